//! The frame around the content of every page.

use leptos::prelude::*;

use crate::page::{Family, Here, Look, Page};
use crate::routes::Route;

/// The site's name.
const NAME: &str = "基準 Kijun";

/// The content security policy: a page loads from its own site only, and sends nothing elsewhere.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                      img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'";

/// The mark that Leptos puts between texts for hydration; Kijun's views are mounted anew.
const HYDRATION_MARK: &str = "<!>";

/// The largest number of standards that the header lists. With more, it lists only the standard of
/// the page and a link to the list of all.
const NAV_STANDARDS: usize = 4;

/// Return a whole page as HTML.
pub(crate) fn document(here: &Here<'_>, page: Page) -> String {
    let title = match page.title.as_str() {
        "" => NAME.to_owned(),
        title => format!("{title} | {NAME}"),
    };
    let style = here.link(here.site.assets.style(Look::of(here.route)));
    let class = if page.wide { "page wide" } else { "page" };
    let html = view! {
        <html lang="ja">
            <head>
                <meta charset="utf-8"/>
                <meta http-equiv="Content-Security-Policy" content=POLICY/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title>{title}</title>
                <meta name="description" content=page.description/>
                <meta name="referrer" content="no-referrer"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="icon" href="data:,"/>
                <link rel="stylesheet" href=style/>
                {match page.family {
                    Some(family) => loader(here, family).into_any(),
                    None => reading(here).into_any(),
                }}
            </head>
            <body>
                <a class="skip-link" href="#main">"本文へ移動"</a>
                {header(here)}
                {trail(here, &page.trail)}
                <main id="main" class=class>{page.content}</main>
                {footer(here)}
            </body>
        </html>
    };
    let html = html.to_html();
    // Text is escaped, so only Leptos can have put these marks.
    let html = html.replace(HYDRATION_MARK, "");
    format!("<!DOCTYPE html>{html}")
}

fn loader(here: &Here<'_>, family: Family) -> Option<impl IntoView + use<>> {
    let bundle = here.site.assets.bundle(family)?;
    let loader = here.link(&here.site.assets.loader);
    let (js, wasm) = (here.link(&bundle.js), here.link(&bundle.wasm));
    Some(view! { <script defer src=loader data-js=js data-wasm=wasm></script> })
}

/// Add the script of a page that is read: nothing is typed there, and nothing is sent.
fn reading(here: &Here<'_>) -> impl IntoView + use<> {
    let (script, root) = (here.link(&here.site.assets.reading), here.to(Route::Home));
    let (base, search) = (here.site.base.clone(), here.to(Route::Search));
    view! { <script defer src=script data-base=base data-root=root data-search=search></script> }
}

fn header(here: &Here<'_>) -> impl IntoView + use<> {
    let standards = &here.site.library.standards;
    let few = standards.len() <= NAV_STANDARDS;
    let listed = (0..).zip(standards).filter(|(place, _)| few || here.standard == Some(*place));
    let entries = std::iter::once((Route::Home, "ホーム".to_owned()))
        .chain(listed.map(|(place, each)| (Route::Standard(place), each.short_title.clone())))
        .chain([
            (Route::Search, "検索".to_owned()),
            (Route::Glossary, "用語集".to_owned()),
            (Route::Privacy, "プライバシー".to_owned()),
        ]);
    let items = entries
        .map(|(route, label)| {
            let inside = matches!(route, Route::Standard(place) if here.standard == Some(place));
            let current =
                if here.route == Some(route) { Some("page") } else { inside.then_some("true") };
            view! { <li><a href=here.to(route) aria-current=current>{label}</a></li> }
        })
        .collect_view();
    // The home page lists all standards.
    let all = (!few).then(|| {
        let href = format!("{}#standards", here.to(Route::Home));
        view! { <li><a href=href>"基準の一覧"</a></li> }
    });
    view! {
        <header class="site-header">
            <div class="site-header-inner">
                <a class="site-name" href=here.to(Route::Home)>{NAME}</a>
                <nav aria-label="サイト"><ul class="site-nav">{items}{all}</ul></nav>
            </div>
        </header>
    }
}

/// Show the way down to this page; `None` on the home page.
fn trail(here: &Here<'_>, trail: &[(Route, String)]) -> Option<impl IntoView + use<>> {
    let (_, last) = trail.last()?;
    let above = trail.split_last().map_or(&[][..], |(_, above)| above);
    let links = above
        .iter()
        .map(|(route, label)| view! { <li><a href=here.to(*route)>{label.clone()}</a></li> })
        .collect_view();
    Some(view! {
        <nav class="trail" aria-label="現在地">
            <ol>
                <li><a href=here.to(Route::Home)>"ホーム"</a></li>
                {links}
                <li aria-current="page">{last.clone()}</li>
            </ol>
        </nav>
    })
}

fn footer(here: &Here<'_>) -> impl IntoView + use<> {
    view! {
        <footer class="site-footer">
            <div class="site-footer-inner">
                <p>"このサイトに入力した内容は、どこにも送信されません。"
                    <a href=here.to(Route::Privacy)>"その仕組み"</a>
                    "　"<a href=here.to(Route::Accessibility)>"アクセシビリティ"</a></p>
                <p>"点検の結果は、文書の定めに照らした目安です。利用の可否は、文書の定める手続きで決まります。"</p>
            </div>
        </footer>
    }
}
