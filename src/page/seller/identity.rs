//! A company's name and its postal address: by labels, by blocks under their heading, by the shape of a footer's line.

use super::forms::company;
use super::marks::{Hit, Mark, is_cjk, marks};
use crate::page::doc::squeeze;

/// Longest name kept.
const NAME: usize = 160;
/// Longest address kept.
const ADDRESS: usize = 240;

/// Whether a label at `hit` announces a value: it begins a phrase, and a colon or the end of the text follows.
pub(super) fn announces(text: &str, hit: Hit) -> bool {
    let before = text.get(..hit.start).unwrap_or_default();
    let behind = text.get(hit.end..).unwrap_or_default();
    let begins = before.trim_end().is_empty()
        || before.ends_with(|c: char| !c.is_alphanumeric() && c != ' ' && c != '-' && c != '\'')
        || before.trim_end().ends_with(['|', '·', '•', ',', '.', '/', ';', ':', ')', '）', '】', '』', '-', '–'])
        || text.get(hit.start..).is_some_and(|t| t.starts_with(is_cjk))
            && (before.ends_with(' ') || before.ends_with('\u{a0}'));
    let cjk = text.get(hit.start..hit.end).is_some_and(|t| t.ends_with(is_cjk));
    // "店舗連絡先電話番号": words before it only say whose.
    let compound = cjk
        && matches!(hit.mark, Mark::Address | Mark::Phone | Mark::WeakName)
        && before.trim_start_matches(|c: char| !c.is_alphanumeric()).chars().all(is_cjk)
        && before.chars().count() <= 8;
    let begins = begins || compound;
    let behind = behind.trim_start_matches([' ', '\u{a0}', '*']);
    let ends = behind.is_empty()
        || behind.starts_with([':', '：', '】', ']', '|', '｜', '='])
        || cjk && (text.get(hit.end..).is_some_and(|t| t.starts_with([' ', '　', '/', '(', '（'])));
    // Korean footers set English labels in capitals, one behind the other and without a colon: "ADDRESS 서울".
    let capitals = text.get(hit.start..hit.end).is_some_and(|t| t.bytes().all(|b| b.is_ascii_uppercase()))
        && behind.trim_start_matches([':', '：', ' ']).starts_with(is_cjk);
    (begins || capitals && before.ends_with(' ')) && (ends || capitals)
}

/// Whether a line is about something else than a name or an address goes on with.
pub(super) fn begins_with_label(line: &str) -> bool {
    marks().read(line).iter().any(|h| match h.mark {
        _ if h.start > 3 => false,
        Mark::Number(_) | Mark::Worded(_) | Mark::Phone | Mark::At => true,
        Mark::Runs | Mark::Handle(_) | Mark::Other => false,
        _ => announces(line, *h),
    })
}

/// The words behind a label, up to the next one or a sign that divides.
pub(super) fn value(text: &str, from: usize, hits: &[Hit]) -> String {
    let next = hits
        .iter()
        .find(|h| h.start > from && !matches!(h.mark, Mark::At | Mark::Handle(_) | Mark::Runs | Mark::Pay))
        .map_or(text.len(), |h| h.start);
    let rest = text.get(from..next).unwrap_or_default();
    let rest = rest.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, ':' | '：' | '|' | '｜' | '=' | ']' | '】' | ')' | '）' | '*' | '-' | '–')
    });
    let end = rest.find(['|', '｜', '•', '\n', '【', '©']).unwrap_or(rest.len());
    clean(rest.get(..end).unwrap_or_default(), ADDRESS)
}

/// Without what divides phrases at its ends.
fn clean(text: &str, most: usize) -> String {
    let text = squeeze(text, most);
    let text = text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, ',' | ';' | ':' | '|' | '·' | '•' | '-' | '–' | '—' | '/' | '，' | '、' | '：')
    });
    let open = text.matches(['(', '（']).count() > text.matches([')', '）']).count();
    if open { text.trim_end_matches(['(', '（', ' ']).to_owned() } else { text.to_owned() }
}

