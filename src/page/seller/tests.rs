//! What a shopper learns of the seller from pages as they are written.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;
use crate::page::words::Words;
use crate::rules::embedded_files;
use std::sync::LazyLock;

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let files = embedded_files().unwrap();
    Known::new(files.sellers, &files.reading.marks, &files.registries)
});

fn seller_at(html: &str, ground: Ground, home: Option<&str>) -> Seller {
    let doc = Doc::new(html, &Words::new());
    let zones = Zones::new(&doc, &[]);
    let mut seller = Seller::default();
    read(&doc, &zones, &Setting { ground, home, known: &KNOWN }, &mut seller);
    seller
}

fn seller(html: &str, ground: Ground) -> Seller {
    seller_at(html, ground, None)
}
#[test]
fn contacts_of_a_shop_are_read_from_its_footer_too() {
    let html = r#"<h1>Bag</h1><footer><p>Mail: Shop@Example.com, <a href="tel:+49 30 123456">call</a></p>
        <p>WeChat: brand_88 <a href="https://wa.me/8613800138000">chat</a></p><p>USt-IdNr.: DE136695976</p></footer>"#;
    let own = seller(html, Ground::OwnShop);
    assert_eq!(own.emails, ["Shop@example.com"]);
    assert_eq!(own.phones, ["+49 30 123456"]);
    assert_eq!(own.handles, ["wechat:brand_88", "whatsapp:+8613800138000"]);
    assert_eq!(
        own.registrations.iter().map(|r| (r.kind.as_str(), r.valid)).collect::<Vec<_>>(),
        [("de.vat", Some(true))]
    );
    let elsewhere = seller(html, Ground::Marketplace);
    assert!(
        elsewhere.emails.is_empty() && elsewhere.registrations.is_empty(),
        "the footer is the marketplace's: {elsewhere:?}"
    );
}

#[test]
fn image_names_are_no_addresses() {
    assert!(seller("<p>logo@2x.png and a @mention</p>", Ground::OwnShop).emails.is_empty());
}

fn kinds(seller: &Seller) -> Vec<(&str, Option<bool>)> {
    seller.registrations.iter().map(|r| (r.kind.as_str(), r.valid)).collect()
}

/// The seller of a shop whose footer this is.
fn footer(html: &str) -> Seller {
    seller(&format!("<h1>Bag</h1><p>A bag of leather.</p><footer>{html}</footer>"), Ground::OwnShop)
}

#[track_caller]
fn identity(html: &str, name: &str, address: &str, numbers: &[(&str, Option<bool>)]) -> Seller {
    let found = footer(html);
    assert_eq!(found.legal_name.as_ref().map(|f| f.value.as_str()), Some(name), "{found:#?}");
    assert_eq!(found.address.as_ref().map(|f| f.value.as_str()).unwrap_or_default(), address, "{found:#?}");
    assert_eq!(kinds(&found), numbers, "{found:#?}");
    found
}

#[test]
fn a_german_imprint_names_company_address_and_numbers() {
    let found = identity(
        "<h2>Impressum</h2><p>Musterleder GmbH<br>Beispielstraße 12<br>12345 Musterstadt<br>Deutschland</p>
         <p>Telefon: 030 1234567<br>E-Mail: post@musterleder.example</p>
         <p>Registergericht: Amtsgericht Musterstadt HRB 12345<br>Umsatzsteuer-ID: DE136695976</p>",
        "Musterleder GmbH",
        "Beispielstraße 12, 12345 Musterstadt, Deutschland",
        &[("de.handelsregisternummer", None), ("de.vat", Some(true))],
    );
    assert_eq!(found.country.unwrap().value, "DE");
    assert_eq!(found.phones, ["030 1234567"]);
    assert_eq!(found.registrations[0].number, "Musterstadt HRB 12345");
}

#[test]
fn french_legal_mentions_are_read() {
    identity(
        "<p>Mentions légales</p><p>Raison sociale : Exemple Cuir SARL</p><p>Siège social : 12 rue des Exemples, 75001 Paris</p>
         <p>RCS Paris 552 008 443 - N° TVA : FR 83 404 833 048</p>",
        "Exemple Cuir SARL",
        "12 rue des Exemples, 75001 Paris",
        &[("fr.siren", Some(true)), ("fr.tva", Some(true))],
    );
}

