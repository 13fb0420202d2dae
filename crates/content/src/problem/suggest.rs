//! Suggestions of names that the editor may have meant.

use std::collections::BTreeSet;

/// The greatest number of names listed if none is close; longer lists are cut here.
const LISTED: usize = 8;

/// Return a sentence that names the closest of the known names; if none is close, list them.
///
/// The sentence is empty if there are no known names.
#[must_use]
pub fn did_you_mean<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let mut seen = BTreeSet::new();
    let known = known.into_iter().filter(|name| seen.insert(*name));
    let known: Vec<&str> = known.collect();
    match closest(given, known.iter().copied()) {
        Some(name) => format!("もしかして『{name}』ではありませんか。"),
        None if known.is_empty() => String::new(),
        None => match known.get(..LISTED) {
            Some(first) => format!("使えるのは{}などです。", quoted(first)),
            None => format!("使えるのは{}です。", quoted(&known)),
        },
    }
}

/// Return the closest of the known names; `None` if none is close.
pub(crate) fn closest<'a>(
    given: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let lower = given.to_lowercase();
    // A third of the letters may differ, but not all of them.
    let length = given.chars().count();
    let limit = length.div_ceil(3).min(length.saturating_sub(1));
    // Of equally close names, take the one with the same letters and digits: hyphens are easily
    // mistaken.
    let closest = known
        .into_iter()
        .map(|name| (strsim::osa_distance(&lower, &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, name)| (*distance, plain(name) != plain(given), *name));
    closest.map(|(_, name)| name)
}

/// Return the letters and digits only.
fn plain(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Return the names, each in 『』. There is at least one.
pub(crate) fn quoted(names: &[&str]) -> String {
    format!("『{}』", names.join("』『"))
}

#[cfg(test)]
mod tests {
    use super::did_you_mean;

    #[test]
    fn a_close_name_is_suggested() {
        assert_eq!(
            did_you_mean("aproval_required", ["note", "approval_required"]),
            "もしかして『approval_required』ではありませんか。"
        );
        assert_eq!(did_you_mean("sb", ["SA", "SB"]), "もしかして『SB』ではありませんか。");
        assert_eq!(did_you_mean("6–3", ["5-3", "6-3"]), "もしかして『6-3』ではありませんか。");
        assert_eq!(did_you_mean("6-3", ["5-3", "6–3"]), "もしかして『6–3』ではありませんか。");
    }

    #[test]
    fn where_none_is_close_the_names_are_listed() {
        assert_eq!(
            did_you_mean("重大", ["note", "advisory"]),
            "使えるのは『note』『advisory』です。"
        );
        assert_eq!(did_you_mean("x", []), "");
    }
}
