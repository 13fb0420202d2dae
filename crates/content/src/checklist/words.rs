//! The words of a checklist, laid out as the document's table.

use super::raw::{RawCategory, RawChecklist, RawItem, RawRequirement};
use crate::model::{Category, Checklist, Item, Level, Requirement};

/// The checklist with its rules.
pub(super) fn lay_out(raw: RawChecklist, rules: kijun_rules::Checklist) -> Checklist {
    let in_scope = rules.classes.iter();
    let in_scope = in_scope.filter(|class| class.out_of_scope.is_none());
    let classes: Vec<&str> = in_scope.map(|class| class.id.as_str()).collect();
    let categories = raw.categories.into_iter();
    let categories = categories.map(|each| category(each, &classes)).collect();
    Checklist {
        name: raw.name.value,
        title: raw.title.value,
        columns: raw.columns,
        categories,
        footnotes: raw.footnotes.into_iter().map(|each| each.value).collect(),
        rules,
    }
}

fn category(raw: RawCategory, classes: &[&str]) -> Category {
    let items = raw.items.into_iter();
    Category { title: raw.title.value, items: items.map(|each| item(each, classes)).collect() }
}

fn item(raw: RawItem, classes: &[&str]) -> Item {
    let requirements = raw.requirements.iter();
    Item {
        title: raw.title.value,
        risk: raw.risk.map(|risk| risk.value),
        requirements: requirements.map(|each| requirement(each, classes)).collect(),
    }
}

fn requirement(raw: &RawRequirement, classes: &[&str]) -> Requirement {
    let cells = classes.iter().filter_map(|class| raw.cell(class));
    let levels = cells
        .map(|cell| Level { class: cell.class.value.clone(), words: cell.words.value.clone() });
    Requirement { id: raw.id.value.clone(), text: raw.text.value.clone(), levels: levels.collect() }
}
