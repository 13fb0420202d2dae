//! Carrying answers over from an older edition.
//!
//! | what became of the requirement | what becomes of its answer |
//! | --- | --- |
//! | it is as it was, under the same or another id | it stays an answer |
//! | it is no longer as it was, and one stands in its place | it is proposed there, to be confirmed |
//! | several stand in its place | it is proposed to each |
//! | it was put together with others | proposed: unmet if one of them is; the answer they share |
//! | it was dropped | it is kept apart ([`AnswerFile::superseded`]) |
//!
//! An answer that is proposed does not count until somebody confirms it. Whatever does not find its
//! place whole is kept apart as it was, so that nothing is lost.

use super::{Fate, RELATION, Succession};
use crate::answers::{Answer, AnswerFile, Name, Named, Origin, Proposal, Status};

/// An answer file for the current edition, and what somebody has to look at.
#[derive(Debug, Clone, Default)]
pub struct Carried {
    /// The file.
    pub file: AnswerFile,
    /// The requirements whose answer has to be confirmed, in the file's order; last those that come of
    /// several, or are one of several.
    pub to_confirm: Vec<String>,
    /// The requirements of the older edition whose answers have no place any more.
    pub put_aside: Vec<String>,
    /// The class as the older file has it, if it is no longer as it was or no longer there: then it
    /// has to be chosen again, or at least looked at.
    pub class: Option<String>,
    /// The facts that have to be answered again.
    pub facts: Vec<String>,
}

/// Carries the answers of a file for the older edition of a succession over to the edition `to`.
///
/// The same file and succession give the same result, byte for byte. Of a file for another edition
/// the result means nothing.
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

/// A carrying over that is under way.
struct Carrying<'a> {
    succession: &'a Succession,
    checklist: &'a str,
    /// The answers of the current edition.
    answers: Vec<Named<Answer>>,
    /// Where answers of several requirements come together: the place in `answers`, and each
    /// requirement with its answer.
    merging: Vec<(usize, Vec<(&'a str, &'a Answer)>)>,
    carried: Carried,
    /// What finds no place.
    left: AnswerFile,
    anything_left: bool,
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
                Fate::Changed([_, ..]) if value.is_some() => {
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

    /// Puts an answer as it is into the file.
    fn put(&mut self, id: &str, answer: Answer) {
        self.answers.push((Name::from(id), answer));
    }

    /// Keeps an answer apart.
    fn leave(&mut self, id: &Name, answer: &Answer) {
        self.left.answers.get_or_insert_default().push((id.clone(), answer.clone()));
        self.anything_left = true;
    }

    /// One requirement stands in the place of one: the answer is proposed, the rest stays with it.
    fn ask(&mut self, id: &'a Name, heir: &str, answer: &'a Answer) {
        let mut next = answer.clone();
        // A note alone, and a proposal that nobody has confirmed, are no answer.
        if answer.status().is_some() {
            if answer.holds_proposal() {
                self.leave(id, answer);
            }
            let proposal = self.proposal(&[(id, answer)], answer.status());
            next.set_status(None);
            next.set_reason("");
            next.set_note("");
            next.set_evidence(&[""; 0]);
            next.set_proposal(Some(&proposal));
        }
        if next.proposal().is_some() {
            self.carried.to_confirm.push(heir.to_owned());
        }
        self.put(heir, next);
    }

    /// Notes an answer for a requirement in whose place several stand, or that replaces several.
    fn gather(&mut self, heir: &str, id: &'a str, answer: &'a Answer) {
        let answers = &self.answers;
        let is_heir = |at: usize| answers.get(at).is_some_and(|(id, _)| id == heir);
        if let Some((_, sources)) = self.merging.iter_mut().find(|(at, _)| is_heir(*at)) {
            sources.push((id, answer));
        } else {
            self.merging.push((answers.len(), vec![(id, answer)]));
            self.put(heir, Answer::default());
        }
    }

    /// Proposes what was gathered.
    fn merge(&mut self) {
        for (at, sources) in std::mem::take(&mut self.merging) {
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

    /// What the answers to these requirements propose.
    fn proposal(&self, sources: &[(&str, &Answer)], status: Option<Status>) -> Proposal {
        let mut proposal = Proposal {
            status,
            from: Origin {
                checklist: self.checklist.to_owned(),
                edition: self.succession.from.clone(),
                requirements: Vec::new(),
                relation: RELATION.to_owned(),
            },
            ..Proposal::default()
        };
        for (id, answer) in sources {
            proposal.from.requirements.push((*id).to_owned());
            add_line(&mut proposal.reason, answer.reason());
            add_line(&mut proposal.note, answer.note());
            for evidence in answer.evidence().unwrap_or_default() {
                if !proposal.evidence.contains(&evidence) {
                    proposal.evidence.push(evidence);
                }
            }
        }
        proposal
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

/// Whether there is anything in an answer that could be proposed.
fn is_given(answer: &Answer) -> bool {
    answer.status().is_some()
        || answer.reason().is_some()
        || answer.note().is_some()
        || answer.evidence().is_some()
}

/// The answer that follows from those to the requirements that now are one, of which there are
/// `all`: unmet if one of them is, else the answer that all of them share.
fn together(sources: &[(&str, &Answer)], all: usize) -> Option<Status> {
    let mut statuses = sources.iter().map(|(_, answer)| answer.status());
    if statuses.clone().any(|status| status == Some(Status::Unmet)) {
        return Some(Status::Unmet);
    }
    let first = statuses.next()?;
    (sources.len() == all && statuses.all(|status| status == first)).then_some(first)?
}

/// Adds a text on a line of its own, unless it is there already.
fn add_line(text: &mut String, line: Option<&str>) {
    let Some(line) = line.filter(|line| !text.lines().any(|known| known == *line)) else {
        return;
    };
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(line);
}
