//! Messenger names: behind their label, in links, also lightly disguised.
//!
//! Ordinary words are none: "line: 18k gold", "online", "QQ plot", "WeChat Pay".

use crate::text::needles::Needles;
use std::sync::LazyLock;

/// Words behind a label that are no name.
const WORDS: &[&str] = &[
    "official",
    "account",
    "follow",
    "scan",
    "here",
    "share",
    "login",
    "online",
    "support",
    "service",
    "contact",
    "click",
    "moments",
    "group",
    "channel",
    "customer",
    "payment",
    "message",
    "messenger",
    "number",
    "business",
    "available",
    "download",
    "community",
    "profile",
    "icon",
    "image",
    "photo",
    "facebook",
    "twitter",
    "pinterest",
    "youtube",
    "tiktok",
    "whatsapp",
    "wechat",
    "telegram",
    "instagram",
    "https",
    "email",
    "phone",
    "please",
    "social",
    "media",
    "linkedin",
    "snapchat",
    "subscribe",
];

/// The handle of a messenger whose label stands before `rest`; `label` as written.
pub(super) fn behind(kind: &str, label: &str, rest: &str) -> Option<String> {
    let mut rest = rest.trim_start_matches(['号', '號', '码', '碼', '同']);
    // "Line" with a small letter is a row of goods, and so is "line" before a colon.
    let named = |r: &str| r.get(..2).is_some_and(|id| id.eq_ignore_ascii_case("id"));
    let trimmed = rest.trim_start();
    let mut marked = false;
    if named(trimmed) && !trimmed.get(2..3).is_some_and(|c| c.starts_with(|c: char| c.is_ascii_alphanumeric())) {
        rest = trimmed.get(2..).unwrap_or_default();
        marked = true;
    }
    let plain_line = kind == "line"
        && !marked
        && label.is_ascii()
        && (!label.starts_with("LINE") || label.ends_with('@'))
        && !label.to_ascii_lowercase().ends_with("id");
    let mut spoken = rest;
    for filler in [
        "no.", "no", "nr.", "number", "num", "us at", "us", "me at", "me", "at", "on", "账号", "帐号", "联系", "客服",
        "咨询", "同号", "号", "：", "/",
    ] {
        let bare = spoken.trim_start();
        if bare.get(..filler.len()).is_some_and(|b| b.eq_ignore_ascii_case(filler))
            && !bare.get(filler.len()..).is_some_and(|b| b.starts_with(|c: char| c.is_ascii_alphanumeric()))
        {
            spoken = bare.get(filler.len()..).unwrap_or_default();
        }
    }
    let body = spoken.trim_start_matches(|c: char| {
        c.is_whitespace()
            || matches!(c, ':' | '：' | '=' | '(' | '（' | '【' | '[' | '~' | '→' | '-' | '★' | '﹕' | '➕')
    });
    marked |= spoken.get(..spoken.len() - body.len()).unwrap_or_default().contains([':', '：', '=', '→', '﹕']);
    // "vx" is also the name of lamps and cameras, "wx" of others.
    let short = |of: &str| label.eq_ignore_ascii_case(of);
    let doubtful = short("vx") || short("wx") || plain_line && label.ends_with('@');
    // A mention behind a row of goods ("our new line @maker") is no account there.
    if doubtful && !marked && !(plain_line && body.starts_with('@'))
        || plain_line && !label.ends_with('@') && !(body.starts_with('@') && marked)
    {
        return None;
    }
    match kind {
        "whatsapp" | "viber" | "zalo" => number(&body.replacen("(0)", "", 1)).map(|n| format!("{kind}:{n}")),
        "signal" => number(body).filter(|n| n.starts_with('+')).map(|n| format!("signal:{n}")),
        "qq" => {
            let digits: String = body.chars().take_while(char::is_ascii_digit).collect();
            let next = body.get(digits.len()..).and_then(|b| b.chars().next());
            let joined = next.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '.' | '%' | '-'));
            ((5..=11).contains(&digits.len()) && !digits.starts_with('0') && !joined).then(|| format!("qq:{digits}"))
        }
        _ => {
            let name = name(kind, body, marked, !label.is_ascii() && kind != "wechat")?;
            let told = body.starts_with('@')
                || name.contains('_')
                || name.bytes().filter(u8::is_ascii_digit).count() >= if marked { 1 } else { 20 };
            // "IG" is a union, "Tg" a size, 卫星 a satellite: what follows must look like an account.
            let word = short("tg") || short("тг") || label.starts_with(['卫', '衛']) || short("ig") && !marked;
            (told || !word).then(|| format!("{kind}:{name}"))
        }
    }
}

