//! Pieces of which one is shown at a time, and the keys that turn them.

use super::model::{Message, Part};

/// Pieces of which one is shown at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Deck {
    at: usize,
    count: usize,
}

/// A way to turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To the piece before.
    Back,
    /// To the piece after.
    On,
}

impl Deck {
    /// So many pieces, the first of which is shown.
    #[must_use]
    pub fn new(count: usize) -> Self {
        Self { at: 0, count }
    }

    /// The place of the piece that is shown.
    #[must_use]
    pub fn at(self) -> usize {
        self.at
    }

    /// How many pieces there are.
    #[must_use]
    pub fn count(self) -> usize {
        self.count
    }

    /// The place of the next piece on this way; `None` at the end.
    #[must_use]
    pub fn next(self, way: Way) -> Option<usize> {
        match way {
            Way::Back => self.at.checked_sub(1),
            Way::On => self.at.checked_add(1).filter(|to| *to < self.count),
        }
    }

    /// Show the piece at this place, if there is one.
    pub fn show(&mut self, to: usize) {
        if to < self.count {
            self.at = to;
        }
    }
}

/// Where the focus is when a key is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// On a control that has a use for the key.
    Control,
    /// Inside of the walk.
    Walk,
    /// On nothing, and part of the walk is in the window.
    Nothing,
    /// Anywhere else.
    Elsewhere,
}

/// What a key does; `None` where it is none of the walk's.
///
/// The arrows and the keys of a presenter's remote control turn the walk: always while it is
/// projected, else where nothing else has the focus. `PageUp` and `PageDown` are the page's own as
/// long as the focus is outside of the walk.
#[must_use]
pub fn pressed(key: &str, focus: Focus, projecting: bool) -> Option<Message> {
    let inside = match focus {
        Focus::Control => return None,
        Focus::Walk => true,
        Focus::Nothing | Focus::Elsewhere => projecting,
    };
    let turn = |way| Some(Message::Turn(Part::Walk, way));
    match key {
        "ArrowRight" if inside || focus == Focus::Nothing => turn(Way::On),
        "ArrowLeft" if inside || focus == Focus::Nothing => turn(Way::Back),
        "PageDown" if inside => turn(Way::On),
        "PageUp" if inside => turn(Way::Back),
        "Escape" if projecting => Some(Message::Project),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Deck, Focus, Message, Part, Way, pressed};

    #[test]
    fn a_deck_ends_at_both_ends() {
        let mut deck = Deck::new(2);
        assert_eq!((deck.next(Way::Back), deck.next(Way::On)), (None, Some(1)));
        deck.show(1);
        assert_eq!((deck.next(Way::Back), deck.next(Way::On)), (Some(0), None));
        deck.show(2);
        assert_eq!((deck.at(), Deck::new(0).next(Way::On)), (1, None));
    }

    #[test]
    fn keys_belong_to_the_walk_where_nothing_else_has_a_use_for_them() {
        const BACK: Message = Message::Turn(Part::Walk, Way::Back);
        const ON: Message = Message::Turn(Part::Walk, Way::On);
        for (key, focus, projecting, expected) in [
            ("ArrowRight", Focus::Walk, false, Some(ON)),
            ("ArrowRight", Focus::Nothing, false, Some(ON)),
            ("ArrowRight", Focus::Elsewhere, false, None),
            ("ArrowRight", Focus::Elsewhere, true, Some(ON)),
            ("ArrowRight", Focus::Control, true, None),
            ("ArrowLeft", Focus::Nothing, false, Some(BACK)),
            ("PageDown", Focus::Walk, false, Some(ON)),
            ("PageDown", Focus::Nothing, false, None),
            ("PageUp", Focus::Nothing, true, Some(BACK)),
            ("Escape", Focus::Walk, false, None),
            ("Escape", Focus::Nothing, true, Some(Message::Project)),
            ("Enter", Focus::Walk, true, None),
        ] {
            assert_eq!(pressed(key, focus, projecting), expected, "{key} {focus:?} {projecting}");
        }
    }
}
