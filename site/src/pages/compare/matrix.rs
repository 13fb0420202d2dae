//! An overview of the whole crosswalk: topics by checklists as a heat map against a chosen base, and
//! the requirements that the base lacks.

use std::collections::BTreeSet;

use kijun_crosswalk::{Relation, Topic};
use leptos::prelude::*;

use super::{Here, Numbered};
use crate::components::crosswalk::{Found, Listed};
use crate::routes::Route;

/// Return the requirements of a checklist that a topic compares, in the checklist's order.
pub(super) fn of_topic<'a>(topic: &Topic, listed: Listed<'a>) -> Vec<Found<'a>> {
    let sides = topic.entries.iter().filter_map(|entry| entry.seen_from(listed.path()));
    let ids: BTreeSet<&String> = sides.flat_map(|seen| &seen.own.requirements).collect();
    let all = listed.checklist.rules.requirements.iter().map(|requirement| &requirement.id);
    all.filter(|id| ids.contains(id)).filter_map(|id| listed.find(id)).collect()
}

/// Return the anchor of a requirement on a topic's page.
pub(super) fn card_anchor(found: Found<'_>) -> String {
    let checklist = found.listed.path().replace('/', ".");
    format!("{checklist}.{}", found.requirement.id)
}

/// Return the link to a requirement's words on a topic's page.
pub(super) fn card(here: &Here<'_>, topic: usize, found: Found<'_>) -> String {
    format!("{}#{}", here.to(Route::Topic(topic)), card_anchor(found))
}

/// The relation of a checklist's demands under a topic to those of the base.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Heat {
    Equal,
    More,
    Less,
    /// More in one point and less in another.
    Mixed,
    Related,
    /// The base has nothing that corresponds.
    Lacking,
}

impl Heat {
    const ALL: [Self; 6] =
        [Self::Equal, Self::More, Self::Less, Self::Mixed, Self::Related, Self::Lacking];

    fn id(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::More => "more",
            Self::Less => "less",
            Self::Mixed => "mixed",
            Self::Related => "related",
            Self::Lacking => "lacking",
        }
    }

    fn sign(self) -> &'static str {
        match self {
            Self::Equal => "＝",
            Self::More => "＋",
            Self::Less => "－",
            Self::Mixed => "±",
            Self::Related => "～",
            Self::Lacking => "◇",
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Equal => "同じ",
            Self::More => "多くを求める",
            Self::Less => "少ない",
            Self::Mixed => "多い点も少ない点もある",
            Self::Related => "関連",
            Self::Lacking => "元の基準にない",
        }
    }

    /// Compare a checklist with the base under a topic; `None` if it has nothing there.
    fn of(topic: &Topic, listed: Listed<'_>, base: Listed<'_>) -> Option<Self> {
        let mut seen = topic.entries.iter().filter_map(|entry| entry.seen_from(listed.path()));
        seen.clone().next()?;
        let relations: Vec<Relation> = seen
            .by_ref()
            .filter(|seen| seen.other.checklist == base.path())
            .map(|seen| seen.relation)
            .collect();
        let has = |relation: Relation| relations.contains(&relation);
        Some(match (has(Relation::Superset), has(Relation::Subset)) {
            (true, true) => Self::Mixed,
            (true, false) => Self::More,
            (false, true) => Self::Less,
            (false, false) if has(Relation::Equal) => Self::Equal,
            (false, false) if has(Relation::Related) => Self::Related,
            (false, false) => Self::Lacking,
        })
    }
}

