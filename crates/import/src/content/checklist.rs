//! The checklist of a draft: words and rules side by side.

use std::collections::{BTreeMap, BTreeSet};

use crate::conditions;
use crate::content::chapters::is_same;
use crate::content::toml::{array, key, quoted};
use crate::content::{Shown, columns};
use crate::model::{Clause, Condition, Draft, Level, Requirement, Role, Severity, Thresholds};

/// Return the checklist's file.
pub(crate) fn checklist(draft: &Draft) -> String {
    let writer = Writer::new(draft);
    let mut text =
        format!("name = \"cloud\"\ntitle = {}\n\ncolumns = [\n", quoted(&writer.title()));
    for column in &writer.columns {
        put!(text, "  {},\n", writer.column(column));
    }
    text += "]\n";
    text += &writer.words();
    for fact in draft.facts.iter().filter(|fact| writer.used.contains(fact.id.as_str())) {
        put!(
            text,
            "\n[[fact]]\nid = {}\nquestion = {}\n",
            quoted(&fact.id),
            quoted(&fact.question)
        );
        if !fact.choices.is_empty() {
            let choices = fact
                .choices
                .iter()
                .map(|(id, title)| format!("{{ id = {}, title = {} }}", quoted(id), quoted(title)));
            put!(text, "choices = [{}]\n", choices.collect::<Vec<_>>().join(", "));
        }
    }
    for (place, row) in draft.requirements.iter().enumerate() {
        let before = place.checked_sub(1);
        let same = |role: Role| before.is_some_and(|before| is_same(draft, before, place, &role));
        if !same(Role::Category) {
            text += "\n[[category]]\n";
            if !row.category.is_empty() {
                put!(text, "title = {}\n", quoted(&row.category));
            }
        }
        let is_item = before.is_some()
            && same(Role::Category)
            && (same(Role::Item)
                || row.title.is_empty()
                    && before
                        .and_then(|before| draft.requirements.get(before))
                        .is_some_and(|one| one.title.is_empty()));
        if !is_item {
            text += "\n[[category.item]]\n";
            if !row.title.is_empty() {
                put!(text, "title = {}\n", quoted(&row.title));
            }
        }
        text += &writer.row(place, row);
    }
    text
}

struct Writer<'a> {
    draft: &'a Draft,
    columns: Vec<Shown<'a>>,
    /// The words that mean the same wherever they stand alone.
    plain: BTreeMap<String, Option<Severity>>,
    /// The clauses by the row and the class in whose cell they stand.
    hosted: BTreeMap<(usize, String), Vec<&'a Clause>>,
    used: BTreeSet<&'a str>,
}

impl<'a> Writer<'a> {
    fn new(draft: &'a Draft) -> Self {
        let mut hosted: BTreeMap<(usize, String), Vec<&Clause>> = BTreeMap::new();
        let mut used = BTreeSet::new();
        let has_levels = columns(draft).iter().any(|column| matches!(column.role, Role::Level(_)));
        let cell = |row: usize, class: &str| {
            draft
                .requirements
                .get(row)
                .and_then(|row| row.levels.iter().find(|level| level.class == class))
        };
        for clause in &draft.clauses {
            let is_said = |row: &&usize| {
                cell(**row, &clause.class).is_some_and(|level| {
                    !level.words.is_empty()
                        && (level.at == clause.at || clause.also.contains(&level.at))
                })
            };
            let has_words = |row: &&usize| {
                cell(**row, &clause.class).is_some_and(|level| !level.words.is_empty())
            };
            let host = clause.any_of.iter().find(is_said).or(clause.any_of.iter().find(has_words));
            // A table without levels is quoted by its demands.
            let host = host.or(clause.any_of.first().filter(|_| !has_levels));
            // A rule without a cell to quote is asked about and not written.
            let Some(host) = host else { continue };
            hosted.entry((*host, clause.class.clone())).or_default().push(clause);
            used.extend(clause.conditions.iter().map(|condition| condition.fact.as_str()));
        }
        let mut writer =
            Self { draft, columns: columns(draft), plain: BTreeMap::new(), hosted, used };
        writer.plain = writer.plain_words();
        writer
    }

    fn title(&self) -> String {
        let own = self.draft.title.as_str();
        if own.is_empty() { "クラウドサービスの要件".to_owned() } else { own.to_owned() }
    }

