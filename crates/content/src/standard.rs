//! Read one standard: its `standard.toml`, and all files that it names.
//!
//! 1. Read `standard.toml`: titles, editions, errata, the names of the other files.
//! 2. Read the document's text as held, and correct its errata.
//! 3. Read classes and checklists as written, and compare each word with that text.
//! 4. Read the chapters twice: for their anchors, then for their content.
//! 5. Join the checklists with the classes and with the places in the chapters.
//! 6. Read the procedure, whose words are in the chapters or in a checklist's table.
//! 7. Read the worked examples, whose words are in the chapters.
//! 8. Read the scenarios and compare them with the rules; then read the training.
//! 9. Read earlier editions from their folders in the same way, and compare them by id.

use crate::checklist::{self, Context, RawChecklist};
use crate::classes;
use crate::editions::{self, RawEdition, Whole};
use crate::fidelity::{self, Part, Piece};
use crate::figures::Figures;
use crate::folder::{Folder, Wanted};
use crate::ids::{self, Taken};
use crate::markdown::{self, Index, Scope, Tabled, Written};
use crate::model::{Chapter, ClassScheme, Erratum, Standard};
use crate::original::{Edit, Means, Original, squeeze};
use crate::passages::{Passage, Passages};
use crate::problem::{
    AnotherStandard, FolderMismatch, MissingEdition, MissingKey, NothingCorrected, PlaceOfMark,
    Problems, Title,
};
use crate::procedure;
use crate::scenarios;
use crate::source::{SourceFile, SourcePlace, Text};
use crate::toml_file::{Document, Table};
use crate::training;
use crate::worked_examples;

/// The file that makes a folder a standard.
const MANIFEST: &str = "standard.toml";

/// Read the standard of a folder; return `None` if its manifest cannot be read.
pub(crate) fn read(folder: &Folder<'_>, problems: &mut Problems) -> Option<Standard> {
    read_whole(folder, problems).map(|whole| whole.standard)
}

/// Read the standard as [`read`] does, and tell whether it is complete, for comparing editions.
fn read_whole(folder: &Folder<'_>, problems: &mut Problems) -> Option<Whole> {
    let file = manifest_file(folder, problems)?;
    let document = Document::parse(&file, problems)?;
    let mut manifest = manifest_of(document.table(), problems);
    check_id(&manifest.id, folder, problems);
    let mut editions = std::mem::take(&mut manifest.editions);

    let original = original(folder, &manifest, problems);
    let original = original.as_ref();
    if let Some(original) = original {
        original.check("title", &manifest.title, problems);
    }
    let classes = manifest.classes.as_ref();
    let classes = classes.and_then(|name| classes::read(folder, name, original, problems));
    let (classes, class_pieces) = classes.unzip();
    let raw = checklists(folder, &manifest, original, problems);
    let names = raw
        .iter()
        .map(|each| Tabled { name: each.name().value.clone(), has_table: each.has_table() });
    let names: Vec<Tabled> = names.collect();
    let has_table = |scheme: &ClassScheme| scheme.columns.is_some();
    let mut chapters = Chapters {
        folder,
        manifest: &manifest,
        // If one of them cannot be read, the chapters cannot be checked for missing names.
        checklists: (names.len() == manifest.checklists.len()).then_some(names.as_slice()),
        has_class_table: match &classes {
            Some(classes) => has_table(classes),
            None => manifest.classes.is_some(),
        },
        original,
        figures: Figures::new(folder),
        passages: Passages::default(),
        parts: Vec::new(),
    };
    let written = chapters.read(problems);
    // A document without classes has one that no page shows.
    let unnamed = unnamed_class(&manifest, &raw, problems);
    let scheme = classes.as_ref().or(unnamed.as_ref());
    let tables = scheme.iter().flat_map(|classes| raw.iter().map(|raw| raw.pieces(classes)));
    let tables = tables.collect();
    let class_table = class_pieces.unwrap_or_default();
    let shown = Shown { title: &manifest.title, tables, class_table }.pieces(&chapters.parts);
    let checklists = scheme.map_or_else(Vec::new, |classes| {
        let current = editions.last();
        let context = Context {
            standard: &manifest.id.value,
            edition: current.map_or(kijun_rules::model::UNDATED, |edition| &edition.id.value),
            classes,
            original,
            passages: &chapters.passages,
        };
        raw.into_iter().map(|raw| checklist::join(raw, &context, problems)).collect()
    });
    let context = procedure::Context {
        // If checklists need classes, the missing classes have been recorded.
        classes: match &classes {
            Some(scheme) => Some(&scheme.classes),
            None => unnamed.is_some().then_some(&[]),
        },
        checklists: (checklists.len() == manifest.checklists.len()).then_some(&checklists),
        original,
        passages: &chapters.passages,
    };
    let procedure = manifest.procedure.as_ref();
    let procedure = procedure.and_then(|name| procedure::read(folder, name, &context, problems));
    for edition in &mut editions {
        edition.cite(&context, problems);
    }
    let context =
        worked_examples::Context { checklists: context.checklists, passages: &chapters.passages };
    let examples = manifest.worked_examples.as_ref();
    let examples = examples.map(|name| worked_examples::read(folder, name, &context, problems));
    // Check order and completeness only if nothing else is wrong: they depend on the whole.
    if let Some(original) = original
        && !problems.are_in(folder.path)
    {
        fidelity::check(&shown, original, problems);
    }
    // The same holds for the comparison of scenarios with the rules.
    let sound = !problems.are_in(folder.path);
    let scenarios = scenarios::read(folder, context.checklists.filter(|_| sound), problems);
    let context = training::Context { classes: classes.as_ref(), checklists: context.checklists };
    let training = training::read(folder, manifest.training.as_ref(), &context, problems);
    let complete = checklists.len() == manifest.checklists.len();
    let standard = Standard {
        chapters: written,
        figures: chapters.figures.finish(),
        id: manifest.id.value,
        title: manifest.title.value,
        short_title: manifest.short_title.value,
        publisher: manifest.publisher.map(|publisher| publisher.value),
        summary: manifest.summary.value,
        editions: Vec::new(),
        origin: manifest.origin.value,
        classes,
        checklists,
        procedure,
        worked_examples: examples.unwrap_or_default(),
        training,
        scenarios,
        errata: manifest.errata,
    };
    let mut whole = Whole { standard, complete };
    whole.standard.editions = editions::complete(folder, editions, &whole, read_whole, problems);
    Some(whole)
}

