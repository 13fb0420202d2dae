//! Turn the differences between two editions into the data for carrying answers over.

use kijun_rules::editions::{Fates, Succession};

use super::compare::between;
use super::differences::{Differences, Kind, RequirementDifferences};
use crate::model::{Checklist, Standard};

/// Return the succession of the checklist with this path; `None` if the older or the newer edition
/// does not have it.
#[must_use]
pub fn succession(differences: &Differences, checklist: &str) -> Option<Succession> {
    let found = differences.checklists.iter().find(|each| each.checklist == checklist)?;
    let is = |kind: Kind| found.requirements.iter().all(|each| each.kind == kind);
    if is(Kind::New) || is(Kind::Dropped) {
        return None;
    }
    let classes = differences.classes.iter();
    Some(Succession {
        from: differences.from.id.clone(),
        requirements: requirements(&found.requirements),
        classes: fates(classes.map(|class| (class.kind, class.class.as_str()))),
        facts: fates(found.facts.iter().map(|fact| (fact.kind, fact.fact.as_str()))),
    })
}

/// Return for each earlier edition held that has the checklist, the oldest first: the differences
/// between it and the current one, and the checklist's succession.
#[must_use]
pub fn successions(standard: &Standard, checklist: &Checklist) -> Vec<(Differences, Succession)> {
    let held = standard.held_editions();
    let earlier = held.split_last().map_or(&[][..], |(_, earlier)| earlier);
    let of = |(id, _): &(&str, &Standard)| {
        let differences = between(standard, id, standard.current_edition())?;
        let succession = succession(&differences, &checklist.rules.id)?;
        Some((differences, succession))
    };
    earlier.iter().filter_map(of).collect()
}

fn requirements(all: &[RequirementDifferences]) -> Fates {
    let mut fates = Fates::default();
    let old = |id: &String| all.iter().any(|each| each.from.contains(id));
    for each in all {
        if each.to.as_ref().is_some_and(|to| !old(to)) {
            fates.new.extend(each.to.clone());
        }
        match (each.kind, each.keeps_answer()) {
            (Kind::Unchanged, _) => {}
            (Kind::Moved, true) => {
                fates.moved.push(each.from.iter().cloned().chain(each.to.clone()).collect());
            }
            _ => {
                for from in &each.from {
                    let mut known = fates.changed.iter_mut();
                    match known.find(|entry| entry.first() == Some(from)) {
                        Some(entry) => entry.extend(each.to.clone()),
                        None => fates
                            .changed
                            .push(std::iter::once(from.clone()).chain(each.to.clone()).collect()),
                    }
                }
            }
        }
    }
    fates
}

/// Return the fates of ids that never become other ids.
fn fates<'a>(ids: impl Iterator<Item = (Kind, &'a str)>) -> Fates {
    let mut fates = Fates::default();
    for (kind, id) in ids {
        let id = id.to_owned();
        match kind {
            Kind::Unchanged => {}
            Kind::New => fates.new.push(id),
            Kind::Dropped => fates.changed.push(vec![id]),
            _ => fates.changed.push(vec![id.clone(), id]),
        }
    }
    fates
}
