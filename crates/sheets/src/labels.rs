//! The words in cells for the names in a file, and the marks that people write for them: one table
//! for every kind of file.

use kijun_rules::answers::Status;
use kijun_rules::model::{Fact, FactValue};
use kijun_rules::number::{is_dash, is_unseen, narrow};

const YES: &str = "はい";
const NO: &str = "いいえ";
const UNKNOWN: &str = "わからない・未定";

/// The choices for a fact.
pub(crate) const FACTS: [&str; 3] = [YES, NO, UNKNOWN];

/// The marks for a requirement that is met.
const MET: &str = "✓✔☑✅🗸🗹レ○◯〇⭕●◎■";
/// The marks for one that is not. A box with a cross is none of them: some programs tick boxes so.
const UNMET: &str = "×✕✖✗✘❌☓╳";
/// The marks of a box that is not ticked.
const OPEN: &str = "□☐▢◻◽⬜";

/// The meaning of a cell to choose or to mark in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Chosen<T> {
    /// Nothing is written in it.
    Blank,
    /// One of the form's words, or the name in files.
    Word(T),
    /// A mark that stands for it.
    Mark(T),
    /// A mark for a box that is left open.
    Open,
    /// Anything else, of which nobody knows what it means.
    Unclear,
}

/// Return the words that a fact's cell may have.
pub(crate) fn fact_choices(fact: Option<&Fact>) -> Vec<&str> {
    let choices = fact.map_or(&[][..], |fact| &fact.choices);
    if choices.is_empty() {
        return FACTS.into();
    }
    choices.iter().map(|choice| choice.title.as_str()).chain([UNKNOWN]).collect()
}

/// Return the value of a fact's cell.
pub(crate) fn fact_value(cell: &str, fact: Option<&Fact>) -> Chosen<FactValue> {
    let exact = cell.trim();
    let cell = folded(cell);
    let choices = fact.map_or(&[][..], |fact| &fact.choices);
    let choice = choices
        .iter()
        .find(|choice| choice.id == exact || choice.title == exact)
        .or_else(|| choices.iter().find(|choice| folded(&choice.title) == cell))
        .or_else(|| choices.iter().find(|choice| folded(&choice.id) == cell));
    if let Some(choice) = choice {
        return Chosen::Word(FactValue::Choice(choice.id.as_str().into()));
    }
    let yes_no = choices.is_empty();
    match cell.as_str() {
        "" => Chosen::Blank,
        YES | "true" if yes_no => Chosen::Word(FactValue::Is(true)),
        NO | "false" if yes_no => Chosen::Word(FactValue::Is(false)),
        UNKNOWN | "わからない" | "未定" | "不明" | "unknown" => {
            Chosen::Word(FactValue::Unknown)
        }
        cell => match mark(cell) {
            Some(MET) if yes_no => Chosen::Mark(FactValue::Is(true)),
            Some(UNMET) if yes_no => Chosen::Mark(FactValue::Is(false)),
            Some(OPEN) => Chosen::Open,
            Some(_) | None => Chosen::Unclear,
        },
    }
}

/// Return the status of an answer's cell. A tick box of another program is TRUE or FALSE.
pub(crate) fn status(cell: &str) -> Chosen<Status> {
    let cell = folded(cell);
    let named = |status: &Status| cell == status.label() || cell == status.id();
    if let Some(status) = Status::ALL.into_iter().find(named) {
        return Chosen::Word(status);
    }
    match cell.as_str() {
        "" => Chosen::Blank,
        "true" => Chosen::Mark(Status::Met),
        "false" => Chosen::Open,
        cell => match mark(cell) {
            Some(MET) => Chosen::Mark(Status::Met),
            Some(UNMET) => Chosen::Mark(Status::Unmet),
            Some(_) => Chosen::Open,
            None => Chosen::Unclear,
        },
    }
}

/// Return the value of a cell that is marked or left empty: true for this word.
#[cfg(any(test, feature = "read"))]
pub(crate) fn marked(cell: &str, word: &str) -> Chosen<bool> {
    let cell = folded(cell);
    match cell.as_str() {
        "" => Chosen::Blank,
        "true" => Chosen::Mark(true),
        "false" => Chosen::Open,
        cell if cell == folded(word) => Chosen::Word(true),
        cell => match mark(cell) {
            Some(MET) => Chosen::Mark(true),
            Some(OPEN) => Chosen::Open,
            _ => Chosen::Unclear,
        },
    }
}

