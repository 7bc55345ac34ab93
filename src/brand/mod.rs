//! Floor 2: is a protected brand being sold here?
//!
//! The gate of every warning (DESIGN 4.1). A name in a title is not yet a sale: a strap *for* a Cartier, a book *about*
//! Chanel and a girl *called* Chloé are no business of ours.

mod confession;
pub mod disguise;
pub mod host;
mod role;
mod trade;

use crate::passage::{Passage, Passages};
use crate::report::{BrandClaim, Evidence, How, Role};
use crate::rules::schema::NameKind;
use crate::rules::{BrandRules, Means, RuleBook, Spelling, Tier};
use crate::text::dictionary::Hit;
use crate::text::order;
use disguise::{Certainty, Disguise, Trick};
use role::around;
use std::cell::OnceCell;

/// Longest description that is searched, in bytes. Private sellers are brief, and pages of no brand pay for the search.
const LONGEST: usize = 6_000;

/// The brand that a listing is about, and what the listing does with its name.
#[derive(Debug, Clone)]
pub struct Claim<'r> {
    /// The brand.
    pub brand: &'r BrandRules,
    /// What the listing does with the name.
    pub role: Role,
    /// How it was recognised.
    pub how: How,
    /// The words it was recognised by.
    pub evidence: Evidence,
    /// The name as written, when it is written so that a filter misses it.
    pub disguise: Option<Disguise>,
    /// Whether only the words of the copy trade beside it tell that the name means the brand.
    pub by_trade: bool,
}

impl Claim<'_> {
    /// The claim as the report shows it.
    pub fn to_report(&self) -> BrandClaim {
        BrandClaim {
            id: self.brand.rules.id.clone(),
            name: self.brand.rules.name.clone(),
            role: self.role,
            how: self.how,
            evidence: self.evidence.clone(),
        }
    }
}

/// The brand a listing is about; the one being sold before others that are merely named.
pub fn claim<'r>(passages: &Passages<'_>, categories: &[String], rules: &'r RuleBook) -> Option<Claim<'r>> {
    let mut claims = Vec::new();
    let in_title: Vec<Hit<'_, Spelling>> =
        passages.title.as_ref().map_or_else(Vec::new, |t| rules.names.find(t.folded()));
    let in_field = passages.brand.as_ref().map_or_else(Vec::new, |b| rules.names.find(b.folded()));
    let trade = OnceCell::new();
    let context = Context { passages, categories, rules, in_title: &in_title, in_field: &in_field, trade };

    if let Some(title) = &passages.title {
        claims.extend(in_title.iter().filter_map(|hit| context.by_title(title, hit)));
        claims.extend(disguise::find(title, rules).into_iter().filter_map(|d| context.disguised(title, d)));
    }
    if let Some(field) = &passages.brand {
        claims.extend(context.by_field(field));
        claims.extend(disguise::find(field, rules).into_iter().filter_map(|d| context.disguised(field, d)));
    }
    // A plain name explains the words beside it.
    if !claims.iter().any(|c| c.brand.tier == Tier::Rules && c.role != Role::OtherMeaning) {
        for (text, hits) in
            passages.title.iter().map(|t| (t, &in_title)).chain(passages.brand.iter().map(|b| (b, &in_field)))
        {
            let explained =
                |d: &Disguise| hits.iter().any(|h| h.range.start < d.range.end && d.range.start < h.range.end);
            let slips = disguise::slips(text, rules).into_iter().filter(|d| !explained(d));
            claims.extend(slips.filter_map(|d| context.disguised(text, d)));
        }
        claims.extend(passages.title.iter().flat_map(|t| context.by_trade(t)));
    }
    // Of a brand with rules more can be told, and a disguise tells more than the plain name beside it, the whole of it more
    // than a piece; otherwise, the sort being stable, the first in the title.
    let wholes: Vec<String> =
        claims.iter().filter(|c| c.disguise.is_some()).map(|c| c.evidence.quote.clone()).collect();
    let piece =
        |c: &Claim<'_>| wholes.iter().any(|w| w.len() > c.evidence.quote.len() && w.starts_with(&c.evidence.quote));
    order::by_key(&mut claims, |c| (rank(c.role), c.brand.tier, c.disguise.is_none(), piece(c)));
    let named = claims.into_iter().next();
    let role = named.as_ref().map(|c| if c.brand.tier == Tier::Rules { c.role } else { Role::OtherMeaning });
    match role {
        // What the title says the name is not, no confession makes it: a case is no copy of the earphones.
        None | Some(Role::OtherMeaning) => {
            let confessed = confession::confessed(passages, rules);
            confessed.filter(|claim| !context.is_other_goods(claim.brand)).or(named)
        }
        // "Rolex style … it is a 1:1 replica": no goods of a maker's own.
        Some(Role::InspiredBy) if confession::declares_a_copy(passages, rules) => {
            named.map(|claim| Claim { role: Role::Sold, ..claim })
        }
        Some(_) => named,
    }
}

