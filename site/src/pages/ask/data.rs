//! The words of the standards, gathered for the page's program.

use kijun_ask::index::{
    Class, Ground, Index, Kind, Ledger, Level, List, Meaning, Named, Question, Quote, Row, Step,
    Term, Track,
};
use kijun_ask::rank::rank;
use kijun_content::model::{
    Checklist, Citation, ClassWords, EverydayTerm, Holds, Procedure, Requirement, Standard,
};
use kijun_content::said;
use kijun_rules::model::Severity;

use crate::components::citation;
use crate::components::class_table::anchor as class_anchor;
use crate::components::requirement_table::{anchor, heading};
use crate::components::requirement_words::place as path_of;
use crate::page::Here;
use crate::routes::Route;

/// The ends of a sentence that forbids to put something into a service.
const FORBIDS: [&str; 4] =
    ["扱わないこと", "扱ってはならない", "置かないこと", "保存してはならない"];

/// Gather what the standards say.
pub(super) fn index(here: &Here<'_>) -> Index {
    let library = here.site.library;
    let all = (0..).zip(&library.standards);
    let mut parts: Vec<Parts<'_>> = all.map(|(place, each)| Parts::of(here, place, each)).collect();
    let terms = library.terms.iter().map(|term| self::term(term, &mut parts));
    let terms = terms.collect();
    Index { standards: parts.into_iter().map(|part| part.made).collect(), terms }
}

fn term(term: &EverydayTerm, parts: &mut [Parts<'_>]) -> Term {
    let means = term.means.iter().filter_map(|meaning| {
        let part = parts.get_mut(meaning.standard)?;
        let (grounds, rows) = part.places(&meaning.words);
        let (standard, words, when) =
            (meaning.standard, meaning.words.clone(), meaning.when.clone());
        Some(Meaning { standard, words, when, grounds, rows })
    });
    Term { forms: term.forms.clone(), means: means.collect(), why: term.why.clone() }
}

/// A standard being gathered.
struct Parts<'a> {
    here: &'a Here<'a>,
    place: usize,
    standard: &'a Standard,
    said: Vec<kijun_content::Part>,
    made: kijun_ask::index::Standard,
}

impl<'a> Parts<'a> {
    fn of(here: &'a Here<'a>, place: usize, standard: &'a Standard) -> Self {
        let held = standard.errata.iter().filter(|erratum| erratum.published.is_none());
        let scheme = standard.classes.as_ref();
        let procedure = standard.procedure.as_ref();
        let ledgers = procedure.is_some_and(|procedure| !procedure.ledgers.is_empty());
        let page = |there: bool, route: Route| {
            if there && here.links_to(route) { here.to(route) } else { String::new() }
        };
        let made = kijun_ask::index::Standard {
            id: standard.id.clone(),
            title: standard.short_title.clone(),
            note: scheme.and_then(|scheme| scheme.note.clone()),
            procedure_note: procedure.and_then(|procedure| procedure.note.clone()),
            held: held.map(|erratum| erratum.held.clone()).collect(),
            classes_page: page(scheme.is_some(), Route::Classes(place)),
            procedure_page: page(procedure.is_some(), Route::Procedure(place)),
            ledger_page: page(ledgers, Route::Ledger(place)),
            ..kijun_ask::index::Standard::default()
        };
        let mut parts = Self { here, place, standard, said: said(standard), made };
        let classes = scheme.into_iter().flat_map(|scheme| &scheme.classes);
        for (class, words) in classes.enumerate() {
            parts.class(class, words);
        }
        for (list, checklist) in standard.checklists.iter().enumerate() {
            parts.list(list, checklist);
        }
        parts.made.tracks = procedure.map(|each| parts.tracks(each)).unwrap_or_default();
        parts
    }

    /// Return words with their place: the passage that has them, else the page of the classes.
    fn quote(&self, words: &str, class: Option<&str>) -> Quote {
        let wanted = squeezed(words);
        let part = self.said.iter().filter(|part| part.at.is_some());
        let part = part.filter(|part| squeezed(&part.words).contains(&wanted));
        // A heading says it more plainly than a sentence that mentions it.
        let part = part.min_by_key(|part| part.words.len());
        let at = part.and_then(|part| part.at.as_ref());
        let (place, href) = match (at, class) {
            (Some(at), _) => {
                let chapter = self.standard.chapters.get(at.chapter);
                let number = chapter.and_then(|chapter| {
                    chapter.places.iter().find(|(id, _)| *id == at.id).map(|(_, label)| label)
                });
                let title = chapter.map(|chapter| &chapter.title);
                let label = number.or(title).cloned().unwrap_or_default();
                let path = path_of(self.standard, at);
                (label, path.map_or_else(String::new, |path| self.here.link(&path)))
            }
            (None, Some(class)) => {
                let page = self.here.to(Route::Classes(self.place));
                ("情報の分類".to_owned(), format!("{page}#{}", class_anchor(class)))
            }
            (None, None) => (String::new(), String::new()),
        };
        Quote { words: words.to_owned(), place, href }
    }