/// Read `standard.toml`. Record a folder without one at the place that names the folder.
fn manifest_file(folder: &Folder<'_>, problems: &mut Problems) -> Option<SourceFile> {
    if let Wanted::Edition { asked, .. } = folder.wanted
        && !folder.root.join(folder.path).join(MANIFEST).exists()
    {
        problems.add(asked, MissingEdition { path: folder.path.to_owned() });
        return None;
    }
    let shown = SourceFile::new(format!("{}/{MANIFEST}", folder.path), String::new());
    folder.read_at(MANIFEST, &shown.at(0..0), problems)
}

/// The values of `standard.toml` as written.
struct Manifest {
    id: Text,
    title: Text,
    short_title: Text,
    publisher: Option<Text>,
    summary: Text,
    origin: Text,
    source: Text,
    editions: Vec<RawEdition>,
    chapters: Vec<ChapterEntry>,
    classes: Option<Text>,
    checklists: Vec<Text>,
    procedure: Option<Text>,
    worked_examples: Option<Text>,
    training: Option<Text>,
    errata: Vec<Erratum>,
    /// `[[erratum]]` and `[[left_out]]`: parts of the text as held.
    edits: Vec<Edit>,
    at: SourcePlace,
}

/// `[[chapter]]`
struct ChapterEntry {
    id: Text,
    title: Option<Text>,
    file: Text,
}

fn manifest_of(mut table: Table<'_>, problems: &mut Problems) -> Manifest {
    let mut taken = Taken::new(ids::EDITION);
    let entries = table.tables("edition", problems).into_iter();
    let editions = entries.map(|each| editions::edition(each, &mut taken, problems));
    let editions: Vec<RawEdition> = editions.collect();
    editions::check_order(&editions, problems);
    let mut taken = Taken::new(ids::CHAPTER);
    let chapters = table.tables("chapter", problems).into_iter();
    let chapters = chapters.map(|each| chapter_entry(each, &mut taken, problems));
    let chapters = chapters.collect();
    let errata = table.tables("erratum", problems).into_iter();
    let errata = errata.map(|each| erratum(each, problems));
    let at = table.at().clone();
    let (mut edits, errata): (Vec<Edit>, Vec<Erratum>) = errata.unzip();
    let left_out = table.tables("left_out", problems).into_iter();
    edits.extend(left_out.map(|each| left_out_of(each, problems)));
    let manifest = Manifest {
        id: table.text("id", problems),
        title: table.text("title", problems),
        short_title: table.text("short_title", problems),
        publisher: table.optional_text("publisher", problems),
        summary: table.text("summary", problems),
        origin: table.text("origin", problems),
        source: table.text("source", problems),
        editions,
        chapters,
        classes: table.optional_text("classes", problems),
        checklists: table.texts("checklists", problems),
        procedure: table.optional_text("procedure", problems),
        worked_examples: table.optional_text("worked_examples", problems),
        training: table.optional_text("training", problems),
        errata,
        edits,
        at,
    };
    table.finish(problems);
    manifest
}