/// Return the list of marks that a cell's one sign is in.
fn mark(cell: &str) -> Option<&'static str> {
    let mut signs = cell.chars();
    let (sign, None) = (signs.next()?, signs.next()) else { return None };
    [MET, UNMET, OPEN].into_iter().find(|marks| marks.contains(sign))
}

/// Return a text in its comparable form: without unseen characters, in half width and lower case,
/// with one sign for all dashes. `ﾚ` is `レ`.
pub(crate) fn folded(text: &str) -> String {
    let seen = text.chars().filter(|sign| !is_unseen(*sign));
    let folded = seen.map(|sign| match sign {
        'ﾚ' => 'レ',
        '･' => '・',
        sign if is_dash(sign) => '-',
        sign => narrow(sign),
    });
    folded.collect()
}

#[cfg(test)]
mod tests {
    use super::{Chosen, fact_value, marked, status};
    use kijun_rules::answers::Status;
    use kijun_rules::model::{Choice, Fact, FactValue};

    #[test]
    fn each_word_and_mark_means_one_thing() {
        let met = [
            "✓",
            "✔️",
            "☑",
            "✅",
            "レ",
            "ﾚ",
            "○",
            "◯",
            "〇",
            "TRUE",
            "true",
            "ＴＲＵＥ",
            "●",
            "🗹",
            " ✓\u{200b}",
        ];
        for cell in met {
            assert_eq!(status(cell), Chosen::Mark(Status::Met), "{cell}");
        }
        let unmet = ["×", "✕", "✖️", "✗", "✘", "❌"];
        for cell in unmet {
            assert_eq!(status(cell), Chosen::Mark(Status::Unmet), "{cell}");
        }
        let open = ["□", "☐", "⬜", "FALSE", "false"];
        for cell in open {
            assert_eq!(status(cell), Chosen::Open, "{cell}");
        }
        let blank = ["", " ", "　", "\u{200b}", "\u{feff}", "\u{a0}"];
        for cell in blank {
            assert_eq!(status(cell), Chosen::Blank, "{cell:?}");
        }
        let unclear = [
            "△",
            "ー",
            "?",
            "？",
            "☒",
            "⊠",
            "x",
            "X",
            "o",
            "0",
            "1",
            "OK",
            "済",
            "✓✓",
            "✓ ×",
            "満たすが一部",
            "-",
        ];
        for cell in unclear {
            assert_eq!(status(cell), Chosen::Unclear, "{cell}");
        }
        for (cell, word) in [
            ("満たす\u{200b}", Status::Met),
            ("　満たさない ", Status::Unmet),
            ("満 た す", Status::Met),
            ("該当\u{feff}しない", Status::NotApplicable),
            ("ｎｏｔ＿ａｐｐｌｉｃａｂｌｅ", Status::NotApplicable),
        ] {
            assert_eq!(status(cell), Chosen::Word(word), "{cell}");
        }
    }

    #[test]
    fn facts_and_phases_take_the_same_marks() {
        let yes_no = |cell| fact_value(cell, None);
        assert_eq!(yes_no("はい\u{200b}"), Chosen::Word(FactValue::Is(true)));
        assert_eq!(yes_no("FALSE"), Chosen::Word(FactValue::Is(false)));
        assert_eq!(yes_no("わからない･未定"), Chosen::Word(FactValue::Unknown));
        assert_eq!(yes_no("○"), Chosen::Mark(FactValue::Is(true)));
        assert_eq!(yes_no("✖️"), Chosen::Mark(FactValue::Is(false)));
        assert_eq!(yes_no("□"), Chosen::Open);
        assert_eq!(yes_no("△"), Chosen::Unclear);
        let choice = Choice { id: "saas".to_owned(), title: "SaaS型".to_owned() };
        let fact = Fact { choices: vec![choice], ..Fact::default() };
        let of_choices = |cell| fact_value(cell, Some(&fact));
        for cell in ["saas", "SaaS型", "ｓａａｓ型 "] {
            assert_eq!(of_choices(cell), Chosen::Word(FactValue::Choice("saas".into())), "{cell}");
        }
        assert_eq!(of_choices("不明"), Chosen::Word(FactValue::Unknown));
        for cell in ["はい", "true", "○", "paas"] {
            assert_eq!(of_choices(cell), Chosen::Unclear, "{cell}");
        }
        assert_eq!(marked("点検する ", "点検する"), Chosen::Word(true));
        assert_eq!(marked("✓", "点検する"), Chosen::Mark(true));
        assert_eq!(marked("□", "点検する"), Chosen::Open);
        assert_eq!(marked("×", "点検する"), Chosen::Unclear);
        assert_eq!(marked("", "点検する"), Chosen::Blank);
    }
}