    fn cited(&self, cited: &Citation) -> Quote {
        let (place, path) = citation::place(self.standard, cited);
        let href = path.map_or_else(String::new, |path| self.here.link(&path));
        Quote { words: cited.quote.clone(), place, href }
    }

    fn class(&mut self, class: usize, words: &ClassWords) {
        let lists = self.standard.checklists.iter();
        let reasons = lists.map(|checklist| {
            let mut classes = checklist.rules.classes.iter();
            classes.find(|each| each.id == words.id).and_then(|each| each.out_of_scope.clone())
        });
        let reasons: Option<Vec<String>> = reasons.collect();
        self.made.classes.push(Class {
            id: words.id.clone(),
            title: words.title.clone(),
            out_of_scope: reasons.and_then(|reasons| reasons.into_iter().next()),
        });
        let ground = |kind, quote, question| Ground { kind, class: Some(class), quote, question };
        let title = self.quote(&words.title, Some(&words.id));
        self.made.grounds.push(ground(Kind::Title, title, None));
        let mut questions = Vec::new();
        for definition in &words.definitions {
            let quote = self.quote(&definition.words, Some(&words.id));
            let question = definition.question.as_ref().map(|question| {
                let text = question.question.clone();
                let ground = self.made.grounds.len();
                self.made.questions.push(Question { class, text, ground });
                self.made.questions.len() - 1
            });
            questions.push(question);
            self.made.grounds.push(ground(Kind::Definition, quote, question));
        }
        for example in &words.examples {
            let quote = self.quote(&example.words, Some(&words.id));
            let mut quiz = self.standard.training.quiz.iter();
            let item = quiz.find(|item| item.by_document && item.words == example.words);
            let definition = item.and_then(|item| item.definition);
            let question = definition.and_then(|definition| *questions.get(definition)?);
            self.made.grounds.push(ground(Kind::Example, quote, question));
        }
    }

    fn list(&mut self, list: usize, checklist: &Checklist) {
        let form = self.here.to(Route::Check { standard: self.place, checklist: list });
        let rows = checklist.requirements().map(|(category, item, requirement)| {
            let leads = item.leads.iter().map(String::as_str);
            let above = [category.title.as_str(), item.title.as_str()].into_iter().chain(leads);
            Row {
                id: requirement.id.clone(),
                title: requirement.title.clone(),
                own_title: requirement.at.is_some(),
                above: above.collect::<Vec<_>>().join("、"),
                quote: self.requirement(list, checklist, requirement),
                levels: self.levels(checklist, requirement),
            }
        });
        let rows: Vec<Row> = rows.collect();
        let (id, title) = (checklist.rules.id.clone(), checklist.title.clone());
        for (row, (.., requirement)) in rows.iter().zip(checklist.requirements()) {
            if forbids(checklist, requirement) {
                let (class, quote) = (None, row.quote.clone());
                let kind = Kind::Prohibition;
                self.made.grounds.push(Ground { kind, class, quote, question: None });
            }
        }
        for reason in checklist.rules.facts.iter().filter_map(|fact| fact.exempts.as_ref()) {
            if let Some(words) = quoted(&reason.reason) {
                let quote = self.quote(words, None);
                if !quote.href.is_empty() {
                    let ground =
                        Ground { kind: Kind::Exemption, class: None, quote, question: None };
                    self.made.grounds.push(ground);
                }
            }
        }
        self.made.lists.push(List { id, title, form, rows });
    }

    /// Return a requirement's words, and their place.
    fn requirement(&self, list: usize, checklist: &Checklist, requirement: &Requirement) -> Quote {
        let words = requirement.text.clone();
        if let Some(at) = &requirement.at {
            let place = requirement.place.clone().unwrap_or_else(|| requirement.id.clone());
            let path = path_of(self.standard, at);
            let href = path.map_or_else(String::new, |path| self.here.link(&path));
            return Quote { words, place, href };
        }
        let number = heading(checklist, &Holds::Number).text;
        let place = format!("{number}{}", requirement.id);
        let table = kijun_content::model::Block::RequirementTable(list);
        let chapters = &self.standard.chapters;
        let chapter = chapters.iter().position(|chapter| chapter.blocks.contains(&table));
        let page = chapter.map_or(Route::Requirements(self.place), |chapter| Route::Chapter {
            standard: self.place,
            chapter,
        });
        Quote { words, place, href: format!("{}#{}", self.here.to(page), anchor(&requirement.id)) }
    }

