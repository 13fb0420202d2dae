//! The contents of the sheets, before they are written.

use crate::values;
use kijun_rules::answers::{Answer, AnswerFile};
use kijun_rules::engine::RequirementStatus;
use kijun_rules::{Assessment, Explanation, Rules};

use crate::form::SheetForm;
use crate::xlsx::layout::{FieldCell, MAX_OTHERS, TableColumn, columns, fields, most_evidence};
use crate::xlsx::omitted::{self, Omitted};
use crate::xlsx::styles::Styles;

/// The contents of the sheets.
pub(super) struct Contents<'a> {
    pub(super) rules: &'a Rules,
    pub(super) form: &'a SheetForm,
    pub(super) file: &'a AnswerFile,
    /// True if answers were given; else the form is blank.
    pub(super) filled: bool,
    pub(super) explanation: Option<Explanation>,
    /// The answer to each requirement, in the checklist's order.
    pub(super) answers: Vec<Option<&'a Answer>>,
    /// The answers to requirements that the checklist does not have.
    pub(super) others: Vec<(&'a str, &'a Answer)>,
    /// The cells to fill in above the table.
    pub(super) above: Vec<FieldCell>,
    /// The cells to fill in on a sheet of their own.
    pub(super) more: Vec<FieldCell>,
    pub(super) columns: Vec<TableColumn>,
    /// The names of the parts left out.
    pub(super) omitted: Omitted,
    /// The digest of the answers.
    pub(super) digest: String,
    pub(super) styles: Styles,
}

impl<'a> Contents<'a> {
    /// Gather the contents of the workbook.
    pub(super) fn of(
        rules: &'a Rules,
        form: &'a SheetForm,
        file: &'a AnswerFile,
        filled: bool,
    ) -> Self {
        let mut answers = vec![None; rules.checklist().requirements.len()];
        let (mut others, mut evidence) = (Vec::new(), 0);
        for (id, answer) in file.answers.iter().flatten() {
            match rules.requirement(id).and_then(|index| answers.get_mut(index.get())) {
                Some(place) => *place = Some(answer),
                None if others.len() == MAX_OTHERS => continue,
                None if crate::omitted::fits(id) && omitted::fits(id) => {
                    others.push((id.as_str(), answer));
                }
                None => continue,
            }
            let given = answer.evidence().map_or(0, kijun_rules::answers::Texts::len);
            evidence = evidence.max(given.min(most_evidence(rules, id)));
        }
        let (above, more) = fields(rules, file);
        Self {
            rules,
            form,
            file,
            filled,
            // Without its diagnostics, of which there may be a million.
            explanation: Assessment::of(rules, file).ok().map(|found| found.explanation().clone()),
            answers,
            others,
            above,
            more,
            columns: columns(form, values::needed(rules, file), evidence, filled),
            omitted: Omitted::of(rules, form, file),
            digest: kijun_rules::digest::of_answers(file),
            styles: Styles::new(),
        }
    }

    /// Return the number of a column of the table.
    pub(super) fn column(&self, key: &str) -> u16 {
        let place = self.columns.iter().position(|column| column.key == key);
        place.and_then(|place| u16::try_from(place).ok()).unwrap_or_default()
    }

    /// Return the status of the requirement at a place; `None` without an assessment.
    pub(super) fn status(&self, place: usize) -> Option<RequirementStatus> {
        let statuses = &self.explanation.as_ref()?.statuses;
        statuses.get(place).copied()
    }
}
