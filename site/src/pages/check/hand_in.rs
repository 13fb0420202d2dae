//! The end of the form: exceptions, files to hand in, and the parts that are only in print.

use kijun_rules::model::edition_label;
use leptos::prelude::*;

use crate::client::check::action::Action;
use crate::client::check::files::File;
use crate::client::check::part::Part;

use super::CheckPage;
use super::service::phases;

/// Show the exception sheet; it gets a row for each requirement that is not met.
pub(super) fn exceptions() -> impl IntoView {
    view! {
        <section class="exceptions" aria-labelledby="exceptions-heading" hidden>
            <h2 id="exceptions-heading">"例外の記載"<span data-count=Part::Exceptions.name()></span></h2>
            <p>
                "満たしていない要件を、承認・協議を経てそのまま使う場合に記入してください。記入しても判定は変わりません。"
            </p>
            <ul data-part=Part::Exceptions.name()></ul>
        </section>
    }
}

/// Show the files to hand in, and the links to the forms on paper.
pub(super) fn hand_in(page: CheckPage<'_>, paper: String) -> impl IntoView + use<> {
    let export = page.export.to_owned();
    view! {
        <section class="hand-in" aria-labelledby="hand-in-heading">
            <h2 id="hand-in-heading">"提出する"</h2>
            <p>
                "回答ファイルには、すべての回答と、この画面での判定が入ります。受け取った側で同じ規則により判定し直せます。"
            </p>
            <div class="toolbar-actions">
                <button type="button" data-export=File::Answers.id() disabled>"回答ファイルを保存"</button>
                <button type="button" class="secondary" data-export=File::Assessment.id() disabled>"判定結果を保存"</button>
                <button type="button" class="secondary" data-export=File::Csv.id() disabled>"CSVで保存"</button>
                <a class="button secondary" href=export data-export="xlsx">"Excelで保存・読み込み"</a>
                <button type="button" class="secondary" data-action=Action::Print.id() disabled>"この点検を印刷"</button>
                <a href=paper>"紙のチェックリスト"</a>
            </div>
        </section>
    }
}

/// Show the head of the printed form: the service, the edition, and room for signatures.
pub(super) fn print_head(page: CheckPage<'_>) -> impl IntoView + use<> {
    let edition = edition_label(&page.checklist.rules.edition).to_owned();
    let has_phases = !phases(page.checklist).is_empty();
    let line = |label: &'static str, name: &'static str| {
        view! { <div><dt>{label}</dt><dd data-print=name></dd></div> }
    };
    view! {
        <div class="print-only">
            <p>{page.standard.title.clone()}</p>
            <dl class="blanks">
                {line("サービス名", "service")}
                {line("事業者名", "provider")}
                {line("情報の分類", "class")}
                {has_phases.then(|| line("点検する段階", "phases"))}
                {line("判定", "verdict")}
                <div><dt>"版"</dt><dd>{edition}</dd></div>
                {line("印刷日", "date")}
                {line("規則のダイジェスト", "rules-digest")}
                {line("回答のダイジェスト", "answers-digest")}
                <div><dt>"点検者(署名)"</dt><dd></dd></div>
                <div><dt>"確認者(署名)"</dt><dd></dd></div>
            </dl>
        </div>
    }
}
