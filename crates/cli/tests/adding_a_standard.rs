//! Follow `docs/adding-a-standard.md` step by step: write each file and run each command that it
//! shows. The program must print what the document shows.
//!
//! The info string of a code block names the action:
//!
//! | info string | action |
//! | --- | --- |
//! | `LANGUAGE file=PATH` | write the file |
//! | `LANGUAGE append=PATH` | add the block at the file's end |
//! | `LANGUAGE excerpt` | nothing: the block shows a form that is not part of the example |
//! | `diff mistake=PATH` | change the file, for the next commands only |
//! | `console` | run each `$ command`, and compare its output with the lines after it |
//!
//! In an output, `…` matches any text in its line.

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

/// A code block: its info string and its text.
struct Block {
    info: String,
    text: String,
}

fn document(name: &str) -> String {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs");
    fs::read_to_string(docs.join(name)).expect("the document is there")
}

fn blocks(markdown: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for event in Parser::new(markdown) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                open = Some(Block { info: info.to_string(), text: String::new() });
            }
            Event::Text(text) => {
                if let Some(block) = &mut open {
                    block.text.push_str(&text);
                }
            }
            Event::End(TagEnd::CodeBlock) => blocks.extend(open.take()),
            _ => {}
        }
    }
    blocks
}

/// Follow a document in a folder of its own. Return how many blocks of each kind were used.
fn follow(name: &str) -> Counts {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut counts = Counts::default();
    let mut before_mistake = None;
    for block in blocks(&document(name)) {
        let (_, what) = block.info.split_once(' ').unwrap_or((&block.info, ""));
        let (verb, path) = what.split_once('=').unwrap_or((what, ""));
        let path = folder.path().join(path);
        match verb {
            "file" => {
                fs::create_dir_all(path.parent().expect("below the folder")).expect("a folder");
                fs::write(path, block.text).expect("a file can be written");
                counts.files += 1;
            }
            "append" => {
                let text = fs::read_to_string(&path).expect("a file to add to");
                fs::write(path, format!("{text}\n{}", block.text)).expect("it can be written");
            }
            "excerpt" => {}
            "mistake" => {
                let text = fs::read_to_string(&path).expect("a file to change");
                fs::write(&path, changed(&text, &block.text)).expect("it can be written");
                before_mistake = Some((path, text));
                counts.mistakes += 1;
            }
            "" if block.info == "console" => {
                let is_mistaken = before_mistake.is_some();
                console(name, folder.path(), &block.text, is_mistaken);
                counts.consoles += 1;
                if let Some((path, text)) = before_mistake.take() {
                    fs::write(path, text).expect("it can be written");
                }
            }
            _ => panic!("{name}: a block with the info string `{}`", block.info),
        }
    }
    counts
}

#[derive(Default, Debug, PartialEq, Eq)]
struct Counts {
    files: usize,
    mistakes: usize,
    consoles: usize,
}

/// Return a text with the lines of a diff replaced.
fn changed(text: &str, diff: &str) -> String {
    let side = |sign: char| {
        let lines = diff.lines().filter(|line| line.starts_with([sign, ' ']));
        lines.map(|line| [&line[1..], "\n"].concat()).collect::<String>()
    };
    let (old, new) = (side('-'), side('+'));
    assert_eq!(text.matches(&old).count(), 1, "the lines stand there once:\n{old}");
    text.replace(&old, &new)
}

/// Run the commands of a block and compare their output with the block.
fn console(document: &str, folder: &Path, text: &str, is_mistaken: bool) {
    let (before, commands) = text.split_once("$ ").expect("a command");
    assert!(before.is_empty(), "{document}: `{before}` above a command");
    for command in commands.split("\n$ ") {
        let (command, expected) = command.split_once('\n').unwrap_or((command, ""));
        let (ended_well, said) = run(folder, command);
        assert!(
            fits(expected.trim_end(), said.trim_end()),
            "{document}: `{command}` is said to print\n{expected}\nand prints\n{said}"
        );
        // The report names odd answers; every other mistake ends with an error.
        let is_report = said.starts_with('■');
        assert_eq!(ended_well, !is_mistaken || is_report, "{document}: how `{command}` ends");
    }
}

