//! The changes that each message makes.

use kijun_rules::engine::RequirementStatus;

use super::action::{Action, Press};
use super::draft::{Draft, Field};
use super::editions::Taken;
use super::files::File;
use super::keeping::{Opened, notice_of, title};
use super::model::{Effect, Focus, Form, Message, Trial};
use crate::client::kit::format::Download;
use crate::client::kit::model::Model;
use crate::client::kit::notice::{Kind, Notice, Offers};
use crate::client::kit::storage::Store;

const UNDO: Offers<Action> = &[(Action::Undo, "元の回答に戻す")];

/// The next steps after a message, besides the effects for the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Then {
    /// Nothing.
    Nothing,
    /// The draft is kept.
    Keep,
    /// The filter is applied again, and the draft is kept.
    FilterAndKeep,
    /// The filter is applied again. The draft is already kept, or it is blank.
    Filter,
}

impl<S: Store> Model for Form<S> {
    type Message = Message;
    type Effect = Effect;

    fn update(&mut self, message: Message) -> Vec<Effect> {
        let mut effects = Vec::new();
        let entered = matches!(message, Message::Entered { .. });
        let then = self.apply(message, &mut effects);
        self.judged.follow(&self.page.rules, &self.draft);
        if matches!(then, Then::Filter | Then::FilterAndKeep) {
            self.hide();
        }
        if matches!(then, Then::Keep | Then::FilterAndKeep) && self.trial.is_none() {
            // The verdict is shown first. Storing the value comes after it.
            if entered { effects.push(Effect::KeepSoon) } else { self.keep() }
        }
        effects
    }
}

impl<S: Store> Form<S> {
    fn apply(&mut self, message: Message, effects: &mut Vec<Effect>) -> Then {
        match message {
            Message::Entered { field, value } => return self.enter(&field, &value),
            Message::Keep => return Then::Keep,
            Message::Press(press) => return self.press(press, effects),
            Message::Next(from) => self.next(from, effects),
            Message::Filter(filter) => {
                self.filter = filter;
                return Then::Filter;
            }
            Message::Rename(name) => {
                let kept = self.trial.as_ref().map_or(&self.draft, |trial| &trial.kept);
                let said = self.keeper.rename(kept, name.trim());
                self.notice = said.or_else(|| self.notice.take());
            }
            Message::Cell { class, open } => {
                self.cells.retain(|other| *other != class);
                if open {
                    self.cells.push(class);
                }
            }
            Message::Read { name, content } => return self.import(&name, content),
            Message::Saved { name, done } => {
                self.notice = Some(if done {
                    info(format!("「{name}」を保存しました。"))
                } else {
                    error("ファイルを保存できませんでした。")
                });
            }
            Message::Stored(key) => {
                if key.is_none_or(|key| self.keeper.is_open(&key)) {
                    self.notice = self.keeper.look().or_else(|| self.notice.take());
                }
                self.keeper.read_list();
            }
        }
        Then::Nothing
    }

    /// Set the new value of a control.
    fn enter(&mut self, name: &str, value: &str) -> Then {
        let Some(field) = Field::of_name(name) else { return Then::Nothing };
        if self.draft.value(field) == value {
            return Then::Nothing;
        }
        self.draft.set(field, value);
        match field {
            Field::Class | Field::Phase => Then::FilterAndKeep,
            _ => Then::Keep,
        }
    }

    fn press(&mut self, press: Press, effects: &mut Vec<Effect>) -> Then {
        match press {
            Press::Act(action, id) => return self.act(action, &id, effects),
            Press::Clear(id) => {
                self.draft.set(Field::Answer(&id), "");
                return Then::Keep;
            }
            Press::Export(file) => self.export(file, effects),
            Press::ShowAll(list) => self.whole.push(list),
        }
        Then::Nothing
    }

