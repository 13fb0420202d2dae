//! The reader's own situation: the class of the information for this standard, and the role.
//!
//! There is one choice for each standard. It is kept in the browser alone (`page.js`), and every page
//! of the standard shows it: tables and marks follow it, and programs read it
//! (`client::kit::chosen`). If no script runs, the style sheet hides the choice, and everything is
//! shown unmarked.

use kijun_content::model::Standard;
use kijun_rules::model::Class;
use leptos::prelude::*;

use super::need::value;

/// Show the choice, for a page of this standard; `None` if it does not tell classes apart.
pub(crate) fn situation(standard: &Standard) -> Option<impl IntoView + use<>> {
    let classes = classes(standard);
    let options = classes.iter().map(|(value, class)| {
        view! { <option value=value.clone()>{class.title.clone()}</option> }
    });
    (classes.len() > 1).then(|| {
        view! {
            <details class="situation" data-situation=standard.id.clone() data-words="kijun">
                <summary>"あなたの条件: "<span data-chosen>"選んでいません"</span></summary>
                <p>"取り扱う情報の分類と立場を選ぶと、この基準のどのページでも使います。当てはまる要件には「該当」の印が付き、要件の一覧と自己点検は選んだ分類で始まります。回答を入力した自己点検の分類を、断りなく変えることはありません。選んだ内容は、このブラウザーの中だけに保存されます。"</p>
                <div class="situation-fields">
                    <label>"分類"<select data-class autocomplete="off"><option value="">"選ばない"</option>{options.collect_view()}</select></label>
                    <label>
                        "立場"
                        <select data-role autocomplete="off">
                            <option value="">"選ばない"</option>
                            <option value="municipality">"市の職員"</option>
                            <option value="provider">"事業者"</option>
                        </select>
                    </label>
                    <button type="button" class="quiet" data-clear>"条件を消す"</button>
                </div>
            </details>
            <p class="notice linked" data-kind="info" data-linked hidden>
                "このリンクの分類は「"<span></span>"」ですが、別の分類が選んであります。"
                <button type="button" class="secondary">"リンクの分類に変える"</button>
            </p>
        }
    })
}

/// Return the classes of all checklists, each once, with the value that names it. A class has the
/// same id in all checklists of a standard.
fn classes(standard: &Standard) -> Vec<(String, &Class)> {
    let mut classes: Vec<(String, &Class)> = Vec::new();
    for checklist in &standard.checklists {
        for class in &checklist.rules.classes {
            if classes.iter().all(|(_, known)| known.id != class.id) {
                classes.push((value(checklist, &class.id), class));
            }
        }
    }
    classes
}
