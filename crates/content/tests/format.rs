//! `docs/content-format.md`, its Japanese form and the schemas of the content's files, held to the
//! reader: they have the keys that the reader accepts, and no others.
//!
//! The examples of the page are one content folder. Into each table of it goes a key that nobody knows;
//! the reader answers with the keys that it knows there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};
use toml::de::{DeTable, DeValue};

/// The key that nobody knows.
const UNKNOWN: &str = "zzz";

/// Tables whose keys an editor chooses.
const FREE: [&str; 3] = ["level", "other", "level_words"];

/// The languages, by the end of the page's name.
const PAGES: [&str; 2] = [".md", ".ja.md"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A table of keys in the page.
#[derive(Debug, PartialEq, Eq)]
struct Section {
    /// The schema of its file.
    schema: String,
    /// The paths of the tables that it is about; the empty one is the file itself.
    names: Vec<String>,
    /// The keys, each with whether it is required.
    keys: BTreeMap<String, bool>,
}

/// A page: its tables of keys, and its examples by their paths.
struct Page {
    sections: Vec<Section>,
    examples: BTreeMap<String, String>,
    excerpts: Vec<String>,
}

/// Return the texts in backquotes.
fn quoted(line: &str) -> Vec<String> {
    line.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

impl Page {
    fn read(end: &str) -> Self {
        let text = fs::read_to_string(root().join(format!("docs/content-format{end}"))).unwrap();
        let mut page = Self { sections: Vec::new(), examples: BTreeMap::new(), excerpts: vec![] };
        let mut schema = String::new();
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            if let Some(info) = line.strip_prefix("```") {
                let ticks = line.len() - info.trim_start_matches('`').len();
                let end = &line[..ticks];
                let info = info.trim_start_matches('`').trim();
                let mut body = String::new();
                for line in lines.by_ref().take_while(|line| *line != end) {
                    body.push_str(line);
                    body.push('\n');
                }
                if let Some((_, path)) = info.split_once("file=") {
                    page.examples.insert(path.to_owned(), body);
                } else if info == "toml excerpt" {
                    page.excerpts.push(body);
                }
            } else if let Some(name) = line.strip_prefix("<!-- schema: ") {
                name.trim_end_matches(" -->").clone_into(&mut schema);
                page.begin(&schema, vec![String::new()]);
            } else if line.starts_with("### ") && !schema.is_empty() {
                page.begin(&schema, quoted(line));
            } else if line.starts_with("| `") && !schema.is_empty() {
                let cells: Vec<&str> = line.split(" | ").collect();
                let key = quoted(cells[0]).remove(0);
                let section = page.sections.last_mut().unwrap();
                let required = !cells[2].trim().is_empty();
                assert_eq!(section.keys.insert(key, required), None, "{line}");
            }
        }
        page
    }

    fn begin(&mut self, schema: &str, names: Vec<String>) {
        let (schema, keys) = (schema.to_owned(), BTreeMap::new());
        self.sections.push(Section { schema, names, keys });
    }

    /// Return the section about the table at this path: the one with the longest name that is its end.
    fn section(&self, schema: &str, path: &str) -> &Section {
        let fits = |name: &str| path == name || path.ends_with(&format!(".{name}"));
        let own = self.sections.iter().filter(|section| section.schema == schema);
        let named = own.flat_map(|section| section.names.iter().map(move |name| (name, section)));
        let fitting =
            named.filter(|(name, _)| if name.is_empty() { path.is_empty() } else { fits(name) });
        let found = fitting.max_by_key(|(name, _)| name.len());
        found.unwrap_or_else(|| panic!("{schema}: no section about `{path}`")).1
    }

    /// Write the examples, with a file changed, and load them.
    fn load(&self, changed: Option<(&str, &str)>) -> Result<(), kijun_content::Report> {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in &self.examples {
            let file = folder.path().join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            let text =
                changed.filter(|(own, _)| own == path).map_or(text.as_str(), |(_, text)| text);
            fs::write(file, text).unwrap();
        }
        kijun_content::load(folder.path()).map(|_| ())
    }
}

/// Return the schema of a file of the examples.
fn schema_of(path: &str) -> &'static str {
    match path {
        "kakuu/cloud.toml" | "kakuu/office.toml" => "checklist",
        "kakuu/worked-examples.toml" => "workedexamples",
        _ if path.contains("/scenarios/") => "scenario",
        _ => {
            let name = Path::new(path).file_stem().unwrap().to_str().unwrap();
            kijun_schemas::find(name).unwrap_or_else(|| panic!("{path}")).name
        }
    }
}