#[test]
fn an_italian_footer_line_names_all_in_one() {
    identity(
        "<p>© 2026 Esempio Pelle S.r.l. - Via Esempio 1, 20100 Milano (MI) - P.IVA 00743110157 - Cap. Soc. € 10.000</p>",
        "Esempio Pelle S.r.l.",
        "Via Esempio 1, 20100 Milano (MI)",
        &[("it.iva", Some(true))],
    );
}

#[test]
fn a_british_footer_names_company_and_office() {
    identity(
        "<p>Sample Leather Ltd is registered in England and Wales, company number 01234567. VAT number: GB 980 7806 84.
         Registered office: 1 Sample Street, London, SW1A 1AA.</p>",
        "Sample Leather Ltd",
        "1 Sample Street, London, SW1A 1AA.",
        &[("gb.crn", None), ("gb.vat", Some(true))],
    );
}

#[test]
fn a_spanish_notice_is_read() {
    identity(
        "<p>Aviso legal</p><p>Denominación social: Ejemplo Piel, S.L.</p><p>NIF: B64717838</p><p>Domicilio social: Calle Ejemplo 3, 28001 Madrid</p>",
        "Ejemplo Piel, S.L.",
        "Calle Ejemplo 3, 28001 Madrid",
        &[("es.nif", Some(true))],
    );
}

#[test]
fn chinese_licence_and_record_lines_are_read() {
    let found = identity(
        "<p>版权所有 © 深圳市样品皮具有限公司 粤ICP备12345678号-1</p><p>统一社会信用代码：91110000600037341L</p><p>地址：深圳市样品区样品路12号3楼</p>",
        "深圳市样品皮具有限公司",
        "深圳市样品区样品路12号3楼",
        &[("cn.icp", None), ("cn.uscc", Some(true))],
    );
    assert_eq!(found.registrations[0].number, "粤ICP备12345678号-1");
    assert_eq!(found.country.unwrap().value, "CN");
}

#[test]
fn a_brazilian_footer_is_read() {
    identity(
        "<p>Exemplo Couro Ltda - CNPJ: 16.727.230/0001-97 - Rua Exemplo, 100, São Paulo - SP, 01000-000</p>",
        "Exemplo Couro Ltda",
        "",
        &[("br.cnpj", Some(true))],
    );
}

#[test]
fn a_korean_footer_is_read_though_only_spaces_divide_it() {
    let found = identity(
        "<p>상호 : (주)샘플가죽 대표 : 홍길동 주소 : 서울특별시 강남구 샘플로 12 3층 전화 : 02-1234-5678 사업자등록번호 : 116-82-00276 통신판매업신고 : 제2020-서울강남-01234호</p>",
        "(주)샘플가죽",
        "서울특별시 강남구 샘플로 12 3층",
        &[("kr.brn", Some(true)), ("kr.mail-order", None)],
    );
    assert_eq!(found.phones, ["02-1234-5678"]);
}

#[test]
fn a_japanese_notice_is_read_from_its_table() {
    let found = identity(
        "<h2>特定商取引法に基づく表記</h2><table><tr><th>販売業者</th><td>株式会社サンプル革</td></tr><tr><th>運営責任者</th><td>見本 太郎</td></tr>
         <tr><th>所在地</th><td>〒100-0001 東京都千代田区見本1-2-3</td></tr><tr><th>電話番号</th><td>03-1234-5678</td></tr></table>",
        "株式会社サンプル革",
        "〒100-0001 東京都千代田区見本1-2-3",
        &[],
    );
    assert_eq!(found.phones, ["03-1234-5678"]);
}

#[test]
fn a_czech_footer_is_read() {
    identity(
        "<p>Ukázka Kůže s.r.o.<br>Ukázková 5<br>110 00 Praha 1</p><p>IČO: 25123891, DIČ: CZ25123891</p>",
        "Ukázka Kůže s.r.o.",
        "Ukázková 5, 110 00 Praha 1",
        &[("cz.ico", Some(true))],
    );
}

