//! Checks that no weighted sum expresses. Each says who describes it.

use super::scheme::{Answer, Sum, digit, remainder};

/// Luhn's (ISO/IEC 7812-1 annex B).
pub(super) fn luhn(number: &[u8]) -> bool {
    let sum: i32 = (number.iter().rev().enumerate())
        .map(|(i, b)| match (i % 2, digit(*b)) {
            (0, d) => d,
            (_, d) if d > 4 => d * 2 - 9,
            (_, d) => d * 2,
        })
        .sum();
    sum % 10 == 0
}

fn holds(number: &[u8], sum: Sum) -> Answer {
    Answer::from(sum.holds(number))
}

fn at(number: &[u8], place: usize) -> u8 {
    number.get(place).copied().unwrap_or_default()
}

fn part(number: &[u8], from: usize, to: usize) -> &[u8] {
    number.get(from..to).unwrap_or_default()
}

fn value(number: &[u8]) -> i64 {
    number.iter().fold(0i64, |n, d| n.saturating_mul(10).saturating_add(i64::from(digit(*d))))
}

/// A place in an alphabet.
fn place(alphabet: &[u8], byte: u8) -> Option<usize> {
    alphabet.iter().position(|a| *a == byte)
}

/// Whether six digits can be a date: day and month in the order given.
fn is_date(day: i64, month: i64) -> bool {
    (1..=31).contains(&day) && (1..=12).contains(&month)
}

/// GB 32100-2015: weights are powers of 3 modulo 31 over an alphabet without I, O, S, V, Z.
pub(super) fn uscc(number: &[u8]) -> Answer {
    const ALPHABET: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
    let Some((last, body)) = number.split_last() else { return Answer::Misshapen };
    let mut weight = 1;
    let mut sum = 0;
    for byte in body {
        let Some(value) = place(ALPHABET, *byte) else { return Answer::Misshapen };
        sum += value * weight;
        weight = weight * 3 % 31;
    }
    Answer::from(ALPHABET.get((31 - sum % 31) % 31) == Some(last))
}

/// VIES FAQ, algorithms: modulo 97, and the range shifted by 55 that HMRC issues since 2010.
pub(super) fn gb_vat(number: &[u8]) -> Answer {
    let sum = |start| Sum::zero(&[8, 7, 6, 5, 4, 3, 2, 10, 1], 97).from(start).holds(part(number, 0, 9));
    // Some descriptions shift the range the other way too.
    if sum(42) { Answer::Unknown } else { Answer::from(sum(0) || sum(55)) }
}

/// Orden EHA/451/2008: a letter, seven digits, and a digit or a letter by the tens' complement of their sum.
pub(super) fn es_cif(number: &[u8]) -> Answer {
    let (first, last) = (at(number, 0), at(number, 8));
    let sum: i32 = (part(number, 1, 8).iter().enumerate())
        .map(|(i, b)| if i % 2 == 0 { digit(*b) * 2 / 10 + digit(*b) * 2 % 10 } else { digit(*b) })
        .sum();
    let check = (10 - sum % 10) % 10;
    let letter = b"JABCDEFGHI".get(check as usize).copied();
    let fits = if last.is_ascii_digit() { digit(last) == check } else { Some(last) == letter };
    // Which entities end in a letter and which in a digit is described differently.
    if !fits {
        Answer::Invalid
    } else if b"PQRSNW".contains(&first) == last.is_ascii_uppercase() || b"CDFGJUV".contains(&first) {
        Answer::Valid
    } else if b"ABEH".contains(&first) && last.is_ascii_uppercase() {
        Answer::Unknown
    } else {
        Answer::Valid
    }
}

/// Real Decreto 1553/2005: the letter of the number's remainder by 23; X, Y, Z of a foreigner stand for 0, 1, 2.
pub(super) fn es_dni(number: &[u8]) -> Answer {
    let Some((last, body)) = number.split_last() else { return Answer::Misshapen };
    let body: Vec<u8> = (body.iter())
        .map(|b| match b {
            b'X' | b'K' | b'L' | b'M' => b'0',
            b'Y' => b'1',
            b'Z' => b'2',
            other => *other,
        })
        .collect();
    Answer::from(b"TRWAGMYFPDXBNJZSQVHLCKE".get(remainder(&body, 23) as usize) == Some(last))
}

