//! What stands between html5ever's tokenizer and its tree builder, so that no page takes unbounded time or memory.
//!
//! html5ever is safe but follows the standard, and the standard has costs that grow with the square of the input:
//! nesting (every tag looks up through the open ones), formatting elements (all are opened again in each paragraph)
//! and attributes (each is compared with those before it; [`super::long_tag`] cuts tags that have thousands). Real pages come
//! nowhere near these limits.
//!
//! What is nested deeper than the limit is kept as browsers keep it: beside each other at the deepest level instead of below
//! each other. The names of what would be open there are remembered, so that their end tags close nothing else.

use super::html::{Id, LEFT_OUT, MAX_ATTRIBUTES, MAX_DEPTH, MAX_NODES, Sink};
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::TreeBuilder;
use html5ever::{LocalName, local_name};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Most tags read, open and closing.
const MAX_TAGS: u32 = 1_500_000;
/// Most comparisons of attribute names; well below a second's worth, of which unoptimised code makes fewer.
const MAX_COMPARISONS: u64 = if cfg!(debug_assertions) { 50_000_000 } else { 400_000_000 };
/// How many names of what lies too deep are looked through for an end tag's.
const MAX_LOOK: usize = 256;

/// Passes tokens on to the tree builder, and keeps back those that would cost too much.
pub struct Guard {
    builder: TreeBuilder<Id, Sink>,
    /// What the tokenizer has not read yet.
    queue: Rc<BufferQueue>,
    /// Depth the parser stands at: exact after each append, lowered by end tags in between.
    depth: Cell<u32>,
    tags: Cell<u32>,
    comparisons: Cell<u64>,
    /// How many bytes of the last piece were unread when its first tag ended.
    unread: Cell<Option<usize>>,
    /// What would be open below the deepest level, outermost first.
    beyond: RefCell<Vec<LocalName>>,
    /// Whether the innermost of these is really open.
    slot: Cell<bool>,
    /// Whether a token came since the last piece.
    token: Cell<bool>,
    /// Set once formatting elements have been nested to the limit: no more of them are opened.
    formatting_full: Cell<bool>,
    /// The raw element that has just been opened.
    raw: Cell<Option<LocalName>>,
}

impl Guard {
    /// Guards a tree builder, fed from `queue`.
    pub fn new(builder: TreeBuilder<Id, Sink>, queue: Rc<BufferQueue>) -> Self {
        Self {
            builder,
            queue,
            depth: Cell::new(0),
            tags: Cell::new(0),
            comparisons: Cell::new(0),
            unread: Cell::new(None),
            beyond: RefCell::default(),
            slot: Cell::new(false),
            token: Cell::new(true),
            formatting_full: Cell::new(false),
            raw: Cell::new(None),
        }
    }

    /// Whether no token ended since this was last asked: the piece read since lies within one tag or comment.
    pub fn is_amid(&self) -> bool {
        !self.token.replace(false)
    }

    /// How many bytes of the piece just read lay behind the first tag in it; `None` when no tag ended there. No raw text stands
    /// between the two: a piece ends with the tag that opens it.
    pub fn behind_tag(&self) -> Option<usize> {
        self.unread.take()
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

    /// How many bytes the tokenizer has not read yet: it is fed one piece at a time.
    fn rest(&self) -> usize {
        let Some(piece) = self.queue.pop_front() else { return 0 };
        let length = piece.len();
        self.queue.push_front(piece);
        length
    }

    /// Passes a token to the builder and learns how deep that led.
    fn pass(&self, token: Token, line: u64) -> TokenSinkResult<Id> {
        let result = self.builder.process_token(token, line);
        if let Some(depth) = self.builder.sink.take_depth() {
            self.depth.set(depth);
        }
        result
    }

    /// Closes the element that is open below the deepest level, if any.
    fn close_slot(&self, line: u64) {
        let name = self.beyond.borrow().last().cloned();
        if let Some(name) = name.filter(|_| self.slot.take()) {
            self.depth.set(self.depth.get().saturating_sub(1));
            let end = Tag {
                kind: TagKind::EndTag,
                name,
                self_closing: false,
                attrs: Vec::new(),
                had_duplicate_attributes: false,
            };
            let _ = self.pass(Token::TagToken(end), line);
        }
    }

    /// Makes room for an element below the deepest level: beside the one before, not inside it.
    fn open_beyond(&self, name: &LocalName, line: u64) {
        self.close_slot(line);
        self.beyond.borrow_mut().push(name.clone());
        self.slot.set(true);
    }

    /// Whether an end tag closes what would be open below the deepest level; it is not for the builder then.
    fn ends_beyond(&self, name: &LocalName, line: u64) -> bool {
        let (count, place) = {
            let beyond = self.beyond.borrow();
            (beyond.len(), beyond.iter().rev().take(MAX_LOOK).position(|open| open == name))
        };
        if count == 0 {
            return false;
        }
        self.close_slot(line);
        match place {
            Some(place) => self.beyond.borrow_mut().truncate(count - place - 1),
            None if count <= MAX_LOOK => self.beyond.borrow_mut().clear(),
            None => {}
        }
        place.is_some() || count > MAX_LOOK
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
            | local_name!("hr")
            | local_name!("wbr")
            | local_name!("source")
            | local_name!("area")
            | local_name!("col")
            | local_name!("embed")
            | local_name!("track")
            | local_name!("html")
            | local_name!("head")
            | local_name!("body")
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
                // To ask at every tag would take as long as the walk over all elements.
                if self.unread.get().is_none() {
                    self.unread.set(Some(self.rest()));
                }
                self.tags.set(self.tags.get().saturating_add(1));
                if tag.kind == TagKind::EndTag {
                    // The end of raw text closes nothing else, and nothing may be closed before it.
                    if !stays_flat(tag) && self.ends_beyond(&tag.name, line) {
                        return TokenSinkResult::Continue;
                    }
                    self.depth.set(self.depth.get().saturating_sub(1));
                } else {
                    if tag.attrs.len() > 16 {
                        let count = tag.attrs.len() as u64;
                        self.comparisons.set(self.comparisons.get() + count * count / 2);
                        tag.attrs.truncate(MAX_ATTRIBUTES);
                    }
                    if self.exhausted() || self.formatting_full.get() && formats(tag) {
                        return TokenSinkResult::Continue;
                    }
                    if self.depth.get() >= MAX_DEPTH && !stays_flat(tag) {
                        self.open_beyond(&tag.name, line);
                    }
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
        let result = self.pass(token, line);
        let nested = !self.slot.get() && opened.as_ref().is_some_and(|(_, formats)| *formats);
        if nested && self.depth.get() >= MAX_DEPTH {
            self.formatting_full.set(true);
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
