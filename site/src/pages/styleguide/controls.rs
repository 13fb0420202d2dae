//! The samples made by style sheets alone: notices, doors, buttons, fields, statuses, verdicts.

use kijun_rules::model::{Severity, Verdict};
use leptos::prelude::*;
use maud::{Markup, html};

use super::Sample;

/// Make a sample from HTML.
fn sample(name: &'static str, title: &'static str, html: Markup) -> Sample {
    Sample::new(name, title, view! { <div inner_html=html.into_string()></div> })
}

pub(super) fn samples() -> Vec<Sample> {
    vec![
        sample("notice", "知らせ", notices()),
        sample("doors", "入口とカード", doors()),
        sample("buttons", "ボタン", buttons()),
        sample("fields", "入力欄", fields()),
        sample("status-badge", "要件の状態", statuses()),
        sample("verdict-mark", "判定", verdicts()),
        sample("requirement", "点検の要件", requirement()),
        sample("verdict-panel", "判定の理由", panel()),
        sample("stacked", "狭い画面で縦に並ぶ表", stacked()),
    ]
}

fn notices() -> Markup {
    html! {
        p.notice { "読み込みました。" a href="#sample-notice" { "くわしく" } }
        div.notice data-kind="warning" {
            p { "確認してほしいことです。" }
            ul { li { "直し方を1つずつ挙げます。" } li { "失われるものはありません。" } }
        }
        p.notice data-kind="error" { "『回答.json』の3行目: 引用符が閉じていません。行の終わりに \" を加えてください。" }
    }
}

fn doors() -> Markup {
    html! {
        div.doors {
            @for title in ["読む", "点検する", "研修で使う"] {
                section.door {
                    h3 { (title) }
                    p { "何ができるかを1文で示します。" }
                    ul {
                        li { a href="#sample-doors" { "行き先" } }
                        li { a href="#sample-doors" { "長い名前の行き先は、狭い画面では折り返します" } }
                    }
                }
            }
        }
        article.card {
            h3 { a href="#sample-doors" { "カードの見出し" } }
            p { "要件は14件です。" }
            dl.facts {
                div { dt { "発行者" } dd { "ある市" } }
                div { dt { "版" } dd { "第1.0版" } }
            }
            p.actions {
                a.button href="#sample-doors" { "画面で自己点検する" }
                a.button.secondary href="#sample-doors" { "紙のチェックリストを印刷する" }
            }
        }
    }
}

fn buttons() -> Markup {
    let kinds = [("", "主な操作"), ("secondary", "ほかの操作"), ("quiet", "控えめな操作")];
    html! {
        p.hint { "焦点の輪は、Tabキーで移ると見えます。" }
        p.actions {
            @for (class, label) in kinds { button type="button" class=(class) { (label) } }
        }
        p.actions {
            @for (class, label) in kinds {
                button type="button" class=(class) disabled { (label) "(使えない)" }
            }
        }
        p.actions {
            a.button href="#sample-buttons" { "リンクのボタン" }
            a.button.secondary href="#sample-buttons" { "リンクのほかの操作" }
        }
        div.toolbar {
            div.toolbar-actions {
                button type="button" { "回答を保存する" }
                button.quiet type="button" { "消す" }
            }
        }
    }
}

fn fields() -> Markup {
    let field = |id: &str, label: &str, value: &str, disabled: bool| {
        html! {
            div.field {
                label for=(id) { (label) }
                p.hint id={ (id) "-hint" } { "何を書くかを、欄の上に示します。" }
                input id=(id) value=(value) disabled[disabled] autocomplete="off"
                    aria-describedby={ (id) "-hint" };
            }
        }
    };
    html! {
        fieldset.fields {
            legend { "欄のまとまり" }
            (field("field-text", "1行の文字", "", false))
            (field("field-filled", "書いてある欄", "電子申請サービス", false))
            (field("field-off", "使えない欄", "", true))
            div.field { label for="field-date" { "日付" } input type="date" id="field-date"; }
            div.field {
                label for="field-select" { "選択" }
                select id="field-select" { option { "選ばない" } option { "重要情報" } }
            }
            div.field { label for="field-area" { "長い文" } textarea id="field-area" rows="2" {} }
            div.field { label for="field-file" { "ファイル" } input type="file" id="field-file"; }
        }
        fieldset.choices {
            legend { "1つを選ぶ" }
            label { input type="radio" name="choice" checked; "選んである" }
            label { input type="radio" name="choice"; "選んでいない" }
            label { input type="radio" name="choice" disabled; "選べない" }
        }
    }
}