/// Last two digits complete the first eight to 97.
pub(super) fn be_vat(number: &[u8]) -> Answer {
    let (body, check) = number.split_at(number.len().saturating_sub(2));
    Answer::from(97 - value(body) % 97 == value(check))
}

/// INSEE: Luhn over the whole and over the company's nine digits; La Poste's establishments count the plain digits' sum by 5.
pub(super) fn siret(number: &[u8]) -> Answer {
    let post = part(number, 0, 9) == b"356000000" && number.iter().map(|b| digit(*b)).sum::<i32>() % 5 == 0;
    match (luhn(number) || post, luhn(part(number, 0, 9))) {
        (true, true) => Answer::Valid,
        (true, false) => Answer::Unknown,
        (false, _) => Answer::Invalid,
    }
}

/// BOFiP TVA-DECLA-20-10: the key is (12 + 3 × SIREN) modulo 97; VIES FAQ for keys with letters. Monaco's have no SIREN.
pub(super) fn fr_tva(number: &[u8]) -> Answer {
    const ALPHABET: &[u8] = b"0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    let (key, siren) = number.split_at(number.len().min(2));
    let n = value(siren);
    let key_holds = if key.iter().all(u8::is_ascii_digit) {
        (12 + 3 * (n % 97)) % 97 == value(key)
    } else {
        let (Some(a), Some(b)) = (place(ALPHABET, at(key, 0)), place(ALPHABET, at(key, 1))) else {
            return Answer::Misshapen;
        };
        let s = if a < 10 { a * 24 + b } else { a * 34 + b } as i64 - if a < 10 { 10 } else { 100 };
        s >= 0 && (n + 1 + s / 11) % 11 == s % 11
    };
    match (key_holds, luhn(siren) || siren.starts_with(b"000")) {
        (true, true) => Answer::Valid,
        (true, false) => Answer::Unknown,
        (false, _) => Answer::Invalid,
    }
}

/// Monaco: a French key before a number that begins with three zeros.
pub(super) fn mc_tva(number: &[u8]) -> Answer {
    if part(number, 2, 5) == b"000" { fr_tva(number) } else { Answer::Misshapen }
}

/// Luhn; digits 8 to 10 name the tax office, which descriptions list differently.
pub(super) fn it_iva(number: &[u8]) -> Answer {
    let office = value(part(number, 7, 10));
    match luhn(number) && part(number, 0, 7) != b"0000000" {
        true if (1..=100).contains(&office) || matches!(office, 120 | 121 | 888 | 999) => Answer::Valid,
        true => Answer::Unknown,
        false => Answer::Invalid,
    }
}

/// The values of digits and letters on odd places of the codice fiscale; Cyprus uses those of the digits.
const ODD: [i32; 36] = [
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10,
    22, 25, 24, 23,
];

fn odd(byte: u8) -> i32 {
    base36(byte).and_then(|i| ODD.get(i as usize).copied()).unwrap_or_default()
}

fn base36(byte: u8) -> Option<i64> {
    char::from(byte).to_digit(36).map(i64::from)
}

/// DM 23 dicembre 1976: odd places by a table, even ones by value, the rest of 26 as a letter.
pub(super) fn codice_fiscale(number: &[u8]) -> Answer {
    let Some((last, body)) = number.split_last() else { return Answer::Misshapen };
    let sum: i32 = (body.iter().enumerate())
        .map(|(i, b)| match (i % 2, b.is_ascii_digit()) {
            (0, _) => odd(*b),
            (_, true) => digit(*b),
            (_, false) => i32::from(b.wrapping_sub(b'A')),
        })
        .sum();
    Answer::from(i32::from(last.wrapping_sub(b'A')) == sum % 26)
}

