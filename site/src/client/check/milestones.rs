//! The offer of the answer file while the browser keeps nothing: each time the answers of a category
//! are complete, so that no more than these can be lost.

use super::draft::Field;
use super::model::Form;
use super::update::SAVE_FILE;
use crate::client::kit::notice::{Kind, Notice};
use crate::client::kit::storage::Store;

impl<S: Store> Form<S> {
    /// Offer the answer file if a category is newly complete and its answers are kept nowhere.
    pub(super) fn offer_at_milestone(&mut self) {
        if !self.keeper.keeps_nothing() {
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

    /// Return for each category whether all its requirements are answered.
    fn complete_categories(&self) -> Vec<bool> {
        let mut complete = vec![true; self.page.categories.len()];
        for words in &self.page.requirements {
            if self.draft.value(Field::Answer(&words.id)).is_empty()
                && let Some(complete) = complete.get_mut(words.category)
            {
                *complete = false;
            }
        }
        complete
    }
}
