//! One walk over the tree: elements and texts in document order, each element with what its class words hint at.
//!
//! All readers work on these flat lists; none walks the tree again. An element knows where its subtree ends, so
//! "the text of" and "is inside" are ranges.

use super::html::{DOCUMENT, Data, Id, NONE, Tree};
use super::words::{Hint, Memo, Words};
use html5ever::{LocalName, local_name};

/// An element's position in document order.
pub type Ix = u32;

/// One element.
#[derive(Debug, Clone, Copy)]
pub struct El {
    /// Its node.
    pub id: Id,
    /// The element above; its own position for the first.
    pub parent: Ix,
    /// The first position behind its subtree.
    pub end: Ix,
    /// Its first text run.
    pub run: u32,
    /// The first text run behind it.
    pub run_end: u32,
    /// What its class words hint at.
    pub hint: Hint,
    /// Whether the page hides it (`hidden`, `display:none`), or something above it.
    pub hidden: bool,
}

/// One run of text that is not only white space.
#[derive(Debug, Clone, Copy)]
pub struct Run {
    /// Its node.
    pub id: Id,
    /// The element it stands in.
    pub el: Ix,
    /// Whether the reader of the page sees a gap before it: a block's edge or white space.
    pub gap: bool,
}

/// A document with its flat lists.
#[derive(Debug)]
pub struct Doc {
    /// The tree.
    pub tree: Tree,
    /// All elements in document order.
    pub els: Vec<El>,
    /// All texts in document order.
    pub runs: Vec<Run>,
    /// `<script>` elements.
    pub scripts: Vec<Ix>,
    /// `<meta>` elements.
    pub metas: Vec<Ix>,
    /// `<h1>` elements.
    pub h1s: Vec<Ix>,
    /// Elements with `itemscope`, `itemprop` or `itemtype`.
    pub items: Vec<Ix>,
    /// Elements with `typeof`, `property`, `vocab`, `resource` or `about`.
    pub rdfa: Vec<Ix>,
    /// `<title>`.
    pub title: Option<Ix>,
    /// The `lang` attribute of the root.
    pub lang: Option<Ix>,
    /// `<link rel=canonical>` and the like.
    pub links: Vec<Ix>,
}

/// Elements whose text nobody reads on the page.
fn unseen(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("script")
            | local_name!("style")
            | local_name!("noscript")
            | local_name!("template")
            | local_name!("svg")
            | local_name!("select")
            | local_name!("datalist")
            | local_name!("textarea")
            | local_name!("iframe")
            | local_name!("noembed")
            | local_name!("noframes")
            | local_name!("head")
            | local_name!("object")
    )
}

/// Elements that stand in a line of text, so that no gap is seen at their edges.
fn inline(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("span")
            | local_name!("a")
            | local_name!("b")
            | local_name!("i")
            | local_name!("em")
            | local_name!("strong")
            | local_name!("small")
            | local_name!("sup")
            | local_name!("sub")
            | local_name!("font")
            | local_name!("u")
            | local_name!("s")
            | local_name!("del")
            | local_name!("ins")
            | local_name!("bdi")
            | local_name!("bdo")
            | local_name!("data")
            | local_name!("mark")
            | local_name!("abbr")
            | local_name!("meta")
            | local_name!("link")
            | local_name!("wbr")
            | local_name!("time")
            | local_name!("strike")
            | local_name!("big")
            | local_name!("label")
            | local_name!("script")
            | local_name!("style")
    )
}

impl Doc {
    /// Parses and walks a document.
    pub fn new(html: &str, words: &Words) -> Self {
        let tree = Tree::parse(html);
        let mut walk = Walk { words: Memo::new(words), gap: true, unseen: 0, hidden: 0 };
        let mut doc = Self {
            els: Vec::with_capacity(1024),
            runs: Vec::with_capacity(1024),
            scripts: Vec::new(),
            metas: Vec::new(),
            h1s: Vec::new(),
            items: Vec::new(),
            rdfa: Vec::new(),
            title: None,
            lang: None,
            links: Vec::new(),
            tree: Tree::empty(),
        };
        let mut open: Vec<Ix> = Vec::new();
        let mut id = tree.node(DOCUMENT).first;
        while id != NONE {
            match &tree.node(id).data {
                Data::Text(text) => {
                    if walk.unseen == 0 {
                        if text.trim_ascii().is_empty() {
                            walk.gap = true;
                        } else {
                            let el = open.last().copied().unwrap_or(0);
                            doc.runs.push(Run { id, el, gap: walk.gap });
                            walk.gap = false;
                        }
                    }
                }
                Data::Element(name, _) => {
                    let el = doc.enter(&tree, id, open.last().copied(), &mut walk);
                    walk.gap |= !inline(&name.local);
                    walk.unseen += u32::from(unseen(&name.local));
                    open.push(el);
                }
                Data::Other => {}
            }
            // On: down, else right, else up until there is a right.
            let node = tree.node(id);
            if node.first != NONE {
                id = node.first;
                continue;
            }
            loop {
                if let Data::Element(name, _) = &tree.node(id).data {
                    if let Some(el) = open.pop() {
                        doc.leave(el, &mut walk);
                    }
                    walk.gap |= !inline(&name.local);
                    walk.unseen = walk.unseen.saturating_sub(u32::from(unseen(&name.local)));
                }
                let node = tree.node(id);
                if node.next != NONE {
                    id = node.next;
                    break;
                }
                id = node.parent;
                if id == DOCUMENT || id == NONE {
                    id = NONE;
                    break;
                }
            }
        }
        doc.tree = tree;
        doc
    }

