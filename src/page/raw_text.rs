//! Where the text of a raw element (`<script>`, `<style>`, …) ends, by the standard's own states.
//!
//! Half of a page's bytes are scripts. html5ever's tokenizer goes through them character by character; nothing in them
//! matters before the end tag, so it is looked for at once, and the text is taken whole, shared with the input.

use std::borrow::Cow;

/// How far a script is inside `<!--`: there its end tag may belong to a script that is written in it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Escape {
    /// Not at all.
    No,
    /// Inside.
    Once,
    /// Inside, behind a `<script>`.
    Twice,
}

/// The length of the text of an element called `name` that begins at the start of `html`: up to its end tag, or all of it.
pub fn length(html: &str, name: &str) -> usize {
    let mut escape = Escape::No;
    let mut at = 0;
    while let Some(tail) = html.get(at..) {
        let Some(distance) = tail.find('<') else { break };
        if escape != Escape::No
            && let Some(closed) = tail.get(..distance).and_then(|text| text.find("-->"))
        {
            escape = Escape::No;
            at += closed + 3;
            continue;
        }
        at += distance;
        let rest = tail.get(distance + 1..).unwrap_or_default();
        if rest.strip_prefix('/').is_some_and(|rest| is_tag(rest, name)) {
            if escape != Escape::Twice {
                return at;
            }
            escape = Escape::Once;
        } else if name == "script" {
            match escape {
                // The dashes may be those of "-->" as well.
                Escape::No if rest.starts_with("!--") => {
                    escape = Escape::Once;
                    at += 1;
                }
                Escape::Once if is_tag(rest, name) => escape = Escape::Twice,
                _ => {}
            }
        }
        at += 1;
    }
    html.len()
}

/// Whether `rest` begins with this name and what ends a name.
fn is_tag(rest: &str, name: &str) -> bool {
    rest.as_bytes().get(..name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name.as_bytes()))
        && matches!(rest.as_bytes().get(name.len()), Some(b'\t' | b'\n' | b'\r' | 0x0c | b' ' | b'/' | b'>'))
}

/// The text as the standard hands it on: line ends made one, no zero characters; `None` where that changes nothing.
pub fn normalised(text: &str) -> Option<String> {
    // One byte each: so they are sought many bytes at a time.
    if !text.as_bytes().contains(&b'\r') && !text.as_bytes().contains(&0) {
        return None;
    }
    let mut out = Cow::Borrowed(text);
    for (old, new) in [("\r\n", "\n"), ("\r", "\n"), ("\0", "\u{fffd}")] {
        if out.contains(old) {
            out = Cow::Owned(out.replace(old, new));
        }
    }
    Some(out.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_ends_at_its_own_end_tag() {
        for (html, name, text) in [
            ("a<b</script>", "script", "a<b"),
            ("a</scripty></SCRIPT x>b", "script", "a</scripty>"),
            ("a</script", "script", "a</script"),
            ("a{}</style/>", "style", "a{}"),
            ("<!-- </style> -->", "style", "<!-- "),
            ("<!-- </script> -->", "script", "<!-- "),
            ("<!--<script></script></script>", "script", "<!--<script></script>"),
            ("<!--<script>--></script>", "script", "<!--<script>-->"),
            ("<!--><script></script>", "script", "<!--><script>"),
            ("<!---><script></script>", "script", "<!---><script>"),
            ("<!--<script>a-->b<!--c</script>", "script", "<!--<script>a-->b<!--c"),
            ("路</script>", "script", "路"),
        ] {
            assert_eq!(html.get(..length(html, name)), Some(text), "{html}");
        }
    }

    #[test]
    fn line_ends_are_made_one() {
        assert_eq!(normalised("a\r\nb\rc\0"), Some("a\nb\nc\u{fffd}".to_owned()));
        assert_eq!(normalised("a\nb"), None);
    }
}
