//! The end of the form: exceptions, and files to hand in.

use kijun_content::model::Checklist;
use leptos::prelude::*;

use crate::client::check::action::Action;
use crate::client::check::course::Step;
use crate::client::check::files::File;
use crate::client::check::part::Part;
use crate::components::forget::forget;

use super::CheckPage;

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

/// The number of requirements up to which the answers to be read through are unfolded.
const UNFOLDED: usize = 40;

/// Show the answers, to be read through before they are handed in.
pub(super) fn review(checklist: &Checklist) -> impl IntoView + use<> {
    let open = checklist.rules.requirements.len() <= UNFOLDED;
    view! {
        <section class="step review" aria-labelledby="review-heading">
            <h2 id="review-heading">"確認"</h2>
            <p>"提出する前に、回答を読み直してください。"</p>
            <div data-part=Part::Summary.name()></div>
            <details open=open>
                <summary>"回答の一覧" <span data-count=Part::Review.name()></span></summary>
                <ul data-part=Part::Review.name()></ul>
            </details>
        </section>
    }
}

/// Show the files to hand in, and the links to the forms on paper.
pub(super) fn hand_in(page: CheckPage<'_>, paper: String) -> impl IntoView + use<> {
    let site_root = page.root.link("");
    view! {
        <section class="hand-in step" id=Step::HandIn.anchor() aria-labelledby="hand-in-heading">
            <h2 id="hand-in-heading">{Step::HandIn.heading(false)}</h2>
            <p class="hand-in-code" data-part=Part::Code.name()></p>
            <div class="purposes">
                <div class="purpose">
                    <h3>"市へ提出する"</h3>
                    <p>"すべての回答と、この画面での判定が入ったファイルです。受け取った側で、同じ規則により判定し直せます。"</p>
                    <button type="button" data-export=File::Answers.id() disabled>"回答ファイルを保存"</button>
                    <button type="button" class="secondary" data-export=File::Assessment.id() disabled>"判定結果を保存"</button>
                </div>
                <div class="purpose">
                    <h3>"続きを別の端末で"</h3>
                    <p>"保存したファイルを、別の端末のこの画面の「メニュー」で読み込むと、続きから回答できます。"</p>
                    <button type="button" class="secondary" data-action=Action::SaveCopy.id() disabled>"続きのファイルを保存"</button>
                </div>
                <div class="purpose">
                    <h3>"Excelで"</h3>
                    <p>"表にして保存します。表に記入して、読み込むこともできます。"</p>
                    {excel(page)}
                    <button type="button" class="secondary" data-export=File::Csv.id() disabled>"CSVで保存"</button>
                </div>
                <div class="purpose">
                    <h3>"印刷"</h3>
                    <p>"自己点検結果書を印刷します。手で記入する用紙もあります。"</p>
                    <button type="button" class="secondary" data-action=Action::Print.id() disabled>"自己点検結果書を印刷"</button>
                    <a href=paper>"紙のチェックリスト"</a>
                </div>
            </div>
            {forget(site_root, false)}
        </section>
    }
}

/// Show the way to the Excel file: the link to its page, or the button if the form makes it itself.
fn excel(page: CheckPage<'_>) -> Option<AnyView> {
    if let Some(data) = page.workbook {
        let data = data.to_owned();
        return Some(
            view! {
                <button type="button" class="secondary" data-export="xlsx" data-workbook=data disabled>
                    "Excelで保存"
                </button>
            }
            .into_any(),
        );
    }
    let href = page.export.to_owned();
    (!href.is_empty()).then(|| {
        view! { <a class="button secondary" href=href data-export="xlsx">"Excelで保存・読み込み"</a> }
            .into_any()
    })
}
