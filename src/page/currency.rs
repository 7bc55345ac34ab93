//! Currencies: which signs and words mean which, and which country pays in what.

/// What a sign or word may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Means {
    /// This currency, by its ISO 4217 code.
    One(&'static str),
    /// A dollar or peso of some country.
    Dollar,
    /// A Scandinavian crown of some country.
    Krone,
    /// Yen or yuan.
    YenYuan,
    /// Yuan, or New Taiwan dollar in Taiwan ("元").
    Yuan,
    /// A rupee of some country.
    Rupee,
}

use Means::{Dollar, Krone, One, Rupee, YenYuan, Yuan};

/// How a mark must be written to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    /// A sign: counts wherever it stands.
    Sign,
    /// Letters in exactly this case, as a word of its own.
    Exact,
    /// Letters in any case, as a word of its own.
    Word,
}

use Writing::{Exact, Sign, Word};

/// Signs and words; longer ones first where one begins with another.
pub const MARKS: &[(&str, Writing, Means)] = &[
    ("US $", Exact, One("USD")),
    ("US$", Exact, One("USD")),
    ("USD $", Exact, One("USD")),
    ("U$S", Exact, One("USD")),
    ("USD$", Exact, One("USD")),
    ("AU $", Exact, One("AUD")),
    ("AU$", Exact, One("AUD")),
    ("A$", Exact, One("AUD")),
    ("AUD $", Exact, One("AUD")),
    ("AUD$", Exact, One("AUD")),
    ("CA $", Exact, One("CAD")),
    ("CA$", Exact, One("CAD")),
    ("C $", Exact, One("CAD")),
    ("C$", Exact, One("CAD")),
    ("CDN$", Exact, One("CAD")),
    ("CAD $", Exact, One("CAD")),
    ("CAD$", Exact, One("CAD")),
    ("NZ $", Exact, One("NZD")),
    ("NZ$", Exact, One("NZD")),
    ("HK $", Exact, One("HKD")),
    ("HK$", Exact, One("HKD")),
    ("HKD$", Exact, One("HKD")),
    ("SG$", Exact, One("SGD")),
    ("S$", Exact, One("SGD")),
    ("NT $", Exact, One("TWD")),
    ("NT$", Exact, One("TWD")),
    ("NTD$", Exact, One("TWD")),
    ("NTD", Exact, One("TWD")),
    ("NT", Exact, One("TWD")),
    ("R$", Exact, One("BRL")),
    ("MX$", Exact, One("MXN")),
    ("MXN$", Exact, One("MXN")),
    ("COL$", Exact, One("COP")),
    ("COP$", Exact, One("COP")),
    ("CLP$", Exact, One("CLP")),
    ("AR$", Exact, One("ARS")),
    ("RD$", Exact, One("DOP")),
    ("J$", Exact, One("JMD")),
    ("TT$", Exact, One("TTD")),
    ("$U", Exact, One("UYU")),
    ("$", Sign, Dollar),
    ("＄", Sign, Dollar),
    ("€", Sign, One("EUR")),
    ("euros", Word, One("EUR")),
    ("euro", Word, One("EUR")),
    ("eur", Word, One("EUR")),
    ("£", Sign, One("GBP")),
    ("￡", Sign, One("GBP")),
    ("₤", Sign, One("GBP")),
    ("E£", Exact, One("EGP")),
    ("JP¥", Exact, One("JPY")),
    ("CN¥", Exact, One("CNY")),
    ("¥", Sign, YenYuan),
    ("￥", Sign, YenYuan),
    ("円", Sign, One("JPY")),
    ("人民币", Sign, One("CNY")),
    ("人民幣", Sign, One("CNY")),
    ("RMB", Word, One("CNY")),
    ("元", Sign, Yuan),
    ("圆", Sign, One("CNY")),
    ("圓", Sign, Yuan),
    ("₩", Sign, One("KRW")),
    ("￦", Sign, One("KRW")),
    ("원", Sign, One("KRW")),
    ("₹", Sign, One("INR")),
    ("Rs.", Word, Rupee),
    ("Rs", Word, Rupee),
    ("₨", Sign, Rupee),
    ("₽", Sign, One("RUB")),
    ("рублей", Word, One("RUB")),
    ("руб.", Word, One("RUB")),
    ("руб", Word, One("RUB")),
    ("р.", Word, One("RUB")),
    ("р", Exact, One("RUB")),
    ("₴", Sign, One("UAH")),
    ("грн.", Word, One("UAH")),
    ("грн", Word, One("UAH")),
    ("₸", Sign, One("KZT")),
    ("тенге", Word, One("KZT")),
    ("тг", Word, One("KZT")),
    ("₺", Sign, One("TRY")),
    ("TL", Exact, One("TRY")),
    ("YTL", Exact, One("TRY")),
    ("₫", Sign, One("VND")),
    ("đ", Exact, One("VND")),
    ("VNĐ", Exact, One("VND")),
    ("฿", Sign, One("THB")),
    ("บาท", Sign, One("THB")),
    ("₱", Sign, One("PHP")),
    ("₦", Sign, One("NGN")),
    ("₪", Sign, One("ILS")),
    ("ש\"ח", Sign, One("ILS")),
    ("ש״ח", Sign, One("ILS")),
    ("NIS", Exact, One("ILS")),
    ("Rp.", Exact, One("IDR")),
    ("Rp", Exact, One("IDR")),
    ("RM", Exact, One("MYR")),
    ("zł", Word, One("PLN")),
    ("zl", Word, One("PLN")),
    ("Kč", Word, One("CZK")),
    ("Ft", Exact, One("HUF")),
    ("lei", Word, One("RON")),
    ("лв.", Word, One("BGN")),
    ("лв", Word, One("BGN")),
    ("kn", Exact, One("HRK")),
    ("Kn", Exact, One("HRK")),
    ("KD", Exact, One("KWD")),
    ("Р", Exact, One("RUB")),
    ("RSD", Exact, One("RSD")),
    ("дин.", Word, One("RSD")),
    ("din.", Word, One("RSD")),
    ("din", Word, One("RSD")),
    ("ден", Word, One("MKD")),
    ("KM", Exact, One("BAM")),
    ("kr.", Word, Krone),
    ("kr", Word, Krone),
    ("CHF", Word, One("CHF")),
    ("SFr.", Word, One("CHF")),
    ("Fr.", Exact, One("CHF")),
    ("R", Exact, One("ZAR")),
    ("AED", Word, One("AED")),
    ("درهم", Sign, One("AED")),
    ("د.إ", Sign, One("AED")),
    ("Dhs", Word, One("AED")),
    ("ر.س", Sign, One("SAR")),
    ("ريال", Sign, One("SAR")),
    ("تومان", Sign, One("IRT")),
    ("ریال", Sign, One("IRR")),
    ("SR", Exact, One("SAR")),
    ("ج.م", Sign, One("EGP")),
    ("جنيه", Sign, One("EGP")),
    ("د.ك", Sign, One("KWD")),
    ("ر.ق", Sign, One("QAR")),
    ("DH", Exact, One("MAD")),
    ("DT", Exact, One("TND")),
    ("₾", Sign, One("GEL")),
    ("֏", Sign, One("AMD")),
    ("₼", Sign, One("AZN")),
    ("Br", Exact, One("BYN")),
    ("₮", Sign, One("MNT")),
    ("৳", Sign, One("BDT")),
    ("Tk", Exact, One("BDT")),
    ("₭", Sign, One("LAK")),
    ("៛", Sign, One("KHR")),
    ("KSh", Word, One("KES")),
    ("GH₵", Exact, One("GHS")),
    ("₵", Sign, One("GHS")),
    ("₡", Sign, One("CRC")),
    ("₲", Sign, One("PYG")),
    ("S/.", Exact, One("PEN")),
    ("S/", Exact, One("PEN")),
    ("B/.", Exact, One("PAB")),
    ("Bs", Exact, One("BOB")),
    ("GBP", Word, One("GBP")),
    ("USD", Word, One("USD")),
];

