//! The words that announce who sells: labels of numbers, names, addresses and contacts, found all at once.

use crate::page::registration;
use crate::text::needles::Needles;
use crate::text::order;
use std::sync::OnceLock;

/// What a word announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// A registration number; what it means is the registration module's.
    Number(usize),
    /// A licence line or register entry told by its own words (`cn.icp`, `de.handelsregisternummer`, `kr.mail-order`).
    Worded(&'static str),
    /// A messenger's name.
    Handle(&'static str),
    /// A company's name, by a label that means nothing else.
    Name,
    /// A company's name, where the site speaks of itself.
    WeakName,
    /// An address, by a label that means nothing else.
    Address,
    /// An address, where the site speaks of itself.
    WeakAddress,
    /// A telephone number.
    Phone,
    /// "@", or words for it.
    At,
    /// The heading of a block of name and address.
    Block,
    /// A claim to rights, or words before whoever runs the site.
    Runs,
    /// Another company than the seller: the maker, the importer.
    Other,
    /// Who keeps the site on his machines.
    Host,
    /// A number that is told by its country's letters alone.
    Lettered,
    /// A share of good ratings.
    Positive,
    /// The day a seller came.
    Since,
    /// Another label: what stands before it ends here.
    Stop,
    /// A link to the page on which a shop says who it is.
    Imprint,
    /// A payment that cannot be taken back.
    Pay,
}

/// One mark in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit {
    /// Where its words begin.
    pub start: usize,
    /// Where they end.
    pub end: usize,
    /// What they announce.
    pub mark: Mark,
}

/// Most marks of one text.
const MOST: usize = 60;

/// All words, ready for search.
pub(super) struct Marks {
    needles: Needles,
    marks: Vec<Mark>,
}

/// The marks, made at their first use.
pub(super) fn marks() -> &'static Marks {
    static MARKS: OnceLock<Marks> = OnceLock::new();
    MARKS.get_or_init(Marks::new)
}

impl Marks {
    fn new() -> Self {
        let mut patterns: Vec<String> = Vec::new();
        let mut marks = Vec::new();
        let mut add = |word: &str, mark: Mark| {
            patterns.push(word.to_owned());
            marks.push(mark);
            // The search knows ASCII letters' case only.
            if !word.is_ascii() {
                let upper = word.to_uppercase();
                let capital: String =
                    word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect();
                for other in [upper, capital] {
                    if other.to_ascii_lowercase() != word && patterns.last() != Some(&other) {
                        patterns.push(other);
                        marks.push(mark);
                    }
                }
            }
        };
        for (label, meaning) in registration::labels() {
            add(label, Mark::Number(meaning));
        }
        for (mark, words) in WORDS {
            for word in words.split('|') {
                add(word, *mark);
            }
        }
        Self { needles: Needles::new(patterns), marks }
    }

    /// The marks of a text in order; of two that overlap, the longer.
    pub(super) fn read(&self, text: &str) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        let mut note = |start: usize, end: usize, mark: Mark| {
            if hits.len() < MOST && stands_free(text, start, end) {
                hits.push(Hit { start, end, mark });
            }
        };
        self.needles.each(text, |index, range| {
            let Some(mark) = self.marks.get(index).copied() else { return };
            note(range.start, range.start + label(text.get(range.clone()).unwrap_or_default(), mark).len(), mark);
        });
        for (sign, mark) in [('@', Mark::At), ('©', Mark::Runs)] {
            for (at, _) in text.match_indices(sign).take(MOST / 2) {
                note(at, at + sign.len_utf8(), mark);
            }
        }
        order::by_key(&mut hits, |h| (h.start, std::cmp::Reverse(h.end)));
        let mut kept: Vec<Hit> = Vec::with_capacity(hits.len());
        for hit in hits {
            let inside = kept.last().is_some_and(|k| hit.end <= k.end && (hit.start, hit.end) != (k.start, k.end));
            if !inside {
                kept.push(hit);
            }
        }
        kept
    }
}

/// A label without what it is sought with: short ones are sought with what may follow them.
fn label(found: &str, mark: Mark) -> &str {
    let brief = match mark {
        Mark::Handle("qq") if found.is_ascii() => 2,
        Mark::Phone if found.ends_with(['(', '0']) => 3,
        Mark::At if found.starts_with('#') && !found.ends_with('#') => 1,
        Mark::Handle(kind) if kind != LINK => found.trim_end_matches([':', '：', ' ']).len(),
        _ => found.len(),
    };
    found.get(..brief).unwrap_or(found)
}

