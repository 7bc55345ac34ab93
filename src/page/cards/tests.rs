//! Cards as hostile or careless pages make them.

use super::*;
use crate::page::words::Words;

/// A file whose cards say where everything stands.
const FILE: &str = r#"
id = "x"
name = "X"
kind = "open"
hosts = ["x.example"]
source = "recalled"
checked = "2026-11-24"
[cards]
card = ["li.stray", "li.card"]
list = ['"goods":{', '"list":[']
[[cards.fields]]
field = "title"
select = [".name"]
[[cards.fields]]
field = "title"
select = ["script"]
near = ['"title"']
pattern = '^"title":"([^"]+)"'
[[cards.fields]]
field = "price"
select = [".now"]
[[cards.fields]]
field = "listPrice"
select = [".was"]
[[cards.fields]]
field = "url"
select = ["a.go", "a.more"]
attr = "href"
[[cards.fields]]
field = "url"
select = ["script"]
near = ['"id"']
pattern = '^"id":(\d+)'
value = "/item/{}"
[[cards.fields]]
field = "image"
select = ["img.pic"]
attr = "src"
[[cards.fields]]
field = "seller"
select = [".by"]
"#;

fn cards(html: &str) -> Vec<Card> {
    let file: Marketplace = toml::from_str(FILE).unwrap();
    let reader = CardReader::new(&file).unwrap().unwrap();
    let doc = Doc::new(html, &Words::new());
    let address = Address::parse("https://www.x.example/search?q=bag");
    reader.read(&Ground { doc: &doc, address: &address, home: Some("EUR") })
}

fn one(inside: &str) -> Card {
    let mut all = cards(&format!("<ul><li class=card>{inside}</li></ul>"));
    assert_eq!(all.len(), 1, "{inside}");
    all.remove(0)
}

#[test]
fn all_of_two_hundred_cards_are_read_in_their_order() {
    let card = |n: usize| {
        format!(
            "<li class=card><a class=go href='/item/{n}'><img class=pic src='/{n}.jpg' alt=''><span class=name>Bag number {n}</span></a>\
             <s class=was>€{}</s> <b class=now>€{n}.50</b> <span class=by>shop{n}</span></li>",
            n + 10
        )
    };
    let html: String = (1..=200).map(card).collect();
    let all = cards(&format!("<ul>{html}</ul>"));
    for (card, n) in all.iter().zip(1..) {
        assert_eq!(card.title, format!("Bag number {n}"));
        assert_eq!(card.price.as_ref().unwrap().amount.to_string(), format!("{n}.50"));
        assert_eq!(card.list_price.as_ref().unwrap().amount.to_string(), (n + 10).to_string());
        assert_eq!(card.url.as_deref(), Some(&*format!("https://www.x.example/item/{n}")));
        assert_eq!(card.image.as_deref(), Some(&*format!("https://www.x.example/{n}.jpg")));
        assert_eq!(card.seller.as_deref(), Some(&*format!("shop{n}")));
    }
    assert_eq!(all.len(), 200);
    let twice = cards(&format!("<ul>{html}{html}</ul>"));
    assert_eq!(twice.len(), 200, "each product once");
    let many: String = (1..=300).map(card).collect();
    assert_eq!(cards(&format!("<ul>{many}</ul>")).len(), Card::MOST);
}

#[test]
fn a_card_without_one_of_its_parts_keeps_the_others() {
    let name = "<span class=name>Red bag</span>";
    let card = one(name);
    assert_eq!((card.price, card.url, card.image, card.seller, card.list_price), (None, None, None, None, None));
    assert_eq!(one(&format!("{name}<b class=now>on request</b>")).price, None);
    let lone = one(&format!("{name}<a class=go href=/item/1>more</a><s class=was>€90</s>"));
    assert!(lone.list_price.is_none() && lone.url.is_some(), "{lone:?}");
    let odd = one(&format!("{name}<b class=now>€90</b><s class=was>€80</s>"));
    assert!(odd.list_price.is_none(), "a former price is higher: {odd:?}");
    assert_eq!(
        one("<a class=go href=/item/1 title='Blue bag with a strap'></a><b class=now>€5</b>").title,
        "Blue bag with a strap"
    );
    for nothing in
        ["", "<li class=card>", "<span class=name></span>", "<b class=now>€5</b>", "<span class=name> \u{200b} </span>"]
    {
        let all = cards(&format!("<ul><li class=card>{nothing}</li></ul>"));
        assert!(all.is_empty(), "{nothing:?}: {all:?}");
    }
}