/// A name behind its label, when it can be one.
pub(super) fn name(value: &str) -> Option<String> {
    let value = value.trim();
    let cut = company(value).map(|(_, end)| value.get(..end).unwrap_or(value)).unwrap_or(value);
    // "(주)샘플 대표 홍길동", "Foo / Bar": one name.
    let cut = cut.split(['/', '／', '|']).next().unwrap_or(cut);
    let cut = clean(cut, NAME);
    let letters = cut.chars().filter(|c| c.is_alphabetic()).count();
    let words = cut.split_whitespace().count();
    let sentence = words > 9 || cut.ends_with(['?', '!']) || cut.contains("http") || cut.contains('@');
    (letters >= 2 && cut.len() >= 3 && !sentence && !is_prompt(&cut)).then_some(cut)
}

/// Words of forms and menus.
fn is_prompt(text: &str) -> bool {
    let lower = text.to_lowercase();
    [
        "enter",
        "your ",
        "please",
        "select",
        "optional",
        "required",
        "choose",
        "subscribe",
        "bitte ",
        "votre ",
        "introduce",
        "inserisci",
        "click",
        "sign up",
        "login",
        "必填",
        "请输入",
    ]
    .iter()
    .any(|w| lower.starts_with(w) || lower.contains("e-mail") || lower.contains("newsletter"))
}

/// Whether a text can be a postal address. Behind a label of its own less is asked than of words that merely stand there.
pub(super) fn address(value: &str, labelled: Labelled) -> Option<String> {
    let value = clean(value, ADDRESS);
    // "Example GmbH, Street 1": the name is no part of the address.
    let value = match company(&value) {
        Some((0, end)) => clean(value.get(end..).unwrap_or_default(), ADDRESS),
        _ => value,
    };
    let value = before_labels(value);
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let letters = value.chars().filter(|c| c.is_alphabetic()).count();
    let eastern = value.chars().any(is_cjk);
    let lower = value.to_lowercase();
    let foreign = [
        "http",
        "www.",
        "©",
        "@",
        "rights reserved",
        "€",
        "£",
        "$",
        "%",
        "cookie",
        "newsletter",
        "copyright",
        "mon-",
        "monday",
        "mo-fr",
        "uhr",
    ]
    .iter()
    .any(|w| lower.contains(w));
    let words = value.split_whitespace().count();
    if foreign || is_prompt(&value) || value.ends_with(['?', '!']) {
        return None;
    }
    let place = eastern
        && value.contains([
            '市', '区', '區', '路', '号', '號', '省', '县', '県', '都', '府', '道', '町', '村', '시', '구', '동', '로',
            '길', '군',
        ]);
    let shaped =
        if eastern { place && letters >= 6 } else { digits >= 1 && letters >= 6 && words >= 3 && digits <= letters };
    let enough = match labelled {
        Labelled::Plainly => shaped || !eastern && words >= 3 && value.contains(',') && letters >= 10,
        Labelled::Weakly => shaped && value.len() >= 12,
        Labelled::Not => shaped && value.len() >= 14 && (eastern || has_postcode(&value)),
    };
    (enough && words <= 32).then_some(value)
}

/// An address without the managers, courts and numbers that stand behind it; "Bank Street" is no label.
fn before_labels(value: String) -> String {
    let label = marks().read(&value).into_iter().find(|hit| {
        let before = value.get(..hit.start).unwrap_or_default().trim_end();
        let divided = before.ends_with([',', ';', '|', '.', '-', '·'])
            || value.get(hit.end..).is_some_and(|b| b.starts_with(':'));
        matches!(hit.mark, Mark::Stop | Mark::Host | Mark::Phone | Mark::Worded(_) | Mark::Number(_))
            && divided
            && hit.start > 0
    });
    match label {
        Some(hit) => clean(value.get(..hit.start).unwrap_or_default(), ADDRESS),
        None => value,
    }
}

/// How an address is announced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Labelled {
    /// By words that mean nothing else.
    Plainly,
    /// By words that may mean other things.
    Weakly,
    /// By its shape alone.
    Not,
}

