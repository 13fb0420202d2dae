//! Names in order. All lists of names are sorted here, so that a bundle for the browser holds the
//! code once, not once for each type of value.

use std::cmp::Ordering;

/// A function that returns the name at a place of a list.
pub(crate) type NameAt<'a, 'f> = &'f dyn Fn(usize) -> Option<&'a str>;

/// The places of a list's names, in the order of the names; equal names in the list's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Names(Vec<u32>);

impl Names {
    /// Sort the names at the places below `count`.
    pub(crate) fn of(count: usize, name_at: NameAt<'_, '_>) -> Self {
        // Four bytes a place: a file has at most 16 MiB, and may be names for the most part.
        let mut places: Vec<u32> = (0..u32::try_from(count).unwrap_or(u32::MAX)).collect();
        let name = |place| name_at(wide(place));
        places.sort_unstable_by(|&a, &b| order(name(a), name(b)).then(a.cmp(&b)));
        Self(places)
    }

    /// Return the places, in the order of their names.
    pub(crate) fn places(&self) -> impl Iterator<Item = usize> {
        self.0.iter().copied().map(wide)
    }

    /// Return the place of a name in the list that was sorted.
    pub(crate) fn find(&self, name: &str, name_at: NameAt<'_, '_>) -> Option<usize> {
        let found =
            self.0.binary_search_by(|&place| order(name_at(wide(place)), Some(name))).ok()?;
        self.0.get(found).copied().map(wide)
    }

    /// Return the places whose name occurs at an earlier place, too.
    pub(crate) fn repeated<'a>(
        &'a self,
        name_at: NameAt<'_, 'a>,
    ) -> impl Iterator<Item = usize> + 'a {
        self.0.windows(2).filter_map(move |pair| match pair {
            &[one, other] if name_at(wide(one)) == name_at(wide(other)) => Some(wide(other)),
            _ => None,
        })
    }
}

/// Return a place as an index.
fn wide(place: u32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}

/// Compare by UTF-16 code units, as RFC 8785 (section 3.2.3) sorts names.
fn order(a: Option<&str>, b: Option<&str>) -> Ordering {
    let (a, b) = (a.unwrap_or_default(), b.unwrap_or_default());
    a.encode_utf16().cmp(b.encode_utf16())
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn names_are_sorted_found_and_compared() {
        let list = ["b", "a", "\u{ff61}", "b", "\u{10000}"];
        let name_at = |place: usize| list.get(place).copied();
        let names = Names::of(list.len(), &name_at);
        // U+10000 is written with surrogates, which come before U+FF61.
        assert_eq!(names.places().collect::<Vec<_>>(), [1, 0, 3, 4, 2]);
        assert_eq!(names.repeated(&name_at).collect::<Vec<_>>(), [3]);
        assert_eq!(names.find("\u{ff61}", &name_at), Some(2));
        assert_eq!(names.find("c", &name_at), None);
    }
}
