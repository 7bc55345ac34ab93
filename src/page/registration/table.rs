//! The kinds of numbers: their country's letters, forms, checks and the labels they stand behind.
//!
//! Names are python-stdnum's without its prefix, so that the two can be compared; `cn.icp`, `cz.ico`, `gb.crn`, `kr.mail-order`,
//! `nl.kvk` and `za.vat` are ours. The weights are those of the registers' own descriptions: for VAT numbers of the EU the European
//! Commission's VIES FAQ and "VAT identification numbers algorithms", for others the office named in a comment or in
//! [`own`]. `Doubt` stands where two independent libraries (python-stdnum 2.2, npm stdnum 1.12) or an
//! office's own words disagree on whether a failing number is wrong.

use super::own;
use super::scheme::Rule::{self, Doubt, First, Luhn, Mod11And10, Own};
use super::scheme::Sum;

/// A kind of number.
pub(super) struct Kind {
    /// Country first.
    pub name: &'static str,
    /// Letters that may begin the number and belong to it.
    pub letters: &'static [&'static str],
    /// Forms without those letters, and how each is checked.
    pub forms: &'static [(&'static str, &'static [Rule])],
    /// Labels, lower case, that name this kind alone.
    pub labels: &'static [&'static str],
}

const fn kind(
    name: &'static str,
    letters: &'static [&'static str],
    forms: &'static [(&'static str, &'static [Rule])],
    labels: &'static [&'static str],
) -> Kind {
    Kind { name, letters, forms, labels }
}

const fn zero(weights: &'static [i16], modulus: i32) -> Rule {
    Rule::Sum(Sum::zero(weights, modulus))
}

const fn last(weights: &'static [i16], modulus: i32, map: &'static str) -> Rule {
    Rule::Sum(Sum::last(weights, modulus, map))
}

/// 11 less the remainder; 10 and 11 are 0.
const ELEVEN: &str = "00987654321";
/// 11 less the remainder; 11 is 0 and nobody has 10.
const ELEVEN_STRICT: &str = "0-987654321";
/// 11 less the remainder, its last digit.
const ELEVEN_DIGIT: &str = "10987654321";
/// The remainder, 10 is 0.
const REST: &str = "01234567890";
/// 10 less the remainder.
const TEN: &str = "0987654321";
/// 3 2 7 6 5 4 3 2, the commonest weights.
const COMMON: &[i16] = &[3, 2, 7, 6, 5, 4, 3, 2];

const IBERIAN_ID: &[(&str, &[Rule])] = &[("d8a1", &[Own(own::es_dni)])];

