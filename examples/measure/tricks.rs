//! Names written as sellers write them past filters, and titles in which nothing is hidden: made up here, for the measure
//! and for the property tests. Neither looks at the tables Loupe reads them with.

/// Numbers that look random and are the same in every run.
pub struct Dice(u64);

impl Dice {
    /// Dice that fall as the seed says.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n.max(1)
    }

    fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }
}

/// One way of hiding a name: what it is called, and the name hidden so; `None` where the name gives no hold for it.
pub type Trick = (&'static str, fn(&str, &mut Dice) -> Option<String>);

/// Every way.
pub const TRICKS: &[Trick] = &[
    ("Cyrillic letter", |n, d| look_alike(n, d, "aаcсeеoоpрxхyуiіsѕjјAАBВCСEЕHНKКMМOОPРTТXХYУIІSЅ")),
    ("Greek letter", |n, d| look_alike(n, d, "oοvνρρAΑBΒEΕHΗIΙKΚMΜNΝOΟPΡTΤXΧYΥZΖ")),
    ("letter of another script", |n, d| look_alike(n, d, "oօuսgցnոhհoᴏcᴄvᴠzᴢwᴡsꜱrꭇlӏdԁqԛwԝLᏞRᎡGᏀDᎠWᎳSᏚVᏙPᏢMᎷ")),
    ("all letters that can be", |n, _| all_look_alike(n)),
    ("digit for a letter", |n, d| replaced(n, d, "o0i1l1e3a4s5t7b8g9g6z2")),
    ("sign for a letter", |n, d| replaced(n, d, "a@s$i!e€l|c(")),
    ("zero-width character", |n, d| inserted(n, d, &["\u{200b}", "\u{200c}", "\u{200d}", "\u{2060}", "\u{feff}"])),
    ("bidirectional mark", |n, d| inserted(n, d, &["\u{200e}", "\u{200f}", "\u{202a}", "\u{2066}", "\u{2069}"])),
    ("written backwards", |n, _| Some(format!("\u{202e}{}\u{202c}", n.chars().rev().collect::<String>()))),
    ("one letter full-width", |n, d| changed(n, d, |c, _| full_width(c))),
    ("all full-width", |n, _| Some(n.chars().map(|c| full_width(c).unwrap_or(c)).collect())),
    ("all bold", |n, _| Some(n.chars().map(|c| bold(c).unwrap_or(c)).collect())),
    ("letters apart", |n, d| Some(apart(n, d.pick(&[" ", ".", "-", "_", "·"])))),
    ("letter drawn out", |n, d| changed_text(n, d, |c, d| Some(c.to_string().repeat(3 + d.below(3))))),
    ("broken by a space", |n, d| inserted(n, d, &[" "])),
    ("broken by a sign", |n, d| inserted(n, d, &["-", ".", "_", "~", "•"])),
    ("broken by a picture", |n, d| inserted(n, d, &["🔥", "❤️", "✨", "👑", "💎"])),
    ("star for a letter", |n, d| changed(n, d, |c, _| c.is_ascii_alphabetic().then_some('*'))),
    ("one letter changed", |n, d| long(n).and_then(|n| changed(n, d, other))),
    ("one letter left out", |n, d| long(n).and_then(|n| changed_text(n, d, |_, _| Some(String::new())))),
    ("one letter more", |n, d| long(n).and_then(|n| changed_text(n, d, |c, d| Some(format!("{c}{}", other(c, d)?))))),
    ("two letters swapped", |n, d| long(n).and_then(|n| swapped(n, d))),
];

/// Ways of hiding a name of another script than Latin.
pub const TRICKS_ELSEWHERE: &[Trick] = &[
    ("mark between letters", |n, d| between(n, d, &["*", ".", "#", "@", "~", "_", "^", "!", "♡", "🔥"])),
    ("separator between letters", |n, d| between(n, d, &["/", "·", "-", "・", "|"])),
    ("marks between all letters", |n, d| Some(apart(n, d.pick(&[".", "*", "·", "/", "_", "~"])))),
    ("letters apart", |n, _| (n.chars().count() >= 3).then(|| apart(n, " "))),
    ("star for a letter", |n, d| blot(n, d, &["*"])),
    ("blot for a letter", |n, d| blot(n, d, &["〇", "○", "●", "×"])),
    ("syllable in pieces", |n, d| in_pieces(n, d)),
];

/// Something put before one letter that is not the first.
fn between(name: &str, dice: &mut Dice, what: &[&str]) -> Option<String> {
    let letters: Vec<char> = name.chars().collect();
    let at = 1 + dice.below(letters.len() - 1);
    let (head, tail) = letters.split_at(at);
    Some(format!("{}{}{}", String::from_iter(head), dice.pick(what), String::from_iter(tail)))
}

/// Something in the place of one letter that is not the first, in names of which enough is left.
fn blot(name: &str, dice: &mut Dice, what: &[&str]) -> Option<String> {
    let mut letters: Vec<String> = name.chars().map(String::from).collect();
    let at = 1 + dice.below(letters.len().max(2) - 1);
    *letters.get_mut(at).filter(|_| name.chars().count() >= 3)? = dice.pick(what).to_owned();
    Some(letters.concat())
}

/// One Korean syllable as the letters it is made of.
fn in_pieces(name: &str, dice: &mut Dice) -> Option<String> {
    let first: Vec<char> = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ".chars().collect();
    let last: Vec<char> = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ".chars().collect();
    let letters: Vec<char> = name.chars().collect();
    let at = dice.below(letters.len());
    let index = u32::from(letters[at]).checked_sub(0xac00).filter(|i| *i < 11_172)? as usize;
    let vowel = char::from_u32(u32::from('ㅏ') + u32::try_from(index / 28 % 21).ok()?)?;
    let mut pieces = vec![first[index / 588], vowel];
    pieces.extend((index % 28).checked_sub(1).map(|i| last[i]));
    let whole = letters.iter().enumerate();
    Some(whole.map(|(i, c)| if i == at { String::from_iter(&pieces) } else { c.to_string() }).collect())
}

/// Names long enough that one wrong letter makes no word of them.
fn long(name: &str) -> Option<&str> {
    (name.chars().filter(|c| c.is_ascii_alphanumeric()).count() >= 8).then_some(name)
}

/// Changes one letter inside a word of `name`, never its first.
fn changed_text(name: &str, dice: &mut Dice, change: impl Fn(char, &mut Dice) -> Option<String>) -> Option<String> {
    let letters: Vec<char> = name.chars().collect();
    let inner = |i: usize| i > 0 && letters[i].is_ascii_alphabetic() && letters[i - 1].is_ascii_alphabetic();
    let places: Vec<(usize, String)> =
        (1..letters.len()).filter(|i| inner(*i)).filter_map(|i| Some((i, change(letters[i], dice)?))).collect();
    let (at, new) = places.get(dice.below(places.len()))?.clone();
    Some(letters.iter().enumerate().map(|(i, c)| if i == at { new.clone() } else { c.to_string() }).collect())
}

fn changed(name: &str, dice: &mut Dice, change: impl Fn(char, &mut Dice) -> Option<char>) -> Option<String> {
    changed_text(name, dice, |c, d| change(c, d).map(String::from))
}

/// Pairs "aа": a letter and what looks like it.
fn pairs(table: &str) -> impl Iterator<Item = (char, char)> {
    let all: Vec<char> = table.chars().collect();
    all.chunks(2).map(|p| (p[0], p[1])).collect::<Vec<_>>().into_iter()
}

fn look_alike(name: &str, dice: &mut Dice, table: &str) -> Option<String> {
    changed(name, dice, |c, _| pairs(table).find(|(plain, _)| *plain == c).map(|(_, foreign)| foreign))
}

fn all_look_alike(name: &str) -> Option<String> {
    let table = "aаcсeеoоpрxхyуiіsѕAАBВCСEЕHНKКMМOОPРTТXХYУIІSЅ";
    let written: String =
        name.chars().map(|c| pairs(table).find(|(plain, _)| *plain == c).map_or(c, |(_, foreign)| foreign)).collect();
    (written != name).then_some(written)
}

fn replaced(name: &str, dice: &mut Dice, table: &str) -> Option<String> {
    changed(name, dice, |c, _| pairs(table).find(|(plain, _)| *plain == c.to_ascii_lowercase()).map(|(_, sign)| sign))
}

fn inserted(name: &str, dice: &mut Dice, what: &[&str]) -> Option<String> {
    changed_text(name, dice, |c, d| Some(format!("{}{c}", d.pick(what))))
}

fn apart(name: &str, by: &str) -> String {
    let letters: Vec<String> = name.chars().filter(|c| *c != ' ').map(String::from).collect();
    letters.join(by)
}

fn full_width(c: char) -> Option<char> {
    c.is_ascii_alphanumeric().then(|| char::from_u32(u32::from(c) + 0xfee0)).flatten()
}

fn bold(c: char) -> Option<char> {
    let from = match c {
        'a'..='z' => 0x1d41a - u32::from('a'),
        'A'..='Z' => 0x1d400 - u32::from('A'),
        _ => return None,
    };
    char::from_u32(u32::from(c) + from)
}

fn other(c: char, dice: &mut Dice) -> Option<char> {
    let new = char::from(b'a' + u8::try_from(dice.below(26)).ok()?);
    (c.is_ascii_alphabetic() && !c.eq_ignore_ascii_case(&new)).then_some(new)
}

fn swapped(name: &str, dice: &mut Dice) -> Option<String> {
    let mut letters: Vec<char> = name.chars().collect();
    let fits = |i: &usize| {
        let (a, b) = (letters[*i], letters[*i + 1]);
        a.is_ascii_alphabetic() && b.is_ascii_alphabetic() && !a.eq_ignore_ascii_case(&b)
    };
    let places: Vec<usize> = (1..letters.len().saturating_sub(1)).filter(fits).collect();
    let at = *places.get(dice.below(places.len()))?;
    letters.swap(at, at + 1);
    Some(letters.into_iter().collect())
}

/// A title in which no brand's name is hidden: goods, qualities, colours, sizes, model numbers and made-up makers.
pub fn plain_title(dice: &mut Dice) -> String {
    let count = 3 + dice.below(9);
    let words: Vec<String> = (0..count)
        .map(|_| match dice.below(10) {
            0 => model(dice),
            1 => maker(dice),
            2 => dice.pick(SIZES).to_owned(),
            3 => elsewhere(dice),
            _ => dice.pick(WORDS).to_owned(),
        })
        .collect();
    words.join(dice.pick(&[" ", " ", " ", ", ", " - ", " | "]))
}

/// Words of a script other than Latin, with what people set between them.
fn elsewhere(dice: &mut Dice) -> String {
    let words = ELSEWHERE[dice.below(ELSEWHERE.len())];
    let by = dice.pick(&["/", "·", "・", "-", ".", "*", "+", " ", ""]);
    let count = 2 + dice.below(3);
    (0..count).map(|_| dice.pick(words)).collect::<Vec<_>>().join(by)
}

/// A word that somebody could call a shop or a product.
pub fn maker(dice: &mut Dice) -> String {
    let syllables = 2 + dice.below(3);
    let name: String =
        (0..syllables).map(|_| format!("{}{}{}", dice.pick(ONSETS), dice.pick(VOWELS), dice.pick(CODAS))).collect();
    match dice.below(3) {
        0 => name.to_uppercase(),
        1 => name[..1].to_uppercase() + &name[1..],
        _ => name,
    }
}

fn model(dice: &mut Dice) -> String {
    let part = |dice: &mut Dice| {
        let letters: String =
            (0..dice.below(4)).map(|_| char::from(b'A' + u8::try_from(dice.below(26)).unwrap_or(0))).collect();
        let most = [10, 100, 1_000, 10_000][dice.below(4)];
        format!("{letters}{}", dice.below(most))
    };
    (0..=dice.below(2)).map(|_| part(dice)).collect::<Vec<_>>().join(dice.pick(&["-", "/", ""]))
}

const ONSETS: &[&str] = &[
    "b", "c", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "z", "br", "ch", "cl", "dr",
    "gr", "pr", "sh", "st", "th", "tr", "",
];
const VOWELS: &[&str] = &["a", "e", "i", "o", "u", "ai", "ea", "ie", "ou", "y"];
const CODAS: &[&str] = &["", "", "", "n", "r", "l", "s", "t", "ck", "nd", "x"];
const SIZES: &[&str] = &[
    "XL", "S/M", "42.5", "US 9", "EU 38", "2-Pack", "100ml", "3.5mm", "10x15cm", "size 7", "12\"", "1/2", "50%", "4K",
    "USB-C", "5-10", "Gr. 38", "T.40", "18k", "925", "W32/L34",
];
/// Words of titles in one script each, some of which begin or end as a brand's name does.
const ELSEWHERE: &[&[&str]] = &[
    &[
        "安迪",
        "奥特曼",
        "耐磨",
        "克重",
        "三层",
        "星空",
        "爱心",
        "马尾",
        "香味",
        "儿童",
        "红色",
        "白色",
        "大",
        "小",
        "中",
        "号",
        "路边",
        "普通",
        "拉链",
        "达人",
        "芬芳",
        "迪士",
        "卡通",
        "地垫",
        "亚麻",
        "宝宝",
        "格子",
        "丽人",
        "古风",
        "驰名",
        "欧式",
        "米色",
        "茄子",
        "北方",
        "面料",
        "思念",
        "琳琅",
        "家",
        "款",
        "一",
        "二",
        "三",
        "真皮",
        "包",
        "鞋",
    ],
    &[
        "ボディ",
        "オール",
        "メロディ",
        "コーヒー",
        "コート",
        "ルイ",
        "シャツ",
        "ネル",
        "プラス",
        "ダブル",
        "グッズ",
        "チェック",
        "ナイロン",
        "キッズ",
        "レース",
        "ゴム",
        "ロング",
        "エルサ",
        "メス",
        "オス",
        "アディ",
        "バン",
        "ズボン",
        "セリ",
        "フェン",
        "ザラ",
        "バッグ",
        "黒",
        "白",
    ],
    &[
        "구두",
        "찌개",
        "나이",
        "키링",
        "샤워",
        "넬리",
        "반팔",
        "스타킹",
        "디자인",
        "올풀림",
        "루이",
        "프라이팬",
        "다용도",
        "에어",
        "메시",
        "롤업",
        "코트",
        "치마",
        "레이스",
        "고무",
        "셀프",
        "펜",
        "디지털",
        "자",
        "라면",
        "가방",
        "벨트",
        "대",
        "중",
        "소",
    ],
    &["сумка", "кож", "зам", "гуч", "чистый", "про", "дача", "шан", "кар", "роль", "лексика", "муж", "жен", "разм"],
    &["شنطة", "جلد", "شال", "نيل", "بر", "دان", "غول", "تشيز", "ساعة", "رول", "اسود"],
];
/// Words of titles in several languages, some of them a letter or a space away from a brand's name.
const WORDS: &[&str] = &[
    "bag",
    "bags",
    "shoes",
    "shoe",
    "watch",
    "ring",
    "bracelet",
    "necklace",
    "dress",
    "shirt",
    "jacket",
    "coat",
    "boots",
    "hat",
    "belt",
    "wallet",
    "scarf",
    "lamp",
    "table",
    "chair",
    "rack",
    "tier",
    "car",
    "cart",
    "shelf",
    "bottle",
    "cup",
    "phone",
    "case",
    "cable",
    "charger",
    "headphones",
    "lipstick",
    "cream",
    "serum",
    "perfume",
    "brush",
    "toy",
    "blocks",
    "cards",
    "figure",
    "doll",
    "book",
    "poster",
    "pen",
    "bike",
    "helmet",
    "gloves",
    "leather",
    "cotton",
    "wool",
    "silk",
    "steel",
    "gold",
    "silver",
    "wood",
    "glass",
    "plastic",
    "ceramic",
    "canvas",
    "denim",
    "linen",
    "suede",
    "black",
    "white",
    "red",
    "blue",
    "green",
    "pink",
    "brown",
    "beige",
    "navy",
    "grey",
    "ivory",
    "cream",
    "rose",
    "amber",
    "coral",
    "mint",
    "new",
    "vintage",
    "classic",
    "modern",
    "modem",
    "monster",
    "carter",
    "carrier",
    "barrier",
    "career",
    "courier",
    "channel",
    "panel",
    "chapel",
    "flannel",
    "carnival",
    "premium",
    "luxury",
    "soft",
    "warm",
    "light",
    "large",
    "small",
    "mini",
    "long",
    "short",
    "champ",
    "champion",
    "sport",
    "outdoor",
    "running",
    "hiking",
    "face",
    "north",
    "south",
    "island",
    "stone",
    "goose",
    "golden",
    "balance",
    "balanced",
    "royal",
    "oak",
    "air",
    "max",
    "force",
    "pro",
    "plus",
    "ultra",
    "nova",
    "women",
    "men",
    "kids",
    "baby",
    "girls",
    "boys",
    "unisex",
    "ladies",
    "adult",
    "family",
    "gift",
    "set",
    "pack",
    "pair",
    "piece",
    "kit",
    "with",
    "and",
    "for",
    "the",
    "of",
    "in",
    "from",
    "by",
    "to",
    "on",
    "or",
    "your",
    "our",
    "home",
    "kitchen",
    "garden",
    "office",
    "travel",
    "berry",
    "blueberry",
    "strawberry",
    "raspberry",
    "yard",
    "go",
    "ray",
    "ban",
    "band",
    "bend",
    "brand",
    "van",
    "cleaner",
    "clef",
    "mon",
    "clear",
    "monocle",
    "verse",
    "universe",
    "reverse",
    "inverse",
    "convert",
    "pan",
    "dora",
    "panda",
    "panorama",
    "prime",
    "super",
    "superb",
    "extreme",
    "scream",
    "dream",
    "stream",
    "tasche",
    "schuhe",
    "uhr",
    "kleid",
    "jacke",
    "für",
    "mit",
    "und",
    "damen",
    "herren",
    "größe",
    "schwarz",
    "weiß",
    "neu",
    "leder",
    "stiefel",
    "sac",
    "chaussures",
    "montre",
    "robe",
    "veste",
    "pour",
    "avec",
    "femme",
    "homme",
    "taille",
    "noir",
    "blanc",
    "neuf",
    "cuir",
    "bottes",
    "bague",
    "bolso",
    "zapatos",
    "reloj",
    "vestido",
    "chaqueta",
    "para",
    "con",
    "mujer",
    "hombre",
    "talla",
    "negro",
    "blanco",
    "nuevo",
    "cuero",
    "anillo",
    "borsa",
    "scarpe",
    "orologio",
    "vestito",
    "giacca",
    "donna",
    "uomo",
    "taglia",
    "nero",
    "bianco",
    "nuovo",
    "pelle",
    "stivali",
    "anello",
    "bolsa",
    "sapatos",
    "relógio",
    "jaqueta",
    "mulher",
    "homem",
    "tamanho",
    "preto",
    "branco",
    "novo",
    "couro",
    "torebka",
    "buty",
    "zegarek",
    "damska",
    "сумка",
    "часы",
    "платье",
    "куртка",
    "женская",
    "мужская",
    "размер",
    "черный",
    "новая",
    "кожа",
    "çanta",
    "ayakkabı",
    "saat",
    "kadın",
    "erkek",
    "包",
    "手表",
    "女鞋",
    "新款",
    "真皮",
    "鞄",
    "腕時計",
    "靴",
    "新品",
    "가방",
    "시계",
    "신발",
    "새상품",
    "nón",
    "túi",
    "giày",
    "đồng",
    "hồ",
];
