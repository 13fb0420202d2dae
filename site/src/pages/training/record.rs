//! The record of the training, as a certificate and as a table.

use leptos::prelude::*;

use super::Of;
use crate::client::training::view;
use crate::components::date::edition;
use crate::components::words::words;
use crate::data::training::RECORD;
use crate::page::program::live;
use crate::routes::Route;

pub(super) fn section(of: Of<'_>) -> impl IntoView + use<> {
    let privacy = of.here.to(Route::Privacy);
    view! {
        <section id=RECORD aria-labelledby="record-title">
            <h2 id="record-title">"受講記録"</h2>
            <div class="screen-only">
                <p>
                    "練習と演習の結果は、このブラウザーだけに残り、どこにも送信されません。氏名と受講日は保存されません。印刷するときに書いてください。"
                    <a href=privacy>"くわしく"</a>
                </p>
                {live("record-form", view::record_form(of.program).into_any())}
            </div>
            {certificate(of)}
        </section>
    }
}

fn certificate(of: Of<'_>) -> impl IntoView + use<> {
    let standard = of.standard;
    view! {
        <div class="certificate">
            <p class="certificate-title">"研修受講記録"</p>
            <dl class="facts">
                <div><dt>"氏名"</dt><dd data-shown="name">{live("name", view::name(of.program).into_any())}</dd></div>
                <div><dt>"受講日"</dt><dd data-shown="date">{live("day", view::day(of.program).into_any())}</dd></div>
                <div>
                    <dt>"基準"</dt>
                    <dd>
                        <span data-words="document">{words(&standard.title, &standard.errata)}</span>
                    </dd>
                </div>
                <div><dt>"版"</dt><dd>{edition(standard)}</dd></div>
            </dl>
            <div data-slot="record">{live("rows", view::rows(of.program).into_any())}</div>
            <p class="hint">"この記録は、受講した人が自分の端末で作ったものです。市や事業者が発行する証明書ではありません。"</p>
        </div>
    }
}