/// Run a command. Return whether it succeeded, and its output.
fn run(folder: &Path, command: &str) -> (bool, String) {
    let words: Vec<&str> = command.split_whitespace().collect();
    match words.as_slice() {
        ["kijun", arguments @ ..] => {
            let mut kijun = Command::new(env!("CARGO_BIN_EXE_kijun"));
            let kijun = kijun.env("NO_COLOR", "1").current_dir(folder).args(arguments);
            let ran = support::Ran::from(kijun.output().expect("the binary runs"));
            (ran.code == 0, format!("{}{}", ran.stdout, ran.stderr))
        }
        ["rm", "-r", path] => {
            fs::remove_dir_all(folder.join(path)).expect("a folder to remove");
            (true, String::new())
        }
        _ => panic!("`{command}` is a command that this test does not know"),
    }
}

/// Return whether an output is as expected, line by line, without white space at the lines' ends.
fn fits(expected: &str, said: &str) -> bool {
    let (expected, said) = (lines(expected), lines(said));
    let mut pairs = expected.iter().zip(&said);
    expected.len() == said.len() && pairs.all(|(line, said)| fits_line(line, said))
}

/// The beginning of a line with a cure, and of the lines that continue it.
const CURE: [&str; 2] = ["  help: ", "        "];

/// Return the lines of an output. A cure becomes one line without spaces: it is wrapped to fit the
/// screen, and a space at the wrap is not shown.
fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        let cure = lines.last_mut().filter(|last| last.starts_with(CURE[0]));
        match (cure, line.strip_prefix(CURE[1])) {
            (Some(cure), Some(rest)) => cure.push_str(rest),
            _ => lines.push(line.to_owned()),
        }
    }
    for cure in lines.iter_mut().filter(|line| line.starts_with(CURE[0])) {
        cure.retain(|letter| letter != ' ');
    }
    lines
}

/// Return whether a line is as expected; each `…` of the expected line matches any text.
fn fits_line(expected: &str, said: &str) -> bool {
    let mut parts = expected.trim_end().split('…');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = said.strip_prefix(first) else { return false };
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return rest.is_empty();
    }
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return rest.ends_with(part);
        }
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    true
}

#[test]
fn the_document_can_be_followed() {
    let counts = follow("adding-a-standard.md");
    assert!(counts.mistakes >= 12 && counts.files >= 8, "{counts:?}");
}

#[test]
fn the_japanese_document_can_be_followed() {
    let counts = follow("adding-a-standard.ja.md");
    assert!(counts.mistakes >= 12 && counts.files >= 8, "{counts:?}");
}

#[test]
fn both_documents_show_the_same() {
    let shown = |name: &str| -> Vec<(String, String)> {
        blocks(&document(name)).into_iter().map(|block| (block.info, block.text)).collect()
    };
    assert_eq!(shown("adding-a-standard.md"), shown("adding-a-standard.ja.md"));
}

#[test]
fn an_output_is_compared_line_by_line() {
    assert!(fits("規則: …", "規則: sha256:12"));
    assert!(fits("『…』の3ページ(…)", "『site』の3ページ(4、5)"));
    assert!(fits("`{#…}` の形", "`{#…}` の形"));
    assert!(fits("a  \nb", "a\nb  "));
    assert!(fits("  help: a b c", "  help: a\n        b c"));
    assert!(!fits("  help: a b", "  help: a\n        c"));
    assert!(!fits("a b", "a\n        b"));
    for (expected, said) in [
        ("規則: …", "回答: sha256:12"),
        ("『…』の3ページ(…)", "『site』の4ページ(4、5)"),
        ("a", "a b"),
        ("a\nb", "a"),
        ("a", "a\nb"),
        ("", "a"),
    ] {
        assert!(!fits(expected, said), "{expected} / {said}");
    }
}
