//! Lists that are brought up to date row by row, so that the browser touches only what changed.

/// One row of a list: which one it is, and all that its content depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Which row; the rows of a list stand in ascending order of it.
    pub key: u64,
    /// Changes whenever its content does.
    pub state: u64,
}

/// What happens to the row at the cursor, from the first one on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// It stays, and the cursor goes on.
    Keep,
    /// It goes.
    Remove,
    /// The new row at this place is put before it.
    Insert(usize),
    /// The new row at this place takes its place, and the cursor goes on.
    Replace(usize),
}

/// The steps from one list of rows to another.
#[must_use]
pub fn steps(old: &[Row], new: &[Row]) -> Vec<Step> {
    let mut steps = Vec::with_capacity(new.len());
    let mut at = 0;
    for (place, row) in new.iter().enumerate() {
        while old.get(at).is_some_and(|old| old.key < row.key) {
            steps.push(Step::Remove);
            at += 1;
        }
        match old.get(at) {
            Some(old) if old.key == row.key => {
                steps.push(if old.state == row.state { Step::Keep } else { Step::Replace(place) });
                at += 1;
            }
            _ => steps.push(Step::Insert(place)),
        }
    }
    steps.extend(old.iter().skip(at).map(|_| Step::Remove));
    steps
}

/// FNV-1a: enough to see that a content has changed.
#[derive(Debug, Clone, Copy)]
pub struct Mix(u64);

impl Default for Mix {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Mix {
    /// With a number more.
    #[must_use]
    pub fn with(self, number: usize) -> Self {
        let wide = u64::try_from(number).unwrap_or(u64::MAX);
        Self((self.0 ^ wide).wrapping_mul(0x0100_0000_01b3))
    }

    /// With a text more.
    #[must_use]
    pub fn with_text(self, text: &str) -> Self {
        text.bytes().fold(self, |mix, byte| mix.with(usize::from(byte))).with(256)
    }

    /// The number made of all.
    #[must_use]
    pub fn get(self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::{Mix, Row, Step, steps};

    fn rows(list: &[(u64, u64)]) -> Vec<Row> {
        list.iter().map(|&(key, state)| Row { key, state }).collect()
    }

    /// Does what the steps say, as the browser does.
    fn walk(old: &[Row], new: &[Row]) -> Vec<Row> {
        let (mut list, mut cursor) = (old.to_vec(), 0);
        for step in steps(old, new) {
            match step {
                Step::Keep => cursor += 1,
                Step::Remove => drop(list.remove(cursor)),
                Step::Insert(at) => {
                    list.insert(cursor, new[at]);
                    cursor += 1;
                }
                Step::Replace(at) => {
                    list[cursor] = new[at];
                    cursor += 1;
                }
            }
        }
        list
    }

    #[test]
    fn the_steps_lead_from_any_list_to_any_other() {
        let lists = [
            rows(&[]),
            rows(&[(1, 0)]),
            rows(&[(1, 1), (3, 0)]),
            rows(&[(0, 0), (1, 0), (2, 0), (3, 0)]),
            rows(&[(2, 5), (9, 0)]),
        ];
        for old in &lists {
            for new in &lists {
                assert_eq!(&walk(old, new), new, "{old:?}");
            }
        }
    }

    #[test]
    fn what_did_not_change_is_not_touched() {
        let old = rows(&[(1, 0), (2, 0), (3, 0)]);
        let new = rows(&[(1, 0), (3, 1), (4, 0)]);
        assert_eq!(
            steps(&old, &new),
            [Step::Keep, Step::Remove, Step::Replace(1), Step::Insert(2)]
        );
    }

    #[test]
    fn other_contents_give_other_numbers() {
        let of = |a: &str, b: &str| Mix::default().with_text(a).with_text(b).get();
        assert_ne!(of("a", "bc"), of("ab", "c"));
    }
}
