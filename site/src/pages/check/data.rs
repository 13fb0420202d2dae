//! The data that the page gives to the form.

use kijun_content::model::Requirement;
use kijun_rules::Rules;

use super::CheckPage;
use super::requirement::{label, origin};
use crate::components::edition_changes::earlier;
use crate::data::check::{CheckData, Level, RequirementWords};

/// Return the data of a form; `None` if the rules are not sound; the content's check has refused
/// such rules.
pub(super) fn data(page: CheckPage<'_>) -> Option<CheckData> {
    let CheckPage { standard, checklist, root, title, sources, editions, .. } = page;
    let categories = (0..).zip(&checklist.categories);
    let requirements = categories.flat_map(|(category, of)| {
        let requirements = of.items.iter().flat_map(|item| &item.requirements);
        requirements.map(move |requirement| RequirementWords {
            id: requirement.id.clone(),
            label: label(requirement),
            title: requirement.title.clone(),
            place: origin(page, requirement),
            category,
            levels: levels(requirement),
        })
    });
    Some(CheckData {
        site_root: root.link(""),
        title: title.to_owned(),
        rules: Rules::compile(checklist.rules.clone()).ok()?,
        categories: checklist.categories.iter().map(|it| it.title.clone()).collect(),
        requirements: requirements.collect(),
        footnotes: checklist.footnotes.clone(),
        sources: sources.to_vec(),
        earlier: earlier(standard),
        successions: editions.iter().map(|(_, succession)| succession.clone()).collect(),
    })
}

fn levels(requirement: &Requirement) -> Vec<Level> {
    let level = |level: &kijun_content::model::Level| Level {
        class: level.class.clone(),
        words: level.words.clone(),
    };
    requirement.levels.iter().map(level).collect()
}