fn chapter_entry(mut table: Table<'_>, taken: &mut Taken, problems: &mut Problems) -> ChapterEntry {
    let id = table.text("id", problems);
    taken.take(&id, problems);
    ids::CHAPTER.check_reserved(&id, ids::RESERVED_CHAPTERS, problems);
    let title = table.optional_text("title", problems);
    let file = table.text("file", problems);
    table.finish(problems);
    ChapterEntry { id, title, file }
}

fn erratum(mut table: Table<'_>, problems: &mut Problems) -> (Edit, Erratum) {
    let published = table.optional_text("published", problems);
    let means = published.as_ref().map_or(Means::AsHeld, |words| Means::Published(words.clone()));
    let edit = edit(&mut table, means, problems);
    if let Some(published) = &published
        && published.is_written()
        && squeeze(&published.value) == squeeze(&edit.held.value)
    {
        problems.add(&published.at, NothingCorrected);
    }
    if let (Some(text), Means::AsHeld) = (edit.before.as_ref().or(edit.after.as_ref()), &edit.means)
    {
        problems.add(&text.at, PlaceOfMark);
    }
    let context =
        |text: &Option<Text>| text.as_ref().map_or_else(String::new, |text| text.value.clone());
    let (before, after) = (context(&edit.before), context(&edit.after));
    let whole = |words: &str| [before.as_str(), words, after.as_str()].concat();
    let erratum = Erratum {
        held: whole(&edit.held.value),
        published: published.map(|published| whole(&published.value)),
        reason: table.text("reason", problems).value,
    };
    table.finish(problems);
    (edit, erratum)
}

/// Read words that are not published, such as the document's own contents list or a header repeated
/// on each page. Each needs a reason.
fn left_out_of(mut table: Table<'_>, problems: &mut Problems) -> Edit {
    let edit = edit(&mut table, Means::LeftOut, problems);
    table.text("reason", problems);
    table.finish(problems);
    edit
}

/// Read the words of a part of the text as held, and what tells its place.
fn edit(table: &mut Table<'_>, means: Means, problems: &mut Problems) -> Edit {
    Edit {
        held: table.text("held", problems),
        before: table.optional_text("before", problems),
        after: table.optional_text("after", problems),
        count: table.optional_count("count", problems),
        means,
    }
}

fn check_id(id: &Text, folder: &Folder<'_>, problems: &mut Problems) {
    ids::STANDARD.check(&id.value, &id.at, problems);
    ids::STANDARD.check_reserved(id, ids::RESERVED_STANDARDS, problems);
    let written = || id.value.clone();
    match folder.wanted {
        Wanted::Named if id.is_written() && id.value != folder.path => {
            let folder = folder.path.to_owned();
            problems.add(&id.at, FolderMismatch { id: written(), folder });
        }
        Wanted::Edition { standard, .. } if id.is_written() && id.value != standard => {
            let standard = standard.to_owned();
            problems.add(&id.at, AnotherStandard { id: written(), standard });
        }
        _ => {}
    }
}

/// Return the document's text with the corrections made. Record corrections of words that it does
/// not have.
fn original(folder: &Folder<'_>, manifest: &Manifest, problems: &mut Problems) -> Option<Original> {
    let file = folder.read(&manifest.source, problems)?;
    Some(Original::new(&file, &manifest.edits, problems))
}

/// Return the scheme of a document without classes. Record that the file is missing where the
/// checklists name some.
fn unnamed_class(
    manifest: &Manifest,
    raw: &[RawChecklist],
    problems: &mut Problems,
) -> Option<ClassScheme> {
    if manifest.classes.is_some() {
        return None;
    }
    if raw.iter().any(RawChecklist::names_classes) {
        let kind = MissingKey { key: "classes", example: "\"classes.toml\"" };
        problems.add(&manifest.at, kind);
        return None;
    }
    Some(ClassScheme::none())
}