fn rank(role: Role) -> u8 {
    match role {
        Role::Sold => 0,
        Role::InspiredBy => 1,
        Role::CompatibleWith => 2,
        Role::Mentioned => 3,
        Role::OtherMeaning => 4,
    }
}

struct Context<'c, 'p, 'r> {
    passages: &'c Passages<'p>,
    categories: &'c [String],
    rules: &'r RuleBook,
    in_title: &'c [Hit<'r, Spelling>],
    in_field: &'c [Hit<'r, Spelling>],
    trade: OnceCell<trade::Trade>,
}

impl<'r> Context<'_, '_, 'r> {
    /// What one name in the title claims.
    fn by_title(&self, title: &Passage<'_>, hit: &Hit<'r, Spelling>) -> Option<Claim<'r>> {
        let brand = self.rules.brand(hit.entry.brand)?;
        let disguise = disguise::of_name(title, hit, brand);
        let (how, role) = match hit.entry.means {
            Means::Line { distinctive: false, .. } | Means::Perhaps(NameKind::Initial) => return None,
            Means::SomethingElse => (How::Alias, Role::OtherMeaning),
            // A word that nothing says is a name is not worth a word when there are no rules behind it.
            Means::Perhaps(_) if !is_sure(&disguise) && !self.is_supported(hit.entry.brand) => {
                if brand.tier != Tier::Rules {
                    return None;
                }
                // "에어팟 케이스 호환" fits the brand's goods all the same.
                let fits = self.role(title, hit) == Role::CompatibleWith;
                (How::Alias, if fits { Role::CompatibleWith } else { Role::OtherMeaning })
            }
            Means::Brand(_) if self.is_outweighed(hit.entry.brand, brand) => (How::Alias, Role::OtherMeaning),
            Means::Brand(kind) | Means::Perhaps(kind) => (how(kind), self.role(title, hit)),
            // "similar to Uniqlo Heattech": a line right behind the name is part of what the name claims.
            Means::Line { .. } => (How::Alias, self.role(title, hit)),
        };
        let how = if disguise.is_some() { How::Disguised } else { how };
        Some(Claim { brand, role, how, evidence: title.evidence(hit.range.clone()), disguise, by_trade: false })
    }

    /// What the brand field claims: it must be the name and nothing but the name, if in several scripts ("Gucci/古驰").
    fn by_field(&self, field: &Passage<'_>) -> Option<Claim<'r>> {
        let hit = self.in_field.iter().find(|h| self.fills_field(field, h))?;
        let brand = self.rules.brand(hit.entry.brand)?;
        let role = match hit.entry.means {
            Means::Line { .. } | Means::Perhaps(NameKind::Initial) | Means::SomethingElse => return None,
            Means::Perhaps(_) if self.means_something_else(hit.entry.brand) => Role::OtherMeaning,
            // What the title makes of the brand decides: sellers of straps fill in the watch's brand.
            _ => match self.passages.title.as_ref() {
                Some(title) => self.title_role(title, hit.entry.brand),
                None => Role::Sold,
            },
        };
        let disguise = disguise::of_name(field, hit, brand);
        let how = if disguise.is_some() { How::Disguised } else { How::Field };
        Some(Claim { brand, role, how, evidence: field.evidence(hit.range.clone()), disguise, by_trade: false })
    }

    /// Whether the brand field says a brand's names and nothing else, or says this one in a half of its own: marketplaces
    /// write a name in two scripts, of which one may be a spelling nobody knows.
    fn fills_field(&self, field: &Passage<'_>, hit: &Hit<'_, Spelling>) -> bool {
        const PARTS: [char; 9] = ['/', '／', '|', '｜', '(', ')', '（', '）', '、'];
        let (own, others): (Vec<_>, Vec<_>) = self.in_field.iter().partition(|h| h.entry.brand == hit.entry.brand);
        let is_own = |(i, c): (usize, char)| !c.is_alphanumeric() || own.iter().any(|h| h.range.contains(&i));
        let at = field.folded().origin(hit.range.clone());
        let head = field.original.get(..at.start).unwrap_or_default().trim_end();
        let tail = field.original.get(at.end..).unwrap_or_default().trim_start();
        let is_part = (head.is_empty() || head.ends_with(PARTS)) && (tail.is_empty() || tail.starts_with(PARTS));
        field.folded().text.char_indices().all(is_own) || others.is_empty() && is_part
    }

    fn disguised(&self, passage: &Passage<'_>, disguise: Disguise) -> Option<Claim<'r>> {
        let brand = self.rules.brand(disguise.brand)?;
        let chance = brand.tier != Tier::Rules || !self.is_supported(disguise.brand);
        let by_trade = disguise.certainty == Certainty::WithGoods && chance;
        if by_trade && (brand.tier != Tier::Rules || !self.hides_in_trade(&disguise)) {
            return None;
        }
        let role = around(passage, self.rules, disguise.brand, disguise.range.clone());
        Some(Claim {
            brand,
            role,
            how: if disguise.trick == Trick::Slip { How::Alias } else { How::Disguised },
            evidence: passage.evidence(disguise.range.clone()),
            disguise: Some(disguise),
            by_trade,
        })
    }

    /// Whether something near an ambiguous name agrees that the brand is meant: its goods, or one of its lines.
    fn is_supported(&self, index: u32) -> bool {
        let goods = self.rules.goods_of(index).unwrap_or_else(|| self.rules.known_goods());
        let line = |h: &Hit<'_, Spelling>| h.entry.brand == index && matches!(h.entry.means, Means::Line { .. });
        let plain = |h: &Hit<'_, Spelling>| h.entry.brand == index && matches!(h.entry.means, Means::Brand(_));
        if self.means_something_else(index) {
            return false;
        }
        self.in_title.iter().chain(self.in_field).any(|h| line(h) || plain(h))
            || (self.passages.title.iter().any(|t| goods.any(t.folded()))
                || self.categories.iter().any(|c| goods.any(&crate::text::fold::Folded::new(c))))
                && (self.is_in_field(index) || !self.is_foreign_field(index))
    }

    /// Whether a phrase of another meaning stands in the title beside the plain name ("Nike, goddess of victory"), and neither
    /// goods nor a line nor the brand field speaks for the brand.
    fn is_outweighed(&self, index: u32, brand: &BrandRules) -> bool {
        let line = |h: &Hit<'_, Spelling>| {
            h.entry.brand == index && matches!(h.entry.means, Means::Line { distinctive: true, .. })
        };
        self.means_something_else(index)
            && !self.is_in_field(index)
            && !self.in_title.iter().any(line)
            && !self.passages.title.iter().any(|t| brand.lists().goods.any(t.folded()))
    }

    /// Whether the title holds a phrase in which the name is not the brand.
    fn means_something_else(&self, index: u32) -> bool {
        self.in_title.iter().any(|h| h.entry.brand == index && h.entry.means == Means::SomethingElse)
    }

    /// Whether a phrase of the title says that the goods are others than this brand's.
    fn is_other_goods(&self, brand: &BrandRules) -> bool {
        let is_brand = |index| self.rules.brand(index).is_some_and(|b| std::ptr::eq(b, brand));
        self.in_title.iter().any(|h| h.entry.means == Means::SomethingElse && is_brand(h.entry.brand))
    }

    /// Whether the brand field holds this brand's name.
    fn is_in_field(&self, index: u32) -> bool {
        self.in_field.iter().any(|h| h.entry.brand == index && !matches!(h.entry.means, Means::SomethingElse))
    }

    /// Whether the brand field names a maker of its own: neither this brand nor another that has rules.
    fn is_foreign_field(&self, index: u32) -> bool {
        let Some(field) = &self.passages.brand else { return false };
        let whole = 0..field.folded().text.len();
        let nobody = self.rules.words.unbranded.find(field.folded()).iter().any(|h| h.range == whole);
        // "Kate" is a line of one brand and the first half of another's name.
        let names = |h: &Hit<'_, Spelling>| {
            let has_rules = || self.rules.brand(h.entry.brand).is_some_and(|b| b.tier == Tier::Rules);
            !matches!(h.entry.means, Means::Line { distinctive: false, .. }) && (h.entry.brand == index || has_rules())
        };
        !self.in_field.iter().any(names) && !whole.is_empty() && !nobody
    }
}

