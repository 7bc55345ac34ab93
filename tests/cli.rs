//! The command line as its users meet it: DESIGN section 5.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod common;

use common::loupe;
use serde_json::{Value, json};
use std::process::Output;

const COPY: &str = r#"<!doctype html><title>x</title><script type="application/ld+json">{"@context":"https://schema.org","@type":"Product",
"name":"Cartier LOVE bracelet titanium steel replica","brand":{"@type":"Brand","name":"Cartier"},
"offers":{"@type":"Offer","price":"18.99","priceCurrency":"USD","itemCondition":"https://schema.org/NewCondition"}}</script>
<h1>Cartier LOVE bracelet titanium steel replica</h1>"#;

fn lines(output: &Output) -> Vec<Value> {
    String::from_utf8_lossy(&output.stdout).lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

#[test]
fn a_saved_page_is_described_for_people_with_its_quotes() {
    let output = loupe(&["inspect", "--url", "https://shop.example/p/1"], COPY.as_bytes());
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success());
    for words in ["high-risk", "titanium steel", "replica", "18.99 USD", "rules of"] {
        assert!(text.contains(words), "{words:?} is missing from\n{text}");
    }
}

#[test]
fn json_has_the_promised_names() {
    let output = loupe(&["inspect", "--json", "--url", "https://shop.example/p/1"], COPY.as_bytes());
    let report = &lines(&output)[0];
    assert_eq!(report["verdict"], "high-risk");
    assert_eq!(report["pageKind"], "product");
    assert_eq!(report["marketplace"], Value::Null);
    assert_eq!(report["listing"]["price"], json!({"amount": "18.99", "currency": "USD"}));
    assert_eq!(report["listing"]["condition"], "new");
    for field in ["listPrice", "availability", "sku", "mpn", "gtin", "quantity", "images", "seller"] {
        assert!(report["listing"].as_object().unwrap().contains_key(field), "{field}");
    }
    for field in ["name", "id", "country", "legalName", "registrations", "address", "emails", "phones", "handles"] {
        assert!(report["listing"]["seller"].as_object().unwrap().contains_key(field), "{field}");
    }
    assert_eq!(report["brand"]["id"], "cartier");
    assert_eq!(report["brand"]["role"], "sold");
    let finding =
        report["findings"].as_array().unwrap().iter().find(|f| f["check"] == "material-contradiction").unwrap();
    assert_eq!(
        (&finding["family"], &finding["severity"], &finding["hard"]),
        (&json!("product"), &json!("warning"), &json!(true))
    );
    assert!(finding["evidence"][0]["quote"].as_str().unwrap().contains("titanium steel"));
    assert!(
        report["coverage"]
            .as_array()
            .unwrap()
            .iter()
            .any(|c| c["check"] == "price-far-below-list" && c["state"] == "ran")
    );
}

#[test]
fn every_line_is_answered_in_order_and_a_bad_one_does_not_stop_the_run() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("page.html");
    std::fs::write(&file, COPY).unwrap();
    let input = [
        json!({"id": "a", "url": "https://shop.example/p/1", "html": COPY}).to_string(),
        "{broken".to_owned(),
        json!({"id": "c", "url": "https://shop.example/p/1"}).to_string(),
        json!({"id": 4, "url": "https://shop.example/p/1", "file": file}).to_string(),
        json!({"id": "e", "url": "https://shop.example/p/1", "file": "no-such.html"}).to_string(),
        json!({"id": "f", "url": "nonsense", "html": ""}).to_string(),
    ]
    .join("\n");
    let output = loupe(&["inspect", "--jsonl", "--today", "2026-11-23"], input.as_bytes());
    let answers = lines(&output);
    assert!(output.status.success());
    assert_eq!(
        answers.iter().map(|a| a["id"].clone()).collect::<Vec<_>>(),
        [json!("a"), json!(null), json!("c"), json!(4), json!("e"), json!("f")]
    );
    assert_eq!(answers[0]["verdict"], "high-risk");
    assert!(answers[1]["error"].as_str().unwrap().contains("not JSON"));
    assert!(answers[2]["error"].as_str().unwrap().contains("\"html\" and \"file\""));
    assert_eq!(answers[3]["verdict"], "high-risk");
    assert!(answers[4]["error"].as_str().unwrap().contains("no-such.html"));
    assert_eq!(answers[5]["verdict"], "not-a-product");
    assert!(
        String::from_utf8_lossy(&output.stdout).lines().next().unwrap().starts_with(r#"{"id":"a""#),
        "id comes first"
    );
}

