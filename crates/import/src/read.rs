//! A whole file, read.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use crate::by_class;
use crate::document;
use crate::docx::{self, Document};
use crate::fold::fold;
use crate::legend::Legend;
use crate::mend;
use crate::model::{
    Class, Column, Condition, Draft, Fact, Fault, Part, Place, Question, Remark, Requirement, Value,
};
use crate::naming::{class_id, date, publisher, requirement_id};
use crate::numbers::{Numbers, key};
use crate::rules;
use crate::sheet::{Sheet, sheets};
use crate::table::{self, Kind, RawColumn, Table};

/// The decisions of a person: the choice by number, subject and hash of the words.
pub type Decisions = BTreeMap<(String, String, String), String>;

/// Read a workbook. Take the decisions of an earlier review where the words are the same.
///
/// # Errors
/// Fail with everything that has to be mended first, each with sheet and cell.
pub fn read(file: &str, bytes: &[u8], decisions: &Decisions) -> Result<Draft, Vec<Fault>> {
    of_sheets(file, sheets(file, bytes)?, None, decisions)
}

/// Read a Word file, with its own table of requirements or with that of a workbook.
///
/// # Errors
/// Fail with everything that has to be mended first, each with file and place.
pub fn read_document(
    (file, bytes): (&str, &[u8]),
    workbook: Option<(&str, &[u8])>,
    decisions: &Decisions,
) -> Result<Draft, Vec<Fault>> {
    let document = docx::document(file, bytes)?;
    match workbook {
        Some((name, bytes)) => {
            of_sheets(name, sheets(name, bytes)?, Some((&document, false)), decisions)
        }
        None => of_sheets(file, document.tables.clone(), Some((&document, true)), decisions),
    }
}

/// Read the table on these sheets, and the document: `true` beside it if the sheets are its own.
fn of_sheets(
    file: &str,
    mut sheets: Vec<Sheet>,
    document: Option<(&Document, bool)>,
    decisions: &Decisions,
) -> Result<Draft, Vec<Fault>> {
    let mut by_class = Vec::new();
    for sheet in &mut sheets {
        if let Some(turned) = by_class::turned(sheet) {
            by_class.push(turned.place((0, 0)));
            *sheet = turned;
        }
    }
    let sheets = sheets.as_slice();
    let tables = table::tables(sheets);
    let has_level = |table: &Table| {
        table.columns.iter().any(|column| matches!(column.role, Kind::Level | Kind::Service(_)))
    };
    let main = tables.iter().max_by_key(|table| (has_level(table), table.rows.len()));
    let Some(main) = main.filter(|main| !main.rows.is_empty()) else {
        let fault = match table::without_number(sheets) {
            Some(at) => {
                let message = "この行を表の見出しと見ましたが、番号の列がありません。要件ごとに重複のない番号（1-1など）の列を加えてください。".to_owned();
                Fault { file: file.to_owned(), at: Some(at), message }
            }
            None => Fault::of_file(
                file,
                "要件の表が見つかりません。「番号」と「要件」（又は「確認事項」など）の見出しのある表が入ったシートが必要です。",
            ),
        };
        return Err(vec![fault]);
    };
    // A sheet with the same head may show how to fill in the form.
    let is_example = |table: &Table| {
        let name = sheets.get(table.sheet).map_or_else(String::new, |sheet| fold(&sheet.name));
        ["例", "見本", "サンプル", "sample", "example"].iter().any(|word| name.contains(word))
    };
    let is_same = |table: &&Table| {
        table.sheet == main.sheet || titles(table) == titles(main) && !is_example(table)
    };
    let same: Vec<&Table> = tables.iter().filter(is_same).collect();
    let mut reader = Reader {
        file,
        sheets,
        draft: Draft::default(),
        decisions,
        faults: Vec::new(),
        same: BTreeMap::new(),
    };
    reader.draft.mended.extend(by_class.into_iter().map(|at| Remark {
        at,
        what:
            "1つの要件の行が分類ごとに分かれている表を、分類ごとの列に組み替えました。".to_owned(),
        words: String::new(),
    }));
    reader.columns(main);
    let rows = reader.rows(&same);
    match document {
        Some((document, is_own)) => reader.document(document, is_own, &same),
        None => reader.beside(&same),
    }
    if reader.faults.is_empty() {
        reader.rules(&rows);
        reader.describe();
    }
    if reader.faults.is_empty() { Ok(reader.draft) } else { Err(reader.faults) }
}

