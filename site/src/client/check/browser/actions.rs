//! What the form's buttons do.

use std::rc::Rc;

use kijun_rules::engine::RequirementStatus;
use web_sys::{Element, HtmlInputElement};

use super::super::draft::{Draft, Field};
use super::super::editions::Taken;
use super::super::panel::List;
use super::Live;
use super::shelf::{Opened, notice_of, title};
use super::transfer::{File, Made};
use crate::client::kit::dom;
use crate::client::kit::notice::{Kind, Notice, Offers};

const UNDO: Offers = &[("undo", "元の回答に戻す")];

impl Live {
    pub(super) fn clicked(self: &Rc<Self>, target: &Element) {
        let found = target.closest("[data-action], [data-export], [data-clear], [data-more]");
        let Ok(Some(button)) = found else { return };
        let of_notice = self.parts.notice.contains(&button);
        self.press(&button);
        if of_notice {
            self.leave_notice();
        }
    }

    fn press(self: &Rc<Self>, button: &Element) {
        if let Some(id) = button.get_attribute("data-clear") {
            self.draft.borrow_mut().set(Field::Answer(&id), "");
            self.refill();
            self.show();
            self.keep();
        } else if let Some(name) = button.get_attribute("data-export") {
            if let Some(file) = File::of_name(&name) {
                self.export(file);
            }
        } else if let Some(name) = button.get_attribute("data-more") {
            let lists = List::ALL.into_iter().zip(&self.parts.lists);
            lists.filter(|(list, _)| list.name() == name).for_each(|(_, part)| part.show_all());
            self.show();
        } else {
            let id = dom::attribute(button, "data-id");
            self.act(&dom::attribute(button, "data-action"), &id);
        }
    }

    fn act(self: &Rc<Self>, action: &str, id: &str) {
        match action {
            "reset" => {
                let blank = Draft::blank(&self.rules);
                self.replace(blank, "回答をすべて消去しました。このブラウザーからも消しました。");
                self.enter_notice();
            }
            "undo" => {
                if let Some(before) = self.before.take() {
                    self.replace(before, "元の回答に戻しました。");
                }
            }
            "dismiss" => self.say(None),
            "save-file" => self.export(File::Answers),
            "save-aside" => {
                let Some(text) = self.keeper.aside(id) else { return };
                let name = "kijun-unreadable.txt".to_owned();
                self.save(Ok((name, "text/plain", text.into_bytes())));
            }
            "class" => {
                self.draft.borrow_mut().set(Field::Class, id);
                self.changed_elsewhere();
                if let Some(select) = dom::one(&self.root, "select[name=class]") {
                    dom::focus(&select);
                }
            }
            "next" => self.next(),
            "accept" | "decline" => {
                self.draft.borrow_mut().settle(id, action == "accept");
                // The filter is not applied again: nothing vanishes from under the hand.
                self.refill();
                self.show();
                self.keep();
                let next = dom::one(&self.root, &format!("[name=\"answer:{id}\"]"));
                next.iter().for_each(dom::focus);
            }
            "print" => {
                // Where printing is not to be had, the browser says so itself.
                let _ = gloo::utils::window().print();
            }
            "trial" => self.begin_trial(),
            "trial-keep" | "trial-drop" => self.end_trial(action == "trial-keep"),
            _ => self.act_on_shelf(action, id),
        }
    }

    /// The draft was changed by something else than its control.
    fn changed_elsewhere(&self) {
        self.refill();
        self.show();
        self.refilter();
        self.keep();
    }

    fn act_on_shelf(&self, action: &str, id: &str) {
        match action {
            "new" => {
                self.keeper.begin();
                self.begin(Draft::blank(&self.rules));
                self.say(Some(info(
                    "新しい点検を始めました。前の点検は、保存した点検の一覧から開けます。",
                )));
            }
            "open" | "theirs" => {
                let id = if action == "open" {
                    id.to_owned()
                } else {
                    self.keeper.id().unwrap_or_default()
                };
                let Opened { draft, notice } = self.keeper.open(&self.rules, &id);
                self.begin(draft);
                self.say(notice);
            }
            "duplicate" => {
                let said = match self.keeper.duplicate(&self.rules, id) {
                    Ok(kept) => info(format!("「{}」を作りました。", kept.name)),
                    Err(trouble) => notice_of(&trouble),
                };
                self.say(Some(said));
            }
            "remove" => self.remove(id),
            "restore" => {
                let Some(removed) = self.removed.take() else { return };
                let said = match self.keeper.shelf.restore(&removed) {
                    Ok(()) => {
                        info(format!("「{}」を元に戻しました。", title(&self.rules, &removed)))
                    }
                    Err(trouble) => notice_of(&trouble),
                };
                self.say(Some(said));
            }
            "mine" => {
                let said = self.keeper.overwrite(&self.draft.borrow());
                self.say(said.or_else(|| Some(info("この画面の内容を保存しました。"))));
            }
            "both" => {
                let said = self.keeper.keep_both(&self.rules, &self.draft.borrow());
                self.say(
                    said.or_else(|| Some(info("この画面の内容を、別の点検として保存しました。"))),
                );
            }
            _ => return,
        }
        self.show_shelf();
    }

