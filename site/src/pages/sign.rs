//! The signing of answer files, with plain words on what a signature proves and what it does not.
//!
//! The page is complete without scripts; its controls are disabled until it is sealed.

use leptos::prelude::*;

use crate::client::kit::program::Program;
use crate::client::sign::model::Sign;
use crate::client::sign::view;
use crate::components::file_field::file_field;
use crate::components::forget::forget;
use crate::components::start::start;
use crate::data::sign::SignData;
use crate::page::Family;
use crate::page::program::{live, program};
use crate::page::{Here, Page};
use crate::pages::short_name;
use crate::routes::Route;

const TITLE: &str = "回答ファイルへの署名";

pub(super) fn page(here: &Here<'_>) -> Page {
    let live = here.bundle(Family::Sign).is_some();
    let not_live = (!live).then(|| {
        view! {
            <p class="notice" data-kind="warning">
                "このサイトは、画面での署名の仕組みを入れずに作られています。署名にはOpenSSLをお使いください。"
            </p>
        }
    });
    let content = view! {
        <h1>{TITLE}</h1>
        <p class="lede">
            "回答ファイルに署名すると、受け取った人は、署名した後で回答が書き換えられていないことを、公開鍵で確かめられます。署名は任意です。"
        </p>
        <noscript>
            <p class="notice" data-kind="warning">
                "この画面での署名にはJavaScriptが必要です。OpenSSLで署名することもできます。"
            </p>
        </noscript>
        {not_live}
        {start(live, "署名", || "ページを読み込み直しても変わらないときは、OpenSSLで署名してください。")}
        {form(here)}
        {meaning(here)}
    };
    Page {
        title: TITLE.to_owned(),
        description: "回答ファイルに、端末の中で作った鍵で署名します。鍵も回答も送信されません。"
            .to_owned(),
        trail: vec![(Route::Sign, TITLE.to_owned())],
        wide: false,
        family: Some(Family::Sign),
        content: content.into_any(),
    }
}

fn form(here: &Here<'_>) -> impl IntoView + use<> {
    let standards = || (0..).zip(&here.site.library.standards);
    let checklists = standards().flat_map(|(_, standard)| {
        standard
            .checklists
            .iter()
            .map(move |checklist| (checklist.rules.id.clone(), short_name(standard, checklist)))
    });
    let data = SignData { site_root: here.link(""), checklists: checklists.collect() };
    let tables = standards().flat_map(|(place, standard)| {
        (0..).zip(&standard.checklists).map(move |(list, checklist)| {
            let export = Route::Export { standard: place, checklist: list };
            (here.to(export), short_name(standard, checklist))
        })
    });
    let tables = tables.map(|(href, name)| view! { <li><a href=href>{name}</a></li> });
    let sign = Program::still(Sign::new(data.clone()));
    let content = view! {
        <div class="export">
            <p>
                "鍵も回答も、この端末の外へ送信されません。鍵は、このブラウザーにも保存されません。"
                <a href=here.to(Route::Privacy)>"くわしく"</a>
            </p>
            <section aria-labelledby="key">
                <h2 id="key">"1. 鍵を用意する"</h2>
                <p>
                    "初めてのときは新しい鍵を作り、2つのファイルに保存します。秘密鍵は署名する人だけが持ち、公開鍵は提出先に渡します。次からは、保存した秘密鍵を選びます。"
                </p>
                {live("key", view::key(sign))}
                {file_field(view::KEY, "key", ".pem,.key,.txt", "保存した秘密鍵(PEM)を選ぶ")}
            </section>
            <section aria-labelledby="answers">
                <h2 id="answers">"2. 回答を選ぶ"</h2>
                {live("answers", view::answers(sign))}
                {file_field(view::ANSWERS, "answers", ".json,application/json", "回答ファイル(JSON)を選ぶ")}
                <details>
                    <summary>"回答がExcel・CSVのとき"</summary>
                    <p>"次のページで読み込み、回答ファイル(JSON)として保存したものを選んでください。"</p>
                    <ul>{tables.collect_view()}</ul>
                </details>
            </section>
            <section aria-labelledby="sign">
                <h2 id="sign">"3. 署名する"</h2>
                {live("sign", view::sign(sign))}
            </section>
        </div>
    };
    program(&data, view! { {content} {forget(here.link(""), false)} }.into_any())
}

fn meaning(here: &Here<'_>) -> impl IntoView + use<> {
    let bidders = here.links_to(Route::Bidders).then(|| {
        view! { <a href=here.to(Route::Bidders)>"事業者の回答の比較"</a>"のページか、" }
    });
    view! {
        <section aria-labelledby="meaning">
        <h2 id="meaning">"署名で分かること、分からないこと"</h2>
        <ul>
            <li>"分かること: この回答に、その鍵を持つ人が署名したこと。署名した後で、文書の版、分類、サービス、条件、点検する段階、回答、値、理由、備考、根拠資料のどれも変わっていないこと。"</li>
            <li>"分からないこと: 回答が正しいかどうか。鍵を持つ人が誰か。誰の鍵かは、公開鍵の指紋を、電話や書面など別の方法で確かめてください。"</li>
            <li>"署名の対象でないもの: 例外、確定していない提案、Kijunの知らない項目。"</li>
            <li>"秘密鍵を失うと、同じ鍵では署名できません。ほかの人に渡ると、その人も署名できます。そのときは新しい鍵を作り、提出先に知らせてください。"</li>
        </ul>
        <p>
            "署名は、"{bidders}"コマンド "<code>"kijun verify --answers 回答.json --key 公開鍵.pem"</code>" で確かめられます。方式はEd25519で、鍵はOpenSSLでも使えます。"
        </p>
        </section>
    }
}
