//! The messages that put other answers in the place of those on the page.
//!
//! Answers that are not kept are never replaced in silence: the reader is offered to save them as a
//! file first. What was replaced can be brought back until the tab is closed.

use super::action::{Action, Press};
use super::chosen;
use super::draft::Draft;
use super::keeping::{Opened, notice_of};
use super::model::{Effect, Focus, Form, Message};
use super::undo::Replaced;
use super::update::{Then, error, info};
use crate::client::kit::notice::{Kind, Notice, Offers};
use crate::client::kit::storage::Store;

pub(super) const UNDO: Offers<Action> = &[(Action::Undo, "元の回答に戻す")];
const UNDO_REMOVAL: Offers<Action> = &[(Action::Restore, "元に戻す")];
/// The offer to go on after the answers were saved as a file.
pub(super) const PROCEED: Offers<Action> = &[(Action::Proceed, "続ける")];
const SAVE_OR_PROCEED: Offers<Action> =
    &[(Action::SaveFile, "回答ファイルを保存する"), (Action::Proceed, "保存せずに続ける")];

/// Return the notice of an opened page, with the offer to bring back what was replaced before a
/// reload.
pub(super) fn undoable(notice: Option<Notice<Action>>) -> Notice<Action> {
    let said = "消去または置き換えた回答は、このタブを閉じるまで元に戻せます。";
    match notice {
        None => info(said).offering(UNDO),
        Some(notice) if notice.offers.is_empty() => {
            Notice { text: notice.text + said, ..notice }.offering(UNDO)
        }
        Some(notice) => notice,
    }
}

impl<S: Store> Form<S> {
    /// Perform an action of the shelf, or one that replaces the answers on the page.
    pub(super) fn replace(&mut self, action: Action, id: &str, effects: &mut Vec<Effect>) -> Then {
        match action {
            Action::New | Action::Open | Action::Undo | Action::Restore | Action::BringBack
                if self.asks(Message::Press(Press::Act(action, id.to_owned())), effects) => {}
            Action::Proceed => return self.proceed(effects),
            Action::New => return self.start_new(),
            Action::Open => return self.open(id),
            Action::Theirs => {
                let own = self.keeper.id().unwrap_or_default().to_owned();
                return self.open(&own);
            }
            Action::Reset => return self.erase(effects),
            Action::Undo | Action::Restore | Action::BringBack => {
                return self.undo(id.parse().ok(), effects);
            }
            Action::Remove => return self.remove(id, effects),
            Action::Duplicate => {
                self.notice = Some(match self.keeper.duplicate(id) {
                    Ok(name) => info(format!("「{name}」を作りました。")),
                    Err(trouble) => notice_of(&trouble),
                });
            }
            Action::Mine => {
                if let Some(theirs) = self.keeper.theirs() {
                    self.push(theirs);
                }
                let draft = self.kept_draft().clone();
                let said = self.keeper.overwrite(&draft);
                self.notice = said.or_else(|| Some(info("この画面の内容を保存しました。")));
            }
            Action::Both => {
                let draft = self.kept_draft().clone();
                let said = self.keeper.keep_both(&draft);
                let done = || info("この画面の内容を、別の自己点検として保存しました。");
                self.notice = said.or_else(|| Some(done()));
            }
            _ => {}
        }
        Then::Nothing
    }

    /// If answers would be lost by this message, let it wait, and ask the reader. Return whether it
    /// waits.
    pub(super) fn asks(&mut self, next: Message, effects: &mut Vec<Effect>) -> bool {
        if self.sure || !self.at_risk() {
            return false;
        }
        self.pending = Some(next);
        let said = "この画面の内容は、このブラウザーに保存できていません。\
                    続けると画面から消えます。先に回答ファイルを保存してください。";
        self.notice = Some(Notice::new(Kind::Warning, said).offering(SAVE_OR_PROCEED));
        effects.push(Effect::Focus(Focus::Notice));
        true
    }

    /// Go on with the message that waits. The answers on the page can be brought back.
    fn proceed(&mut self, effects: &mut Vec<Effect>) -> Then {
        let Some(message) = self.pending.take() else { return Then::Nothing };
        self.sure = true;
        let then = self.apply(message, effects);
        self.sure = false;
        then
    }

    /// Put by the answers on the page, so that they can be brought back. `by` is the answer file
    /// that takes their place, if it can be told.
    pub(super) fn put_by(&mut self, by: Option<String>) {
        let draft = self.kept_draft();
        if !draft.is_blank() {
            let replaced = self.keeper.replaced(draft);
            self.push(Replaced { by, ..replaced });
        }
    }

