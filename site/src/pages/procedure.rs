//! The steps that are necessary to use a service: the people who act and permit, and the content of
//! the ledger.
//!
//! The titles of the steps are Kijun's; beside each is the sentence of the document, with its
//! place.

use kijun_content::model::{CitedAt, Ledger, Prefill, Procedure, Standard, Step, Track};
use leptos::prelude::*;
use leptos::tachys::html::InertElement;

use crate::components::citation::quotation;
use crate::components::note::{about_note, editor_note};
use crate::components::requirement_words::place as path_of;
use crate::components::swimlane::swimlane;
use crate::components::words::words;
use crate::page::{Here, Page, below};
use crate::routes::Route;

pub(super) fn page(here: &Here<'_>, place: usize, standard: &Standard) -> Option<Page> {
    let procedure = standard.procedure.as_ref()?;
    let of = Of { here, place, standard, procedure };
    let note = procedure.note.clone().map(|note| view! { <p>{note}</p> });
    let unordered = (!procedure.ordered).then(
        || view! { <p>"原文は、手続きの順番を定めていません。並び順に意味はありません。"</p> },
    );
    let content = view! {
        <h1>"利用の手続き"</h1>
        <p class="lede">"サービスを選んだ後に、誰が何をし、誰の許可を受け、台帳に何を書くかを、文書から抜き出しました。"</p>
        {approvers(of)}
        {procedure.tracks.iter().map(|each| track(of, each)).collect_view()}
        {ledgers(of)}
        {about_note(view! {
            <p>"図の言葉と、実施者や提出先の呼び名、引用の文言は、原文のままです。手順の題名と「…の場合」は、編集で付けたものです。"</p>
            {unordered}
            {note}
        })}
    };
    Some(Page {
        title: format!("利用の手続き {}", standard.short_title),
        description: format!(
            "{}が定める利用の手続きです。誰が何をし、誰の許可を受け、台帳に何を書くかを示します。",
            standard.title
        ),
        trail: below(place, standard, Route::Procedure(place), "利用の手続き"),
        wide: false,
        family: None,
        content: content.into_any(),
    })
}

/// The values that every part of the page needs.
#[derive(Clone, Copy)]
struct Of<'a> {
    here: &'a Here<'a>,
    place: usize,
    standard: &'a Standard,
    procedure: &'a Procedure,
}

/// Return the anchor of a track.
fn track_anchor(track: &Track) -> String {
    format!("track-{}", track.id)
}

/// Return the anchor of a ledger's fields.
fn ledger_anchor(ledger: &Ledger) -> String {
    format!("ledger-{}", ledger.id)
}

/// Show for which information a track is, in the document's words.
fn track_title(of: Of<'_>, track: &Track) -> AnyView {
    let scheme = of.standard.classes.as_ref();
    let classes = scheme.into_iter().flat_map(|scheme| &scheme.classes);
    let titles = classes.filter(|class| track.classes.contains(&class.id)).map(|class| {
        let title = words(&class.title, &of.standard.errata);
        view! { <span class="class-title" data-words="document">{title}</span> }
    });
    let titles: Vec<_> = titles.collect();
    if titles.is_empty() {
        "すべての利用".into_any()
    } else {
        titles.collect_view().into_any()
    }
}

/// Show who may permit the use, for each kind of information, with links to the steps.
fn approvers(of: Of<'_>) -> impl IntoView + use<> {
    let tracks = of.procedure.tracks.iter().map(|track| {
        let href = format!("#{}", track_anchor(track));
        let approver = match &track.approver {
            Some(approver) => {
                let words = approver.words.clone();
                view! { <strong data-words="document">{words}</strong> }.into_any()
            }
            None => UNSAID_APPROVER.into_any(),
        };
        view! { <div><dt><a href=href>{track_title(of, track)}</a></dt><dd>{approver}</dd></div> }
    });
    let linked = of.here.links_to(Route::Ledger(of.place));
    let ledger = (!of.procedure.ledgers.is_empty() && linked).then(|| {
        let href = of.here.to(Route::Ledger(of.place));
        view! {
            <div>
                <dt><a href="#ledger">"台帳"</a></dt>
                <dd><a href=href>"台帳の登録内容を作る"</a></dd>
            </div>
        }
    });
    view! {
        <section aria-labelledby="approvers">
            <h2 id="approvers">"利用を許可する者"</h2>
            <dl class="facts approvers">{tracks.collect_view()}{ledger}</dl>
        </section>
    }
}

const UNSAID_APPROVER: &str = "この文書に書かれていません。";

fn track(of: Of<'_>, track: &Track) -> impl IntoView + use<> {
    let id = track_anchor(track);
    let ledger = track.ledger.and_then(|ledger| of.procedure.ledgers.get(ledger));
    let picture = swimlane(track, ledger, of.procedure.ordered);
    let picture = picture.map(|html| InertElement::new(html).into_any());
    let note = track.note.clone().map(|note| editor_note(view! { <p>{note}</p> }));
    let steps = track.steps.iter().map(|each| step(of, track, each)).collect_view();
    let steps = if of.procedure.ordered {
        view! { <ol class="steps">{steps}</ol> }.into_any()
    } else {
        view! { <ul class="steps">{steps}</ul> }.into_any()
    };
    // Without a picture the steps are all that the page has.
    let open = picture.is_none();
    let summary = format!("手順ごとの言葉と根拠（{}件）", track.steps.len());
    view! {
        <section class="track" aria-labelledby=id.clone()>
            <h2 id=id.clone()>{track_title(of, track)}</h2>
            {approver(of, track)}
            {note}
            {picture}
            <details class="more" open=open>
                <summary>{summary}</summary>
                {steps}
            </details>
        </section>
    }
}

