//! From the answers that follow to an answer file of proposals. A proposal never counts until it is
//! confirmed.

use kijun_rules::Answer;
use kijun_rules::answers::{AnswerFile, Origin, Proposal, Texts};
use kijun_rules::text::is_blank;

use crate::bridge::{Bridge, Link};
use crate::carry::{Carried, Outcome, answer};
use crate::model::Relation;

impl Bridge {
    /// Return the proposal for a requirement; `None` if no answer follows and no reason, note or
    /// evidence was given.
    ///
    /// An answer that follows comes from the strongest link that gives it (equal before the others,
    /// then the crosswalk's order), with that link's reasons, notes and evidence. Else the proposal
    /// has no status, and the notes and evidence of every link that was answered.
    #[must_use]
    pub fn proposal(&self, carried: &Carried, file: &AnswerFile) -> Option<Proposal> {
        let bases = carried.bases.iter();
        let link = |place: usize| self.links.get(place);
        match carried.outcome {
            Outcome::Nothing => None,
            Outcome::Proposed(status) => {
                let saying = bases.filter(|basis| basis.says == Ok(status));
                let saying = saying.filter_map(|basis| link(basis.link));
                let strongest = saying.min_by_key(|link| link.relation)?;
                Some(Proposal { status: Some(status), ..self.texts(&[strongest], file) })
            }
            Outcome::Conflict | Outcome::Hint => {
                let links: Vec<&Link> = bases.filter_map(|basis| link(basis.link)).collect();
                let links = links.into_iter().filter(|link| has_texts(link, file));
                let links: Vec<&Link> = links.collect();
                (!links.is_empty()).then(|| self.texts(&links, file))
            }
        }
    }

    /// Return the file for [`Bridge::to`] with these proposals, and nothing answered.
    ///
    /// The service is taken over; class, facts and phases are not: they are the other checklist's.
    #[must_use]
    pub fn file(
        &self,
        source: &AnswerFile,
        proposals: impl IntoIterator<Item = (String, Proposal)>,
    ) -> AnswerFile {
        let answers = proposals.into_iter().map(|(id, proposal)| {
            let mut answer = Answer::default();
            answer.set_proposal(Some(&proposal));
            (id.into(), answer)
        });
        AnswerFile {
            checklist: self.to.clone(),
            edition: Some(self.to_edition.clone()),
            service: source.service.clone(),
            answers: Some(answers.collect()),
            ..AnswerFile::default()
        }
    }

    /// Return a proposal with the texts of the answers of these links, each once, and their origin.
    fn texts(&self, links: &[&Link], file: &AnswerFile) -> Proposal {
        let mut ids: Vec<&String> = Vec::new();
        for each in links.iter().flat_map(|link| &link.from) {
            if !ids.contains(&&each.id) {
                ids.push(&each.id);
            }
        }
        let answers = ids.iter().filter_map(|id| answer(file, id));
        let answers: Vec<&Answer> = answers.collect();
        let evidence = answers.iter().flat_map(|answer| answer.evidence().into_iter().flatten());
        let mut relations = links.iter().map(|link| link.relation);
        let first = relations.next().unwrap_or(Relation::Related);
        let relation = if relations.all(|each| each == first) { first } else { Relation::Related };
        let origin = Origin {
            checklist: self.from.as_str().into(),
            edition: file.edition.as_ref().unwrap_or(&self.from_edition).as_str().into(),
            requirements: ids.into_iter().collect(),
            relation: relation.id().into(),
        };
        Proposal {
            status: None,
            reason: lines(answers.iter().filter_map(|answer| answer.reason())).into(),
            note: lines(answers.iter().filter_map(|answer| answer.note())).into(),
            evidence: Texts::from_iter(each_once(evidence)),
            from: origin.boxed(),
        }
    }
}

fn has_texts(link: &Link, file: &AnswerFile) -> bool {
    link.from.iter().filter_map(|each| answer(file, &each.id)).any(|answer| {
        let filled = |text: Option<&str>| text.is_some_and(|text| !is_blank(text));
        filled(answer.reason())
            || filled(answer.note())
            || answer.evidence().is_some_and(|evidence| !evidence.is_empty())
    })
}

/// Return the texts that say something, each once, on lines of their own.
fn lines<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    each_once(texts.filter(|text| !is_blank(text))).join("\n")
}

fn each_once<'t>(all: impl Iterator<Item = &'t str>) -> Vec<&'t str> {
    let mut all: Vec<&str> = all.collect();
    all.shrink_to_fit();
    // By their places, sorted: a set would take twice the memory of the list.
    let mut places: Vec<usize> = (0..all.len()).collect();
    places.sort_by_key(|place| (all.get(*place), *place));
    places.dedup_by_key(|place| all.get(*place));
    let mut is_first = vec![false; all.len()];
    for place in places {
        is_first.get_mut(place).into_iter().for_each(|first| *first = true);
    }
    let mut is_first = is_first.into_iter();
    all.retain(|_| is_first.next().unwrap_or_default());
    all
}
