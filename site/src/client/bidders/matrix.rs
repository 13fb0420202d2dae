//! The comparison as it is shown: a table for each checklist, requirements × vendors.
//!
//! Every sign has words beside its colour. Whatever a file brings is text: the templates escape it,
//! and `bdi` keeps the direction of a name to itself.
//!
//! What a vendor wrote to its answers is put in when it is asked for: a table of fifty vendors has
//! more than a thousand such notes, and folded away they took the browser longer than all the rest.

use kijun_compare::{Cell, Column, Comparison, Flag, Group, Numbered, Only, Row, Sort, words};
use kijun_rules::Status;
use kijun_rules::answers::Answer;
use kijun_rules::engine::RequirementStatus;
use kijun_rules::model::{Phase, edition_label};
use maud::{Markup, html};

/// A part of the page that scrolls by itself needs the focus to be scrolled by keyboard.
const FOCUSABLE: &str = "0";

/// Every group's table; `open` shows what was written to the answers, all at once.
#[must_use]
pub fn groups(comparison: &Comparison<'_>, only: Only, sort: Sort, open: bool) -> Markup {
    html! {
        @for (place, group) in comparison.groups.iter().enumerate() {
            (of_group(group, place, only, sort, open))
        }
    }
}

/// What the vendor of this number wrote to its answer to a requirement; `None` where nothing is.
#[must_use]
pub fn notes_of(
    comparison: &Comparison<'_>,
    checklist: &str,
    requirement: &str,
    number: usize,
) -> Option<Markup> {
    let mut groups = comparison.groups.iter();
    let group = groups.find(|group| group.known.rules.checklist().id == checklist)?;
    let requirement = group.known.rules.requirement(requirement)?;
    let column = group.columns.iter().find(|column| column.number == number)?;
    let (_, content) = notes(column.vendor.cell(requirement).answer?)?;
    Some(content)
}

fn of_group(group: &Group<'_>, place: usize, only: Only, sort: Sort, open: bool) -> Markup {
    let columns: Vec<&Column<'_>> = group.sorted(sort).collect();
    let heading = format!("group-{place}");
    html! {
        section.bidders-group data-checklist=(group.known.rules.checklist().id) {
            h2 id=(heading) { (group.known.title) }
            p.hint {
                "版: " (edition_label(&group.known.rules.checklist().edition))
                " ／ 規則のダイジェスト: " code { (group.known.rules.digest()) }
            }
            (flags(&group.flags))
            div.table-scroll.vendors-scroll tabindex=(FOCUSABLE) role="region" aria-labelledby=(heading) {
                table.vendors {
                    caption.visually-hidden { (group.known.title) "の回答の比較" }
                    thead {
                        tr { th scope="col" { "要件" } @for column in &columns { (head(group, column)) } }
                    }
                    tbody {
                        tr { th scope="row" { "提出された内容" } @for column in &columns { (about(group, column)) } }
                        (facts(group, &columns, only))
                        @for row in group.rows.iter().filter(|row| row.is_wanted(only)) {
                            (of_row(group, *row, &columns, open))
                        }
                    }
                }
            }
            @if !group.rows.iter().any(|row| row.is_wanted(only)) {
                p { (nothing(only)) }
            }
        }
    }
}

/// What is said where no row is wanted.
pub(super) fn nothing(only: Only) -> &'static str {
    match only {
        Only::All => "要件はありません。",
        Only::Differences => "回答や状態の異なる要件はありません。",
        Only::Failures => "満たしていない要件はありません。",
    }
}