#[test]
fn a_marketplace_names_its_business_sellers() {
    let found = seller(
        "<h1>Bracelet</h1><div><h2>Business seller information</h2><div><span>Guangzhou Sample Trading Co., Ltd.</span></div>
         <div>Room 402, No. 18 Sample Road, Guangzhou 510145, China</div><div>VAT number: GB 980 7806 84</div></div><footer>© eBay Inc.</footer>",
        Ground::Marketplace,
    );
    assert_eq!(found.legal_name.unwrap().value, "Guangzhou Sample Trading Co., Ltd.");
    assert_eq!(found.address.unwrap().value, "Room 402, No. 18 Sample Road, Guangzhou 510145, China");
    assert_eq!(found.country.unwrap().value, "CN");
    let found = seller(
        "<h1>Bracelet</h1><div><h3>Detailed Seller Information</h3><div><span>Business Name:</span><span>ShenZhen ShiYangPin MaoYi YouXianGongSi</span></div>
         <div><span>Business Address:</span></div><div>Yangpin Street 7</div><div>Shenzhen</div><div>Guangdong</div><div>518000</div><div>CN</div></div>",
        Ground::Marketplace,
    );
    assert_eq!(found.legal_name.unwrap().value, "ShenZhen ShiYangPin MaoYi YouXianGongSi");
    assert_eq!(found.address.unwrap().value, "Yangpin Street 7, Shenzhen, Guangdong, 518000, CN");
}

#[test]
fn standing_on_a_marketplace_is_read_where_it_is_plain() {
    let found = seller(
        "<h1>Bag</h1><div><a>samplegoods</a> <span>(1,234)</span></div><div>98.5% positive feedback</div><p>Member since: Mar 05, 2012 in Italy</p>",
        Ground::Marketplace,
    );
    let feedback = found.feedback.unwrap();
    assert_eq!((feedback.count, feedback.percent.unwrap().tenths), (Some(1234), 985));
    assert_eq!(found.since.unwrap().value, "Mar 05, 2012");
}

#[test]
fn the_maker_named_for_product_safety_is_not_the_seller() {
    let found = seller(
        "<h1>Bag</h1><div><h3>Herstellerinformationen</h3><p>Fremde Fabrik GmbH</p><p>Firmenname: Fremde Fabrik GmbH</p><p>Umsatzsteuer-ID: DE136695976</p></div>",
        Ground::OwnShop,
    );
    assert_eq!((found.legal_name, found.registrations.len()), (None, 0));
}

#[test]
fn whose_software_or_mark_it_is_says_nothing_of_the_seller() {
    for html in [
        "<p>Forum software © 2026 Otherware Ltd.</p>",
        "<p>© 2026 Sample. Sample is a trademark of Foreign Inc.</p>",
        "<p>© 2026 Limited Edition prints</p>",
        "<p>Powered by Shopify Inc.</p>",
    ] {
        assert_eq!(footer(html).legal_name, None, "{html}");
    }
}