/// Read the checklists as written, in the order of `standard.toml`.
fn checklists(
    folder: &Folder<'_>,
    manifest: &Manifest,
    original: Option<&Original>,
    problems: &mut Problems,
) -> Vec<RawChecklist> {
    // On the site, chapters and checklists are folders beside each other.
    let mut taken = Taken::new(ids::CHECKLIST);
    let mut checklists = Vec::new();
    for file in &manifest.checklists {
        if let Some(checklist) =
            checklist::read(folder, file, original, manifest.classes.is_none(), problems)
        {
            let name = checklist.name();
            ids::CHECKLIST.check_reserved(name, ids::RESERVED_CHAPTERS, problems);
            taken.take(name, problems);
            checklists.push(checklist);
        }
    }
    let names: Vec<&str> = taken.iter().collect();
    for chapter in &manifest.chapters {
        ids::CHAPTER.check_reserved(&chapter.id, &names, problems);
    }
    checklists
}

/// The state that all chapters of a standard share.
struct Chapters<'a> {
    folder: &'a Folder<'a>,
    manifest: &'a Manifest,
    checklists: Option<&'a [Tabled]>,
    has_class_table: bool,
    original: Option<&'a Original>,
    figures: Figures<'a>,
    /// The passages of the chapters read so far.
    passages: Passages,
    /// The parts shown by the chapters read so far.
    parts: Vec<Part>,
}

/// The words that the chapters show in addition to their own.
struct Shown<'a> {
    title: &'a Text,
    /// The words of each checklist's table.
    tables: Vec<Vec<Piece>>,
    class_table: Vec<Piece>,
}

impl Shown<'_> {
    /// Return the document's words in the order of the pages. A title in no chapter comes first.
    fn pieces(&self, parts: &[Part]) -> Vec<Piece> {
        let mut pieces = Vec::new();
        if !parts.iter().any(|part| matches!(part, Part::Title)) {
            pieces.push(Piece::from(self.title));
        }
        for part in parts {
            match part {
                Part::Words(piece) => pieces.push(piece.clone()),
                Part::Title => pieces.push(Piece::from(self.title)),
                Part::Classes => pieces.extend_from_slice(&self.class_table),
                Part::Table(checklist) => {
                    pieces.extend(self.tables.get(*checklist).into_iter().flatten().cloned());
                }
            }
        }
        pieces
    }
}

/// Return the anchors of these passages with their places by the document's numbers.
fn places(passages: &[Passage]) -> Vec<(String, String)> {
    let numbered = passages.iter().filter(|passage| !passage.label.trim().is_empty());
    let place =
        |passage: &Passage| Some((passage.anchor.clone()?, passage.label.trim().to_owned()));
    numbered.filter_map(place).collect()
}

impl Chapters<'_> {
    fn read(&mut self, problems: &mut Problems) -> Vec<Chapter> {
        let mut index = Index::default();
        let mut files = Vec::new();
        for entry in &self.manifest.chapters {
            let Some(file) = self.folder.read(&entry.file, problems) else {
                continue;
            };
            let anchors = markdown::anchors(file.text());
            index.add(&entry.file.value, &entry.id.value, anchors);
            files.push((entry, file));
        }
        let mut cursor = 0;
        let mut chapters = Vec::new();
        for (entry, file) in &files {
            let (chapter, written) = self.chapter(entry, file, &index, &mut cursor, problems);
            // Two chapters with one id have been recorded; take the passages of the first only.
            let is_first = chapters.iter().all(|other: &Chapter| other.id != chapter.id);
            let passages = if is_first { written.passages } else { Vec::new() };
            self.passages.add(&chapter.id, &chapter.title, passages);
            self.parts.extend(written.parts);
            chapters.push(chapter);
        }
        self.passages.complete = chapters.len() == self.manifest.chapters.len();
        chapters
    }

    fn chapter(
        &self,
        entry: &ChapterEntry,
        file: &SourceFile,
        index: &Index,
        cursor: &mut usize,
        problems: &mut Problems,
    ) -> (Chapter, Written) {
        let scope = Scope {
            index,
            name: &entry.file.value,
            checklists: self.checklists,
            has_class_table: self.has_class_table,
            errata: &self.manifest.errata,
            figures: &self.figures,
            original: self.original,
        };
        let mut written = markdown::write(file, &scope, cursor, problems);
        let titled_by_document = written.title.is_some();
        let title = match (&entry.title, written.title.take()) {
            (Some(title), None) => title.value.clone(),
            (None, Some((title, _))) => title,
            (Some(title), Some((_, at))) => {
                problems.add(&at, Title::Twice);
                title.value.clone()
            }
            (None, None) => {
                problems.add(&file.at(0..0), Title::Missing);
                String::new()
            }
        };
        let chapter = Chapter {
            id: entry.id.value.clone(),
            title,
            titled_by_document,
            headings: std::mem::take(&mut written.headings),
            places: places(&written.passages),
            blocks: std::mem::take(&mut written.blocks),
        };
        (chapter, written)
    }
}
