//! The glossary: terms that the documents use, in Kijun's words, each with its source.

use kijun_content::model::{Block, Checklist, Standard, Term};
use leptos::prelude::*;

use crate::components::note::editor_note;
use crate::page::{Here, Page};
use crate::routes::Route;

pub(super) fn page(here: &Here<'_>) -> Page {
    let library = here.site.library;
    let terms = library.glossary.iter().map(|term| {
        let used = (0..).zip(&library.standards).filter(|(_, standard)| uses(standard, term));
        let used = used.map(|(place, standard)| {
            view! { <li><a href=here.to(Route::Standard(place))>{standard.short_title.clone()}</a></li> }
        });
        let used = used.collect_view();
        let used = (!used.is_empty()).then(|| {
            view! { <p class="hint">"使われている基準"</p><ul class="term-used">{used}</ul> }
        });
        view! {
            <div class="term-entry" id=term.id.clone()>
                <dt><dfn>{term.term.clone()}</dfn>" "<span class="hint">{term.reading.clone()}</span></dt>
                <dd>
                    <p>{term.text.clone()}</p>
                    <p class="hint">"よりどころ: "{term.source.clone()}</p>
                    {used}
                </dd>
            </div>
        }
    });
    let content = view! {
        <h1>"用語集"</h1>
        {editor_note("用語の説明は編集で付けたもので、基準の文言ではありません。基準が自ら定めている言葉は、その基準の定めによります。")}
        <dl class="terms" data-words="kijun">{terms.collect_view()}</dl>
    };
    Page {
        title: "用語集".to_owned(),
        description: "クラウドサービスの利用基準に出てくる用語を、よりどころとともに説明します。"
            .to_owned(),
        trail: vec![(Route::Glossary, "用語集".to_owned())],
        wide: false,
        family: None,
        content: content.into_any(),
    }
}

/// Return whether a standard's chapters, tables or classes use the term in one of its forms.
fn uses(standard: &Standard, term: &Term) -> bool {
    let has = |text: &str| term.forms.iter().any(|form| text.contains(form.as_str()));
    let in_chapters = standard
        .chapters
        .iter()
        .flat_map(|chapter| &chapter.blocks)
        .any(|block| matches!(block, Block::Words(words) if words.texts().any(has)));
    let in_tables = standard.checklists.iter().flat_map(Checklist::requirements).any(
        |(_, item, requirement)| has(&requirement.text) || item.risk.as_deref().is_some_and(has),
    );
    let in_classes = standard.classes.iter().flat_map(|scheme| &scheme.classes).any(|class| {
        class.definitions.iter().any(|definition| has(&definition.words))
            || class.examples.iter().any(|example| has(&example.words))
    });
    in_chapters || in_tables || in_classes
}