fn titles(table: &Table) -> Vec<(u32, String)> {
    table.columns.iter().map(|column| (column.column, fold(&column.titles.concat()))).collect()
}

/// A row of the table with what it is read from.
pub(crate) struct Row<'a> {
    pub(crate) sheet: &'a Sheet,
    /// The row on the sheet.
    pub(crate) at: u32,
    pub(crate) columns: &'a [RawColumn],
}

impl Row<'_> {
    /// Return the text of the first column of a kind.
    pub(crate) fn of(&self, kind: Kind) -> &str {
        let column = self.columns.iter().find(|column| column.role == kind);
        column.map_or("", |column| self.sheet.text(self.at, column.column))
    }
}

pub(crate) struct Reader<'a> {
    file: &'a str,
    sheets: &'a [Sheet],
    pub(crate) draft: Draft,
    decisions: &'a Decisions,
    faults: Vec<Fault>,
    /// The clauses by their class and members.
    pub(crate) same: BTreeMap<(String, Vec<usize>), Vec<usize>>,
}

impl<'a> Reader<'a> {
    fn columns(&mut self, main: &Table) {
        let (mut level, mut service) = (0, 0);
        for column in &main.columns {
            let role = column.role.role(level, service);
            if column.role == Kind::Level {
                let title = column.titles.last().cloned().unwrap_or_default();
                self.draft
                    .classes
                    .push(Class { id: class_id(&title, level, &self.draft.classes), title });
                level += 1;
            }
            service += usize::from(matches!(column.role, Kind::Service(_)));
            self.draft.columns.push(Column {
                titles: column.titles.clone(),
                role,
                sure: column.sure,
                why: column.why.to_owned(),
            });
        }
        // One column of signs, and columns by service alone, are no classes.
        let is_single = self.draft.classes.len() == 1;
        if self.draft.classes.is_empty() || is_single {
            self.draft.classes = vec![Class { id: "all".to_owned(), title: String::new() }];
        }
    }