/// A telephone number, its digits perhaps set apart one by one: "+86 1 3 8 0013 8000".
fn number(body: &str) -> Option<String> {
    let mut number = String::new();
    let mut signs = 0;
    for c in body.chars().take(60) {
        match c {
            '0'..='9' => {
                number.push(c);
                signs = 0;
            }
            '+' if number.is_empty() => number.push('+'),
            ' ' | '-' | '.' | '(' | ')' | '\u{a0}' | '–' | '‑' | '/' if signs < 3 => signs += 1,
            _ => break,
        }
        if number.len() > 16 {
            return None;
        }
    }
    let digits = number.trim_start_matches('+');
    ((8..=15).contains(&digits.len())).then(|| number.clone())
}

/// `foreign`: the label is of another script, whose sentences hold no Latin words by chance.
fn name(kind: &str, body: &str, marked: bool, foreign: bool) -> Option<String> {
    let at = body.starts_with('@');
    let body = body.trim_start_matches('@');
    let fits = |c: char| {
        c.is_ascii_alphanumeric()
            || c == '_'
            || c == '-' && !matches!(kind, "instagram" | "telegram")
            || matches!(c, '.') && kind != "wechat"
            || c == ':' && kind == "skype"
            || c == '+' && kind == "wechat"
    };
    let name: String = body.chars().take_while(|c| fits(*c)).take(41).collect();
    let behind = body.get(name.len()..).unwrap_or_default();
    let name = name.trim_end_matches(['.', '-', ':']);
    let lower = name.to_ascii_lowercase();
    let least = if kind == "line" { 4 } else { 5 };
    if !(least..=40).contains(&name.len()) || WORDS.iter().any(|w| lower.starts_with(w)) || behind.starts_with('@') {
        return None;
    }
    let digits = name.bytes().filter(u8::is_ascii_digit).count();
    let unlike_words =
        digits >= 3 || digits >= 1 && marked && name.len() >= 6 || name.contains('_') || at || digits >= 1 && foreign;
    // A plain word is a name only where the line says no more than it.
    let alone = behind.trim_start().is_empty()
        || behind.trim_start().starts_with(['|', '/', ',', '，', '、', ';', '；', '）', ')', '】', '<', '。', '｜']);
    // "LINE: 18K", "Instagram: 2,000 followers": figures and units are no names.
    let figure = name.starts_with(|c: char| c.is_ascii_digit()) && !matches!(kind, "wechat" | "kakaotalk")
        || behind.starts_with('%');
    let good = unlike_words && (marked || at || digits >= 3 || name.contains('_') || foreign)
        || marked && alone && name.len() >= 6;
    (good && !figure).then(|| name.to_owned())
}

/// What links to messengers hold.
static MESSENGERS: LazyLock<Needles> = LazyLock::new(|| {
    Needles::new([
        "wa.me/",
        "whatsapp",
        "t.me/",
        "telegram.me/",
        "tg://",
        "line.me/",
        "lin.ee/",
        "viber://",
        "kakao.com/",
        "skype:",
        "weixin://",
        "wpa.qq.com/",
    ])
});

