//! The evidence of an answer, as the lines of one control.
//!
//! Each evidence begins a line. The further lines of an evidence of several lines begin with an
//! ideographic space.

/// The first character of a line that goes on with the evidence above it.
const GOES_ON: char = '\u{3000}';

/// Return the lines for a list of evidence.
#[must_use]
pub fn to_lines<'a>(evidence: impl Iterator<Item = &'a str>) -> String {
    let mut lines = String::new();
    for each in evidence {
        if !lines.is_empty() {
            lines.push('\n');
        }
        lines.push_str(&block(each));
    }
    lines
}

/// Return the list of evidence after a reader has changed the lines of `before`. An evidence whose
/// lines are the same at the beginning or at the end stays as it was, to the letter.
#[must_use]
pub fn of_lines(lines: &str, before: &[&str]) -> Vec<String> {
    let lines: Vec<&str> = lines.split('\n').map(|line| line.trim_end_matches('\r')).collect();
    let (mut first, mut end) = (0, lines.len());
    let mut evidence: Vec<String> = Vec::new();
    let mut after: Vec<String> = Vec::new();
    let same = |from: usize, to: usize, each: &str| {
        let block = block(each);
        lines.get(from..to).is_some_and(|lines| lines.iter().copied().eq(block.split('\n')))
    };
    for (place, each) in before.iter().enumerate() {
        let next = first + count(each);
        // A line that goes on belongs to the evidence, too, unless the next one begins with it.
        let follows =
            before.get(place + 1).is_some_and(|each| same(next, next + count(each), each));
        let goes_on = lines.get(next).is_some_and(|line| line.starts_with(GOES_ON));
        if (goes_on && !follows) || !same(first, next, each) {
            // The rest is looked at from the end.
            for each in before.iter().skip(place).rev() {
                let from = end.checked_sub(count(each)).filter(|from| *from >= first);
                let Some(from) = from.filter(|from| same(*from, end, each)) else { break };
                end = from;
                after.insert(0, (*each).to_owned());
            }
            break;
        }
        evidence.push((*each).to_owned());
        first = next;
    }
    for line in lines.get(first..end).unwrap_or_default() {
        match (line.strip_prefix(GOES_ON), evidence.last_mut()) {
            (Some(more), Some(last)) => {
                last.push('\n');
                last.push_str(more.trim_end());
            }
            _ if line.trim().is_empty() => {}
            _ => evidence.push(line.trim().to_owned()),
        }
    }
    evidence.append(&mut after);
    evidence
}

fn block(evidence: &str) -> String {
    let mut lines = evidence.split('\n');
    let mut block = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        block.push('\n');
        block.push(GOES_ON);
        block.push_str(line);
    }
    block
}

fn count(evidence: &str) -> usize {
    evidence.split('\n').count()
}

#[cfg(test)]
mod tests {
    use super::{of_lines, to_lines};
    use proptest::prelude::*;

    #[test]
    fn lines_are_evidence_and_an_indented_line_goes_on() {
        let cases: [(&str, &[&str], &[&str]); 9] = [
            ("", &[], &[]),
            (" a \n\nb", &[], &["a", "b"]),
            ("a\n\u{3000}二行目\nb", &[], &["a\n二行目", "b"]),
            ("a\n\u{3000}二行目\nc", &["a\n二行目", "b"], &["a\n二行目", "c"]),
            ("a\n\u{3000}二\nb", &["a\n二行目", "b"], &["a\n二", "b"]),
            ("a\n\u{3000}二行目", &["a"], &["a\n二行目"]),
            ("b", &["a\n二行目", "b"], &["b"]),
            ("\u{3000}a", &[], &["a"]),
            (" a\nc", &[" a", "b"], &[" a", "c"]),
        ];
        for (lines, before, expected) in cases {
            assert_eq!(of_lines(lines, before), expected, "{lines:?} {before:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_not_changed_stays(
            list in prop::collection::vec("[ab\u{3000} \r\n]{0,6}", 0..5),
            added in "[ab]{1,3}",
        ) {
            let before: Vec<&str> = list.iter().map(String::as_str).collect();
            let shown = to_lines(before.iter().copied());
            // A control has no carriage returns, so a text with them is not compared to the letter.
            if list.iter().all(|each| !each.contains('\r') && !each.is_empty()) {
                prop_assert_eq!(&of_lines(&format!("{shown}\n{added}"), &before)[..before.len()], &list);
                let mut first = vec![added.clone()];
                first.extend(list.iter().cloned());
                let lines = format!("{added}\n{shown}");
                if !shown.starts_with('\u{3000}') {
                    prop_assert_eq!(of_lines(&lines, &before), first);
                }
            }
        }
    }
}