/// Whether a word is like a postal code: four to six digits, alone or behind a country's letter, "00-950", "SW1A 1AA", "1234 AB".
fn has_postcode(text: &str) -> bool {
    let mut before = "";
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | '|')) {
        let word = word.trim_matches(['.', '-', '–', ':']);
        let bare = word
            .split_once('-')
            .filter(|(c, _)| c.len() <= 3 && c.bytes().all(|b| b.is_ascii_uppercase()))
            .map_or(word, |(_, n)| n);
        let digits = bare.bytes().filter(u8::is_ascii_digit).count();
        let plain = digits == bare.len()
            && (4..=6).contains(&digits)
            && !(digits == 4 && (bare.starts_with("19") || bare.starts_with("20")));
        let dashed = bare.len() <= 9
            && bare.split_once('-').is_some_and(|(a, b)| {
                a.len() >= 2 && b.len() >= 3 && a.len() + b.len() <= 8 && digits + 1 == bare.len()
            });
        let british = word.len() == 3
            && word.starts_with(|c: char| c.is_ascii_digit())
            && word.bytes().skip(1).all(|b| b.is_ascii_uppercase())
            && (2..=4).contains(&before.len())
            && before.starts_with(|c: char| c.is_ascii_uppercase())
            && before.bytes().any(|b| b.is_ascii_digit());
        let three = digits == 3 && word.len() == 3 && before.len() == 3 && before.bytes().all(|b| b.is_ascii_digit());
        let spaced =
            word.len() == 2 && before.len() == 3 && before.bytes().chain(word.bytes()).all(|b| b.is_ascii_digit());
        if plain || dashed || british || three || spaced {
            return true;
        }
        if !word.is_empty() {
            before = word;
        }
    }
    false
}

/// Name and address as the lines of a block under its heading give them.
pub(super) fn block(lines: &[String]) -> (Option<String>, Option<String>) {
    let mut own: Vec<&str> = Vec::new();
    for line in lines.iter().take(9) {
        let line = line.trim();
        let labelled = begins_with_label(line) || line.contains('@') || line.contains("http") || line.starts_with('+');
        if labelled || line.len() > 160 {
            break;
        }
        if !line.starts_with('§') && !line.starts_with(['(', '*']) {
            own.push(line);
        }
    }
    let Some((first, rest)) = own.split_first() else { return (None, None) };
    let formed = company(first);
    let joined = rest.join(", ");
    let place = address(&joined, Labelled::Not).or_else(|| {
        // The name and the address may share a line.
        let (_, end) = formed?;
        address(first.get(end..)?, Labelled::Not)
    });
    let named = match formed {
        Some((start, end)) => first.get(start..end).map(str::to_owned),
        None => name(first).filter(|n| {
            n.split_whitespace().count() >= 2 && !n.contains(|c: char| c.is_ascii_digit()) || n.chars().all(is_cjk)
        }),
    };
    // A heading alone over links is no block: name and address vouch for each other.
    match (named, place) {
        (Some(n), Some(p)) => (Some(n), Some(p)),
        (Some(n), None) if formed.is_some() => (Some(n), None),
        _ => (None, None),
    }
}

/// The company a line names, and the address that follows it in the line or in the next ones.
pub(super) fn line(lines: &[String], at: usize) -> Option<(String, Option<String>)> {
    let text = lines.get(at)?;
    let (start, end) = company(text)?;
    // Whose software or mark it is says nothing of who sells, nor whose words are quoted.
    let before = text.get(..start)?;
    let near = before.get(before.floor_char_boundary(before.len().saturating_sub(80))..)?.to_lowercase();
    let others = ["software", "powered by", "theme", "trademark", "license", "platform", "plugin", "payment"];
    let hosts = marks().read(before).iter().any(|h| h.mark == Mark::Host);
    if hosts || others.iter().any(|w| near.contains(w)) || text.to_lowercase().contains("permission") {
        return None;
    }
    let name = text.get(start..end)?.to_owned();
    let hits = marks().read(text);
    let rest = text.get(end..).unwrap_or_default();
    let next = hits
        .iter()
        .find(|h| h.start >= end && !matches!(h.mark, Mark::At | Mark::Handle(_) | Mark::Pay))
        .map_or(text.len(), |h| h.start);
    let inline = address(text.get(end..next).unwrap_or_default(), Labelled::Not);
    // "Firma Ltda | CNPJ: … | Av. Paulista, 1000 | SAC …": a part of the line of its own.
    let part = || rest.split(['|', '·', '•']).skip(1).find_map(|part| address(part, Labelled::Not));
    let inline = inline.or_else(part);
    // A number may stand between the name and the address below it.
    let number = hits.iter().find(|h| h.start >= end && matches!(h.mark, Mark::Number(_) | Mark::Worded(_)));
    let rest = number.map_or(rest, |n| text.get(end..n.start).unwrap_or_default());
    let gap = |c: char| matches!(c, '.' | ',' | ' ' | '-' | '–' | '|' | '/');
    if inline.is_some() || !rest.trim_matches(gap).is_empty() {
        return Some((name, inline));
    }
    let mut below: Vec<&str> = Vec::new();
    for line in lines.iter().skip(at + 1).take(4) {
        let marked = marks().read(line).iter().any(|h| !matches!(h.mark, Mark::Handle(_) | Mark::Pay));
        if marked || line.len() > 90 || line.contains('@') {
            break;
        }
        below.push(line);
    }
    // As many lines as make an address: the postal code's is the last but the country's.
    let address = (1..=below.len()).filter_map(|n| address(&below.get(..n)?.join(", "), Labelled::Not)).next();
    Some((name, address))
}