/// The handle a link leads to.
pub(super) fn of_link(href: &str) -> Option<String> {
    let lower = href.get(..href.floor_char_boundary(300))?;
    // Nearly every link leads elsewhere.
    if !MESSENGERS.any(lower) {
        return None;
    }
    let behind = |mark: &str| lower.split_once(mark).map(|(_, rest)| rest);
    let word = |rest: &str, more: &str| -> String {
        rest.trim_start_matches(['@', '~'])
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '_' || more.contains(*c))
            .take(40)
            .collect()
    };
    let phone = |rest: &str| -> Option<String> {
        let rest = rest.replace("%2B", "+").replace("%20", "");
        let digits: String = rest.trim_start_matches('+').chars().take_while(char::is_ascii_digit).take(16).collect();
        (8..=15).contains(&digits.len()).then(|| format!("+{digits}"))
    };
    if let Some(number) = behind("wa.me/")
        .or_else(|| behind("api.whatsapp.com/send").and_then(|r| r.split_once("phone=")).map(|(_, r)| r))
        .or_else(|| behind("web.whatsapp.com/send").and_then(|r| r.split_once("phone=")).map(|(_, r)| r))
        .or_else(|| behind("whatsapp://send").and_then(|r| r.split_once("phone=")).map(|(_, r)| r))
    {
        return phone(number).map(|n| format!("whatsapp:{n}"));
    }
    if let Some(rest) =
        behind("://t.me/").or_else(|| behind("://telegram.me/")).or_else(|| behind("tg://resolve?domain="))
    {
        let name = word(rest, "");
        let open = name.len() >= 4 && !matches!(name.as_str(), "share" | "joinchat" | "addstickers");
        return open.then(|| format!("telegram:{name}"));
    }
    if let Some(rest) = behind("line.me/ti/p/").or_else(|| behind("line.me/R/ti/p/")).or_else(|| behind("lin.ee/")) {
        let name = word(&rest.replace("%40", "@"), "-.");
        return (name.len() >= 4).then(|| format!("line:{name}"));
    }
    if let Some(rest) = behind("viber://chat?number=").or_else(|| behind("viber://add?number=")) {
        return phone(rest).map(|n| format!("viber:{n}"));
    }
    if let Some(rest) = behind("pf.kakao.com/").or_else(|| behind("open.kakao.com/o/")) {
        let name = word(rest, "");
        return (name.len() >= 4).then(|| format!("kakaotalk:{name}"));
    }
    if let Some(rest) = lower.strip_prefix("skype:") {
        let name = word(rest, ".:-");
        return (name.len() >= 5).then(|| format!("skype:{name}"));
    }
    if let Some(rest) = lower.strip_prefix("weixin://dl/chat?") {
        let name = word(rest, "-");
        return (name.len() >= 5).then(|| format!("wechat:{name}"));
    }
    if let Some(rest) = behind("wpa.qq.com/msgrd").and_then(|r| r.split_once("uin=")).map(|(_, r)| r) {
        let digits: String = rest.chars().take_while(char::is_ascii_digit).take(12).collect();
        return (5..=11).contains(&digits.len()).then(|| format!("qq:{digits}"));
    }
    None
}

/// The account an Instagram link names; the site's own pages are none.
pub(super) fn of_instagram(href: &str) -> Option<String> {
    let (_, rest) = href.split_once("instagram.com/")?;
    let name: String = rest
        .trim_start_matches('@')
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.'))
        .take(31)
        .collect();
    let own = matches!(
        name.as_str(),
        "p" | "explore"
            | "reel"
            | "reels"
            | "stories"
            | "accounts"
            | "share"
            | "sharer"
            | "tv"
            | "about"
            | "developer"
            | "legal"
    );
    ((3..=30).contains(&name.len()) && !own).then(|| format!("instagram:{name}"))
}

/// A text with full-width signs as ASCII, without characters nobody sees or hearts, and with messengers' names joined again; `None`
/// where it has nothing of the kind.
pub(super) fn revealed(text: &str) -> Option<String> {
    let signs = unveiled(text);
    let signs = told_sign(signs.as_deref().unwrap_or(text)).or(signs);
    joined(signs.as_deref().unwrap_or(text)).or(signs)
}

/// A text that says which sign stands for the "@" of its address ("info★kiln.example（★を@に）"), with that.
fn told_sign(text: &str) -> Option<String> {
    let (before, behind) = text.split_once('を')?;
    let sign = before.trim_end_matches(['」', '"', '”']).chars().next_back()?;
    let told = !sign.is_alphanumeric() && !sign.is_ascii() && behind.chars().take(6).any(|c| c == '@');
    told.then(|| text.replacen(sign, "@", 1))
}

