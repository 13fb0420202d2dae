//! The published words of a standard, part by part: of its chapters, its classes, its requirements.

use crate::model::{Anchor, Block, Checklist, Standard};
use crate::tree::{Edge, Fragment, Node, is_reading};

/// A part of a standard's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The nearest place of a chapter at or above it; `None` for words of a table.
    pub at: Option<Anchor>,
    /// The words. White space between them has no meaning.
    pub words: String,
}

/// Return the words of a standard, part by part: the passages of its chapters, then the words of its
/// classes and of its checklists.
#[must_use]
pub fn said(standard: &Standard) -> Vec<Part> {
    let mut parts = Vec::new();
    for (chapter, each) in standard.chapters.iter().enumerate() {
        for block in &each.blocks {
            if let Block::Words(fragment) = block {
                passages(chapter, fragment, &mut parts);
            }
        }
    }
    let mut tables: Vec<&String> = Vec::new();
    for class in standard.classes.iter().flat_map(|scheme| &scheme.classes) {
        tables.push(&class.title);
        tables.extend(&class.lead);
        tables.extend(class.definitions.iter().map(|definition| &definition.words));
        tables.extend(class.examples.iter().map(|example| &example.words));
    }
    tables.extend(standard.checklists.iter().flat_map(of_checklist));
    parts.extend(tables.into_iter().map(|words| Part { at: None, words: words.clone() }));
    parts
}

fn of_checklist(checklist: &Checklist) -> impl Iterator<Item = &String> {
    let rows = checklist.requirements().flat_map(|(category, item, requirement)| {
        let around = [&category.title, &item.title, &requirement.text];
        let levels = requirement.levels.iter().map(|level| &level.words);
        around.into_iter().chain(&item.leads).chain(&item.risk).chain(levels)
    });
    rows.chain(checklist.footnotes.iter().map(|note| &note.words))
}

/// Add the passages of a chapter's words. A passage begins at each block.
fn passages(chapter: usize, fragment: &Fragment, parts: &mut Vec<Part>) {
    let mut at: Option<String> = None;
    for edge in fragment.tree().root().traverse() {
        let Edge::Open(node) = edge else { continue };
        match node.value() {
            Node::Element(element) => {
                if let Some(id) = element.get("id") {
                    at = Some(id.to_owned());
                }
                if matches!(element.name(), "p" | "li" | "h2" | "h3" | "h4" | "h5" | "h6") {
                    let anchor = at.clone().map(|id| Anchor { chapter, id });
                    parts.push(Part { at: anchor, words: String::new() });
                }
            }
            Node::Text(_) if is_reading(&node) => {}
            Node::Text(text) => {
                if let Some(part) = parts.last_mut() {
                    part.words.push_str(text);
                }
            }
            Node::Root => {}
        }
    }
}
