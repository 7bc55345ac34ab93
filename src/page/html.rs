//! HTML text → an arena of nodes, by html5ever, with every size bounded.
//!
//! html5ever does the parsing; this is only the tree it builds into. Nodes are numbers in one vector, text is shared
//! with the input, comments are left out. Nothing here is recursive.

use super::guard::Guard;
use super::long_tag::LongTag;
use super::raw_text;
use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Token, TokenSink, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, LocalName, Namespace, QualName, TokenizerResult};
use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};
use std::rc::Rc;

/// Most bytes of HTML read; what stands behind them is left out and the reading says so.
pub const MAX_HTML: usize = 10_000_000;
/// Most nodes kept.
pub const MAX_NODES: usize = 400_000;
/// Deepest nesting kept, as in browsers; what lies deeper is kept side by side, one level below.
pub const MAX_DEPTH: u32 = 512;
/// Most attributes kept on one element.
pub const MAX_ATTRIBUTES: usize = 256;

/// How much is handed to the tokenizer at once: small, so that the guard notices endless tags early.
const CHUNK: usize = 4_096;

/// A node's number in its document.
pub type Id = u32;
/// No node.
pub const NONE: Id = u32::MAX;
/// The document itself.
pub const DOCUMENT: Id = 0;
/// What comments and the like become: a node that is never in the tree.
pub const LEFT_OUT: Id = 1;

/// One node with its links.
#[derive(Debug)]
pub struct Node {
    /// The node above.
    pub parent: Id,
    /// The node before, under the same parent.
    pub previous: Id,
    /// The node after, under the same parent.
    pub next: Id,
    /// The first node below.
    pub first: Id,
    /// The last node below.
    pub last: Id,
    /// How many nodes stand above.
    pub depth: u32,
    /// What it is.
    pub data: Data,
}

/// What a node is.
#[derive(Debug)]
pub enum Data {
    /// An element's name and attributes.
    Element(QualName, Vec<Attribute>),
    /// A run of text.
    Text(StrTendril),
    /// The document, or something left out.
    Other,
}

impl Node {
    fn new(data: Data) -> Self {
        Self { parent: NONE, previous: NONE, next: NONE, first: NONE, last: NONE, depth: 0, data }
    }
}

/// A parsed document.
#[derive(Debug)]
pub struct Tree {
    nodes: Vec<Node>,
    nothing: Node,
    /// Whether the end was left out for its size.
    pub truncated: bool,
}

impl Tree {
    /// Parses a document. Never fails; what is too big is cut.
    pub fn parse(html: &str) -> Self {
        let cut = html.floor_char_boundary(MAX_HTML);
        let input = StrTendril::from_slice(html.get(..cut).unwrap_or_default());
        let sink = Sink::new(html.len() / 40);
        let builder = TreeBuilder::new(sink, TreeBuilderOpts { drop_doctype: true, ..Default::default() });
        let queue = Rc::new(BufferQueue::default());
        let tokenizer = Tokenizer::new(Guard::new(builder, Rc::clone(&queue)), TokenizerOpts::default());
        let mut tag = LongTag::default();
        let mut at = 0;
        while at < cut && !tokenizer.sink.exhausted() {
            let mut end = html.floor_char_boundary((at + CHUNK).min(cut)).max(at + 1);
            let mut next = end;
            if tokenizer.sink.is_amid()
                && let Some(long) = tag.cut(html.get(..cut).unwrap_or_default(), at)
                && (at..end).contains(&long.start)
            {
                (end, next) = (long.start, long.end);
            }
            if end > at {
                let Ok(piece) = input.try_subtendril(at as u32, (end - at) as u32) else { break };
                queue.push_back(piece);
            }
            at = end;
            // The end of a script or an encoding hint only pauses the tokenizer.
            while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {
                let Some(name) = tokenizer.sink.take_raw() else { continue };
                let unread: usize = std::iter::from_fn(|| queue.pop_front()).map(|piece| piece.len()).sum();
                let start = at - unread;
                let length = raw_text::length(html.get(start..cut).unwrap_or_default(), &name);
                at = start + length;
                next = at;
                if let Ok(text) = input.try_subtendril(start as u32, length as u32)
                    && length > 0
                {
                    let text = raw_text::normalised(&text).map_or(text, StrTendril::from);
                    let _ = tokenizer.sink.process_token(Token::CharacterTokens(text), 0);
                }
            }
            if let Some(unread) = tokenizer.sink.behind_tag() {
                tag.ended(end - unread.min(end));
            }
            at = at.max(next);
        }
        let exhausted = tokenizer.sink.exhausted();
        tokenizer.end();
        let sink = tokenizer.sink.into_sink();
        Self {
            nodes: sink.nodes.into_inner(),
            nothing: Node::new(Data::Other),
            truncated: cut < html.len() || exhausted,
        }
    }

