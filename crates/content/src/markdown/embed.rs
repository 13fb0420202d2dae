//! The generated parts of a chapter: fenced code blocks whose info word names them.

use kijun_rules::text::is_blank;
use pulldown_cmark::{CodeBlockKind, Tag};

use super::chapter::Writer;
use super::inside::{Embed, Inside, embed};
use crate::fidelity::Part;
use crate::model::Block;
use crate::problem::{
    EmbedNotAlone, EmbedWithBody, EmbedWithoutClasses, EmbedWithoutTable, EmptyNote, UnknownName,
    did_you_mean,
};
use crate::source::SourcePlace;

impl Writer<'_> {
    /// Begin a code block: a generated part or an ordinary code block.
    pub(super) fn code_block(&mut self, kind: &CodeBlockKind<'_>, at: SourcePlace) {
        let word = match kind {
            CodeBlockKind::Fenced(info) => embed(info),
            CodeBlockKind::Indented => None,
        };
        let Some(word) = word else {
            if let CodeBlockKind::Fenced(info) = kind
                && !info.trim().is_empty()
            {
                let kind = UnknownName {
                    what: "章に埋め込むもの",
                    name: info.trim().to_owned(),
                    suggestion: did_you_mean(info.trim(), Embed::ALL.map(Embed::name)),
                    cure: "",
                };
                self.problems.add(&at, kind);
            }
            self.open_tag(&Tag::CodeBlock(CodeBlockKind::Indented));
            return;
        };
        if self.depth > 1 {
            let word = word.name();
            self.problems.add(&at, EmbedNotAlone { word });
        }
        let body = String::new();
        self.inside = Inside::Embed { word, body, at };
    }

    /// Cut the chapter, and put the generated part at the cut.
    pub(super) fn embed(&mut self, word: Embed, body: &str, at: &SourcePlace) {
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
                self.written.parts.push(Part::Classes);
            }
            Embed::Title => {
                self.written.blocks.push(Block::Title);
                self.written.parts.push(Part::Title);
            }
            Embed::Note if is_blank(body) => self.problems.add(at, EmptyNote),
            Embed::Note => self.written.blocks.push(Block::Note(body.to_owned())),
            Embed::Requirements => self.requirements(body, at),
        }
    }

    fn requirements(&mut self, name: &str, at: &SourcePlace) {
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
        self.written.parts.push(Part::Table(index));
    }
}
