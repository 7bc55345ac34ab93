//! What stands between html5ever's tokenizer and its tree builder, so that no page takes unbounded time or memory.
//!
//! html5ever is safe but follows the standard, and the standard has costs that grow with the square of the input:
//! nesting (every tag looks up through the open ones), formatting elements (all are opened again in each paragraph)
//! and attributes (each is compared with those before it). Real pages come nowhere near these limits.

use super::html::{Id, LEFT_OUT, MAX_ATTRIBUTES, MAX_DEPTH, MAX_NODES, Sink};
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::TreeBuilder;
use html5ever::{LocalName, local_name};
use std::cell::Cell;

/// Most tags read, open and closing.
const MAX_TAGS: u32 = 1_500_000;
/// Most comparisons of attribute names, roughly; about a second's worth, of which unoptimised code makes fewer.
const MAX_COMPARISONS: u64 = if cfg!(debug_assertions) { 100_000_000 } else { 2_000_000_000 };

/// Passes tokens on to the tree builder, and keeps back those that would cost too much.
pub struct Guard {
    builder: TreeBuilder<Id, Sink>,
    /// Depth the parser stands at: exact after each append, lowered by end tags in between.
    depth: Cell<u32>,
    tags: Cell<u32>,
    comparisons: Cell<u64>,
    /// Words seen since the last token: what an endless tag may hold as attributes.
    words: Cell<u64>,
    /// Whether a token came since the last piece.
    token: Cell<bool>,
    /// Set once formatting elements have been nested to the limit: no more of them are opened.
    formatting_full: Cell<bool>,
    /// The raw element that has just been opened.
    raw: Cell<Option<LocalName>>,
}

impl Guard {
    /// Guards a tree builder.
    pub fn new(builder: TreeBuilder<Id, Sink>) -> Self {
        Self {
            builder,
            depth: Cell::new(0),
            tags: Cell::new(0),
            comparisons: Cell::new(0),
            words: Cell::new(0),
            token: Cell::new(true),
            formatting_full: Cell::new(false),
            raw: Cell::new(None),
        }
    }

    /// Called before each piece of input. A piece in which no token ended lies within one tag or comment; only then are its
    /// words counted, because only then may they all be attributes of one tag.
    pub fn before(&self, piece: &str) {
        if self.token.replace(false) {
            self.words.set(0);
            return;
        }
        let words =
            piece.bytes().filter(|b| matches!(b, b' ' | b'\n' | b'\t' | b'\r' | 0x0c | b'/' | b'"' | b'\'')).count();
        let (before, now) = (self.words.get(), self.words.get() + words as u64);
        self.words.set(now);
        self.comparisons.set(self.comparisons.get() + (now * now - before * before) / 2);
    }

    /// Whether the page has used up what one page may cost; nothing more is read then.
    pub fn exhausted(&self) -> bool {
        self.tags.get() > MAX_TAGS || self.comparisons.get() > MAX_COMPARISONS || self.builder.sink.count() > MAX_NODES
    }

    /// The name of a raw element (`<script>`, `<style>`, …) that has just been opened, once. The tokenizer pauses behind its
    /// start tag and takes what it is fed next for markup: the element's text must come as one token before.
    pub fn take_raw(&self) -> Option<LocalName> {
        self.raw.take()
    }

    /// The tree built so far.
    pub fn into_sink(self) -> Sink {
        self.builder.sink
    }

    /// Whether a start tag may open an element here.
    fn admits(&self, tag: &Tag) -> bool {
        if self.formatting_full.get() && formats(tag) {
            return false;
        }
        self.depth.get() < MAX_DEPTH || stays_flat(tag)
    }
}

/// Elements that are opened again in every following paragraph until they are closed.
fn formats(tag: &Tag) -> bool {
    matches!(
        tag.name,
        local_name!("a")
            | local_name!("b")
            | local_name!("big")
            | local_name!("code")
            | local_name!("em")
            | local_name!("font")
            | local_name!("i")
            | local_name!("nobr")
            | local_name!("s")
            | local_name!("small")
            | local_name!("strike")
            | local_name!("strong")
            | local_name!("tt")
            | local_name!("u")
    )
}

/// Elements that hold no others. Those with raw text must never be dropped: their text would be read as tags.
fn stays_flat(tag: &Tag) -> bool {
    matches!(
        tag.name,
        local_name!("script")
            | local_name!("style")
            | local_name!("textarea")
            | local_name!("title")
            | local_name!("xmp")
            | local_name!("iframe")
            | local_name!("noembed")
            | local_name!("noframes")
            | local_name!("noscript")
            | local_name!("plaintext")
            | local_name!("meta")
            | local_name!("link")
            | local_name!("img")
            | local_name!("input")
            | local_name!("br")
    )
}

impl TokenSink for Guard {
    type Handle = Id;

    fn process_token(&self, mut token: Token, line: u64) -> TokenSinkResult<Id> {
        match &mut token {
            Token::CommentToken(_) => {
                self.token.set(true);
                return TokenSinkResult::Continue;
            }
            Token::ParseError(_) => return TokenSinkResult::Continue,
            Token::TagToken(tag) => {
                self.token.set(true);
                self.tags.set(self.tags.get().saturating_add(1));
                if tag.kind == TagKind::EndTag {
                    self.depth.set(self.depth.get().saturating_sub(1));
                } else if self.exhausted() || !self.admits(tag) {
                    return TokenSinkResult::Continue;
                } else if tag.attrs.len() > 16 {
                    let count = tag.attrs.len() as u64;
                    self.comparisons.set(self.comparisons.get() + count * count / 2);
                    tag.attrs.truncate(MAX_ATTRIBUTES);
                }
            }
            Token::CharacterTokens(_) => {
                self.token.set(true);
                if self.exhausted() {
                    return TokenSinkResult::Continue;
                }
            }
            _ => self.token.set(true),
        }
        let opened = match &token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => Some((tag.name.clone(), formats(tag))),
            _ => None,
        };
        let result = self.builder.process_token(token, line);
        if let Some(depth) = self.builder.sink.take_depth() {
            self.depth.set(depth);
            if depth >= MAX_DEPTH && opened.as_ref().is_some_and(|(_, formats)| *formats) {
                self.formatting_full.set(true);
            }
        }
        match result {
            TokenSinkResult::RawData(RawKind::Rawtext | RawKind::ScriptData) => {
                self.raw.set(opened.map(|(name, _)| name));
                // Only a pause is meant by this; which script it is, nobody asks.
                TokenSinkResult::Script(LEFT_OUT)
            }
            result => result,
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}
