//! The offer of the answer file while the browser keeps nothing: each time the answers of a category
//! are complete, so that no more than these can be lost. A category is complete when the page says so.

use super::find::Progress;
use super::model::Form;
use super::update::SAVE_FILE;
use crate::client::kit::notice::{Kind, Notice};
use crate::client::kit::storage::Store;

impl<S: Store> Form<S> {
    /// Offer the answer file if a category is newly complete and its answers are kept nowhere.
    pub(super) fn offer_at_milestone(&mut self) {
        if !self.keeper.keeps_nothing() || self.trial.is_some() {
            return;
        }
        let complete = self.complete_categories();
        let newly = (0..)
            .zip(&complete)
            .find(|(place, complete)| **complete && self.complete.get(*place) != Some(&true));
        let title = newly.and_then(|(place, _)| self.page.categories.get(place)).cloned();
        self.complete = complete;
        let waits = self.pending.is_some() || self.asked.is_some();
        let Some(title) = title.filter(|_| !waits && self.at_risk()) else { return };
        let text = format!(
            "「{title}」の回答がそろいました。このブラウザーには保存できないため、\
             ここまでの回答を回答ファイルに保存してください。"
        );
        self.notice = Some(Notice::new(Kind::Warning, text).offering(SAVE_FILE));
    }

    /// Return for each category whether the page shows that nothing is left to answer in it.
    pub(super) fn complete_categories(&self) -> Vec<bool> {
        let categories = 0..self.page.categories.len();
        let all = categories.map(|category| self.progress(category));
        all.map(|progress| progress.all > 0 && progress.is_complete()).collect()
    }

    /// Return the progress of a category. It has no counted requirement while no class is chosen.
    pub(super) fn progress(&self, category: usize) -> Progress {
        let statuses = self.outcome().map(|outcome| &outcome.explanation.statuses);
        let words = (0..).zip(&self.page.requirements);
        Progress::of(
            words
                .filter(|(_, words)| words.category == category)
                .filter_map(|(place, _)| statuses?.get(self.requirement(place)?.get())),
        )
    }
}
