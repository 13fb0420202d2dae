//! The presenter's notes, on a page for a window of their own: never on the projected one.
//!
//! All notes can be read without scripts. A small script follows the requirement that the training
//! page shows (`assets/notes.js`); the page takes no input, and is sealed before it listens.

use kijun_content::model::Standard;
use leptos::prelude::*;

use super::walk::{example, short, slide_id};
use super::{Here, Page, TITLE, label};
use crate::components::note::editor_note;
use crate::page::below;
use crate::routes::Route;

/// The title of the page.
const NOTES: &str = "説明者のメモ";

pub(crate) fn page(here: &Here<'_>, place: usize, standard: &Standard) -> Page {
    let mut notes = Vec::new();
    for (list, checklist) in standard.checklists.iter().enumerate() {
        for (.., requirement) in checklist.requirements() {
            let id = format!("note-{}", slide_id(checklist, requirement));
            let title = format!("{} {}", label(requirement), short(&requirement.title));
            let example = example(standard, list, &requirement.id);
            let note = example.and_then(|each| each.note.clone());
            let note = note.map_or_else(
                || view! { <p class="hint">"この要件には、メモを付けていません。"</p> }.into_any(),
                |note| view! { <p>{note}</p> }.into_any(),
            );
            let examples = example.map(|each| {
                view! {
                    <dl>
                        <dt>"満たす例"</dt>
                        <dd>{each.met.clone()}</dd>
                        <dt>"満たさない例"</dt>
                        <dd>{each.missed.clone()}</dd>
                    </dl>
                }
            });
            notes.push(view! {
                <article class="note" id=id data-note>
                    <h2>{title}</h2>
                    {note}
                    {examples}
                </article>
            });
        }
    }
    let content = view! {
        <h1>{format!("{} {NOTES}", standard.short_title)}</h1>
        <p class="lede">"説明者の画面に置くページです。映す画面には出しません。"</p>
        {editor_note(view! {
            <p>
                "研修のページの「説明者のメモを別の窓で開く」から開くと、映している要件のメモに自動で移ります。研修のページから伝わるのは、映している要件の番号だけで、この端末の中で伝わります。"
            </p>
        })}
        <p class="notes-now" role="status" data-now></p>
        {notes.collect_view()}
        <p><a href=here.to(Route::Training(place))>{TITLE}</a></p>
    };
    let mut trail = below(place, standard, Route::Training(place), TITLE);
    trail.push((Route::TrainingNotes(place), NOTES.to_owned()));
    Page {
        title: format!("{NOTES} {}", standard.short_title),
        description: format!("{}の研修の説明者のためのメモです。", standard.title),
        trail,
        wide: false,
        family: None,
        content: content.into_any(),
    }
}

#[cfg(test)]
mod tests {
    const SCRIPT: &str = include_str!("../../../assets/notes.js");
    const SEAL: &str = include_str!("../../client/kit/seal.rs");

    /// Return the quoted texts after `start`, up to `end`.
    fn quoted<'a>(text: &'a str, start: &str, end: &str) -> Vec<&'a str> {
        let (_, rest) = text.split_once(start).unwrap();
        let (list, _) = rest.split_once(end).unwrap();
        list.split('"').skip(1).step_by(2).collect()
    }

    #[test]
    fn the_script_seals_the_page_as_the_programs_do() {
        let removed = quoted(SEAL, "const REMOVED", "];");
        assert!(removed.len() > 5, "{removed:?}");
        assert_eq!(quoted(SCRIPT, "for (const name of [", "])"), removed);
        let policy = quoted(SCRIPT, "policy.content =", ";\n");
        let [policy] = policy.as_slice() else { panic!("{policy:?}") };
        for part in policy.split("; ") {
            assert!(SEAL.contains(part), "{part}");
        }
    }
}
