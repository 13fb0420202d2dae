//! The search's model: the typed words, the pieces of the index so far, and the results.

use kijun_rules::text::is_blank;
use kijun_search::{Found, Piece, Ready, search};

use super::shown::{Shown, count, groups};
use crate::client::kit::model::Model;
use crate::data::search::SearchData;

/// A message: something happens on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// The reader changes the words in the field.
    Type(String),
    /// A piece of the index has come, or could not be loaded.
    Load {
        /// Its place among the pieces.
        place: usize,
        /// Its text; `None` if it could not be loaded.
        text: Option<String>,
    },
}

/// A task for the browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Keep the words in the page's history entry, for the way back to it.
    Keep(String),
    /// Seal the page, and take words: no piece of the index is awaited any more.
    Open,
}

/// The cure if a piece of the index could not be loaded.
const AGAIN: &str = "ページを再読み込みすると、もう一度読み込みます。";

/// The status if no piece of the index could be loaded.
const NOTHING_LOADED: &str = "索引を読み込めなかったため、検索できません。ページを再読み込みするか、下のページの一覧からお探しください。";

/// A function that appends the NFKC of a character to a text. Browsers have it built in.
pub type Widths = fn(char, &mut String);

/// The search.
#[derive(Debug, Clone)]
pub struct Search {
    data: SearchData,
    widths: Widths,
    typed: String,
    /// The loaded pieces in their order, and beside each its place among the pieces.
    pieces: Vec<Ready>,
    places: Vec<usize>,
    /// The places of the pieces that could not be loaded, in their order.
    failed: Vec<usize>,
    shown: Shown,
}

impl Search {
    /// Return the search before any piece of the index has come. `typed` are the words that the
    /// reader typed before following a link and coming back.
    #[must_use]
    pub fn new(data: SearchData, widths: Widths, typed: String) -> Self {
        let (pieces, places) = (Vec::new(), Vec::new());
        let mut search = Self {
            data,
            widths,
            typed,
            pieces,
            places,
            failed: Vec::new(),
            shown: Shown::default(),
        };
        search.look();
        search
    }

    /// Return the results as they are shown.
    #[must_use]
    pub fn shown(&self) -> &Shown {
        &self.shown
    }

    /// Return the number of pieces that have neither come nor failed.
    fn waiting(&self) -> usize {
        self.data.pieces.len().saturating_sub(self.pieces.len() + self.failed.len())
    }

    fn load(&mut self, place: usize, text: Option<&str>) {
        let Some(text) = text else {
            let at = self.failed.partition_point(|other| *other < place);
            return self.failed.insert(at, place);
        };
        // Pieces come in any order; the results are in a fixed order.
        let at = self.places.partition_point(|other| *other < place);
        self.places.insert(at, place);
        self.pieces.insert(at, Ready::new(Piece::read(text), &self.widths));
    }

    /// Search for the typed words in the loaded pieces.
    fn look(&mut self) {
        let found = search(&self.pieces, &self.typed, &self.widths);
        let status = self.status(&found);
        self.shown = Shown { status, groups: groups(&self.data.root, &found.groups) };
    }

    fn status(&self, found: &Found<'_>) -> String {
        if self.waiting() > 0 {
            return "索引を読み込んでいます。".to_owned();
        }
        let count = if is_blank(&self.typed) { String::new() } else { count(found) };
        let missing = self.failed.iter().filter_map(|place| self.data.pieces.get(*place));
        let missing: Vec<&str> = missing.map(|piece| piece.title.as_str()).collect();
        match (missing.is_empty(), self.pieces.is_empty()) {
            (true, _) => count,
            (false, true) => NOTHING_LOADED.to_owned(),
            (false, false) => {
                let missing = missing.join("」「");
                format!(
                    "「{missing}」は、索引を読み込めなかったため、探していません。{AGAIN}{count}"
                )
            }
        }
    }
}

impl Model for Search {
    type Message = Message;
    type Effect = Effect;

    fn update(&mut self, message: Message) -> Vec<Effect> {
        let effects = match message {
            Message::Type(typed) => {
                self.typed.clone_from(&typed);
                vec![Effect::Keep(typed)]
            }
            Message::Load { place, text } => {
                self.load(place, text.as_deref());
                if self.waiting() == 0 { vec![Effect::Open] } else { Vec::new() }
            }
        };
        self.look();
        effects
    }
}

/// A place that the arrow keys reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// The words in the field.
    Words,
    /// The link at this place among the results.
    Link(usize),
}

