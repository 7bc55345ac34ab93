//! Legal forms: telling a company's name in a line of text by the words that end or begin it.

use super::marks::is_cjk;

/// Forms that stand behind the name, without full stops, as they are written.
const BEHIND: &str = "GmbH|GMBH|gGmbH|UG|AG|KG|OHG|GbR|eK|eU|KGaA|SE|Ltd|LTD|Limited|LIMITED|LLC|LLP|Inc|INC|Corp|\
     Corporation|PLC|Plc|plc|BV|NV|VOF|Srl|SRL|srl|Srls|SRLS|SpA|spa|Sas|SAS|SASU|SARL|Sarl|EURL|EIRL|EI|SNC|Snc|\
     SA|SL|SLU|SCA|SCP|Lda|LDA|Ltda|LTDA|EIRELI|ME|EPP|sro|as|spol|Sp|spj|spk|Oy|OY|Oyj|AB|HB|AS|A/S|ApS|\
     IVS|OÜ|SIA|UAB|Kft|KFT|Zrt|Bt|doo|dd|DOO|EOOD|OOD|ЕООД|ООД|Bhd|Pte|Pty|Pvt|Private|AŞ|Şti|Co";
/// Those of them that are words of their own and need company: "Co." before "Ltd", "Sp." before "z o.o.".
const HALF: &str = "Co|Sp|spol|Pte|Pty|Pvt|Private|ME|SE|as|spa";
/// What may go on after a form.
const LINKS: &str = "&|und|Co|de|CV|RL|(haftungsbeschränkt)|SpK|spk|RLCV";
/// What may go on after "Sp." and "spol.".
const SPACED: &str = "z|oo|s|r|o|ro|sro";
/// Words of a name that begin small.
const SMALL: &str = "of|and|&|de|du|des|la|le|et|und|y|e|di|van|der|den|the|da|do|dos|for|+|i|a|-";

/// What "Limited" is said of when it is no form.
const NOT_LIMITED: &str = "edition|editions|time|offer|stock|warranty|liability|quantities|quantity|to|series|run|release|\
     collection|sale|special";

/// Forms before the name.
const BEFORE: &str =
    "株式会社|合同会社|有限会社|주식회사|유한회사|(주)|㈜|（주）|（株）|(株)|㈱|ООО|ОАО|ЗАО|ИП|ТОВ|ФОП";
/// Forms of Chinese behind the name.
const BEHIND_CJK: &str = "有限公司|有限责任公司|有限責任公司|商行|经营部|經營部|合作社|工作室";

/// The first company in a text: where its name with the legal form begins and ends.
pub(super) fn company(text: &str) -> Option<(usize, usize)> {
    let text = text.get(..text.floor_char_boundary(600))?;
    let (start, end) = latin(text).or_else(|| before(text)).or_else(|| chinese(text))?;
    (4..=160).contains(&text.get(start..end)?.len()).then_some((start, end))
}

/// Whether a list divided by `|` holds a word.
fn among(list: &str, word: &str) -> bool {
    list.split('|').any(|w| w == word)
}

struct Word<'a> {
    start: usize,
    text: &'a str,
}

impl Word<'_> {
    /// Without full stops and what ends a phrase.
    fn key(&self) -> String {
        self.text.trim_matches(['.', ',', ';', ':', ')', '"', '“', '”', '»', '|', '!']).replace('.', "")
    }
    fn end(&self) -> usize {
        self.start + self.text.trim_end_matches([',', ';', ':', '|', '"', '”', '»', '!']).len()
    }
}

fn words(text: &str) -> Vec<Word<'_>> {
    text.split_whitespace()
        .map(|w| Word { start: w.as_ptr() as usize - text.as_ptr() as usize, text: w })
        .take(120)
        .collect()
}

fn latin(text: &str) -> Option<(usize, usize)> {
    let words = words(text);
    for (at, word) in words.iter().enumerate().skip(1) {
        let key = word.key();
        if !among(BEHIND, &key) || !is_form(&words, at, &key) {
            continue;
        }
        // Forward over "& Co. KG", "de C.V.", "z o.o.", "Ltd".
        let mut last = at;
        let half = matches!(key.as_str(), "Sp" | "spol");
        while let Some(next) = words.get(last + 1) {
            let key = next.key();
            let ended = words.get(last).is_some_and(|w| {
                w.text.ends_with([';', '|', ':'])
                    || w.text.ends_with(',') && key != "Ltd" && key != "Inc" && key != "LTD"
            });
            let linked = among(LINKS, &key) || among(BEHIND, &key) || half && among(SPACED, &key);
            if ended || last > at + 4 || !linked {
                break;
            }
            last += 1;
        }
        while last > at && words.get(last).is_some_and(|w| matches!(w.key().as_str(), "&" | "und" | "de" | "z")) {
            last -= 1;
        }
        let mut first = at;
        while let Some(previous) = first.checked_sub(1).and_then(|i| words.get(i)) {
            if at - first > 8 || !belongs(previous, first == at) {
                break;
            }
            first -= 1;
        }
        while first < at && words.get(first).is_some_and(|w| among(SMALL, w.text) && w.text != "the") {
            first += 1;
        }
        if first == at {
            continue;
        }
        let (from, to) = (words.get(first)?, words.get(last)?);
        let opened = from.text.trim_start_matches(['(', '"', '“', '„', '«', '©']);
        // "2025Example": the year of the claim stuck to the name.
        let years = opened.bytes().take_while(u8::is_ascii_digit).count();
        let stuck = years == 4 && opened.starts_with("20") && opened.len() > 4;
        let opened = if stuck { opened.get(4..).unwrap_or_default() } else { opened };
        let begin = from.start + (from.text.len() - opened.len());
        // The full stop of an abbreviation is its own, another the sentence's.
        let end = to.end();
        let abbreviated =
            to.key().len() <= 4 && !matches!(to.key().as_str(), "GmbH" | "GMBH" | "LLC" | "AG" | "PLC" | "plc" | "AB");
        let dotted =
            text.get(..end).is_some_and(|t| t.ends_with('.')) && !abbreviated && to.text.matches('.').count() == 1;
        return Some((begin, if dotted { end - 1 } else { end }));
    }
    None
}

