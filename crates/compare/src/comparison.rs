//! Files beside each other.

use kijun_rules::ClassIndex;
use kijun_rules::answers::Answer;
use kijun_rules::code::Code;

use crate::column::{Column, Numbered};
use crate::flag::Flag;
use crate::order::{self, Sort, places};
use crate::quote::{foreign, names};
use crate::rows::{self, FactRow, Row};
use crate::signature::{self, Key, Signed};
use crate::statement::Statement;
use crate::submission::{Known, Submission, Unreadable};
use crate::values::AskedOf;
use crate::vendor::Vendor;

/// Files beside each other, each among those for the same checklist.
#[derive(Debug, Clone)]
pub struct Comparison<'a> {
    /// One for each checklist that was answered, in the order in which the checklists are known.
    pub groups: Vec<Group<'a>>,
    /// Assessments without their answer files.
    pub without_answers: Vec<Numbered<&'a Statement>>,
    /// The public keys, by which signatures were verified.
    pub keys: Vec<Numbered<&'a Key>>,
    /// Files that cannot be compared.
    pub unreadable: Vec<Numbered<&'a Unreadable>>,
}

/// The files for one checklist.
#[derive(Debug, Clone)]
pub struct Group<'a> {
    /// The checklist.
    pub known: &'a Known,
    /// The flags of the group as a whole.
    pub flags: Vec<Flag>,
    /// The vendors, in the order in which the files were given.
    pub columns: Vec<Column<'a>>,
    /// The facts about the use.
    pub facts: Vec<FactRow<'a>>,
    /// The requirements.
    pub rows: Vec<Row>,
}

impl<'a> Comparison<'a> {
    /// Put files beside each other. `known` are the checklists that the files were read by.
    pub fn of(known: &'a [Known], files: impl IntoIterator<Item = &'a Submission>) -> Self {
        let files: Vec<&Submission> = files.into_iter().collect();
        let signed = signature::signed(&files);
        Self::verified(known, &files, &signed)
    }

    /// Put files beside each other, whose signatures were verified by [`signature::signed`].
    #[must_use]
    pub fn verified(known: &'a [Known], files: &[&'a Submission], signed: &[Signed]) -> Self {
        let (mut columns, mut statements, mut unreadable) = (Vec::new(), Vec::new(), Vec::new());
        let mut keys = Vec::new();
        for (number, &read) in (1..).zip(files) {
            match read {
                Submission::Answers(vendor) => {
                    let (vendor, flags, beside) = (vendor.as_ref(), Vec::new(), Vec::new());
                    let signed = signed.get(number - 1).copied().unwrap_or(Signed::No);
                    let key = match signed {
                        Signed::By(place) => files.get(place).copied().and_then(Submission::key),
                        _ => None,
                    };
                    columns.push(Column { number, vendor, flags, signed, signer: key, beside });
                }
                Submission::Assessment(statement) => {
                    statements.push(Numbered { number, content: statement.as_ref() });
                }
                Submission::Key(key) => keys.push(Numbered { number, content: key.as_ref() }),
                Submission::Unreadable(file) => unreadable.push(Numbered { number, content: file }),
            }
        }
        // In an order of their own, so that the flags do not depend on the order of the files.
        let name = |place: usize| -> &str {
            let statement: Option<&Numbered<&Statement>> = statements.get(place);
            statement.and_then(|each| each.content.file_name.as_deref()).unwrap_or_default()
        };
        let ordered = places(statements.len(), &|a, b| order::text(name(a), name(b)));
        let matches = |statement: &Statement, vendor: &Vendor| {
            statement.answers_digest.as_deref() == Some(vendor.answers_digest())
        };
        let mut groups = Vec::new();
        for (place, known) in known.iter().enumerate() {
            let of_group = columns.iter().filter(|column| column.vendor.checklist == place);
            let mut columns: Vec<Column<'a>> = of_group.cloned().collect();
            if columns.is_empty() {
                continue;
            }
            for column in &mut columns {
                let beside = ordered.iter().filter_map(|place| statements.get(*place).copied());
                column.beside =
                    beside.filter(|each| matches(each.content, column.vendor)).collect();
                let beside = column.beside.iter().map(|each| each.content);
                for statement in column.vendor.statements.iter().chain(beside) {
                    statement.compare(column.vendor, &known.rules, &mut column.flags);
                }
                column.flags.extend(column.signed.flag(!keys.is_empty()));
                column.flags.extend(column.vendor.remarks());
            }
            let flags = of_group_as_a_whole(known, &mut columns);
            for column in &mut columns {
                let flags = std::mem::take(&mut column.flags);
                let (grave, others): (Vec<_>, Vec<_>) =
                    flags.into_iter().partition(|flag| flag.grave);
                column.flags = grave.into_iter().chain(others).collect();
            }
            groups.push(Group {
                known,
                flags,
                facts: rows::of_facts(&known.rules, &columns),
                rows: rows::of_requirements(&known.rules, &columns),
                columns,
            });
        }
        statements
            .retain(|each| !columns.iter().any(|column| matches(each.content, column.vendor)));
        Self { groups, without_answers: statements, keys, unreadable }
    }

    /// Return true if every file that was given could be compared.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.without_answers.is_empty() && self.unreadable.is_empty()
    }
}