    /// A document with nothing in it.
    pub fn empty() -> Self {
        Self { nodes: Vec::new(), nothing: Node::new(Data::Other), truncated: false }
    }

    /// The node of this number; an empty one when there is none.
    pub fn node(&self, id: Id) -> &Node {
        self.nodes.get(id as usize).unwrap_or(&self.nothing)
    }

    /// An element's local name.
    pub fn name(&self, id: Id) -> Option<&LocalName> {
        match &self.node(id).data {
            Data::Element(name, _) => Some(&name.local),
            _ => None,
        }
    }

    /// An element's attributes.
    pub fn attributes(&self, id: Id) -> &[Attribute] {
        match &self.node(id).data {
            Data::Element(_, attributes) => attributes,
            _ => &[],
        }
    }

    /// An attribute's value.
    pub fn attribute(&self, id: Id, name: &LocalName) -> Option<&str> {
        self.attributes(id).iter().find(|a| a.name.local == *name).map(|a| &*a.value)
    }

    /// An attribute's value by a name that is no well-known one (`data-…`).
    pub fn attribute_named(&self, id: Id, name: &str) -> Option<&str> {
        self.attributes(id).iter().find(|a| &*a.name.local == name).map(|a| &*a.value)
    }
}

/// What html5ever builds into.
pub struct Sink {
    nodes: RefCell<Vec<Node>>,
    /// Where the last node was appended: the guard's measure of how deep the parser stands.
    depth: Cell<Option<u32>>,
    unnamed: QualName,
}

/// An element's name, borrowed from the arena.
#[derive(Debug)]
pub enum Name<'a> {
    /// The name of an element.
    Known(Ref<'a, QualName>),
    /// What a node without a name answers.
    Unnamed(&'a QualName),
}

impl Name<'_> {
    #[inline]
    fn get(&self) -> &QualName {
        match self {
            Self::Known(name) => name,
            Self::Unnamed(name) => name,
        }
    }
}

impl ElemName for Name<'_> {
    #[inline]
    fn ns(&self) -> &Namespace {
        &self.get().ns
    }
    #[inline]
    fn local_name(&self) -> &LocalName {
        &self.get().local
    }
}

impl Sink {
    fn new(capacity: usize) -> Self {
        let mut nodes = Vec::with_capacity(capacity.clamp(64, MAX_NODES));
        nodes.push(Node::new(Data::Other));
        nodes.push(Node::new(Data::Other));
        let unnamed = QualName::new(None, Namespace::default(), LocalName::default());
        Self { nodes: RefCell::new(nodes), depth: Cell::new(None), unnamed }
    }

    /// How many nodes there are.
    pub fn count(&self) -> usize {
        self.nodes.borrow().len()
    }

    /// The depth of the node appended last; once.
    pub fn take_depth(&self) -> Option<u32> {
        self.depth.take()
    }

