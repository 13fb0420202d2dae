//! Carrying answers over from an older edition.
//!
//! | the requirement | its answer |
//! | --- | --- |
//! | is unchanged, under the same or another id | stays an answer |
//! | is changed, and one is in its place | is proposed there, to be confirmed |
//! | is split into several | is proposed to each |
//! | is merged with others | is proposed: unmet if one of them is; else the answer that all share |
//! | is dropped | is kept apart ([`AnswerFile::superseded`]) |
//!
//! A proposed answer does not count until somebody confirms it. An answer that does not find its
//! place whole is also kept apart as it was, so that nothing is lost.

use std::collections::BTreeSet;

use super::succession::{Fate, RELATION, Succession};
use crate::answers::{Answer, AnswerFile, Name, Named, Origin, Proposal, Status, Texts};

/// An answer file for the current edition, and the parts of it that somebody has to check.
#[derive(Debug, Clone, Default)]
pub struct Carried {
    /// The file.
    pub file: AnswerFile,
    /// The requirements whose answer has to be confirmed, in the file's order; last the split and
    /// merged ones.
    pub to_confirm: Vec<String>,
    /// The requirements of the older edition whose answers have no place in the current one.
    pub put_aside: Vec<String>,
    /// The class of the older file, if it is changed or dropped: then it has to be chosen again, or
    /// at least checked.
    pub class: Option<String>,
    /// The facts that have to be answered again.
    pub facts: Vec<String>,
}

/// Carry the answers of a file for the older edition of a succession over to the edition `to`.
///
/// The same file and succession give the same result, byte for byte. For a file of another edition
/// the result is meaningless.
#[must_use]
pub fn carry(file: &AnswerFile, succession: &Succession, to: &str) -> Carried {
    let mut carrying = Carrying {
        succession,
        checklist: &file.checklist,
        answers: Vec::new(),
        merging: Vec::new(),
        carried: Carried {
            file: AnswerFile { edition: Some(to.to_owned()), ..file.clone() },
            ..Carried::default()
        },
        left: AnswerFile {
            checklist: file.checklist.clone(),
            edition: Some(succession.from.clone()),
            ..AnswerFile::default()
        },
        anything_left: false,
    };
    carrying.class();
    carrying.facts();
    for (id, answer) in file.answers.iter().flatten() {
        carrying.answer(id, answer);
    }
    carrying.merge();
    carrying.finish(file.answers.is_some())
}

/// The state of a carrying over.
struct Carrying<'a> {
    succession: &'a Succession,
    checklist: &'a str,
    /// The answers of the current edition.
    answers: Vec<Named<Answer>>,
    /// The answers that are gathered from several requirements, or proposed to several.
    merging: Vec<Merging<'a>>,
    carried: Carried,
    /// The answers without a place.
    left: AnswerFile,
    anything_left: bool,
}

/// Answers that are proposed together for one requirement.
struct Merging<'a> {
    /// The place of that requirement in the answers of the current edition.
    at: usize,
    sources: Vec<Source<'a>>,
}

/// An answer of the older edition.
#[derive(Clone, Copy)]
struct Source<'a> {
    requirement: &'a str,
    answer: &'a Answer,
}

impl<'a> Carrying<'a> {
    fn class(&mut self) {
        let Some(class) = self.carried.file.class.clone() else {
            return;
        };
        match self.succession.classes.of(&class) {
            Fate::Same | Fate::Moved(_) => return,
            Fate::Changed([_, ..]) => {}
            Fate::Changed([]) | Fate::Stray => {
                self.left.class = self.carried.file.class.take();
                self.anything_left = true;
            }
        }
        self.carried.class = Some(class);
    }

    fn facts(&mut self) {
        let Some(facts) = self.carried.file.facts.take() else {
            return;
        };
        let mut kept = Vec::new();
        let mut left = Vec::new();
        for (id, value) in facts {
            match self.succession.facts.of(&id) {
                Fate::Same | Fate::Moved(_) => {
                    kept.push((id, value));
                    continue;
                }
                Fate::Changed([_, ..]) if value.is_known() => {
                    self.carried.facts.push(id.to_string());
                }
                _ => {}
            }
            left.push((id, value));
        }
        if !left.is_empty() {
            self.left.facts = Some(left);
            self.anything_left = true;
        }
        self.carried.file.facts = Some(kept);
    }

    fn answer(&mut self, id: &'a Name, answer: &'a Answer) {
        let requirements = &self.succession.requirements;
        match requirements.of(id) {
            Fate::Same => self.put(id, answer.clone()),
            Fate::Moved(to) => self.put(to, answer.clone()),
            Fate::Changed([]) | Fate::Stray => {
                self.carried.put_aside.push(id.to_string());
                self.leave(id, answer);
            }
            Fate::Changed([heir]) if requirements.sources(heir) == 1 => {
                self.ask(id, heir, answer);
            }
            Fate::Changed(heirs) => {
                self.leave(id, answer);
                for heir in heirs.iter().filter(|_| is_given(answer)) {
                    self.gather(heir, id, answer);
                }
            }
        }
    }

