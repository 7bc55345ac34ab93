//! Disguises: a brand's name written so that people read it and filters do not.
//!
//! A second look, taken at words that are suspicious by themselves (`words.rs`): with letters of another script, invisible
//! characters, digits, stars or pictures inside, or letters set apart or drawn out. A third look ([`slips`]), taken only
//! where no brand is named plainly, reads names that are one letter off or broken by a space; a slip of the pen is no disguise.

mod marks;
mod slips;
mod words;

use crate::passage::Passage;
use crate::rules::schema::NameKind;
use crate::rules::{BrandRules, Means, RuleBook, Shaped, Spelling, Tier};
use crate::text::dictionary::Hit;
use crate::text::fold::{Folded, fold, is_invisible};
use crate::text::shape;
pub use slips::slips;
use std::ops::Range;
use words::{Suspicious, Why, suspicious, windows, words};

/// How a name is hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trick {
    /// Look-alike letters, invisible characters, digits for letters, stars, letters set apart.
    Spelling,
    /// A name sellers use among themselves.
    Nickname,
    /// One letter off, or broken where honest people break it too.
    Slip,
}

/// How sure it is that the words mean the brand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// Nobody writes anything else so.
    Sure,
    /// The brand's goods, or a line of it, must stand beside: by itself it may be chance.
    WithGoods,
}

/// A disguised name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disguise {
    /// Index of the brand in the rule book.
    pub brand: u32,
    /// How it is hidden.
    pub trick: Trick,
    /// How sure it is.
    pub certainty: Certainty,
    /// Where in the folded text.
    pub range: Range<usize>,
    /// As written.
    pub written: String,
    /// What it reads as.
    pub reads: String,
}

/// Shortest name, in letters, that is believed without goods beside it once digits, stars and gaps are read away:
/// shorter ones are model numbers and initials.
const MIN_SURE: usize = 5;
/// Most disguises looked into, of one text.
const MOST: usize = 8;

/// Whether a name that the dictionary found is a disguise after all: listed as one, or found only because folding
/// looks through invisible characters.
pub fn of_name(passage: &Passage<'_>, hit: &Hit<'_, Spelling>, brand: &BrandRules) -> Option<Disguise> {
    let written = passage.quote(hit.range.clone());
    let (trick, certainty) = match hit.entry.means {
        Means::Brand(NameKind::Disguise) | Means::Perhaps(NameKind::Disguise) => {
            // A listed disguise with a sign in it is a way of spelling, and so is one of two scripts ("爱ma仕"); a word of
            // its own is a nickname.
            let mixed = !written.is_ascii() && written.contains(|c: char| c.is_ascii_alphabetic());
            let is_spelling =
                written.contains(['*', '@', '#', '_']) || mixed && hit.entry.means == Means::Brand(NameKind::Disguise);
            let trick = if is_spelling { Trick::Spelling } else { Trick::Nickname };
            (trick, Certainty::WithGoods)
        }
        Means::Line { .. } | Means::SomethingElse => return None,
        _ if is_doctored(written) => (Trick::Spelling, Certainty::Sure),
        _ => return None,
    };
    Some(Disguise {
        brand: hit.entry.brand,
        trick,
        certainty,
        range: hit.range.clone(),
        written: written.to_owned(),
        reads: brand.rules.name.clone(),
    })
}

/// Whether a plainly read name holds what nobody types: invisible characters, letters struck through, or letters of two
/// widths. Zero-width joiners and soft hyphens are ordinary spelling.
fn is_doctored(written: &str) -> bool {
    if written.is_ascii() {
        return false;
    }
    let ordinary =
        |c| matches!(c, '\u{600}'..='\u{6ff}' | '\u{900}'..='\u{dff}' | '\u{1f000}'..='\u{1faff}' | '\u{ad}');
    let struck = |c| matches!(c, '\u{334}'..='\u{338}' | '\u{488}' | '\u{489}' | '\u{20d2}'..='\u{20e5}');
    let letters = || written.chars().filter(|c| c.is_alphabetic());
    let plain = letters().any(|c| c.is_ascii());
    // Bold and enclosed letters decorate a whole word; one of them among plain ones decorates nothing.
    let fancy = |c: char| !c.is_ascii() && fold(c.encode_utf8(&mut [0; 4])).is_ascii() && is_styled(c);
    written.chars().any(is_invisible) && !written.chars().any(ordinary)
        || written.chars().any(struck)
        || plain && letters().any(fancy)
}

/// Letters that are Latin ones in another dress: full-width, mathematical, enclosed, superscript.
fn is_styled(c: char) -> bool {
    matches!(c, '\u{1d400}'..='\u{1d7ff}' | '\u{ff21}'..='\u{ff5a}' | '\u{249c}'..='\u{24e9}' | '\u{1f100}'..='\u{1f1ff}'
        | '\u{2100}'..='\u{214f}' | '\u{1d2c}'..='\u{1d6a}' | '\u{2070}'..='\u{209c}' | '\u{2b0}'..='\u{2b8}')
}