    fn column(&self, column: &Shown<'_>) -> String {
        let title = quoted(&column.title.replace('\n', " "));
        let holds = match column.role {
            Role::Category => "category",
            Role::Number => "number",
            Role::Item => "item",
            Role::Text => "text",
            Role::Level(class) => {
                let class = self.draft.classes.get(class).filter(|class| class.id != "all");
                return match class {
                    Some(class) => format!(
                        "{{ holds = \"level\", class = {}, title = {title} }}",
                        quoted(&class.id)
                    ),
                    None => format!("{{ holds = \"level\", title = {title} }}"),
                };
            }
            _ => {
                let id = column.other.as_ref().map_or("other", |(id, _)| id);
                return format!("{{ holds = \"other\", id = {}, title = {title} }}", quoted(id));
            }
        };
        format!("{{ holds = \"{holds}\", title = {title} }}")
    }

    /// Return the cells of levels that are published, each with its words.
    fn cells(&self, place: usize, row: &'a Requirement) -> Vec<(&'a Level, String)> {
        let shown: Vec<&Shown<'_>> =
            self.columns.iter().filter(|column| matches!(column.role, Role::Level(_))).collect();
        let cells = shown.iter().filter_map(|column| {
            let Role::Level(class) = column.role else { return None };
            let class = self.draft.classes.get(class)?;
            let level = row.levels.iter().find(|level| level.class == class.id)?;
            Some((level, column.words(place)))
        });
        cells.collect()
    }

    /// Return the words of cells that mean one thing wherever they stand alone.
    fn plain_words(&self) -> BTreeMap<String, Option<Severity>> {
        let mut plain: BTreeMap<String, Option<Option<Severity>>> = BTreeMap::new();
        for (place, row) in self.draft.requirements.iter().enumerate() {
            for (level, words) in self.cells(place, row) {
                if words.is_empty() || words == "-" || words.contains('\n') {
                    continue;
                }
                let clauses = self.clauses(place, &level.class);
                let meaning = match clauses {
                    [] if level.read_at.is_none() && !self.is_named(place, &level.class) => None,
                    [only] if is_plain(only, place) => Some(only.severity),
                    _ => continue,
                };
                plain
                    .entry(words)
                    .and_modify(|known| {
                        if *known != Some(meaning) {
                            *known = None;
                        }
                    })
                    .or_insert(Some(meaning));
            }
        }
        plain.into_iter().filter_map(|(words, meaning)| Some((words, meaning?))).collect()
    }

    fn clauses(&self, place: usize, class: &str) -> &[&'a Clause] {
        self.hosted.get(&(place, class.to_owned())).map(Vec::as_slice).unwrap_or_default()
    }

    /// Return true if a clause of the class names a row.
    fn is_named(&self, place: usize, class: &str) -> bool {
        self.host(place, class).is_some()
    }

    /// Return the row in whose cell a clause with this row stands.
    fn host(&self, place: usize, class: &str) -> Option<usize> {
        let hosts = self.hosted.iter().filter(|((_, own), _)| own == class);
        let mut with = hosts
            .filter(|(_, clauses)| clauses.iter().any(|clause| clause.any_of.contains(&place)));
        with.next().map(|((row, _), _)| *row)
    }

    fn words(&self) -> String {
        if self.plain.is_empty() {
            return String::new();
        }
        let mut text = "\n[level_words]\n".to_owned();
        for (words, meaning) in &self.plain {
            let meaning = meaning.map_or("none", Severity::id);
            put!(text, "{} = \"{meaning}\"\n", quoted(words));
        }
        text
    }

    fn row(&self, place: usize, row: &'a Requirement) -> String {
        let mut text = format!("\n[[category.item.requirement]]\nid = {}\n", quoted(&row.id));
        if row.number != row.id {
            put!(text, "number = {}\n", quoted(&row.number));
        }
        put!(text, "text = {}\n", quoted(&row.text));
        for column in &self.columns {
            if let (Some((id, _)), words) = (&column.other, column.words(place))
                && !words.is_empty()
            {
                put!(text, "other.{} = {}\n", key(id), quoted(&words));
            }
        }
        if let Some(value) = &row.value {
            let unit = value.unit.as_ref().map(|unit| format!(", unit = {}", quoted(unit)));
            put!(text, "value = {{ kind = \"{}\"{} }}\n", value.kind, unit.unwrap_or_default());
        }
        if let Some(words) = answer_words(row) {
            put!(
                text,
                "answer_words = {{ met = {}, unmet = {} }}\n",
                quoted(words.0),
                quoted(words.1)
            );
        }
        if self.cells(place, row).is_empty()
            && let [only] = self.clauses(place, "all")
        {
            put!(text, "else = \"{}\"\n", only.severity.id());
            let all: Vec<String> =
                only.conditions.iter().map(|each| self.condition(each)).collect();
            if !all.is_empty() {
                put!(text, "conditions = [{}]\n", all.join(", "));
            }
        }
        let is_used = self.hosted.values().flatten().any(|clause| clause.any_of.contains(&place));
        if !is_used {
            text += "no_clause = \"この行からは規則を読み取っていません。取り込みの確認票を見てください。\"\n";
        }
        for (level, words) in self.cells(place, row) {
            let key = if level.class == "all" {
                "level".to_owned()
            } else {
                format!("level.{}", key(&level.class))
            };
            put!(text, "{key} = {}\n", self.cell(place, level, &words));
        }
        text
    }