    fn remove(&self, id: &str) {
        match self.keeper.shelf.remove(id) {
            Ok(Some(removed)) => {
                let said = format!("「{}」を削除しました。", title(&self.rules, &removed));
                self.removed.replace(Some(removed));
                if self.keeper.id().as_deref() == Some(id) {
                    self.keeper.begin();
                    self.begin(Draft::blank(&self.rules));
                }
                self.say(Some(info(said).offering(&[("restore", "元に戻す")])));
                self.enter_notice();
            }
            Ok(None) => {}
            Err(trouble) => self.say(Some(notice_of(&trouble))),
        }
    }

    pub(super) fn rename(&self, name: &str) {
        let said = self.keeper.rename(&self.kept_draft(), name.trim());
        if said.is_some() {
            self.say(said);
        }
        self.show_shelf();
    }

    /// Shows other answers, which are kept already or blank.
    fn begin(&self, draft: Draft) {
        self.committed.replace(None);
        self.before.replace(None);
        self.draft.replace(draft);
        self.refill();
        self.show();
        self.refilter();
    }

    fn begin_trial(&self) {
        self.committed.replace(Some(self.draft.borrow().clone()));
        self.show();
        dom::one(&self.root, "[data-action=\"trial-drop\"]").iter().for_each(dom::focus);
    }

    fn end_trial(&self, keep: bool) {
        let Some(committed) = self.committed.take() else { return };
        if !keep {
            self.draft.replace(committed);
        }
        self.changed_elsewhere();
        dom::one(&self.root, "[data-action=\"trial\"]").iter().for_each(dom::focus);
    }

    pub(super) fn filter(&self, name: &str) {
        let outcome = self.draft.borrow().outcome(&self.rules);
        self.finder.apply(name, &self.rules, &self.controls, outcome.as_ref());
    }

    pub(super) fn refilter(&self) {
        let outcome = self.draft.borrow().outcome(&self.rules);
        self.finder.again(&self.rules, &self.controls, outcome.as_ref());
    }

    pub(super) fn next(&self) {
        let draft = self.draft.borrow();
        let outcome = draft.outcome(&self.rules);
        let answers = draft.answers(&self.rules);
        let found = self.finder.next(&self.controls, |requirement| {
            let at = requirement.index.get();
            if let Some(outcome) = &outcome {
                outcome.explanation.statuses.get(at) == Some(&RequirementStatus::Unanswered)
            } else {
                let answer = answers.get(at).copied().flatten();
                answer.is_none_or(|answer| answer.status().is_none())
            }
        });
        if !found {
            self.say(Some(info("未回答の要件はありません。")));
        }
    }

    fn export(&self, file: File) {
        let draft = self.kept_draft();
        let file_of = draft.file();
        let words = |id: &str| self.controls.words(id, file_of.class.as_deref());
        self.save(file.make(file_of, &self.rules, &words));
    }

    fn save(&self, made: Result<Made, String>) {
        self.say(Some(match made {
            Ok((name, kind, bytes)) if self.downloads.save(&name, kind, &bytes) => {
                info(format!("「{name}」を保存しました。"))
            }
            Ok(_) => Notice::new(Kind::Error, "ファイルを保存できませんでした。"),
            Err(message) => Notice::new(Kind::Error, message),
        }));
    }

    pub(super) fn import(self: &Rc<Self>, input: &HtmlInputElement) {
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        let name = file.name();
        let live = Rc::clone(self);
        let input = input.clone();
        self.uploads.read(file, move |read| {
            // So that the same file can be chosen again after it was mended.
            input.set_value("");
            let taken = read.and_then(|bytes| {
                let taken = live.keeper.editions.take(&live.rules, &bytes);
                taken.map_err(|error| error.to_string())
            });
            match taken {
                Ok(Taken { draft, said, .. }) => {
                    live.replace(draft, &format!("「{name}」を読み込みました。{said}"));
                }
                Err(error) => live.say(Some(Notice::new(
                    Kind::Error,
                    format!("「{name}」を読み込めませんでした。{error} これまでの回答は変わっていません。"),
                ))),
            }
        });
    }

    /// Puts other answers in place of those entered, which can be brought back.
    fn replace(&self, draft: Draft, said: &str) {
        let committed = self.committed.take();
        let before = self.draft.replace(draft);
        let before = committed.unwrap_or(before);
        let undo = !before.is_blank();
        self.before.replace(Some(before));
        self.changed_elsewhere();
        let notice = info(said);
        self.say(Some(if undo { notice.offering(UNDO) } else { notice }));
    }
}

fn info(text: impl Into<String>) -> Notice {
    Notice::new(Kind::Info, text)
}
