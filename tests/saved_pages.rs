//! Saved pages in the charsets people meet, through the real command line: declared, by byte-order mark, undeclared, packed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::loupe;
use encoding_rs::Encoding;
use serde_json::{Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};

/// A charset, a title written in it, and a few sentences: without a declaration the letters must speak for themselves.
const PAGES: &[(&str, &str, &str)] = &[
    (
        "gbk",
        "蓝色帆布包 带拉链",
        "这款帆布包采用加厚面料，做工细致，颜色有蓝色和灰色两种，支持七天无理由退货，全国包邮。",
    ),
    (
        "gb18030",
        "手工皮革钱包 棕色",
        "头层牛皮制作，手感柔软，可放十二张卡片，附赠礼盒包装，下单后四十八小时内发货，欢迎选购。",
    ),
    (
        "big5",
        "藍色帆布包 附拉鍊",
        "這款帆布包採用加厚布料，做工細緻，顏色有藍色與灰色兩種，七天內可以退貨，全台灣免運費。",
    ),
    (
        "shift_jis",
        "青い帆布バッグ",
        "厚手の帆布を使ったバッグです。色は青と灰色の二種類、送料無料でお届けします。返品は七日以内にお願いします。",
    ),
    (
        "euc-jp",
        "革の財布 茶色",
        "本革を使った柔らかい財布です。カードが十二枚入ります。ご注文から二日以内に発送いたします。",
    ),
    (
        "euc-kr",
        "파란색 캔버스 가방",
        "두꺼운 캔버스 원단으로 만든 가방입니다. 색상은 파란색과 회색 두 가지이며 전국 무료 배송됩니다. 반품은 칠일 이내에 가능합니다.",
    ),
    (
        "windows-1250",
        "Modrá plátěná taška",
        "Taška je ušitá z pevného plátna, má zip a vnitřní kapsu. Barvy: modrá, šedá. Zboží odešleme příští den, žluťoučký kůň.",
    ),
    (
        "windows-1251",
        "Синяя холщовая сумка",
        "Сумка сшита из плотной ткани, есть молния и внутренний карман. Цвета: синий и серый. Доставка по всей стране бесплатно.",
    ),
    (
        "windows-1252",
        "Sac à main en toile bleue",
        "Un sac en toile épaisse, fermé par une fermeture éclair. Coloris : bleu, gris. Livraison à domicile offerte dès 30 €, déjà prêt à être expédié.",
    ),
    (
        "windows-1253",
        "Μπλε πάνινη τσάντα",
        "Η τσάντα είναι φτιαγμένη από χοντρό ύφασμα, με φερμουάρ και εσωτερική τσέπη. Χρώματα: μπλε και γκρι. Δωρεάν αποστολή.",
    ),
    (
        "windows-1254",
        "Mavi kumaş çanta",
        "Çanta kalın kumaştan dikilmiştir, fermuarı ve iç cebi vardır. Renkler: mavi, gri. Ücretsiz gönderim, iade yedi gün içinde yapılır, iğne oyası.",
    ),
    (
        "windows-1255",
        "תיק בד כחול",
        "התיק תפור מבד עבה, עם רוכסן וכיס פנימי. הצבעים הם כחול ואפור. משלוח חינם לכל הארץ, החזרה בתוך שבעה ימים.",
    ),
    (
        "windows-1256",
        "حقيبة قماش زرقاء",
        "الحقيبة مصنوعة من قماش سميك ولها سحاب وجيب داخلي. الألوان أزرق ورمادي. الشحن مجاني في جميع أنحاء البلاد.",
    ),
    (
        "windows-1257",
        "Zils auduma maisiņš",
        "Maisiņš šūts no bieza auduma, ar rāvējslēdzēju un iekšējo kabatu. Krāsas: zila, pelēka. Piegāde bez maksas visā valstī.",
    ),
    (
        "windows-874",
        "กระเป๋าผ้าสีน้ำเงิน",
        "กระเป๋าทำจากผ้าหนา มีซิปและช่องด้านใน มีสีน้ำเงินและสีเทา จัดส่งฟรีทั่วประเทศ คืนสินค้าได้ภายในเจ็ดวัน",
    ),
    (
        "iso-8859-2",
        "Niebieska torba płócienna",
        "Torba uszyta z grubego płótna, z zamkiem i kieszenią. Kolory: niebieski, szary. Wysyłka następnego dnia, zażółć gęślą jaźń.",
    ),
    (
        "iso-8859-5",
        "Синяя сумка из холста",
        "Сумка сшита из плотной ткани, есть молния и внутренний карман. Цвета: синий и серый. Доставка по стране бесплатно.",
    ),
    (
        "iso-8859-7",
        "Γκρι υφασμάτινη τσάντα",
        "Η τσάντα είναι φτιαγμένη από χοντρό ύφασμα, με φερμουάρ και τσέπη. Χρώματα: μπλε και γκρι. Δωρεάν αποστολή.",
    ),
    (
        "iso-8859-15",
        "Blå lærredstaske",
        "Tasken er syet af kraftigt lærred, har lynlås og en indvendig lomme. Farver: blå, grå. Fragten er gratis, prisen er 30 €.",
    ),
    (
        "koi8-r",
        "Серая холщовая сумка",
        "Сумка сшита из плотной ткани, есть молния и внутренний карман. Цвета: синий и серый. Доставка по всей стране бесплатно.",
    ),
];

