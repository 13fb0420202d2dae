//! The words of a workbook that no answer is made from: each is named, but for the form's own.

use std::collections::BTreeSet;

use kijun_rules::answers::{AnswerFile, Name};
use kijun_rules::model::{FactValue, Phase};
use kijun_rules::text::quoted;

use super::record::Record;
use super::workbook::{Book, Sheet};
use crate::finding::{CellAddress, Weight};
use crate::form::SheetForm;
use crate::guard::unguarded;
use crate::intake::{Entry, Intake};
use crate::xlsx::layout::{FieldCell, fields, key, own};

/// The most cells of a sheet that is not part of the form that are named.
const MAX_CELLS: usize = 100;

/// The places of the form's sheets in the workbook.
#[derive(Debug, Clone, Copy)]
pub(super) struct Places {
    pub(super) main: usize,
    pub(super) exceptions: Option<usize>,
    pub(super) conditions: Option<usize>,
}

/// Add a finding for each cell that nothing was taken from, and for each note beside the cells.
pub(super) fn name(
    book: &Book,
    record: &Record,
    form: &SheetForm,
    places: Places,
    intake: &mut Intake<'_>,
) {
    let own = own_words(record, form, intake);
    let sheets = [Some(places.main), places.exceptions, places.conditions];
    for sheet in sheets.into_iter().flatten().filter_map(|place| book.sheets.get(place)) {
        sheet.know(|text| {
            let text = one_form(unguarded(text));
            own::has(&text) || own.contains(&text)
        });
    }
    if let Some(main) = book.sheets.get(places.main)
        && !is_current(intake)
    {
        // Title and document of another edition.
        main.see(0, 0);
        main.see(1, 0);
    }
    for (place, sheet) in book.sheets.iter().enumerate() {
        if sheets.contains(&Some(place)) || place == record.sheet {
            let name = (place != places.main).then_some(sheet.name.as_str());
            for ((row, column), text) in sheet.unseen() {
                intake.not_read(Entry { sheet: name, cell: CellAddress { row, column }, text });
            }
        } else {
            other_sheet(sheet, intake);
        }
    }
    notes(book, places.main, intake);
}

/// Return true if the form is of the current edition, so that its words are known.
pub(super) fn is_current(intake: &Intake<'_>) -> bool {
    intake.file.edition.as_ref() == Some(&intake.rules.checklist().edition)
}

/// Return the form's own words above and below the table and on the sheet of facts and phases.
fn own_words(record: &Record, form: &SheetForm, intake: &Intake<'_>) -> BTreeSet<String> {
    let facts = record.fields.iter().filter_map(|field| field.key.strip_prefix(key::FACT));
    let file = AnswerFile {
        facts: Some(facts.map(|id| (Name::from(id), FactValue::Unknown)).collect()),
        phases: Phase::ALL.into(),
        ..AnswerFile::default()
    };
    let (above, more) = fields(intake.rules, &file);
    let words = |field: FieldCell| [field.label, field.explanation];
    let source = own::source(form);
    let texts = form.footnotes.iter().chain([&form.title, &source]);
    let texts =
        texts.chain(record.fields.iter().map(|field| &field.label)).map(|text| one_form(text));
    let fields = above.into_iter().chain(more).flat_map(words);
    texts.chain(fields.map(|text| one_form(&text))).collect()
}

/// Return a text without the differences that programs make: white space around it, line ends.
fn one_form(text: &str) -> String {
    text.trim().lines().collect::<Vec<_>>().join("\n")
}

/// Add a finding about a sheet that is not part of the form.
fn other_sheet(sheet: &Sheet, intake: &mut Intake<'_>) {
    let (mut named, mut more) = (Vec::new(), 0);
    for ((row, column), text) in sheet.unseen() {
        if named.len() < MAX_CELLS {
            named.push(format!("{}『{}』", CellAddress { row, column }, quoted(text.trim())));
        } else {
            more += 1;
        }
    }
    if named.is_empty() {
        return;
    }
    if more > 0 {
        named.push(format!("ほか{more}か所"));
    }
    let message = format!(
        "シート『{}』は読み取りません。必要なら、備考などの欄に移してください: {}",
        quoted(&sheet.name),
        named.join("、")
    );
    intake.find(Weight::Notice, None, None, message);
}

/// Add a finding for each note beside the cells.
fn notes(book: &Book, main: usize, intake: &mut Intake<'_>) {
    for note in &book.notes {
        let message = format!(
            "{}『{}』は読み取りません。必要なら、備考などの欄に移してください。",
            note.kind.label(),
            quoted(&note.words)
        );
        let sheet = book.sheets.get(note.sheet).filter(|_| note.sheet != main);
        let cell = note.cell.map(|(row, column)| CellAddress { row, column });
        intake.find(Weight::Notice, sheet.map(|sheet| sheet.name.as_str()), cell, message);
    }
    if book.more_notes > 0 {
        let message = format!("ほかにもコメントなどが{}件あり、読み取りません。", book.more_notes);
        intake.find(Weight::Notice, None, None, message);
    }
}
