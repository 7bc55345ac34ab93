//! JSON as pages write it: with comments, CDATA marks, control characters, trailing commas, several values in a row.
//!
//! Numbers stay text, so that no price is ever a float. Depth and count are bounded; a broken end keeps what came before.

/// One value.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// `null`, or what could not be read.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as written.
    Number(String),
    /// A string, escapes undone.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object; keys in order, doubles kept.
    Object(Vec<(String, Json)>),
}

/// Deepest nesting read; what lies deeper is skipped.
const MAX_DEPTH: usize = 48;
/// Most values read from one text.
const MAX_VALUES: usize = 60_000;
/// Longest text read.
const MAX_BYTES: usize = 3_000_000;
/// Longest string kept.
const MAX_STRING: usize = 60_000;

/// All top-level values of a text.
pub fn parse_all(text: &str) -> Vec<Json> {
    let text = text.get(..text.floor_char_boundary(MAX_BYTES)).unwrap_or_default();
    let mut parser = Parser { bytes: text.as_bytes(), text, at: 0, values: 0 };
    let mut found = Vec::new();
    while found.len() < 500 {
        parser.skip();
        match parser.peek() {
            None => break,
            Some(b'{' | b'[') => found.push(parser.value(0)),
            Some(_) => parser.at += 1,
        }
    }
    found
}