pub(super) const KINDS: &[Kind] = &[
    kind("ad.nrt", &["AD"], &[("[ACDEFGLOPU]d6a1", &[])], &["nrt"]),
    kind("al.nipt", &["AL"], &[("[ABCDEFGHIJKLM]d8a1", &[])], &["nipt", "nuis"]),
    kind("ar.cuit", &["AR"], &[("[2]d10|[3]d10|[5]d10", &[Own(own::cuit)])], &["cuit", "c.u.i.t"]),
    kind(
        "at.businessid",
        &["FN"],
        &[("d6a1|d5a1|d4a1", &[])],
        &["firmenbuchnummer", "firmenbuchnr", "firmenbuch-nr", "firmenbuch", "fn-nummer"],
    ),
    kind(
        "at.uid",
        &["AT"],
        &[("Ud8", &[Rule::Sum(Sum::last(&[1, 2, 1, 2, 1, 2, 1], 10, TEN).from(4).folded())])],
        &["uid-nr", "uid-nummer", "uid nr", "uid nummer"],
    ),
    kind(
        "au.abn",
        &["AU"],
        &[("d11", &[Rule::Sum(Sum::zero(&[10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19], 89).from(-10))])],
        &["abn", "a.b.n", "australian business number"],
    ),
    kind(
        "au.acn",
        &[],
        &[("d9", &[last(&[8, 7, 6, 5, 4, 3, 2, 1], 10, TEN)])],
        &["acn", "a.c.n", "australian company number"],
    ),
    kind(
        "be.vat",
        &["BE"],
        &[("[01]d9|d9", &[Own(own::be_vat)])],
        &[
            "btw-nummer",
            "btw nr",
            "btw-nr",
            "ondernemingsnummer",
            "numéro d'entreprise",
            "numéro d’entreprise",
            "kbo",
            "bce",
        ],
    ),
    kind(
        "bg.vat",
        &["BG"],
        &[
            (
                "d9",
                &[Rule::Sum(Sum::last(&[1, 2, 3, 4, 5, 6, 7, 8], 11, "0123456789>").then(&Sum::last(
                    &[3, 4, 5, 6, 7, 8, 9, 10],
                    11,
                    REST,
                )))],
            ),
            (
                "d10",
                &[
                    last(&[2, 4, 8, 5, 10, 9, 7, 3, 6], 11, REST),
                    last(&[21, 19, 17, 13, 11, 9, 7, 3, 1], 10, "0123456789"),
                    last(&[4, 3, 2, 7, 6, 5, 4, 3, 2], 11, "0-987654321"),
                    Doubt,
                ],
            ),
        ],
        &["еик", "булстат", "eik"],
    ),
    kind("br.cnpj", &["BR"], &[("x12d2", &[Own(own::cnpj)])], &["cnpj", "c.n.p.j"]),
    kind("br.cpf", &[], &[("d11", &[Own(own::cpf)])], &["cpf", "c.p.f"]),
    kind(
        "by.unp",
        &["УНП", "UNP", "BY"],
        &[
            ("d9", &[last(&[29, 23, 19, 17, 13, 7, 5, 3], 11, "0123456789-")]),
            ("[ABCEHKM][ABCEHKMOPT]d7", &[Own(own::unp)]),
        ],
        &["унп", "unp"],
    ),
    kind(
        "ca.bn",
        &[],
        &[("d9", &[Luhn(9)]), ("d9RCd4|d9RMd4|d9RPd4|d9RTd4", &[Luhn(9)])],
        &["business number", "gst/hst", "hst number", "gst number", "gst/hst no"],
    ),
    kind(
        "ch.uid",
        &["CHE"],
        &[("d9", &[last(&[5, 4, 3, 2, 7, 6, 5, 4], 11, ELEVEN_STRICT)])],
        &["unternehmens-identifikationsnummer", "ide", "idi"],
    ),
    kind(
        "ch.vat",
        &["CHE"],
        &[("d9MWST|d9TVA|d9IVA|d9TPV", &[First(9, Sum::last(&[5, 4, 3, 2, 7, 6, 5, 4], 11, ELEVEN_STRICT))])],
        &["mwst-nr", "mwst-nummer", "mwst nr", "mwst.-nr", "no tva", "n° tva"],
    ),
    kind("cl.rut", &["CL"], &[("d8[0123456789K]|d7[0123456789K]", &[last(COMMON, 11, "0K987654321")])], &["rut"]),
    kind("cn.icp", &[], &[], &[]),
    kind(
        "cn.uscc",
        &[],
        &[("[0123456789NY]x1d6x9x1", &[Own(own::uscc)])],
        &[
            "统一社会信用代码",
            "营业执照",
            "统一社会信用代碼",
            "統一社會信用代碼",
            "社会信用代码",
            "信用代码",
            "统一社会信用码",
            "trade register number",
            "handelsregisternummer",
            "numéro de registre de commerce",
            "numéro de registre du commerce",
            "numer w rejestrze handlowym",
            "número de registro mercantil",
            "numero registro imprese",
            "营业执照注册号",
            "营业执照号",
            "注册号",
            "營業執照",
            "uscc",
            "unified social credit",
        ],
    ),
    // DIAN: primes from the right.
    kind(
        "co.nit",
        &["CO"],
        &[("d10|d9|d8", &[last(&[71, 67, 59, 53, 47, 43, 41, 37, 29, 23, 19, 17, 13, 7, 3], 11, "01987654321")])],
        &[],
    ),
    kind("cy.vat", &["CY"], &[("d8a1", &[Own(own::cy_vat)])], &["αφμ κύπρου"]),
    kind(
        "cz.dic",
        &["CZ"],
        &[
            ("[012345678]d7", &[last(&[8, 7, 6, 5, 4, 3, 2], 11, ELEVEN_DIGIT)]),
            ("[6]d8", &[Rule::Sum(Sum::last(&[8, 7, 6, 5, 4, 3, 2], 11, "89012345678")), Own(own::birth_number)]),
            ("d9|d10", &[Own(own::birth_number)]),
        ],
        &["dič", "dic"],
    ),
    kind("cz.ico", &[], &[("d8", &[last(&[8, 7, 6, 5, 4, 3, 2], 11, ELEVEN_DIGIT)])], &["ičo", "ico", "ič"]),
    kind("de.handelsregisternummer", &[], &[], &[]),
    kind(
        "de.vat",
        &["DE"],
        &[("[123456789]d8", &[Mod11And10])],
        &[
            "ust-id",
            "ust.-id",
            "ust.id",
            "ust id",
            "ustid",
            "ust-idnr",
            "umsatzsteuer-id",
            "umsatzsteuer id",
            "umsatzsteuer-identifikationsnummer",
            "umsatzsteueridentifikationsnummer",
            "ustidnr",
            "umsatzsteuer-ident",
        ],
    ),
    kind(
        "dk.cvr",
        &["DK"],
        &[("[123456789]d7", &[zero(&[2, 7, 6, 5, 4, 3, 2, 1], 11)])],
        &["cvr", "cvr-nr", "cvr nr", "cvr-nummer"],
    ),
    // DGII: companies; numbers given out before the check digit exist, so a failing one is doubtful only to its office.
    kind("do.rnc", &[], &[("d9", &[last(&[7, 9, 8, 6, 5, 4, 3, 2], 11, "21987654321")])], &["rnc"]),
    kind("dz.nif", &[], &[("d15|d20", &[])], &[]),
    kind("ee.kmkr", &["EE"], &[("d9", &[zero(&[3, 7, 1, 3, 7, 1, 3, 7, 1], 10)])], &["kmkr", "käibemaksukohustuslase"]),
    kind(
        "ee.registrikood",
        &[],
        &[(
            "[1789]d7",
            &[Rule::Sum(Sum::last(&[1, 2, 3, 4, 5, 6, 7], 11, "0123456789>").then(&Sum::last(
                &[3, 4, 5, 6, 7, 8, 9],
                11,
                REST,
            )))],
        )],
        &["registrikood", "reg. kood", "reg.kood", "registrinumber"],
    ),
    kind("eg.tn", &[], &[("d9", &[])], &["الرقم الضريبي", "رقم التسجيل الضريبي"]),
    kind("es.cif", &["ES"], &[("[ABCDEFGHJNPQRSUVW]d7x1", &[Own(own::es_cif)])], &["c.i.f"]),
    kind("es.dni", &["ES"], IBERIAN_ID, &["dni", "d.n.i"]),
    kind("es.nie", &["ES"], &[("[XYZ]d7a1", &[Own(own::es_dni)])], &["nie"]),
    kind(
        "es.nif",
        &["ES"],
        &[("[ABCDEFGHJNPQRSUVW]d7x1", &[Own(own::es_cif)]), ("d8a1|[KLMXYZ]d7a1", &[Own(own::es_dni)])],
        &[],
    ),
    kind(
        "fi.alv",
        &["FI"],
        &[("d8", &[last(&[7, 9, 10, 5, 8, 4, 2], 11, ELEVEN_STRICT)])],
        &["alv-numero", "alv nro", "alv-nro"],
    ),
    kind(
        "fi.ytunnus",
        &[],
        &[("d8", &[last(&[7, 9, 10, 5, 8, 4, 2], 11, ELEVEN_STRICT)])],
        &["y-tunnus", "ytunnus", "fo-nummer"],
    ),
    kind("fr.siret", &[], &[("d14", &[Own(own::siret)])], &["siret"]),
    kind("fr.siren", &[], &[("d9", &[Luhn(9)])], &["siren", "rcs", "r.c.s"]),
    kind(
        "fr.tva",
        &["FR"],
        &[("x2d9", &[Own(own::fr_tva)])],
        &["tva intra", "n° tva", "numéro de tva", "tva intracommunautaire", "no tva", "n° de tva"],
    ),
    kind(
        "gb.crn",
        &[],
        &[("d8|SCd6|NId6|OCd6", &[])],
        &[
            "company number",
            "company no",
            "company reg",
            "company registration",
            "registered in england",
            "registered company",
            "companies house",
            "registered number",
            "registration number",
        ],
    ),
    kind("gb.utr", &[], &[("d10|d10K", &[Own(own::utr)])], &["utr", "unique taxpayer reference"]),
    kind("gb.vat", &["GB", "XI"], &[("d9|d12", &[Own(own::gb_vat)]), ("GDd3|HAd3", &[])], &[]),
    kind(
        "gr.vat",
        &["EL", "GR"],
        &[("d9|d8", &[last(&[256, 128, 64, 32, 16, 8, 4, 2], 11, REST)])],
        &["αφμ", "α.φ.μ", "afm"],
    ),
    kind(
        "gt.nit",
        &[],
        &[(
            "d6[0123456789K]|d7[0123456789K]|d5[0123456789K]|d4[0123456789K]|d8[0123456789K]",
            &[last(&[9, 8, 7, 6, 5, 4, 3, 2], 11, "0K987654321")],
        )],
        &[],
    ),
    kind("hr.oib", &["HR"], &[("d11", &[Mod11And10])], &["oib"]),
    kind(
        "hu.anum",
        &["HU"],
        &[
            ("d8", &[zero(&[9, 7, 3, 1, 9, 7, 3, 1], 10)]),
            ("d8[12345]d2", &[First(8, Sum::zero(&[9, 7, 3, 1, 9, 7, 3, 1], 10))]),
        ],
        &["adószám", "adoszam"],
    ),
    kind("id.npwp", &[], &[("d15", &[Luhn(9)]), ("d16", &[])], &["npwp"]),
    kind("ie.vat", &["IE"], &[("d7a1|d7a2|d1ad5a1", &[Own(own::ie_vat)])], &[]),
    kind("il.hp", &[], &[("[5]d8", &[Luhn(9)])], &["ח.פ", "ח\"פ", "ח״פ"]),
    kind(
        "in.gstin",
        &[],
        &[("d2a5d4ax1Zx1", &[Own(own::gstin)]), ("d2a5d4ax3", &[Own(own::gstin)])],
        &["gstin", "gst no", "gst number", "gst in", "gst reg"],
    ),
    kind("in.pan", &[], &[("a5d4a1", &[Own(own::pan)])], &[]),
    kind("is.kennitala", &[], &[("d10", &[Own(own::kennitala)])], &["kennitala", "kt."]),
    kind("is.vsk", &["IS"], &[("d6|d5", &[])], &["vsk", "vsk-númer", "vsk nr"]),
    kind(
        "it.codicefiscale",
        &[],
        &[("a6d2ad2ad3a1|a6x2ax2ax3a1", &[Own(own::codice_fiscale)]), ("d11", &[Own(own::it_iva)])],
        &["codice fiscale", "cod. fisc", "cod.fisc", "c.f"],
    ),
    kind(
        "it.iva",
        &["IT"],
        &[("d11", &[Own(own::it_iva)])],
        &["p.iva", "p. iva", "partita iva", "p.i", "piva", "part. iva", "p. i.v.a", "p.i.v.a"],
    ),
    kind(
        "jp.cn",
        &["T"],
        &[("[123456789]d12", &[zero(&[1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1], 9)])],
        &["法人番号", "登録番号", "インボイス"],
    ),
    kind("ke.pin", &[], &[("[AP]d9a1", &[])], &["kra pin"]),
    kind(
        "kr.brn",
        &[],
        &[("[123456789]d9", &[Own(own::kr_brn), Doubt])],
        &["사업자등록번호", "사업자 등록번호", "사업자번호", "사업자 번호", "사업자등록 번호"],
    ),
    kind("kr.mail-order", &[], &[], &[]),
    kind("li.peid", &[], &[("d7|d11", &[])], &[]),
    kind(
        "lt.pvm",
        &["LT"],
        &[
            (
                "d7[1]d1",
                &[Rule::Sum(Sum::last(&[1, 2, 3, 4, 5, 6, 7, 8], 11, "0123456789>").then(&Sum::last(
                    &[3, 4, 5, 6, 7, 8, 9, 1],
                    11,
                    REST,
                )))],
            ),
            (
                "d10[1]d1",
                &[Rule::Sum(Sum::last(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2], 11, "0123456789>").then(&Sum::last(
                    &[3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4],
                    11,
                    REST,
                )))],
            ),
        ],
        &["pvm kodas", "pvm mokėtojo kodas"],
    ),
    kind("lu.tva", &["LU"], &[("d8", &[Own(own::lu_tva)])], &[]),
    kind("lv.pvn", &["LV"], &[("d11", &[Own(own::lv_pvn)])], &["pvn", "pvn nr", "pvn reģ"]),
    kind("ma.ice", &[], &[("d15", &[Own(own::mod_97_0)])], &["ice"]),
    kind("mc.tva", &["FR"], &[("x2d9", &[Own(own::mc_tva)])], &[]),
    kind("md.idno", &[], &[("d13", &[last(&[7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1], 10, "0123456789")])], &["idno"]),
    kind("me.pib", &["ME"], &[("d8", &[last(&[8, 7, 6, 5, 4, 3, 2], 11, ELEVEN)])], &[]),
    kind(
        "mk.edb",
        &["MK", "МК"],
        &[("d13", &[last(&[7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2], 11, ELEVEN)])],
        &["едб", "edb"],
    ),
    kind("mt.vat", &["MT"], &[("[123456789]d7", &[zero(&[3, 4, 6, 7, 8, 9, 10, 1], 37)])], &[]),
    kind(
        "mx.rfc",
        &[],
        &[("[ABCDEFGHIJKLMNOPQRSTUVWXYZ&]3d6x3|[ABCDEFGHIJKLMNOPQRSTUVWXYZ&]4d6x3|a4d6", &[Own(own::rfc)])],
        &["rfc", "r.f.c"],
    ),
    kind(
        "nl.btw",
        &["NL"],
        &[("d9Bd2|d8Bd2|d7Bd2", &[Own(own::nl_btw)])],
        &["btw", "btw-nummer", "btw nr", "btw-nr", "btw nummer", "btw-id"],
    ),
    kind("nl.kvk", &[], &[("d8", &[])], &["kvk", "k.v.k", "kamer van koophandel", "kvk-nummer", "handelsregister kvk"]),
    kind("no.mva", &["NO"], &[("d9MVA", &[First(9, Sum::last(COMMON, 11, ELEVEN_STRICT))])], &[]),
    kind("no.orgnr", &[], &[("[89]d8|d9", &[last(COMMON, 11, ELEVEN_STRICT)])], &[]),
    // Inland Revenue: a remainder that gives 10 asks a second row of weights.
    kind("nz.ird", &["NZ"], &[("d9|[123456789]d7", &[Own(own::ird)])], &["ird number", "ird no", "gst number"]),
    kind("pe.ruc", &[], &[("[1][0567]d9|[2][0]d9", &[last(&[5, 4, 3, 2, 7, 6, 5, 4, 3, 2], 11, ELEVEN_DIGIT)])], &[]),
    kind("pl.nip", &["PL"], &[("d10", &[last(&[6, 5, 7, 2, 3, 4, 5, 6, 7], 11, "0123456789-")])], &["nip"]),
    kind("pl.regon", &[], &[("d9|d14", &[Own(own::regon)])], &["regon"]),
    kind(
        "pt.nif",
        &["PT"],
        &[("[123456789]d8", &[last(&[9, 8, 7, 6, 5, 4, 3, 2], 11, ELEVEN)])],
        &["nipc", "contribuinte"],
    ),
    kind("py.ruc", &[], &[("d9|d8|d7|d6|d5|d4", &[last(&[9, 8, 7, 6, 5, 4, 3, 2], 11, ELEVEN)])], &[]),
    kind(
        "ro.cf",
        &["RO"],
        &[
            (
                "[123456789]d1|[123456789]d2|[123456789]d3|[123456789]d4|[123456789]d5|[123456789]d6|[123456789]d7|[123456789]d8|[123456789]d9",
                &[last(&[7, 5, 3, 2, 1, 7, 5, 3, 2], 11, ELEVEN)],
            ),
            ("[123456789]d12", &[Own(own::cnp)]),
        ],
        &["cod fiscal", "cod de inregistrare fiscala", "cod unic de înregistrare"],
    ),
    kind(
        "ro.cui",
        &["RO"],
        &[(
            "[123456789]d1|[123456789]d2|[123456789]d3|[123456789]d4|[123456789]d5|[123456789]d6|[123456789]d7|[123456789]d8|[123456789]d9",
            &[last(&[7, 5, 3, 2, 1, 7, 5, 3, 2], 11, ELEVEN)],
        )],
        &["cui", "c.u.i"],
    ),
    kind("rs.pib", &["RS"], &[("d9", &[Mod11And10])], &["pib", "пиб"]),
    kind(
        "ru.inn",
        &[],
        &[("d10", &[last(&[2, 4, 10, 3, 5, 9, 4, 6, 8], 11, REST)]), ("d12", &[Own(own::inn)])],
        &["инн"],
    ),
    kind("ru.ogrn", &[], &[("[123456789]d12|[34]d14", &[Own(own::ogrn)])], &["огрн", "огрнип"]),
    kind(
        "se.orgnr",
        &[],
        &[("[123456789]d9", &[Luhn(10)])],
        &["organisationsnummer", "org.nummer", "org nummer", "orgnummer"],
    ),
    kind("se.vat", &["SE"], &[("d12", &[Own(own::se_vat)])], &["momsreg", "momsregistreringsnummer", "vat-nummer"]),
    kind(
        "sg.uen",
        &[],
        &[
            ("d8a1", &[last(&[10, 4, 9, 3, 8, 2, 7, 1], 11, "XMKECAWLJDB")]),
            ("[12]d8a1", &[last(&[10, 8, 6, 4, 9, 7, 5, 3, 1], 11, "ZKCMDNERGWH")]),
            ("[RST]d2a1x1d4a1", &[Own(own::sg_other)]),
        ],
        &["uen"],
    ),
    kind(
        "si.ddv",
        &["SI"],
        &[("[123456789]d7", &[last(&[8, 7, 6, 5, 4, 3, 2], 11, "-0987654321")])],
        &["id za ddv", "davčna št", "davčna številka"],
    ),
    kind("sk.dph", &["SK"], &[("[123456789]d9", &[Own(own::sk_dph)])], &["ič dph", "ič-dph", "ic dph", "ičdph"]),
    kind(
        "th.moa",
        &[],
        &[("[0]d12", &[last(&[13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2], 11, ELEVEN_DIGIT)])],
        &["ทะเบียนนิติบุคคล"],
    ),
    kind(
        "th.tin",
        &[],
        &[("[012345678]d12", &[last(&[13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2], 11, ELEVEN_DIGIT)])],
        &["เลขประจำตัวผู้เสียภาษี"],
    ),
    kind("tr.tckimlik", &[], &[("[123456789]d10", &[Own(own::tckimlik)])], &["t.c. kimlik"]),
    kind("tr.vkn", &[], &[("d10", &[Own(own::vkn)])], &["vkn", "vergi no", "vergi numarası", "vergi kimlik"]),
    kind("tw.ubn", &[], &[("d8", &[Own(own::tw_ubn)])], &["統一編號", "統編"]),
    kind("ua.edrpou", &[], &[("d8", &[Own(own::edrpou)])], &["єдрпоу", "едрпоу"]),
    kind("ua.rntrc", &[], &[("d10", &[last(&[-1, 5, 7, 9, 4, 6, 10, 5, 7], 11, REST)])], &["рнокпп", "іпн"]),
    kind("us.ein", &[], &[("d9", &[Own(own::ein)])], &["ein", "employer identification number"]),
    kind("uy.rut", &["UY"], &[("d8[0]2[1]d1", &[Own(own::uy_rut)])], &[]),
    kind("ve.rif", &[], &[("[VEJPG]d9", &[Own(own::rif)])], &["rif", "r.i.f"]),
    kind(
        "vn.mst",
        &["VN"],
        &[("d10|d13", &[First(10, Sum::last(&[31, 29, 23, 19, 17, 13, 7, 5, 3], 11, "-9876543210"))])],
        &["mst", "mã số thuế", "mã số doanh nghiệp", "mã số dn", "gpkd", "gpđkkd", "đkkd"],
    ),
    kind("za.tin", &[], &[("[01239]d9", &[Luhn(10)])], &["income tax reference"]),
    kind("za.vat", &[], &[("[4]d9", &[Luhn(10), Doubt])], &[]),
];