/// Charsets whose letters no detector tells from those of another without a declaration: ISO-8859-15 differs from windows-1252
/// in eight signs; GB18030 holds GBK.
const TOLD_ONLY_BY_DECLARATION: &[&str] = &["iso-8859-15"];

fn html(declaration: &str, title: &str, text: &str) -> String {
    format!(
        "<!doctype html><html><head>{declaration}<title>{title}</title></head><body><h1>{title}</h1><span class=\"price\">30.00 EUR</span>\
         <button class=\"add-to-cart\">+</button><div id=\"description\"><p>{text}</p><p>{text}</p></div></body></html>"
    )
}

fn encoded(charset: &str, text: &str) -> Vec<u8> {
    let encoding = Encoding::for_label(charset.as_bytes()).unwrap();
    let (bytes, _, lost) = encoding.encode(text);
    assert!(!lost, "{charset} cannot write {text}");
    bytes.into_owned()
}

/// The title Loupe reads in each file, in one run.
fn titles(files: &[PathBuf]) -> Vec<Value> {
    let line =
        |file: &PathBuf| format!("{}\n", json!({"id": 1, "url": "https://shop.example/product/1", "file": file}));
    let input: String = files.iter().map(line).collect();
    let output = loupe(&["inspect", "--jsonl"], input.as_bytes());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8_lossy(&output.stdout).into_owned();
    let report = |line: &str| serde_json::from_str::<Value>(line).unwrap();
    lines.lines().map(|line| report(line)["listing"]["title"].clone()).collect()
}

