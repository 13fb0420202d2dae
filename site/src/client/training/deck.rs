//! A deck of pieces that shows one piece at a time, and the keys that turn it.

use super::model::{Message, Part};

/// A deck of pieces that shows one piece at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Deck {
    at: usize,
    count: usize,
}

/// The sizes of the projected text, from the largest: factors, as the style sheet takes them.
pub const SIZES: [&str; 13] =
    ["1", ".95", ".9", ".85", ".8", ".75", ".7", ".65", ".6", ".55", ".5", ".45", ".4"];

/// Return the largest size at which everything fits; the smallest if it fits at none.
#[must_use]
pub fn largest(fits: impl Fn(&str) -> bool) -> &'static str {
    let [.., smallest] = SIZES;
    SIZES.into_iter().find(|size| fits(size)).unwrap_or(smallest)
}

/// A direction to turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To the previous piece.
    Back,
    /// To the next piece.
    On,
}

impl Deck {
    /// Return a deck of this many pieces that shows the first.
    #[must_use]
    pub fn new(count: usize) -> Self {
        Self { at: 0, count }
    }

    /// Return the place of the current piece.
    #[must_use]
    pub fn at(self) -> usize {
        self.at
    }

    /// Return the number of pieces.
    #[must_use]
    pub fn count(self) -> usize {
        self.count
    }

    /// Return the place of the next piece in this direction; `None` at the end.
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

/// The place of the focus when a key is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// On a control that uses the key itself.
    Control,
    /// Inside the walk.
    Walk,
    /// On nothing, while part of the walk is in the window.
    Nothing,
    /// Anywhere else.
    Elsewhere,
}

/// Return the message of a pressed key; `None` if the key is not for the walk.
///
/// The arrows and the keys of a presenter's remote control turn the walk: always while it is
/// projected, else only if nothing else has the focus. `PageUp` and `PageDown` scroll the page as
/// long as the focus is outside the walk.
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
    use super::{Deck, Focus, Message, Part, SIZES, Way, largest, pressed};

    #[test]
    fn the_largest_size_that_fits_is_taken_and_the_smallest_where_none_does() {
        for (place, size) in SIZES.into_iter().enumerate() {
            let fits = |tried: &str| SIZES.iter().position(|one| *one == tried) >= Some(place);
            assert_eq!(largest(fits), size);
        }
        assert_eq!(largest(|_| false), ".4");
    }

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