/// The disguised names among the suspicious words of a passage.
pub fn find(passage: &Passage<'_>, rules: &RuleBook) -> Vec<Disguise> {
    let text = passage.original.as_ref();
    let words = words(text);
    let suspicious = suspicious(text, &words);
    let mut found: Vec<Disguise> =
        suspicious.iter().filter_map(|w| read(passage, &words, w, rules)).take(MOST).collect();
    found.extend(marks::marked(passage, rules));
    found.extend(reversed(passage, rules));
    found
}

/// The name that a suspicious word, or a run of words around it, reads as.
fn read(passage: &Passage<'_>, words: &[Range<usize>], word: &Suspicious, rules: &RuleBook) -> Option<Disguise> {
    // A name of several words is suspicious in one of them: "Louis Vuitto*".
    windows(words, word).find_map(|at| {
        let written = passage.original.get(at.clone())?;
        let name = look_up(written, word.why, rules)?;
        let folded = Folded::new(written);
        // The plain spelling is no disguise of itself: "Ray-Ban" is written with a hyphen.
        let whole = 0..folded.text.len();
        if word.why != Why::Letters && rules.names.find(&folded).iter().any(|h| h.range == whole) {
            return None;
        }
        let short = name.letters.len() < MIN_SURE;
        let digits = written.bytes().filter(u8::is_ascii_digit).count();
        let too_little = digits * 2 >= name.letters.len() || name.tier != Tier::Rules && name.letters.len() <= MIN_SURE;
        if too_little && word.why != Why::Letters {
            return None;
        }
        let certainty = match word.why {
            Why::Letters => Certainty::Sure,
            _ if name.ambiguous || short => Certainty::WithGoods,
            _ => Certainty::Sure,
        };
        // "Louis_Vuitton", "Michael-Kors": parted where its words part.
        let parted = fold(&name.name) == fold(&written.replace(['_', '/', '|', '+', '.', '*'], " "));
        let trick = if parted && written.is_ascii() { Trick::Slip } else { Trick::Spelling };
        let range = passage.folded().folded_range(at);
        let (written, reads) = (written.to_owned(), name.name.clone());
        Some(Disguise { brand: name.brand, trick, certainty, range, written, reads })
    })
}

fn look_up<'r>(written: &str, why: Why, rules: &'r RuleBook) -> Option<&'r Shaped> {
    let names = rules.shapes();
    match why {
        // "G*UCCI" has its star between the letters, "*GUCCI*" only around them.
        Why::Stars => names.starred(written).or_else(|| {
            let inner = written.trim_matches(shape::is_star);
            inner.contains(shape::is_star).then(|| names.get(&shape::key(inner)))?
        }),
        Why::Stretched => names.stretched(&shape::key(written)),
        // Stars may come with other scripts' letters: what is left of the name decides.
        Why::Letters if written.contains(shape::is_star) => {
            names.starred(written).or_else(|| names.starred(&shape::latin(written)))
        }
        Why::Letters | Why::Signs => names.get(&shape::key(written)),
    }
}