/// Return every table of a file: its path, and the file with the unknown key in it.
fn probes(text: &str) -> Vec<(String, String)> {
    let (file, errors) = DeTable::parse_recoverable(text);
    assert!(errors.is_empty(), "{errors:?}\n{text}");
    let mut found = vec![(String::new(), format!("{UNKNOWN} = 1\n{text}"))];
    for (key, value) in file.get_ref() {
        walk(text, key.get_ref(), value.get_ref(), value.span().start, &mut found);
    }
    found
}

fn walk(
    text: &str,
    path: &str,
    value: &DeValue<'_>,
    start: usize,
    found: &mut Vec<(String, String)>,
) {
    match value {
        DeValue::Array(all) => {
            for each in all {
                walk(text, path, each.get_ref(), each.span().start, found);
            }
        }
        DeValue::Table(table) => {
            let rest = &text[start..];
            // Tables of dotted keys and of a header have the editor's keys; an inline one is a cell.
            let last = path.rsplit('.').next().unwrap();
            let is_free = FREE.contains(&last) && !rest.starts_with('{');
            let at = match rest.chars().next().filter(|_| !is_free) {
                Some('{') => Some((start + 1, format!(" {UNKNOWN} = 1,"))),
                Some('[') => {
                    Some((start + rest.find('\n').unwrap() + 1, format!("{UNKNOWN} = 1\n")))
                }
                _ => None,
            };
            if let Some((at, insert)) = at {
                found.push((path.to_owned(), format!("{}{insert}{}", &text[..at], &text[at..])));
            }
            for (key, value) in table {
                let below = match path {
                    _ if is_free => path.to_owned(),
                    "" => key.get_ref().to_string(),
                    _ => format!("{path}.{}", key.get_ref()),
                };
                walk(text, &below, value.get_ref(), value.span().start, found);
            }
        }
        _ => {}
    }
}

/// Return the keys that the reader names where it meets the unknown one.
fn known_keys(page: &Page, path: &str, text: &str) -> BTreeSet<String> {
    let report = page.load(Some((path, text))).expect_err("the key is unknown");
    let unknown = report.problems().iter().find(|each| each.message().contains(UNKNOWN));
    let unknown = unknown.unwrap_or_else(|| {
        let all: Vec<String> =
            report.problems().iter().map(kijun_content::Problem::plain).collect();
        panic!("{path}: {all:#?}\n{text}")
    });
    let cure = unknown.cure();
    let (_, keys) = cure.split_once("ここで使えるキーは").unwrap();
    quoted(keys).into_iter().collect()
}

fn json(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::String(text.to_string()),
        DeValue::Integer(number) => number.as_str().parse::<i64>().unwrap().into(),
        DeValue::Float(number) => number.as_str().parse::<f64>().unwrap().into(),
        DeValue::Boolean(is) => Value::Bool(*is),
        DeValue::Datetime(date) => Value::String(date.to_string()),
        DeValue::Array(all) => all.iter().map(|each| json(each.get_ref())).collect(),
        DeValue::Table(table) => json_of(table),
    }
}

fn json_of(table: &DeTable<'_>) -> Value {
    let entries =
        table.iter().map(|(key, value)| (key.get_ref().to_string(), json(value.get_ref())));
    Value::Object(entries.collect::<Map<_, _>>())
}

/// Return what a schema says of a file.
fn faults(schema: &str, text: &str) -> Vec<String> {
    let schema: Value = serde_json::from_str(kijun_schemas::find(schema).unwrap().text).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let (file, _) = DeTable::parse_recoverable(text);
    let file = json_of(file.get_ref());
    validator
        .iter_errors(&file)
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect()
}

/// Return the object of a schema that describes the table at a path.
fn object<'s>(schema: &'s Value, path: &str) -> &'s Map<String, Value> {
    let mut node = objects(schema, schema);
    for key in path.split('.').filter(|key| !key.is_empty()) {
        node = node
            .iter()
            .filter_map(|object| object["properties"].get(key))
            .flat_map(|value| objects(schema, value))
            .collect();
    }
    assert_eq!(node.len(), 1, "{path}");
    node[0].as_object().unwrap()
}

/// Return the objects with properties that a schema stands for.
fn objects<'s>(root: &'s Value, node: &'s Value) -> Vec<&'s Value> {
    if let Some(reference) = node["$ref"].as_str() {
        return objects(root, root.pointer(reference.trim_start_matches('#')).unwrap());
    }
    if node.get("properties").is_some() {
        return vec![node];
    }
    let any = node["anyOf"].as_array().into_iter().flatten();
    any.chain(node.get("items")).flat_map(|each| objects(root, each)).collect()
}

fn is_toml(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|end| end == "toml")
}

#[test]
fn the_examples_are_a_content_folder_without_errors() {
    for end in PAGES {
        if let Err(report) = Page::read(end).load(None) {
            let all: Vec<String> = report
                .problems()
                .iter()
                .map(|each| format!("{} {}", each.plain(), each.cure()))
                .collect();
            panic!("{end}: {all:#?}");
        }
    }
}

