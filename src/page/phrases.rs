//! Phrases of shop pages, in the main shop languages, searched all at once.
//!
//! What a price is (former, shipping, a rate) and whether goods can be had is said in words; one automaton finds them.

use aho_corasick::automaton::Automaton;
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Input, MatchKind};

/// What phrases say, as a bit set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Says(u8);

impl Says {
    /// A former or recommended price.
    pub const OLD: Self = Self(1);
    /// An amount that is not the price: shipping, a rate, a saving, per unit.
    pub const SIDE: Self = Self(2);
    /// Not to be had.
    pub const OUT: Self = Self(4);
    /// To be had.
    pub const IN: Self = Self(8);
    /// To be ordered before it is out.
    pub const PRE: Self = Self(16);

    /// That the amount behind is the price.
    pub const PRICE: Self = Self(32);

    /// Whether any of `other` is said.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// The automaton over all phrases; made once per reader.
#[derive(Debug)]
pub struct Phrases {
    automaton: Option<NFA>,
    meaning: Vec<(Says, bool)>,
}

impl Phrases {
    /// Builds the automaton.
    pub fn new() -> Self {
        let mut patterns: Vec<String> = Vec::new();
        let mut meaning = Vec::new();
        let lists = [
            (Says::OLD, OLD, true),
            (Says::SIDE, SIDE, true),
            (Says::OUT, OUT, false),
            (Says::IN, IN, false),
            (Says::PRE, PRE, false),
            (Says::PRICE, PRICE, true),
        ];
        for (says, words, whole) in lists {
            for word in words {
                let first = word.chars().next().unwrap_or_default();
                // ASCII case is ignored by the automaton; other scripts' capitals begin a sentence at most.
                if !first.is_ascii() && first.to_uppercase().next() != Some(first) {
                    patterns.push(first.to_uppercase().chain(word.chars().skip(1)).collect());
                    meaning.push((says, whole));
                }
                patterns.push((*word).to_owned());
                meaning.push((says, whole && first.is_alphabetic() && (first as u32) < 0x2e80));
            }
        }
        let automaton =
            NFA::builder().ascii_case_insensitive(true).match_kind(MatchKind::Standard).build(patterns).ok();
        Self { automaton, meaning }
    }