/// VIES FAQ: the codice fiscale's odd values on odd places, the rest of 26 as a letter.
pub(super) fn cy_vat(number: &[u8]) -> Answer {
    let sum: i32 =
        (part(number, 0, 8).iter().enumerate()).map(|(i, b)| if i % 2 == 0 { odd(*b) } else { digit(*b) }).sum();
    match i32::from(at(number, 8).wrapping_sub(b'A')) == sum % 26 {
        true if number.starts_with(b"12") => Answer::Unknown,
        holds => Answer::from(holds),
    }
}

/// A birth number: divisible by 11 since 1954 (Act 133/2000 Coll.); the nine digits before that have no check.
pub(super) fn birth_number(number: &[u8]) -> Answer {
    let month = value(part(number, 2, 4)) % 50;
    let month = if month > 20 { month - 20 } else { month };
    let tenth = remainder(part(number, 0, 9), 11) == 10 && at(number, 9) == b'0';
    match (number.len(), is_date(value(part(number, 4, 6)), month)) {
        (10, true) => Answer::from(remainder(number, 11) == 0 || tenth),
        (10, false) if remainder(number, 11) != 0 => Answer::Invalid,
        _ => Answer::Unknown,
    }
}

/// VIES FAQ: weights of the seven digits and nine times the second letter, the rest of 23 as a letter; numbers before 1980
/// have their first digit last.
pub(super) fn ie_vat(number: &[u8]) -> Answer {
    const LETTERS: &[u8] = b"WABCDEFGHIJKLMNOPQRSTUV";
    let mut digits = part(number, 0, 7).to_vec();
    if !at(number, 1).is_ascii_digit() {
        digits = [b"0", part(number, 2, 7), part(number, 0, 1)].concat();
    }
    let second = place(LETTERS, at(number, 8)).unwrap_or_default() as i32;
    let sum = digits.iter().zip([8, 7, 6, 5, 4, 3, 2]).map(|(d, w)| digit(*d) * w).sum::<i32>() + 9 * second;
    Answer::from(LETTERS.get((sum % 23) as usize) == number.get(7))
}

/// GSTN: Luhn's over base 36; the tenth letters in between are the holder's PAN.
pub(super) fn gstin(number: &[u8]) -> Answer {
    if pan(part(number, 2, 12)) == Answer::Misshapen || at(number, 13) != b'Z' || value(part(number, 0, 2)) == 0 {
        return Answer::Misshapen;
    }
    let state = value(part(number, 0, 2));
    let sum: i64 = (number.iter().rev().enumerate())
        .map(|(i, b)| {
            let product = base36(*b).unwrap_or_default() * (1 + i as i64 % 2);
            product / 36 + product % 36
        })
        .sum();
    match sum % 36 == 0 {
        true if state > 38 && state != 97 && state != 99 => Answer::Unknown,
        holds => Answer::from(holds),
    }
}

/// Income Tax Department: the fourth letter is the holder's status; no check is published.
pub(super) fn pan(number: &[u8]) -> Answer {
    let fits = b"ABCFGHJKLPTE".contains(&at(number, 3)) && part(number, 5, 9) != b"0000";
    if fits { Answer::Unknown } else { Answer::Misshapen }
}

/// National Tax Service: weights 1 3 7 1 3 7 1 3 5, and the tens of the last product.
pub(super) fn kr_brn(number: &[u8]) -> Answer {
    let tens = digit(at(number, 8)) * 5 / 10;
    holds(number, Sum::zero(&[1, 3, 7, 1, 3, 7, 1, 3, 5, 1], 10).from(tens))
}

/// Divisible by 89 what stands before the last two digits.
pub(super) fn lu_tva(number: &[u8]) -> Answer {
    Answer::from(value(part(number, 0, 6)) % 89 == value(part(number, 6, 8)))
}

/// VIES FAQ: companies begin above 3; persons by date of birth, or 32 since 2017.
pub(super) fn lv_pvn(number: &[u8]) -> Answer {
    if at(number, 0) > b'3' {
        return holds(number, Sum::zero(&[9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1], 11).from(8));
    }
    if !number.starts_with(b"32") && !is_date(value(part(number, 0, 2)), value(part(number, 2, 4))) {
        return Answer::Misshapen;
    }
    holds(number, Sum::last(&[10, 5, 8, 4, 2, 1, 6, 3, 7, 9], 11, "01234567890").from(1))
}