    /// Read the words of the rows.
    fn rows(&mut self, tables: &[&'a Table]) -> Vec<Row<'a>> {
        let mut rows = Vec::new();
        let mut taken: BTreeMap<String, Place> = BTreeMap::new();
        let mut ids = BTreeSet::new();
        let sheets = self.sheets;
        for table in tables {
            let Some(sheet) = sheets.get(table.sheet) else { continue };
            let of = |kind: Kind| table.columns.iter().find(|column| column.role == kind);
            let Some(number_column) = of(Kind::Number).map(|column| column.column) else {
                continue;
            };
            let mut category = String::new();
            for (row, section) in &table.rows {
                let at = (*row, number_column);
                let place = sheet.place(at);
                let Some(cell) = sheet.cells.get(&at) else { continue };
                let before = self.draft.requirements.last().map(|before| before.number.clone());
                let (number, mended) = mend::number(cell, before.as_deref());
                if let Some(what) = mended {
                    self.draft.mended.push(Remark {
                        at: place.clone(),
                        what,
                        words: number.clone(),
                    });
                }
                if let Some(first) = taken.get(&key(&number)) {
                    let message = format!(
                        "番号『{number}』は{first}にもあります。番号を重複のないものに直してください。"
                    );
                    self.faults.push(Fault {
                        file: self.file.to_owned(),
                        at: Some(place),
                        message,
                    });
                    continue;
                }
                taken.insert(key(&number), place.clone());
                let own = Row { sheet, at: *row, columns: &table.columns };
                let found = own.of(Kind::Category).to_owned();
                if let Some(section) = section {
                    category.clone_from(section);
                } else if !found.is_empty() {
                    category = found;
                }
                let id = requirement_id(&number, &mut ids);
                let mut other = BTreeMap::new();
                for (at, column) in table.columns.iter().enumerate() {
                    let is_other = !matches!(
                        column.role,
                        Kind::Category
                            | Kind::Number
                            | Kind::Item
                            | Kind::Text
                            | Kind::Level
                            | Kind::Answer
                    );
                    let words = sheet.text(*row, column.column);
                    if is_other && !words.is_empty() {
                        other.insert(at, words.to_owned());
                    }
                }
                self.draft.requirements.push(Requirement {
                    id,
                    number,
                    title: own.of(Kind::Item).to_owned(),
                    text: own.of(Kind::Text).to_owned(),
                    category: category.clone(),
                    other,
                    value: None,
                    reversed: false,
                    at: place,
                    levels: Vec::new(),
                });
                rows.push(own);
            }
            for row in &table.unnumbered {
                let at = sheet.place((*row, number_column));
                let message = "要件の文言がある行に、番号がありません。番号を入れるか、要件でなければ表の外に移してください。".to_owned();
                self.faults.push(Fault { file: self.file.to_owned(), at: Some(at), message });
            }
        }
        rows
    }

    /// Take the words around the table, the other sheets, and what is dropped.
    fn beside(&mut self, tables: &[&Table]) {
        for table in tables {
            let Some(sheet) = self.sheets.get(table.sheet) else { continue };
            self.draft.notes.extend(table.notes.iter().cloned());
            for column in table.columns.iter().filter(|column| column.role == Kind::Answer) {
                let at = sheet.place((table.head, column.column));
                let what = format!("「{}」の列は、{}", column.titles.join("・"), column.why);
                self.draft.dropped.push(Remark { at, what, words: column.titles.join(" ") });
            }
            for (row, why) in &table.dropped {
                let words = table::distinct(sheet, *row);
                let column = words.first().map_or(0, |(column, _)| *column);
                let words = words.into_iter().map(|(_, words)| words).collect::<Vec<_>>().join(" ");
                let at = sheet.place((*row, column));
                self.draft.dropped.push(Remark { at, what: (*why).to_owned(), words });
            }
        }
        for (place, sheet) in self.sheets.iter().enumerate() {
            if let Some((at, _)) = sheet.unseen.first_key_value() {
                let words: Vec<&str> = sheet.unseen.values().map(String::as_str).collect();
                let what = format!("非表示の行又は列の{}個の欄です。", words.len());
                let words = words.join(" ");
                self.draft.dropped.push(Remark { at: Place::new(&sheet.name, *at), what, words });
            }
            if tables.iter().any(|table| table.sheet == place) || sheet.cells.is_empty() {
                continue;
            }
            let other = table::other(sheet);
            if sheet.is_hidden {
                let words = other.rows.concat().join(" ");
                let what = format!("非表示のシート『{}』です。", sheet.name);
                self.draft.dropped.push(Remark {
                    at: Place::new(&sheet.name, (0, 0)),
                    what,
                    words,
                });
            } else {
                self.draft.others.push(other);
            }
        }
    }

    /// Take the parts of a document, and what is beside the table of the requirements: of the same
    /// document (`is_own`), or of a workbook, of which the words of the document stand only once.
    fn document(&mut self, document: &Document, is_own: bool, tables: &[&Table]) {
        self.beside(tables);
        let requirements = if is_own {
            self.draft.others.clear();
            tables.iter().map(|table| table.sheet).collect()
        } else {
            let numbers = self.draft.requirements.iter().map(|row| key(&row.number)).collect();
            document::same_tables(document, &numbers)
        };
        self.draft.document = document::parts(document, &requirements);
        let pictures = document.pictures.iter().filter(|picture| !picture.name.is_empty());
        self.draft.pictures =
            pictures.map(|picture| (picture.name.clone(), picture.bytes.clone())).collect();
        for part in &self.draft.document {
            if let Part::Picture { name, said } = part
                && said == document::UNDESCRIBED
            {
                let what = "図に説明がありません。何を示す図か、代替テキストに書いてください。";
                self.draft.mended.push(Remark {
                    at: Place::of_document(),
                    what: what.to_owned(),
                    words: name.clone(),
                });
            }
        }
        if !is_own {
            let document = self.draft.document.iter();
            let all: String = document.map(|part| fold(&part.all_words())).collect();
            let is_new = |words: &str| words.lines().any(|line| !all.contains(&fold(line)));
            self.draft.notes.retain(|note| is_new(&note.words));
            let others = std::mem::take(&mut self.draft.others).into_iter();
            let (new, same): (Vec<_>, Vec<_>) =
                others.partition(|other| other.rows.iter().flatten().any(|words| is_new(words)));
            self.draft.others = new;
            self.draft.dropped.extend(same.into_iter().map(|other| Remark {
                at: Place::new(&other.name, (0, 0)),
                what: format!("シート『{}』です。同じ文言がWordの文書にあります。", other.name),
                words: other.rows.concat().join(" "),
            }));
        }
        for (why, words) in &document.dropped {
            let (at, what) = (Place::of_document(), (*why).to_owned());
            self.draft.dropped.push(Remark { at, what, words: words.clone() });
        }
    }

    fn rules(&mut self, rows: &[Row<'a>]) {
        let mut cells = BTreeSet::new();
        for row in rows {
            for column in row
                .columns
                .iter()
                .filter(|column| matches!(column.role, Kind::Level | Kind::Service(_)))
            {
                cells.insert(fold(row.sheet.text(row.at, column.column)));
            }
        }
        let notes = self.draft.notes.iter().map(|note| note.words.clone());
        let others =
            self.draft.others.iter().flat_map(|other| other.rows.iter().flatten().cloned());
        let notes = notes.chain(others).chain(document::words_beside(&self.draft.document));
        let notes: Vec<String> = notes.collect();
        let legend = Legend::new(&cells, &notes);
        let numbers = Numbers::new(self.draft.requirements.iter().map(|row| row.number.as_str()));
        rules::read(self, rows, &rules::With { legend, numbers, cells, notes: &notes });
        // The worst first: contradictions, then words that were not understood.
        self.draft.questions.sort_by_key(|question| {
            let is_read = question.choices.iter().any(|(id, _)| id == "as_read");
            let rank = match (question.about.starts_with("食い違い"), is_read) {
                (true, _) => 0,
                (false, false) => 1,
                (false, true) => 2,
            };
            (question.decided.is_some(), rank)
        });
    }

    /// Return the id of the fact with these words, made where it is new.
    pub(crate) fn fact(&mut self, words: &str, choices: &[&str]) -> String {
        let is_it = |fact: &&Fact| {
            if choices.is_empty() {
                fold(&fact.words) == fold(words) && fact.choices.is_empty()
            } else {
                !fact.choices.is_empty()
            }
        };
        if let Some(fact) = self.draft.facts.iter().find(is_it) {
            return fact.id.clone();
        }
        let known = [
            ("再委託", "subcontracting"),
            ("委託", "outsourcing"),
            ("個人情報", "personal_information"),
            ("国外", "stored_abroad"),
            ("海外", "stored_abroad"),
            ("無償", "free_of_charge"),
            ("ai", "ai"),
            ("人工知能", "ai"),
            ("シングルサインオン", "single_sign_on"),
        ];
        let folded = fold(words);
        let name = if choices.is_empty() {
            known
                .iter()
                .find(|(word, _)| folded.contains(word))
                .map_or("circumstance", |(_, name)| name)
        } else {
            "service_model"
        };
        let mut id = name.to_owned();
        let mut count = 2;
        while self.draft.facts.iter().any(|fact| fact.id == id) {
            id = format!("{name}_{count}");
            count += 1;
        }
        let question = if choices.is_empty() {
            format!("「{words}」に当たりますか。")
        } else {
            "サービスの種別は、どれですか。".to_owned()
        };
        let choices =
            choices.iter().map(|choice| (choice.to_ascii_lowercase(), (*choice).to_owned()));
        self.draft.facts.push(Fact {
            id: id.clone(),
            words: words.to_owned(),
            question,
            choices: choices.collect(),
        });
        id
    }

    /// Return the condition of words: on the kind of service where they name one, else on a fact.
    pub(crate) fn condition(&mut self, words: &str, is: bool) -> Condition {
        const KINDS: [&str; 3] = ["SaaS", "PaaS", "IaaS"];
        let named = crate::conditions::services(words);
        if named.is_empty() || named.len() == KINDS.len() || words.chars().count() > 20 {
            return yes_no(self.fact(words, &[]), is);
        }
        let fact = self.fact("サービスの種別", &KINDS);
        let kinds = KINDS.into_iter().filter(|kind| named.contains(kind) == is);
        Condition { fact, is: kinds.map(str::to_ascii_lowercase).collect() }
    }

    /// Ask something, unless it was decided; return the choice that counts.
    pub(crate) fn ask(&mut self, mut question: Question) -> String {
        question.hash = hash(&question.words);
        let found = self.decisions.get(&(
            question.number.clone(),
            question.about.clone(),
            question.hash.clone(),
        ));
        let known = found.filter(|choice| question.choices.iter().any(|(id, _)| id == *choice));
        question.decided = known.cloned();
        let choice = known.cloned().or_else(|| question.choices.first().map(|(id, _)| id.clone()));
        self.draft.questions.push(question);
        choice.unwrap_or_default()
    }

    /// Find title, publisher and day.
    fn describe(&mut self) {
        let before: Vec<&str> = self
            .draft
            .notes
            .iter()
            .filter(|note| note.before)
            .map(|note| note.words.as_str())
            .collect();
        let others = self.draft.others.iter().flat_map(|other| other.rows.iter().flatten());
        let document = self.draft.document.iter().map(Part::words);
        let all: Vec<&str> = before
            .iter()
            .copied()
            .chain(document.clone())
            .chain(others.map(String::as_str))
            .filter(|words| !words.is_empty())
            .collect();
        let words = [
            "基準",
            "要綱",
            "要領",
            "ガイドライン",
            "要件",
            "チェック",
            "確認",
            "一覧",
            "requirement",
            "standard",
            "guideline",
        ];
        let is_title = |text: &&&str| {
            let folded = fold(text);
            text.chars().count() <= 60
                && !folded.contains('。')
                && words.iter().any(|word| folded.contains(word))
        };
        let titled = self.draft.document.iter().find_map(|part| match part {
            Part::Title { words } => Some(words.as_str()),
            _ => None,
        });
        let best = all.iter().filter(is_title).max_by_key(|text| {
            let folded = fold(text);
            ["基準", "要綱", "要領", "ガイドライン", "市", "町", "村", "県", "requirements"]
                .iter()
                .filter(|word| folded.contains(**word))
                .count()
        });
        let title = titled.or(best.or(all.first()).copied()).unwrap_or_default();
        // A table without words around it is called by its file.
        let stem = self.file.rsplit_once('.').map_or(self.file, |(stem, _)| stem);
        let title = if title.is_empty() { stem } else { title };
        self.draft.title = title.split_whitespace().collect::<Vec<_>>().join("　");
        self.draft.publisher = all.iter().find_map(|text| publisher(text));
        let in_force = document::in_force(&self.draft.document).and_then(date);
        self.draft.in_force = in_force.or_else(|| all.iter().find_map(|text| date(text)));
    }

    /// Note that a requirement asks for a value.
    pub(crate) fn value(&mut self, row: usize, value: Value) {
        if let Some(requirement) = self.draft.requirements.get_mut(row) {
            requirement.value = Some(value);
        }
    }
}

/// Return the hash of words, without their width and white space.
pub(crate) fn hash(words: &str) -> String {
    let digest = Sha256::digest(fold(words).as_bytes());
    digest.iter().take(8).fold(String::new(), |mut hash, byte| {
        for half in [byte >> 4, byte & 15] {
            hash.extend(char::from_digit(half.into(), 16));
        }
        hash
    })
}

/// Return a condition on a yes/no fact.
pub(crate) fn yes_no(fact: String, is: bool) -> Condition {
    Condition { fact, is: vec![is.to_string()] }
}