/// Links to messengers that stand in a text.
pub(super) const LINK: &str = "link";

/// Whether a script writes its words without spaces.
pub(super) fn is_cjk(c: char) -> bool {
    (c as u32) >= 0x2e80 && !('\u{ff00}'..='\u{ff5e}').contains(&c)
}

/// Whether words stand as words: "vat" in "private" does not.
fn stands_free(text: &str, start: usize, end: usize) -> bool {
    let letter = |c: char| c.is_alphabetic() && !is_cjk(c);
    let word = text.get(start..end).unwrap_or_default();
    let before = text.get(..start).and_then(|b| b.chars().next_back());
    let behind = text.get(end..).and_then(|b| b.chars().next());
    let joined_before = word.starts_with(letter) && before.is_some_and(|c| letter(c) || c.is_ascii_digit() || c == '_');
    let joined_behind = word.ends_with(letter) && behind.is_some_and(|c| letter(c) || c == '_');
    !joined_before && !joined_behind
}

/// The words, divided by `|`, lower case.
const WORDS: &[(Mark, &str)] = &[
    (Mark::Worded("de.handelsregisternummer"), "hrb|hra|gnr"),
    (Mark::Worded("cn.icp"), "icp备|icp证"),
    (
        Mark::Worded("kr.mail-order"),
        "통신판매업신고번호|통신판매업 신고번호|통신판매업신고|통신판매신고번호|통신판매업번호|통신판매번호|통신판매업 신고",
    ),
    (
        Mark::Handle("wechat"),
        "wechat|we chat|weixin|微信|微 信|薇信|威信|徽信|v信|vx:|vx：|vx |vx号|wx:|wx：|wx |wx号|加微|加薇|加威|加v|加 微|薇xin|微xin|威xin|v xin|加卫星|卫星:|卫星：|卫星号|衛星:|衛星：|wechatid|wechat id|微信号|微信號|微信id",
    ),
    (
        Mark::Handle("whatsapp"),
        "whatsapp|whats app|whats-app|whatsap|watsapp|wattsapp|what's app|what’s app|what'sapp|what’sapp|whatapp|whatsapp no|ватсап|вотсап|вацап|ватцап|왓츠앱|วอทส์แอพ",
    ),
    (Mark::Handle("telegram"), "telegram|телеграм|телеграмм|телега|тг:|тг @|tg:|tg：|tg @|电报|텔레그램|เทเลแกรม"),
    (
        Mark::Handle("qq"),
        "qq:|qq：|qq |qq号|qq群|qq1|qq2|qq3|qq4|qq5|qq6|qq7|qq8|qq9|q群|企鹅号|企鹅:|企鹅：|扣扣|扣号|加扣|扣群",
    ),
    (Mark::Handle("line"), "line|line id|line@|lineid|ไลน์|แอดไลน์|ทักไลน์|ไอดีไลน์|라인 id|ライン id"),
    (Mark::Handle("kakaotalk"), "kakaotalk|kakao talk|kakao id|카카오톡|카톡"),
    (Mark::Handle("viber"), "viber|вайбер"),
    (Mark::Handle("skype"), "skype"),
    (Mark::Handle("zalo"), "zalo"),
    (Mark::Handle("signal"), "signal"),
    (Mark::Handle("instagram"), "instagram|insta|ig:|ig：|ig |inst:|инстаграм|инстаграмм|инста|인스타|인스타그램"),
    (Mark::Handle(LINK), "t.me/|telegram.me/|wa.me/|api.whatsapp.com/|line.me/|lin.ee/|kakao.com/"),
    (
        Mark::Name,
        "nombre del negocio|işletme adı|販売会社|運営者名|販売者名|法人名称|business name|trading name|legal name|company name|legal entity|registered name|registered company name|geschäftsname|handelsname|firmenname|name des unternehmens|unternehmensname|\
         nom de l'entreprise|nom de l’entreprise|nom commercial|raison sociale|dénomination sociale|nome dell'azienda|nome dell’azienda|ragione sociale|denominazione sociale|nombre de la empresa|\
         nombre de empresa|nombre comercial|razón social|razon social|denominación social|denominacion social|razão social|razao social|nome empresarial|bedrijfsnaam|handelsnaam|företagsnamn|\
         firmanavn|nazwa firmy|nazwa sprzedawcy|obchodní firma|obchodní jméno|obchodné meno|denumire societate|cégnév|ticaret unvanı|ticari unvan|公司名称|公司名稱|企业名称|企業名稱|企业全称|商家名称|经营者名称|\
         営業許可者|販売業者|販売業者名|販売事業者|販売事業者名|事業者名|事業者の名称|会社名|ビジネス名|상호|상호명|상호/대표자|상호 / 대표자|회사명|법인명|법인명(상호)|사업자명|업체명|شركة الاسم التجاري",
    ),
    (
        Mark::WeakName,
        "company|firma|inhaber|unternehmen|société|empresa|azienda|运营者|经营者|运营公司|運営会社|運営会社名|運営責任者|店舗運営責任者|商号|屋号",
    ),
    (
        Mark::Address,
        "kundendienstadresse|customer services address|customer service address|adresse commerciale|adresse du service client|indirizzo commerciale|indirizzo del servizio clienti|dirección comercial|dirección del servicio de atención al cliente|dirección del servicio al cliente|endereço da empresa|klantenserviceadres|kundtjänstadress|adres obsługi klienta|işletme adresi|müşteri hizmetleri adresi|住 所|本社|business address|registered office|registered address|company address|registered office address|geschäftsadresse|firmensitz|firmenanschrift|adresse de l'entreprise|adresse de l’entreprise|siège social|\
         indirizzo dell'azienda|indirizzo dell’azienda|sede legale|sede operativa|dirección de la empresa|domicilio social|domicilio fiscal|sede social|endereço comercial|bedrijfsadres|vestigingsadres|företagsadress|\
         adres firmy|adres siedziby|sídlo|sediu social|sediul social|székhely|注册地址|公司地址|经营地址|联系地址|办公地址|営業所所在地|所在地|会社所在地|事業者の住所|ビジネス所在地|住所|사업장소재지|사업장 소재지|사업장주소|사업장 주소|\
         영업소재지|영업 소재지|회사주소|주소|юридический адрес",
    ),
    (
        Mark::WeakAddress,
        "address|our address|postal address|adresse|anschrift|indirizzo|dirección|direccion|endereço|adres|adresa|adress|osoite|cím|адрес|地址|địa chỉ|ที่อยู่|alamat",
    ),
    (
        Mark::Phone,
        "ＴＥＬ|℡|連絡先|お問い合わせ先|お問合せ先|tel|tel.|tél|tél.|telephone|phone|phone number|telefon|telefono|teléfono|telefone|telefoon|téléphone|puhelin|tlf|call us|hotline|mobile|handy|móvil|cellulare|电话|電話|電話番号|联系电话|客服电话|手机|手机号|热线|전화|전화번호|대표전화|고객센터|연락처|\
         телефон|тел|điện thoại|hotline đặt hàng|โทร|sac (|sac: (|sac 0|sac: 0",
    ),
    (
        Mark::At,
        "(at)|[at]|(アットマーク)|（アットマーク）|[アットマーク]|（at）|{at}|(ät)| at |＠|(arroba)|[arroba]|(chiocciola)|(собака)|#at#|(a)|(@)|#gmail|#hotmail|#outlook|#yahoo|#qq.com|#163.com|#126.com|#foxmail|#icloud|#proton|#mail.ru|#yandex|#naver",
    ),
    (
        Mark::Block,
        "trader information|business license|business licence|seller information|händlerinformationen|detaillierte verkäuferinformationen|informations sur le vendeur|información del vendedor|informazioni sul venditore|企业信息|營業人資料|business seller information|detailed seller information|business information|rechtliche informationen des verkäufers|rechtliche informationen|angaben gemäß|angaben nach|impressum|imprint|\
         informations sur le vendeur professionnel|informations légales du vendeur|mentions légales|informazioni sul venditore professionale|informazioni venditore professionale|información sobre el vendedor profesional|información de vendedor profesional|\
         aviso legal|informacje o sprzedawcy|zakelijke verkopersinformatie|商家信息|特定商取引法に基づく表記|特定商取引法に基づく表示",
    ),
    (
        Mark::Runs,
        "(c)|copyright|éditeur|éditeur du site|operated by|owned by|owned and operated by|trading name of|trade name of|brand of|betrieben von|édité par|exploité par|gestito da|版权所有|著作権|operado por|prevádzkuje|provozovatel|prevádzkovateľ|provozuje|uitgegeven door|drivs av",
    ),
    (
        Mark::Other,
        "manufacturer|hersteller|herstellerinformationen|fabricant|fabricante|produttore|fabrikant|producent|responsible person|verantwortliche person|responsable|importer|importeur|importateur|gpsr|product safety|produktsicherheit|sécurité du produit|\
         制造商|生产商|生产企业|メーカー|製造元|제조사|제조자|수입자|수입원|制造厂商",
    ),
    (
        Mark::Host,
        "hébergeur|hébergeur du site|hébergement|hébergement du site|hébergé par|hoster|hosting|webhosting|webhoster|hostingprovider|hosting provider|hosted by|gehostet bei|gehostet von|gehost door|\
         alojamiento web|proveedor de alojamiento|alojado por|fornitore di hosting|provider di hosting|ospitato da|hospedagem|alojamento|hostováno|dostawca hostingu|tárhelyszolgáltató|găzduire|хостинг|хостинг-провайдер|barındırma",
    ),
    (Mark::Lettered, "che-"),
    (
        Mark::Positive,
        "positive|positive feedback|positive bewertungen|positive bewertung|positiv|d'évaluations positives|d’évaluations positives|évaluations positives|feedback positivo|votos positivos|positivos|positivi|positiva|好评率|好評率",
    ),
    (
        Mark::Since,
        "member since|mitglied seit|membre depuis|miembro desde|membro dal|utente dal|lid sinds|joined|on etsy since|seller since|selling since|shop opened|open since|aktiv seit|开店时间|开店|入驻|营业年限|店龄",
    ),
    (
        Mark::Imprint,
        "legal notice|legal information|legal info|note legali|informazioni legali|información legal|datos legales|informations légales|colofon|dane firmy|regulamin|\
         obchodní podmínky|impresszum|yasal bilgiler|hakkımızda|mesafeli satış sözleşmesi|termos legais|dados da empresa|会社概要|特定商取引法|特商法|사업자정보확인|사업자 정보|реквизиты|о компании|营业执照|工商执照",
    ),
    (
        Mark::Pay,
        "western union|moneygram|money gram|ria money|bitcoin|usdt|crypto|cryptocurrency|bank transfer|bank transfers|wire transfer|t/t|paypal friends|paypal family|f&f|friends and family only|as friends and family|as friends & family|via friends and family|by gift card|with gift card|with gift cards|via gift card|gift cards only|gift card only|with amazon gift card|with steam gift card|with apple gift card|with itunes gift card|zelle|cash app|cashapp|\
         vorkasse|überweisung|banküberweisung|vorauskasse|virement|virement bancaire|bonifico|bonifico bancario|transferencia|transferencia bancaria|transferência|transferência bancária|depósito bancário|pix|overboeking|bankoverschrijving|\
         przelew|przelew na konto|przedpłata|havale|eft|havale/eft|перевод на карту|предоплата|переводом|chuyển khoản|โอนเงิน|تحويل بنكي|ويسترن يونيون|银行转账|银行汇款|西联|西联汇款|速汇金|私下转账|銀行振込|銀行振り込み|振込のみ|무통장입금|계좌이체|비트코인",
    ),
    (
        Mark::Stop,
        "legal representative|法定代表人|fax|telefax|email|e-mail|e-mail address|mail|correo|courriel|e-posta|대표|대표자|대표이사|대표자명|개인정보관리책임자|개인정보보호책임자|개인정보책임자|이메일|팩스|호스팅|호스팅사업자|ceo|사업자정보확인|통신판매업|邮箱|传真|代表者|代表|メールアドレス|郵便番号|fon|\
         geschäftsführer|geschäftsführerin|geschäftsführung|gérant|vertreten durch|amtsgericht|registergericht|registernummer|handelsregister|steuernummer|au capital|capital social|capitale sociale|cap. soc|rea|pec|codice destinatario|código postal|opening hours|öffnungszeiten|营业时间|営業時間|\
         dyrektor|konto|bank|iban|swift|bic|website|web|www|http|https|powered by|all rights reserved|alle rechte|tous droits|tutti i diritti|todos los derechos|todos os direitos",
    ),
];