/// The top of a column, which stays in sight.
fn head(group: &Group<'_>, column: &Column<'_>) -> Markup {
    let vendor = column.vendor;
    let bounds = vendor.bounds();
    let grave = column.flags.iter().filter(|flag| flag.grave).count();
    let codes: Vec<&str> = column.flags.iter().map(|flag| flag.code).collect();
    html! {
        th scope="col" data-vendor=(column.number) data-verdict=(vendor.verdict().id())
            data-best=(bounds.best.id()) data-worst=(bounds.worst.id()) data-flags=(codes.join(" ")) {
            span.vendor-name { (column.number) ". " bdi { (vendor.shown_name()) } }
            span.verdict-badge { (vendor.verdict().label()) }
            @if grave > 0 { span.grave { "要確認" (grave) "件" } }
            span.vendor-class { (group.class_title(vendor)) }
        }
    }
}

/// What is known of a vendor, below the top of its column.
fn about(group: &Group<'_>, column: &Column<'_>) -> Markup {
    let vendor = column.vendor;
    let file = vendor.file();
    html! {
        td data-about=(column.number) {
            (flags(&column.flags))
            dl.about-vendor {
                @if let Some(name) = vendor.service() { (entry("サービス", &html! { bdi { (name) } })) }
                @if let Some(name) = vendor.provider() { (entry("事業者", &html! { bdi { (name) } })) }
                (entry("ファイル", &html! { bdi { (vendor.file_name) } }))
                (entry("判定", &html! { (words::verdict(vendor)) }))
                @if let Some(reason) = vendor.out_of_scope() { (entry("対象外の理由", &html! { (reason) })) }
                (entry("満たしていない条項", &html! { (words::tally(vendor.tally())) }))
                (entry("分類", &html! { (group.class_title(vendor)) }))
                @if let Some(edition) = &file.edition { (entry("回答の版", &html! { bdi { (edition_label(edition)) } })) }
                @if !file.phases.is_empty() {
                    (entry("段階", &html! {
                        @for (place, phase) in file.phases.iter().copied().map(Phase::label).enumerate() {
                            @if place > 0 { "、" }
                            (phase)
                        }
                    }))
                }
                @for Numbered { number, content: statement } in &column.beside {
                    @let name = statement.file_name.as_deref().unwrap_or_default();
                    (entry("照合した判定結果", &html! { bdi { (name) } " " (remove(*number, name)) }))
                }
                (entry("回答のダイジェスト", &html! { code { (vendor.answers_digest()) } }))
            }
            (remove(column.number, vendor.shown_name()))
        }
    }
}

fn entry(term: &str, content: &Markup) -> Markup {
    html! { div { dt { (term) } dd { (content) } } }
}

/// Remarks; each says in a word how weighty it is.
pub(super) fn flags(flags: &[Flag]) -> Markup {
    html! {
        @if !flags.is_empty() {
            ul.flags {
                @for flag in flags {
                    li data-flag=(flag.code) {
                        strong { @if flag.grave { "要確認" } @else { "注意" } } " " (flag.message)
                    }
                }
            }
        }
    }
}

fn facts(group: &Group<'_>, columns: &[&Column<'_>], only: Only) -> Markup {
    html! {
        @for fact in group.facts.iter().filter(|fact| fact.is_wanted(only)) {
            tr data-fact=(fact.id) data-differs[fact.differs] {
                th scope="row" {
                    span.row-label { "利用の条件" } " " (fact.question) (difference(fact.differs))
                }
                @for column in columns { td { (words::fact(column.vendor.fact(fact.id))) } }
            }
        }
    }
}

fn of_row(group: &Group<'_>, row: Row, columns: &[&Column<'_>], open: bool) -> Markup {
    let id = group.known.rules.requirement_id(row.requirement);
    html! {
        tr data-requirement=(id) data-differs[row.differs] data-fails[row.fails] {
            th scope="row" {
                span.row-label { (group.label(row)) } " " (group.title(row)) (difference(row.differs))
            }
            @for column in columns {
                (of_cell(column.number, column.vendor.cell(row.requirement), open))
            }
        }
    }
}

fn difference(differs: bool) -> Markup {
    html! { @if differs { " " span.differs { "相違あり" } } }
}

