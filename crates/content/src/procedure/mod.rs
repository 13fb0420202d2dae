//! `procedure.toml`: steps, approvers and ledgers.
//!
//! All its entries cite words of the document: [`cited`] finds the place, and records a quote or a
//! name that is not there. [`ledger`] takes the fields' words from the chapters, and records an
//! item of the document's list that is not a field.

mod cited;
mod ledger;

use kijun_rules::model::Phase;

use crate::folder::Folder;
use crate::ids::{self, Taken};
use crate::model::{Checklist, Citation, ClassWords, Named, Procedure, Step, Track};
use crate::original::Original;
use crate::passages::Passages;
use crate::problem::{InTwo, MissingKey, Problems, TrackWithoutStep};
use crate::source::Text;
use crate::toml_file::{Document, Table};

/// The parts of a standard that a procedure needs.
pub(crate) struct Context<'a> {
    /// The classes of the standard; `None` if they could not be read.
    pub(crate) classes: Option<&'a [ClassWords]>,
    /// The checklists of the standard; `None` if one of them could not be read.
    pub(crate) checklists: Option<&'a [Checklist]>,
    /// The document's text; `None` if it could not be read.
    pub(crate) original: Option<&'a Original>,
    /// The passages of the chapters.
    pub(crate) passages: &'a Passages,
}

/// Read the procedure that the standard names at `name`.
pub(crate) fn read(
    folder: &Folder<'_>,
    name: &Text,
    context: &Context<'_>,
    problems: &mut Problems,
) -> Option<Procedure> {
    let file = folder.read(name, problems)?;
    let document = Document::parse(&file, problems)?;
    Some(Reader { context, tracks: Vec::new(), problems }.procedure(document.table()))
}

/// Cite words of the document outside of the procedure. Record words that are not at their place;
/// return `None` if there is no such place.
pub(crate) fn cite(
    context: &Context<'_>,
    at: &Text,
    quote: Text,
    problems: &mut Problems,
) -> Option<Citation> {
    Reader { context, tracks: Vec::new(), problems }.citation(at, quote)
}

/// The state that all parts of the file share.
struct Reader<'a> {
    context: &'a Context<'a>,
    /// The tracks' ids, in the order of the file.
    tracks: Vec<Text>,
    problems: &'a mut Problems,
}

