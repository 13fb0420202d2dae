//! All requirements of a checklist by its classes, as signs: a picture of the rules on one screen.

use kijun_content::model::{Checklist, Requirement, Standard};
use kijun_rules::model::{Class, Clause, Severity};
use leptos::prelude::*;

use super::requirement_table::{anchor, class_heading, columns};

/// The greatest number of requirements in one table; more are shown in tables side by side.
const ROWS: usize = 20;

/// The weight that the rules of a class give a requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Weight {
    /// Without it, the use does not conform.
    Required,
    /// Without it, an approval is necessary.
    Approval,
    /// It, or another one in its place.
    OneOf,
    /// It is recommended.
    Recommended,
    /// It may be done.
    Optional,
    /// Nothing is asked.
    None,
}

impl Weight {
    const ALL: [Self; 6] = [
        Self::Required,
        Self::Approval,
        Self::OneOf,
        Self::Recommended,
        Self::Optional,
        Self::None,
    ];

    /// Return what a class asks of a requirement: its own clauses first, then those that another
    /// requirement can satisfy in its place.
    pub(crate) fn of(class: &Class, requirement: &str) -> Self {
        let own = |id: &String| id == requirement;
        let clauses = || class.clauses.iter().filter(|clause| clause.any_of.iter().any(own));
        let alone = |id: &str| {
            // A clause that needs all of its members asks for each by itself.
            let all =
                |clause: &&Clause| usize::try_from(clause.needed()) == Ok(clause.any_of.len());
            let own = class.clauses.iter().filter(all);
            let own = own.filter(|clause| clause.any_of.iter().any(|own| own == id));
            own.map(|clause| clause.severity).max()
        };
        // A clause with a member that is asked for by itself asks for nothing else.
        let shared = clauses().any(|clause| {
            let asked = |id: &String| alone(id) >= Some(clause.severity);
            clause.any_of.len() > 1
                && clause.severity >= Severity::ApprovalRequired
                && !clause.any_of.iter().any(asked)
        });
        match alone(requirement) {
            Some(Severity::Nonconforming) => Self::Required,
            Some(Severity::ApprovalRequired) => Self::Approval,
            _ if shared => Self::OneOf,
            Some(Severity::Advisory) => Self::Recommended,
            Some(Severity::Note) => Self::Optional,
            None if clauses().next().is_some() => Self::Recommended,
            None => Self::None,
        }
    }

    fn id(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Approval => "approval",
            Self::OneOf => "one-of",
            Self::Recommended => "recommended",
            Self::Optional => "optional",
            Self::None => "none",
        }
    }

    fn sign(self) -> &'static str {
        match self {
            Self::Required => "●",
            Self::Approval => "▲",
            Self::OneOf => "◐",
            Self::Recommended => "○",
            Self::Optional => "・",
            Self::None => "―",
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Required => "必須",
            Self::Approval => "満たさない場合は承認が必要",
            Self::OneOf => "ほかの要件で代えられる",
            Self::Recommended => "推奨",
            Self::Optional => "任意",
            Self::None => "求めない",
        }
    }
}

/// Show the matrix of a checklist. The numbers lead to the rows of the table below.
pub(crate) fn sign_matrix(standard: &Standard, checklist: &Checklist) -> impl IntoView + use<> {
    let classes: Vec<&Class> = columns(checklist).collect();
    let all: Vec<&Requirement> = checklist.requirements().map(|(.., each)| each).collect();
    let several = standard.checklists.len() > 1;
    let of = if checklist.rules.has_no_classes() { "要件と水準" } else { "要件と分類" };
    let caption = if several { checklist.title.clone() } else { of.to_owned() };
    let size = if all.len() > ROWS { ROWS } else { all.len().max(1) };
    let mut used: Vec<Weight> = Vec::new();
    let tables: Vec<_> = all
        .chunks(size)
        .map(|rows| {
            let heads = classes.iter().map(|class| {
                view! { <th scope="col" data-words="document">{class_heading(checklist, class)}</th> }
            });
            let heads = heads.collect_view();
            let rows = rows.iter().map(|each| row(each, &classes, &mut used));
            let rows: Vec<_> = rows.collect();
            view! {
                <table class="signs">
                    <caption class="visually-hidden">{caption.clone()}</caption>
                    <thead><tr><th scope="col">"要件"</th>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            }
        })
        .collect();
    let legend = Weight::ALL.into_iter().filter(|each| used.contains(each)).map(|each| {
        view! { <li data-sign=each.id()><span class="sign" aria-hidden="true">{each.sign()}</span>{each.word()}</li> }
    });
    let title = several.then(|| view! { <h3>{checklist.title.clone()}</h3> });
    view! {
        {title}
        <ul class="sign-legend" aria-label="印の意味">{legend.collect_view()}</ul>
        <div class="sign-tables">{tables}</div>
    }
}

fn row(
    requirement: &Requirement,
    classes: &[&Class],
    used: &mut Vec<Weight>,
) -> impl IntoView + use<> {
    let cells = classes.iter().map(|class| {
        let weight = Weight::of(class, &requirement.id);
        if !used.contains(&weight) {
            used.push(weight);
        }
        view! {
            <td data-sign=weight.id()>
                <span class="sign" aria-hidden="true">{weight.sign()}</span>
                <span class="visually-hidden">{weight.word()}</span>
            </td>
        }
    });
    let cells: Vec<_> = cells.collect();
    let number = requirement.place.clone().unwrap_or_else(|| requirement.id.clone());
    let href = format!("#{}", anchor(&requirement.id));
    let owner = if requirement.at.is_some() { "kijun" } else { "document" };
    let title = requirement.title.replace('\n', " ");
    view! {
        <tr>
            <th scope="row">
                <a class="nb" href=href>{number}</a>
                " "
                <span data-words=owner>{title}</span>
            </th>
            {cells}
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::Weight;

    #[test]
    fn a_sign_says_what_the_table_of_the_document_says() {
        let content = concat!(env!("CARGO_MANIFEST_DIR"), "/../content");
        let library = kijun_content::load(std::path::Path::new(content)).unwrap();
        let weight = |path: &str, class: &str, requirement: &str| {
            let mut lists = library.standards.iter().flat_map(|each| &each.checklists);
            let list = lists.find(|list| list.rules.id == path).unwrap();
            let class = list.rules.classes.iter().find(|each| each.id == class).unwrap();
            Weight::of(class, requirement)
        };
        for (class, requirement, expected) in [
            ("SA", "5-1", Weight::Required),
            ("SB", "5-1", Weight::Approval),
            ("I", "5-1", Weight::OneOf),
            ("SB", "6-1", Weight::OneOf),
            ("SB", "6-2", Weight::OneOf),
            ("SA", "6-2", Weight::None),
            ("I", "7-1", Weight::Recommended),
            ("II", "7-1", Weight::Optional),
            ("II", "4", Weight::Optional),
            ("I", "4", Weight::Required),
        ] {
            assert_eq!(
                weight("annex2/cloud", class, requirement),
                expected,
                "{class} {requirement}"
            );
        }
        let of = |id: &str| weight("shunan/external-service", "confidentiality-2", id);
        assert_eq!(
            (of("9"), of("1"), of("2")),
            (Weight::Required, Weight::Recommended, Weight::Optional)
        );
    }
}
