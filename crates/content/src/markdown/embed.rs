//! Generated tables inside a chapter: a fenced code block whose info word names one.

use pulldown_cmark::{CodeBlockKind, Event, Tag};

use super::chapter::Writer;
use super::inside::Inside;
use crate::file::Place;
use crate::model::Block;
use crate::problem::{
    EmbedNotAlone, EmbedWithBody, EmbedWithoutClasses, UnknownName, did_you_mean,
};

/// The info word of a generated table.
#[derive(Clone, Copy)]
pub(super) enum Embed {
    Requirements,
    Classes,
}

impl Embed {
    /// The info word.
    fn name(self) -> &'static str {
        match self {
            Self::Requirements => "requirements",
            Self::Classes => "classes",
        }
    }
}

/// The generated table that a code block with this info stands for.
fn embed(info: &str) -> Option<Embed> {
    match info.trim() {
        "requirements" => Some(Embed::Requirements),
        "classes" => Some(Embed::Classes),
        _ => None,
    }
}

impl<'t> Writer<'_, 't> {
    /// A code block begins: a generated table, or a code block like any other.
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

    /// Cuts the chapter, and puts a generated table at the cut.
    pub(super) fn embed(&mut self, word: Embed, body: &str, at: &Place) {
        self.cut();
        let body = body.trim();
        match word {
            Embed::Classes => {
                if !body.is_empty() {
                    self.problems.add(at, EmbedWithBody);
                }
                if !self.scope.has_classes {
                    self.problems.add(at, EmbedWithoutClasses);
                }
                self.written.blocks.push(Block::ClassTable);
            }
            Embed::Requirements => {
                let Some(checklists) = self.scope.checklists else {
                    return;
                };
                if let Some(index) = checklists.iter().position(|name| name == body) {
                    self.written.blocks.push(Block::RequirementTable(index));
                } else {
                    let known = checklists.iter().map(String::as_str);
                    let kind = UnknownName {
                        what: "チェックリスト",
                        name: body.to_owned(),
                        suggestion: did_you_mean(body, known),
                        cure: "`requirements` の中には、チェックリストの `name` を1つ書きます。",
                    };
                    self.problems.add(at, kind);
                }
            }
        }
    }
}