    fn enter(&mut self, tree: &Tree, id: Id, parent: Option<Ix>, walk: &mut Walk<'_>) -> Ix {
        let ix = self.els.len() as Ix;
        let mut hint = Hint::NONE;
        let mut hides = false;
        let (mut item, mut rdfa) = (false, false);
        for attribute in tree.attributes(id) {
            match attribute.name.local {
                local_name!("class") | local_name!("id") => hint = hint.with(walk.words.hints(&attribute.value)),
                // A script of the page moves what a server streamed into such a box to its place.
                local_name!("hidden") => hides |= !is_streamed(tree, id),
                local_name!("style") => hides |= displays_none(&attribute.value),
                local_name!("itemscope") | local_name!("itemprop") | local_name!("itemtype") => item = true,
                local_name!("property") => rdfa = true,
                local_name!("lang") => {
                    if self.lang.is_none() && ix < 4 {
                        self.lang = Some(ix);
                    }
                }
                local_name!("name") | local_name!("role") => {}
                _ => {
                    rdfa |= matches!(&*attribute.name.local, "typeof" | "vocab" | "prefix" | "resource" | "about");
                    if matches!(
                        &*attribute.name.local,
                        "data-testid"
                            | "data-test"
                            | "data-qa"
                            | "data-component"
                            | "aria-label"
                            | "data-auto"
                            | "data-hook"
                    ) {
                        hint = hint.with(walk.words.hints(&attribute.value));
                    }
                }
            }
        }
        walk.hidden += u32::from(hides);
        match tree.name(id).cloned().unwrap_or_default() {
            local_name!("script") => self.scripts.push(ix),
            local_name!("meta") => self.metas.push(ix),
            local_name!("link") => self.links.push(ix),
            local_name!("h1") => self.h1s.push(ix),
            local_name!("title") => self.title = self.title.or(Some(ix)),
            local_name!("nav") | local_name!("footer") => hint = hint.with(Hint::SITE),
            local_name!("aside") => hint = hint.with(Hint::SITE),
            local_name!("header") => hint = hint.with(Hint::SITE),
            local_name!("main") => hint = hint.with(Hint::MAIN),
            local_name!("del") | local_name!("s") | local_name!("strike") => hint = hint.with(Hint::OLD),
            local_name!("ins") => hint = hint.with(Hint::NOW),
            _ => {}
        }
        if item {
            self.items.push(ix);
        }
        if rdfa {
            self.rdfa.push(ix);
        }
        let run = self.runs.len() as u32;
        // The own hiding is kept in `end` until the element is left.
        self.els.push(El {
            id,
            parent: parent.unwrap_or(ix),
            end: u32::from(hides),
            run,
            run_end: run,
            hint,
            hidden: walk.hidden > 0,
        });
        ix
    }

    fn leave(&mut self, ix: Ix, walk: &mut Walk<'_>) {
        let (end, run_end) = (self.els.len() as Ix, self.runs.len() as u32);
        if let Some(el) = self.els.get_mut(ix as usize) {
            walk.hidden = walk.hidden.saturating_sub(el.end);
            el.end = end;
            el.run_end = run_end;
        }
    }

    /// The element at a position; an empty one when there is none.
    pub fn el(&self, ix: Ix) -> El {
        self.els.get(ix as usize).copied().unwrap_or(El {
            id: NONE,
            parent: ix,
            end: ix,
            run: 0,
            run_end: 0,
            hint: Hint::NONE,
            hidden: true,
        })
    }

    /// An element's local name.
    pub fn name(&self, ix: Ix) -> LocalName {
        self.tree.name(self.el(ix).id).cloned().unwrap_or_default()
    }