fn of_cell(number: usize, cell: Cell<'_>, open: bool) -> Markup {
    let status = cell.status.map_or("out_of_scope", RequirementStatus::id);
    let notes = cell.answer.and_then(notes);
    html! {
        td data-cell=(number) data-status=(status) data-failing[cell.failing] {
            span.status-badge { (words::status(cell.status)) }
            @if let Some(answer) = beside(cell) { " " span.given { (answer) } }
            @if let Some((heading, content)) = notes {
                @if open { (content) } @else {
                    button.quiet type="button" data-notes aria-expanded="false" { (heading) }
                }
            }
        }
    }
}

/// The answer, where the status does not say it already.
pub(super) fn beside(cell: Cell<'_>) -> Option<&'static str> {
    let answer = cell.answer.and_then(Answer::status)?;
    let said = matches!((cell.status, answer), (Some(RequirementStatus::Met), Status::Met));
    (!said).then(|| answer.label())
}

/// What was written to an answer, under a heading that names what there is; `None` if nothing was.
pub(super) fn notes(answer: &Answer) -> Option<(String, Markup)> {
    let mut entries: Vec<(&str, Markup)> = Vec::new();
    let mut headings: Vec<&str> = Vec::new();
    let written = |text: Option<&str>| text.filter(|text| !text.trim().is_empty()).map(own);
    if let Some(reason) = written(answer.reason()) {
        headings.push("理由");
        entries.push(("該当しない理由", reason));
    }
    if let Some(note) = written(answer.note()) {
        headings.push("備考");
        entries.push(("備考", note));
    }
    if let Some(evidence) = answer.evidence().filter(|evidence| !evidence.is_empty()) {
        headings.push("根拠資料");
        entries.push(("根拠資料", html! { ul { @for each in evidence { li { (own(each)) } } } }));
    }
    if let Some(exception) = answer.exception() {
        headings.push("例外");
        let fields = [
            ("例外の理由", &exception.reason),
            ("代替措置", &exception.measure),
            ("期限", &exception.until),
            ("承認者", &exception.approver),
        ];
        let given = fields.into_iter().filter(|(_, text)| !text.is_empty());
        entries.extend(given.map(|(term, text)| (term, own(text))));
    }
    if let Some(proposal) = answer.proposal() {
        headings.push("提案");
        let status = proposal.status.map_or("未回答", Status::label);
        entries.push(("確認されていない提案", html! { (status) }));
    }
    (!entries.is_empty()).then(|| {
        let content = html! { dl { @for (term, content) in entries { (entry(term, &content)) } } };
        (headings.join("・"), content)
    })
}

/// A vendor's own words, line by line.
fn own(text: &str) -> Markup {
    html! { bdi.own { (text) } }
}

/// The files that cannot be compared: what, where, and how to mend it.
#[must_use]
pub fn apart(comparison: &Comparison<'_>) -> Markup {
    let unreadable = comparison.unreadable.iter();
    let unreadable = unreadable
        .map(|each| (each.number, &*each.content.file_name, each.content.error.to_string()));
    let alone = comparison.without_answers.iter().map(|each| {
        let name = each.content.file_name.as_deref().unwrap_or_default();
        (each.number, name, words::WITHOUT_ANSWERS.to_owned())
    });
    let files: Vec<(usize, &str, String)> = unreadable.chain(alone).collect();
    html! {
        @if !files.is_empty() {
            section.notice data-kind="error" aria-labelledby="apart" {
                h2 id="apart" { "比べられないファイル(" (files.len()) "件)" }
                ul {
                    @for (number, name, message) in &files {
                        li data-unreadable=(number) {
                            "「" bdi { (name) } "」 " (message) " " (remove(*number, name))
                        }
                    }
                }
            }
        }
    }
}

/// The button that takes a file away.
fn remove(number: usize, name: &str) -> Markup {
    html! {
        button.quiet type="button" data-remove=(number) {
            "取り除く" span.visually-hidden { ": " bdi { (name) } }
        }
    }
}