/// Modulo 97 over the whole number is 0.
pub(super) fn mod_97_0(number: &[u8]) -> Answer {
    Answer::from(remainder(number, 97) == 0)
}

/// Anexo 1-A RMF: place in an alphabet of 39 times 13 down to 2, modulo 11. The office has issued many that fail.
pub(super) fn rfc(number: &[u8]) -> Answer {
    const ALPHABET: &[u8] = b"0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ ";
    let date = number.len() - number.iter().take_while(|b| !b.is_ascii_digit()).count();
    let start = number.len() - date;
    if !is_date(value(part(number, start + 4, start + 6)), value(part(number, start + 2, start + 4))) {
        return Answer::Misshapen;
    }
    let Some((last, body)) = number.split_last().filter(|_| number.len() > 11) else { return Answer::Unknown };
    let padding = if number.len() == 12 { 37 * 13 } else { 0 };
    let sum: usize = (body.iter().rev().zip(2..)).map(|(b, w)| place(ALPHABET, *b).unwrap_or_default() * w).sum();
    match b"0A987654321".get((sum + padding) % 11) == Some(last) {
        true => Answer::Valid,
        false => Answer::Unknown,
    }
}

/// Belastingdienst: the old number's eleven test, or since 2020 modulo 97 over "NL" and the number, letters as A = 10.
pub(super) fn nl_btw(number: &[u8]) -> Answer {
    let (body, tail) = number.split_at(number.len().saturating_sub(3));
    let padded = [part(b"000000000", body.len().min(9), 9), body, tail].concat();
    let all = b"NL".iter().chain(&padded).fold(0, |rest, b| {
        let v = base36(*b).unwrap_or_default();
        (if v > 9 { rest * 100 + v } else { rest * 10 + v }) % 97
    });
    let old = Sum::zero(&[9, 8, 7, 6, 5, 4, 3, 2, -1], 11).holds(body);
    Answer::from((old && value(body) > 0 || all == 1) && tail != b"B00")
}

/// GUS: fourteen digits hold when the first nine do and the last does.
pub(super) fn regon(number: &[u8]) -> Answer {
    let nine = Sum::last(&[8, 9, 2, 3, 4, 5, 6, 7], 11, "01234567890").holds(part(number, 0, 9));
    let local = Sum::last(&[2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8], 11, "01234567890");
    Answer::from(nine && (number.len() == 9 || local.holds(number)))
}

/// Federal Tax Service, order ED-7-14/559: a person's number has two check digits.
pub(super) fn inn(number: &[u8]) -> Answer {
    const MAP: &str = "01234567890";
    let first = Sum::last(&[7, 2, 4, 10, 3, 5, 9, 4, 6, 8], 11, MAP).holds(part(number, 0, 11));
    Answer::from(first && Sum::last(&[3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8], 11, MAP).holds(number))
}

/// Order 165n of the Ministry of Finance: the rest by 11 (companies) or 13 (persons), its last digit.
pub(super) fn ogrn(number: &[u8]) -> Answer {
    let Some((last, body)) = number.split_last() else { return Answer::Misshapen };
    let modulus = if body.len() == 12 { 11 } else { 13 };
    Answer::from(value(body) % modulus % 10 == i64::from(digit(*last)))
}

/// Ten digits divisible by 11.
pub(super) fn sk_dph(number: &[u8]) -> Answer {
    if remainder(number, 11) != 0 {
        return Answer::Invalid;
    }
    // The third digit is a group of holders; lists of the groups differ.
    if at(number, 0) != b'0' && b"234789".contains(&at(number, 2)) { Answer::Valid } else { Answer::Unknown }
}

/// Entities other than companies in Singapore: year, type and serial over an alphabet of 30.
pub(super) fn sg_other(number: &[u8]) -> Answer {
    const ALPHABET: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWX0123456789";
    let sum: usize = (number.iter().zip([4, 3, 5, 3, 10, 2, 2, 5, 7]))
        .map(|(b, w)| place(ALPHABET, *b).unwrap_or_default() * w)
        .sum();
    Answer::from(ALPHABET.get((sum + 6) % 11) == number.last())
}