/// Whether a name is written so that nothing else can be meant by it.
fn is_sure(disguise: &Option<Disguise>) -> bool {
    disguise.as_ref().is_some_and(|d| d.certainty == Certainty::Sure)
}

fn how(kind: NameKind) -> How {
    if kind == NameKind::Disguise { How::Disguised } else { How::Alias }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::listing::{Fact, Listing, Source};
    use crate::rules::embedded;
    use std::sync::LazyLock;

    static RULES: LazyLock<RuleBook> = LazyLock::new(|| RuleBook::new(embedded().unwrap()));

    fn role(title: &str, brand: Option<&str>) -> Option<(String, Role)> {
        let fact = |t: &str| Some(Fact::new(t.to_owned(), Source::JsonLd));
        let listing = Listing { title: fact(title), brand: brand.and_then(fact), ..Listing::default() };
        let passages = Passages::new(&listing);
        claim(&passages, &[], &RULES).map(|c| (c.brand.rules.id.clone(), c.role))
    }

    fn is(id: &str, role: Role) -> Option<(String, Role)> {
        Some((id.to_owned(), role))
    }

    #[test]
    fn goods_under_the_name_are_sold() {
        assert_eq!(role("Cartier LOVE bracelet 18k gold size 17", None), is("cartier", Role::Sold));
        assert_eq!(role("卡地亚 LOVE手镯 18K金", Some("Cartier/卡地亚")), is("cartier", Role::Sold));
    }

    #[test]
    fn what_fits_resembles_or_is_about_a_brand_is_not_sold_under_it() {
        assert_eq!(role("Screwdriver for Cartier Love bracelet", None), is("cartier", Role::CompatibleWith));
        assert_eq!(role("Cartier Love style bangle", None), is("cartier", Role::InspiredBy));
        assert_eq!(role("Filter for vacuum cleaner Dyson V11", None), is("dyson", Role::CompatibleWith));
        assert_eq!(role("Dyson V10 V11 uyumlu", None), is("dyson", Role::CompatibleWith));
        assert_eq!(role("갤럭시 버즈2 프로 호환 이어팁 (삼성 정품 아님)", None), is("samsung", Role::Mentioned));
        assert_eq!(role("Essenza ispirato a Acqua di Giò / Bleu de Chanel", None), is("chanel", Role::InspiredBy));
        assert_eq!(role("Lady Dior, boîte + facture + sac papier", None), is("dior", Role::Sold));
        assert_eq!(role("Battery for Dyson V8 (not original Dyson)", None), is("dyson", Role::CompatibleWith));
        assert_eq!(role("Woven leather bag, NO Bottega Veneta", None), is("bottega-veneta", Role::Mentioned));
        assert_eq!(
            role("The Cartiers: the untold story, hardcover book about Cartier", None),
            is("cartier", Role::Mentioned)
        );
    }

    #[test]
    fn a_title_that_starts_with_a_book_is_about_the_brand() {
        assert_eq!(role("Livre « Dior et moi », broché", None), is("dior", Role::Mentioned));
        assert_eq!(role("Book Tote Dior Oblique, medium", None), is("dior", Role::Sold));
    }

    #[test]
    fn the_first_name_says_what_goods_fit() {
        assert_eq!(role("Ốp AirPods Pro 2 / AirPods 4 silicon", None), is("apple", Role::CompatibleWith));
        assert_eq!(role("適用 AirPods Pro 2 保護套 柴犬 AirPods 4 可選", None), is("apple", Role::CompatibleWith));
    }

    #[test]
    fn a_word_of_the_copy_trade_makes_nothing_fit() {
        assert_eq!(role("Order Link For VIP, Nike Dunk LJR batch", None), is("nike", Role::Sold));
    }

    #[test]
    fn a_list_of_fitting_brands_fits_to_its_last_name() {
        assert_eq!(role("Watch strap for Nordvik, Calder and Cartier", None), is("cartier", Role::CompatibleWith));
    }
}