    /// Whether an element has this local name.
    pub fn is(&self, ix: Ix, name: &LocalName) -> bool {
        self.tree.name(self.el(ix).id) == Some(name)
    }

    /// An attribute's value.
    pub fn attr(&self, ix: Ix, name: &LocalName) -> Option<&str> {
        self.tree.attribute(self.el(ix).id, name)
    }

    /// An attribute's value by any name.
    pub fn attr_named(&self, ix: Ix, name: &str) -> Option<&str> {
        self.tree.attribute_named(self.el(ix).id, name)
    }

    /// The elements above, nearest first; at most as many as the parser nests.
    pub fn above(&self, ix: Ix) -> impl Iterator<Item = Ix> + '_ {
        let mut at = ix;
        std::iter::from_fn(move || {
            let parent = self.el(at).parent;
            (parent != at).then(|| {
                at = parent;
                parent
            })
        })
    }

    /// The texts of an element, in order.
    pub fn runs_of(&self, ix: Ix) -> &[Run] {
        let el = self.el(ix);
        self.runs.get(el.run as usize..el.run_end as usize).unwrap_or_default()
    }

    /// The words of one run.
    pub fn run_text(&self, run: &Run) -> &str {
        match &self.tree.node(run.id).data {
            Data::Text(text) => text,
            _ => "",
        }
    }

    /// An element's text: trimmed, white space made one, at most `most` bytes.
    pub fn text(&self, ix: Ix, most: usize) -> String {
        self.join(self.runs_of(ix), most)
    }

    /// The text of some runs: trimmed, white space made one, at most `most` bytes.
    pub fn join(&self, runs: &[Run], most: usize) -> String {
        self.join_with(runs, most, ' ')
    }

    /// The text of some runs as [`Doc::join`] gives it, but with the ends of blocks as ends of lines: a heading without
    /// a full stop is a sentence of its own.
    pub fn prose(&self, runs: &[Run], most: usize) -> String {
        self.join_with(runs, most, '\n')
    }

    fn join_with(&self, runs: &[Run], most: usize, between_blocks: char) -> String {
        let mut text = String::new();
        for run in runs {
            if run.gap && !text.is_empty() && !text.ends_with(char::is_whitespace) {
                text.push(between_blocks);
            }
            push_squeezed(&mut text, self.run_text(run), most);
            if text.len() >= most {
                break;
            }
        }
        text.truncate(text.trim_end().len());
        text
    }

    /// The text inside a raw-text element (`script`, `title`), as it stands.
    pub fn raw(&self, ix: Ix) -> &str {
        match &self.tree.node(self.tree.node(self.el(ix).id).first).data {
            Data::Text(text) => text,
            _ => "",
        }
    }

    /// The root's language, lower case ("de-at").
    pub fn language(&self) -> Option<String> {
        self.lang.and_then(|ix| self.attr(ix, &local_name!("lang"))).map(|l| squeeze(l, 20).to_ascii_lowercase())
    }
}

struct Walk<'a> {
    words: Memo<'a>,
    gap: bool,
    unseen: u32,
    hidden: u32,
}

/// Whether a hidden element is a streamed part of the page, by the id React gives those (`S:1`).
fn is_streamed(tree: &Tree, id: Id) -> bool {
    tree.attribute(id, &local_name!("id")).is_some_and(|id| id.starts_with("S:"))
}

/// Whether a `style` attribute takes its element out of the page.
fn displays_none(style: &str) -> bool {
    let Some(at) = style.find("display") else { return false };
    style.get(at + 7..).is_some_and(|rest| {
        rest.trim_start().strip_prefix(':').is_some_and(|value| value.trim_start().starts_with("none"))
    })
}

/// Appends text with runs of white space made one, up to `most` bytes in all.
pub fn push_squeezed(into: &mut String, text: &str, most: usize) {
    into.reserve(text.len().min(most.saturating_sub(into.len())));
    for (i, word) in text.split(char::is_whitespace).enumerate() {
        if i > 0 && !into.is_empty() && !into.ends_with(char::is_whitespace) {
            into.push(' ');
        }
        let room = most.saturating_sub(into.len());
        into.push_str(word.get(..word.floor_char_boundary(room)).unwrap_or_default());
        if word.len() > room {
            return;
        }
    }
}

/// Text trimmed, its white space made one, at most `most` bytes.
pub fn squeeze(text: &str, most: usize) -> String {
    let mut out = String::new();
    push_squeezed(&mut out, text, most);
    out.truncate(out.trim_end().len());
    out
}
