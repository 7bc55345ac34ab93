//! Saved pages: read from disk or standard input, unpacked, and decoded from whatever charset they were saved in.

use anyhow::{Context as _, Result, bail};
use encoding_rs::Encoding;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Most bytes of a page that are read, unpacked. The reader cuts long before; this only bounds memory.
const MAX: u64 = 64 << 20;

/// A saved page's HTML; `.gz` files are unpacked.
pub fn read(path: &Path) -> Result<String> {
    let file = File::open(path).with_context(|| format!("{}", path.display()))?;
    let mut bytes = Vec::new();
    if path.extension().is_some_and(|e| e == "gz") {
        flate2::read::MultiGzDecoder::new(file)
            .take(MAX)
            .read_to_end(&mut bytes)
            .with_context(|| format!("{}: not gzip", path.display()))?;
    } else {
        file.take(MAX).read_to_end(&mut bytes).with_context(|| format!("{}", path.display()))?;
    }
    Ok(decode(&bytes))
}

/// A page's HTML from standard input.
pub fn read_stdin() -> Result<String> {
    let mut bytes = Vec::new();
    io::stdin().lock().take(MAX).read_to_end(&mut bytes).context("standard input")?;
    if bytes.is_empty() {
        bail!("standard input is empty: expected a page's HTML, or name a file");
    }
    Ok(decode(&bytes))
}

/// Text from bytes of any charset: by byte-order mark, else UTF-8 where it is valid, else as the page declares, else
/// as its bytes suggest.
///
/// Valid UTF-8 goes before the declaration, since browsers save pages as UTF-8 and leave the old declaration in.
pub fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0.into_owned();
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let declared = declared_charset(bytes).filter(|e| !e.decode_without_bom_handling(bytes).1);
    let encoding = declared.unwrap_or_else(|| {
        let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Allow);
        detector.feed(bytes, true);
        detector.guess(None, chardetng::Utf8Detection::Allow)
    });
    encoding.decode(bytes).0.into_owned()
}

/// The charset named in the first kilobyte, as HTML's prescan does ("charset=" in a meta element).
fn declared_charset(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(1024))?).to_ascii_lowercase();
    let name = head.split("charset=").nth(1)?.trim_start_matches(['"', '\'', ' ']);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_')).unwrap_or(name.len());
    Encoding::for_label(name.get(..end)?.as_bytes())
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
