//! Saved pages: read from disk or standard input, unpacked, and decoded from whatever charset they were saved in.

use anyhow::{Context as _, Result, bail};
use encoding_rs::Encoding;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Most bytes of a page that are read, unpacked. The reader cuts long before; this only bounds memory.
const MAX: u64 = 64 << 20;

/// A saved page's HTML; one packed with gzip is unpacked, whatever it is called.
pub fn read(path: &Path) -> Result<String> {
    let mut bytes = Vec::new();
    let file = File::open(path).with_context(|| format!("{}", path.display()))?;
    file.take(MAX).read_to_end(&mut bytes).with_context(|| format!("{}", path.display()))?;
    html(bytes, path.extension().is_some_and(|e| e == "gz")).with_context(|| format!("{}", path.display()))
}

/// A page's HTML from standard input.
pub fn read_stdin() -> Result<String> {
    let mut bytes = Vec::new();
    io::stdin().lock().take(MAX).read_to_end(&mut bytes).context("standard input")?;
    if bytes.is_empty() {
        bail!("standard input is empty: expected a page's HTML, or name a file");
    }
    html(bytes, false).context("standard input")
}

/// The HTML in a file's bytes, or what they are instead.
fn html(bytes: Vec<u8>, said_packed: bool) -> Result<String> {
    let packed = bytes.starts_with(&[0x1f, 0x8b]);
    if said_packed && !packed {
        bail!("not gzip: expected a page packed with gzip, or a name without .gz");
    }
    let bytes = if packed {
        let mut unpacked = Vec::new();
        let read = flate2::read::MultiGzDecoder::new(&bytes[..]).take(MAX).read_to_end(&mut unpacked);
        read.context("gzip that ends too early or is damaged")?;
        unpacked
    } else {
        bytes
    };
    if bytes.is_empty() {
        bail!("empty: expected a page's HTML");
    }
    for (begin, what) in NO_HTML {
        if bytes.starts_with(begin) {
            bail!("{what}: expected a page's HTML (in the browser: save as “HTML only”)");
        }
    }
    Ok(decode(&bytes))
}

/// How other files begin that people keep pages in.
const NO_HTML: &[(&[u8], &str)] = &[
    (b"From: <Saved by", "MHTML"),
    (b"MIME-Version:", "MHTML"),
    (b"bplist00", "a web archive of Safari"),
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "a zip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
];

/// Text from bytes of any charset: by byte-order mark, else UTF-8 where it is valid, else as the page declares, else
/// as its bytes suggest.
///
/// Valid UTF-8 goes before the declaration, since browsers save pages as UTF-8 and leave the old declaration in.
pub fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0.into_owned();
    }
    if let Some(encoding) = wide(bytes) {
        return encoding.decode_without_bom_handling(bytes).0.into_owned();
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let guess = detector.guess(None, chardetng::Utf8Detection::Allow);
    let by = |encoding: &'static Encoding| encoding.decode_without_bom_handling(bytes);
    let Some(declared) = declared_charset(bytes) else { return by(guess).0.into_owned() };
    let (text, broken) = by(declared);
    if !broken {
        return text.into_owned();
    }
    // A page cut in the middle of a letter is no reason to doubt what it says of itself; a page full of them is.
    let bad = |text: &str| text.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
    let good = text.chars().filter(|c| !c.is_ascii()).count() - bad(&text);
    let (guessed, _) = by(guess);
    // Where not one foreign letter speaks for the declaration, a single broken one speaks against it.
    let doubted = bad(&guessed) * 4 + if good == 0 { 0 } else { 2 } < bad(&text);
    if doubted { guessed } else { text }.into_owned()
}

/// UTF-16 without a byte-order mark: HTML begins with a plain letter, which then stands beside a zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [first, 0, second, 0, ..] if *first > 0 && *second > 0 => Some(encoding_rs::UTF_16LE),
        [0, first, 0, second, ..] if *first > 0 && *second > 0 => Some(encoding_rs::UTF_16BE),
        _ => None,
    }
}

/// How far into a page its declaration is looked for. HTML asks for one kilobyte; some pages begin with long comments.
const PRESCAN: usize = 4_096;

/// The charset that a meta element at the page's beginning names.
fn declared_charset(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(PRESCAN))?).to_ascii_lowercase();
    let encoding = head.split("<meta").skip(1).find_map(|rest| {
        let tag = rest.split('>').next()?;
        let (_, name) = tag.split_once("charset")?;
        let name = name.trim_start().strip_prefix('=')?.trim_start_matches(['"', '\'', ' ']);
        let end =
            name.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | ':')).unwrap_or(name.len());
        Encoding::for_label(name.get(..end)?.as_bytes())
    })?;
    // Who could read this declaration byte by byte did not read UTF-16; and pages that only say "x-user-defined" or one of the
    // encodings browsers refuse say nothing.
    let says_nothing =
        [encoding_rs::UTF_16LE, encoding_rs::UTF_16BE, encoding_rs::X_USER_DEFINED, encoding_rs::REPLACEMENT];
    (!says_nothing.contains(&encoding)).then_some(encoding)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_in_old_charsets_are_read_by_declaration_and_without_one() {
        let title = "卡地亚手镯 高仿 正品专柜验货，全国包邮，欢迎选购本店其他商品";
        let declared = format!("<meta charset=\"gbk\"><title>{title}</title>");
        assert!(decode(&encoding_rs::GBK.encode(&declared).0).contains(title));
        assert!(decode(&encoding_rs::GBK.encode(&format!("<title>{title}</title>")).0).contains(title));
        let japanese = "<title>カルティエのブレスレット、送料無料でお届けします</title>";
        assert!(decode(&encoding_rs::SHIFT_JIS.encode(japanese).0).contains(japanese));
    }

    #[test]
    fn a_wrong_declaration_is_not_believed() {
        let page = "<meta charset=\"gbk\"><title>Chloé bag</title>";
        assert_eq!(decode(page.as_bytes()), page, "valid UTF-8 is UTF-8");
        assert!(decode(b"\xef\xbb\xbfplain").starts_with("plain"));
        assert!(decode(b"<meta charset=utf-8>Chlo\xe9 sac").contains("Chloé"));
    }
}
