//! The list of the assessments in this browser, of the data that cannot be read, and of the answers
//! that can be brought back.

use maud::{Markup, html};

use crate::client::check::action::Action;
use crate::client::check::keeping::{Entry, List, SAVE_ASIDE, Saved};
use crate::client::check::undo::Undo;

/// The buttons of each assessment.
const OFFERS: [(Action, &str); 3] =
    [(Action::Open, "開く"), (Action::Duplicate, "複製"), (Action::Remove, "削除")];

/// Return the list. `open` is the id of the open assessment; `when` puts a time into words.
#[must_use]
pub fn list(list: &List, undo: &Undo, open: Option<&str>, when: &dyn Fn(&str) -> String) -> Markup {
    html! {
        @for entry in &list.kept { (row(entry, open == Some(&entry.id), when)) }
        @for key in &list.unreadable {
            li {
                p {
                    b { "読めなかったデータ" }
                    span.about-title { " この版のサイトでは開けません。" (key) }
                }
                button.quiet type="button" data-action=(Action::SaveAside.id()) data-id=(key) {
                    (SAVE_ASIDE[0].1)
                }
            }
        }
        @for (place, replaced) in undo.all().iter().enumerate().rev() {
            li {
                p {
                    strong { (replaced.title) }
                    span.about-title { " 消去または置き換えた回答(このタブを閉じるまで)" }
                }
                button.quiet type="button" data-action=(Action::BringBack.id()) data-id=(place)
                    aria-label={ "「" (replaced.title) "」を元に戻す" } { "元に戻す" }
            }
        }
    }
}

fn row(entry: &Entry, is_open: bool, when: &dyn Fn(&str) -> String) -> Markup {
    html! {
        li aria-current=[is_open.then_some("true")] {
            p {
                b { (entry.title) } @if is_open { " (表示中)" }
                @if !entry.saved.is_empty() {
                    span.about-title { " " (when(&entry.saved)) "に保存" }
                }
            }
            div.toolbar-actions {
                @for (action, label) in OFFERS {
                    @if !(is_open && action == Action::Open) {
                        button.quiet type="button" data-action=(action.id()) data-id=(entry.id)
                            aria-label={ "「" (entry.title) "」を" (label) } { (label) }
                    }
                }
            }
        }
    }
}

/// Return a sentence on the last save of the open assessment.
#[must_use]
pub fn saved(saved: Saved<'_>, when: &dyn Fn(&str) -> String) -> String {
    match saved {
        Saved::Not => "このブラウザーに保存できていません。".to_owned(),
        Saved::At(Some(moment)) => format!("{}にこのブラウザーへ保存しました。", when(moment)),
        Saved::At(None) => "このブラウザーに保存されています。".to_owned(),
        Saved::Nothing => "まだ何も保存していません。".to_owned(),
    }
}
