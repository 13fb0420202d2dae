//! The JSON Schemas of the files, for people who make such files with programs of their own.

use kijun_schemas::Schema;
use leptos::prelude::*;

use crate::page::{Here, Page};
use crate::routes::Route;

const TITLE: &str = "ファイルの形式";

/// The folder of the schemas, below the site's root.
const FOLDER: &str = "schema/";

/// Return the files of the schemas: the path below the site's root, and the text.
pub(crate) fn files() -> impl Iterator<Item = (String, &'static str)> {
    kijun_schemas::every().map(|schema| (format!("{FOLDER}{}", schema.file_name()), schema.text))
}

/// Show a table of schemas, each with its file; `label` is the heading of the last column.
fn table(
    here: &Here<'_>,
    caption: &'static str,
    schemas: &[Schema],
    label: &'static str,
) -> AnyView {
    let rows = schemas.iter().map(|schema| {
        let file = schema.file_name();
        let href = here.link(&format!("{FOLDER}{file}"));
        view! {
            <tr>
                <th scope="row">{schema.title}</th>
                <td data-label="スキーマ"><a href=href download=file.clone()>{file.clone()}</a></td>
                <td data-label=label>{schema.made_by}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=caption>
            <table class="stacked">
                <caption class="visually-hidden">{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">"ファイル"</th>
                        <th scope="col">"スキーマ"</th>
                        <th scope="col">{label}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

pub(super) fn page(here: &Here<'_>) -> Page {
    let of_programs = table(here, "スキーマの一覧", &kijun_schemas::ALL, "作るもの");
    let of_content = table(here, "内容のファイルのスキーマの一覧", &kijun_schemas::CONTENT, "名前");
    let content = view! {
        <h1>{TITLE}</h1>
        <p class="lede">
            "このサイトと"<code>"kijun"</code>"コマンドが読み書きするJSONファイルの形式を、JSON Schema(2020-12)で示します。ほかのプログラムで回答ファイルを作るとき、判定結果を読み取るときにお使いください。"
        </p>
        {of_programs}
        <ul>
            <li>"スキーマにない項目も書けます。回答ファイルと台帳ファイルは、読み込んで保存し直しても、知らない項目が残ります。"</li>
            <li>"要件の番号や分類の名前が、そのチェックリストにあるかどうかは、スキーマでは確かめられません。"<code>"kijun evaluate"</code>"か、自己点検のページで読み込んで確かめてください。"</li>
            <li>"同じものを、コマンド "<code>"kijun schema 名前"</code>" でも取り出せます。"</li>
        </ul>
        <h2 id="content">"内容のファイル"</h2>
        <p>
            "基準の文言と規則を書くTOMLファイルの形式です。スキーマを使えるエディターで、キーが補完され、誤ったキーに印が付きます。文言が原文と同じかどうかは、"<code>"kijun check"</code>"で確かめます。"
        </p>
        {of_content}
    };
    Page {
        title: TITLE.to_owned(),
        description:
            "回答ファイル、判定結果、回答の比較、台帳ファイルの形式を、JSON Schemaで示します。"
                .to_owned(),
        trail: vec![(Route::Schema, TITLE.to_owned())],
        wide: false,
        family: None,
        content: content.into_any(),
    }
}