#[test]
fn messenger_names_are_found_though_disguised() {
    for (html, handle) in [
        ("WeChat: brand_88", "wechat:brand_88"),
        ("加 微 信：abc12345", "wechat:abc12345"),
        ("微信号 luxe8866", "wechat:luxe8866"),
        ("V信：bags_vip01", "wechat:bags_vip01"),
        ("W e C h a t : factory99", "wechat:factory99"),
        ("We\u{200b}Chat: factory99", "wechat:factory99"),
        ("ＷｅＣｈａｔ：ｆａｃｔｏｒｙ９９", "wechat:factory99"),
        ("WhatsApp：+86 1 3 8 0013 8000", "whatsapp:+8613800138000"),
        ("Whatsapp no: +852 5555 0123", "whatsapp:+85255550123"),
        ("Telegram: @sample_bags", "telegram:sample_bags"),
        ("QQ：123456789", "qq:123456789"),
        ("LINE ID: sample88", "line:sample88"),
        ("LINE: @sample88", "line:sample88"),
        ("KakaoTalk ID : sample777", "kakaotalk:sample777"),
        ("Viber +380 50 123 45 67", "viber:+380501234567"),
        ("Skype: live:sample.bags1", "skype:live:sample.bags1"),
        ("DM us, Instagram: @sample.bags1", "instagram:sample.bags1"),
        ("<a href='https://t.me/sample_bags'>chat</a>", "telegram:sample_bags"),
        ("Cheaper direct: t.me/sample_bags", "telegram:sample_bags"),
        ("more at https://wa.me/8613800138000", "whatsapp:+8613800138000"),
        ("wx:luxbag_1", "wechat:luxbag_1"),
        ("加V：abc_8866 看更多款式", "wechat:abc_8866"),
        ("加薇 abc8866", "wechat:abc8866"),
        ("需要实拍加威❤abc8866", "wechat:abc8866"),
        ("薇❤xin：abc8866", "wechat:abc8866"),
        ("微❤信号：abc8866", "wechat:abc8866"),
        ("W·X abc8866", "wechat:abc8866"),
        ("v x :lux8866", "wechat:lux8866"),
        ("加卫星 abc8866", "wechat:abc8866"),
        ("微信同号13800138000", "wechat:13800138000"),
        ("W/h/a/t/s/A/p/p +86 13800138000", "whatsapp:+8613800138000"),
        ("What’s App: +86 138 0013 8000", "whatsapp:+8613800138000"),
        ("ватсап +79161234567", "whatsapp:+79161234567"),
        ("Вотсап 8 916 123-45-67", "whatsapp:89161234567"),
        ("Телега: @sample_bags", "telegram:sample_bags"),
        ("TG @sample_bags", "telegram:sample_bags"),
        ("T e l e g r a m : @luxreps", "telegram:luxreps"),
        ("IG: @sample.bags", "instagram:sample.bags"),
        ("IG luxreps_88", "instagram:luxreps_88"),
        ("inst: @luxreps", "instagram:luxreps"),
        ("Line: @luxbag", "line:luxbag"),
        ("line@：@luxbag", "line:luxbag"),
        ("加LINE @luxbag", "line:luxbag"),
        ("ไลน์ @luxbag", "line:luxbag"),
        ("카톡 luxbag1", "kakaotalk:luxbag1"),
        ("Zalo 0901234567", "zalo:0901234567"),
        ("Q群 123456789", "qq:123456789"),
        ("<a href='https://line.me/ti/p/~sample88'>chat</a>", "line:sample88"),
        ("<a href='https://api.whatsapp.com/send/?phone=8613800138000&text=hi'>chat</a>", "whatsapp:+8613800138000"),
    ] {
        assert_eq!(seller(&format!("<h1>Bag</h1><p>{html}</p>"), Ground::Marketplace).handles, [handle], "{html}");
    }
}

#[test]
fn ordinary_words_are_no_handles() {
    for html in [
        "line: 18k gold",
        "Line: Classic collection 2024",
        "online 12345678",
        "QQ plot 12",
        "WeChat Pay accepted",
        "WeChat: official account",
        "Follow us on Instagram, Facebook and Telegram today",
        "LINE: 18K GOLD",
        "Share on WhatsApp",
        "WhatsApp: available 24/7",
        "A-line 100% cotton",
        "Instagram: 20000 followers",
        "vx 1080p camera",
        "our new line @maker in steel",
        "shop-line@sample.example",
        "定位卫星：GLONASS",
        "支持卫星:GPS,BDS-3,Galileo",
        "Tg: 42/44 or XL-XXL",
        "IG Metall 2024",
        "IG Nobel prize, big A1234",
        "size W x H: 20x30cm",
        "微信 iPhone13 通用",
        "Insta 360 case",
        "телега дачная 2024",
        "signal 12345678",
        "S/M/L, W-X-Y-Z 12345",
        "start.me/pages and art.me/works",
    ] {
        assert_eq!(seller(&format!("<h1>Bag</h1><p>{html}</p>"), Ground::OwnShop).handles, [""; 0], "{html}");
    }
}

#[test]
fn addresses_in_words_are_read_and_sentences_are_none() {
    for (text, email) in [
        ("shop (at) sample (dot) example", "shop@sample.example"),
        ("shop[at]sample.example", "shop@sample.example"),
        ("shop at sample dot example", "shop@sample.example"),
        ("shop ＠ sample.example", "shop@sample.example"),
        ("lux.bags (a) gmail . com", "lux.bags@gmail.com"),
        ("lux#gmail.com", "lux@gmail.com"),
        ("lux @ gmail . com", "lux@gmail.com"),
        ("lux(at)gmail(dot)com", "lux@gmail.com"),
    ] {
        assert_eq!(footer(&format!("<p>{text}</p>")).emails, [email], "{text}");
    }
    for text in [
        "Shop at sample.example today",
        "name@example.com",
        "$60 at sample.example",
        "see (a) sample.example",
        "#gmail.com",
        "Write to us at gmail.com",
        "rings @ sample . Example",
    ] {
        assert_eq!(footer(&format!("<p>{text}</p>")).emails, [""; 0], "{text}");
    }
}

