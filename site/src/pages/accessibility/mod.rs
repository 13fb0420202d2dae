//! The accessibility of the site, how it was checked, and the keys that the site uses.
//!
//! Results of tests are shown only on a site whose very content is tested (`site.toml` says so, and
//! the check of the content holds it to it). Any other site says what holds by construction, and
//! what its operator has found.

mod construction;
mod criteria;
mod self_assessment;

use leptos::prelude::*;

use super::{Here, Page};
use crate::routes::Route;
use criteria::{CRITERIA, Criterion, Found, Of};

pub(super) fn page(here: &Here<'_>) -> Page {
    let is_tested = here.site.library.site.accessibility.tested;
    let content = view! {
        <h1>"アクセシビリティ"</h1>
        <p class="lede">
            "このサイトは、年齢や障害の有無、使う機器にかかわらず、基準を読み、点検できることを目指しています。"
        </p>
        {statement(is_tested)}
        {keys()}
        {if is_tested {
            view! { {results().into_any()} {self_assessment::section(here).into_any()} }.into_any()
        } else {
            construction::sections(here).into_any()
        }}
    };
    Page {
        title: "アクセシビリティ".to_owned(),
        description: "アクセシビリティの方針、達成基準ごとの結果、キー操作の設定を掲載しています。"
            .to_owned(),
        trail: vec![(Route::Accessibility, "アクセシビリティ".to_owned())],
        wide: true,
        family: None,
        content: content.into_any(),
    }
}

fn statement(is_tested: bool) -> impl IntoView {
    let of_others = is_tested.then(|| {
        view! {
            <li>"障害のある方による利用の評価は、まだ行っていません。下の結果は、自動の試験と、制作する側の目と操作による確認です。"</li>
        }
    });
    view! {
        <section>
            <h2 id="statement">"方針"</h2>
            <p>
                "JIS X 8341-3:2016の適合レベルAAと、WCAG 2.2のレベルAAを目標としています。対象は、このサイトのすべてのページです。"
            </p>
            <p>
                "原文の表や図は、文字と表として掲載しています。スクリプトが動かない環境でも、自己点検などの入力を除くすべての内容を読めます。入力のページには、紙のチェックリストへの案内があります。"
            </p>
            <h3>"分かっている制約"</h3>
            <ul>
                <li>"要件の数が多い表は、幅の広い画面では表の形のまま、表の中だけを横にスクロールして読みます。幅の狭い画面では、1行を1つのまとまりとして縦に並べます。"</li>
                {of_others}
                <li>"原文の言い回しは、読みにくいところもそのまま掲載しています。"</li>
            </ul>
        </section>
    }
}

fn keys() -> impl IntoView {
    view! {
        <section>
            <h2 id="keys">"キー操作"</h2>
            <p>
                "すべての操作は、キーボードだけでできます。Tabキーで次の項目へ、Shiftキーを押しながらTabキーで前の項目へ移ります。本文を読むページでは、"
                <kbd>"/"</kbd>
                "キーで検索のページを開けます。"
            </p>
            <p hidden>
                <label class="setting">
                    <input type="checkbox" data-shortcut checked autocomplete="off"/>
                    "/キーで検索のページを開く"
                </label>
            </p>
        </section>
    }
}

fn results() -> impl IntoView {
    let rows = CRITERIA.iter().map(row).collect_view().into_any();
    let tested = CRITERIA.iter().filter(|each| matches!(each.found, Found::Tested(..))).count();
    let seen = CRITERIA.iter().filter(|each| each.found == Found::Seen).count();
    let nothing = CRITERIA.len() - tested - seen;
    let counts = format!(
        "達成基準{}件のうち、自動の試験で確かめているものが{tested}件、目と操作で確かめたものが{seen}件、対象となるものがないものが{nothing}件です。",
        CRITERIA.len()
    );
    view! {
        <section>
            <h2 id="results">"達成基準ごとの結果"</h2>
            <p>{counts}</p>
            <p>
                "自動の試験は、このサイトのプログラムや内容を改めるたびに、すべてのページを実際のブラウザー(Chromium)で開いて行います。1つでも満たさなければ、改めたものを取り入れません。試験があることは、その達成基準のすべてを確かめたことを意味しません。"
            </p>
            {table(
                "達成基準ごとの結果",
                &["達成基準", "レベル", "定める規格", "結果", "確かめ方", "補足"],
                rows,
            )}
        </section>
    }
}

/// Show a table of criteria.
fn table(label: &'static str, columns: &[&'static str], rows: AnyView) -> impl IntoView + use<> {
    let heads = columns.iter().map(|column| view! { <th scope="col">{*column}</th> });
    let heads = heads.collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=label>
            <table class="stacked">
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(criterion: &Criterion) -> impl IntoView + use<> {
    let of = match criterion.of {
        Of::Both => "JIS、WCAG 2.2",
        Of::Wcag => "WCAG 2.2",
        Of::Jis => "JIS",
    };
    let result = match criterion.found {
        Found::Tested(..) | Found::Seen => "適合",
        Found::Nothing => "対象なし",
    };
    let how = match criterion.found {
        Found::Tested(file, _) => {
            view! { "自動の試験 "<code>"tests/browser/"{file}</code> }.into_any()
        }
        Found::Seen => "目と操作による確認".into_any(),
        Found::Nothing => "―".into_any(),
    };
    view! {
        <tr>
            <th scope="row">{criterion.number}" "{criterion.title}</th>
            <td data-label="レベル">{criterion.level}</td>
            <td data-label="定める規格">{of}</td>
            <td data-label="結果">{result}</td>
            <td data-label="確かめ方">{how}</td>
            <td data-label="補足">{criterion.note}</td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::criteria::{CRITERIA, Found, Of};

    #[test]
    fn every_criterion_stands_once_in_order() {
        let number = |text: &str| -> Vec<u8> {
            text.split('.').map(|part| part.parse().expect("a number")).collect()
        };
        let numbers: Vec<_> = CRITERIA.iter().map(|each| number(each.number)).collect();
        assert!(numbers.is_sorted_by(|one, other| one < other));
        // WCAG 2.2 has 55 criteria of levels A and AA, JIS X 8341-3:2016 has 38.
        assert_eq!(CRITERIA.iter().filter(|each| each.of != Of::Jis).count(), 55);
        assert_eq!(CRITERIA.iter().filter(|each| each.of != Of::Wcag).count(), 38);
    }

    #[test]
    fn a_result_of_a_test_names_a_test_that_is_there() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/browser");
        for criterion in &CRITERIA {
            if let Found::Tested(file, name) = criterion.found {
                let text = std::fs::read_to_string(format!("{folder}/{file}"));
                let text = text.unwrap_or_else(|error| panic!("{file}: {error}"));
                let mut lines = text.lines().filter(|line| line.contains("it("));
                assert!(
                    lines.any(|line| line.contains(name)),
                    "{}: `{name}` is no test of {file}",
                    criterion.number
                );
            } else {
                assert!(criterion.found == Found::Seen || !criterion.note.is_empty());
            }
        }
    }
}
