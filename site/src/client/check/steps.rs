//! The steps that change one list of rows into another. Only rows that differ are touched.

use super::view::Row;

/// A step: a change to the row at the cursor. The cursor begins at the first row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The row stays, and the cursor moves on.
    Keep,
    /// The row is removed.
    Remove,
    /// The new row at this place is inserted before the row at the cursor.
    Insert(usize),
    /// The new row at this place replaces the row at the cursor, and the cursor moves on.
    Replace(usize),
}

/// Return the steps from one list of rows to another. Both are in ascending order of their keys.
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

/// Apply the steps to a list, as the browser does.
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