#[test]
fn a_link_to_the_imprint_and_sentences_on_payment_are_kept() {
    let found = footer(
        "<p><a href='/impressum'>Impressum</a></p><p>We accept <b>Western Union</b> and MoneyGram. No cash!</p>",
    );
    assert_eq!(found.imprint.unwrap().value, "Impressum");
    assert_eq!(found.payments, ["We accept Western Union and MoneyGram"]);
    assert_eq!(found.safe_payments, [""; 0]);
    let found = footer("<p>Pay by bank transfer or PayPal</p><img src='/i/visa.svg' alt='VISA'>");
    assert_eq!(
        (found.payments.as_slice(), found.safe_payments.len()),
        (["Pay by bank transfer or PayPal".to_owned()].as_slice(), 2)
    );
    let found =
        footer("<ul class='list-payment'><li><svg></svg></li></ul><p>Bank transfer only for orders above 2000</p>");
    assert!(!found.safe_payments.is_empty(), "icons are drawn, and drawings have no words");
    assert_eq!(seller("<h1>Bag</h1><p>Western Union only</p>", Ground::Marketplace).payments, [""; 0]);
}

#[test]
fn seals_are_told_by_where_they_lead() {
    for (html, linked) in [
        ("<img src='/img/trusted-shops.png'>", false),
        ("<a href='/pages/trust'><img alt='Trusted Shops' src='/a.png'></a>", false),
        ("<a href='https://trustedshops.com.evil.example/x'><img alt='Trusted Shops' src='/a.png'></a>", false),
        (
            "<a href='https://www.trustedshops.de/shop/certificate.php?shop_id=X1'><span><img src='/img/trusted_shops.png'></span></a>",
            true,
        ),
        ("<img src='//widgets.trustedshops.com/images/seal.png'>", true),
    ] {
        let seals = footer(html).seals;
        assert_eq!((seals.len(), seals[0].name.as_str(), seals[0].linked), (1, "Trusted Shops", linked), "{html}");
    }
    assert_eq!(footer("<img src='/img/visa.png' alt='Visa'><img alt='Klarna' src='/k.svg'>").seals, []);
    assert_eq!(seller("<h1>Bag</h1><img alt='Trusted Shops' src='/a.png'>", Ground::Marketplace).seals, []);
}

#[test]
fn who_keeps_the_site_on_his_machines_is_not_the_seller() {
    for html in [
        "<p>Éditeur : Jean Exemple EI, 5 rue Verte, 33000 Bordeaux. SIRET 732 829 320 00074.</p><p>Hébergeur : OVH SAS, 2 rue Kellermann, 59100 Roubaix. SIRET 424 761 419 00045. Tél. 09 72 10 10 07</p>",
        "<p>Éditeur : Jean Exemple EI, 5 rue Verte, 33000 Bordeaux. SIRET 732 829 320 00074. Hébergeur : OVH SAS, 2 rue Kellermann, 59100 Roubaix. SIRET 424 761 419 00045.</p>",
        "<h3>Hébergeur</h3><p>OVH SAS<br>2 rue Kellermann<br>59100 Roubaix<br>SIRET 424 761 419 00045</p><h3>Éditeur</h3><p>Jean Exemple EI, 5 rue Verte, 33000 Bordeaux. SIRET 732 829 320 00074.</p>",
    ] {
        let found = footer(html);
        let numbers: Vec<&str> = found.registrations.iter().map(|r| r.number.as_str()).collect();
        assert_eq!(numbers, ["732 829 320 00074"], "{html}");
        assert!(found.address.as_ref().is_some_and(|a| a.contains("Verte")), "{html}: {found:#?}");
        assert_eq!(found.legal_name.as_ref().map(|f| f.value.as_str()), Some("Jean Exemple EI"), "{html}");
        assert_eq!(found.phones, [""; 0], "{html}");
    }
}

#[test]
fn a_swiss_number_needs_no_label() {
    identity(
        "<p>Muster AG<br>Bahnhofstrasse 1<br>8001 Zürich<br>CHE-107.787.577 MWST</p>",
        "Muster AG",
        "Bahnhofstrasse 1, 8001 Zürich",
        &[("ch.uid", Some(true))],
    );
}

