//! The record: what was done, as a certificate and as a table.

use leptos::prelude::*;

use super::{Of, RECORD};
use crate::components::date::edition;
use crate::components::words::words;
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
                <div class="field">
                    <label for="trainee">"氏名"</label>
                    <input type="text" id="trainee" data-field="name" autocomplete="off" disabled/>
                </div>
                <div class="field">
                    <label for="training-date">"受講日"</label>
                    <input type="date" id="training-date" data-field="date" autocomplete="off" disabled/>
                </div>
                <p class="toolbar-actions">
                    <button type="button" data-action="certificate" disabled>"受講記録を印刷"</button>
                    <button type="button" class="secondary" data-export="csv" disabled>"CSVで保存"</button>
                    <button type="button" class="secondary" data-action="forget" disabled>"記録を消去"</button>
                </p>
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
                <div><dt>"氏名"</dt><dd data-shown="name"></dd></div>
                <div><dt>"受講日"</dt><dd data-shown="date"></dd></div>
                <div>
                    <dt>"基準"</dt>
                    <dd>
                        <span data-standard-title data-words="document">{words(&standard.title, &standard.errata)}</span>
                    </dd>
                </div>
                <div><dt>"版"</dt><dd data-edition>{edition(standard)}</dd></div>
            </dl>
            <div data-slot="record">
                <p class="hint">"まだ記録がありません。"</p>
            </div>
            <p class="hint">"この記録は、受講した人が自分の端末で作ったものです。市や事業者が発行する証明書ではありません。"</p>
        </div>
    }
}
