//! Tags with thousands of attributes: the tokenizer compares each with all before it, so what is too much is not fed to it.

use std::ops::Range;

/// Most attributes of one tag that the tokenizer gets to see, give or take a piece; far fewer are kept.
const MAX: usize = 4_096;

/// Where the page's tags end, as far as it has been read; asked only where one is longer than a piece.
#[derive(Debug, Default)]
pub struct LongTag {
    /// Behind a tag known to have ended, with nothing but tags, comments and text since.
    after: usize,
    /// The tag or comment found last, and what of it is too much.
    seen: (Range<usize>, Option<Range<usize>>),
}

/// Where a walk through a tag stands.
#[derive(Clone, Copy)]
enum Stand {
    Tag,
    Gap,
    Name,
    Behind,
    Equals,
    Bare,
    Quoted(u8),
}

impl LongTag {
    /// Takes note of the place behind a tag.
    pub fn ended(&mut self, at: usize) {
        self.after = at;
    }

    /// What of the tag that `at` lies in must be left out: its attributes beyond the limit.
    pub fn cut(&mut self, html: &str, at: usize) -> Option<Range<usize>> {
        let html = html.as_bytes();
        while !self.seen.0.contains(&at) {
            let from = self.after.max(self.seen.0.end);
            let open = from + html.get(from..at)?.iter().position(|b| *b == b'<')?;
            self.seen = match html.get(open + 1) {
                Some(b'!' | b'?') => (open..comment_end(html, open), None),
                Some(b'/' | b'a'..=b'z' | b'A'..=b'Z') => walk(html, open),
                _ => (open..open + 1, None),
            };
        }
        self.seen.1.clone()
    }
}

/// Behind the comment that begins at a place.
fn comment_end(html: &[u8], open: usize) -> usize {
    let rest = html.get(open..).unwrap_or_default();
    let close: &[u8] = if rest.starts_with(b"<!--") { b"-->" } else { b">" };
    rest.windows(close.len()).position(|w| w == close).map_or(html.len(), |at| open + at + close.len())
}

/// A tag to behind its end, and its attributes beyond the limit.
fn walk(html: &[u8], open: usize) -> (Range<usize>, Option<Range<usize>>) {
    let (mut stand, mut count, mut from) = (Stand::Tag, 0, None);
    for (at, byte) in html.iter().copied().enumerate().skip(open + 1) {
        let gap = byte.is_ascii_whitespace();
        if byte == b'>' && !matches!(stand, Stand::Quoted(_)) {
            return (open..at + 1, from.map(|from| from..at));
        }
        stand = match (stand, byte) {
            (Stand::Quoted(quote), byte) if byte == quote => Stand::Gap,
            (Stand::Tag | Stand::Bare, _) if gap => Stand::Gap,
            (Stand::Tag | Stand::Gap | Stand::Name | Stand::Behind, b'/') => Stand::Gap,
            (Stand::Name | Stand::Behind, b'=') => Stand::Equals,
            (Stand::Name, _) if gap => Stand::Behind,
            (Stand::Equals, b'"' | b'\'') => Stand::Quoted(byte),
            (Stand::Equals, _) if !gap => Stand::Bare,
            (Stand::Gap | Stand::Behind, _) if !gap => {
                count += 1;
                from = from.or((count > MAX).then_some(at));
                Stand::Name
            }
            (stand, _) => stand,
        };
    }
    (open..html.len(), from.map(|from| from..html.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left_out(tag: &str) -> Option<usize> {
        let html = format!("<p>a < b</p><!-- <i a b> -->{tag}<b>");
        let mut long = LongTag::default();
        long.ended(12);
        long.cut(&html, html.len() - 5).map(|cut| cut.len())
    }

    #[test]
    fn attributes_beyond_the_limit_are_left_out_and_words_in_values_are_none() {
        assert_eq!(left_out(&format!("<div {}>", "a ".repeat(MAX))), None);
        assert_eq!(left_out(&format!("<div {}>", "a ".repeat(MAX + 3))), Some(6));
        assert_eq!(left_out(&format!("<div {}>", "a='>' b = c/d ".repeat(MAX))), Some(MAX * 7));
        assert_eq!(left_out(&format!("<div a=\"{}\" b='{}'>", "x / = ' ".repeat(MAX), "y > \" ".repeat(MAX))), None);
    }
}
