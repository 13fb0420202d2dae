//! The content of this repository with one typical mistake at a time: each is found in its file, at
//! its line, with its cure.
//!
//! The cases are data: `mutations/*.toml`. A case names a file and the text replaced in it, or a
//! removed file. For each expected problem it has words of the message and of the cure and, if they
//! differ from those of the change, the file (`in`) and the text of the line. Lines are named by
//! their text, with an `offset` if it occurs more than once, so that a case stays valid when other
//! parts of the file change. `others` has words of further problems that follow from the same
//! mistake, for example at every place that names a removed thing; without it there are none.

use std::fs;
use std::path::{Path, PathBuf};

use kijun_content::{Problem, Report};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A copy of the content folder, which is restored after each case.
struct Copy(tempfile::TempDir);

impl Copy {
    fn make() -> Self {
        let root = tempfile::tempdir().unwrap();
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content"), root.path());
        Self(root)
    }

    fn path(&self, file: &str) -> PathBuf {
        self.0.path().join(file)
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap_or_default()
    }

    /// Return the report while a file has another text, or is removed.
    fn report(&self, file: &str, text: Option<&str>) -> Option<Report> {
        let path = self.path(file);
        let before = fs::read(&path).unwrap();
        match text {
            Some(text) => fs::write(&path, text).unwrap(),
            None => fs::remove_file(&path).unwrap(),
        }
        let report = kijun_content::load(self.0.path()).err();
        fs::write(&path, before).unwrap();
        report
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            fs::create_dir(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

type Table<'t> = DeTable<'t>;

fn text<'t>(table: &'t Table<'_>, key: &str) -> Option<&'t str> {
    table.get(key).map(Spanned::get_ref).and_then(DeValue::as_str)
}

fn tables<'t, 'i>(table: &'t Table<'i>, key: &str) -> Vec<&'t Table<'i>> {
    let list = table.get(key).map(Spanned::get_ref).and_then(DeValue::as_array);
    let entries = list.into_iter().flat_map(|list| list.iter());
    entries.map(|each| each.get_ref().as_table().expect("a table")).collect()
}

fn texts<'t>(table: &'t Table<'_>, key: &str) -> Vec<&'t str> {
    let list = table.get(key).map(Spanned::get_ref).and_then(DeValue::as_array);
    let entries = list.into_iter().flat_map(|list| list.iter());
    entries.map(|each| each.get_ref().as_str().expect("a text")).collect()
}

fn number(table: &Table<'_>, key: &str) -> Option<isize> {
    let number = table.get(key)?.get_ref().as_integer().expect("a number");
    Some(number.as_str().parse().expect("a small number"))
}

/// Return the number of the only line that contains a text.
fn line_of(file: &str, content: &str, wanted: &str) -> usize {
    let mut lines = content.lines().zip(1..).filter(|(line, _)| line.contains(wanted));
    let found = lines.next().unwrap_or_else(|| panic!("no line of {file} holds `{wanted}`"));
    assert!(lines.next().is_none(), "more than one line of {file} holds `{wanted}`");
    found.1
}

/// Return the differences from a case's expectation; empty if there are none.
fn differences(copy: &Copy, case: &Table<'_>) -> String {
    let name = text(case, "name").expect("a case has a name");
    let removed = text(case, "remove");
    let file = removed.or(text(case, "file")).expect("a case names a file");
    let changed = removed.is_none().then(|| {
        let part = |key| text(case, key).expect("a case changes a file");
        let before = copy.read(file);
        assert_eq!(before.matches(part("find")).count(), 1, "{name}: `{}` in {file}", part("find"));
        let at = before.find(part("find")).expect("it stands there");
        (before.replace(part("find"), part("replace")), before[..at].matches('\n').count() + 1)
    });
    let report = copy.report(file, changed.as_ref().map(|(content, _)| content.as_str()));
    let problems = report.as_ref().map_or(&[][..], Report::problems);
    let fits = |(expected, problem): (&&Table<'_>, &Problem)| {
        let reported_in = text(expected, "in").unwrap_or(file);
        let content = match &changed {
            Some((content, _)) if reported_in == file => content.clone(),
            _ => copy.read(reported_in),
        };
        let line = match (text(expected, "line"), &changed) {
            (Some(wanted), _) => line_of(reported_in, &content, wanted),
            (None, Some((_, line))) if reported_in == file => *line,
            _ => 1,
        };
        let line = line.checked_add_signed(number(expected, "offset").unwrap_or_default());
        let has = |key, whole: &str| {
            whole.contains(text(expected, key).expect("an expectation is complete"))
        };
        problem.path() == reported_in
            && Some(problem.line()) == line
            && has("message", &problem.message())
            && has("cure", &problem.cure())
    };
    let expected = tables(case, "expect");
    let mut found = vec![false; problems.len()];
    let mut rest = problems.iter().enumerate();
    let all_found = expected.iter().all(|expected| {
        let at = rest.by_ref().find(|(_, problem)| fits((expected, problem))).map(|(at, _)| at);
        at.map(|at| found[at] = true).is_some()
    });
    let others = texts(case, "others");
    let follows = |problem: &Problem| others.iter().any(|part| problem.message().contains(part));
    let mut left = problems.iter().zip(&found).filter(|(_, found)| !**found);
    if !expected.is_empty() && all_found && left.all(|(problem, _)| follows(problem)) {
        return String::new();
    }
    let found = problems.iter().map(|each| format!("  {}\n    {}\n", each.plain(), each.cure()));
    let found: Vec<String> = found.collect();
    format!("{name}: {} expected, found {}\n{}", expected.len(), found.len(), found.concat())
}

/// Try every case of a file.
fn every_mistake_is_found(name: &str, least: usize) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mutations").join(name);
    let file = fs::read_to_string(&path).unwrap();
    let root = DeTable::parse(&file).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let cases = tables(root.get_ref(), "case");
    let copy = Copy::make();
    let wrong: String = cases.iter().map(|case| differences(&copy, case)).collect();
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(cases.len() >= least, "only {} cases were read", cases.len());
}

#[test]
fn mistakes_in_the_table_of_annex2() {
    every_mistake_is_found("annex2.toml", 35);
}

#[test]
fn mistakes_in_the_prose_of_kitakyushu() {
    every_mistake_is_found("kitakyushu.toml", 28);
}

#[test]
fn mistakes_in_the_alternatives_of_kobe() {
    every_mistake_is_found("kobe.toml", 20);
}

#[test]
fn mistakes_in_the_words_of_shunan() {
    every_mistake_is_found("shunan.toml", 18);
}

/// Unchanged content has no mistake.
#[test]
fn the_content_as_it_stands_is_sound() {
    let report = kijun_content::load(Copy::make().0.path()).err();
    let problems = report.iter().flat_map(Report::problems);
    let problems: Vec<String> = problems.map(Problem::plain).collect();
    assert_eq!(problems, [""; 0]);
}
