//! The controls of one entry: the class of the information, and one control a field.
//!
//! A standard with several ledgers gives the same field the same id in each: it has one control,
//! beside which stands where each ledger names it.

use std::collections::BTreeSet;

use kijun_content::model::{Field, Ledger};
use leptos::prelude::*;

use super::Of;
use crate::components::requirement_words::place;
use crate::components::words::words;
use crate::pages::procedure::field_label;
use crate::routes::Route;

pub(super) fn fields(of: Of<'_>) -> impl IntoView + use<> {
    let mut seen = BTreeSet::new();
    let all = of.procedure.ledgers.iter().flat_map(|ledger| &ledger.fields);
    let first = all.filter(|field| seen.insert(&field.id));
    let controls = first.map(|field| control(of, &field.id)).collect_view();
    view! {
        <div class="fields">
            {class(of)}
            {controls}
        </div>
    }
}

/// The choice of a class, which leads to the ledger; nothing where there is nothing to choose.
fn class(of: Of<'_>) -> Option<impl IntoView + use<>> {
    let several = of.procedure.ledgers.len() > 1;
    let options = of.classes().map(|(id, title, ledger)| {
        view! {
            <option value=id.to_owned() data-ledger=ledger.id.clone()>{title.to_owned()}</option>
        }
    });
    let options: Vec<_> = options.collect();
    let classes = of.here.to(Route::Classes(of.place));
    let hint = several.then_some("分類によって、登録する台帳が違います。");
    (!options.is_empty()).then(|| {
        view! {
            <div class="field">
                <label for="class">"取り扱う情報の分類"</label>
                <select id="class" name="class" autocomplete="off" disabled>
                    <option value="">"選んでください"</option>
                    {options.collect_view()}
                </select>
                <p class="hint">{hint}<a href=classes>"分類の説明を見る"</a></p>
            </div>
        }
    })
}

/// A field by its id, with what each ledger says of it.
fn control(of: Of<'_>, id: &str) -> impl IntoView + use<> {
    let found = of.procedure.ledgers.iter().filter_map(|ledger| {
        let field = ledger.fields.iter().find(|field| field.id == id)?;
        Some((ledger, field))
    });
    let found: Vec<(&Ledger, &Field)> = found.collect();
    let name = format!("ledger:{id}");
    let control_id = format!("ledger-{id}");
    let hint = found.iter().find_map(|(_, field)| field.hint.clone());
    let hint_id = hint.is_some().then(|| format!("{control_id}-hint"));
    let hint = hint.zip(hint_id.clone());
    let hint = hint.map(|(hint, id)| view! { <p class="hint" id=id>{hint}</p> });
    let prefill = found.iter().find_map(|(_, field)| Some(field.prefill?.id()));
    let lines = found.iter().any(|(_, field)| field.lines);
    let control = if lines {
        view! {
            <textarea
                id=control_id.clone()
                name=name
                rows="3"
                autocomplete="off"
                aria-describedby=hint_id
                data-prefill=prefill
                disabled
            ></textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                type="text"
                id=control_id.clone()
                name=name
                autocomplete="off"
                aria-describedby=hint_id
                data-prefill=prefill
                disabled
            />
        }
        .into_any()
    };
    let ledgers: Vec<&str> = found.iter().map(|(ledger, _)| ledger.id.as_str()).collect();
    view! {
        <div class="field" data-field=id.to_owned() data-ledgers=ledgers.join(" ")>
            <label for=control_id>{label(of, &found)}</label>
            <p class="hint">"原文: "{sources(of, &found)}</p>
            {hint}
            {control}
        </div>
    }
}

/// The document's words; where the ledgers' differ, each with its ledger.
fn label(of: Of<'_>, found: &[(&Ledger, &Field)]) -> AnyView {
    let errata = &of.standard.errata;
    let shown = |field: &Field| {
        let number = field.number.clone();
        view! { <span data-words="document">{number}" "{words(&field.words, errata)}</span> }
    };
    let squeezed = |field: &Field| -> String {
        field
            .number
            .iter()
            .flat_map(|number| number.chars())
            .chain(field.words.chars())
            .filter(|letter| !letter.is_whitespace())
            .collect()
    };
    let mut each = found.iter();
    let Some((_, first)) = each.next() else { return ().into_any() };
    if each.all(|(_, field)| squeezed(field) == squeezed(first)) {
        return shown(first).into_any();
    }
    let views = found.iter().map(|(ledger, field)| {
        view! { <span class="of-ledger" data-of=ledger.id.clone()>{shown(field)}</span> }
    });
    views.collect_view().into_any()
}

/// Where each ledger names the field.
fn sources(of: Of<'_>, found: &[(&Ledger, &Field)]) -> impl IntoView + use<> {
    let links = found.iter().map(|(ledger, field)| {
        let label = field_label(ledger, field.number.as_deref());
        let link = match place(of.standard, &field.at) {
            Some(path) => view! { <a href=of.here.link(&path)>{label}</a> }.into_any(),
            None => label.into_any(),
        };
        view! { <span class="source" data-of=ledger.id.clone()>{link}</span> }
    });
    links.collect_view()
}
