//! The forms of a word: its ways of writing, each of which belongs to one word only.

use crate::problem::{MissingKey, Problems};
use crate::report::Kind;
use crate::source::SourcePlace;
use crate::toml_file::Table;

/// The forms that are taken, each with its place.
#[derive(Default)]
pub(crate) struct Forms(Vec<(String, SourcePlace)>);

impl Forms {
    /// Read the key `forms` of a word, and take its forms. Without any, or for one that another word
    /// has (`twice`), add a problem.
    pub(crate) fn read<K: Kind>(
        &mut self,
        table: &mut Table<'_>,
        twice: impl Fn(String) -> K,
        problems: &mut Problems,
    ) -> Vec<String> {
        let forms = table.texts("forms", problems);
        if forms.is_empty() {
            problems.add(table.at(), MissingKey { key: "forms", example: "[\"…\"]" });
        }
        for form in &forms {
            match self.0.iter().find(|(known, _)| *known == form.value) {
                Some((_, first)) => {
                    problems.add_against(&form.at, first, twice(form.value.clone()));
                }
                None => self.0.push((form.value.clone(), form.at.clone())),
            }
        }
        let forms = forms.into_iter().map(|form| form.value);
        forms.filter(|form| !form.is_empty()).collect()
    }
}
