//! The button that clears everything that the site keeps in this browser.

use leptos::prelude::*;

/// Show the button, its question, and the place for what was cleared. The program of the page
/// listens to it (`client::kit::forget`).
///
/// - `site_root`: the path from the page to the site's root.
/// - `cached`: true if the page may come back from the browser's cache as it was left, unless
///   everything was cleared in between. Other pages read again what is kept.
pub(crate) fn forget(site_root: String, cached: bool) -> AnyView {
    view! {
        <div class="forget" data-site-root=site_root data-cached=cached.then_some("")>
            <button type="button" class="quiet" data-forget disabled>
                "このサイトのデータをこのブラウザーからすべて消す"
            </button>
            <p role="status" tabindex="-1" data-cleared></p>
            <dialog data-forget-dialog aria-labelledby="forget-heading">
                <h2 id="forget-heading">"このサイトのデータをすべて消しますか"</h2>
                <p>
                    "保存した自己点検の回答、台帳の登録、研修の記録、選んだ分類と立場、表示などの設定を、このブラウザーからすべて消します。開いているほかのタブに表示している内容も消します。元に戻すことはできません。"
                </p>
                <p>"必要なものは、先にファイルに保存してください。保存したファイルは消えません。"</p>
                <div class="toolbar-actions">
                    <button type="button" data-forget-confirm disabled>"すべて消す"</button>
                    <button type="button" class="secondary" data-forget-cancel disabled>"やめる"</button>
                </div>
            </dialog>
        </div>
    }
    .into_any()
}