impl Reader<'_> {
    fn procedure(mut self, mut file: Table<'_>) -> Procedure {
        let ordered = file.boolean("ordered", self.problems);
        let note = file.optional_text("note", self.problems).map(|note| note.value);
        let mut tracks = self.tracks(&mut file);
        for table in file.tables("step", self.problems) {
            let (places, step) = self.step(table);
            for place in places {
                if let Some(track) = tracks.get_mut(place) {
                    track.steps.push(step.clone());
                }
            }
        }
        for (track, id) in tracks.iter().zip(&self.tracks) {
            if track.steps.is_empty() && id.is_written() {
                self.problems.add(&id.at, TrackWithoutStep { track: id.value.clone() });
            }
        }
        let mut taken = Taken::new(ids::LEDGER);
        let mut ledgers = Vec::new();
        for table in file.tables("ledger", self.problems) {
            let (places, ledger) = self.ledger(table, &mut taken);
            for (place, name) in places {
                let Some(track) = tracks.get_mut(place) else { continue };
                if track.ledger.replace(ledgers.len()).is_some() {
                    let kind = InTwo { what: "流れ", name: track.id.clone(), of: "台帳" };
                    self.problems.add(&name, kind);
                }
            }
            ledgers.push(ledger);
        }
        file.finish(self.problems);
        Procedure { ordered, note, tracks, ledgers }
    }

    fn tracks(&mut self, file: &mut Table<'_>) -> Vec<Track> {
        let tables = file.tables("track", self.problems);
        if tables.is_empty() {
            let kind = MissingKey { key: "track", example: "[{ … }]" };
            self.problems.add(file.at(), kind);
        }
        let several = tables.len() > 1;
        let mut taken = Taken::new(ids::TRACK);
        let mut classes: Vec<String> = Vec::new();
        tables
            .into_iter()
            .map(|table| self.track(table, several, &mut taken, &mut classes))
            .collect()
    }

    fn track(
        &mut self,
        mut table: Table<'_>,
        several: bool,
        taken: &mut Taken,
        others: &mut Vec<String>,
    ) -> Track {
        let id = table.text("id", self.problems);
        taken.take(&id, self.problems);
        let classes = table.texts("classes", self.problems);
        if classes.is_empty() && several && !table.has("classes") {
            let kind = MissingKey { key: "classes", example: "[\"…\"]" };
            self.problems.add(table.at(), kind);
        }
        for class in &classes {
            self.class_exists(class);
            if others.contains(&class.value) {
                let kind = InTwo { what: "分類", name: class.value.clone(), of: "流れ" };
                self.problems.add(&class.at, kind);
            }
            others.push(class.value.clone());
        }
        let approver = table.optional_table("approver", self.problems);
        let approver = approver.map(|mut table| {
            let (cited, found) = self.cited(&mut table);
            let words = self.named(&mut table, "words", found.as_ref()).unwrap_or_default();
            table.finish(self.problems);
            Named { words, cited }
        });
        let note = table.optional_text("note", self.problems).map(|note| note.value);
        table.finish(self.problems);
        let track = Track {
            id: id.value.clone(),
            classes: classes.into_iter().map(|class| class.value).collect(),
            approver,
            note,
            steps: Vec::new(),
            ledger: None,
        };
        self.tracks.push(id);
        track
    }

    /// Read a step. Return also the indices of the tracks it belongs to.
    fn step(&mut self, mut table: Table<'_>) -> (Vec<usize>, Step) {
        let places = self.of_tracks(&mut table).into_iter().map(|(place, _)| place).collect();
        let (cited, found) = self.cited(&mut table);
        let step = Step {
            title: table.text("title", self.problems).value,
            when: table.optional_text("when", self.problems).map(|when| when.value),
            phase: self.phase(&mut table),
            by: self.named(&mut table, "by", found.as_ref()),
            to: self.named(&mut table, "to", found.as_ref()),
            consulted: self.named(&mut table, "consulted", found.as_ref()),
            involved: self.named(&mut table, "involved", found.as_ref()),
            boxed: self.named(&mut table, "box", found.as_ref()),
            cited,
        };
        table.finish(self.problems);
        (places, step)
    }

    /// Return the indices of the tracks that `tracks` names, each with the place of its name; all
    /// if the key is absent.
    fn of_tracks(&mut self, table: &mut Table<'_>) -> Vec<(usize, crate::source::SourcePlace)> {
        table.know("tracks");
        if !table.has("tracks") {
            return (0..self.tracks.len()).map(|place| (place, table.at().clone())).collect();
        }
        let mut places = Vec::new();
        for name in table.texts("tracks", self.problems) {
            if let Some(place) = self.tracks.iter().position(|track| track.value == name.value) {
                places.push((place, name.at));
            } else {
                let known: Vec<String> =
                    self.tracks.iter().map(|track| track.value.clone()).collect();
                let cure = "流れは `[[track]]` で定めます。";
                self.problems.unknown("流れ", &name, known.iter().map(String::as_str), cure);
            }
        }
        places
    }

    fn phase(&mut self, table: &mut Table<'_>) -> Option<Phase> {
        let name = table.optional_text("phase", self.problems)?;
        let phase = Phase::from_id(&name.value);
        if phase.is_none() {
            self.problems.unknown("段階（`phase`）", &name, Phase::ALL.map(Phase::id), "");
        }
        phase
    }

    fn class_exists(&mut self, class: &Text) {
        let Some(classes) = self.context.classes else { return };
        if !classes.iter().any(|known| known.id == class.value) {
            let known = classes.iter().map(|known| known.id.as_str());
            let known = known.filter(|id| !id.is_empty());
            let cure = "分類は `classes.toml` の `[[class]]` で定めます。";
            self.problems.unknown("分類", class, known, cure);
        }
    }
}
