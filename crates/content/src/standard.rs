//! One standard: its `standard.toml`, and everything that it names.
//!
//! 1. `standard.toml` is read: titles, editions, errata, the names of the other files.
//! 2. The document's text as held is read, and corrected where an erratum says so.
//! 3. Classes and checklists are read as they stand, each word compared with that text.
//! 4. The chapters are read twice: for their anchors, then for their content.
//! 5. The checklists are joined with the classes, and with the places in the chapters.

use crate::checklist::{self, Context, RawChecklist};
use crate::classes;
use crate::file::{Folder, Place, SourceFile};
use crate::ids::{self, Taken};
use crate::markdown::{self, Index, Scope, Tabled};
use crate::model::{Chapter, ClassScheme, Edition, Erratum, Standard};
use crate::original::Original;
use crate::passages::{Passage, Passages};
use crate::problem::{FolderMismatch, MissingKey, Problems, Title};
use crate::toml_file::{Document, Table, Text};

/// The file that makes a folder a standard.
pub(crate) const MANIFEST: &str = "standard.toml";

/// Reads the standard of a folder; `None` if its manifest cannot be read.
pub(crate) fn read(folder: &Folder<'_>, problems: &mut Problems) -> Option<Standard> {
    let whole_folder = SourceFile::new(format!("{}/{MANIFEST}", folder.id), String::new());
    let manifest = folder.read_at(MANIFEST, &whole_folder.at(0..0), problems)?;
    let document = Document::parse(&manifest, problems)?;
    let manifest = manifest_of(document.table(), problems);
    check_id(&manifest.id, folder.id, problems);

    let original = original(folder, &manifest, problems);
    let original = original.as_ref();
    if let Some(original) = original {
        original.check("title", &manifest.title, problems);
    }
    let classes = manifest.classes.as_ref();
    let classes = classes.and_then(|name| classes::read(folder, name, original, problems));
    let raw = checklists(folder, &manifest, original, problems);
    let tabled = raw
        .iter()
        .map(|each| Tabled { name: each.name().value.clone(), has_table: each.has_table() });
    let tabled: Vec<Tabled> = tabled.collect();
    let has_table = |scheme: &ClassScheme| scheme.columns.is_some();
    let mut chapters = Chapters {
        folder,
        manifest: &manifest,
        // With one of them unreadable, none is missed in the chapters.
        checklists: (tabled.len() == manifest.checklists.len()).then_some(tabled.as_slice()),
        has_class_table: match &classes {
            Some(classes) => has_table(classes),
            None => manifest.classes.is_some(),
        },
        original,
        passages: Passages::default(),
    };
    let written = chapters.read(problems);
    let mut checklists = Vec::new();
    if let Some(classes) = &classes {
        let current = manifest.editions.last();
        let context = Context {
            standard: folder.id,
            edition: current.map_or(kijun_rules::model::UNDATED, |edition| &edition.id),
            classes,
            original,
            passages: &chapters.passages,
        };
        let joined = raw.into_iter().map(|raw| checklist::join(raw, &context, problems));
        checklists = joined.collect();
    }
    Some(Standard {
        chapters: written,
        id: manifest.id.value,
        title: manifest.title.value,
        short_title: manifest.short_title.value,
        publisher: manifest.publisher.map(|publisher| publisher.value),
        summary: manifest.summary.value,
        editions: manifest.editions,
        origin: manifest.origin.value,
        classes,
        checklists,
        errata: manifest.errata,
    })
}

/// `standard.toml` as it stands.
struct Manifest {
    id: Text,
    title: Text,
    short_title: Text,
    publisher: Option<Text>,
    summary: Text,
    origin: Text,
    source: Text,
    editions: Vec<Edition>,
    chapters: Vec<ChapterEntry>,
    classes: Option<Text>,
    checklists: Vec<Text>,
    errata: Vec<Erratum>,
    /// The words held of each erratum, with their places.
    held: Vec<Text>,
    at: Place,
}

/// `[[chapter]]`
struct ChapterEntry {
    id: Text,
    title: Option<Text>,
    file: Text,
}