/// Whether a form's word is one here: "Limited Edition" and "Day Spa" are not.
fn is_form(words: &[Word<'_>], at: usize, key: &str) -> bool {
    let next = words.get(at + 1).map(Word::key).unwrap_or_default();
    if matches!(key, "Limited" | "LIMITED") && next.starts_with(|c: char| c.is_alphabetic()) {
        return !among(NOT_LIMITED, &next.to_lowercase());
    }
    if among(HALF, key) {
        let dotted = words.get(at).is_some_and(|w| w.text.trim_end_matches([',', ';']).matches('.').count() >= 2);
        return dotted
            || key == "Co" && next.to_uppercase().starts_with("LTD")
            || matches!(
                (key, next.as_str()),
                ("Sp", "z") | ("spol", _) | ("Pte" | "Pty" | "Pvt" | "Private", "Ltd" | "LTD" | "Limited")
            );
    }
    true
}

/// Whether a word before a form is still the company's name.
fn belongs(word: &Word<'_>, beside: bool) -> bool {
    let text = word.text;
    let clean = text.trim_start_matches(['(', '"', '“', '„', '«']);
    let years = |c: char| c.is_ascii_digit() || matches!(c, '-' | '–' | '—' | '.' | ',' | '©');
    let year = clean.len() >= 4 && clean.chars().all(years) && clean.starts_with(['1', '2', '©']);
    let ends = text.ends_with(['|', '•', '·', ';', ':', '©', '!', '?', '–', '—', '®', '*'])
        || text.ends_with(',') && !(beside && clean.len() > 2)
        || text.ends_with('.') && clean.chars().count() > 4
        || matches!(text, "-" | "|" | "by" | "By" | "©" | "(c)" | "(C)" | "Copyright" | "copyright" | "von");
    let begins = clean.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || is_cjk(c));
    let inner = clean.chars().next().is_some_and(char::is_lowercase) && clean.chars().skip(1).any(char::is_uppercase);
    let domain = clean.contains('.') && clean.len() > 5 && !clean.contains('@') && !clean.ends_with('.');
    !year && !ends && (begins || inner || domain || among(SMALL, clean))
}

/// "株式会社サンプル", "(주)샘플", "ООО «Образец»"; Japanese and Korean ones may stand behind too.
fn before(text: &str) -> Option<(usize, usize)> {
    let (at, form) = BEFORE.split('|').filter_map(|f| text.find(f).map(|at| (at, f))).min()?;
    let breaks = |c: char| "|｜/／,、，·•©(（:：;。\n【".contains(c);
    let rest = text.get(at + form.len()..)?;
    let cyrillic = form.starts_with(|c: char| ('А'..='Я').contains(&c));
    if cyrillic && text.get(..at)?.ends_with(char::is_alphabetic) {
        return None;
    }
    let body = rest.trim_start();
    let name_end = if cyrillic {
        body.find(breaks).unwrap_or(body.len()).min(body.floor_char_boundary(80))
    } else {
        body.find(|c: char| breaks(c) || c.is_whitespace()).unwrap_or(body.len()).min(body.floor_char_boundary(90))
    };
    let name = body.get(..name_end)?.trim_end();
    let directly = rest.len() == body.len() || cyrillic || !text.get(..at)?.ends_with(|c: char| c.is_alphanumeric());
    if directly && name.chars().count() >= 2 {
        let end = at + form.len() + (rest.len() - body.len()) + name.len();
        return Some((at, end));
    }
    let head = text.get(..at)?.trim_end();
    let start = head
        .rfind(|c: char| breaks(c) || c.is_whitespace())
        .map_or(0, |i| i + head.get(i..).and_then(|h| h.chars().next()).map_or(1, char::len_utf8));
    (head.len() >= start + 2).then_some((start, at + form.len()))
}

/// "深圳市样品贸易有限公司".
fn chinese(text: &str) -> Option<(usize, usize)> {
    let (at, form) = BEHIND_CJK.split('|').filter_map(|f| text.find(f).map(|at| (at, f))).min()?;
    let head = text.get(..at)?;
    let mut start = at;
    for (i, c) in head.char_indices().rev().take(40) {
        let fits =
            is_cjk(c) && c.is_alphanumeric() || c.is_ascii_alphanumeric() || matches!(c, '（' | '）' | '(' | ')' | '&');
        if !fits {
            break;
        }
        start = i;
    }
    let name = head.get(start..)?;
    let skipped = ["版权所有", "版权归", "公司名称", "企业名称", "所有", "主办单位", "由"]
        .iter()
        .find(|p| name.starts_with(**p))
        .map_or(0, |p| p.len());
    let start = start + skipped;
    (head.get(start..)?.chars().count() >= 2).then_some((start, at + form.len()))
}