    /// Put an answer as it is into the file.
    fn put(&mut self, id: &str, answer: Answer) {
        self.answers.push((Name::from(id), answer));
    }

    /// Keep an answer apart.
    fn leave(&mut self, id: &Name, answer: &Answer) {
        self.left.answers.get_or_insert_default().push((id.clone(), answer.clone()));
        self.anything_left = true;
    }

    /// Propose the answer to the one requirement in its place; the other parts stay with it.
    fn ask(&mut self, id: &'a Name, heir: &str, answer: &'a Answer) {
        let mut next = answer.clone();
        // A note alone is no answer, nor is a proposal that nobody has confirmed.
        if answer.status().is_some() {
            if answer.holds_proposal() {
                self.leave(id, answer);
            }
            let proposal = self.proposal(&[Source { requirement: id, answer }], answer.status());
            next.set_status(None);
            next.set_reason("");
            next.set_note("");
            next.set_evidence([""; 0]);
            next.set_proposal(Some(&proposal));
        }
        if next.proposal().is_some() {
            self.carried.to_confirm.push(heir.to_owned());
        }
        self.put(heir, next);
    }

    /// Gather an answer for a requirement that is split or merged.
    fn gather(&mut self, heir: &str, id: &'a str, answer: &'a Answer) {
        let answers = &self.answers;
        let is_heir = |at: usize| answers.get(at).is_some_and(|(id, _)| id == heir);
        let source = Source { requirement: id, answer };
        if let Some(merging) = self.merging.iter_mut().find(|merging| is_heir(merging.at)) {
            merging.sources.push(source);
        } else {
            self.merging.push(Merging { at: answers.len(), sources: vec![source] });
            self.put(heir, Answer::default());
        }
    }

    /// Propose the gathered answers.
    fn merge(&mut self) {
        for Merging { at, sources } in std::mem::take(&mut self.merging) {
            let Some((heir, _)) = self.answers.get(at) else {
                continue;
            };
            let heir = heir.to_string();
            let all = self.succession.requirements.sources(&heir);
            let proposal = self.proposal(&sources, together(&sources, all));
            if let Some((_, answer)) = self.answers.get_mut(at) {
                answer.set_proposal(Some(&proposal));
            }
            self.carried.to_confirm.push(heir);
        }
    }

    /// Return the proposal that the answers to these requirements make together.
    fn proposal(&self, sources: &[Source<'_>], status: Option<Status>) -> Proposal {
        let (mut reason, mut note) = (String::new(), String::new());
        let (mut evidence, mut seen) = (Vec::new(), BTreeSet::new());
        for Source { answer, .. } in sources {
            add_line(&mut reason, answer.reason());
            add_line(&mut note, answer.note());
            let given = answer.evidence().into_iter().flatten();
            evidence.extend(given.filter(|text| seen.insert(*text)));
        }
        let from = Origin {
            checklist: self.checklist.into(),
            edition: self.succession.from.as_str().into(),
            requirements: sources.iter().map(|source| source.requirement).collect(),
            relation: RELATION.into(),
        };
        Proposal {
            status,
            reason: reason.into(),
            note: note.into(),
            evidence: Texts::from_iter(evidence),
            from: from.boxed(),
        }
    }

    fn finish(mut self, answered: bool) -> Carried {
        self.carried.file.answers = answered.then_some(self.answers);
        self.left.unknown = self.carried.file.take_claims();
        if self.anything_left || !self.left.unknown.is_empty() {
            self.carried.file.supersede(&self.left);
        }
        self.carried
    }
}

/// Return true if an answer has anything that could be proposed.
fn is_given(answer: &Answer) -> bool {
    answer.status().is_some()
        || answer.reason().is_some()
        || answer.note().is_some()
        || answer.evidence().is_some()
}

/// Return the answer that follows for `all` requirements merged into one: unmet if one of them is,
/// else the answer that all of them share.
fn together(sources: &[Source<'_>], all: usize) -> Option<Status> {
    let mut statuses = sources.iter().map(|source| source.answer.status());
    if statuses.clone().any(|status| status == Some(Status::Unmet)) {
        return Some(Status::Unmet);
    }
    let first = statuses.next()?;
    (sources.len() == all && statuses.all(|status| status == first)).then_some(first)?
}

/// Add a text on a line of its own, unless it is there already.
fn add_line(text: &mut String, line: Option<&str>) {
    let Some(line) = line.filter(|line| !text.lines().any(|known| known == *line)) else {
        return;
    };
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(line);
}
