//! `kijun list`: the standards and their checklists.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use kijun_content::model::{Checklist, Library, Requirement, Standard};
use kijun_rules::model::{AskedValue, Choice, Party, Phase, UNDATED};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::args::{Format, List};
use crate::failure::Failure;

/// Print all standards with their checklists.
pub(crate) fn run(content: &Path, args: &List, out: &mut impl Write) -> Result<ExitCode, Failure> {
    let library = kijun_content::load(content)?;
    if let Some(id) = &args.rules {
        writeln!(out, "{}", rules(&library, id)?)?;
        return Ok(ExitCode::SUCCESS);
    }
    match args.format.unwrap_or(Format::Text) {
        Format::Text => write_text(&library, out)?,
        Format::Json => {
            let listed =
                Listed { standards: library.standards.iter().map(ListedStandard::of).collect() };
            serde_json::to_writer(&mut *out, &listed).map_err(io::Error::from)?;
            writeln!(out)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Return the rules of a checklist, as the engine reads them.
fn rules(library: &Library, id: &str) -> Result<String, Failure> {
    let checklists = || library.standards.iter().flat_map(|standard| &standard.checklists);
    let found = checklists().find(|checklist| checklist.rules.id.as_str() == id);
    let found = found.ok_or_else(|| {
        let ids = checklists().map(|checklist| checklist.rules.id.as_str());
        let meant = kijun_content::did_you_mean(id, ids);
        Failure::Input(format!("『{id}』というチェックリストはありません。{meant}"))
    })?;
    Ok(found.rules.to_json())
}

fn write_text(library: &Library, out: &mut impl Write) -> io::Result<()> {
    for standard in &library.standards {
        let publisher = standard.publisher.as_deref().unwrap_or("記載なし");
        writeln!(out, "{}({})", standard.title, standard.id)?;
        writeln!(out, "  発行者: {publisher}")?;
        writeln!(out, "  現在の版: {}", standard.current_edition())?;
        for checklist in &standard.checklists {
            let rules = &checklist.rules;
            writeln!(out, "  チェックリスト: {}({})", rules.id, checklist.title)?;
            writeln!(out, "    要件: {}件", rules.requirements.len())?;
            for class in rules.classes.iter().filter(|_| !rules.has_no_classes()) {
                let scope = class.out_of_scope.as_ref().map_or("", |_| " ― 対象外");
                writeln!(out, "    分類: {}({}){scope}", class.id, class.title)?;
            }
            for fact in &rules.facts {
                if let Some(question) = &fact.question {
                    writeln!(out, "    利用の条件: {}({question})", fact.id)?;
                }
            }
        }
    }
    Ok(())
}

#[derive(Serialize)]
struct Listed<'a> {
    standards: Vec<ListedStandard<'a>>,
}

#[derive(Serialize)]
struct ListedStandard<'a> {
    id: &'a str,
    title: &'a str,
    publisher: Option<&'a str>,
    editions: Vec<ListedEdition<'a>>,
    checklists: Vec<ListedChecklist<'a>>,
}

#[derive(Serialize)]
struct ListedEdition<'a> {
    id: &'a str,
    in_force: Option<String>,
}

#[derive(Serialize)]
struct ListedChecklist<'a> {
    id: &'a str,
    title: &'a str,
    classes: Vec<ListedClass<'a>>,
    facts: Vec<ListedFact<'a>>,
    phases: Vec<&'static str>,
    requirements: Vec<ListedRequirement<'a>>,
    finder: Vec<FinderFact<'a>>,
}

#[derive(Serialize)]
struct ListedClass<'a> {
    id: &'a str,
    title: &'a str,
    in_scope: bool,
}

#[derive(Serialize)]
struct ListedFact<'a> {
    id: &'a str,
    question: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    choices: &'a [Choice],
}

#[derive(Serialize)]
struct ListedWords<'a> {
    met: &'a str,
    unmet: &'a str,
}

#[derive(Serialize)]
struct ListedRequirement<'a> {
    id: &'a str,
    title: &'a str,
    category: Option<&'a str>,
    phase: Option<&'static str>,
    party: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'a AskedValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    answer_words: Option<ListedWords<'a>>,
    levels: Levels<'a>,
}