impl Group<'_> {
    /// Return the columns in the order `sort`.
    pub fn sorted(&self, sort: &Sort) -> impl Iterator<Item = &Column<'_>> {
        let places = sort.places(&self.known.rules, &self.columns);
        places.into_iter().filter_map(|place| self.columns.get(place))
    }

    /// Return the code that stands on a vendor's printed assessment.
    #[must_use]
    pub fn code(&self, vendor: &Vendor) -> Code {
        Code::of(self.known.rules.digest(), vendor.answers_digest(), vendor.verdict())
    }

    /// Return the document's own number of a requirement; its id where none is known.
    #[must_use]
    pub fn label(&self, row: Row) -> &str {
        let label = self.known.names.get(row.requirement.get()).map(|name| name.label.as_str());
        let label = label.filter(|label| !label.is_empty());
        label.unwrap_or_else(|| self.known.rules.requirement_id(row.requirement))
    }

    /// Return the title of a requirement; empty if it has none.
    #[must_use]
    pub fn title(&self, row: Row) -> &str {
        self.known.names.get(row.requirement.get()).map_or("", |name| name.title.as_str())
    }

    /// Return the values of a requirement; `None` if it asks for none.
    #[must_use]
    pub fn values(&self, row: Row) -> Option<AskedOf<'_>> {
        AskedOf::of(&self.known.rules, row.requirement)
    }

    /// Return a ticked answer in the words of the requirement; 未回答 where nothing is ticked.
    #[must_use]
    pub fn answered(&self, row: Row, answer: Option<&Answer>) -> &str {
        let name = self.known.names.get(row.requirement.get());
        let status = answer.and_then(Answer::status);
        status
            .map_or("未回答", |status| name.map_or(status.label(), |name| name.answered(status)))
    }

    /// Return a vendor's class, by its title; its id where it has none, and nothing where the
    /// checklist has no classes.
    #[must_use]
    pub fn class_title(&self, vendor: &Vendor) -> &str {
        class_title(self.known, vendor.class())
    }
}

fn class_title(known: &Known, class: ClassIndex) -> &str {
    if known.rules.checklist().has_no_classes() {
        return "";
    }
    match known.rules.class_at(class) {
        Some(class) if class.title.is_empty() => &class.id,
        Some(class) => &class.title,
        None => "",
    }
}

/// Flag the differences between files: return those of the group, and add those of single files.
fn of_group_as_a_whole(known: &Known, columns: &mut [Column<'_>]) -> Vec<Flag> {
    same_answers(columns);
    let mut flags = Vec::new();
    flags.extend(classes(known, columns));
    let facts = rows::of_facts(&known.rules, columns);
    let differing = facts.iter().filter(|fact| fact.differs);
    let differing: Vec<_> = differing.map(|fact| foreign(fact.question)).collect();
    if !differing.is_empty() {
        flags.push(Flag::note(
            "facts_differ",
            format!(
                "利用の条件{}への答えがそろっていません。条件が違うと、求められる要件も違うことがあります。",
                names(&differing)
            ),
        ));
    }
    let phases = |column: &Column<'_>| column.vendor.file().phase_set();
    if columns.windows(2).any(|pair| matches!(pair, [a, b] if phases(a) != phases(b))) {
        flags.push(Flag::note(
            "phases_differ",
            "判定の対象とした段階がそろっていません。同じ段階の回答どうしで比べてください。",
        ));
    }
    flags
}

/// Flag files with the same answers, each with the names of the others.
fn same_answers(columns: &mut [Column<'_>]) {
    let digest =
        |place: usize| columns.get(place).map_or("", |column| column.vendor.answers_digest());
    let name = |place: usize| columns.get(place).map_or("", |column| &column.vendor.file_name);
    let sorted = places(columns.len(), &|a, b| {
        digest(a).cmp(digest(b)).then_with(|| order::text(name(a), name(b)))
    });
    let mut found = Vec::new();
    for same in sorted.chunk_by(|&a, &b| digest(a) == digest(b)).filter(|same| same.len() > 1) {
        for &place in same {
            let others = same.iter().filter(|other| **other != place);
            let others = others.filter_map(|other| columns.get(*other));
            let others = names(others.map(|other| other.vendor.file_name.as_str()));
            found.push((place, others));
        }
    }
    for (place, others) in found {
        if let Some(column) = columns.get_mut(place) {
            column.flags.push(Flag::note(
                "same_answers",
                format!("{others}と回答が同じです。同じファイルを重ねて読み込んでいないか確認してください。"),
            ));
        }
    }
}

/// Flag differing classes, and the files whose class is not that of most.
fn classes(known: &Known, columns: &mut [Column<'_>]) -> Option<Flag> {
    let counts = known.rules.class_indices().map(|class| {
        (class, columns.iter().filter(|column| column.vendor.class() == class).count())
    });
    let counts: Vec<_> = counts.filter(|(_, count)| *count > 0).collect();
    if counts.len() < 2 {
        return None;
    }
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or_default();
    let mut frequent = counts.iter().filter(|(_, count)| *count == most).map(|(class, _)| *class);
    // With a tie there is no usual class: every file is told so.
    let usual = frequent.next().filter(|_| frequent.next().is_none());
    for column in columns.iter_mut().filter(|column| Some(column.vendor.class()) != usual) {
        let own = class_title(known, column.vendor.class());
        column.flags.push(Flag::note(
            "class_differs",
            match usual {
                Some(usual) => format!(
                    "情報の分類が{own}です。多くの回答は{}です。判定をそのまま比べることはできません。",
                    class_title(known, usual)
                ),
                None => format!(
                    "情報の分類が{own}です。ほかの回答と分類が違うため、判定をそのまま比べることはできません。"
                ),
            },
        ));
    }
    let each =
        counts.iter().map(|(class, count)| format!("{}が{count}件", class_title(known, *class)));
    let each: Vec<String> = each.collect();
    Some(Flag::note(
        "classes_differ",
        format!(
            "情報の分類がそろっていません({})。同じ分類の回答どうしで比べてください。",
            each.join("、")
        ),
    ))
}