fn save(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

/// Saves every page as `declaration` would have it declared, and expects each title back.
fn all_are_read(declaration: impl Fn(&str) -> String, left_out: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let pages: Vec<_> = PAGES.iter().filter(|(charset, ..)| !left_out.contains(charset)).collect();
    let files: Vec<PathBuf> = pages
        .iter()
        .map(|(charset, title, text)| {
            let bytes = encoded(charset, &html(&declaration(charset), title, text));
            save(folder.path(), &format!("{charset}.html"), &bytes)
        })
        .collect();
    let wrong: Vec<String> = (pages.iter().zip(titles(&files)))
        .filter(|((_, title, _), read)| read != title)
        .map(|((charset, title, _), read)| format!("{charset}: {title:?} is read as {read}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn pages_are_read_in_the_charset_they_declare() {
    all_are_read(|charset| format!("<meta charset=\"{charset}\">"), &[]);
}

#[test]
fn the_old_way_of_declaring_counts_too() {
    all_are_read(|charset| format!("<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset={charset}'>"), &[]);
}

#[test]
fn a_charset_behind_a_long_comment_and_a_scripts_charset_is_found() {
    let before = format!("<!-- {} --><script charset=\"utf-8\" src=\"/a.js\"></script>", "x".repeat(1_500));
    all_are_read(|charset| format!("{before}<meta charset={charset}>"), &[]);
}

#[test]
fn pages_that_declare_nothing_are_read_by_their_letters() {
    all_are_read(|_| String::new(), TOLD_ONLY_BY_DECLARATION);
}

#[test]
fn a_declaration_that_cannot_be_meant_is_passed_over() {
    all_are_read(|_| "<meta charset=\"utf-16\">".to_owned(), TOLD_ONLY_BY_DECLARATION);
    all_are_read(|_| "<meta charset=\"no-such-charset\">".to_owned(), TOLD_ONLY_BY_DECLARATION);
}

#[test]
fn byte_order_marks_go_before_declarations() {
    let folder = tempfile::tempdir().unwrap();
    let title = "Sac bleu 蓝色帆布包";
    let page = html("<meta charset=\"windows-1252\">", title, "Toile épaisse.");
    let units = || page.encode_utf16();
    let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
    let files = [
        save(folder.path(), "utf-8.html", &[b"\xef\xbb\xbf", page.as_bytes()].concat()),
        save(folder.path(), "utf-8-plain.html", page.as_bytes()),
        save(folder.path(), "utf-16le.html", &[b"\xff\xfe", &little[..]].concat()),
        save(folder.path(), "utf-16be.html", &[b"\xfe\xff", &big[..]].concat()),
        save(folder.path(), "utf-16le-plain.html", &little),
        save(folder.path(), "utf-16be-plain.html", &big),
    ];
    for (file, read) in files.iter().zip(titles(&files)) {
        assert_eq!(read, title, "{}", file.display());
    }
}

#[test]
fn a_page_cut_in_the_middle_of_a_letter_keeps_its_charset() {
    let folder = tempfile::tempdir().unwrap();
    let (charset, title, text) = PAGES[0];
    let mut bytes = encoded(charset, &html("<meta charset=\"gbk\">", title, text));
    bytes.truncate(bytes.len() - "</p></div></body></html>".len() - 1);
    assert_eq!(titles(&[save(folder.path(), "cut.html", &bytes)]), [title]);
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

#[test]
fn packed_pages_are_unpacked_whatever_their_name() {
    let folder = tempfile::tempdir().unwrap();
    let (charset, title, text) = PAGES[3];
    let bytes = gzip(&encoded(charset, &html("", title, text)));
    let files = [save(folder.path(), "page.html.gz", &bytes), save(folder.path(), "page.html", &bytes)];
    assert_eq!(titles(&files), [title, title]);
    let output = loupe(&["inspect", "--json", "--url", "https://shop.example/product/1"], &bytes);
    assert_eq!(serde_json::from_slice::<Value>(&output.stdout).unwrap()["listing"]["title"], title);
}

#[test]
fn files_that_are_no_page_are_named_with_what_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let packed = gzip(b"<title>x</title>");
    for (name, bytes, words) in [
        ("plain.html.gz", &b"<title>x</title>"[..], "not gzip"),
        ("cut.html.gz", &packed[..packed.len() - 9], "gzip that ends too early"),
        ("empty.html", b"", "empty: expected a page's HTML"),
        ("page.mhtml", b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://shop.example/", "MHTML"),
        ("page.pdf", b"%PDF-1.7", "PDF"),
    ] {
        let file = save(folder.path(), name, bytes);
        let output = loupe(&["inspect", "--url", "https://shop.example/product/1", file.to_str().unwrap()], b"");
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && error.contains(words) && error.contains(name), "{name}: {error}");
    }
    let output = loupe(&["inspect", "--url", "https://shop.example/product/1", folder.path().to_str().unwrap()], b"");
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && error.contains("directory"), "{error}");
}