/// Gelir İdaresi: each digit plus its distance, times a power of 2 modulo 9.
pub(super) fn vkn(number: &[u8]) -> Answer {
    let sum: i32 = (part(number, 0, 9).iter().zip(0..))
        .map(|(b, i)| {
            let shifted = (digit(*b) + 9 - i) % 10;
            match (shifted << (9 - i)) % 9 {
                0 if shifted != 0 => 9,
                rest => rest,
            }
        })
        .sum();
    Answer::from((10 - sum % 10) % 10 == digit(at(number, 9)))
}

/// Nüfus: tenth digit from odd and even places, eleventh from the sum.
pub(super) fn tckimlik(number: &[u8]) -> Answer {
    let tenth = Sum::last(&[7, -1, 7, -1, 7, -1, 7, -1, 7], 10, "0123456789").holds(part(number, 0, 10));
    Answer::from(tenth && Sum::last(&[1; 10], 10, "0123456789").holds(number))
}

/// Ministry of Finance: products' digits summed divide by 5 (by 10 before 2023); a seventh digit 7 counts 1 or 0.
pub(super) fn tw_ubn(number: &[u8]) -> Answer {
    let sum = |start, modulus| Sum::zero(&[1, 2, 1, 2, 1, 2, 4, 1], modulus).folded().from(start).holds(number);
    let seven = at(number, 6) == b'7';
    if sum(0, 10) || seven && sum(1, 10) {
        Answer::Valid
    } else if sum(0, 5) || seven && sum(1, 5) {
        Answer::Unknown
    } else {
        Answer::Invalid
    }
}

/// Derzhstat: numbers between 30 and 60 millions have their weights turned by one; a rest of 10 asks weights higher by 2.
pub(super) fn edrpou(number: &[u8]) -> Answer {
    let middle = (30_000_000..=60_000_000).contains(&value(number));
    const LOW: Sum = Sum::last(&[3, 4, 5, 6, 7, 8, 9], 11, "01234567890");
    const TURNED: Sum = Sum::last(&[9, 3, 4, 5, 6, 7, 8], 11, "01234567890");
    let sum = if middle {
        Sum::last(&[7, 1, 2, 3, 4, 5, 6], 11, "0123456789>").then(&TURNED)
    } else {
        Sum::last(&[1, 2, 3, 4, 5, 6, 7], 11, "0123456789>").then(&LOW)
    };
    holds(number, sum)
}

/// SENIAT: the letter counts 4, 8, 12, 16 or 20.
pub(super) fn rif(number: &[u8]) -> Answer {
    let letter = (place(b"VEJPG", at(number, 0)).unwrap_or_default() as i32 + 1) * 4;
    holds(part(number, 1, 10), Sum::last(&[3, 2, 7, 6, 5, 4, 3, 2], 11, "00987654321").from(letter))
}

/// Receita Federal, IN RFB 2.229/2024: two digits modulo 11; letters count by their code less 48.
pub(super) fn cnpj(number: &[u8]) -> Answer {
    let digit_at = |end: usize| {
        let sum: i32 = (part(number, 0, end).iter().rev().zip((2..=9).cycle()))
            .map(|(b, w)| (i32::from(*b) - i32::from(b'0')) * w)
            .sum();
        match sum % 11 {
            0 | 1 => 0,
            rest => 11 - rest,
        }
    };
    let same = number.iter().all(|b| Some(b) == number.first());
    Answer::from(!same && digit_at(12) == digit(at(number, 12)) && digit_at(13) == digit(at(number, 13)))
}

/// Receita Federal: two digits modulo 11, weights from the right.
pub(super) fn cpf(number: &[u8]) -> Answer {
    let first = Sum::last(&[10, 9, 8, 7, 6, 5, 4, 3, 2], 11, "00987654321").holds(part(number, 0, 10));
    let same = number.iter().all(|b| Some(b) == number.first());
    Answer::from(!same && first && Sum::last(&[11, 10, 9, 8, 7, 6, 5, 4, 3, 2], 11, "00987654321").holds(number))
}

