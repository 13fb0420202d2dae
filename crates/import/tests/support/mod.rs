//! The comparison of a draft with what a careful official reads in the same workbook.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use kijun_import::model::{Clause, Condition, Draft, Question, Thresholds};
use kijun_import::same_words;
use serde::Deserialize;

/// The meaning of a workbook, as `tests/import/README.md` describes it.
#[derive(Deserialize)]
pub struct Truth {
    pub classes: Vec<String>,
    pub facts: Vec<TruthFact>,
    pub requirements: Vec<TruthRequirement>,
    pub clauses: Vec<TruthClause>,
}

#[derive(Deserialize)]
pub struct TruthFact {
    pub words: String,
    pub choices: Option<Vec<String>>,
}

#[derive(Deserialize)]
pub struct TruthRequirement {
    pub number: String,
    pub title: String,
    pub text: String,
    pub category: String,
    pub value: Option<TruthValue>,
    #[serde(default)]
    pub reversed: bool,
}

#[derive(Deserialize)]
pub struct TruthValue {
    pub kind: String,
    pub unit: Option<String>,
}

#[derive(Deserialize)]
pub struct TruthClause {
    pub class: String,
    pub any_of: Vec<String>,
    pub at_least: usize,
    pub severity: String,
    #[serde(default)]
    pub conditions: Vec<TruthCondition>,
    #[serde(default)]
    pub thresholds: BTreeMap<String, BTreeMap<String, String>>,
}

#[derive(Deserialize)]
pub struct TruthCondition {
    pub fact: String,
    pub is: Is,
}

#[derive(Deserialize)]
#[serde(untagged)]
pub enum Is {
    One(bool),
    Name(String),
    Names(Vec<String>),
}

/// The numbers of cells: understood and sure, understood or not but asked, and wrong without asking.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Count {
    pub sure: usize,
    pub asked: usize,
    pub wrong: Vec<String>,
}

impl Count {
    pub fn all(&self) -> usize {
        self.sure + self.asked + self.wrong.len()
    }

    pub fn add(&mut self, other: &Self) {
        self.sure += other.sure;
        self.asked += other.asked;
        self.wrong.extend(other.wrong.iter().cloned());
    }
}

/// The head of a table of `docs/import.md`.
pub const HEAD: &str =
    "| table | cells | sure | asked | wrong |\n| --- | ---: | ---: | ---: | ---: |\n";

/// Return a line of that table.
pub fn line(name: &str, count: &Count) -> String {
    let (all, wrong) = (count.all(), count.wrong.len());
    format!("| {name} | {all} | {} | {} | {wrong} |\n", count.sure, count.asked)
}

/// Check that `docs/import.md` has the table after its mark.
pub fn check_document(mark: &str, table: &str) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/import.md");
    let document = std::fs::read_to_string(path).unwrap();
    let own = format!("<!-- {mark} -->\n\n{table}");
    assert!(document.contains(&own), "correct docs/import.md:\n\n{own}");
}

/// A clause in comparable form: members, severity, conditions and values.
type Plain = (BTreeSet<String>, String, BTreeSet<String>, BTreeSet<String>);

/// Make the words of all circumstances the same, where the truth has other words for them.
pub fn without_circumstances(draft: &mut Draft, truth: &mut Truth) {
    draft.facts.iter_mut().for_each(|fact| "circumstance".clone_into(&mut fact.words));
    for condition in truth.clauses.iter_mut().flat_map(|clause| &mut clause.conditions) {
        "circumstance".clone_into(&mut condition.fact);
        condition.is = Is::One(true);
    }
    for condition in draft.clauses.iter_mut().flat_map(|clause| &mut clause.conditions) {
        condition.is = vec!["true".to_owned()];
    }
    truth.facts.push(TruthFact { words: "circumstance".to_owned(), choices: None });
}

