//! What is generated inside a chapter: a fenced code block whose info word names it.

use pulldown_cmark::{CodeBlockKind, Event, Tag};

use super::chapter::Writer;
use super::inside::Inside;
use crate::file::Place;
use crate::model::Block;
use crate::problem::{
    EmbedNotAlone, EmbedWithBody, EmbedWithoutClasses, EmbedWithoutTable, EmptyNote, UnknownName,
    did_you_mean,
};

/// What an info word stands for.
#[derive(Clone, Copy)]
pub(super) enum Embed {
    /// The requirement table of a checklist.
    Requirements,
    /// The table of the information classes.
    Classes,
    /// The document's title.
    Title,
    /// A remark in the editor's words.
    Note,
}

impl Embed {
    /// The info word.
    fn name(self) -> &'static str {
        match self {
            Self::Requirements => "requirements",
            Self::Classes => "classes",
            Self::Title => "title",
            Self::Note => "note",
        }
    }
}

/// What a code block with this info stands for.
fn embed(info: &str) -> Option<Embed> {
    match info.trim() {
        "requirements" => Some(Embed::Requirements),
        "classes" => Some(Embed::Classes),
        "title" => Some(Embed::Title),
        "note" => Some(Embed::Note),
        _ => None,
    }
}

impl<'t> Writer<'_, 't> {
    /// A code block begins: something generated, or a code block like any other.
    pub(super) fn code_block(&mut self, kind: CodeBlockKind<'t>, at: Place) {
        let word = match &kind {
            CodeBlockKind::Fenced(info) => embed(info),
            CodeBlockKind::Indented => None,
        };
        let Some(word) = word else {
            self.events.push(Event::Start(Tag::CodeBlock(kind)));
            return;
        };
        if self.depth > 1 {
            let word = word.name();
            self.problems.add(&at, EmbedNotAlone { word });
        }
        let body = String::new();
        self.inside = Inside::Embed { word, body, at };
    }

    /// Cuts the chapter, and puts what is generated at the cut.
    pub(super) fn embed(&mut self, word: Embed, body: &str, at: &Place) {
        self.cut();
        let body = body.trim();
        if matches!(word, Embed::Classes | Embed::Title) && !body.is_empty() {
            self.problems.add(at, EmbedWithBody { word: word.name() });
        }
        match word {
            Embed::Classes => {
                if !self.scope.has_class_table {
                    self.problems.add(at, EmbedWithoutClasses);
                }
                self.written.blocks.push(Block::ClassTable);
            }
            Embed::Title => self.written.blocks.push(Block::Title),
            Embed::Note if body.is_empty() => self.problems.add(at, EmptyNote),
            Embed::Note => self.written.blocks.push(Block::Note(body.to_owned())),
            Embed::Requirements => self.requirements(body, at),
        }
    }

    fn requirements(&mut self, name: &str, at: &Place) {
        let Some(checklists) = self.scope.checklists else {
            return;
        };
        let Some(index) = checklists.iter().position(|checklist| checklist.name == name) else {
            let known = checklists.iter().map(|checklist| checklist.name.as_str());
            let kind = UnknownName {
                what: "チェックリスト",
                name: name.to_owned(),
                suggestion: did_you_mean(name, known),
                cure: "`requirements` の中には、チェックリストの `name` を1つ書きます。",
            };
            self.problems.add(at, kind);
            return;
        };
        if !checklists.get(index).is_some_and(|checklist| checklist.has_table) {
            self.problems.add(at, EmbedWithoutTable { checklist: name.to_owned() });
        }
        self.written.blocks.push(Block::RequirementTable(index));
    }
}
