//! Names and numbers without meaning: one character again and again, a walk along the keyboard, consonants nobody can
//! pronounce, digits that merely count.

/// Words of a company's name that say nothing of it, folded: legal forms and what goes with them, also in pinyin.
const FORMS: &[&str] = &[
    "ltd",
    "limited",
    "llc",
    "inc",
    "co",
    "corp",
    "gmbh",
    "ug",
    "ag",
    "kg",
    "sl",
    "sa",
    "srl",
    "sarl",
    "sas",
    "bv",
    "plc",
    "oy",
    "ab",
    "as",
    "company",
    "trading",
    "youxiangongsi",
    "gongsi",
    "ооо",
    "ип",
];
/// The same at the end of names in scripts without spaces.
const FORMS_CJK: &[&str] =
    &["有限责任公司", "有限責任公司", "有限公司", "商行", "经营部", "公司", "株式会社", "合同会社", "주식회사"];
/// The rows of keyboards.
const ROWS: &[&str] = &["qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"];

/// Whether a company's or person's name, folded, is letters without meaning. Initials and names in other scripts are left alone.
pub fn is_gibberish(name: &str) -> bool {
    let bare = FORMS_CJK.iter().fold(name.to_lowercase(), |name, form| name.replace(form, " "));
    let words: Vec<&str> =
        bare.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty() && !FORMS.contains(w)).collect();
    let letters: Vec<char> = words.concat().chars().collect();
    let ideographs = letters.iter().all(|c| !super::fold::is_spaced(*c));
    let same = letters.windows(2).all(|pair| pair.first() == pair.last());
    if ideographs {
        return letters.len() >= 3 && same;
    }
    if letters.len() < 4 {
        return false;
    }
    // "Schwarzkopf" has four consonants in a row, "Borschtsch" six; seven are no language's.
    let unpronounceable = words.iter().any(|word| {
        word.split(['a', 'e', 'i', 'o', 'u', 'y'])
            .any(|run| run.len() >= 7 && run.bytes().all(|b| b.is_ascii_alphabetic()))
    });
    same || walks_the_keyboard(&letters) || unpronounceable
}

/// Whether `letters` fall into walks of at least three neighbouring keys each ("sdf", "sdfgh").
fn walks_the_keyboard(letters: &[char]) -> bool {
    let place = |c: char| {
        ROWS.iter().zip(0i32..).find_map(|(row, r)| {
            row.chars().position(|key| key == c).and_then(|at| i32::try_from(at).ok()).map(|at| r * 100 + at)
        })
    };
    let steps: Vec<i32> = letters
        .windows(2)
        .map(|pair| match pair {
            [a, b] => place(*b).unwrap_or(-1_000) - place(*a).unwrap_or(1_000),
            _ => 0,
        })
        .collect();
    // Every letter must stand in a walk: between two breaks there are at least two steps the same way.
    let mut walk = 0;
    let mut shortest = usize::MAX;
    let mut last = 0;
    for step in steps {
        if step.abs() == 1 && (walk == 0 || step == last) {
            walk += 1;
        } else {
            shortest = shortest.min(walk);
            walk = 0;
        }
        last = step;
    }
    shortest.min(walk) >= 2
}

/// Whether a number's digits merely count up or down, or are one digit again and again, so that nobody was given it.
/// Eight digits in order are somebody's somewhere; nine are taken for filled in.
pub fn is_filled_in(number: &str) -> bool {
    let digits: Vec<i32> =
        number.chars().filter_map(|c| c.to_digit(10)).filter_map(|d| i32::try_from(d).ok()).collect();
    let letters = number.chars().filter(|c| c.is_alphabetic()).count();
    let by = |step: i32| {
        digits.windows(2).all(|pair| match pair {
            [a, b] => (a + step).rem_euclid(10) == *b,
            _ => false,
        })
    };
    letters <= 3 && (digits.len() >= 9 && (by(1) || by(-1)) || digits.len() >= 7 && by(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_letters_are_no_name() {
        for name in [
            "asdfgh",
            "aaaa",
            "Sdfsdfgh Ltd",
            "qwerty",
            "xxxxxx",
            "1234",
            "йцукен ООО",
            "啊啊啊有限公司",
            "Asdfg YouXianGongSi",
            "zxcv trading co",
        ] {
            assert!(is_gibberish(name), "{name}");
        }
    }

    #[test]
    fn names_of_people_and_firms_are_names() {
        for name in [
            "Schwarzkopf GmbH",
            "H&M",
            "LVMH",
            "Knhk",
            "深圳市贸易有限公司",
            "Ng",
            "ASDA Stores Ltd",
            "Wertheim",
            "Rhythm Ltd",
            "Abcam plc",
            "Were",
            "Poitou Sarl",
            "Redes SL",
            "王丽丽",
            "ShenZhen ShiYangPin MaoYi YouXianGongSi",
            "Li Li",
            "Kk",
            "山田商店",
            "(주)샘플",
            "Brzęczyszczykiewicz",
            "Krzysztof",
            "AAA Ltd",
            "3M",
            "Vlk s.r.o.",
            "Düsseldorf",
            "ООО Ромашка",
        ] {
            assert!(!is_gibberish(name), "{name}");
        }
    }

    #[test]
    fn numbers_that_merely_count_were_given_to_nobody() {
        for number in ["123456789012345678", "DE123456789", "987654321", "1111111", "00000000", "000000000000000000"] {
            assert!(is_filled_in(number), "{number}");
        }
        for number in [
            "91110000600037341L",
            "12345678",
            "Musterstadt HRB 12345",
            "DE136695976",
            "552 008 443",
            "01234567",
            "粤ICP备12345678号-1",
        ] {
            assert!(!is_filled_in(number), "{number}");
        }
    }
}
