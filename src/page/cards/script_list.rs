//! Entries of a list that stands in a script, for pages whose own cards name nothing.

use crate::listing::Card;

/// How much of a script is looked through behind the list's beginning.
const MAX_BYTES: usize = 1_500_000;

/// The objects of the list that begins where the last of `words` ends; each word stands behind the one before it.
pub fn entries<'a>(script: &'a str, words: &[String]) -> Vec<&'a str> {
    let mut rest = script;
    for word in words {
        let Some((_, behind)) = rest.split_once(word.as_str()) else { return Vec::new() };
        rest = behind;
    }
    let mut found = Vec::new();
    let (mut depth, mut start) = (0usize, 0usize);
    let (mut quoted, mut escaped) = (false, false);
    // Marks of JSON are single bytes that are part of no other letter.
    for (at, byte) in rest.bytes().enumerate().take(MAX_BYTES) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = quoted,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'{' | b'[' => {
                if depth == 0 {
                    start = at;
                }
                depth += 1;
            }
            b'}' | b']' if depth == 0 => break,
            b'}' | b']' => {
                depth -= 1;
                if depth == 0 {
                    found.extend(rest.get(start..=at));
                }
            }
            _ => {}
        }
        if found.len() >= Card::MOST {
            break;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of<'a>(script: &'a str, words: &[&str]) -> Vec<&'a str> {
        entries(script, &words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn a_list_is_parted_at_its_own_objects() {
        let script = r#"x={"a":{"list":[1]},"goods":{"n":2,"list":[{"id":1,"t":"a]}\"{"},{"id":2,"in":[{"id":3}]}],"z":[{"id":9}]}}"#;
        assert_eq!(
            of(script, &["\"goods\"", "\"list\":["]),
            [r#"{"id":1,"t":"a]}\"{"}"#, r#"{"id":2,"in":[{"id":3}]}"#]
        );
        assert_eq!(of(script, &["\"goods\"", "\"none\":["]), Vec::<&str>::new());
    }

    #[test]
    fn a_broken_list_gives_what_is_whole() {
        for end in ["", "{", "{\"id\":", "{\"id\":\"", "{\"id\":\"\\", "{\"é", "[[[["] {
            assert_eq!(of(&format!("L[{{\"id\":1}},{end}"), &["L["]), ["{\"id\":1}"], "{end}");
        }
        assert_eq!(of(&"L[{".repeat(50_000), &["L["]), Vec::<&str>::new());
        assert_eq!(of(&format!("L[{}", "{},".repeat(Card::MOST * 2)), &["L["]), vec!["{}"; Card::MOST]);
    }
}