/// Compare the rules: a cell is a requirement under a class, with all clauses that name it.
pub fn rules(draft: &Draft, truth: &Truth) -> Count {
    let mut count = Count::default();
    let classes: Vec<&str> = if truth.classes.is_empty() {
        vec!["all"]
    } else {
        truth.classes.iter().map(String::as_str).collect()
    };
    for (place, class) in classes.into_iter().enumerate() {
        let own = draft.classes.iter().find(|own| class == "all" || same_words(&own.title, class));
        // A column may be titled by its words (必須／推奨／任意) and not by its class.
        let own = own.or(draft.classes.get(place));
        let own_id = own.map(|own| own.id.clone()).unwrap_or_default();
        let read: BTreeSet<Plain> = draft
            .clauses
            .iter()
            .filter(|clause| clause.class == own_id)
            .flat_map(|clause| plain(clause, draft))
            .collect();
        let read = without_weaker(&read);
        let meant: BTreeSet<Plain> = truth
            .clauses
            .iter()
            .filter(|clause| clause.class == class)
            .flat_map(|clause| meant(clause, truth))
            .collect();
        let meant = without_weaker(&meant);
        for requirement in &truth.requirements {
            let number = &requirement.number;
            let of = |clauses: &BTreeSet<Plain>| -> BTreeSet<Plain> {
                clauses
                    .iter()
                    .filter(|clause| clause.0.contains(&folded(number)))
                    .cloned()
                    .collect()
            };
            let row = draft.requirements.iter().find(|row| same_words(&row.number, number));
            let levels =
                row.into_iter().flat_map(|row| &row.levels).filter(|level| level.class == own_id);
            let levels: Vec<_> = levels.collect();
            // A question about the row's circumstance is one about each of its cells.
            let is_about_row = |question: &Question| {
                same_words(&question.number, number) && question.about == "条件"
            };
            let asked =
                levels.iter().any(|level| !level.sure) || draft.questions.iter().any(is_about_row);
            let (read, meant) = (of(&read), of(&meant));
            if asked {
                count.asked += 1;
            } else if read == meant && !levels.is_empty() {
                count.sure += 1;
            } else {
                count.wrong.push(format!("{number} {class}: {read:?} instead of {meant:?}"));
            }
        }
    }
    count
}

/// Compare the words, the values and the direction of the questions of each row.
pub fn words(draft: &Draft, truth: &Truth) -> Count {
    let mut count = Count::default();
    for requirement in &truth.requirements {
        let number = &requirement.number;
        let Some(row) = draft.requirements.iter().find(|row| row.number == *number) else {
            count.wrong.push(format!("{number} is missing"));
            continue;
        };
        let value =
            requirement.value.as_ref().map(|value| (value.kind.as_str(), value.unit.clone()));
        let own = row.value.as_ref().map(|value| (value.kind, value.unit.clone()));
        let asked = draft.questions.iter().any(|question| same_words(&question.number, number));
        let mut check = |what: &str, is_right: bool, told: String| {
            if is_right {
                count.sure += 1;
            } else if asked {
                count.asked += 1;
            } else {
                count.wrong.push(format!("{number} {what}: {told}"));
            }
        };
        check("title", row.title == requirement.title, row.title.clone());
        check("text", row.text == requirement.text, row.text.clone());
        check("category", row.category == requirement.category, row.category.clone());
        check("value", own == value, format!("{own:?} instead of {value:?}"));
        check("reversed", row.reversed == requirement.reversed, row.reversed.to_string());
    }
    if draft.requirements.len() != truth.requirements.len() {
        count.wrong.push(format!("{} rows", draft.requirements.len()));
    }
    count
}

fn folded(words: &str) -> String {
    words
        .chars()
        .filter(|sign| !sign.is_whitespace())
        .flat_map(|sign| {
            let half = match sign {
                '！'..='～' => {
                    u32::from(sign).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(sign)
                }
                '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
                _ => sign,
            };
            half.to_lowercase()
        })
        .collect()
}

fn plain(clause: &Clause, draft: &Draft) -> Vec<Plain> {
    let number = |row: &usize| folded(&draft.requirements[*row].number);
    let members: Vec<String> = clause.any_of.iter().map(number).collect();
    let conditions =
        clause.conditions.iter().map(|condition| condition_of(condition, draft)).collect();
    let thresholds = clause
        .thresholds
        .iter()
        .map(|(row, threshold)| format!("{} {}", number(row), limit(threshold)))
        .collect();
    cut(&members, clause.at_least, clause.severity.id(), &conditions, &thresholds)
}

