//! What the page shows of the draft: the verdict at once, and all that follows from it.

use kijun_rules::AnswerSet;
use maud::html;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::super::panel::{self, List, View, exceptions, matrix};
use super::{Live, dom};

impl Live {
    /// Shows the outcome of the draft, in the panel and at each requirement.
    pub(super) fn show(&self) {
        self.show_verdict();
        self.show_reasons();
    }

    /// The verdict, and how each requirement stands.
    pub(super) fn show_verdict(&self) {
        self.with_view(&|view, _| {
            self.controls.show(view.draft, view.answers, view.outcome);
            self.parts.head.show(panel::head(view.outcome));
            let verdict = view.outcome.map(|outcome| outcome.explanation.verdict().label());
            let announced = html! { @if let Some(verdict) = verdict { "判定: " (verdict) } };
            self.parts.announced.show(announced);
            let committed = self.committed.borrow();
            self.parts.trial.reveal(committed.is_some());
            self.parts.trial_start.reveal(committed.is_none() && view.outcome.is_some());
            if let Some(committed) = &*committed {
                let kept = committed.outcome(&self.rules);
                self.parts.trial.show(panel::trial(kept.as_ref(), view.outcome));
            }
        });
    }

    /// What the verdict follows from, and what would change it.
    pub(super) fn show_reasons(&self) {
        self.with_view(&|view, sheet| {
            for (list, part) in List::ALL.into_iter().zip(&self.parts.lists) {
                part.show(list.rows(view), &|row| list.row(view, row));
            }
            self.parts.exceptions.show(exceptions::rows(view), &|row| exceptions::row(view, row));
            self.show_matrix(view, sheet);
            #[cfg(feature = "form-editions")]
            {
                self.changes.show(view.draft);
                let report =
                    super::super::editions::carried::report(&self.rules, &self.names, view.draft);
                self.parts.edition.show(report);
            }
            self.finder.show(&self.controls, view.outcome);
        });
    }

    /// Runs `show` with the draft, its answers and their outcome.
    fn with_view(&self, show: &dyn Fn(View<'_>, &AnswerSet)) {
        let draft = self.draft.borrow();
        let sheet = draft.sheet(&self.rules);
        let class = draft.class(&self.rules);
        let outcome = class.and_then(|class| draft.outcome_for(&self.rules, class, &sheet));
        let answers = draft.answers(&self.rules);
        let view = View {
            rules: &self.rules,
            names: &self.names,
            footnotes: &self.footnotes,
            draft: &draft,
            answers: &answers,
            outcome: outcome.as_ref(),
        };
        show(view, &sheet);
    }

    fn show_matrix(&self, view: View<'_>, sheet: &AnswerSet) {
        let open = self.cells.borrow();
        let chosen = view.draft.class(&self.rules);
        let cells: Vec<matrix::Cell<'_>> = view
            .draft
            .by_class(&self.rules, sheet)
            .into_iter()
            .map(|(class, bounds, excluded)| {
                let id = self.rules.class_at(class).map(|class| &class.id);
                let open = id.is_some_and(|id| open.contains(id));
                matrix::Cell { class, bounds, excluded, open }
            })
            .collect();
        let rows = cells.iter().map(|cell| cell.row(chosen == Some(cell.class), sheet, view));
        self.parts.matrix.show(rows.collect(), &|row| {
            let place = usize::try_from(row.key).unwrap_or(usize::MAX);
            cells.get(place).map_or_else(Default::default, |cell| {
                cell.html(chosen == Some(cell.class), sheet, view)
            })
        });
    }

    pub(super) fn show_saved(&self) {
        self.parts.saved.show(html! { (self.keeper.saved()) });
    }

    /// Shows the list of assessments, and when the open one was saved.
    pub(super) fn show_shelf(&self) {
        self.show_saved();
        self.parts.shelf.show(self.keeper.list(&self.rules));
        if let Some(input) = dom::one(&self.root, "[name=\"assessment-name\"]") {
            input.unchecked_ref::<HtmlInputElement>().set_value(&self.keeper.name());
        }
    }
}