    fn push(&self, data: Data) -> Id {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node::new(data));
        (nodes.len() - 1) as Id
    }

    /// Links `child` under `parent`, before `before` or at the end.
    fn link(&self, child: Id, parent: Id, before: Id) {
        if child == LEFT_OUT || child == parent {
            return;
        }
        self.unlink(child);
        let mut nodes = self.nodes.borrow_mut();
        let nodes = nodes.as_mut_slice();
        let depth = nodes.get(parent as usize).map_or(0, |n| n.depth) + 1;
        let previous = match nodes.get_mut(before as usize) {
            Some(next) => std::mem::replace(&mut next.previous, child),
            None => match nodes.get_mut(parent as usize) {
                Some(above) => std::mem::replace(&mut above.last, child),
                None => NONE,
            },
        };
        match nodes.get_mut(previous as usize) {
            Some(node) => node.next = child,
            None => {
                if let Some(above) = nodes.get_mut(parent as usize) {
                    above.first = child;
                }
            }
        }
        if let Some(node) = nodes.get_mut(child as usize) {
            node.parent = parent;
            node.previous = previous;
            node.next = before;
            node.depth = depth;
        }
        self.depth.set(Some(depth));
    }

    fn unlink(&self, child: Id) {
        let mut nodes = self.nodes.borrow_mut();
        let Some(node) = nodes.get_mut(child as usize) else { return };
        if node.parent == NONE {
            return;
        }
        let (parent, previous, next) = (node.parent, node.previous, node.next);
        (node.parent, node.previous, node.next) = (NONE, NONE, NONE);
        match nodes.get_mut(previous as usize) {
            Some(node) => node.next = next,
            None => {
                if let Some(above) = nodes.get_mut(parent as usize) {
                    above.first = next;
                }
            }
        }
        match nodes.get_mut(next as usize) {
            Some(node) => node.previous = previous,
            None => {
                if let Some(above) = nodes.get_mut(parent as usize) {
                    above.last = previous;
                }
            }
        }
    }

    /// Adds text, to the text before it when there is one.
    fn text(&self, text: StrTendril, parent: Id, before: Id) {
        {
            let mut nodes = self.nodes.borrow_mut();
            let previous = match nodes.get(before as usize) {
                Some(next) => next.previous,
                None => nodes.get(parent as usize).map_or(NONE, |n| n.last),
            };
            let depth = nodes.get(parent as usize).map_or(0, |n| n.depth) + 1;
            if let Some(Node { data: Data::Text(old), .. }) = nodes.get_mut(previous as usize) {
                old.push_tendril(&text);
                self.depth.set(Some(depth));
                return;
            }
        }
        let id = self.push(Data::Text(text));
        self.link(id, parent, before);
    }

    fn insert(&self, child: NodeOrText<Id>, parent: Id, before: Id) {
        match child {
            NodeOrText::AppendNode(id) => self.link(id, parent, before),
            NodeOrText::AppendText(text) => self.text(text, parent, before),
        }
    }

    fn parent(&self, id: Id) -> Id {
        self.nodes.borrow().get(id as usize).map_or(NONE, |n| n.parent)
    }
}

impl TreeSink for Sink {
    type Handle = Id;
    type Output = Self;
    type ElemName<'a> = Name<'a>;

    fn finish(self) -> Self {
        self
    }
    fn parse_error(&self, _message: Cow<'static, str>) {}
    fn get_document(&self) -> Id {
        DOCUMENT
    }
    fn elem_name<'a>(&'a self, target: &'a Id) -> Name<'a> {
        let name = Ref::filter_map(self.nodes.borrow(), |nodes| match nodes.get(*target as usize) {
            Some(Node { data: Data::Element(name, _), .. }) => Some(name),
            _ => None,
        });
        name.map_or(Name::Unnamed(&self.unnamed), Name::Known)
    }
    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, _flags: ElementFlags) -> Id {
        self.push(Data::Element(name, attrs))
    }
    fn create_comment(&self, _text: StrTendril) -> Id {
        LEFT_OUT
    }
    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> Id {
        LEFT_OUT
    }
    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        self.insert(child, *parent, NONE);
    }
    fn append_based_on_parent_node(&self, element: &Id, previous: &Id, child: NodeOrText<Id>) {
        match self.parent(*element) {
            NONE => self.insert(child, *previous, NONE),
            parent => self.insert(child, parent, *element),
        }
    }
    fn append_doctype_to_document(&self, _name: StrTendril, _public: StrTendril, _system: StrTendril) {}
    fn get_template_contents(&self, target: &Id) -> Id {
        *target
    }
    fn same_node(&self, x: &Id, y: &Id) -> bool {
        x == y
    }
    fn set_quirks_mode(&self, _mode: QuirksMode) {}
    fn append_before_sibling(&self, sibling: &Id, new: NodeOrText<Id>) {
        let parent = self.parent(*sibling);
        if parent != NONE {
            self.insert(new, parent, *sibling);
        }
    }
    fn add_attrs_if_missing(&self, target: &Id, attrs: Vec<Attribute>) {
        let mut nodes = self.nodes.borrow_mut();
        if let Some(Node { data: Data::Element(_, old), .. }) = nodes.get_mut(*target as usize) {
            for attribute in attrs {
                if old.len() < MAX_ATTRIBUTES && old.iter().all(|a| a.name != attribute.name) {
                    old.push(attribute);
                }
            }
        }
    }
    fn remove_from_parent(&self, target: &Id) {
        self.unlink(*target);
    }
    fn reparent_children(&self, node: &Id, new_parent: &Id) {
        let mut child = self.nodes.borrow().get(*node as usize).map_or(NONE, |n| n.first);
        while child != NONE {
            let next = self.nodes.borrow().get(child as usize).map_or(NONE, |n| n.next);
            self.link(child, *new_parent, NONE);
            child = next;
        }
    }
}
