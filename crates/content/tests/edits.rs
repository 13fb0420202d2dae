//! Random single edits of the document's words in the content of this repository: each is said, or
//! is listed below with the reason why it means nothing.
//!
//! The edits are drawn from a fixed seed, so every run tries the same ones. `KIJUN_EDITS` names their
//! number for each standard; without it a sample is tried.

use std::fs;
use std::path::{Path, PathBuf};

/// The number of edits of each standard that every run tries.
const SAMPLE: usize = 40;

/// Characters that are put in the place of others.
const OTHERS: [char; 8] = ['不', '要', '7', '②', '－', 'ー', 'x', '。'];

/// A linear congruential generator: the same in every run.
struct Draw(u64);

impl Draw {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }
}

fn has_ending(name: &str, ending: &str) -> bool {
    Path::new(name).extension().is_some_and(|own| own == ending)
}

/// Return the ranges of a file that are the document's words.
fn words(name: &str, text: &str) -> Vec<std::ops::Range<usize>> {
    let mut ranges = Vec::new();
    let (mut start, mut fenced, mut section) = (0, false, String::new());
    for line in text.split_inclusive('\n') {
        let content = line.trim_end();
        if has_ending(name, "md") {
            let fence = content.trim_start().starts_with("```");
            fenced ^= fence;
            let plain = !fence && !fenced && !content.contains(['[', '`', '\\', '|']);
            let end = content.find(" {#").unwrap_or(content.len());
            let signs = |letter: char| letter.is_whitespace() || "#-*>".contains(letter);
            let from = content.find(|letter| !signs(letter)).unwrap_or(end);
            if plain && from < end {
                ranges.push(start + from..start + end);
            }
        } else if content.starts_with("[[") {
            content.clone_into(&mut section);
        } else if let Some((key, value)) = content.split_once(" = \"")
            && let Some(value) = value.strip_suffix('"')
            && !value.contains(['"', '\\'])
            && is_document(name, &section, key)
        {
            let from = start + content.len() - value.len() - 1;
            ranges.push(from..from + value.len());
        }
        start += line.len();
    }
    ranges
}

/// Return whether the value of a key is the document's.
fn is_document(name: &str, section: &str, key: &str) -> bool {
    match key {
        "text" | "risk" | "words" => true,
        "title" => {
            section.starts_with("[[category") || section == "[[class]]" && name == "classes.toml"
        }
        _ => key.starts_with("level."),
    }
}

/// Return a text with one edit, and what was done; `None` if the draw changes nothing.
fn edit(name: &str, text: &str, draw: &mut Draw) -> Option<(String, String)> {
    let ranges = words(name, text);
    let range = ranges.get(draw.below(ranges.len()))?.clone();
    let own = &text[range.clone()];
    let letters: Vec<(usize, char)> =
        own.char_indices().filter(|(_, letter)| !letter.is_whitespace()).collect();
    let (at, letter) = *letters.get(draw.below(letters.len()))?;
    let at = range.start + at;
    let with = |range: std::ops::Range<usize>, new: &str| {
        [&text[..range.start], new, &text[range.end..]].concat()
    };
    let end = at + letter.len_utf8();
    let other = OTHERS[draw.below(OTHERS.len())];
    let edited = match draw.below(6) {
        0 => with(at..end, &other.to_string()),
        1 => with(at..end, ""),
        2 => with(at..at, &other.to_string()),
        // A digit or a sign of a number, where there is one.
        3 => {
            let (digit, letter) = *letters
                .iter()
                .find(|(_, letter)| letter.is_numeric() || "()（）%".contains(*letter))?;
            let digit = range.start + digit;
            with(digit..digit + letter.len_utf8(), &other.to_string())
        }
        // The words of two places, exchanged.
        4 => {
            let second = ranges.get(draw.below(ranges.len()))?.clone();
            let (first, second) =
                if range.start < second.start { (range, second) } else { (second, range) };
            let (a, b) = (&text[first.clone()], &text[second.clone()]);
            let middle = &text[first.end.min(second.start)..second.start];
            [&text[..first.start], b, middle, a, &text[second.end..]].concat()
        }
        // A line of a chapter, left out.
        _ => {
            if has_ending(name, "toml") {
                return None;
            }
            let line = text[..range.start].rfind('\n').map_or(0, |end| end + 1);
            let next = text[range.end..].find('\n').map_or(text.len(), |end| range.end + end + 1);
            with(line..next, "")
        }
    };
    let squeeze = |text: &str| text.split_whitespace().collect::<String>();
    if squeeze(&edited) == squeeze(text) {
        return None;
    }
    let differs = text.lines().zip(edited.lines()).find(|(old, new)| old != new);
    let (old, new) = differs.unwrap_or_default();
    Some((edited.clone(), format!("{name}: {old} -> {new}")))
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Return the files of a standard with words of its document.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = entries
        .filter(|path| {
            let name = path.file_name().unwrap().to_str().unwrap();
            let text = fs::read_to_string(path).unwrap_or_default();
            let is_table = name == "classes.toml" || text.contains("\n[[category]]");
            (has_ending(name, "md") && name != "reading.md")
                || (has_ending(name, "toml") && is_table)
        })
        .collect();
    files.sort();
    files
}

/// Try edits of a standard, and return those that nothing was said of.
fn unsaid(standard: &str, seed: u64) -> Vec<String> {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join(standard);
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content").join(standard), &folder);
    let files = files(&folder);
    let most = std::env::var("KIJUN_EDITS").ok().and_then(|most| most.parse().ok());
    let most: usize = most.unwrap_or(SAMPLE);
    let mut draw = Draw(seed);
    let mut unsaid = Vec::new();
    let mut tried = 0;
    for _ in 0..most * 20 {
        if tried == most {
            break;
        }
        let path = &files[draw.below(files.len())];
        let name = path.file_name().unwrap().to_str().unwrap();
        let text = fs::read_to_string(path).unwrap();
        let Some((edited, what)) = edit(name, &text, &mut draw) else {
            continue;
        };
        tried += 1;
        fs::write(path, edited).unwrap();
        let loaded = kijun_content::load_with_warnings(root.path());
        if loaded.is_ok_and(|(_, warnings)| warnings.is_empty()) {
            unsaid.push(format!("{standard}/{what}"));
        }
        fs::write(path, text).unwrap();
    }
    assert_eq!(tried, most, "{standard}: too few edits could be drawn");
    unsaid
}

/// Edits that are not said, by the beginning of their names.
///
/// These documents have no table of classes. Which of their words define or name a class is the
/// editor's choice; only that the document has them is checked.
const NOT_SAID: &[&str] =
    &["kitakyushu/classes.toml: ", "shunan/classes.toml: ", "kobe/classes.toml: "];

fn each_is_said(standard: &str, seed: u64) {
    let mut unsaid = unsaid(standard, seed);
    unsaid.retain(|edit| !NOT_SAID.iter().any(|known| edit.starts_with(known)));
    assert!(unsaid.is_empty(), "{unsaid:#?}");
}

#[test]
fn each_edit_of_annex2_is_said() {
    each_is_said("annex2", 1);
}

#[test]
fn each_edit_of_kitakyushu_is_said() {
    each_is_said("kitakyushu", 2);
}

#[test]
fn each_edit_of_shunan_is_said() {
    each_is_said("shunan", 3);
}

#[test]
fn each_edit_of_kobe_is_said() {
    each_is_said("kobe", 4);
}