    fn levels(&self, checklist: &Checklist, requirement: &Requirement) -> Vec<Level> {
        let classes = checklist.rules.classes.iter();
        let levels = classes.filter_map(|class| {
            let rank = rank(class, &requirement.id)?;
            let words = requirement.levels.iter().find(|level| level.class == class.id);
            let place = self.made.classes.iter().position(|known| known.id == class.id)?;
            let words = words.map(|level| level.words.clone()).unwrap_or_default();
            Some(Level { class: place, rank, words })
        });
        levels.collect()
    }

    fn tracks(&self, procedure: &Procedure) -> Vec<Track> {
        let tracks = procedure.tracks.iter().map(|track| {
            let place = |id: &String| self.made.classes.iter().position(|class| class.id == *id);
            let steps = track.steps.iter().map(|step| {
                let people = [
                    ("実施者", &step.by),
                    ("提出先", &step.to),
                    ("協議先", &step.consulted),
                    ("関与者", &step.involved),
                ];
                let people = people
                    .into_iter()
                    .filter_map(|(part, name)| Some((part.to_owned(), name.clone()?)));
                Step {
                    title: step.title.clone(),
                    when: step.when.clone(),
                    people: people.collect(),
                    quote: self.cited(&step.cited),
                }
            });
            let ledger = track.ledger.and_then(|ledger| procedure.ledgers.get(ledger));
            Track {
                classes: track.classes.iter().filter_map(place).collect(),
                approver: track.approver.as_ref().map(|approver| Named {
                    words: approver.words.clone(),
                    quote: self.cited(&approver.cited),
                }),
                steps: steps.collect(),
                ledger: ledger.map(|ledger| Ledger {
                    name: ledger.name.clone(),
                    by: ledger.by.clone(),
                    quote: self.cited(&ledger.cited),
                    fields: ledger
                        .fields
                        .iter()
                        .map(|field| {
                            let number = field.number.as_deref().unwrap_or_default();
                            format!("{number}{}", field.words)
                        })
                        .collect(),
                }),
            }
        });
        tracks.collect()
    }

    /// Return the places of the grounds and requirements that hold these words. Of several, one that
    /// is nothing else is taken alone. Words that none of them holds become a passage.
    fn places(&mut self, words: &str) -> (Vec<usize>, Vec<(usize, usize)>) {
        let wanted = squeezed(words);
        let holding = |kinds: fn(Kind) -> bool, equal: bool| -> Vec<usize> {
            let all = self.made.grounds.iter().enumerate();
            let all = all.filter(|(_, ground)| {
                let own = squeezed(&ground.quote.words);
                kinds(ground.kind) && if equal { own == wanted } else { own.contains(&wanted) }
            });
            all.map(|(place, _)| place).collect()
        };
        let equal = holding(|_| true, true);
        if !equal.is_empty() {
            return (equal, Vec::new());
        }
        let held = holding(|kind| !matches!(kind, Kind::Title | Kind::Passage), false);
        if !held.is_empty() {
            return (held, Vec::new());
        }
        let lists = self.made.lists.iter().enumerate();
        let rows = lists.flat_map(|(list, each)| {
            let rows = each.rows.iter().enumerate();
            rows.filter(|(_, row)| squeezed(&row.quote.words).contains(&wanted))
                .map(move |(row, _)| (list, row))
        });
        let rows: Vec<(usize, usize)> = rows.collect();
        if !rows.is_empty() {
            return (Vec::new(), rows);
        }
        let quote = self.quote(words, None);
        self.made.grounds.push(Ground { kind: Kind::Passage, class: None, quote, question: None });
        (vec![self.made.grounds.len() - 1], Vec::new())
    }
}

/// Return whether a requirement forbids to put something there: every class that the checklist
/// covers demands it by itself, in the words of a prohibition.
fn forbids(checklist: &Checklist, requirement: &Requirement) -> bool {
    let mut classes = checklist.rules.classes.iter().filter(|class| class.out_of_scope.is_none());
    classes.all(|class| {
        class.clauses.iter().any(|clause| {
            clause.any_of == [requirement.id.clone()]
                && clause.severity == Severity::Nonconforming
                && FORBIDS.iter().any(|end| clause.quote.trim_end_matches('。').ends_with(end))
        })
    })
}

/// Return the first words in 「」.
fn quoted(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once('「')?;
    Some(rest.split_once('」')?.0)
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}
