//! The frame of a page that is a file by itself: its policy, its head, its parts.

use data_encoding::BASE64;
use kijun_content::model::Standard;
use leptos::prelude::*;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

use super::HYDRATION_MARK;
use crate::components::appearance::{choices, opener};
use crate::components::situation::situation;
use crate::page::controls::closed;
use crate::page::{Here, Inline, Packed, Program, gzip, pack};
use crate::routes::within;

/// The type of the elements with packed parts: a browser does nothing with them.
const DATA: &str = "application/octet-stream";

/// The styles until the style sheet is unpacked.
const FIRST: &str = include_str!("../../../assets/css/standalone-first.css");

/// A part of the page. One is shown at a time.
pub(crate) struct View {
    /// Its id.
    pub(crate) id: &'static str,
    /// The label of the link to it.
    pub(crate) label: &'static str,
    /// True if it contains a wide table.
    pub(crate) wide: bool,
    /// Its content.
    pub(crate) content: AnyView,
}

/// Return a whole page that loads nothing, as HTML.
///
/// - `form`: the content of the first part, which works only with its program, and stands packed.
/// - `paper`: the content of the form on paper. It stands as the browser unpacks it itself, for those
///   in which no program runs.
/// - `place`: the id in the page for a path below the site's root and the anchor there.
pub(crate) fn standalone(
    here: &Here<'_>,
    standard: &Standard,
    title: &str,
    (form, paper, views): (AnyView, AnyView, Vec<View>),
    inline: &Inline,
    place: &dyn Fn(&str, &str) -> String,
) -> String {
    let finish = |html: String| within(&closed(&html.replace(HYDRATION_MARK, "")), place);
    let form = pack(finish(form.to_html()).as_bytes());
    let paper = gzip(finish(paper.to_html()).as_bytes());
    let body = finish(body(here, standard, views).to_html());
    // Classes without questions have no finder.
    let finder = body.contains("data-live=\"finder\"");
    let programs = inline.programs.iter().filter(|program| finder || program.name != "finder");
    let programs: Vec<&Program> = programs.collect();
    let modules = [inline.unpack.as_str(), inline.start.as_str()];
    let packed = programs.iter().map(|program| program.script.as_str());
    let scripts = inline.scripts.iter().map(String::as_str).chain(modules).chain(packed);
    let policy = policy(&[FIRST, &inline.style], scripts);
    let store = standard.publisher.as_deref().unwrap_or(&standard.title);
    let names: Vec<&str> = programs.iter().map(|program| program.name).collect();
    let parts = inline.parts.iter().map(|(name, length)| format!("{name} {length}"));
    let parts: Vec<String> = parts.collect();
    html! {
        (DOCTYPE)
        html lang="ja" data-store={ "standalone/" (store) } {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta http-equiv="x-dns-prefetch-control" content="off";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                meta name="referrer" content="no-referrer";
                meta name="color-scheme" content="light dark";
                link rel="icon" href="data:,";
                style { (PreEscaped(FIRST)) }
                @for script in &inline.scripts {
                    script { (PreEscaped(script)) }
                }
            }
            body {
                (PreEscaped(body))
                (data("unpack", &inline.unpack_wasm, None))
                (data("packed-paper", &paper, None))
                (data("packed-check", &form, None))
                (data("packed", &inline.packed, Some((&parts.join(","), &names.join(",")))))
                @for module in &modules {
                    script type="module" { (PreEscaped(module)) }
                }
                // A file that was cut does not have it.
                i id="end" {}
            }
        }
    }
    .into_string()
}

/// Show packed bytes as an element; `holds` are the parts and the programs in them.
fn data(id: &str, packed: &Packed, holds: Option<(&str, &str)>) -> Markup {
    html! {
        script type=(DATA) id=(id) data-sum=(packed.sum) data-parts=[holds.map(|it| it.0)]
            data-programs=[holds.map(|it| it.1)] { (PreEscaped(&packed.text)) }
    }
}

/// Return the policy: the page loads nothing, and runs what it came with.
fn policy<'a>(styles: &[&str], scripts: impl Iterator<Item = &'a str>) -> String {
    let hash = |text: &str| format!("'sha256-{}'", BASE64.encode(&Sha256::digest(text.as_bytes())));
    let scripts: Vec<String> = scripts.map(hash).collect();
    format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data:; \
         form-action 'none'; base-uri 'none'",
        scripts.join(" "),
        styles.iter().map(|style| hash(style)).collect::<Vec<_>>().join(" ")
    )
}

fn body(here: &Here<'_>, standard: &Standard, views: Vec<View>) -> impl IntoView + use<> {
    let name = standard.short_title.clone();
    let links = views.iter().map(|View { id, label, .. }| {
        view! { <li><a href=format!("#{id}")>{*label}</a></li> }
    });
    let links = links.collect_view();
    let parts = views.into_iter().map(|View { id, wide, content, .. }| {
        let class = if wide { "page wide" } else { "page" };
        view! { <div id=id class=class data-view>{content}</div> }
    });
    let parts = parts.collect_view();
    let site = here.site_name().to_owned();
    view! {
        <a class="skip-link" href="#main">"本文へ移動"</a>
        <header class="site-header">
            <div class="site-header-inner"><span class="site-name">{site}</span>{opener()}</div>
            <div class="standard-bar">
                <nav class="tabs" aria-label="このファイルの内容" data-views>
                    <ul><li class="tabs-name">{name}</li>{links}</ul>
                </nav>
                {situation(standard).into_any()}
            </div>
        </header>
        <main id="main">
            <div class="page" data-problem hidden>
                <p class="notice load-error" data-kind="error" role="alert">
                    <span data-why></span>"「本文」と「分類」は、このままお使いいただけます。"
                </p>
            </div>
            {parts}
        </main>
        <footer class="site-footer">
            <div class="site-footer-inner">
                <p>"このファイルに入力した内容は、どこにも送信されません。"<a href="#about">"その仕組み"</a></p>
                <p>"自己点検の結果は、文書の定めに照らした目安です。利用の可否は、文書の定める手続きで決まります。"</p>
            </div>
        </footer>
        {choices()}
    }
}