/// Messengers' names that are written letter by letter.
const SPELT: &[&str] =
    &["wechat", "weixin", "whatsapp", "telegram", "instagram", "kakaotalk", "viber", "skype", "vx", "wx"];

/// A text whose messengers' names are written letter by letter ("W/h/a/t/s/A/p/p", "w e c h a t", "W·X"), with these in one.
fn joined(text: &str) -> Option<String> {
    let divides = |c: char| matches!(c, ' ' | '/' | '.' | '-' | '_' | '*' | '·' | '•' | '|' | '~' | '+' | '♥' | '・');
    // Few texts have a letter of their own that can begin a name.
    let (mut before, mut begun) = (b' ', false);
    let alone = text.bytes().chain([b' ']).any(|byte| {
        let ends = begun && !byte.is_ascii_alphanumeric();
        begun = matches!(byte | 0x20, b'w' | b't' | b'i' | b'k' | b'v' | b's') && !before.is_ascii_alphanumeric();
        before = byte;
        ends
    });
    if !alone {
        return None;
    }
    let mut result = String::new();
    let mut kept = 0;
    let mut from = 0;
    let letters: Vec<(usize, char)> = text.char_indices().take(4_000).collect();
    let at = |i: usize| letters.get(i).map(|(_, c)| *c);
    while let Some((start, first)) = letters.get(from).copied() {
        let free = from.checked_sub(1).and_then(at).is_none_or(|c| !c.is_ascii_alphanumeric());
        let Some(sign) = at(from + 1).filter(|c| free && first.is_ascii_alphabetic() && divides(*c)) else {
            from += 1;
            continue;
        };
        let mut word = String::from(first);
        let mut last = from;
        while at(last + 1) == Some(sign)
            && let Some(next) = at(last + 2).filter(char::is_ascii_alphabetic)
            && at(last + 3).is_none_or(|c| !c.is_ascii_alphanumeric())
        {
            word.push(next);
            last += 2;
        }
        if SPELT.iter().any(|s| s.eq_ignore_ascii_case(&word)) {
            result.push_str(text.get(kept..start)?);
            // Two letters with a sign between that nobody needs are the disguise itself.
            let hidden = word.len() == 2 && matches!(sign, '·' | '•' | '*' | '♥' | '・' | '~');
            result.push_str(if hidden { "wechat" } else { &word });
            kept = letters.get(last + 1).map_or(text.len(), |(i, _)| *i);
        }
        from = last + 1;
    }
    (kept > 0).then(|| result + text.get(kept..).unwrap_or_default())
}

fn unveiled(text: &str) -> Option<String> {
    let hides = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{ad}' | '\u{fe0f}' | '❤' | '♥' | '♡' | '💕' | '💗' | '💖');
    let wide = |c: char| matches!(c, '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' | '\u{ff0b}' | '\u{ff20}' | '\u{ff3f}');
    let stylised = |c: char| matches!(c, '\u{1d400}'..='\u{1d6a3}' | '\u{1d7ce}'..='\u{1d7ff}' | '\u{24b6}'..='\u{24e9}' | '\u{2460}'..='\u{2468}');
    if text.is_ascii() || !text.chars().any(|c| hides(c) || wide(c) || stylised(c)) {
        return None;
    }
    let fold = |c: char| {
        let code = u32::from(c);
        let letter = |offset: u32| char::from_u32(if offset % 52 < 26 { 65 + offset % 52 } else { 71 + offset % 52 });
        match code {
            0xff01..=0xff5e => char::from_u32(code - 0xfee0),
            0x1d400..=0x1d6a3 => letter(code - 0x1d400),
            0x1d7ce..=0x1d7ff => char::from_u32(48 + (code - 0x1d7ce) % 10),
            0x24b6..=0x24e9 => letter(code - 0x24b6),
            0x2460..=0x2468 => char::from_u32(49 + code - 0x2460),
            _ => Some(c),
        }
        .unwrap_or(c)
    };
    Some(text.chars().filter(|c| !hides(*c)).map(|c| if c == '：' { c } else { fold(c) }).collect())
}