    fn act(&mut self, action: Action, id: &str, effects: &mut Vec<Effect>) -> Then {
        match action {
            Action::Reset => {
                let blank = Draft::blank(&self.page.rules);
                effects.push(Effect::Focus(Focus::Notice));
                let said = "回答をすべて消去しました。このブラウザーからも消しました。";
                return self.replace(blank, said);
            }
            Action::Undo => {
                let Some(before) = self.before.take() else { return Then::Nothing };
                return self.replace(before, "元の回答に戻しました。");
            }
            Action::Dismiss => self.notice = None,
            Action::SaveFile => self.export(File::Answers, effects),
            Action::SaveAside => {
                let Some(text) = self.keeper.aside(id) else { return Then::Nothing };
                let name = "kijun-unreadable.txt".to_owned();
                let made = Download { name, kind: "text/plain", bytes: text.into_bytes() };
                effects.push(Effect::Download(made));
            }
            Action::Class => {
                self.draft.set(Field::Class, id);
                effects.push(Effect::Focus(Focus::Class));
                return Then::FilterAndKeep;
            }
            Action::Next => self.next(None, effects),
            Action::Accept | Action::Decline => {
                self.draft.settle(id, action == Action::Accept);
                effects.push(Effect::Focus(Focus::Answer(id.to_owned())));
                return Then::Keep;
            }
            Action::Print => effects.push(Effect::Print),
            Action::Trial => {
                let verdict = self.outcome().map(|outcome| outcome.explanation.verdict().label());
                self.trial = Some(Trial { kept: self.draft.clone(), verdict });
                effects.push(Effect::Focus(Focus::TrialDrop));
            }
            Action::TrialKeep | Action::TrialDrop => {
                let Some(trial) = self.trial.take() else { return Then::Nothing };
                if action == Action::TrialDrop {
                    self.draft = trial.kept;
                }
                effects.push(Effect::Focus(Focus::TrialStart));
                return Then::FilterAndKeep;
            }
            _ => return self.act_on_shelf(action, id, effects),
        }
        Then::Nothing
    }

    fn act_on_shelf(&mut self, action: Action, id: &str, effects: &mut Vec<Effect>) -> Then {
        let rules = &self.page.rules;
        match action {
            Action::New => {
                self.keeper.begin();
                let blank = Draft::blank(rules);
                let said = "新しい点検を始めました。前の点検は、保存した点検の一覧から開けます。";
                return self.begin(blank, Some(info(said)));
            }
            Action::Open | Action::Theirs => {
                let own = self.keeper.id().unwrap_or_default().to_owned();
                let id = if action == Action::Open { id } else { &own };
                let Opened { draft, notice } = self.keeper.open(rules, id);
                return self.begin(draft, notice);
            }
            Action::Duplicate => {
                self.notice = Some(match self.keeper.duplicate(id) {
                    Ok(name) => info(format!("「{name}」を作りました。")),
                    Err(trouble) => notice_of(&trouble),
                });
            }
            Action::Remove => return self.remove(id, effects),
            Action::Restore => {
                let Some(removed) = self.removed.take() else { return Then::Nothing };
                self.notice = Some(match self.keeper.restore(&removed) {
                    Ok(()) => info(format!("「{}」を元に戻しました。", title(&removed))),
                    Err(trouble) => notice_of(&trouble),
                });
            }
            Action::Mine => {
                let said = self.keeper.overwrite(&self.draft);
                self.notice = said.or_else(|| Some(info("この画面の内容を保存しました。")));
            }
            Action::Both => {
                let said = self.keeper.keep_both(&self.draft);
                let done = || info("この画面の内容を、別の点検として保存しました。");
                self.notice = said.or_else(|| Some(done()));
            }
            _ => {}
        }
        Then::Nothing
    }

    fn remove(&mut self, id: &str, effects: &mut Vec<Effect>) -> Then {
        let rules = &self.page.rules;
        let removed = match self.keeper.remove(id) {
            Ok(Some(removed)) => removed,
            Ok(None) => return Then::Nothing,
            Err(trouble) => {
                self.notice = Some(notice_of(&trouble));
                return Then::Nothing;
            }
        };
        let said = format!("「{}」を削除しました。", title(&removed));
        let notice = info(said).offering(&[(Action::Restore, "元に戻す")]);
        self.removed = Some(removed);
        effects.push(Effect::Focus(Focus::Notice));
        if self.keeper.id() == Some(id) {
            self.keeper.begin();
            return self.begin(Draft::blank(rules), Some(notice));
        }
        self.notice = Some(notice);
        Then::Nothing
    }