/// ISO 4217 codes taken as such when written in capitals, and IRT for the toman of ten rials in which Iran's shops ask.
const CODES: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR IRT ISK JMD JOD JPY KES KGS KHR KMF KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW";

/// Codes of currencies that became euros: still read in old texts, never stated by a shop. The peseta's is left out: "ESP 32"
/// is a circuit board.
const FORMER: &str = "ATS BEF DEM FIM FRF GRD IEP ITL LUF NLG PTE";

/// The ISO code of a currency that is no more, when `text` is one in capitals.
pub fn former_code(text: &str) -> Option<&'static str> {
    FORMER.split(' ').find(|code| *code == text)
}

/// The ISO code when `text` is one, in any case.
pub fn code(text: &str) -> Option<&'static str> {
    if text.len() != 3 || !text.is_ascii() {
        return None;
    }
    CODES.split(' ').find(|code| code.eq_ignore_ascii_case(text))
}

/// Digits behind the point that the currency has.
pub fn decimals(code: &str) -> u8 {
    match code {
        "CLP" | "JPY" | "KRW" | "VND" | "PYG" | "ISK" | "XAF" | "XOF" | "XPF" | "UGX" | "RWF" | "IDR" | "COP"
        | "HUF" => 0,
        "KWD" | "BHD" | "OMR" | "JOD" | "TND" | "IQD" | "LYD" => 3,
        _ => 2,
    }
}

/// The currency where a language is spoken that has one country (ISO 639-1, lower case).
pub fn of_language(language: &str) -> Option<&'static str> {
    const HOMES: &[(&str, &str)] = &[
        ("ja", "JP"),
        ("ko", "KR"),
        ("sv", "SE"),
        ("da", "DK"),
        ("nb", "NO"),
        ("no", "NO"),
        ("cs", "CZ"),
        ("pl", "PL"),
        ("hu", "HU"),
        ("he", "IL"),
        ("th", "TH"),
        ("vi", "VN"),
        ("tr", "TR"),
        ("uk", "UA"),
        ("id", "ID"),
        ("is", "IS"),
    ];
    HOMES.iter().find(|(tongue, _)| *tongue == language).and_then(|(_, country)| of_country(country))
}