    fn cell(&self, place: usize, level: &Level, words: &str) -> String {
        let clauses = self.clauses(place, &level.class);
        let is_alone = match (clauses, self.plain.get(words)) {
            ([], _) if words.is_empty() => true,
            ([only], Some(Some(severity))) => is_plain(only, place) && only.severity == *severity,
            ([], Some(None)) => true,
            _ => false,
        };
        if is_alone {
            return quoted(words);
        }
        if clauses.is_empty() {
            return match self.host(place, &level.class).filter(|host| *host != place) {
                Some(host) => {
                    let id = self.draft.requirements.get(host).map_or("", |row| row.id.as_str());
                    format!("{{ words = {}, read_at = {} }}", quoted(words), quoted(id))
                }
                None => quoted(words),
            };
        }
        let clauses: Vec<String> =
            clauses.iter().map(|clause| format!("  {},\n", self.clause(clause, words))).collect();
        format!("{{ words = {}, clauses = [\n{}] }}", quoted(words), clauses.concat())
    }

    fn clause(&self, clause: &Clause, words: &str) -> String {
        let id = |row: &usize| self.draft.requirements.get(*row).map_or("", |row| row.id.as_str());
        let members = clause.any_of.iter().map(|row| match clause.thresholds.get(row) {
            Some(threshold) => {
                format!("{{ requirement = {}{} }}", quoted(id(row)), limits(threshold))
            }
            None => quoted(id(row)),
        });
        let mut text = format!("{{ any_of = [{}]", members.collect::<Vec<_>>().join(", "));
        if clause.at_least > 1 {
            put!(text, ", at_least = {}", clause.at_least);
        }
        // If the words of the rule are in another cell, this one is quoted whole.
        let quote = if words.contains(&clause.quote) && !clause.quote.is_empty() {
            &clause.quote
        } else {
            words
        };
        put!(text, ", else = \"{}\", quote = {}", clause.severity.id(), quoted(quote));
        match clause.conditions.as_slice() {
            [] => {}
            [only] => put!(text, ", condition = {}", self.condition(only)),
            several => {
                let several: Vec<String> =
                    several.iter().map(|each| self.condition(each)).collect();
                put!(text, ", conditions = [{}]", several.join(", "));
            }
        }
        text + " }"
    }

    fn condition(&self, condition: &Condition) -> String {
        let fact = self.draft.facts.iter().find(|fact| fact.id == condition.fact);
        let is = match condition.is.as_slice() {
            [only] if fact.is_some_and(|fact| fact.choices.is_empty()) => only.clone(),
            [only] => quoted(only),
            several => array(several.iter().map(String::as_str)),
        };
        format!("{{ fact = {}, is = {is} }}", quoted(&condition.fact))
    }
}

/// Return true if a clause says no more than that its row is asked for.
fn is_plain(clause: &Clause, place: usize) -> bool {
    clause.any_of == [place] && clause.conditions.is_empty() && clause.thresholds.is_empty()
}

fn limits(threshold: &Thresholds) -> String {
    let limits = [
        ("at_least", &threshold.at_least),
        ("at_most", &threshold.at_most),
        ("not_before", &threshold.not_before),
        ("not_after", &threshold.not_after),
    ];
    let limits = limits
        .into_iter()
        .filter_map(|(name, value)| Some(format!(", {name} = {}", quoted(value.as_ref()?))));
    limits.collect()
}

/// Return what the answers to a question are called: met, then unmet.
fn answer_words(row: &Requirement) -> Option<(&'static str, &'static str)> {
    conditions::reversed(&row.text)?;
    let is_english = row.text.is_ascii();
    let is_past = row.text.contains("あったか");
    let is_having = row.text.contains("があるか") || row.text.contains("がないか");
    Some(match (row.reversed, is_english) {
        (true, true) => ("No", "Yes"),
        (false, true) => ("Yes", "No"),
        (true, false) if is_past => ("なかった", "あった"),
        (true, false) if is_having => ("ない", "ある"),
        (true, false) => ("いいえ", "はい"),
        (false, false) => ("はい", "いいえ"),
    })
}