/// IRS: prefixes of its campuses; 07 to 09 and some others were never given out. No check digit.
pub(super) fn ein(number: &[u8]) -> Answer {
    let campus = value(part(number, 0, 2));
    let none = matches!(campus, 0 | 7..=9 | 17..=19 | 28 | 29 | 49 | 69 | 70 | 78 | 79 | 89 | 96 | 97);
    if none { Answer::Misshapen } else { Answer::Unknown }
}

/// Þjóðskrá: a date (day plus 40 for companies), the ninth digit modulo 11.
pub(super) fn kennitala(number: &[u8]) -> Answer {
    if !is_date(value(part(number, 0, 2)) % 40, value(part(number, 2, 4))) {
        return Answer::Misshapen;
    }
    holds(part(number, 0, 9), Sum::last(&[3, 2, 7, 6, 5, 4, 3, 2], 11, "0-987654321"))
}

/// Belarusian persons' numbers begin with two letters that stand for numbers.
pub(super) fn unp(number: &[u8]) -> Answer {
    let second = place(b"ABCEHKMOPT", at(number, 1)).unwrap_or(digit(at(number, 1)) as usize) as i32;
    let first = base36(at(number, 0)).unwrap_or_default() as i32;
    let sum = Sum::last(&[19, 17, 13, 7, 5, 3], 11, "0123456789-").from(first * 29 + second * 23);
    holds(part(number, 2, 9), sum)
}

/// DGI: the first two digits are 01 to 22 and 001 stands before the check digit.
pub(super) fn uy_rut(number: &[u8]) -> Answer {
    if !(1..=22).contains(&value(part(number, 0, 2))) || part(number, 2, 8) == b"000000" {
        return Answer::Misshapen;
    }
    holds(number, Sum::last(&[4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2], 11, "0-987654321"))
}

/// Skatteverket: the company's ten digits by Luhn, then 01 to 94.
pub(super) fn se_vat(number: &[u8]) -> Answer {
    match (luhn(part(number, 0, 10)), value(part(number, 10, 12))) {
        (true, 1) => Answer::Valid,
        (true, 2..=94) => Answer::Unknown,
        _ => Answer::Invalid,
    }
}

/// HMRC's UTR: weights 6 7 8 9 10 5 4 3 2 over the last nine digits give the first.
pub(super) fn utr(number: &[u8]) -> Answer {
    let digits: Vec<u8> = number.iter().copied().filter(u8::is_ascii_digit).collect();
    let Some((first, rest)) = digits.split_first() else { return Answer::Misshapen };
    let turned: Vec<u8> = rest.iter().chain([first]).copied().collect();
    Answer::from(Sum::last(&[6, 7, 8, 9, 10, 5, 4, 3, 2], 11, "21987654321").holds(&turned))
}

/// Inland Revenue, "RWT and NRWT certificate filing specification".
pub(super) fn ird(number: &[u8]) -> Answer {
    let n = value(number);
    if !(10_000_000..=150_000_000).contains(&n) {
        return Answer::Misshapen;
    }
    const SECOND: Sum = Sum::last(&[7, 4, 3, 2, 5, 2, 7, 6], 11, "0-987654321");
    Answer::from(Sum::last(&[3, 2, 7, 6, 5, 4, 3, 2], 11, "0>987654321").then(&SECOND).holds(number))
}

/// AFIP: the commonest weights over eleven digits; other prefixes than those listed are described differently.
pub(super) fn cuit(number: &[u8]) -> Answer {
    let listed = matches!(value(part(number, 0, 2)), 20 | 23 | 24 | 27 | 30 | 33 | 34 | 50 | 51 | 55);
    match Sum::last(&[5, 4, 3, 2, 7, 6, 5, 4, 3, 2], 11, "09987654321").holds(number) {
        true if !listed => Answer::Unknown,
        holds => Answer::from(holds),
    }
}

/// Romanian personal number (CNP), annex to Law 105/1996: a date in the middle, the rest by 11.
pub(super) fn cnp(number: &[u8]) -> Answer {
    if !is_date(value(part(number, 5, 7)), value(part(number, 3, 5))) {
        return Answer::Unknown;
    }
    holds(number, Sum::last(&[2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9], 11, "01234567891"))
}