#[test]
fn wrong_arguments_say_what_was_expected() {
    for (arguments, words) in [
        (vec!["inspect", "--url", "cartier.com"], "https://"),
        (vec!["inspect", "--url", "https://a.example", "no-such-file.html"], "no-such-file.html"),
        (vec!["inspect", "--url", "https://a.example", "--today", "23.11.2026"], "YYYY-MM-DD"),
        (vec!["brands", "--rules", "no-such-folder"], "brands/"),
    ] {
        let output = loupe(&arguments, b"");
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success(), "{arguments:?}");
        assert!(error.contains(words), "{arguments:?}: {error}");
    }
}

#[test]
fn brands_lists_the_rule_book() {
    let output = loupe(&["brands", "--json"], b"");
    let ids: Vec<String> = serde_json::from_slice(&output.stdout).unwrap();
    for id in [
        "cartier",
        "van-cleef-arpels",
        "chloe",
        "louis-vuitton",
        "shiseido",
        "swarovski",
        "gucci",
        "burberry",
        "dior",
        "supreme",
        "zara",
        "uniqlo",
    ] {
        assert!(ids.iter().any(|i| i == id), "{id}");
    }
}

#[test]
fn a_broken_rule_file_is_named_with_line_key_and_what_was_expected() {
    let folder = tempfile::tempdir().unwrap();
    copy(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("rules"), folder.path());
    let file = folder.path().join("brands/cartier.toml");
    let good = std::fs::read_to_string(&file).unwrap();
    let check = |text: &str| {
        assert_ne!(text, good, "nothing was broken");
        std::fs::write(&file, text).unwrap();
        let output = loupe(&["check-rules", folder.path().to_str().unwrap()], b"");
        assert!(!output.status.success());
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    let line = 1 + good.lines().position(|l| l.starts_with("owner")).unwrap();
    let misspelt = check(&good.replacen("owner = ", "onwer = ", 1));
    assert!(
        misspelt.contains(&format!(
            "cartier.toml:{line}: `onwer`: unknown field `onwer`, expected one of `id`, `name`, `owner`"
        )),
        "{misspelt}"
    );

    let line = 1 + good.lines().position(|l| l.starts_with("checked")).unwrap();
    let undated = check(&good.replacen("checked = \"2026-11-23\"", "checked = \"yesterday\"", 1));
    assert!(
        undated
            .contains(&format!("cartier.toml:{line}: `names[0].checked`: \"yesterday\": expected a day as YYYY-MM-DD")),
        "{undated}"
    );

    let (before, references) = good.split_once("[[references]]").unwrap();
    let looking_around = references.replacen("pattern = '", "pattern = '(?=x)", 1);
    let broken = check(&format!("{before}[[references]]{looking_around}"));
    assert!(
        broken.contains("`references[0].pattern`: is no regular expression this build understands: look-around"),
        "{broken}"
    );

    let line = 1 + good.lines().position(|l| l.contains("\"@jewellery\"")).unwrap();
    let unknown = check(&good.replacen("\"@jewellery\"", "\"@jewelry\"", 1));
    assert!(
        unknown.contains(&format!(
            "cartier.toml:{line}: `context.goods[0]`: \"@jewelry\" is no kind of goods: expected one of @bags, @base-metals"
        )),
        "{unknown}"
    );
    let misplaced = check(&good.replacen("name = \"Cartier\"", "name = \"@watches\"", 1));
    assert!(misplaced.contains("`name`: \"@watches\": no kind of goods can be named here"), "{misplaced}");
}

#[test]
fn a_label_in_a_form_that_no_page_is_read_in_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    copy(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("rules"), folder.path());
    let file = folder.path().join("reading/labels.toml");
    let good = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, good.replacen("\"marke\"", "\"Marke:\"", 1)).unwrap();
    let output = loupe(&["check-rules", folder.path().to_str().unwrap()], b"");
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success());
    assert!(error.contains("labels.toml:"), "{error}");
    assert!(error.contains("\"Marke:\": expected a label in lower case"), "{error}");
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)
        } else {
            std::fs::copy(entry.path(), target).map(drop).unwrap()
        }
    }
}

#[test]
fn the_schema_for_editors_explains_the_keys() {
    let output = loupe(&["schema", "brand"], b"");
    let schema: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(schema["properties"]["materials"]["description"].as_str().unwrap().contains("Materials"));
    assert_eq!(schema["additionalProperties"], false);
}