/// Numbers of the EU and its neighbours that "VAT" may name.
const VAT: &[&str] = &[
    "gb.vat", "de.vat", "fr.tva", "it.iva", "es.nif", "nl.btw", "be.vat", "at.uid", "pl.nip", "cz.dic", "sk.dph",
    "hu.anum", "ro.cf", "bg.vat", "dk.cvr", "se.vat", "fi.alv", "ee.kmkr", "lv.pvn", "lt.pvm", "ie.vat", "pt.nif",
    "gr.vat", "hr.oib", "si.ddv", "lu.tva", "mt.vat", "cy.vat", "ch.vat", "ch.uid", "no.mva", "mc.tva", "za.vat",
    "rs.pib", "me.pib", "mk.edb",
];

/// Labels that several kinds share, in the order in which they are tried.
pub(super) const SHARED: &[(&str, &[&str])] = &[
    ("vat", VAT),
    ("v.a.t", VAT),
    ("tva", &["fr.tva", "mc.tva", "lu.tva", "be.vat", "ch.vat", "ro.cf"]),
    ("iva", &["it.iva", "es.nif", "pt.nif", "ch.vat"]),
    ("moms", &["se.vat", "dk.cvr", "no.mva"]),
    ("mwst", &["ch.vat", "ch.uid", "de.vat", "at.uid"]),
    ("mva", &["no.mva"]),
    ("nif", &["es.nif", "pt.nif", "dz.nif"]),
    ("n.i.f", &["es.nif", "pt.nif"]),
    ("cif", &["es.cif", "ro.cf"]),
    ("uid", &["at.uid", "ch.uid"]),
    ("org.nr", &["no.orgnr", "se.orgnr"]),
    ("org nr", &["no.orgnr", "se.orgnr"]),
    ("org. nr", &["no.orgnr", "se.orgnr"]),
    ("orgnr", &["no.orgnr", "se.orgnr"]),
    ("organisasjonsnummer", &["no.orgnr"]),
    ("foretaksregisteret", &["no.mva", "no.orgnr"]),
    ("nit", &["co.nit", "gt.nit"]),
    ("ruc", &["pe.ruc", "py.ruc"]),
    ("r.u.c", &["pe.ruc", "py.ruc"]),
    ("r.u.t", &["cl.rut", "uy.rut"]),
    ("gst", &["in.gstin", "ca.bn", "nz.ird", "au.abn", "sg.uen"]),
    ("business license", &["kr.brn", "cn.uscc"]),
    ("pan no", &["in.pan"]),
    ("tax id", &["us.ein", "tr.vkn", "th.tin", "vn.mst"]),
    ("company registration number", &["sg.uen", "gb.crn"]),
];
