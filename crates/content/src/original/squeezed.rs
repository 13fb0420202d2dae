//! A text without its whitespace, which knows where the whitespace was.

use std::ops::Range;

/// Whitespace that was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Gap {
    /// The place in the squeezed text of the character after it.
    pub(crate) at: usize,
    /// The number of tabs in it.
    pub(crate) tabs: usize,
    /// The number of line breaks in it.
    pub(crate) lines: usize,
}

/// A text without whitespace, with its gaps in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Squeezed {
    text: String,
    gaps: Vec<Gap>,
}

impl Squeezed {
    /// Leave out the whitespace of a text.
    pub(crate) fn new(raw: &str) -> Self {
        let mut squeezed = Self { text: String::with_capacity(raw.len()), gaps: Vec::new() };
        squeezed.push(raw);
        squeezed
    }

    fn push(&mut self, raw: &str) {
        for letter in raw.chars() {
            if letter.is_whitespace() {
                self.gap(
                    usize::from(letter == '\t'),
                    usize::from(matches!(letter, '\n' | '\u{c}')),
                );
            } else {
                self.text.push(letter);
            }
        }
    }

    fn gap(&mut self, tabs: usize, lines: usize) {
        let at = self.text.len();
        match self.gaps.last_mut() {
            Some(gap) if gap.at == at => {
                gap.tabs += tabs;
                gap.lines += lines;
            }
            _ => self.gaps.push(Gap { at, tabs, lines }),
        }
    }

    /// Return the text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Return the gap before the character at this place.
    pub(crate) fn gap_at(&self, at: usize) -> Option<Gap> {
        let place = self.gaps.binary_search_by_key(&at, |gap| gap.at).ok()?;
        self.gaps.get(place).copied()
    }

    /// Return the gaps before a character of this range, its first excepted.
    pub(crate) fn gaps_inside(&self, range: &Range<usize>) -> &[Gap] {
        let from = self.gaps.partition_point(|gap| gap.at <= range.start);
        let to = self.gaps.partition_point(|gap| gap.at < range.end);
        self.gaps.get(from..to).unwrap_or_default()
    }

    /// Return whether a line begins at this place.
    pub(crate) fn begins_line(&self, at: usize) -> bool {
        at == 0 || self.gap_at(at).is_some_and(|gap| gap.lines > 0)
    }

    /// Return the number of the line at this place, from 1.
    pub(crate) fn line(&self, at: usize) -> usize {
        let before = self.gaps.iter().take_while(|gap| gap.at <= at);
        before.map(|gap| gap.lines).sum::<usize>() + 1
    }

    /// Put other words into these ranges, which are in order and apart.
    pub(crate) fn replace(&mut self, edits: &[(Range<usize>, &str)]) {
        let mut edited = Self { text: String::with_capacity(self.text.len()), gaps: Vec::new() };
        let mut from = 0;
        for (range, words) in edits {
            edited.copy(self, from..range.start);
            if let Some(gap) = self.gap_at(range.start) {
                edited.gap(gap.tabs, gap.lines);
            }
            edited.push(words);
            from = range.end;
        }
        edited.copy(self, from..self.text.len());
        if let Some(gap) = self.gap_at(self.text.len()) {
            edited.gap(gap.tabs, gap.lines);
        }
        *self = edited;
    }

    fn copy(&mut self, other: &Self, range: Range<usize>) {
        let from = other.gaps.partition_point(|gap| gap.at < range.start);
        let gaps = other.gaps.get(from..).unwrap_or_default();
        let mut at = range.start;
        for gap in gaps.iter().take_while(|gap| gap.at < range.end) {
            self.text.push_str(other.text.get(at..gap.at).unwrap_or_default());
            self.gap(gap.tabs, gap.lines);
            at = gap.at;
        }
        self.text.push_str(other.text.get(at..range.end).unwrap_or_default());
    }
}

#[cfg(test)]
mod tests {
    use super::{Gap, Squeezed};

    #[test]
    fn whitespace_is_left_out_and_known() {
        let text = Squeezed::new("区分\t番号\n契約 1\n");
        assert_eq!(text.text(), "区分番号契約1");
        assert_eq!(text.gap_at("区分".len()), Some(Gap { at: 6, tabs: 1, lines: 0 }));
        assert!(text.begins_line(0) && text.begins_line("区分番号".len()));
        assert!(!text.begins_line("区分".len()));
        assert_eq!((text.line(0), text.line("区分番号".len())), (1, 2));
        assert_eq!(text.gaps_inside(&(0..text.text().len())).len(), 3);
    }

    #[test]
    fn words_are_replaced_at_their_places_only() {
        let mut text = Squeezed::new("あ い\nう\tえ お\n");
        text.replace(&[(3..6, ""), (9..12, "A B")]);
        assert_eq!(text.text(), "あうABお");
        assert_eq!(text.gap_at(3), Some(Gap { at: 3, tabs: 0, lines: 1 }));
        assert_eq!(text.gap_at(6), Some(Gap { at: 6, tabs: 1, lines: 0 }));
        assert_eq!(text.gap_at(7), Some(Gap { at: 7, tabs: 0, lines: 0 }));
        assert_eq!(text.line(8), 2);
    }
}
