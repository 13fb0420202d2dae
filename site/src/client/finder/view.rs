//! The finder's view: the question or the result, and the buttons below it.
//!
//! It uses `maud` and not Leptos, so that the program is small enough to stand in one file with the
//! form: see docs/design.md.

use maud::{Markup, html};

use super::model::{Finder, Message, State};
use crate::client::kit::chosen;
use crate::data::finder::{FinderClass, FinderData};

/// The id of the element that shows the question or the result.
pub const RESULT: &str = "finder-state";

/// The class of the element with the answers; it is hidden where no question waits for one.
pub const ANSWERS: &str = "finder-answers";

/// The buttons that stay in place, by their names in `data-finder`.
const BUTTONS: [(&str, &str, &str); 4] = [
    ("yes", "", "はい"),
    ("no", "", "いいえ"),
    ("back", "quiet", "1つ前の質問に戻る"),
    ("restart", "quiet", "最初からやり直す"),
];

/// The button that chooses the class again that was chosen before.
const RESTORE: &str = "restore";

/// Return the message of a button, by its name in `data-finder`.
#[must_use]
pub fn message(name: &str) -> Option<Message> {
    Some(match name {
        "yes" => Message::Answer(true),
        "no" => Message::Answer(false),
        "back" => Message::Back,
        "restart" => Message::Restart,
        RESTORE => Message::Restore,
        _ => return None,
    })
}

/// Return the whole finder. Its buttons are disabled until the page is sealed.
#[must_use]
pub fn frame(finder: &Finder) -> Markup {
    let (answers, others) = BUTTONS.split_at(2);
    let buttons = |buttons: &[(&str, &str, &str)]| {
        html! {
            @for (name, class, label) in buttons {
                button.(class) type="button" data-finder=(name) disabled { (label) }
            }
        }
    };
    html! {
        div.finder {
            div.finder-state #(RESULT) tabindex="-1" role="status" aria-live="polite" { (shown(finder)) }
            div.toolbar-actions.(ANSWERS) hidden[!finder.is_asking()] { (buttons(answers)) }
            div.toolbar-actions { (buttons(others)) }
        }
    }
}

/// Return the question that waits, or the result.
#[must_use]
pub fn shown(finder: &Finder) -> Markup {
    match finder.state() {
        State::Asking(place) => asked(&finder.data, place),
        State::Found(place) => found(finder, place),
        State::Undetermined => html! {
            p.finder-result { "どの分類の定義にも当たりませんでした。" }
            p { "このままでは分類を決められません。回答を見直すか、情報管理者に確認してください。" }
        },
    }
}

fn asked(data: &FinderData, place: usize) -> Markup {
    let question = data.questions.get(place);
    let class = question.and_then(|question| data.classes.get(question.class));
    html! {
        p.finder-progress {
            "質問" (place + 1) "(全" (data.questions.len()) "問)"
            span.finder-class { @if let Some(class) = class { (class.title) } }
        }
        p.finder-question { @if let Some(question) = question { (question.text) } }
    }
}

fn found(finder: &Finder, place: usize) -> Markup {
    let data = &finder.data;
    let Some(question) = data.questions.get(place) else { return html! {} };
    let Some(class) = data.classes.get(question.class) else { return html! {} };
    html! {
        p.finder-result { "この情報は「" strong { (class.title) } "」に当たります。" }
        p {
            "「はい」と答えた、次の定義によります。"
            @if question.class > 0 { "これより上の分類の定義には、いずれも「いいえ」と答えています。" }
        }
        blockquote.quote {
            p {
                @for words in &question.words {
                    @if words.as_held { mark title="原文のまま" { (words.text) } } @else { (words.text) }
                }
            }
        }
        p { a href=(class.link) { "この分類の定義と例を見る" } }
        @match &class.out_of_scope {
            Some(reason) => p { (reason) },
            None => (next(finder, class)),
        }
        (choice(finder, &class.id))
    }
}

/// Return the links to what a class demands.
fn next(finder: &Finder, FinderClass { id, title, demanded, .. }: &FinderClass) -> Markup {
    let data = &finder.data;
    // The choice says it to these pages; a link says it only where there is no such choice.
    let named = if finder.chosen() == Some(id) { String::new() } else { chosen::fragment(id) };
    let several = data.checks.len() > 1;
    html! {
        p.actions {
            @if !data.requirements.is_empty() {
                a.button href={ (data.requirements) (named) } { (title) "で求められる" (demanded) "件を見る" }
            }
            @for check in &data.checks {
                a.button.secondary href={ (check.link) (named) } {
                    (title) "で" @if several { (check.title) "を" } "自己点検を始める"
                }
            }
        }
    }
}

/// Say that the class is chosen now, and offer the one that was chosen before.
fn choice(finder: &Finder, id: &str) -> Markup {
    html! {
        p.finder-choice {
            @if finder.chosen() == Some(id) {
                "この分類を選びました。この端末に保存し、この基準のどのページでも使います。ページの上の「あなたの条件」で消せます。"
            } @else {
                "この分類は選んでありません。"
            }
            @if let Some(before) = finder.before() {
                "前に選んであった分類は「" (before) "」です。"
                button.quiet type="button" data-finder=(RESTORE) { "前の分類に戻す" }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{BUTTONS, RESTORE, message};

    #[test]
    fn every_button_has_its_message() {
        let names = BUTTONS.iter().map(|(name, ..)| *name).chain([RESTORE]);
        let messages: Vec<_> = names.map(|name| message(name).expect(name)).collect();
        assert!((1..messages.len()).all(|at| !messages[..at].contains(&messages[at])));
        assert_eq!(message("other"), None);
    }
}
