//! The reader's own situation: the class of the information and the role, chosen once.
//!
//! It is kept in the browser alone (`reading.js`); pages then mark what applies. If no script runs,
//! the style sheet hides the choice, and everything is shown unmarked.

use kijun_content::model::{Checklist, Standard};
use leptos::prelude::*;

use super::need::value;
use super::requirement_table::columns;

/// Show the choice, for a page of this standard; `None` if no checklist has several classes.
pub(crate) fn situation(standard: &Standard) -> Option<impl IntoView + use<>> {
    let groups = standard.checklists.iter().filter(|checklist| columns(checklist).count() > 1);
    let groups: Vec<_> = groups.map(group).collect();
    let any = !groups.is_empty();
    any.then(|| {
        view! {
            <details class="situation" data-situation=standard.id.clone() data-words="kijun">
                <summary>"あなたの条件: "<span data-chosen>"選んでいません"</span></summary>
                <p>"取り扱う情報の分類と立場を選ぶと、当てはまる要件に「該当」の印を付けます。選んだ内容は、このブラウザーの中だけに保存されます。"</p>
                <div class="situation-fields">
                    <label>"分類"<select data-class autocomplete="off"><option value="">"選ばない"</option>{groups}</select></label>
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
        }
    })
}

fn group(checklist: &Checklist) -> impl IntoView + use<> {
    let classes = columns(checklist).map(|class| {
        view! { <option value=value(checklist, &class.id)>{class.title.clone()}</option> }
    });
    view! { <optgroup label=checklist.title.clone()>{classes.collect_view()}</optgroup> }
}
