//! Alternatives as a picture: a requirement, and those of which one takes its place.
//!
//! The pictures are made from the clauses of a class. The form's program marks their members with
//! the answers (`data-member`).

use kijun_rules::model::Severity;
use kijun_rules::{ClassIndex, RequirementIndex, Rules};
use maud::{Markup, html};

use crate::client::check::names::Names;

/// A part of a picture: requirements of which one has to be met.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Choice {
    members: Vec<RequirementIndex>,
    severity: Severity,
    quote: String,
    source: String,
}

/// A picture: the requirements that suffice, and the choices that remain without them.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Alternative {
    first: Vec<RequirementIndex>,
    /// The severity if those are not met, whatever takes their place; `None` if nothing follows.
    without: Option<Severity>,
    rest: Vec<Choice>,
}

/// Return the alternatives of a class, in the checklist's order.
fn alternatives(rules: &Rules, class: ClassIndex) -> Vec<Alternative> {
    let Some(all) = rules.class_at(class) else { return Vec::new() };
    let choices: Vec<Choice> = all
        .clauses
        .iter()
        .map(|clause| Choice {
            members: clause.any_of.iter().filter_map(|id| rules.requirement(id)).collect(),
            severity: clause.severity,
            quote: clause.quote.clone(),
            source: clause.source.clone(),
        })
        .collect();
    let inside = |one: &Choice, other: &Choice| {
        one.members.len() < other.members.len()
            && one.members.iter().all(|at| other.members.contains(at))
    };
    // A clause that a graver and narrower one includes decides nothing.
    let decides = |choice: &&Choice| {
        choice.members.len() > 1
            && !choices.iter().any(|it| inside(it, choice) && it.severity >= choice.severity)
    };
    let mut groups: Vec<Vec<Choice>> = Vec::new();
    for choice in choices.iter().filter(decides) {
        let touches = |group: &Vec<Choice>| {
            group.iter().any(|it| it.members.iter().any(|at| choice.members.contains(at)))
        };
        match groups.iter_mut().find(|group| touches(group)) {
            Some(group) => group.push(choice.clone()),
            None => groups.push(vec![choice.clone()]),
        }
    }
    let picture = |group: Vec<Choice>| {
        let alone = |at: &RequirementIndex| {
            choices.iter().find(|it| it.members == [*at]).map(|it| it.severity)
        };
        let common = |at: &RequirementIndex| group.iter().all(|it| it.members.contains(at));
        let members = group.first().map(|it| it.members.clone()).unwrap_or_default();
        let common: Vec<_> = members.into_iter().filter(common).collect();
        // Of equals, the document names one first; it is the one with a clause of its own.
        let own: Vec<_> = common.iter().copied().filter(|at| alone(at).is_some()).collect();
        let first = if !own.is_empty() {
            own
        } else if group.len() > 1 {
            common
        } else {
            Vec::new()
        };
        let without = first.iter().filter_map(alone).max();
        let rest = group.into_iter().map(|choice| Choice {
            members: choice.members.iter().copied().filter(|at| !first.contains(at)).collect(),
            ..choice
        });
        Alternative { without, rest: rest.collect(), first }
    };
    groups.into_iter().map(picture).collect()
}

/// Show the pictures of each class that has alternatives, with its place. For `link` and `marked`, see
/// [`pictures`].
pub(crate) fn of_classes(
    rules: &Rules,
    names: &Names,
    link: &str,
    marked: bool,
) -> Vec<(ClassIndex, String)> {
    let all = rules.class_indices();
    let all = all.map(|at| (at, pictures(rules, at, names, link, marked).into_string()));
    all.filter(|(_, html)| !html.is_empty()).collect()
}

/// Show the pictures of a class. `link`: the beginning of the links to the requirements. `marked`:
/// each member has room for the mark of its answer.
fn pictures(rules: &Rules, class: ClassIndex, names: &Names, link: &str, marked: bool) -> Markup {
    let show = Show { rules, names, link, marked };
    html! { @for each in alternatives(rules, class) { (show.picture(&each)) } }
}

/// The values that each part of a picture needs.
#[derive(Clone, Copy)]
struct Show<'a> {
    rules: &'a Rules,
    names: &'a Names,
    link: &'a str,
    marked: bool,
}

impl Show<'_> {
    fn picture(self, Alternative { first, without, rest }: &Alternative) -> Markup {
        html! {
            figure.alternatives {
                figcaption { (self.caption(first, rest)) }
                @if !first.is_empty() {
                    (self.boxes(first))
                    p.otherwise { "満たさない場合" @if let Some(severity) = without {
                        "(" (follows(*severity)) ")"
                    } " ↓" }
                }
                @for (nth, choice) in rest.iter().enumerate() {
                    @if nth > 0 { p.otherwise { "さらに" } }
                    div.one-of {
                        @if choice.members.len() > 1 { p.label { "次のいずれか1つ" } }
                        (self.boxes(&choice.members))
                    }
                    p.otherwise { "どれも満たさない場合 → " b data-severity=(choice.severity.id()) {
                        (follows(choice.severity))
                    } }
                    blockquote.quote { p data-words="document" { (choice.quote) } footer { (choice.source) } }
                }
            }
        }
    }

    fn caption(self, first: &[RequirementIndex], rest: &[Choice]) -> String {
        let said = rest.iter().map(|choice| {
            let label = self.names.joined(&choice.members, "・");
            if choice.members.len() > 1 { format!("{label}のいずれか1つ") } else { label }
        });
        let said: Vec<String> = said.collect();
        let said = said.join("、さらに");
        if first.is_empty() {
            return said;
        }
        format!("{}、満たさない場合は{said}", self.names.joined(first, "・"))
    }

    fn boxes(self, members: &[RequirementIndex]) -> Markup {
        html! { ul { @for at in members { (self.member(*at)) } } }
    }

    fn member(self, at: RequirementIndex) -> Markup {
        let id = self.rules.requirement_id(at);
        let name = self.names.get(at);
        html! {
            li data-member=(id) {
                a href={ (self.link) (id) } { (name.label) }
                @if !name.title.is_empty() { " " span.about-title { (name.title) } }
                @if self.marked { " " span.status-badge {} }
                @if let Some(premise) = self.premise(at) { p.hint { (premise) } }
            }
        }
    }

    /// Return the premise without which a requirement cannot be used.
    fn premise(self, at: RequirementIndex) -> Option<String> {
        let premise = self.rules.requirement_at(at)?.premise.as_ref()?;
        let fact = self.rules.fact(&premise.fact).and_then(|fact| self.rules.fact_at(fact))?;
        let answer = premise.is.label(Some(fact));
        let question = fact.question.as_deref()?;
        // The question may end with an explanation between brackets.
        let question = question.split('（').next().unwrap_or(question);
        Some(format!("「{question}」が「{answer}」の場合だけ使えます。"))
    }
}

fn follows(severity: Severity) -> &'static str {
    match severity {
        Severity::Nonconforming => "不適合",
        Severity::ApprovalRequired => "要承認・要協議",
        Severity::Advisory => "留意事項(推奨)",
        Severity::Note => "判定に影響なし(任意)",
    }
}
