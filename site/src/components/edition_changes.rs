//! The differences between two editions, as HTML.
//!
//! Removed and added words are `del` and `ins`, each with a mark that is also read out and printed:
//! nobody needs to see a colour or a line to tell them apart.

use kijun_content::editions::{
    Differences, FactDifferences, Kind, LevelDifferences, Part, RequirementDifferences, Rule,
    Segment, Side, WordDifferences,
};
use kijun_content::model::{Edition, Standard};
use kijun_rules::editions::Succession;
use kijun_rules::model::FactIs;
use leptos::prelude::*;

use super::date;

/// Return the day from which an edition applies, in words; `None` if the document does not say.
pub(crate) fn in_force(edition: &Edition) -> Option<String> {
    let date = edition.in_force?;
    Some(date::in_words(date.year(), date.month(), date.day()))
}

/// Explain how to read the marks.
pub(crate) fn legend() -> impl IntoView {
    let segment = |side, text: &str| Segment { side, text: text.to_owned() };
    let example = [segment(Side::Old, "なくなった文言"), segment(Side::New, "加わった文言")];
    view! { <p class="hint">"違いの示し方: "{segments(&example, "kijun")}</p> }
}

/// Show two texts in one; `owner` is the owner of the words (`document` or `kijun`).
pub(crate) fn segments(all: &[Segment], owner: &'static str) -> impl IntoView + use<> {
    let part = |segment: &Segment| {
        let text = lines(&segment.text, owner);
        match segment.side {
            Side::Same => text,
            Side::Old => view! { <del>{mark("〔削除〕")}{text}</del> }.into_any(),
            Side::New => view! { <ins>{mark("〔追加〕")}{text}</ins> }.into_any(),
        }
    };
    all.iter().map(part).collect_view()
}

fn mark(text: &'static str) -> impl IntoView {
    view! { <span class="change-mark" data-words="kijun">{text}</span> }
}

fn lines(text: &str, owner: &'static str) -> AnyView {
    let line = |(place, line): (usize, &str)| {
        let line = line.to_owned();
        view! { {(place > 0).then(|| view! { <br/> })}{line} }
    };
    let lines = text.split('\n').enumerate().map(line).collect_view();
    view! { <span data-words=owner>{lines}</span> }.into_any()
}

/// Return the owner of the words of a part.
fn owner(part: Part) -> &'static str {
    match part {
        Part::Heading | Part::Text | Part::Risk | Part::Definition | Part::Example => "document",
        Part::Premise | Part::Value | Part::Phase | Part::Party | Part::Scope => "kijun",
    }
}

/// Show the words that differ, each part under its name.
pub(crate) fn words(all: &[WordDifferences]) -> impl IntoView + use<> {
    let entry = |each: &WordDifferences| {
        view! {
            <div>
                <dt>{each.part.label()}</dt>
                <dd>{segments(&each.segments, owner(each.part))}</dd>
            </div>
        }
    };
    all.iter().map(entry).collect_view()
}

/// The facts of both editions; their questions put conditions into words.
#[derive(Clone, Copy)]
pub(crate) struct Facts<'a>(pub(crate) &'a [FactDifferences]);

impl Facts<'_> {
    /// Return a fact with its value, in the words of the edition on the side other than `not`.
    fn said(self, of: &FactIs, not: Side) -> String {
        let fact = self.0.iter().find(|fact| fact.fact == of.fact);
        let question = fact.map(|fact| fact.said_without(not)).filter(|text| !text.is_empty());
        let value = fact.map_or_else(|| of.is.label(None), |fact| fact.label(&of.is));
        format!("「{}」が「{value}」の場合、", question.as_deref().unwrap_or(&of.fact))
    }
}

/// Show the differences in a requirement: in its words, and in the demands of the classes.
pub(crate) fn requirement(of: &RequirementDifferences, facts: Facts<'_>) -> impl IntoView + use<> {
    let levels = of.levels.iter().map(|each| level(each, facts)).collect_view();
    view! { <dl class="changes">{words(&of.words)}{levels}</dl> }
}

fn level(of: &LevelDifferences, facts: Facts<'_>) -> impl IntoView + use<> {
    let rule = |(label, rule, not): (&'static str, &Rule, Side)| {
        let conditions = rule.conditions.iter().map(|fact| facts.said(fact, not));
        let conditions = conditions.collect::<Vec<_>>().concat();
        let members: Vec<String> = rule.any_of.iter().map(|id| format!("No.{id}")).collect();
        view! {
            <li>
                {label}": "
                {conditions}
                {members.join("、")}
                {rule.which()}
                "満たさないと「"
                {rule.severity.verdict().label()}
                "」"
            </li>
        }
    };
    let before = of.before.iter().map(|each| ("前", each, Side::New));
    let after = of.after.iter().map(|each| ("後", each, Side::Old));
    let rules: Vec<_> = before.chain(after).map(rule).collect();
    view! {
        <div>
            <dt data-words="document">{of.title.clone()}</dt>
            <dd>
                {segments(&of.segments, "document")}
                {(!rules.is_empty()).then(|| view! { <ul class="hint">{rules.collect_view()}</ul> })}
            </dd>
        </div>
    }
}

/// Show, for the form, what differs in a requirement from each earlier edition in which it may have
/// been answered. It is hidden until the form holds such an answer.
pub(crate) fn beside_answer(
    all: &[(Differences, Succession)],
    checklist: &str,
    id: &str,
) -> impl IntoView + use<> {
    let change = |(differences, _): &(Differences, Succession)| {
        let list = differences.checklists.iter().find(|each| each.checklist == checklist)?;
        let mut requirements = list.requirements.iter();
        let of = requirements.find(|each| each.to.as_deref() == Some(id))?;
        if of.from.is_empty() || of.keeps_answer() {
            return None;
        }
        let from: Vec<String> = of.from.iter().map(|id| format!("No.{id}")).collect();
        let kind = match of.kind {
            Kind::Changed => String::new(),
            kind => format!("({})", kind.label()),
        };
        let edition = date::name_of_edition(&differences.from.id);
        let heading = format!("{edition}の{}からの変更{kind}", from.join("、"));
        let changes = requirement(of, Facts(&list.facts));
        Some(view! {
            <div class="edition-change" data-change=differences.from.id.clone() hidden>
                <p class="label">{heading}</p>
                {changes}
            </div>
        })
    };
    all.iter().filter_map(change).collect_view()
}

/// Return the ids of the editions before the current one.
pub(crate) fn earlier(standard: &Standard) -> Vec<String> {
    let earlier = standard.editions.split_last().map_or(&[][..], |(_, earlier)| earlier);
    earlier.iter().map(|edition| edition.id.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::segments;
    use kijun_content::editions::{Segment, Side};
    use leptos::prelude::*;

    #[test]
    fn changes_are_marked_in_words_and_escaped() {
        let all = [(Side::Same, "a\n"), (Side::Old, "<b>"), (Side::New, "c")];
        let all = all.map(|(side, text)| Segment { side, text: text.to_owned() });
        let html = Owner::new().with(|| segments(&all, "document").to_html());
        let html = html.replace("<!>", "");
        for part in ["a<br", "〔削除〕", "&lt;b&gt;", "</del><ins>", "〔追加〕", "c</span></ins>"]
        {
            assert!(html.contains(part), "{part}: {html}");
        }
    }
}
