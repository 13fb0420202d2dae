//! 情報アクセシビリティ自己評価様式, filled in for this site: procurement staff ask the maker of a product for this
//! form.

use leptos::prelude::*;

use crate::page::Here;
use crate::routes::Route;

/// The kinds of use, the support of the site for each, and the restrictions.
const USES: [(&str, &str, &str); 11] = [
    (
        "視力を使わない利用",
        "支援している",
        "見出し、一覧、表の見出しセル、入力欄の名前と状態、判定の変化を読み上げソフトに伝えます。キーボードだけで操作できます。",
    ),
    (
        "限られた視力での利用",
        "支援している",
        "400%の拡大、暗い配色、ハイコントラスト(強制カラー)、文字の間隔の変更で、内容と機能が失われません。",
    ),
    ("色の知覚を使わない利用", "支援している", "判定や印は、色のほかに語と記号でも示します。"),
    ("聴力を使わない利用", "支援している", "音による情報はありません。"),
    ("限られた聴力での利用", "支援している", "音による情報はありません。"),
    ("発声を使わない利用", "支援している", "声による操作はありません。"),
    (
        "限られた手や指の動き、筋力での利用",
        "支援している",
        "押す範囲は24ピクセル四方以上です。同時に押すキーや、なぞる操作、ドラッグだけの操作はありません。",
    ),
    ("限られた身体の届く範囲での利用", "該当しない", "専用の機器はありません。"),
    (
        "光による発作を起こさない利用",
        "支援している",
        "点滅する内容はありません。動きを減らす設定に従います。",
    ),
    (
        "限られた認知、言語、学習の能力での利用",
        "一部支援している",
        "用語の説明、誤りの直し方、途中の保存があります。原文の言い回しは、読みにくいところもそのまま掲載しています。",
    ),
    (
        "プライバシー",
        "支援している",
        "支援技術を使っていることを調べません。入力した内容を送信しません。",
    ),
];

/// Show the form with the answers for this site.
pub(super) fn section(here: &Here<'_>) -> impl IntoView + use<> {
    let uses = USES.map(|(of, result, how)| {
        view! {
            <tr>
                <th scope="row">{of}</th>
                <td data-label="評価">{result}</td>
                <td data-label="説明">{how}</td>
            </tr>
        }
    });
    view! {
        <section>
            <h2 id="self-assessment">"情報アクセシビリティ自己評価様式"</h2>
            <p>
                "総務省の情報アクセシビリティ自己評価様式の項目に沿って、このサイトを評価したものです。調達の際に様式への記入を求める場合の材料としてお使いください。"
            </p>
            <dl class="facts">
                <div><dt>"製品・サービス"</dt><dd>"基準 Kijun(ウェブサイト)"</dd></div>
                <div><dt>"版"</dt><dd>{env!("CARGO_PKG_VERSION")}</dd></div>
                <div>
                    <dt>"概要"</dt>
                    <dd>"市のクラウドサービス利用基準を掲載し、サービスが基準を満たすかどうかを画面で自己点検できるサイト"</dd>
                </div>
                <div>
                    <dt>"評価の方法"</dt>
                    <dd>"自動の試験(axe-core、キーボード操作、拡大、文字の間隔)と、制作する側の目と操作による確認"</dd>
                </div>
                <div><dt>"適用した規格"</dt><dd>"JIS X 8341-3:2016(レベルAA)、WCAG 2.2(レベルAA)"</dd></div>
                <div>
                    <dt>"ウェブの達成基準"</dt>
                    <dd><a href="#results">"達成基準ごとの結果"</a>"のとおり"</dd>
                </div>
                <div>
                    <dt>"問い合わせ"</dt>
                    <dd>"このサイトを置いている組織の担当部署"</dd>
                </div>
            </dl>
            <h3>"利用者の特性ごとの評価"</h3>
            {super::table(
                "利用者の特性ごとの評価",
                &["利用の仕方", "評価", "説明"],
                uses.into_iter().collect_view().into_any(),
            )}
            <p>
                "入力した内容の扱いは、"
                <a href=here.to(Route::Privacy)>"プライバシー"</a>
                "のページで説明しています。"
            </p>
        </section>
    }
}
