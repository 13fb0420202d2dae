//! Words that look wrong in the document. They are published as held, with a mark.

use crate::model::Erratum;

/// The title of the mark around such words.
pub const MARK_TITLE: &str = "原文のまま";

/// A part of the document's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run<'w> {
    /// The words.
    pub text: &'w str,
    /// True if they look wrong and are published as held, inside a `<mark title="原文のまま">`
    /// ([`MARK_TITLE`]).
    pub as_held: bool,
}

/// Split `words` at the beginning and the end of each erratum without a correction.
///
/// The parts joined are `words` again; none is empty.
#[must_use]
pub fn runs<'w>(words: &'w str, errata: &[Erratum]) -> Vec<Run<'w>> {
    let odd = errata.iter().filter(|erratum| erratum.published.is_none());
    let odd: Vec<&str> = odd.map(|erratum| erratum.held.as_str()).collect();
    let mut runs = Vec::new();
    let mut rest = words;
    while !rest.is_empty() {
        let matches = odd.iter().filter(|held| !held.is_empty());
        let matches = matches.filter_map(|held| Some((rest.find(held)?, held.len())));
        // Take the first match and, of several that begin together, the longest.
        let first = matches.min_by_key(|(start, length)| (*start, usize::MAX - length));
        let (start, length) = first.unwrap_or((rest.len(), 0));
        let (before, found) = rest.split_at(start);
        let (found, after) = found.split_at(length);
        for (text, as_held) in [(before, false), (found, true)] {
            if !text.is_empty() {
                runs.push(Run { text, as_held });
            }
        }
        rest = after;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::runs;
    use crate::model::Erratum;

    fn erratum(held: &str, published: Option<&str>) -> Erratum {
        Erratum {
            held: held.to_owned(),
            published: published.map(str::to_owned),
            reason: String::new(),
        }
    }

    #[test]
    fn only_words_published_as_held_are_marked() {
        let errata = [erratum("向向く", None), erratum("接收", Some("接収"))];
        let parts = runs("裁判所に向向く必要、接收", &errata);
        let parts: Vec<_> = parts.iter().map(|run| (run.text, run.as_held)).collect();
        assert_eq!(parts, [("裁判所に", false), ("向向く", true), ("必要、接收", false)]);
    }

    #[test]
    fn of_two_that_begin_together_the_longer_is_marked() {
        let errata = [erratum("個人", None), erratum("個人情報情報", None)];
        let parts = runs("個人情報情報", &errata);
        assert_eq!(parts.len(), 1);
        assert!(runs("", &errata).is_empty());
    }
}