/// Show the choice of the base with which the others are compared; the style sheet shows the
/// comparison with it.
pub(super) fn bases(columns: &[Numbered<'_>]) -> impl IntoView + use<> {
    let choices = columns.iter().enumerate().map(|(place, (number, listed))| {
        view! {
            <label>
                <input type="radio" name="base" value=number.to_string() checked=place == 0 autocomplete="off"/>
                {listed.label()}
            </label>
        }
    });
    let legend = Heat::ALL.map(|heat| {
        view! { <li data-heat=heat.id()><span class="heat" data-heat=heat.id()><span aria-hidden="true">{heat.sign()}</span>" "{heat.word()}</span></li> }
    });
    view! {
        <fieldset class="choices compare-base">
            <legend>"比べる元にする基準"</legend>
            {choices.collect_view()}
        </fieldset>
        <ul class="sign-legend" aria-label="印の意味">{legend.collect_view()}</ul>
    }
}

/// Show the requirements that are compared: one row for each topic, one column for each checklist.
pub(super) fn matrix(here: &Here<'_>, columns: &[Numbered<'_>]) -> impl IntoView + use<> {
    let crosswalk = &here.site.library.crosswalk;
    let heads = columns.iter().map(|(number, listed)| {
        view! { <th scope="col" data-c=number.to_string()>{listed.label()}</th> }
    });
    let rows = crosswalk.topics.iter().enumerate().map(|(place, topic)| {
        let cells = columns.iter().map(|column| cell(here, columns, (place, topic), *column));
        let href = here.to(Route::Topic(place));
        view! {
            <tr>
                <th scope="row"><a href=href>{topic.title.clone()}</a></th>
                {cells.collect_view()}
            </tr>
        }
    });
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label="論点と基準の一覧表">
            <table class="stacked compare-matrix">
                <thead>
                    <tr>
                        <th scope="col">"論点"</th>
                        {heads.collect_view()}
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

fn cell(
    here: &Here<'_>,
    columns: &[Numbered<'_>],
    (place, topic): (usize, &Topic),
    (number, listed): Numbered<'_>,
) -> impl IntoView + use<> {
    let links = of_topic(topic, listed).into_iter().map(|found| {
        let href = card(here, place, found);
        view! { <a class="nb" href=href>{found.number()}</a>" " }
    });
    let links = links.collect_view();
    let empty = links.is_empty();
    let heats = columns.iter().filter(|(base, _)| *base != number).filter_map(|(base, other)| {
        let heat = Heat::of(topic, listed, *other)?;
        Some(view! {
            <span class="heat" data-base=base.to_string() data-heat=heat.id()>
                <span aria-hidden="true">{heat.sign()}</span>
                " "
                {heat.word()}
            </span>
        })
    });
    let heats: Vec<_> = heats.collect();
    view! {
        <td data-c=number.to_string() data-label=listed.label() data-empty=empty>
            {heats}
            {if empty { "―".into_any() } else { links.into_any() }}
        </td>
    }
}

/// Show the requirements that the base lacks: those of the others that no entry compares with one of
/// its own. A requirement stands once, with the bases that lack it; the style sheet chooses.
pub(super) fn lacking(here: &Here<'_>, columns: &[Numbered<'_>]) -> impl IntoView + use<> {
    /// A requirement, and the numbers of the bases that lack it.
    type Lacked<'a> = (Found<'a>, Vec<usize>);
    let all: Vec<(Numbered<'_>, Vec<Lacked<'_>>)> = columns
        .iter()
        .map(|(number, listed)| {
            let ids = listed.checklist.rules.requirements.iter().map(|requirement| &requirement.id);
            let found = ids.filter_map(|id| listed.find(id)).filter_map(|found| {
                let lack = columns
                    .iter()
                    .filter(|(base, other)| base != number && !corresponds(here, found, *other));
                let lack: Vec<usize> = lack.map(|(base, _)| *base).collect();
                (!lack.is_empty()).then_some((found, lack))
            });
            ((*number, *listed), found.collect())
        })
        .collect();
    let count = |base: usize| {
        let all = all.iter().flat_map(|(_, found)| found);
        all.filter(|(_, lack)| lack.contains(&base)).count()
    };
    let heads = columns.iter().map(|(base, listed)| {
        let title = format!("{}にないもの（{}件）", listed.label(), count(*base));
        view! { <span data-base=base.to_string()>{title}</span> }
    });
    let heads: Vec<_> = heads.collect();
    let lists =
        all.iter().filter(|(_, found)| !found.is_empty()).map(|((number, listed), found)| {
            let items = found.iter().map(|(found, lack)| {
                let lack = lack.iter().map(usize::to_string).collect::<Vec<_>>().join(" ");
                view! { <li data-lacks=lack>{found.brief(here)}</li> }
            });
            let items: Vec<_> = items.collect();
            let own = number.to_string();
            view! {
                <div data-c=own.clone() data-own=own>
                    <h3>{listed.label()}</h3>
                    <ul>{items}</ul>
                </div>
            }
        });
    let lists: Vec<_> = lists.collect();
    view! {
        <section class="compare-lacking" aria-labelledby="lacking">
            <h2 id="lacking">{heads}</h2>
            <p data-words="kijun">
                "選んだ基準の要件に対応する要件がない、ほかの基準の要件です。対応は編集者の読み取りで、関連する要件があるものは含みません。"
            </p>
            {lists}
        </section>
    }
}

/// Return whether an entry compares a requirement with one of another checklist.
fn corresponds(here: &Here<'_>, found: Found<'_>, other: Listed<'_>) -> bool {
    let entries = here.site.library.crosswalk.entries();
    let mut seen = entries.filter_map(|(_, entry)| entry.seen_from(found.listed.path()));
    seen.any(|seen| {
        seen.other.checklist == other.path()
            && seen.own.requirements.contains(&found.requirement.id)
    })
}
