//! The printed assessment, 自己点検結果書: its words, which the form fills in when it prints.
//!
//! It stands in a template, which shows nothing and has no controls: however the form looks on the
//! screen, paper has this.

use leptos::prelude::*;

use super::CheckPage;
use super::service::phases;
use crate::client::check::paper::{SECTIONS, SHEET};
use crate::components::date::edition;
use crate::components::words::words;
use crate::pages::paper::table::{Answers, table};

/// Show the template of the printed assessment.
pub(super) fn sheet(page: CheckPage<'_>) -> impl IntoView + use<> {
    let CheckPage { standard, checklist, .. } = page;
    let errata = &standard.errata;
    // The titles of some documents begin with the publisher's name.
    let publisher = standard.publisher.clone().filter(|name| !standard.title.contains(name));
    let line = |label: &'static str, name: &'static str| {
        view! { <div><dt>{label}</dt><dd data-print=name></dd></div> }
    };
    let signature = |who: &'static str, day: &'static str| {
        view! {
            <div><dt>{who}</dt><dd></dd></div>
            <div><dt>{day}</dt><dd></dd></div>
        }
    };
    let sections = SECTIONS.map(|(name, heading)| {
        view! { <section><h2>{heading}</h2><div data-print=name></div></section> }
    });
    view! {
        <template id=SHEET>
            <div class="sheet-front">
                <div class="sheet-title">
                    <div>
                        <p>
                            {publisher.map(|name| format!("{name}　"))}
                            <span data-words="document">{words(&standard.title, errata)}</span>
                        </p>
                        <p class="sheet-heading">"自己点検結果書"<span data-print="kind"></span></p>
                    </div>
                    <p class="sheet-code"><span>"照合用コード"</span><b data-print="code"></b></p>
                </div>
                <dl class="blanks">
                    {line("サービス名", "service")}
                    {line("事業者名", "provider")}
                    <div><dt>"チェックリスト"</dt><dd>{checklist.title.clone()}</dd></div>
                    <div><dt>"版"</dt><dd>{edition(standard)}</dd></div>
                    {(!checklist.rules.has_no_classes()).then(|| line("情報の分類", "class"))}
                    {(!phases(checklist).is_empty()).then(|| line("点検する段階", "phases"))}
                    {line("回答の進み具合", "progress")}
                    {line("印刷日", "date")}
                </dl>
                <div data-print="verdict"></div>
                {sections.collect_view()}
                <dl class="blanks sheet-signatures">
                    {signature("点検者(署名)", "点検日")}
                    {signature("確認者(署名)", "確認日")}
                </dl>
                <p class="sheet-hint" data-print="hint"></p>
            </div>
            <section class="sheet-facts">
                <h2>"利用の条件"</h2>
                <div data-print="facts"></div>
            </section>
            <section class="sheet-table">
                <h2>"要件と回答"</h2>
                <p data-print="omitted"></p>
                {table(checklist, errata, Answers::Program)}
            </section>
            <section class="sheet-digests">
                <h2>"照合値"</h2>
                <div data-print="digests"></div>
            </section>
        </template>
    }
}