/// The currency of a country (ISO 3166-1 alpha-2, upper case).
pub fn of_country(country: &str) -> Option<&'static str> {
    const TABLE: &[(&str, &str)] = &[
        ("USD", "US PR EC SV"),
        ("CAD", "CA"),
        ("AUD", "AU"),
        ("NZD", "NZ"),
        ("SGD", "SG"),
        ("HKD", "HK"),
        ("TWD", "TW"),
        ("MXN", "MX"),
        ("CLP", "CL"),
        ("COP", "CO"),
        ("ARS", "AR"),
        ("UYU", "UY"),
        ("BRL", "BR"),
        ("PEN", "PE"),
        ("BOB", "BO"),
        ("PYG", "PY"),
        ("CRC", "CR"),
        ("DOP", "DO"),
        ("JMD", "JM"),
        ("TTD", "TT"),
        ("GTQ", "GT"),
        ("HNL", "HN"),
        ("NIO", "NI"),
        ("PAB", "PA"),
        ("EUR", "DE AT FR ES IT PT NL BE LU IE FI EE LV LT SK SI GR CY MT HR MC SM VA ME XK"),
        ("GBP", "GB IM JE GG"),
        ("CHF", "CH LI"),
        ("SEK", "SE"),
        ("NOK", "NO"),
        ("DKK", "DK"),
        ("ISK", "IS"),
        ("PLN", "PL"),
        ("CZK", "CZ"),
        ("HUF", "HU"),
        ("RON", "RO"),
        ("BGN", "BG"),
        ("RSD", "RS"),
        ("BAM", "BA"),
        ("MKD", "MK"),
        ("ALL", "AL"),
        ("MDL", "MD"),
        ("UAH", "UA"),
        ("RUB", "RU"),
        ("BYN", "BY"),
        ("KZT", "KZ"),
        ("KGS", "KG"),
        ("UZS", "UZ"),
        ("GEL", "GE"),
        ("AMD", "AM"),
        ("AZN", "AZ"),
        ("TRY", "TR"),
        ("ILS", "IL"),
        ("AED", "AE"),
        ("SAR", "SA"),
        ("QAR", "QA"),
        ("KWD", "KW"),
        ("BHD", "BH"),
        ("OMR", "OM"),
        ("JOD", "JO"),
        ("EGP", "EG"),
        ("MAD", "MA"),
        ("TND", "TN"),
        ("DZD", "DZ"),
        ("ZAR", "ZA"),
        ("NGN", "NG"),
        ("KES", "KE"),
        ("GHS", "GH"),
        ("TZS", "TZ"),
        ("UGX", "UG"),
        ("JPY", "JP"),
        ("CNY", "CN"),
        ("KRW", "KR"),
        ("INR", "IN"),
        ("PKR", "PK"),
        ("LKR", "LK"),
        ("NPR", "NP"),
        ("BDT", "BD"),
        ("THB", "TH"),
        ("VND", "VN"),
        ("IDR", "ID"),
        ("MYR", "MY"),
        ("PHP", "PH"),
        ("KHR", "KH"),
        ("LAK", "LA"),
        ("MMK", "MM"),
        ("MOP", "MO"),
        ("MNT", "MN"),
    ];
    TABLE.iter().find(|(_, countries)| countries.split(' ').any(|c| c == country)).map(|(code, _)| *code)
}

/// Whether a code is written "$" at home.
pub fn is_dollar(code: &str) -> bool {
    matches!(
        code,
        "USD"
            | "CAD"
            | "AUD"
            | "NZD"
            | "SGD"
            | "HKD"
            | "TWD"
            | "MXN"
            | "CLP"
            | "COP"
            | "ARS"
            | "UYU"
            | "DOP"
            | "JMD"
            | "TTD"
            | "BRL"
    )
}

/// What `means` stands for where the home currency is `home` and the page elsewhere names `named`. `None` where it is left open.
pub fn resolve(means: Means, named: Option<&str>, home: Option<&str>) -> Option<&'static str> {
    let fits = |code: &str| match means {
        One(own) => own == code,
        Dollar => is_dollar(code),
        Krone => matches!(code, "SEK" | "NOK" | "DKK" | "ISK"),
        YenYuan => matches!(code, "JPY" | "CNY"),
        Yuan => matches!(code, "CNY" | "TWD"),
        Rupee => matches!(code, "INR" | "PKR" | "LKR" | "NPR"),
    };
    if let One(own) = means {
        return Some(own);
    }
    named.filter(|c| fits(c)).or(home.filter(|c| fits(c))).and_then(code)
}

/// The code a mark as shown ("$", "Lei", "EUR") stands for where `home` is the currency expected.
pub fn currency_of_mark(mark: &str, home: Option<&str>) -> Option<&'static str> {
    code(mark).or_else(|| super::price::currency_in(mark).and_then(|means| resolve(means, None, home)))
}
