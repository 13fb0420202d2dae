//! What lies on the table: the files that were read, and how they are looked at.

use kijun_compare::{Comparison, Known, Name, Only, Sort, Submission, read};
use kijun_rules::Rules;

/// The most files that the page takes.
pub const MOST: usize = 50;

/// The files that were read, and how they are looked at.
#[derive(Debug, Clone, Default)]
pub struct Desk {
    known: Vec<Known>,
    files: Vec<Submission>,
    /// Which rows are wanted.
    pub only: Only,
    /// The order of the vendors.
    pub sort: Sort,
    /// Whether what was written to the answers is shown, all at once.
    pub open: bool,
}

impl Desk {
    /// An empty desk, on which files can be compared by these checklists.
    #[must_use]
    pub fn new(known: Vec<Known>) -> Self {
        Self { known, ..Self::default() }
    }

    /// Reads a file, after those that are there.
    pub fn add(&mut self, file_name: &str, bytes: &[u8]) {
        self.files.push(read(&self.known, file_name, bytes));
    }

    /// Puts something that was read elsewhere after the files that are there.
    pub fn put(&mut self, read: Submission) {
        self.files.push(read);
    }

    /// Takes a file away, by its number from 1; gives it back with its name.
    pub fn remove(&mut self, number: usize) -> Option<Submission> {
        let place = number.checked_sub(1).filter(|place| *place < self.files.len())?;
        Some(self.files.remove(place))
    }

    /// Takes all files away.
    pub fn clear(&mut self) {
        self.files.clear();
    }

    /// How many files are there, those that cannot be compared too.
    #[must_use]
    pub fn count(&self) -> usize {
        self.files.len()
    }

    /// The files beside each other.
    #[must_use]
    pub fn comparison(&self) -> Comparison<'_> {
        Comparison::of(&self.known, &self.files)
    }

    /// Why so many more files cannot be taken while others are still being read; `None` if they can.
    #[must_use]
    pub fn refusal(&self, waiting: usize, more: usize) -> Option<String> {
        let there = self.count() + waiting;
        (there + more > MOST).then(|| {
            let now = if there > 0 { format!("いま{there}件あり、") } else { String::new() };
            format!(
                "一度に比べられるのは{MOST}件までです。{now}{more}件が選ばれたため、読み込みませんでした。\
                 件数を減らすか、コマンド kijun compare をお使いください。"
            )
        })
    }

    /// What was read, in a sentence.
    #[must_use]
    pub fn summary(&self) -> String {
        let comparison = self.comparison();
        let vendors: usize = comparison.groups.iter().map(|group| group.columns.len()).sum();
        let apart = comparison.unreadable.len() + comparison.without_answers.len();
        let mut text = match (self.count(), vendors) {
            (0, _) => return "ファイルはまだありません。".to_owned(),
            (_, 0) => "比べられる回答はありません。".to_owned(),
            (_, count) => format!("{count}件の回答を、規則で判定し直して並べています。"),
        };
        if comparison.groups.len() > 1 {
            text.push_str("チェックリストが異なる回答は、表を分けています。");
        }
        if apart > 0 {
            text = format!("{text}比べられないファイルが{apart}件あります。");
        }
        text
    }
}

/// A checklist as the page carries it; `None` if the rules are not sound, which the content's own
/// check has refused.
///
/// - `rules`: as `Checklist::to_json` gives them;
/// - `names`: a line for each requirement, its number and its title with a tab between them.
#[must_use]
pub fn known(rules: &str, title: &str, names: &str) -> Option<Known> {
    let names = names.lines().map(|line| {
        let (label, title) = line.split_once('\t').unwrap_or((line, ""));
        Name { label: label.to_owned(), title: title.to_owned() }
    });
    let rules = Rules::from_json(rules).ok()?;
    Some(Known { rules, title: title.to_owned(), names: names.collect() })
}

#[cfg(test)]
mod tests {
    use super::{Desk, MOST, known};

    fn desk() -> Desk {
        let rules = r#"{"classes":[{"id":"A","title":"分類A"}],"edition":"1","id":"a/b","requirements":[{"id":"1"}]}"#;
        Desk::new(vec![known(rules, "題", "No.1\t鍵").unwrap()])
    }

    const FILE: &[u8] = br#"{"schema":"kijun-answers/1","checklist":"a/b","class":"A"}"#;

    #[test]
    fn a_checklist_is_read_from_the_page() {
        assert!(known("{}", "題", "").is_none());
        let mut desk = desk();
        desk.add("a.json", FILE);
        let comparison = desk.comparison();
        let group = &comparison.groups[0];
        assert_eq!((group.label(group.rows[0]), group.title(group.rows[0])), ("No.1", "鍵"));
    }

    #[test]
    fn files_come_and_go_by_their_numbers() {
        let mut desk = desk();
        assert_eq!(desk.summary(), "ファイルはまだありません。");
        desk.add("a.json", FILE);
        desk.add("b.json", b"{");
        desk.add("c.json", FILE);
        assert!(desk.summary().starts_with("2件の回答を"), "{}", desk.summary());
        assert!(desk.summary().ends_with("比べられないファイルが1件あります。"));
        assert!(desk.remove(0).is_none() && desk.remove(4).is_none());
        assert_eq!(desk.remove(1).unwrap().file_name(), "a.json");
        assert_eq!(desk.remove(2).unwrap().file_name(), "c.json");
        assert_eq!(
            desk.summary(),
            "比べられる回答はありません。比べられないファイルが1件あります。"
        );
        desk.clear();
        assert_eq!(desk.count(), 0);
    }

    #[test]
    fn more_than_the_most_are_refused_with_the_numbers() {
        let mut desk = desk();
        assert_eq!(desk.refusal(0, MOST), None);
        assert!(desk.refusal(0, MOST + 1).unwrap().contains("51件が選ばれた"));
        desk.add("a.json", FILE);
        for (waiting, more, said) in
            [(0, MOST, "いま1件あり、50件が選ばれた"), (1, 49, "いま2件あり、49件が選ばれた")]
        {
            let refusal = desk.refusal(waiting, more).unwrap();
            assert!(refusal.contains(said), "{refusal}");
        }
    }
}
