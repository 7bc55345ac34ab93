//! How alike two names are, by their words.

/// How much of the words of one text stand in the other, 0 to 1.
pub fn likeness(a: &str, b: &str) -> f64 {
    likeness_of_words(&words_of(a), &words_of(b))
}

/// A text's words, lower case; the first 40.
pub fn words_of(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).take(40).map(str::to_lowercase).collect()
}

/// [`likeness`] of texts already taken apart.
pub fn likeness_of_words(a: &[String], b: &[String]) -> f64 {
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let common = a.iter().filter(|w| b.contains(w)).count() as f64;
    let (share_a, share_b) = (common / a.len() as f64, common / b.len() as f64);
    // A title often carries more than the name (the shop, the colour), so being contained counts almost as much.
    (share_a * 0.7 + share_b * 0.3).min(1.0)
}