    /// What a short text says.
    pub fn read(&self, text: &str) -> Says {
        let mut all = Says::default();
        let Some(automaton) = &self.automaton else { return all };
        for hit in automaton.try_find_overlapping_iter(Input::new(text)).into_iter().flatten() {
            let Some((says, whole)) = self.meaning.get(hit.pattern().as_usize()) else { continue };
            let inside = *whole
                && text.get(..hit.start()).and_then(|b| b.chars().next_back()).is_some_and(char::is_alphanumeric);
            if !inside {
                all.0 |= says.0;
            }
        }
        all
    }
}

impl Default for Phrases {
    fn default() -> Self {
        Self::new()
    }
}

const OLD: &[&str] = &[
    "was",
    "rrp",
    "msrp",
    "list price",
    "uvp",
    "statt",
    "instead of",
    "regular price",
    "original",
    "before",
    "antes",
    "avant",
    "prima",
    "old price",
    "retail",
    "reg.",
    "normalpreis",
    "ursprünglich",
    "prix conseillé",
    "prix barré",
    "pôvodn",
    "původn",
    "bolo",
    "pvp",
    "prezzo consigliato",
    "pvpr",
    "prp",
    "vechi",
    "stara cena",
    "cena regularna",
    "najniższa",
    "lowest price",
    "precio normal",
    "norm",
    "原价",
    "原價",
    "市價",
    "市价",
    "定價",
    "定价",
    "参考",
    "參考",
    "建議",
    "建议",
    "通常価格",
    "ordinary",
    "ord.",
    "førpris",
    "tidligere",
    "adviesprijs",
    "старая",
    "было",
    "precio internet anterior",
    "compare at",
    "ranije",
    "vanhin",
    "tavahind",
    "ovh",
    "卖价",
    "原售價",
    "מחיר שוק",
    "במקום",
];

const SIDE: &[&str] = &[
    "save",
    "you save",
    "sparen",
    "gespart",
    "économi",
    "ahorra",
    "risparmi",
    "ušetr",
    "oszczęd",
    "shipping",
    "delivery",
    "postage",
    "versand",
    "livraison",
    "envío",
    "envio",
    "spedizione",
    "dostaw",
    "doprav",
    "доставк",
    "運費",
    "运费",
    "per month",
    "/month",
    "/mo",
    "a month",
    "monthly",
    "mtl",
    "monat",
    "par mois",
    "al mes",
    "mensual",
    "cuota",
    "rate",
    "rata",
    "raty",
    "в месяц",
    "мес",
    "kuukau",
    "kuus",
    "month",
    "x ",
    "per ",
    "/kg",
    "/ kg",
    "/100",
    "/ 100",
    "/l",
    "/ l",
    "/m",
    "/ m",
    "/oz",
    "/ oz",
    "/count",
    "/ea",
    "/ ea",
    "/st",
    "pro ",
    "je ",
    "le kilo",
    "tax",
    "iva no",
    "orders over",
    "over",
    "minimum",
    "ab einem",
    "bestellwert",
    "off",
    "coupon",
    "gutschein",
    "voucher",
    "deposit",
    "insurance",
    "warranty",
    "garantie",
    "trade-in",
    "up to",
    "interest",
    "klarna",
    "afterpay",
    "clearpay",
    "cashback",
    "points",
    "bonus",
    "分期",
    "滿",
    "满",
    "תשלומים",
    "free",
    "gift",
    "credit",
    "finance",
    "financ",
    "used from",
    "new from",
    "gebraucht",
    "occasion",
    "gutscheinwert",
    "installments",
    "sans frais",
    "excl",
    "ex vat",
    "netto",
    "ohne mwst",
];

const OUT: &[&str] = &[
    "out of stock",
    "sold out",
    "currently unavailable",
    "temporarily unavailable",
    "no longer available",
    "not available",
    "unavailable",
    "this item is out",
    "ausverkauft",
    "nicht verfügbar",
    "nicht lieferbar",
    "nicht vorrätig",
    "nicht mehr verfügbar",
    "derzeit nicht",
    "rupture de stock",
    "en rupture",
    "indisponible",
    "épuisé",
    "actuellement indisponible",
    "agotado",
    "no disponible",
    "sin stock",
    "sin existencias",
    "esaurito",
    "non disponibile",
    "attualmente non disponibile",
    "esgotado",
    "indisponível",
    "uitverkocht",
    "niet leverbaar",
    "niet op voorraad",
    "slutsåld",
    "slut i lager",
    "udsolgt",
    "utsolgt",
    "loppunut",
    "ei saatavilla",
    "wyprzedan",
    "niedostępn",
    "brak w magazynie",
    "produkt niedostępny",
    "vyprodáno",
    "vypredané",
    "nedostupné",
    "není skladem",
    "momentálne nedostupn",
    "stoc epuizat",
    "indisponibil",
    "elfogyott",
    "nincs készleten",
    "нет в наличии",
    "распродан",
    "закончился",
    "немає в наявності",
    "läbi müüdud",
    "rasprodano",
    "nije dostupno",
    "tükendi",
    "stokta yok",
    "缺貨",
    "缺货",
    "售完",
    "已售完",
    "補貨中",
    "無庫存",
    "无货",
    "下架",
    "完售",
    "在庫切れ",
    "売り切れ",
    "入荷待ち",
    "품절",
    "일시품절",
    "אזל",
    "אזל מהמלאי",
    "לא במלאי",
    "نفد",
    "غير متوفر",
    "hết hàng",
    "สินค้าหมด",
    "habis",
    "ended",
    "this listing was ended",
    "bidding has ended",
    "sale is over",
    "已結束",
    "已截止",
    "活動結束",
];

const IN: &[&str] = &[
    "in stock",
    "available now",
    "ready to ship",
    "add to cart",
    "add to bag",
    "add to basket",
    "add to trolley",
    "buy now",
    "buy it now",
    "only 1 left",
    "left in stock",
    "auf lager",
    "lieferbar",
    "sofort verfügbar",
    "verfügbar",
    "in den warenkorb",
    "vorrätig",
    "en stock",
    "disponible",
    "ajouter au panier",
    "acheter",
    "en existencia",
    "añadir al carrito",
    "agregar al carrito",
    "agregar al carro",
    "añadir a la cesta",
    "comprar",
    "disponibile",
    "aggiungi al carrello",
    "adicionar ao carrinho",
    "disponível",
    "op voorraad",
    "in winkelwagen",
    "leverbaar",
    "i lager",
    "lägg i varukorg",
    "på lager",
    "læg i kurv",
    "varastossa",
    "lisää ostoskoriin",
    "dostępny",
    "do koszyka",
    "w magazynie",
    "skladom",
    "skladem",
    "do košíka",
    "do košíku",
    "na sklade",
    "in stoc",
    "în stoc",
    "adauga in cos",
    "adaugă în coş",
    "készleten",
    "kosárba",
    "в наличии",
    "в корзину",
    "купить",
    "в наявності",
    "laos",
    "lisa ostukorvi",
    "lisa korvi",
    "na zalihi",
    "dostupno",
    "u košaricu",
    "dodaj u košaricu",
    "stokta",
    "sepete ekle",
    "加入購物車",
    "加入购物车",
    "立即購買",
    "立即购买",
    "放入購物車",
    "有貨",
    "有货",
    "現貨",
    "在庫あり",
    "カートに入れる",
    "장바구니",
    "구매하기",
    "הוסף לסל",
    "הוספה לסל",
    "במלאי",
    "קנה עכשיו",
    "أضف إلى السلة",
    "thêm vào giỏ",
    "หยิบใส่ตะกร้า",
    "tambah ke keranjang",
    "we have a limited number",
];

const PRE: &[&str] = &[
    "pre-order",
    "preorder",
    "vorbestell",
    "précommande",
    "reserva anticipada",
    "preventa",
    "prenota ora",
    "przedsprzedaż",
    "předobjed",
    "predobjedn",
    "предзаказ",
    "預購",
    "预售",
    "予約",
];

const PRICE: &[&str] = &[
    "price",
    "now",
    "preis",
    "prix",
    "precio",
    "prezzo",
    "preço",
    "prijs",
    "cena",
    "цена",
    "hind",
    "hinta",
    "pris",
    "fiyat",
    "harga",
    "giá",
    "特價",
    "特价",
    "售價",
    "售价",
    "優惠價",
    "优惠价",
    "促銷價",
    "促销价",
    "价格",
    "價格",
    "最低價",
    "直購價",
    "販売価格",
    "価格",
    "税込",
    "가격",
    "판매가",
    "מחיר",
    "السعر",
    "ราคา",
];
