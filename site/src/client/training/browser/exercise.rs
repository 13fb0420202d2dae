//! A scenario: the reader's marks and verdict beside those of the rules.

use kijun_rules::model::Verdict;
use web_sys::Element;

use super::super::judge::{Setting, judge};
use super::super::record::Done;
use super::super::templates::{self, Outcome};
use super::Live;
use crate::client::kit::dom::{self, all, attribute, one};

impl Live {
    /// Compares what the reader has marked with what the rules say.
    pub(super) fn judge(&self, button: &Element) {
        let Ok(Some(scenario)) = button.closest("[data-scenario]") else { return };
        let Some(slot) = one(&scenario, "[data-slot=\"judgement\"]") else { return };
        let id = attribute(&scenario, "data-scenario");
        let yours = value(&scenario, &format!("verdict:{id}"));
        let Some(yours) = Verdict::from_id(&yours) else {
            slot.set_inner_html("<p class=\"notice\" data-kind=\"warning\">「あなたの判定」を選んでから、答え合わせをしてください。</p>");
            one(&scenario, "[data-verdict-choice] input").iter().for_each(dom::focus);
            return;
        };
        let of = attribute(&scenario, "data-of");
        let Some((_, rules)) = self.lists.iter().find(|(name, _)| *name == of) else { return };
        let (class, facts, phases) = (
            attribute(&scenario, "data-class"),
            attribute(&scenario, "data-facts"),
            attribute(&scenario, "data-phases"),
        );
        let setting = Setting { rules, class: &class, facts: &facts, phases: &phases };
        let rows: Vec<Element> = all(&scenario, "[data-row]").collect();
        let answers: Vec<(String, String)> = rows
            .iter()
            .map(|row| (attribute(row, "data-row"), attribute(row, "data-answer")))
            .collect();
        let marks: Vec<(String, String)> = answers
            .iter()
            .map(|(row, _)| (row.clone(), value(&scenario, &format!("mark:{id}:{row}"))))
            .collect();
        let (Some(right), Some(by_marks)) = (judge(setting, &answers), judge(setting, &marks))
        else {
            return;
        };
        let mut same = 0;
        for (place, row) in rows.iter().enumerate() {
            let (Some((_, answer)), Some((_, mark)), Some(status)) =
                (answers.get(place), marks.get(place), by_marks.statuses.get(place))
            else {
                continue;
            };
            same += usize::from(answer == mark);
            if let Some(cell) = one(row, "[data-slot=\"yours\"]") {
                cell.set_inner_html(&templates::mark(mark, answer, *status).into_string());
            }
        }
        let outcome = Outcome {
            yours,
            by_marks: by_marks.verdict,
            rules: right.verdict,
            same,
            count: rows.len(),
            open: marks.iter().filter(|(_, mark)| mark.is_empty()).count(),
        };
        slot.set_inner_html(&templates::judgement(outcome).into_string());
        if let Some(answer) = one(&scenario, ".answer") {
            dom::toggle(&answer, "open", true);
        }
        self.keep(&[Done::Scenario {
            title: &attribute(&scenario, "data-title"),
            yours: yours.label(),
            rules: right.verdict.label(),
            marks: &format!("{same}/{}", rows.len()),
        }]);
    }
}

/// The value chosen under a name; empty if none is.
fn value(scenario: &Element, name: &str) -> String {
    one(scenario, &format!("input[name=\"{name}\"]:checked"))
        .map(|input| attribute(&input, "value"))
        .unwrap_or_default()
}
