//! Numbers that are more words than digits: a court's register, a province's licence.

use super::{Answer, compact, own};

/// The check of a kind that is not in digits alone.
pub(super) fn check(kind: &str) -> Option<fn(&str) -> Answer> {
    Some(match kind {
        "de.handelsregisternummer" => |text| answer(handelsregister(text)),
        "cn.icp" => |text| answer(icp(text)),
        "us.ein" => ein,
        "kr.mail-order" => |text| answer(mail_order(text)),
        _ => return None,
    })
}

/// The words that make up a number whose own words stand at `at`.
pub(super) fn around(kind: &str, text: &str, at: usize) -> Option<String> {
    let before = text.get(..at)?;
    let behind = text.get(at..)?;
    match kind {
        "cn.icp" => {
            let province = before.trim_end().chars().next_back()?;
            let end = behind
                .char_indices()
                .skip(4)
                .find(|(_, c)| !(c.is_ascii_digit() || *c == ' '))
                .map_or(behind.len(), |(i, _)| i);
            let mut number = behind.get(..end)?.trim_end().to_owned();
            if let Some(rest) = behind.get(end..).and_then(|r| r.strip_prefix('号')) {
                number.push('号');
                let branch: String = rest.chars().take(4).take_while(|c| c.is_ascii_digit() || *c == '-').collect();
                number.push_str(branch.trim_end_matches('-'));
            }
            Some(format!("{province}{}", number.replace("icp", "ICP")))
        }
        "kr.mail-order" => {
            let from = behind.find(|c: char| c.is_ascii_digit() || c == '제')?;
            let number = behind.get(from..)?;
            let end = number.find('호').map_or_else(
                || {
                    number
                        .find(|c: char| c.is_whitespace() || matches!(c, '|' | ',' | '[' | '(' | '/'))
                        .unwrap_or(number.len())
                },
                |i| i + '호'.len_utf8(),
            );
            (from < 60).then(|| number.get(..end).unwrap_or_default().trim().to_owned())
        }
        _ => {
            // The court stands before, perhaps behind "Amtsgericht" or "AG"; only the last words can be its name.
            let court: Vec<&str> = before.split_whitespace().rev().take(3).collect();
            let court = court.into_iter().take_while(|w| {
                w.starts_with(char::is_uppercase)
                    && !w.contains(':')
                    && !matches!(*w, "Amtsgericht" | "AG" | "Handelsregister" | "Registergericht" | "HRB" | "HRA")
            });
            let court: Vec<&str> =
                court.collect::<Vec<_>>().into_iter().rev().map(|w| w.trim_end_matches([',', ';'])).collect();
            let register = behind.get(..3)?.to_uppercase();
            let rest = behind.get(3..)?.trim_start_matches(|c: char| {
                c == ':' || c == '-' || c == '.' || c.is_whitespace() || c.is_alphabetic()
            });
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let number = rest.get(..digits)?;
            let register = if register == "GNR" { "GnR".to_owned() } else { register };
            Some(format!("{} {register} {number}", court.join(" ")).trim().to_owned()).filter(|_| digits > 0)
        }
    }
}

fn answer(fits: bool) -> Answer {
    if fits { Answer::Unknown } else { Answer::Misshapen }
}

fn digits(text: &str, least: usize, most: usize) -> bool {
    (least..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// "Musterstadt HRB 12345" (HRV § 13): the court, its register, one to six digits, sometimes a letter behind.
fn handelsregister(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(12).collect();
    let Some(at) = words.iter().position(|w| matches!(*w, "HRA" | "HRB" | "GnR" | "PR" | "VR")) else { return false };
    words.get(at + 1).is_some_and(|n| digits(n, 1, 6))
        && words.len() - at <= 3
        && words.get(at + 2).is_none_or(|letter| letter.len() <= 2 && letter.bytes().all(|b| b.is_ascii_uppercase()))
        && words.iter().take(at).all(|w| w.starts_with(char::is_alphabetic))
}

/// "京ICP备12345678号-1" (Ministry of Industry and Information Technology, order 33): province, register, number.
fn icp(text: &str) -> bool {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).take(40).collect();
    let Some((province, rest)) = text.split_once("ICP备").or_else(|| text.split_once("ICP证")) else { return false };
    let (number, behind) = rest.split_once('号').unwrap_or((rest, ""));
    let branch = behind.strip_prefix('-').unwrap_or(behind);
    province.chars().count() == 1
        && "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼".contains(province)
        && (digits(number, 6, 10))
        && (branch.is_empty() || digits(branch, 1, 3))
}

/// "제2020-서울강남-01234호" (Act on Consumer Protection in Electronic Commerce, Art. 12): year, office, number.
fn mail_order(text: &str) -> bool {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).take(40).collect();
    let text = text.strip_prefix('제').unwrap_or(&text);
    let text = text.strip_suffix('호').unwrap_or(text);
    let parts: Vec<&str> = text.split('-').collect();
    match parts.as_slice() {
        [year, office, number] => {
            digits(year.trim_end_matches('년'), 4, 4)
                && digits(number, 1, 6)
                && !office.is_empty()
                && office.chars().all(|c| c.is_alphanumeric())
        }
        _ => false,
    }
}

/// Nine digits with at most one dash, behind the campus: grouped otherwise they are a person's number.
fn ein(text: &str) -> Answer {
    let text = text.trim();
    let number = compact(text);
    let dashed = text.find('-').is_none_or(|at| at == 2 && text.matches('-').count() == 1);
    if dashed && digits(&number, 9, 9) { own::ein(number.as_bytes()) } else { Answer::Misshapen }
}