#[test]
fn a_licence_by_its_short_name_is_read() {
    assert_eq!(kinds(&footer("<p>营业执照：91110000802100433B</p>")), [("cn.uscc", Some(true))]);
}

#[test]
fn korean_footers_with_english_labels_are_read() {
    let korean = |html: &str| seller_at(&format!("<h1>가방</h1><footer>{html}</footer>"), Ground::OwnShop, Some("KR"));
    let found =
        korean("COMPANY : 예시상사 CEO : 김철수 BUSINESS LICENSE : 120-81-47521 ADDRESS : 서울특별시 마포구 양화로 45");
    assert_eq!(found.legal_name.as_ref().map(|f| f.value.as_str()), Some("예시상사"), "{found:#?}");
    assert_eq!(found.address.as_ref().map(|f| f.value.as_str()), Some("서울특별시 마포구 양화로 45"));
    assert_eq!(kinds(&found), [("kr.brn", Some(true))]);
    let found =
        korean("<p>COMPANY 예시상사 | OWNER 김철수</p><p>ADDRESS 서울 마포구 양화로 45, 3층 | TEL 070-1234-5678</p>");
    assert_eq!(found.legal_name.as_ref().map(|f| f.value.as_str()), Some("예시상사"), "{found:#?}");
    assert!(found.address.as_ref().is_some_and(|a| a.contains("양화로")), "{found:#?}");
    assert_eq!(found.phones, ["070-1234-5678"]);
}

#[test]
fn a_brazilian_address_stands_in_a_part_of_its_own() {
    let found = identity(
        "<p>Razão Social: Loja Exemplo Ltda | CNPJ: 11222333000181 | Av. Paulista, 1000 - São Paulo - SP - CEP 01310-100 | SAC (11) 4002-8922</p>",
        "Loja Exemplo Ltda",
        "Av. Paulista, 1000 - São Paulo - SP - CEP 01310-100",
        &[("br.cnpj", Some(true))],
    );
    assert_eq!(found.phones, ["(11) 4002-8922"]);
    identity(
        "<p>Loja Exemplo Ltda - CNPJ: 11.222.333/0001-81</p><p>Av. Paulista, 1000 - Bela Vista - São Paulo/SP - CEP 01310-100</p>",
        "Loja Exemplo Ltda",
        "Av. Paulista, 1000 - Bela Vista - São Paulo/SP - CEP 01310-100",
        &[("br.cnpj", Some(true))],
    );
    assert_eq!(footer("<p>sac (30) en cuir 4002-8922</p>").phones, [""; 0]);
}

#[test]
fn a_marketplaces_page_on_a_seller_gives_his_address_and_a_vat_number_tells_no_place() {
    let page = |rows: &[(&str, &str)]| {
        let row = |(label, value): &(&str, &str)| format!("<div><b>{label}:</b><span>{value}</span></div>");
        let rows: String = rows.iter().map(row).collect();
        seller(&format!("<main><h1>BagWorld</h1><h3>Seller</h3>{rows}</main>"), Ground::Marketplace)
    };
    let lines = "</span></div><div><span>Longhua Road 12</span></div><div><span>Shenzhen</span></div>\
        <div><span>518000</span></div><div><span>CN";
    for (name, number, vat, address) in [
        ("Business Name", "Trade Register Number", "VAT Number", "Business Address"),
        ("Geschäftsname", "Handelsregisternummer", "UStID", "Kundendienstadresse"),
        ("Nom commercial", "Numéro de registre de commerce", "Numéro TVA", "Adresse du service client"),
        ("Nombre comercial", "Número de registro mercantil", "Número IVA", "Dirección comercial"),
        ("Nome dell'azienda", "Numero registro imprese", "Numero di partita IVA", "Indirizzo commerciale"),
        ("Bedrijfsnaam", "Handelsregisternummer", "Btw-nummer", "Klantenserviceadres"),
    ] {
        let found = page(&[
            (name, "Shenzhen Sample Technology Co., Ltd."),
            (number, "91110000802100433B"),
            (vat, "DE136695976"),
            (address, lines),
        ]);
        let text = |fact: Option<Fact<String>>| fact.map(|f| f.value).unwrap_or_default();
        assert_eq!(text(found.address.clone()), "Longhua Road 12, Shenzhen, 518000, CN", "{address}");
        assert_eq!(text(found.country.clone()), "CN", "{address}");
        assert_eq!(text(found.legal_name.clone()), "Shenzhen Sample Technology Co., Ltd.", "{name}");
        assert_eq!(kinds(&found), [("cn.uscc", Some(true)), ("de.vat", Some(true))], "{number}, {vat}");
    }
    let alone = page(&[("Geschäftsname", "Muster Handel GmbH"), ("UStID", "DE136695976")]);
    assert_eq!(alone.country, None, "firms of other places are given VAT numbers too");
}