/// The country a postal address ends with, ISO 3166-1 alpha-2.
pub(super) fn country(address: &str) -> Option<&'static str> {
    const NAMES: &[(&str, &str)] = &[
        ("DE", "germany|deutschland|allemagne|alemania|germania"),
        ("AT", "austria|österreich"),
        ("CH", "switzerland|schweiz|suisse|svizzera"),
        ("FR", "france|frankreich|francia"),
        ("IT", "italy|italia|italien|italie"),
        ("ES", "spain|españa|espana|spanien|espagne"),
        ("PT", "portugal"),
        ("NL", "netherlands|nederland|the netherlands|niederlande|pays-bas"),
        ("BE", "belgium|belgië|belgique|belgien"),
        ("LU", "luxembourg"),
        ("GB", "united kingdom|uk|england|great britain|scotland|wales|northern ireland|vereinigtes königreich"),
        ("IE", "ireland|irland"),
        ("US", "united states|usa|u.s.a|united states of america|vereinigte staaten"),
        ("CA", "canada"),
        ("AU", "australia"),
        ("NZ", "new zealand"),
        ("CN", "china|cn|p.r. china|pr china|中国"),
        ("HK", "hong kong|hk|香港"),
        ("TW", "taiwan|台灣|台湾"),
        ("JP", "japan|日本"),
        ("KR", "korea|south korea|republic of korea|대한민국"),
        ("SG", "singapore"),
        ("PL", "poland|polska|polen"),
        ("CZ", "czech republic|czechia|česká republika"),
        ("SK", "slovakia|slovensko|slovenská republika"),
        ("HU", "hungary|magyarország"),
        ("RO", "romania|românia"),
        ("BG", "bulgaria|българия"),
        ("GR", "greece|ελλάδα"),
        ("SE", "sweden|sverige|schweden"),
        ("DK", "denmark|danmark"),
        ("NO", "norway|norge"),
        ("FI", "finland|suomi"),
        ("TR", "turkey|türkiye"),
        ("BR", "brazil|brasil"),
        ("MX", "mexico|méxico"),
        ("AR", "argentina"),
        ("CL", "chile"),
        ("IN", "india"),
        ("TH", "thailand"),
        ("VN", "vietnam|việt nam"),
        ("MY", "malaysia"),
        ("ID", "indonesia"),
        ("UA", "ukraine|україна"),
        ("RU", "russia|россия"),
        ("IL", "israel"),
        ("ZA", "south africa"),
        ("LT", "lithuania|lietuva"),
        ("LV", "latvia|latvija"),
        ("EE", "estonia|eesti"),
        ("SI", "slovenia|slovenija"),
        ("HR", "croatia|hrvatska"),
        ("CY", "cyprus"),
        ("MT", "malta"),
        ("AE", "united arab emirates|uae"),
    ];
    let mut parts = address.rsplit([',', '-', '–', '|', '(']);
    let last = parts.next()?.trim().trim_matches(['.', ')', ' ']);
    // "…, 10115 Berlin, DE": a state of America stands before its code.
    let code = || NAMES.iter().map(|(code, _)| *code).find(|code| *code == last);
    if let Some(code) = parts.next().filter(|part| has_postcode(part)).and_then(|_| code()) {
        return Some(code);
    }
    let last = last.to_lowercase();
    NAMES
        .iter()
        .find(|(_, names)| {
            names.split('|').any(|n| {
                n == last
                    || last.ends_with(n)
                        && last.len() > n.len()
                        && n.len() > 4
                        && last.as_bytes().get(last.len() - n.len() - 1) == Some(&b' ')
            })
        })
        .map(|(code, _)| *code)
}
