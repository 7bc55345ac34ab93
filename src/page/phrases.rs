//! Phrases of shop pages, in the main shop languages, searched all at once.
//!
//! What a price is (former, shipping, a rate) and whether goods can be had is said in words; one search finds them.

use super::price_words;
use crate::text::needles::Needles;

/// What phrases say, as a bit set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Says(u16);

impl Says {
    /// A former or recommended price.
    pub const OLD: Self = Self(1);
    /// Not to be had.
    pub const OUT: Self = Self(4);
    /// To be had.
    pub const IN: Self = Self(8);
    /// To be ordered before it is out.
    pub const PRE: Self = Self(16);
    /// That the amount behind is the price.
    pub const PRICE: Self = Self(32);
    /// A price per kilogram, litre, metre, piece.
    pub const UNIT: Self = Self(1 << 6);
    /// One of several payments.
    pub const INSTALMENT: Self = Self(1 << 7);
    /// What is saved.
    pub const SAVING: Self = Self(1 << 8);
    /// What bringing it costs.
    pub const SHIPPING: Self = Self(1 << 9);
    /// What others ask, or what it costs second-hand.
    pub const USED: Self = Self(1 << 10);
    /// With or without tax, where the price is the other.
    pub const TAX: Self = Self(1 << 11);
    /// Something paid or got beside the price.
    pub const EXTRA: Self = Self(1 << 12);
    /// What a button says that buys.
    pub const BUY: Self = Self(1 << 13);
    /// An amount that is not the price, of whatever kind.
    pub const SIDE: Self = Self(
        Self::UNIT.0
            | Self::INSTALMENT.0
            | Self::SAVING.0
            | Self::SHIPPING.0
            | Self::USED.0
            | Self::TAX.0
            | Self::EXTRA.0,
    );

    /// These without those.
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether any of `other` is said.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// All phrases, ready for search; made once per reader.
#[derive(Debug)]
pub struct Phrases {
    needles: Needles,
    meaning: Vec<(Says, bool)>,
}

impl Phrases {
    /// Makes them ready.
    pub fn new() -> Self {
        let mut patterns: Vec<String> = Vec::new();
        let mut meaning = Vec::new();
        let lists = [
            (Says::OLD, price_words::OLD, true),
            (Says::UNIT, price_words::UNIT, true),
            (Says::INSTALMENT, price_words::INSTALMENT, true),
            (Says::SAVING, price_words::SAVING, true),
            (Says::SHIPPING, price_words::SHIPPING, true),
            (Says::USED, price_words::USED, true),
            (Says::TAX, price_words::TAX, true),
            (Says::EXTRA, price_words::EXTRA, true),
            (Says::OUT, OUT, true),
            (Says::IN, IN, true),
            (Says::IN, BUY, true),
            (Says::BUY, BUY, true),
            (Says::PRE, PRE, true),
            (Says::PRICE, price_words::PRICE, true),
        ];
        for (says, words, whole) in lists {
            for word in words {
                let first = word.chars().next().unwrap_or_default();
                // ASCII case is ignored by the search; other scripts' capitals begin a sentence at most.
                if !first.is_ascii() && first.to_uppercase().next() != Some(first) {
                    patterns.push(first.to_uppercase().chain(word.chars().skip(1)).collect());
                    meaning.push((says, whole));
                }
                patterns.push((*word).to_owned());
                meaning.push((says, whole && first.is_alphabetic() && (first as u32) < 0x2e80));
            }
        }
        Self { needles: Needles::new(patterns), meaning }
    }