/// Return the place that an arrow key leads to: from the words to the results, through them, and
/// back. Return `None` if the arrow key is not for the search.
#[must_use]
pub fn step(from: Option<Stop>, down: bool) -> Option<Stop> {
    Some(match (from?, down) {
        (Stop::Words, true) => Stop::Link(0),
        (Stop::Words, false) => return None,
        (Stop::Link(at), true) => Stop::Link(at.saturating_add(1)),
        (Stop::Link(at), false) => at.checked_sub(1).map_or(Stop::Words, Stop::Link),
    })
}

#[cfg(test)]
mod tests {
    use super::{AGAIN, Effect, Message, Model, NOTHING_LOADED, Search, SearchData, Stop, step};
    use crate::data::search::PieceData;

    fn search(typed: &str) -> Search {
        let piece = |title: &str, address: &str| PieceData {
            title: title.to_owned(),
            address: address.to_owned(),
        };
        let pieces = vec![piece("甲", "0.txt"), piece("乙", "1.txt")];
        let data = SearchData { root: "../".to_owned(), pieces };
        Search::new(data, |letter, into| into.push(letter), typed.to_owned())
    }

    fn load(search: &mut Search, place: usize, text: Option<&str>) -> Vec<Effect> {
        search.update(Message::Load { place, text: text.map(str::to_owned) })
    }

    const PIECES: [&str; 2] =
        ["S\t甲\nP\ta/\t題\nT\t0#x\t通信の暗号化\n", "S\t乙\nP\tb/\t題\nT\t0#y\t暗号化\n"];

    #[test]
    fn pieces_come_in_any_order_and_the_last_one_opens_the_search() {
        let mut search = search("暗号");
        assert_eq!(search.shown().status, "索引を読み込んでいます。");
        assert_eq!(load(&mut search, 1, Some(PIECES[1])), []);
        assert_eq!(search.shown().status, "索引を読み込んでいます。");
        assert_eq!(search.shown().groups.len(), 1, "results are shown as they come");
        assert_eq!(load(&mut search, 0, Some(PIECES[0])), [Effect::Open]);
        assert_eq!(search.shown().status, "2ページ、2か所");
        let titles = search.shown().groups.iter().map(|group| group.title.as_str());
        assert_eq!(titles.collect::<Vec<_>>(), ["甲", "乙"]);
    }

    #[test]
    fn a_standard_whose_piece_does_not_come_is_named_and_the_others_are_searched() {
        let mut search = search("");
        load(&mut search, 0, Some(PIECES[0]));
        assert_eq!(load(&mut search, 1, None), [Effect::Open]);
        let missing = format!("「乙」は、索引を読み込めなかったため、探していません。{AGAIN}");
        assert_eq!(search.shown().status, missing);
        search.update(Message::Type("暗号".to_owned()));
        assert_eq!(search.shown().status, format!("{missing}1ページ、1か所"));
    }

    #[test]
    fn without_any_piece_nothing_is_said_to_be_absent() {
        let mut search = search("");
        assert_eq!(load(&mut search, 1, None), []);
        assert_eq!(load(&mut search, 0, None), [Effect::Open]);
        search.update(Message::Type("暗号".to_owned()));
        assert_eq!(search.shown().status, NOTHING_LOADED);
    }

    #[test]
    fn what_is_typed_is_kept_and_looked_for() {
        let mut search = search("");
        load(&mut search, 0, Some(PIECES[0]));
        load(&mut search, 1, Some(PIECES[1]));
        assert_eq!((search.shown().status.as_str(), search.shown().groups.len()), ("", 0));
        for (typed, status, groups) in [
            ("通信", "1ページ、1か所", 1),
            ("暗号化", "2ページ、2か所", 2),
            ("宇宙", "見つかりませんでした。言葉を短くするか、言い換えてお試しください。", 0),
            (" ", "", 0),
        ] {
            let effects = search.update(Message::Type(typed.to_owned()));
            assert_eq!(effects, [Effect::Keep(typed.to_owned())]);
            let shown = search.shown();
            assert_eq!((shown.status.as_str(), shown.groups.len()), (status, groups), "{typed}");
        }
    }

    #[test]
    fn the_arrows_lead_through_the_results_and_back() {
        for (from, down, to) in [
            (Some(Stop::Words), true, Some(Stop::Link(0))),
            (Some(Stop::Words), false, None),
            (Some(Stop::Link(0)), true, Some(Stop::Link(1))),
            (Some(Stop::Link(1)), false, Some(Stop::Link(0))),
            (Some(Stop::Link(0)), false, Some(Stop::Words)),
            (None, true, None),
            (None, false, None),
        ] {
            assert_eq!(step(from, down), to, "{from:?} {down}");
        }
    }
}
