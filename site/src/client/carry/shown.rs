//! The static parts of the page that are shown, and the texts that are written into them.

use kijun_crosswalk::{Basis, Outcome};
use kijun_rules::{Answer, AnswerFile};

use super::model::Carry;
use super::words;
use crate::client::kit::shown::Shown;
use crate::data::carry;

impl Carry {
    /// Return the state of each static part that may change, with its id.
    #[must_use]
    pub fn shown(&self) -> Vec<(String, Shown)> {
        let mut shown = Vec::new();
        for place in 0..self.data.ways.len() {
            shown.push((carry::section(place), Shown::when(self.way() == Some(place))));
            shown.push((carry::before(place), Shown::No));
        }
        let Some((source, way)) = self.opened() else { return shown };
        for carried in &source.carried {
            let id = &carried.requirement;
            let any = carried.outcome != Outcome::Nothing;
            shown.push((carry::target(source.way, id), Shown::when(any)));
            for basis @ Basis { link, .. } in &carried.bases {
                shown.push((carry::says(source.way, id, *link), Shown::Text(words::says(basis))));
                for answered in way.bridge.links.get(*link).into_iter().flat_map(|link| &link.from)
                {
                    let given = match words::given(answer(&source.file, &answered.id)) {
                        given if given.is_empty() => "回答: なし".to_owned(),
                        given => given,
                    };
                    let place = carry::given(source.way, id, *link, &answered.id);
                    shown.push((place, Shown::Text(given)));
                }
            }
        }
        shown
    }
}

/// Return the answer to a requirement in a file.
fn answer<'f>(file: &'f AnswerFile, id: &str) -> Option<&'f Answer> {
    let mut answers = file.answers.iter().flatten();
    answers.find(|(name, _)| **name == *id).map(|(_, answer)| answer)
}