#[test]
fn a_traders_block_makes_plain_labels_his() {
    let html = "<h3>Trader information</h3><p>Name: Guangzhou Sample Trading Co., Ltd.</p>\
        <p>Address: No. 8 Sample Road, Guangzhou 510000, China</p><p>Business registration number: 91110000802100433B</p>";
    let found = seller(&format!("<main><h1>Earrings</h1>{html}</main>"), Ground::Marketplace);
    assert_eq!(found.legal_name.as_deref().map(String::as_str), Some("Guangzhou Sample Trading Co., Ltd."));
    assert_eq!(found.address.as_deref().map(String::as_str), Some("No. 8 Sample Road, Guangzhou 510000, China"));
    assert_eq!(kinds(&found), [("cn.uscc", Some(true))]);
    let loose = seller(
        "<main><h1>Earrings</h1><p>Address: No. 8 Sample Road, Guangzhou 510000</p></main>",
        Ground::Marketplace,
    );
    assert_eq!(loose.address, None, "anybody's");
}

#[test]
fn japanese_notices_are_read_in_whatever_layout() {
    let (company, place, phone, email) =
        ("株式会社見本屋", "〒150-0001 東京都渋谷区神宮前1-2-3", "03-1234-5678", "info@mihon.example.jp");
    for html in [
        format!(
            "<dl><dt>販売業者名</dt><dd>{company}</dd><dt>運営統括責任者名</dt><dd>山田太郎</dd><dt>所在地</dt><dd>{place}</dd><dt>お問い合わせ先電話番号</dt><dd>{phone}</dd><dt>連絡先メールアドレス</dt><dd>{email}</dd></dl>"
        ),
        format!(
            "<div><div>事業者の名称</div><div>{company}</div></div><div><div>事業者の住所</div><div>{place}</div></div><div><div>電話番号</div><div>{phone}</div></div><div><div>E-mail</div><div>{email}</div></div>"
        ),
        format!(
            "<p>販売業者：{company}<br>責任者：山田太郎<br>所在地：{place}<br>電話番号：{phone}<br>メールアドレス：{email}</p>"
        ),
        format!(
            "<p>■販売業者<br>{company}</p><p>■所在地<br>{place}</p><p>■電話番号<br>{phone}</p><p>■メールアドレス<br>{email}</p>"
        ),
        format!(
            "<h3>販売事業者</h3><p>{company}</p><h3>店舗所在地</h3><p>{place}</p><h3>連絡先電話番号</h3><p>{phone}</p><p>info★mihon.example.jp（★を@に変えてください）</p>"
        ),
        format!(
            "<table><tr><th>会社名</th><td>{company}</td></tr><tr><th>代表者</th><td>山田太郎</td></tr><tr><th>本社</th><td>{place}</td></tr><tr><th>TEL / FAX</th><td>{phone} / 03-1234-5679</td></tr><tr><th>E-mail</th><td>{email}</td></tr></table>"
        ),
        format!(
            "<h2>会社概要</h2><dl><dt>{company}</dt></dl><p>{place}<br>TEL:{phone} FAX:03-1234-5679<br>代表者:山田太郎<br>店舗運営責任者: 佐藤花子<br>店舗連絡先:{email}</p>"
        ),
    ] {
        let found = seller(&format!("<main><h1>見本屋</h1>{html}</main>"), Ground::OwnShop);
        assert_eq!(found.legal_name.as_deref().map(String::as_str), Some(company), "{html}");
        assert_eq!(found.address.as_deref().map(String::as_str), Some(place), "{html}");
        assert_eq!(found.phones, [phone], "{html}");
        assert_eq!(found.emails, [email], "{html}");
    }
}