fn manifest_of(mut table: Table<'_>, problems: &mut Problems) -> Manifest {
    let mut taken = Taken::new(ids::EDITION);
    let editions = table.tables("edition", problems).into_iter();
    let editions = editions.map(|each| edition(each, &mut taken, problems));
    let editions = editions.collect();
    let mut taken = Taken::new(ids::CHAPTER);
    let chapters = table.tables("chapter", problems).into_iter();
    let chapters = chapters.map(|each| chapter_entry(each, &mut taken, problems));
    let chapters = chapters.collect();
    let errata = table.tables("erratum", problems).into_iter();
    let errata = errata.map(|each| erratum(each, problems));
    let (held, errata) = errata.unzip();
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
        errata,
        held,
        at: table.at().clone(),
    };
    table.finish(problems);
    manifest
}

fn edition(mut table: Table<'_>, taken: &mut Taken, problems: &mut Problems) -> Edition {
    let id = table.text("id", problems);
    taken.take(&id, problems);
    let in_force = table.optional_date("in_force", problems);
    table.finish(problems);
    Edition { id: id.value, in_force }
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

fn erratum(mut table: Table<'_>, problems: &mut Problems) -> (Text, Erratum) {
    let held = table.text("held", problems);
    let published = table.optional_text("published", problems);
    let erratum = Erratum {
        held: held.value.clone(),
        published: published.map(|published| published.value),
        reason: table.text("reason", problems).value,
    };
    table.finish(problems);
    (held, erratum)
}

fn check_id(id: &Text, folder: &str, problems: &mut Problems) {
    ids::STANDARD.check(&id.value, &id.at, problems);
    ids::STANDARD.check_reserved(id, ids::RESERVED_STANDARDS, problems);
    if id.is_written() && id.value != folder {
        let kind = FolderMismatch { id: id.value.clone(), folder: folder.to_owned() };
        problems.add(&id.at, kind);
    }
}

/// The document's text with the corrections made; corrections of other words are recorded.
fn original(folder: &Folder<'_>, manifest: &Manifest, problems: &mut Problems) -> Option<Original> {
    let file = folder.read(&manifest.source, problems)?;
    let mut original = Original::new(&file);
    for held in &manifest.held {
        original.check_held(held, problems);
    }
    original.correct(&manifest.errata);
    Some(original)
}

/// The checklists as they stand, in the order of `standard.toml`.
fn checklists(
    folder: &Folder<'_>,
    manifest: &Manifest,
    original: Option<&Original>,
    problems: &mut Problems,
) -> Vec<RawChecklist> {
    if manifest.classes.is_none() && !manifest.checklists.is_empty() {
        let kind = MissingKey { key: "classes", example: "\"classes.toml\"" };
        problems.add(&manifest.at, kind);
    }
    // Chapters and checklists are folders beside one another on the site.
    let mut taken = Taken::new(ids::CHECKLIST);
    let mut checklists = Vec::new();
    for file in &manifest.checklists {
        if let Some(checklist) = checklist::read(folder, file, original, problems) {
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

/// What all chapters of a standard share.
struct Chapters<'a> {
    folder: &'a Folder<'a>,
    manifest: &'a Manifest,
    checklists: Option<&'a [Tabled]>,
    has_class_table: bool,
    original: Option<&'a Original>,
    /// What the chapters consist of, as they are read.
    passages: Passages,
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
            let (chapter, passages) = self.chapter(entry, file, &index, &mut cursor, problems);
            self.passages.add(&chapter.id, &chapter.title, passages);
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
    ) -> (Chapter, Vec<Passage>) {
        let scope = Scope {
            index,
            name: &entry.file.value,
            checklists: self.checklists,
            has_class_table: self.has_class_table,
            errata: &self.manifest.errata,
            original: self.original,
        };
        let written = markdown::write(file, &scope, cursor, problems);
        let titled_by_document = written.title.is_some();
        let title = match (&entry.title, written.title) {
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
            headings: written.headings,
            blocks: written.blocks,
        };
        (chapter, written.passages)
    }
}