    /// Show other answers, which are already kept or blank.
    fn begin(&mut self, draft: Draft, notice: Option<Notice<Action>>) -> Then {
        self.trial = None;
        self.before = None;
        self.draft = draft;
        self.notice = notice;
        Then::Filter
    }

    /// Replace the entered answers. The reader can bring the old ones back.
    fn replace(&mut self, draft: Draft, said: &str) -> Then {
        let before = std::mem::replace(&mut self.draft, draft);
        let before = self.trial.take().map_or(before, |trial| trial.kept);
        let notice = info(said);
        self.notice = Some(if before.is_blank() { notice } else { notice.offering(UNDO) });
        self.before = Some(before);
        Then::FilterAndKeep
    }

    fn import(&mut self, name: &str, content: Result<Vec<u8>, String>) -> Then {
        let taken = content.and_then(|bytes| {
            let taken = self.keeper.editions.take(&self.page.rules, &bytes);
            taken.map_err(|error| error.to_string())
        });
        match taken {
            Ok(Taken { draft, said, .. }) => {
                self.replace(draft, &format!("「{name}」を読み込みました。{said}"))
            }
            Err(why) => {
                self.notice = Some(error(format!(
                    "「{name}」を読み込めませんでした。{why} これまでの回答は変わっていません。"
                )));
                Then::Nothing
            }
        }
    }

    fn export(&mut self, file: File, effects: &mut Vec<Effect>) {
        let answers = self.kept_draft().file();
        let words = |id: &str| self.words(id, answers.class.as_deref());
        match file.make(answers, self.rules(), &words) {
            Ok(made) => effects.push(Effect::Download(made)),
            Err(message) => self.notice = Some(error(message)),
        }
    }

    /// Go to the first open question after a place of the page; after the last one, start again.
    fn next(&mut self, from: Option<usize>, effects: &mut Vec<Effect>) {
        let count = self.page.requirements.len();
        let start = from.map_or(0, |from| from + 1);
        match (start..count).chain(0..start.min(count)).find(|place| self.is_open(*place)) {
            Some(place) => {
                // Show the requirement if the filter has hidden it.
                if let Some(hidden) = self.hidden.get_mut(place) {
                    *hidden = false;
                }
                effects.push(Effect::Focus(Focus::Requirement(place)));
            }
            None => self.notice = Some(info("未回答の要件はありません。")),
        }
    }

    fn is_open(&self, place: usize) -> bool {
        let Some(at) = self.requirement(place) else { return false };
        match self.outcome() {
            Some(outcome) => {
                let status = outcome.explanation.statuses.get(at.get());
                status == Some(&RequirementStatus::Unanswered)
            }
            None => self.draft.value(Field::Answer(self.rules().requirement_id(at))).is_empty(),
        }
    }

    /// Hide the requirements that the filter does not show.
    fn hide(&mut self) {
        let fits = |place: usize| {
            self.requirement(place)
                .is_none_or(|at| self.filter.fits(self.rules(), at, &self.draft, self.outcome()))
        };
        self.hidden = (0..self.page.requirements.len()).map(|place| !fits(place)).collect();
    }

    /// Keep the draft in this browser. Show a notice of a trouble, unless the present notice has
    /// offers.
    fn keep(&mut self) {
        let said = self.keeper.keep(&self.draft);
        let offers = self.notice.as_ref().is_some_and(|notice| !notice.offers.is_empty());
        if said.is_some() && !offers {
            self.notice = said;
        }
    }
}

fn info(text: impl Into<String>) -> Notice<Action> {
    Notice::new(Kind::Info, text)
}

fn error(text: impl Into<String>) -> Notice<Action> {
    Notice::new(Kind::Error, text)
}
