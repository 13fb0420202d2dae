//! The cards of the answers: for a class, and where no class fits.

use kijun_ask::index::Standard;
use kijun_ask::{Answer, Because, Cited, Reply, Said};
use maud::{Markup, Render, html};

use super::super::model::{Ask, Message};
use super::parts::{
    because, counted, demands, note, on_paper, procedure, quotation, requirements, words,
};
use crate::client::finder::model::State;

/// Show a button that sends a message.
fn button(class: &str, label: &str, message: &Message) -> Markup {
    html! { button type="button" class=(class) data-do=(message.name()) { (label) } }
}

/// Show the answer for a class.
pub(super) fn class_card(
    ask: &Ask,
    standard: &Standard,
    reply: &Reply<'_>,
    (place, answer): (usize, &Answer<'_>),
    (class, reasons): (usize, &Because<'_>),
) -> Markup {
    let Some(known) = standard.classes.get(class) else { return Markup::default() };
    let decides = answer.decides.and_then(|question| standard.questions.get(question));
    let may = matches!(answer.said, Said::Allowed | Said::Procedure);
    html! {
        article
            class="answer"
            data-answer
            data-class=(known.id)
            data-standard=(standard.id)
            data-said=(answer.said.id())
            data-printing[ask.prints(place)]
            data-on-paper=[on_paper(standard, class)]
        {
            @if !ask.is_chosen() {
                p class="print-only" { "これを置けますか?「" (ask.typed()) "」" }
            }
            h2 { (verdict(answer.said, &answer.forbidden)) }
            p class="answer-class" {
                (standard.title) " "
                strong data-words="document" { (words(standard, &known.title)) }
            }
            @if let Some(reason) = &known.out_of_scope { p { (reason) } }
            (cases(standard, answer))
            h3 { "根拠" }
            (because(standard, reasons.cited()))
            @if let Some(question) = decides {
                p class="ask-decides" {
                    "この分類か、次に示す分類かは、次の質問で決まります。"
                    strong { (question.text) }
                }
            }
            (passages(standard, &reply.passages))
            (unread(reply))
            @if may {
                h3 { "求められる要件" }
                p { (counted(standard, class)) "。必須のものから順に示します。" }
                (demands(standard, class, place == 0))
                h3 { "許可する者と手続き" }
                (procedure(standard, standard.track(class)))
            }
            (next(ask, standard, (place, class), may))
            @if ask.is_chosen() { (button("quiet", "1つ前に戻る", &Message::Back)) }
        }
    }
}

fn verdict(said: Said, forbidden: &[Cited<'_>]) -> &'static str {
    match said {
        Said::Forbidden => "置けません。",
        Said::OutOfScope => "対象外です。",
        Said::Procedure => "手続きが必要です。",
        Said::Allowed if !forbidden.is_empty() => "置けない場合があります。",
        Said::Allowed => "置けます。ただし、求められる要件があります。",
        Said::Undetermined => "分類を決められません。",
    }
}

/// Show the sentences that forbid it, or take it out of scope.
fn cases(standard: &Standard, answer: &Answer<'_>) -> Markup {
    html! {
        @for (text, cited) in [("置けません。", &answer.forbidden), ("対象外です。", &answer.exempt)] {
            @for each in cited {
                @if let Some(when) = each.when() { p { strong { (when) "は、" (text) } } }
                div data-requirement=[forbidding(standard, each)] {
                    (quotation(standard, each.quote))
                }
            }
        }
    }
}

/// Return the id of the requirement whose words forbid it.
fn forbidding<'s>(standard: &'s Standard, cited: &Cited<'_>) -> Option<&'s str> {
    let mut rows = standard.lists.iter().flat_map(|list| &list.rows);
    rows.find(|row| row.quote == *cited.quote).map(|row| row.id.as_str())
}

fn passages(standard: &Standard, cited: &[Cited<'_>]) -> Markup {
    html! {
        @if !cited.is_empty() {
            h3 { "関係する文言" }
            (because(standard, cited))
        }
    }
}

/// Say which words were not used.
fn unread(reply: &Reply<'_>) -> Markup {
    let unread =
        "に当たる言葉は、この文書にも、編集による言葉の表にもないため、考えに入れていません。";
    let denied = "は、含まないという言い方と読み、考えに入れていません。";
    html! {
        @for (words, end) in [(&reply.unread, unread), (&reply.denied, denied)] {
            @if !words.is_empty() { p class="hint" { "「" (words.join("」「")) "」" (end) } }
        }
    }
}

/// Show what to do next.
fn next(ask: &Ask, standard: &Standard, (place, class): (usize, usize), may: bool) -> Markup {
    let id = standard.classes.get(class).map_or("", |class| class.id.as_str());
    let several = standard.lists.len() > 1;
    let pages = [
        (standard.ledger_page.as_str(), "台帳の登録内容を作る", may),
        (&standard.procedure_page, "利用の手続きを見る", true),
        (&standard.classes_page, "分類の定義と例を見る", true),
    ];
    let copied = ask.copied().map(|done| {
        if done {
            "コピーしました。アドレスに含まれるのは分類だけで、入力した言葉は含まれません。"
        } else {
            "コピーできませんでした。表示しているアドレスを選んでコピーしてください。"
        }
    });
    html! {
        div class="ask-next" {
            h3 { "次にすること" }
            ul {
                @if may {
                    @for (list, each) in standard.lists.iter().enumerate() {
                        @let link = ask.handed_on(each, id);
                        li {
                            "事業者に渡すリンク: "
                            a href=(link) data-hand-on {
                                @if several { (each.title) "の" }
                                "自己点検（分類を選んだもの）"
                            }
                            " " (button("quiet", "アドレスをコピー", &Message::Copy(class, list)))
                            span class="ask-address" { (link) }
                        }
                    }
                }
                @for (href, label, shown) in pages {
                    @if shown && !href.is_empty() { li { a href=(href) { (label) } } }
                }
            }
            p role="status" { @if let Some(copied) = copied { (copied) } }
            p class="actions" { (button("secondary", "この回答を印刷する", &Message::Print(place))) }
        }
    }
}

/// Show the answer where no class fits: what the document says all the same, and the class finder.
pub(super) fn open_card(
    ask: &Ask,
    standard: &Standard,
    reply: &Reply<'_>,
    answer: &Answer<'_>,
) -> Markup {
    let found = !reply.requirements.is_empty();
    let undetermined = answer.said == Said::Undetermined;
    let heading = match answer.said {
        Said::Undetermined if found => "関係する要件があります。",
        Said::Undetermined if !reply.passages.is_empty() => "関係する文言があります。",
        said => verdict(said, &answer.forbidden),
    };
    html! {
        article
            class="answer"
            data-answer
            data-class=""
            data-standard=(standard.id)
            data-said=(answer.said.id())
        {
            h2 { (heading) }
            @if undetermined && !found && reply.passages.is_empty() {
                p { "「" (ask.typed()) "」に当たる文言は、" (standard.title) "にありません。" }
            }
            (cases(standard, answer))
            @if found { (requirements(standard, reply)) }
            (passages(standard, &reply.passages))
            (unread(reply))
            @if undetermined { (finder(ask, standard)) }
        }
    }
}

/// Show the class finder's question, or the classes to choose from where the document defines none.
fn finder(ask: &Ask, standard: &Standard) -> Markup {
    let count = standard.questions.len();
    let back = html! {
        @if ask.answered() > 0 { (button("quiet", "1つ前の質問に戻る", &Message::Back)) }
    };
    let asking = match ask.finder() {
        State::Asking(place) => standard.questions.get(place).map(|question| (place, question)),
        State::Found(_) | State::Undetermined => None,
    };
    html! {
        @if let Some((place, question)) = asking {
            div class="finder" {
                h3 { "質問に答えて分類を調べる" }
                p class="finder-progress" {
                    "質問" (place + 1) "(全" (count) "問)"
                    @if let Some(class) = standard.classes.get(question.class) {
                        span class="finder-class" data-words="document" { (class.title) }
                    }
                }
                p class="finder-question" { (question.text) }
                div class="toolbar-actions" {
                    (button("", "はい", &Message::Answer(true)))
                    (button("", "いいえ", &Message::Answer(false)))
                    (back)
                }
            }
        } @else if count > 0 {
            div class="finder" {
                p class="finder-result" { "どの分類の定義にも当たりませんでした。" }
                p { "このままでは分類を決められません。回答を見直すか、情報管理者に確認してください。" }
                div class="toolbar-actions" { (back) }
            }
        }
        @if let Some(text) = &standard.note { (note(&text.render())) }
        @if count == 0 && !standard.classes.is_empty() {
            h3 { "分類が分かっている場合" }
            p { "分類を選ぶと、求められる要件と手続きを示します。" }
            div class="toolbar-actions" {
                @for (class, each) in standard.classes.iter().enumerate() {
                    (button("secondary", &each.title, &Message::Take(class)))
                }
            }
        }
    }
}