/// A fact that places information into a class.
#[derive(Serialize)]
struct FinderFact<'a> {
    class: &'a str,
    fact: &'a str,
    definition: &'a str,
    question: Option<&'a str>,
}

/// Return the demands of the classes, as an object in their order.
struct Levels<'a>(&'a Requirement);

impl Serialize for Levels<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let levels = &self.0.levels;
        let mut map = serializer.serialize_map(Some(levels.len()))?;
        for level in levels {
            // On one line, as in the document's cell; the content breaks it for the reader.
            map.serialize_entry(&level.class, &level.words.replace('\n', " "))?;
        }
        map.end()
    }
}

impl<'a> ListedStandard<'a> {
    fn of(standard: &'a Standard) -> Self {
        // A document without edition and date has one, by the name that assessments give it.
        let undated =
            standard.editions.is_empty().then_some(ListedEdition { id: UNDATED, in_force: None });
        let editions = standard.editions.iter().map(|edition| ListedEdition {
            id: &edition.id,
            in_force: edition.in_force.map(|date| date.to_string()),
        });
        Self {
            id: &standard.id,
            title: &standard.title,
            publisher: standard.publisher.as_deref(),
            editions: undated.into_iter().chain(editions).collect(),
            checklists: standard
                .checklists
                .iter()
                .map(|checklist| ListedChecklist::of(standard, checklist))
                .collect(),
        }
    }
}

impl<'a> ListedChecklist<'a> {
    fn of(standard: &'a Standard, checklist: &'a Checklist) -> Self {
        let rules = &checklist.rules;
        let occurs = |phase: &Phase| {
            let phases = rules.requirements.iter().map(|each| each.phase);
            phases.flatten().any(|each| each == *phase)
        };
        Self {
            id: &rules.id,
            title: &checklist.title,
            classes: rules
                .classes
                .iter()
                .map(|class| ListedClass {
                    id: &class.id,
                    title: &class.title,
                    in_scope: class.out_of_scope.is_none(),
                })
                .collect(),
            facts: rules
                .facts
                .iter()
                .filter_map(|fact| {
                    let question = fact.question.as_deref()?;
                    Some(ListedFact { id: &fact.id, question, choices: &fact.choices })
                })
                .collect(),
            phases: Phase::ALL.into_iter().filter(occurs).map(Phase::id).collect(),
            requirements: checklist
                .requirements()
                .map(|(category, _, requirement)| {
                    ListedRequirement::of(checklist, &category.title, requirement)
                })
                .collect(),
            finder: finder(standard, checklist),
        }
    }
}

impl<'a> ListedRequirement<'a> {
    fn of(checklist: &'a Checklist, category: &'a str, requirement: &'a Requirement) -> Self {
        let rules = checklist.rules.requirements.iter();
        let rule = rules.clone().find(|rule| rule.id == requirement.id);
        Self {
            id: &requirement.id,
            title: &requirement.title,
            category: (!category.is_empty()).then_some(category),
            phase: rule.and_then(|rule| rule.phase).map(Phase::id),
            party: rule.and_then(|rule| rule.party).map(Party::id),
            value: rule.and_then(|rule| rule.value.as_ref()),
            answer_words: requirement
                .answer_words
                .as_ref()
                .map(|words| ListedWords { met: &words.met, unmet: &words.unmet }),
            levels: Levels(requirement),
        }
    }
}

/// Return the facts of the class finder with their definitions, and the questions about them.
fn finder<'a>(standard: &'a Standard, checklist: &'a Checklist) -> Vec<FinderFact<'a>> {
    let questions = || {
        let classes = standard.classes.iter().flat_map(|scheme| &scheme.classes);
        let definitions = classes.flat_map(|class| &class.definitions);
        definitions.filter_map(|definition| definition.question.as_ref())
    };
    let facts = checklist.rules.facts.iter().filter_map(|fact| {
        let placement = fact.places.as_ref()?;
        let asked = questions().find(|question| question.fact == fact.id);
        Some(FinderFact {
            class: &placement.class,
            fact: &fact.id,
            definition: &placement.definition,
            question: asked.map(|question| question.question.as_str()),
        })
    });
    facts.collect()
}
