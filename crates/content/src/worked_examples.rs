//! Worked examples of a document, with the items of a checklist that each part touches.
//!
//! The words are in a chapter; the editors name the items. Every passage of an example belongs to
//! one of its points, so that the example is shown whole and in order.

use crate::folder::Folder;
use crate::ids::{self, Taken};
use crate::model::{Anchor, Checklist, WorkedExample, WorkedPoint};
use crate::passages::{At, Passages};
use crate::problem::{
    ExampleWordsLeftOut, MissingKey, NoSuchExamplePlace, PointElsewhere, PointOutOfOrder, Problems,
    SeveralPlaces, TouchedTwice, did_you_mean,
};
use crate::source::{SourcePlace, Text};
use crate::toml_file::{Document, Table};

/// The parts of a standard that worked examples need.
pub(crate) struct Context<'a> {
    /// The checklists of the standard; `None` if one of them could not be read.
    pub(crate) checklists: Option<&'a [Checklist]>,
    /// The passages of the chapters.
    pub(crate) passages: &'a Passages,
}

/// Read the examples that the standard names at `name`, in the order of the file.
pub(crate) fn read(
    folder: &Folder<'_>,
    name: &Text,
    context: &Context<'_>,
    problems: &mut Problems,
) -> Vec<WorkedExample> {
    let Some(file) = folder.read(name, problems) else {
        return Vec::new();
    };
    let Some(document) = Document::parse(&file, problems) else {
        return Vec::new();
    };
    let mut file = document.table();
    let examples = tables(&mut file, "example", problems);
    let mut taken = Taken::new(ids::WORKED_EXAMPLE);
    let mut reader = Reader { context, problems };
    let read = examples.into_iter().filter_map(|table| reader.example(table, &mut taken)).collect();
    file.finish(reader.problems);
    read
}

/// Read a list of tables with at least one entry.
fn tables<'t>(table: &mut Table<'t>, key: &'static str, problems: &mut Problems) -> Vec<Table<'t>> {
    if !table.has(key) {
        problems.add(table.at(), MissingKey { key, example: "[{ … }]" });
    }
    table.tables(key, problems)
}

struct Reader<'a> {
    context: &'a Context<'a>,
    problems: &'a mut Problems,
}

/// A point with its passage, and the place that names the passage.
struct Read {
    passage: Option<At>,
    named: SourcePlace,
    point: WorkedPoint,
}

impl<'a> Reader<'a> {
    fn example(&mut self, mut table: Table<'_>, taken: &mut Taken) -> Option<WorkedExample> {
        let id = table.text("id", self.problems);
        taken.take(&id, self.problems);
        let list = table.text("checklist", self.problems);
        let list = self.checklist(&list);
        let class = table.text("class", self.problems);
        if let Some((_, checklist)) = list {
            let known = checklist.rules.classes.iter().map(|class| class.id.as_str());
            self.problems.known(
                "分類",
                &class,
                known,
                "分類は `classes.toml` の `[[class]]` で定めます。",
            );
        }
        let name = table.text("at", self.problems);
        let place = self.place(&name);
        let note = table.optional_text("note", self.problems).map(|note| note.value);
        let points = tables(&mut table, "point", self.problems);
        let points: Vec<Read> = points
            .into_iter()
            .map(|point| self.point(point, list.map(|(_, list)| list), (&name, place)))
            .collect();
        if let Some(place) = place {
            self.check_complete(place, &points, table.at());
        }
        table.finish(self.problems);
        let passages = self.context.passages;
        Some(WorkedExample {
            id: id.value,
            checklist: list?.0,
            class: class.value,
            at: passages.address(place?)?,
            title: passages.words(place?).to_owned(),
            place: passages.number(place?),
            note,
            points: points.into_iter().map(|read| read.point).collect(),
        })
    }

    fn point(
        &mut self,
        mut table: Table<'_>,
        list: Option<&Checklist>,
        (example, above): (&Text, Option<At>),
    ) -> Read {
        let name = table.text("at", self.problems);
        let mut place = self.place(&name);
        let passages = self.context.passages;
        if let (Some(own), Some(above)) = (place, above)
            && (own == above || !passages.is_below(own, above))
        {
            let kind = PointElsewhere { name: name.value.clone(), example: example.value.clone() };
            self.problems.add(&name.at, kind);
            place = None;
        }
        let requirements = table.texts("requirements", self.problems);
        for (before, requirement) in requirements.iter().enumerate() {
            if let Some(list) = list {
                let known = list.rules.requirements.iter().map(|each| each.id.as_str());
                self.problems.known("要件", requirement, known, "");
            }
            if requirements.iter().take(before).any(|other| other.value == requirement.value) {
                let kind = TouchedTwice { requirement: requirement.value.clone() };
                self.problems.add(&requirement.at, kind);
            }
        }
        let why = table.text("why", self.problems);
        table.finish(self.problems);
        let nowhere = Anchor { chapter: 0, id: String::new() };
        let point = WorkedPoint {
            at: place.and_then(|place| passages.address(place)).unwrap_or(nowhere),
            place: place.and_then(|place| passages.number(place)),
            words: place.map(|place| passages.text(place, &[].into())).unwrap_or_default(),
            requirements: requirements.into_iter().map(|each| each.value).collect(),
            why: why.value,
        };
        Read { passage: place, named: name.at, point }
    }

    /// Check that every passage of the example belongs to a point, and that the points are in
    /// order.
    fn check_complete(&mut self, example: At, points: &[Read], at: &SourcePlace) {
        let passages = self.context.passages;
        let places: Vec<At> = points.iter().filter_map(|read| read.passage).collect();
        if places.len() < points.len() {
            // While a place is unknown, missing passages cannot be found.
            return;
        }
        let pairs = points.iter().zip(points.iter().skip(1));
        let mut unordered = pairs.filter(|(before, after)| before.passage >= after.passage);
        if let Some((_, after)) = unordered.next() {
            let name = after.point.at.id.clone();
            self.problems.add(&after.named, PointOutOfOrder { name });
            return;
        }
        for below in passages.below(example) {
            let words = passages.words(below);
            let in_point = places.iter().any(|place| passages.is_below(below, *place));
            if !in_point && !words.is_empty() {
                self.problems.add(at, ExampleWordsLeftOut { words: words.to_owned() });
            }
        }
    }

    /// Return the passage with this name.
    fn place(&mut self, name: &Text) -> Option<At> {
        let passages = self.context.passages;
        match passages.named(&name.value)[..] {
            [place] => Some(place),
            [] => {
                if passages.complete && name.is_written() {
                    let known = passages.names(name.value.contains('#'));
                    let suggestion = did_you_mean(&name.value, known.iter().map(String::as_str));
                    let kind = NoSuchExamplePlace { name: name.value.clone(), suggestion };
                    self.problems.add(&name.at, kind);
                }
                None
            }
            _ => {
                self.problems.add(&name.at, SeveralPlaces { name: name.value.clone() });
                None
            }
        }
    }

    fn checklist(&mut self, name: &Text) -> Option<(usize, &'a Checklist)> {
        let lists = self.context.checklists?;
        let names = lists.iter().map(|list| list.name.as_str());
        self.problems.known("チェックリスト", name, names, "");
        let place = lists.iter().position(|list| list.name == name.value)?;
        Some((place, lists.get(place)?))
    }
}