struct Parser<'a> {
    bytes: &'a [u8],
    text: &'a str,
    at: usize,
    values: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn starts(&self, with: &str) -> bool {
        self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(with.as_bytes()))
    }

    fn past(&mut self, end: &str) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let at = rest.windows(end.len()).position(|w| w == end.as_bytes());
        self.at = at.map_or(self.bytes.len(), |i| self.at + i + end.len());
    }

    /// Skips white space, control characters, comments and CDATA marks.
    fn skip(&mut self) {
        while let Some(byte) = self.peek() {
            if byte <= b' ' || byte == b';' {
                self.at += 1;
            } else if self.starts("/*") {
                self.past("*/");
            } else if self.starts("//") {
                self.past("\n");
            } else if self.starts("<![CDATA[") {
                self.at += 9;
            } else if self.starts("]]>") || self.starts("-->") {
                self.at += 3;
            } else if self.starts("<!--") {
                self.at += 4;
            } else if self.starts("\u{feff}") || self.starts("\u{a0}") {
                self.at += if byte == 0xef { 3 } else { 2 };
            } else {
                break;
            }
        }
    }

    fn value(&mut self, depth: usize) -> Json {
        self.values += 1;
        if self.values > MAX_VALUES {
            self.at = self.bytes.len();
            return Json::Null;
        }
        match self.peek() {
            Some(b'{') if depth < MAX_DEPTH => self.object(depth),
            Some(b'[') if depth < MAX_DEPTH => self.list(depth),
            Some(b'{' | b'[') => self.skip_nested(),
            Some(quote @ (b'"' | b'\'')) => Json::Text(self.string(quote)),
            _ => self.word(),
        }
    }

    fn object(&mut self, depth: usize) -> Json {
        self.at += 1;
        let mut pairs = Vec::new();
        loop {
            self.skip();
            match self.peek() {
                None => break,
                Some(b'}') => {
                    self.at += 1;
                    break;
                }
                Some(b',') => self.at += 1,
                Some(b']') => break,
                Some(quote @ (b'"' | b'\'')) => {
                    let key = self.string(quote);
                    self.pair(key, &mut pairs, depth);
                }
                Some(_) => {
                    let before = self.at;
                    while self.peek().is_some_and(|b| !b": ,{}[]\n\"".contains(&b)) {
                        self.at += 1;
                    }
                    let key = self.text.get(before..self.at).unwrap_or_default().to_owned();
                    if self.at == before {
                        self.at += 1;
                    } else {
                        self.pair(key, &mut pairs, depth);
                    }
                }
            }
        }
        Json::Object(pairs)
    }

    fn pair(&mut self, key: String, pairs: &mut Vec<(String, Json)>, depth: usize) {
        self.skip();
        if self.peek() != Some(b':') {
            return;
        }
        self.at += 1;
        self.skip();
        if matches!(self.peek(), Some(b',' | b'}')) {
            return;
        }
        let value = self.value(depth + 1);
        pairs.push((key, value));
    }

    fn list(&mut self, depth: usize) -> Json {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.skip();
            match self.peek() {
                None => break,
                Some(b']') => {
                    self.at += 1;
                    break;
                }
                Some(b',' | b':') => self.at += 1,
                Some(b'}') => break,
                Some(_) => items.push(self.value(depth + 1)),
            }
        }
        Json::List(items)
    }

    /// Passes over what is nested too deep, without nesting.
    fn skip_nested(&mut self) -> Json {
        let mut open = 0usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'{' | b'[' => open += 1,
                b'}' | b']' => {
                    open -= 1;
                    if open == 0 {
                        self.at += 1;
                        break;
                    }
                }
                b'"' => {
                    self.string(b'"');
                    continue;
                }
                _ => {}
            }
            self.at += 1;
        }
        Json::Null
    }

    fn string(&mut self, quote: u8) -> String {
        self.at += 1;
        let mut out: Vec<u8> = Vec::new();
        while let Some(byte) = self.peek() {
            self.at += 1;
            if byte == quote {
                if self.closes() {
                    break;
                }
                out.push(byte);
            } else if byte == b'\\' {
                self.escape(&mut out);
            } else {
                out.push(byte);
            }
        }
        out.truncate(MAX_STRING + 3);
        let mut text = String::from_utf8_lossy(&out).into_owned();
        text.truncate(text.floor_char_boundary(MAX_STRING));
        text
    }

    /// Whether the quote just passed ends its string: a mark of punctuation must follow. `"19" monitor"` is one string.
    fn closes(&self) -> bool {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        match rest.iter().take(64).find(|b| **b > b' ') {
            None => true,
            Some(b) => b",:}]/;<".contains(b) || rest.first().is_some_and(|b| *b == b'\n' || *b == b'\r') || *b == b'"',
        }
    }

    fn escape(&mut self, out: &mut Vec<u8>) {
        let Some(byte) = self.peek() else { return };
        self.at += 1;
        let plain = match byte {
            b'n' => b'\n',
            b't' => b'\t',
            b'r' => b'\r',
            b'b' | b'f' => b' ',
            b'u' => {
                let mut code = self.hex();
                if (0xd800..0xdc00).contains(&code) && self.starts("\\u") {
                    self.at += 2;
                    let low = self.hex();
                    if (0xdc00..0xe000).contains(&low) {
                        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
                    }
                }
                let c = char::from_u32(code).unwrap_or('\u{fffd}');
                out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
                return;
            }
            other => other,
        };
        out.push(plain);
    }

    fn hex(&mut self) -> u32 {
        let digits = self.text.get(self.at..self.at + 4).and_then(|d| u32::from_str_radix(d, 16).ok());
        if digits.is_some() {
            self.at += 4;
        }
        digits.unwrap_or(0xfffd)
    }

    /// A number, `true`, `false`, `null`, or junk.
    fn word(&mut self) -> Json {
        let start = self.at;
        while self.peek().is_some_and(|b| !b",}]\n{[\"".contains(&b) && b > b' ') {
            self.at += 1;
        }
        if self.at == start {
            self.at += 1;
        }
        match self.text.get(start..self.at).unwrap_or_default() {
            "true" => Json::Bool(true),
            "false" => Json::Bool(false),
            word if word.len() < 40 && word.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '.') => {
                Json::Number(word.to_owned())
            }
            _ => Json::Null,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn one(text: &str) -> Json {
        parse_all(text).into_iter().next().unwrap()
    }

    #[test]
    fn what_shops_write_is_read() {
        let want = Json::Object(vec![("a".into(), Json::Number("1.50".into())), ("b".into(), Json::Text("x".into()))]);
        for text in [
            r#"{"a":1.50,"b":"x"}"#,
            r#"/* note */ {"a": 1.50, // why not
               "b": "x",}"#,
            "//<![CDATA[\n{\"a\":1.50,\"b\":\"x\"}\n//]]>",
            "<!-- {\"a\":1.50 \"b\":\"x\"} -->",
            "{\u{1}\"a\":1.50,\u{c}\"b\":\"x\"",
            "{a: 1.50, 'b': 'x'};",
        ] {
            assert_eq!(one(text), want, "{text}");
        }
    }

    #[test]
    fn quotes_inside_a_string_do_not_end_it() {
        assert_eq!(one(r#"{"name":"19" monitor","x":1}"#), one(r#"{"name":"19\" monitor","x":1}"#));
        assert_eq!(one("{\"a\":\"two\nlines \\u00e9 \\ud83d\\ude00\"}"), one("{\"a\":\"two\nlines é 😀\"}"));
    }

    #[test]
    fn endless_nesting_is_cut_not_followed() {
        let deep = "[".repeat(1_000_000);
        assert_eq!(parse_all(&deep).len(), 1);
        let deep = "{\"a\":".repeat(300_000);
        assert_eq!(parse_all(&deep).len(), 1);
        assert!(parse_all(&"\"".repeat(100_000)).is_empty());
    }
}