    /// Put by the answers on the page if they are not kept. Return whether they were.
    fn put_by_at_risk(&mut self) -> bool {
        let at_risk = self.at_risk();
        if at_risk {
            self.put_by(None);
        }
        at_risk
    }

    fn push(&mut self, replaced: Replaced) {
        self.undo.push(replaced);
        self.keeper.leave(&self.undo);
    }

    /// Open an assessment of the shelf.
    fn open(&mut self, id: &str) -> Then {
        let put_by = self.put_by_at_risk();
        let Opened { draft, notice } = self.keeper.open(&self.page.rules, id);
        self.begin(draft, if put_by { Some(undoable(notice)) } else { notice })
    }

    pub(super) fn start_new(&mut self) -> Then {
        let notice = if self.put_by_at_risk() {
            undoable(Some(info("新しい自己点検を始めました。")))
        } else if self.keeper.id().is_some() {
            info("新しい自己点検を始めました。前の自己点検は、保存した自己点検の一覧から開けます。")
        } else {
            info("新しい自己点検を始めました。")
        };
        self.keeper.begin();
        self.begin(Draft::blank(&self.page.rules), Some(notice))
    }

    fn erase(&mut self, effects: &mut Vec<Effect>) -> Then {
        let notice = info("この自己点検の回答をすべて消去しました。");
        let erased = !self.kept_draft().is_blank();
        self.put_by(None);
        self.begin(
            Draft::blank(&self.page.rules),
            Some(if erased { undoable(Some(notice)) } else { notice }),
        );
        effects.push(Effect::Focus(Focus::Notice));
        Then::FilterAndKeep
    }

    fn undo(&mut self, place: Option<usize>, effects: &mut Vec<Effect>) -> Then {
        let Some(replaced) = self.undo.take(place) else { return Then::Nothing };
        if replaced.open {
            return self.resume(replaced);
        }
        effects.push(Effect::Focus(Focus::Notice));
        match self.keeper.restore(&replaced) {
            Ok(()) => {
                self.keeper.leave(&self.undo);
                self.notice = Some(info(format!("「{}」を元に戻しました。", replaced.title)));
            }
            Err(trouble) => {
                self.undo.push(replaced);
                self.notice = Some(notice_of(&trouble));
            }
        }
        Then::Nothing
    }

    /// Show replaced answers again.
    fn resume(&mut self, replaced: Replaced) -> Then {
        self.put_by_at_risk();
        // A file that was read in their place and has not changed since has done its service.
        let read = replaced.by.as_ref().filter(|by| self.keeper.holds(by)).and(self.keeper.id());
        if let Some(id) = read.map(ToOwned::to_owned) {
            // If it cannot be removed, it stays in the list.
            let _ = self.keeper.remove(&id);
        }
        match self.keeper.resume(&self.page.rules, &replaced) {
            Ok(draft) => {
                self.keeper.leave(&self.undo);
                self.begin(draft, Some(info("元の回答に戻しました。")));
                Then::FilterAndKeep
            }
            Err(why) => {
                self.undo.push(replaced);
                self.notice = Some(error(format!("元の回答に戻せませんでした。{why}")));
                Then::Nothing
            }
        }
    }

    fn remove(&mut self, id: &str, effects: &mut Vec<Effect>) -> Then {
        let is_open = self.keeper.id() == Some(id);
        // The page may show other answers than the record has.
        let shown = is_open.then(|| self.keeper.replaced(self.kept_draft()));
        let removed = match self.keeper.remove(id) {
            Ok(Some(removed)) => match shown {
                Some(shown) if shown.text != removed.text => {
                    self.push(removed);
                    shown
                }
                shown => shown.unwrap_or(removed),
            },
            Ok(None) => return Then::Nothing,
            Err(trouble) => {
                self.notice = Some(notice_of(&trouble));
                return Then::Nothing;
            }
        };
        let said = format!("「{}」を削除しました。", removed.title);
        let notice = info(said).offering(UNDO_REMOVAL);
        self.push(removed);
        effects.push(Effect::Focus(Focus::Notice));
        if is_open {
            self.keeper.begin();
            let blank = Draft::blank(&self.page.rules);
            return self.begin(blank, Some(notice));
        }
        self.notice = Some(notice);
        Then::Nothing
    }

    /// Show other answers.
    pub(super) fn begin(&mut self, draft: Draft, notice: Option<Notice<Action>>) -> Then {
        self.trial = None;
        self.ticked = None;
        self.pending = None;
        self.asked = None;
        self.draft = draft;
        chosen::give(&self.page.rules, &mut self.draft, self.chosen.as_deref());
        self.judged.follow(&self.page.rules, &self.draft);
        self.complete = self.complete_categories();
        self.notice = notice;
        Then::Filter
    }
}