fn statuses() -> Markup {
    let statuses = [
        ("met", "満たす"),
        ("substituted", "代替で充足"),
        ("note", "任意"),
        ("advisory", "留意事項"),
        ("approval_required", "要承認・要協議"),
        ("nonconforming", "不適合"),
        ("unanswered", "未回答"),
        ("pending", "ほかの回答待ち"),
        ("not_required", "この条件では求められません"),
        ("unavailable", "前提に合わないため使えません"),
    ];
    html! {
        p.actions {
            @for (status, label) in statuses {
                span data-status=(status) { span.status-badge { (label) } }
            }
        }
    }
}

fn verdicts() -> Markup {
    let severities =
        [Severity::Note, Severity::Advisory, Severity::ApprovalRequired, Severity::Nonconforming];
    let reached = severities.map(Severity::verdict);
    let mut all: Vec<Verdict> = vec![Verdict::Conforming];
    for verdict in reached.into_iter().chain([Verdict::Undetermined, Verdict::OutOfScope]) {
        if !all.contains(&verdict) {
            all.push(verdict);
        }
    }
    html! {
        @for verdict in all {
            p.verdict-mark data-verdict=(verdict.id()) { strong { (verdict.label()) } }
        }
        p.verdict-mark data-verdict="none" { strong { "分類を選ぶと判定します" } }
    }
}

fn requirement() -> Markup {
    html! {
        @for (status, label, open) in [("met", "満たす", true), ("nonconforming", "不適合", false), ("none", "未回答", false)] {
            details.requirement data-status=(status) open[open] {
                summary.requirement-head {
                    h3 { span.number { "No.1" } " 要件の見出し" }
                    span.status-badge { (label) }
                }
                div {
                    p { "要件の文言です。" }
                    dl.level-words { div { dt { "分類" } dd { "必須" } } }
                    div.proposal { p { "提案 満たす" } p.hint { "前の版への回答から。確かめるまで数えません。" } }
                }
            }
        }
    }
}

fn panel() -> Markup {
    html! {
        div.verdict-panel {
            h3 { "判定の理由" }
            ul {
                @for (state, text) in [("violated", "満たさない要件があります。"), ("open", "未回答の要件があります。"), ("satisfied", "すべて満たします。")] {
                    li data-state=(state) { p { (text) } blockquote.quote { p { "文書の文言です。" } } }
                }
            }
            div.trial {
                p { strong { "仮の回答を試しています。" } "この間の変更は保存されません。" }
                div.toolbar-actions {
                    button type="button" { "元の回答に戻す" }
                    button.secondary type="button" { "この回答にする" }
                }
            }
        }
    }
}

fn stacked() -> Markup {
    let rows = [("No.1", "満たす", "契約書12条"), ("No.2", "満たさない", "")];
    html! {
        div.table-scroll tabindex="0" role="region" aria-label="縦に並ぶ表の見本" {
            table.stacked {
                thead { tr { @for head in ["番号", "回答", "備考"] { th scope="col" { (head) } } } }
                tbody {
                    @for (number, answer, note) in rows {
                        tr {
                            th scope="row" data-label="番号" { (number) }
                            td data-label="回答" { (answer) }
                            td data-label="備考" { (note) }
                        }
                    }
                }
            }
        }
    }
}