/// Show who may permit the use, or that the document does not say it.
fn approver(of: Of<'_>, track: &Track) -> AnyView {
    let Some(approver) = &track.approver else {
        let unsaid = format!("利用を許可する者は、{UNSAID_APPROVER}");
        return view! { <p class="approver" data-words="kijun">{unsaid}</p> }.into_any();
    };
    view! {
        <div class="approver">
            <p>"利用を許可する者: "<strong data-words="document">{approver.words.clone()}</strong></p>
            {quotation(of.here, of.standard, &approver.cited)}
        </div>
    }
    .into_any()
}

fn step(of: Of<'_>, track: &Track, step: &Step) -> impl IntoView + use<> {
    let phase = step.phase.map(|phase| {
        view! { <span class="phase">{phase.label()}</span> }
    });
    let when = step.when.clone().map(|when| view! { <p class="when">{when}</p> });
    let ledger = track.ledger.and_then(|ledger| of.procedure.ledgers.get(ledger));
    let ledger = ledger.filter(|ledger| ledger.cited.at == step.cited.at).map(|ledger| {
        let href = format!("#{}", ledger_anchor(ledger));
        view! { <p><a href=href>"台帳に書く項目"</a></p> }
    });
    view! {
        <li>
            <div class="step">
                <h3>{step.title.clone()}" "{phase}</h3>
                {when}
                {people(step)}
                {quotation(of.here, of.standard, &step.cited)}
                {ledger}
            </div>
        </li>
    }
}

/// Show who acts, and with whom, in the document's words.
fn people(step: &Step) -> impl IntoView + use<> {
    let by = match &step.by {
        Some(by) => view! { <dd data-words="document">{by.clone()}</dd> }.into_any(),
        None => view! { <dd class="unsaid">"原文に書かれていません"</dd> }.into_any(),
    };
    let others = [("提出先", &step.to), ("協議先", &step.consulted), ("関与者", &step.involved)];
    let others = others.into_iter().filter_map(|(label, name)| {
        let name = name.clone()?;
        Some(view! { <div><dt>{label}</dt><dd data-words="document">{name}</dd></div> })
    });
    view! {
        <dl class="facts people">
            <div><dt>"実施者"</dt>{by}</div>
            {others.collect_view()}
        </dl>
    }
}

fn ledgers(of: Of<'_>) -> impl IntoView + use<> {
    let ledgers = &of.procedure.ledgers;
    let none = ledgers
        .is_empty()
        .then(|| editor_note(view! { <p>"この文書は、台帳について定めていません。"</p> }));
    let linked = of.here.links_to(Route::Ledger(of.place));
    let form = (!ledgers.is_empty() && linked).then(|| {
        let href = of.here.to(Route::Ledger(of.place));
        view! {
            <p class="actions"><a class="button" href=href>"台帳の登録内容を作る"</a></p>
        }
    });
    view! {
        <section aria-labelledby="ledger">
            <h2 id="ledger">"台帳"</h2>
            {none}
            {form}
            {ledgers.iter().map(|each| ledger(of, each)).collect_view()}
        </section>
    }
}

fn ledger(of: Of<'_>, ledger: &Ledger) -> impl IntoView + use<> {
    let errata = &of.standard.errata;
    let id = ledger_anchor(ledger);
    let name = words(&ledger.name, errata);
    let by = match &ledger.by {
        Some(by) => view! { <span data-words="document">{by.clone()}</span> }.into_any(),
        None => "原文に書かれていません".into_any(),
    };
    let rows = ledger.fields.iter().map(|field| {
        let path = path_of(of.standard, &field.at);
        let number = field.number.clone().unwrap_or_else(|| "項目".to_owned());
        let number = match path {
            Some(path) => view! { <a href=of.here.link(&path)>{number}</a> }.into_any(),
            None => number.into_any(),
        };
        let prefilled = field.prefill.map_or("なし", prefill);
        view! {
            <tr>
                <th scope="row" class="number" data-label="番号" data-words="document">{number}</th>
                <td data-label="項目" data-words="document">{words(&field.words, errata)}</td>
                <td data-label="回答ファイルから写すもの">{prefilled}</td>
            </tr>
        }
    });
    let label = format!("{}の項目", ledger.name);
    let count = format!("台帳に書く項目（{}件）", ledger.fields.len());
    view! {
        <section class="ledger-fields">
            <h3 id=id data-words="document">{name}</h3>
            <p>"登録する者: "{by}</p>
            {quotation(of.here, of.standard, &ledger.cited)}
            <details class="more">
            <summary>{count}</summary>
            <div class="table-scroll" tabindex="0" role="region" aria-label=label>
                <table class="stacked">
                    <thead>
                        <tr>
                            <th scope="col">"番号"</th>
                            <th scope="col">"項目"</th>
                            <th scope="col">"回答ファイルから写すもの"</th>
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
            </details>
        </section>
    }
}

/// Return the name of the value that a field takes from an answer file.
pub(super) fn prefill(prefill: Prefill) -> &'static str {
    match prefill {
        Prefill::ServiceName => "サービス名",
        Prefill::Provider => "事業者名",
        Prefill::Class => "情報の分類",
    }
}

/// Return the number of a ledger's passage and of a field in it, e.g. `5.2(1)④(ア)`.
pub(super) fn field_label(ledger: &Ledger, number: Option<&str>) -> String {
    match ledger.cited.at {
        CitedAt::Passage(_) => format!("{}{}", ledger.cited.label, number.unwrap_or_default()),
        _ => number.unwrap_or_default().to_owned(),
    }
}
