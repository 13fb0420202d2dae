//! From one list of rows to another: only rows that differ are touched.

use super::view::Row;

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

/// The steps from one list of rows to another. Both are in ascending order of their keys.
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
                steps.push(if old.html == row.html { Step::Keep } else { Step::Replace(place) });
                at += 1;
            }
            _ => steps.push(Step::Insert(place)),
        }
    }
    steps.extend(old.iter().skip(at).map(|_| Step::Remove));
    steps
}

/// Do to a list what the steps say, as the browser does.
#[cfg(test)]
pub(super) fn walk(list: &mut Vec<Row>, new: &[Row]) {
    let mut cursor = 0;
    for step in steps(&list.clone(), new) {
        match step {
            Step::Keep => cursor += 1,
            Step::Remove => drop(list.remove(cursor)),
            Step::Insert(at) => {
                list.insert(cursor, new[at].clone());
                cursor += 1;
            }
            Step::Replace(at) => {
                list[cursor] = new[at].clone();
                cursor += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::view::Row;
    use super::{Step, steps, walk};

    fn rows(list: &[(u64, &str)]) -> Vec<Row> {
        list.iter().map(|&(key, html)| Row { key, html: html.to_owned() }).collect()
    }

    #[test]
    fn the_steps_lead_from_any_list_to_any_other() {
        let lists = [
            rows(&[]),
            rows(&[(1, "")]),
            rows(&[(1, "x"), (3, "")]),
            rows(&[(0, ""), (1, ""), (2, ""), (3, "")]),
            rows(&[(2, "y"), (9, "")]),
        ];
        for old in &lists {
            for new in &lists {
                let mut list = old.clone();
                walk(&mut list, new);
                assert_eq!(&list, new, "{old:?}");
            }
        }
    }

    #[test]
    fn what_did_not_change_is_not_touched() {
        let old = rows(&[(1, ""), (2, ""), (3, "")]);
        let new = rows(&[(1, ""), (3, "x"), (4, "")]);
        assert_eq!(
            steps(&old, &new),
            [Step::Keep, Step::Remove, Step::Replace(1), Step::Insert(2)]
        );
    }
}
