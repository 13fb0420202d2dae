//! The document's words in a checklist's table, in the order in which it shows them.

use super::raw::{RawCategory, RawChecklist, RawColumn, RawItem, RawRequirement, RawWords};
use crate::fidelity::Piece;
use crate::model::ClassScheme;

impl RawChecklist {
    /// Return the headers from left to right, the rows from top to bottom, then the footnotes.
    ///
    /// A cell that spans several rows is returned once.
    pub(crate) fn pieces(&self, classes: &ClassScheme) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for column in &self.columns {
            let class = column.class.as_ref();
            let class = class.and_then(|id| {
                let mut classes = classes.classes.iter();
                classes.find(|class| class.id == id.value)
            });
            match (&column.title, class) {
                (Some(title), _) => pieces.push(Piece::from(title)),
                (None, Some(class)) => pieces.push(Piece::new(&class.title, &column.at)),
                (None, None) => {}
            }
        }
        for category in &self.categories {
            for (item_place, item) in category.items.iter().enumerate() {
                for (place, row) in item.requirements.iter().enumerate() {
                    let category = (item_place == 0 && place == 0).then_some(category);
                    let item = (place == 0).then_some(item);
                    self.row(category, item, row, &mut pieces);
                }
            }
        }
        pieces.extend(self.footnotes.iter().map(|footnote| Piece::from(&footnote.words)));
        pieces
    }

    fn row(
        &self,
        category: Option<&RawCategory>,
        item: Option<&RawItem>,
        row: &RawRequirement,
        pieces: &mut Vec<Piece>,
    ) {
        let is_empty = |column: &RawColumn| match column.holds.value.as_str() {
            "level" => {
                let class = column.class.as_ref();
                class.and_then(|class| row.cell(&class.value)).is_some_and(|cell| cell.is_empty)
            }
            "other" => column
                .id
                .as_ref()
                .is_none_or(|id| row.other(&id.value).is_none_or(|words| !words.is_written())),
            _ => false,
        };
        // Cells that span rows or columns have one place in the document, which its text may not show.
        let has_empty = row.joined.is_empty() && self.columns.iter().any(is_empty);
        let is_covered = |place: usize| row.joined.contains(&(place, None));
        for (place, column) in self.columns.iter().enumerate() {
            if is_covered(place) {
                continue;
            }
            let words = match (column.holds.value.as_str(), &row.words) {
                ("category", _) => category.map(|category| &category.title),
                ("number", _) => {
                    pieces.push(Piece::number(row.number()));
                    None
                }
                ("other", _) => column.id.as_ref().and_then(|id| row.other(&id.value)),
                ("item", _) => item.map(|item| &item.title),
                ("risk", _) => item.and_then(|item| item.risk.as_ref()),
                ("text", RawWords::Row { text, .. }) => Some(text),
                ("level", _) => {
                    let class = column.class.as_ref();
                    class.and_then(|class| row.cell(&class.value)).map(|cell| &cell.words)
                }
                _ => None,
            };
            let spans = matches!(column.holds.value.as_str(), "category" | "item" | "risk");
            pieces.extend(words.filter(|words| words.is_written()).map(|words| {
                let piece = Piece::from(words);
                if has_empty && !spans { piece.in_cell(row.at.span.start, place) } else { piece }
            }));
        }
    }
}
