//! The glossary: terms that the documents use, in Kijun's words, each with its source.

use kijun_content::model::{Block, Checklist, Standard, Term};
use leptos::prelude::*;

use crate::components::note::about_note;
use crate::page::{Here, Page};
use crate::routes::Route;

pub(super) fn page(here: &Here<'_>) -> Page {
    let library = here.site.library;
    let rows = in_rows(&library.glossary);
    let index = rows.iter().map(|(row, terms)| {
        let links = terms.iter().map(|term| {
            view! { <li><a href=format!("#{}", term.id)>{term.term.clone()}</a></li> }
        });
        view! {
            <div>
                <dt>{format!("{row}行")}</dt>
                <dd><ul>{links.collect_view()}</ul></dd>
            </div>
        }
    });
    let index = index.collect_view();
    let terms = rows.iter().flat_map(|(_, terms)| terms).map(|term| {
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
                    <p class="hint">"根拠: "{term.source.clone()}</p>
                    {used}
                </dd>
            </div>
        }
    });
    let content = view! {
        <h1>"用語集"</h1>
        {about_note("用語の説明は編集で付けたもので、基準の文言ではありません。基準が自ら定めている言葉は、その基準の定めによります。")}
        <nav class="term-index" aria-label="五十音の索引"><dl>{index}</dl></nav>
        <dl class="terms" data-words="kijun">{terms.collect_view()}</dl>
    };
    Page {
        title: "用語集".to_owned(),
        description: "クラウドサービスの利用基準に出てくる用語を、根拠とともに説明します。"
            .to_owned(),
        trail: vec![(Route::Glossary, "用語集".to_owned())],
        wide: false,
        family: None,
        content: content.into_any(),
    }
}

/// The rows of the 五十音, each with the kana that begin in it; voiced kana stand with the plain ones.
const ROWS: [(char, &str); 10] = [
    ('あ', "あいうえおぁぃぅぇぉゔ"),
    ('か', "かきくけこがぎぐげご"),
    ('さ', "さしすせそざじずぜぞ"),
    ('た', "たちつてとだぢづでど"),
    ('な', "なにぬねの"),
    ('は', "はひふへほばびぶべぼぱぴぷぺぽ"),
    ('ま', "まみむめも"),
    ('や', "やゆよ"),
    ('ら', "らりるれろ"),
    ('わ', "わをん"),
];

/// Return the rows that have terms, with the terms in the order of their readings.
fn in_rows(terms: &[Term]) -> Vec<(char, Vec<&Term>)> {
    let mut sorted: Vec<(String, &Term)> =
        terms.iter().map(|term| (hiragana(&term.reading), term)).collect();
    sorted.sort_by(|one, other| one.0.cmp(&other.0));
    let rows = ROWS.iter().map(|(row, kana)| {
        let own =
            sorted.iter().filter(|(reading, _)| reading.starts_with(|first| kana.contains(first)));
        (*row, own.map(|(_, term)| *term).collect::<Vec<_>>())
    });
    rows.filter(|(_, terms)| !terms.is_empty()).collect()
}

/// Return a reading in hiragana.
fn hiragana(reading: &str) -> String {
    let letters = reading.chars().map(|letter| match letter {
        '\u{30a1}'..='\u{30f6}' => char::from_u32(u32::from(letter) - 0x60).unwrap_or(letter),
        letter => letter,
    });
    letters.collect()
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

#[cfg(test)]
mod tests {
    use super::in_rows;

    #[test]
    fn every_term_stands_once_in_the_row_of_its_reading() {
        let content = concat!(env!("CARGO_MANIFEST_DIR"), "/../content");
        let library = kijun_content::load(std::path::Path::new(content)).unwrap();
        let rows = in_rows(&library.glossary);
        let listed: usize = rows.iter().map(|(_, terms)| terms.len()).sum();
        assert_eq!(listed, library.glossary.len(), "a reading that begins with no kana");
        let row = |id: &str| rows.iter().find(|(_, terms)| terms.iter().any(|term| term.id == id));
        for (id, expected) in
            [("ismap", 'あ'), ("governing-law", 'さ'), ("byok", 'は'), ("rating", 'か')]
        {
            assert_eq!(row(id).map(|(row, _)| *row), Some(expected), "{id}");
        }
    }
}
