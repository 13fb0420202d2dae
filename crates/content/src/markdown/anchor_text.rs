//! Anchors as written in Markdown: ` {#id}` at the end of a block's words.

/// Split words into those before the anchor at their end, and the anchor.
pub(super) fn split(words: &str) -> (&str, Option<&str>) {
    let anchor = || {
        let (before, rest) = words.trim_end().strip_suffix('}')?.rsplit_once("{#")?;
        let plain = !rest.contains(['{', '}']) && !rest.contains(char::is_whitespace);
        (plain && !rest.is_empty()).then_some((before.trim_end(), rest))
    };
    anchor().map_or((words, None), |(before, id)| (before, Some(id)))
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn an_anchor_is_the_end_of_the_words() {
        assert_eq!(split("① 対策 {#3.1-8}"), ("① 対策", Some("3.1-8")));
        assert_eq!(split("対策{#a} の実施"), ("対策{#a} の実施", None));
        assert_eq!(split("対策 {#}"), ("対策 {#}", None));
        assert_eq!(split("対策 {#a b}"), ("対策 {#a b}", None));
    }
}