#[test]
fn addresses_that_lead_nowhere_are_passed_over() {
    let name = "<span class=name>Red bag</span>";
    for nowhere in [
        "javascript:void(0)",
        " JavaScript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "blob:https://www.x.example/1",
        "#",
        "",
        "mailto:a@x.example",
    ] {
        let card = one(&format!("{name}<a class=go href='{nowhere}'>x</a><a class=more href='/item/7'>y</a>"));
        assert_eq!(card.url.as_deref(), Some("https://www.x.example/item/7"), "{nowhere:?}");
        let card = one(&format!("{name}<a class=go href='{nowhere}'>x</a>"));
        assert_eq!(card.url, None, "{nowhere:?}");
        let card = one(&format!("{name}<img class=pic src='{nowhere}'><img src='/real.jpg'>"));
        assert_eq!(card.image.as_deref(), Some("https://www.x.example/real.jpg"), "{nowhere:?}");
    }
    let lazy =
        one(&format!("{name}<img class=pic src='data:image/gif;base64,R0lGOD' data-src='//img.x.example/1.jpg'>"));
    assert_eq!(lazy.image.as_deref(), Some("https://img.x.example/1.jpg"));
    let long = one(&format!("{name}<a class=go href='/{}'>x</a>", "a".repeat(3_000)));
    assert_eq!(long.url, None);
}

#[test]
fn names_and_prices_of_any_script_are_read_whole() {
    for (title, price, amount, currency) in [
        ("حقيبة قماش زرقاء بسحاب", "٢٥٠ ر.س", "250", "SAR"),
        ("תיק בד כחול עם רוכסן", "‏120.00 ₪‏", "120.00", "ILS"),
        ("กระเป๋าผ้าสีน้ำเงิน", "฿1,290", "1290", "THB"),
        ("नीला कपड़े का थैला", "₹1,29,900.00", "129900.00", "INR"),
        ("蓝色帆布包 👜 带拉链", "人民币 １９.９", "19.9", "CNY"),
        ("파란색 캔버스 가방", "45,000원", "45000", "KRW"),
        ("Синяя сумка", "1 290 ₽", "1290", "RUB"),
        ("Sac en toile – bleu", "1\u{202f}290,00\u{a0}€", "1290.00", "EUR"),
    ] {
        let card =
            one(&format!("<a class=go href='/item/1'><bdi class=name>{title}</bdi></a><b class=now>{price}</b>"));
        assert_eq!(card.title, title);
        let price = card.price.unwrap_or_else(|| panic!("{title}: {price}"));
        assert_eq!((price.amount.to_string().as_str(), price.currency.as_deref()), (amount, Some(currency)), "{title}");
    }
    let endless = one(&format!("<span class=name>{}</span>", "包".repeat(5_000)));
    assert!(endless.title.len() <= Listing::MAX_TITLE && endless.title.chars().all(|c| c == '包'));
}

#[test]
fn strays_and_nests_do_not_hide_the_cards() {
    let stray = "<li class=stray><span></span></li>";
    let html = format!(
        "<ul>{stray}<li class=card><span class=name>Red bag</span><ul><li class=card><span class=name>Inner</span></li></ul></li></ul>"
    );
    assert_eq!(cards(&html).iter().map(|c| c.title.as_str()).collect::<Vec<_>>(), ["Red bag"]);
    let hidden = "<li class=card style='display:none'><span class=name>Pattern</span></li><li class=card><span class=name>Red bag</span></li>";
    assert_eq!(cards(hidden).iter().map(|c| c.title.as_str()).collect::<Vec<_>>(), ["Red bag"]);
    let nested = "<li class=card><div>".repeat(3_000);
    assert!(cards(&format!("<ul>{nested}<span class=name>Deep</span>")).len() <= 1);
    let unnamed = "<li class=card><a class=go href=/x></a></li>".repeat(3_000);
    assert!(cards(&unnamed).is_empty());
}

#[test]
fn a_list_in_a_script_is_read_where_no_card_is_drawn() {
    let script = r#"<script>var x={"nav":{"list":[{"id":9,"title":"Not a bag"}]},"goods":{"n":2,"list":[{"id":1,"title":"Red \u5305 bag"},
        {"title":"Blue bag","id":2,"sku":[{"id":77,"title":"inner"}]},{"id":3},{"id":1,"title":"Red \u5305 bag"}]},"more":{"list":[{"id":8,"title":"z"}]}}</script>"#;
    let read = |html: &str| cards(html).into_iter().map(|c| (c.title, c.url.unwrap_or_default())).collect::<Vec<_>>();
    let at = |id: u8| format!("https://www.x.example/item/{id}");
    assert_eq!(read(script), [("Red 包 bag".to_owned(), at(1)), ("Blue bag".to_owned(), at(2))]);
    let drawn = format!("{script}<li class=card><span class=name>Drawn</span></li>");
    assert_eq!(read(&drawn), [("Drawn".to_owned(), String::new())]);
}

#[test]
fn a_list_needs_words_that_lead_to_its_beginning() {
    let file: Marketplace = toml::from_str(&FILE.replace("'\"list\":['", "'\"list\"'")).unwrap();
    let error = CardReader::new(&file).unwrap_err();
    assert_eq!(error.key(), "cards.list");
    assert!(error.to_string().starts_with("x.toml: cards.list"), "{error}");
}