fn condition_of(condition: &Condition, draft: &Draft) -> String {
    let fact = draft.facts.iter().find(|fact| fact.id == condition.fact).unwrap();
    if fact.choices.is_empty() {
        return format!("{}={}", folded(&fact.words), condition.is.join(""));
    }
    let titles: BTreeSet<&str> = condition
        .is
        .iter()
        .map(|id| fact.choices.iter().find(|(own, _)| own == id).unwrap().1.as_str())
        .collect();
    format!("{titles:?}")
}

fn limit(threshold: &Thresholds) -> String {
    let parts = [
        ("at_least", &threshold.at_least),
        ("at_most", &threshold.at_most),
        ("not_before", &threshold.not_before),
        ("not_after", &threshold.not_after),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter_map(|(name, value)| Some(format!("{name} {}", value.as_ref()?)))
        .collect();
    parts.join(" ")
}

fn meant(clause: &TruthClause, truth: &Truth) -> Vec<Plain> {
    let members: Vec<String> = clause.any_of.iter().map(|number| folded(number)).collect();
    let conditions = clause.conditions.iter().map(|condition| {
        let fact = truth.facts.iter().find(|fact| fact.words == condition.fact).unwrap();
        match &condition.is {
            Is::One(is) => format!("{}={is}", folded(&fact.words)),
            Is::Name(name) => format!("{:?}", BTreeSet::from([name.as_str()])),
            Is::Names(names) => {
                assert!(fact.choices.is_some());
                format!("{:?}", names.iter().map(String::as_str).collect::<BTreeSet<_>>())
            }
        }
    });
    let thresholds = clause.thresholds.iter().map(|(number, limits)| {
        let limits: Vec<String> =
            limits.iter().map(|(name, value)| format!("{name} {value}")).collect();
        format!("{} {}", folded(number), limits.join(" "))
    });
    cut(&members, clause.at_least, &clause.severity, &conditions.collect(), &thresholds.collect())
}

/// Write a clause as plain alternatives: at least n of them means that every so many have one met.
fn cut(
    members: &[String],
    at_least: usize,
    severity: &str,
    conditions: &BTreeSet<String>,
    thresholds: &BTreeSet<String>,
) -> Vec<Plain> {
    let size = members.len() + 1 - at_least;
    let masks = 0_u32..1 << members.len();
    let masks = masks.filter(|mask| mask.count_ones() as usize == size);
    let of = |mask: u32| {
        members
            .iter()
            .enumerate()
            .filter(move |(place, _)| mask >> place & 1 == 1)
            .map(|(_, member)| member.clone())
    };
    masks
        .map(|mask| {
            (of(mask).collect(), severity.to_owned(), conditions.clone(), thresholds.clone())
        })
        .collect()
}

/// Leave out clauses that a stricter one of the same kind implies.
fn without_weaker(clauses: &BTreeSet<Plain>) -> BTreeSet<Plain> {
    let is_weaker = |clause: &Plain| {
        clauses.iter().any(|other| {
            other != clause
                && other.0.is_subset(&clause.0)
                && other.0 != clause.0
                && other.1 == clause.1
                && other.2 == clause.2
                && other.3 == clause.3
        })
    };
    clauses.iter().filter(|clause| !is_weaker(clause)).cloned().collect()
}

/// Return the workbooks of a folder that have a truth file, by name.
pub fn workbooks(folder: &Path) -> Vec<(String, Vec<u8>, Truth)> {
    let mut names: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    let books = names
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "xlsx"));
    books
        .filter_map(|path| {
            let truth = std::fs::read_to_string(path.with_extension("truth.json")).ok()?;
            let name = path.file_stem()?.to_str()?.to_owned();
            Some((name, std::fs::read(&path).unwrap(), serde_json::from_str(&truth).unwrap()))
        })
        .collect()
}
