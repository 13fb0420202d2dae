//! The frame around the content of every page.

mod standalone;

use leptos::prelude::*;

use super::appearance::choices;
use super::navigation::{site_links, tabs};
use super::situation::situation;
use crate::page::controls::closed;
use crate::page::{Family, Here, Look, Page};
use crate::routes::Route;
pub(crate) use standalone::{View, standalone};

/// The content security policy of a page with a program, until the program seals it: the page loads
/// from its own site only, and sends nothing elsewhere.
const WITH_PROGRAM: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
                            style-src 'self'; img-src data:; connect-src 'self'; \
                            worker-src 'none'; form-action 'none'; base-uri 'none'";

/// The content security policy of a page without a program: its style sheet and its script load
/// from its own site, and nothing else does. Its script asks for nothing but the next pages.
const READING: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
                       img-src data:; worker-src 'none'; form-action 'none'; base-uri 'none'";

/// What images are allowed to be on most pages, and on those with a document's figures.
const IMAGES: (&str, &str) = ("img-src data:", "img-src 'self' data:");

/// The mark that Leptos puts between texts for hydration; Kijun's views are mounted anew.
const HYDRATION_MARK: &str = "<!>";

/// Return whether the page shows the words of chapters in a standard with figures.
fn shows_figures(here: &Here<'_>) -> bool {
    let standard = here.standard.and_then(|place| here.site.library.standards.get(place));
    matches!(here.route, Some(Route::Chapter { .. } | Route::Whole(_)))
        && standard.is_some_and(|standard| !standard.figures.is_empty())
}

/// Return a whole page as HTML.
pub(crate) fn document(here: &Here<'_>, page: Page) -> String {
    let title = match page.title.as_str() {
        "" => here.site_name().to_owned(),
        title => format!("{title} | {}", here.site_name()),
    };
    let style = here.link(here.site.assets.style(Look::of(here.route)));
    let program = page.family.and_then(|family| here.bundle(family));
    let policy = if program.is_some() { WITH_PROGRAM } else { READING };
    let policy =
        if shows_figures(here) { policy.replace(IMAGES.0, IMAGES.1) } else { policy.to_owned() };
    let class = if page.wide { "page wide" } else { "page" };
    let html = view! {
        <html lang="ja">
            <head>
                <meta charset="utf-8"/>
                <meta http-equiv="Content-Security-Policy" content=policy/>
                <meta http-equiv="x-dns-prefetch-control" content="off"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title>{title}</title>
                <meta name="description" content=page.description/>
                <meta name="referrer" content="no-referrer"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="icon" href="data:,"/>
                <link rel="stylesheet" href=style/>
                <script src=here.link(&here.site.assets.page) data-root=here.to(Route::Home)></script>
                {match page.family {
                    Some(family) => loader(here, family).into_any(),
                    None => match here.route {
                        Some(Route::TrainingNotes(place)) => notes(here, place).into_any(),
                        _ => reading(here).into_any(),
                    },
                }}
            </head>
            <body>
                <a class="skip-link" href="#main">"本文へ移動"</a>
                {header(here)}
                {trail(here, &page.trail)}
                <main id="main" class=class>{page.content}</main>
                {footer(here)}
                {choices()}
            </body>
        </html>
    };
    let html = html.to_html();
    // Text is escaped, so only Leptos can have put these marks.
    let html = html.replace(HYDRATION_MARK, "");
    let html = if program.is_some() { closed(&html) } else { html };
    format!("<!DOCTYPE html>{html}")
}

fn loader(here: &Here<'_>, family: Family) -> Option<impl IntoView + use<>> {
    let bundle = here.site.assets.bundle(family)?;
    let assets = &here.site.assets;
    let (watchdog, loader) = (here.link(&assets.watchdog), here.link(&assets.loader));
    let (js, wasm, empty) =
        (here.link(&bundle.js), here.link(&bundle.wasm), here.link(&assets.empty));
    // The watchdog runs first, and hears of everything that comes after it.
    Some(view! {
        <script defer src=watchdog></script>
        <script defer src=loader data-js=js data-wasm=wasm data-empty=empty></script>
    })
}

/// Add the script of a page that is read: nothing is typed there, and nothing is sent.
fn reading(here: &Here<'_>) -> impl IntoView + use<> {
    let (script, root) = (here.link(&here.site.assets.reading), here.to(Route::Home));
    let search = here.to(Route::Search);
    view! { <script defer src=script data-root=root data-search=search></script> }
}

/// Add the script of the presenter's notes, which seals the page before it listens.
fn notes(here: &Here<'_>, place: usize) -> impl IntoView + use<> {
    let standard = here.site.library.standards.get(place).map(|standard| standard.id.clone());
    let (script, root) = (here.link(&here.site.assets.notes), here.to(Route::Home));
    view! { <script defer src=script data-root=root data-standard=standard></script> }
}

fn header(here: &Here<'_>) -> impl IntoView + use<> {
    let standards = &here.site.library.standards;
    let standard = here.standard.and_then(|place| Some((place, standards.get(place)?)));
    let bar = standard.map(|(place, standard)| {
        view! {
            <div class="standard-bar">
                {tabs(here, place, standard)}
                {situation(standard).into_any()}
            </div>
        }
    });
    let current = |route: Route| (here.route == Some(route)).then_some("page");
    let name = match &here.site.library.site.name {
        Some(name) => name.clone().into_any(),
        None => view! { "基準"<span>" Kijun"</span> }.into_any(),
    };
    let ask = here.links_to(Route::Ask).then(|| {
        view! {
            <a class="to-field ask" href=here.to(Route::Ask) aria-current=current(Route::Ask)>"これを置けますか?"</a>
        }
    });
    view! {
        <header class="site-header">
            <div class="site-header-inner">
                <a class="site-name" href=here.to(Route::Home)>{name}</a>
                {ask}
                <a class="to-field" href=here.to(Route::Search) aria-current=current(Route::Search)>"検索"</a>
                {site_links(here).into_any()}
            </div>
            {bar}
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
    let settings = &here.site.library.site;
    let operated = [("運営", &settings.operator), ("問い合わせ", &settings.contact)];
    let operated = operated.into_iter().filter_map(|(label, text)| {
        let text = text.clone()?;
        Some(view! { <p class="operator">{label}": "{text}</p> })
    });
    let operated = operated.collect_view();
    let notices = here.site.assets.notices.as_ref();
    let notices = notices.map(|notices| {
        let href = here.link(notices);
        view! { "　"<a href=href>"使っているソフトウェア"</a> }
    });
    view! {
        <footer class="site-footer">
            <div class="site-footer-inner">
                {operated}
                <p>"このサイトに入力した内容は、どこにも送信されません。"
                    <a href=here.to(Route::Privacy)>"その仕組み"</a>
                    "　"<a href=here.to(Route::Accessibility)>"アクセシビリティ"</a>
                    "　"<a href=here.to(Route::Schema)>"ファイルの形式"</a>{notices}</p>
                <p>"自己点検の結果は、文書の定めに照らした目安です。利用の可否は、文書の定める手続きで決まります。"</p>
            </div>
        </footer>
    }
}