    /// What a short text says.
    pub fn read(&self, text: &str) -> Says {
        let mut all = Says::default();
        self.needles.each(text, |index, range| {
            let Some((says, whole)) = self.meaning.get(index) else { return };
            let inside = *whole
                && text.get(..range.start).and_then(|b| b.chars().next_back()).is_some_and(char::is_alphanumeric);
            if !inside {
                all.0 |= says.0;
            }
        });
        all
    }
}

impl Default for Phrases {
    fn default() -> Self {
        Self::new()
    }
}

const BUY: &[&str] = &[
    "add to cart",
    "add to bag",
    "add to basket",
    "add to trolley",
    "add to order",
    "add item to",
    "buy now",
    "buy it now",
    "buy",
    "order now",
    "place bid",
    "purchase",
    "in den warenkorb",
    "in den einkaufswagen",
    "jetzt kaufen",
    "kaufen",
    "in den korb",
    "jetzt bestellen",
    "ajouter au panier",
    "ajouter à mon panier",
    "acheter",
    "ajouter",
    "añadir al carrito",
    "agregar al carrito",
    "agregar al carro",
    "añadir a la cesta",
    "añadir a la bolsa",
    "agregar a la bolsa",
    "comprar",
    "aggiungi al carrello",
    "aggiungi alla borsa",
    "acquista",
    "compra",
    "adicionar ao carrinho",
    "adicionar à sacola",
    "in winkelwagen",
    "in winkelmand",
    "bestellen",
    "koop nu",
    "lägg i varukorg",
    "lägg i kundvagn",
    "köp",
    "læg i kurv",
    "køb",
    "legg i handlekurv",
    "kjøp",
    "lisää ostoskoriin",
    "osta",
    "do koszyka",
    "kup teraz",
    "dodaj do koszyka",
    "do košíka",
    "do košíku",
    "koupit",
    "kúpiť",
    "adauga in cos",
    "adaugă în coş",
    "adaugă în coș",
    "cumpara",
    "cumpără",
    "kosárba",
    "megveszem",
    "в корзину",
    "купить",
    "купити",
    "до кошика",
    "у кошик",
    "lisa ostukorvi",
    "lisa korvi",
    "į krepšelį",
    "pirkti",
    "ielikt grozā",
    "pirkt",
    "u košaricu",
    "v košarico",
    "sepete ekle",
    "satın al",
    "στο καλάθι",
    "αγορά",
    "加入購物車",
    "加入购物车",
    "立即購買",
    "立即购买",
    "放入購物車",
    "直接購買",
    "我要購買",
    "カートに入れる",
    "カートに追加",
    "購入する",
    "今すぐ買う",
    "かごに入れる",
    "장바구니",
    "구매하기",
    "바로구매",
    "הוסף לסל",
    "הוספה לסל",
    "קנה עכשיו",
    "הוסף לעגלה",
    "أضف إلى السلة",
    "أضف إلى عربة",
    "اشتري",
    "thêm vào giỏ",
    "mua ngay",
    "หยิบใส่ตะกร้า",
    "ใส่ตะกร้า",
    "ซื้อ",
    "tambah ke keranjang",
    "beli sekarang",
    "masukkan keranjang",
];

const OUT: &[&str] = &[
    "not in stock",
    "no stock",
    "currently not available",
    "notify me when",
    "email me when",
    "back in stock",
    "restock",
    "bald wieder",
    "benachrichtigen, wenn",
    "me prévenir",
    "avísame",
    "avisarme",
    "avvisami",
    "avise-me",
    "powiadom o dostępności",
    "hlídat dostupnost",
    "сообщить о поступлении",
    "уведомить о",
    "貨到通知",
    "到货通知",
    "入荷通知",
    "재입고 알림",
    "המוצר אינו במלאי",
    "sold-out",
    "nicht auf lager",
    "vergriffen",
    "n'est plus disponible",
    "non disponible",
    "non è disponibile",
    "não disponível",
    "niet beschikbaar",
    "tijdelijk uitverkocht",
    "finns ej i lager",
    "ikke på lager",
    "ei varastossa",
    "tuote loppu",
    "niedostępny",
    "brak towaru",
    "není k dispozici",
    "nie je skladom",
    "vypredané",
    "нет в продаже",
    "ожидается",
    "немає",
    "ei ole saadaval",
    "laost otsas",
    "nėra sandėlyje",
    "išparduota",
    "nav pieejams",
    "nedostupno",
    "ni na zalogi",
    "stokta bulunmuyor",
    "εξαντλήθηκε",
    "μη διαθέσιμο",
    "已下架",
    "在庫なし",
    "品切れ",
    "販売終了",
    "غير متوفّر",
    "tạm hết",
    "stok habis",
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