#[test]
fn the_pages_and_the_schemas_have_the_keys_of_the_reader() {
    let mut page = Page::read(PAGES[0]);
    let japanese = Page::read(PAGES[1]);
    assert_eq!(page.sections.len(), japanese.sections.len());
    for (own, other) in page.sections.iter().zip(&japanese.sections) {
        assert_eq!(own, other);
    }
    assert_eq!(page.examples, japanese.examples);
    // The map of an edition needs the folder of another: here only its keys count.
    let map = page.excerpts.iter().find(|each| each.contains("[[edition.checklist]]")).unwrap();
    let (_, map) = map.split_once("[[edition.checklist]]").unwrap();
    let map = format!("[[edition.checklist]]{map}\n[[chapter]]");
    let standard = page.examples.get_mut("kakuu/standard.toml").unwrap();
    *standard = standard.replacen("[[chapter]]", &map, 1);

    let mut seen: Vec<&Section> = Vec::new();
    for (path, text) in page.examples.iter().filter(|(path, _)| is_toml(path)) {
        let name = schema_of(path);
        let schema: Value = serde_json::from_str(kijun_schemas::find(name).unwrap().text).unwrap();
        for (table, changed) in probes(text) {
            let keys = known_keys(&page, path, &changed);
            let section = page.section(name, &table);
            let written: BTreeSet<String> = section.keys.keys().cloned().collect();
            assert_eq!(written, keys, "the page about `{table}` of {path}");
            let object = object(&schema, &table);
            let described: BTreeSet<String> =
                object["properties"].as_object().unwrap().keys().cloned().collect();
            assert_eq!(described, keys, "the schema {name} about `{table}`");
            let required: BTreeSet<&str> = object
                .get("required")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .collect();
            let said = section.keys.iter().filter(|(_, required)| **required);
            let said: BTreeSet<&str> = said.map(|(key, _)| key.as_str()).collect();
            assert_eq!(required, said, "the schema {name} about `{table}`");
            assert_ne!(faults(name, &changed), Vec::<String>::new(), "{changed}");
            seen.push(section);
        }
    }
    for section in &page.sections {
        assert!(seen.contains(&section), "no example has `{:?}`", section.names);
    }
}

/// Return every TOML file of the standards in a folder, with its schema.
fn files(root: &Path) -> Vec<(PathBuf, &'static str)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        let manifest = path.join("standard.toml");
        if let Some(name) = path.file_name().and_then(|name| name.to_str()?.strip_suffix(".toml")) {
            found.extend(kijun_schemas::find(name).map(|schema| (path.clone(), schema.name)));
        } else if manifest.is_file() {
            standard(&path, &mut found);
        }
    }
    found
}

fn standard(folder: &Path, found: &mut Vec<(PathBuf, &'static str)>) {
    let manifest = folder.join("standard.toml");
    let text = fs::read_to_string(&manifest).unwrap();
    let (table, _) = DeTable::parse_recoverable(&text);
    let table = json_of(table.get_ref());
    found.push((manifest, "standard"));
    for (key, schema) in [
        ("classes", "classes"),
        ("procedure", "procedure"),
        ("worked_examples", "workedexamples"),
        ("training", "training"),
    ] {
        found.extend(table[key].as_str().map(|name| (folder.join(name), schema)));
    }
    let checklists = table["checklists"].as_array().into_iter().flatten();
    found.extend(checklists.map(|name| (folder.join(name.as_str().unwrap()), "checklist")));
    let scenarios = fs::read_dir(folder.join("scenarios")).into_iter().flatten();
    found.extend(scenarios.map(|entry| (entry.unwrap().path(), "scenario")));
    for edition in table["edition"].as_array().into_iter().flatten() {
        if let Some(name) = edition["folder"].as_str() {
            standard(&folder.join(name), found);
        }
    }
}

#[test]
fn every_sound_content_folder_fits_the_schemas() {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    let template = tempfile::tempdir().unwrap();
    kijun_content::template::write_new(&template.path().join("content")).unwrap();
    let mut roots = vec![
        root().join("content"),
        root().join("tests/editions"),
        own.join("tests/values"),
        template.path().join("content"),
    ];
    let cases = fs::read_dir(own.join("tests/cases")).unwrap();
    roots.extend(cases.map(|entry| entry.unwrap().path()));
    let mut count = 0;
    for root in roots {
        if kijun_content::load(&root).is_err() {
            continue;
        }
        for (file, schema) in files(&root) {
            let text = fs::read_to_string(&file).unwrap();
            assert_eq!(faults(schema, &text), Vec::<String>::new(), "{}", file.display());
            count += 1;
        }
    }
    assert!(count > 80, "{count}");
}