/// A name written backwards behind a mark that turns the writing round.
fn reversed(passage: &Passage<'_>, rules: &RuleBook) -> Option<Disguise> {
    const TURN: char = '\u{202e}';
    let text = passage.original.as_ref();
    let start = text.find(TURN)? + TURN.len_utf8();
    let rest = text.get(start..)?;
    let end = start + rest.find(['\u{202c}', '\u{202d}']).unwrap_or(rest.len());
    let written = text.get(start..end)?;
    let turned: String = written.chars().rev().collect();
    let names = rules.names.find(&Folded::new(&turned));
    let hit = names.iter().find(|h| matches!(h.entry.means, Means::Brand(_) | Means::Perhaps(_)))?;
    Some(Disguise {
        brand: hit.entry.brand,
        trick: Trick::Spelling,
        certainty: Certainty::Sure,
        range: passage.folded().folded_range(start..end),
        written: written.trim().to_owned(),
        reads: rules.brand(hit.entry.brand)?.rules.name.clone(),
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests {
    use super::*;
    use crate::listing::{Fact, Listing, Source};
    use crate::passage::Passages;
    use crate::rules::embedded;
    use std::sync::LazyLock;

    static RULES: LazyLock<RuleBook> = LazyLock::new(|| RuleBook::new(embedded().unwrap()));

    fn found(title: &str) -> Option<(String, String, Trick)> {
        let listing = Listing { title: Some(Fact::new(title.to_owned(), Source::JsonLd)), ..Listing::default() };
        let passages = Passages::new(&listing);
        let claim = super::super::claim(&passages, &[], &RULES)?;
        claim.disguise.map(|d| (d.written, d.reads, d.trick))
    }

    #[test]
    fn names_behind_other_letters_are_read() {
        for title in [
            "Cаrtier bracelet",
            "C4rt1er bracelet",
            "C\u{200b}artier bracelet",
            "C\u{2066}artier\u{2069} bracelet",
            "C a r t i e r bracelet",
            "C.a.r.t.i.e.r bracelet",
            "Car_tier bracelet",
            "C*rtier bracelet",
            "C**tier bracelet",
            "Carrrtierrr bracelet",
            "C🔥artier bracelet",
            "Ca❤️rtier bracelet",
            "Cａrtier bracelet",
            "C\u{336}a\u{336}r\u{336}tier bracelet",
            "\u{202e}reitraC\u{202c} bracelet",
            "C artier bracelet",
            "Ca rti er bracelet",
        ] {
            let (written, reads, trick) = found(title).unwrap_or_else(|| panic!("{title:?} is not read"));
            assert_eq!((reads.as_str(), trick), ("Cartier", Trick::Spelling), "{title:?}");
            assert!(title.contains(&written), "{title:?} quotes {written:?}");
        }
        assert_eq!(found("Zаra dress").map(|f| f.1).as_deref(), Some("Zara"), "a word in other letters is no word");
        assert_eq!(found("N1ke shoes").map(|f| f.1).as_deref(), Some("Nike"));
        assert_eq!(found("6ucci bag").map(|f| f.1).as_deref(), Some("Gucci"));
    }

    #[test]
    fn names_of_other_scripts_are_read_behind_marks() {
        for (title, written, reads) in [
            ("구.찌 마몬트 벨트", "구.찌", "Gucci"),
            ("샤*넬 클래식 가방", "샤*넬", "Chanel"),
            ("에@르#메스 오란 슬리퍼", "에@르#메스", "Hermès"),
            ("구ㅉㅣ 벨트", "구ㅉㅣ", "Gucci"),
            ("香.奈.儿 链条包", "香.奈.儿", "Chanel"),
            ("香 奈 儿 链条包", "香 奈 儿", "Chanel"),
            ("香nai儿 链条包", "香nai儿", "Chanel"),
            ("バ.レ.ン.シ.ア.ガ キャップ", "バ.レ.ン.シ.ア.ガ", "Balenciaga"),
            ("シ・ャネル バッグ", "シ・ャネル", "Chanel"),
            ("シャ〇ル バッグ", "シャ〇ル", "Chanel"),
            ("モ◯クレール ダウン", "モ◯クレール", "Moncler"),
            ("CHA○EL バッグ", "CHA○EL", "Chanel"),
            ("Гуч.чи сумка", "Гуч.чи", "Gucci"),
            ("شا.نيل شنطة", "شا.نيل", "Chanel"),
            ("G*UCCI belt", "G*UCCI", "Gucci"),
            ("C*h*a*n*e*l 包包", "C*h*a*n*e*l", "Chanel"),
            ("L*uis V*itt*n tote", "L*uis V*itt*n", "Louis Vuitton"),
            ("M0ncl*r gilet", "M0ncl*r", "Moncler"),
        ] {
            assert_eq!(found(title), Some((written.to_owned(), reads.to_owned(), Trick::Spelling)), "{title:?}");
        }
        for title in [
            "安迪/奥特曼 书包",
            "ボディ・オールインワンジェル バッグ",
            "나이/키 재기 스티커",
            "ルイ・ヴィトン 財布",
            "*GUCCI* belt",
            "5*star hotel slippers",
            "S/M/L 黑色/白色",
            "ㅋㅋㅋ 귀여운 가방",
        ] {
            assert_eq!(found(title), None, "{title:?}");
        }
    }

    #[test]
    fn slips_of_the_pen_are_read_and_called_so() {
        for (title, written, reads) in [
            ("Swarovskki crystal bracelet", "Swarovskki", "Swarovski"),
            ("Burberyr trench coat", "Burberyr", "Burberry"),
            ("Long champ tote bag", "Long champ", "Longchamp"),
            ("Michael/Kors bag", "Michael/Kors", "Michael Kors"),
        ] {
            assert_eq!(found(title), Some((written.to_owned(), reads.to_owned(), Trick::Slip)), "{title:?}");
        }
    }

    #[test]
    fn honest_spellings_are_no_disguise() {
        for title in [
            "Cartier bracelet",
            "CARTIER® 18K",
            "Louis_Vuitton bag",
            "Van Cleef & Arpels ring",
            "size 17 A B C D E F",
            "B-07 C3R13A",
            "Ролекс Картье",
            "5-star rated!",
            "Three car tier stand for the hallway",
            "They go yard in the ninth",
            "Carter bracelet",
            "𝐂𝐚𝐫𝐭𝐢𝐞𝐫 bracelet",
            "Cartier❤️bracelet",
            "sooooo nice!!!",
        ] {
            assert_eq!(found(title), None, "{title:?}");
        }
    }
}
