//! The data that the page gives to the form.

use kijun_content::model::{Checklist, Requirement};
use kijun_rules::Rules;
use kijun_rules::model::Verdict;

use super::CheckPage;
use super::requirement::{label, origin};
use crate::client::check::names::Names;
use crate::components::edition_changes::earlier;
use crate::data::check::{CheckData, Footnote, Level, RequirementWords};
use crate::pages::short_name;

/// Return the data of a form; `None` if the rules are not sound; the content's check has refused
/// such rules.
pub(super) fn data(page: CheckPage<'_>) -> Option<CheckData> {
    let CheckPage { standard, checklist, root, title, export, sources, editions, .. } = page;
    Some(CheckData {
        site_root: root.link(""),
        title: title.to_owned(),
        name: short_name(standard, checklist),
        export: export.to_owned(),
        rules: Rules::compile(checklist.rules.clone()).ok()?,
        categories: checklist.categories.iter().map(|it| it.title.clone()).collect(),
        requirements: requirements(page),
        footnotes: checklist.footnotes.iter().map(|note| footnote(checklist, note)).collect(),
        sources: sources.to_vec(),
        earlier: earlier(standard),
        successions: editions.iter().map(|(_, succession)| succession.clone()).collect(),
    })
}

/// Return the words of the requirements.
fn requirements(page: CheckPage<'_>) -> Vec<RequirementWords> {
    let categories = (0..).zip(&page.checklist.categories);
    let requirements = categories.flat_map(|(category, of)| {
        let requirements = of.items.iter().flat_map(|item| &item.requirements);
        requirements.map(move |requirement| RequirementWords {
            id: requirement.id.clone(),
            label: label(requirement),
            title: requirement.title.clone(),
            place: origin(page, requirement),
            category,
            levels: levels(requirement),
            answers: requirement.answer_words.clone().map(|words| [words.met, words.unmet]),
        })
    });
    requirements.collect()
}

/// Return the names of the requirements on the page.
pub(super) fn names(page: CheckPage<'_>, rules: &Rules) -> Names {
    Names::of(rules, &requirements(page))
}

fn footnote(checklist: &Checklist, note: &kijun_content::model::Footnote) -> Footnote {
    let under = Verdict::ALL.into_iter().flat_map(|verdict| {
        let classes = checklist.rules.classes.iter().map(|class| class.id.as_str());
        let classes = classes.filter(move |class| note.belongs_to(verdict, class));
        classes.map(move |class| (verdict, class.to_owned()))
    });
    Footnote { words: note.words.clone(), under: under.collect() }
}

fn levels(requirement: &Requirement) -> Vec<Level> {
    let level = |level: &kijun_content::model::Level| Level {
        class: level.class.clone(),
        words: level.words.clone(),
    };
    requirement.levels.iter().map(level).collect()
}
