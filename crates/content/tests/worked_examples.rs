//! Worked examples are shown whole and in order, and every mistake is found at its place.

use std::fs;
use std::path::Path;

use kijun_content::Problem;

/// Make the small valid standard with an example of two points.
fn fixture() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    let mini = root.path().join("mini");
    fs::create_dir(&mini).unwrap();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken/mini");
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), mini.join(entry.file_name())).unwrap();
    }
    let change = |name: &str, change: &dyn Fn(String) -> String| {
        let text = fs::read_to_string(mini.join(name)).unwrap();
        fs::write(mini.join(name), change(text)).unwrap();
    };
    change("standard.toml", &|text| {
        text.replacen("\n[[edition]]", "worked_examples = \"examples.toml\"\n\n[[edition]]", 1)
    });
    change("source.txt", &|text| format!("{text}\n3 例\n承認の例\n記録した。\n承認を受けた。\n"));
    change("duties.md", &|text| {
        format!(
            "{text}\n## 3 例 {{#3}}\n\n### 承認の例 {{#3-1}}\n\n- 記録した。 {{#3-1-1}}\n- 承認を受けた。 {{#3-1-2}}\n"
        )
    });
    fs::write(mini.join("examples.toml"), EXAMPLES).unwrap();
    root
}

const EXAMPLES: &str = r#"[[example]]
id = "approval"
checklist = "use"
class = "A"
at = "3-1"

[[example.point]]
at = "3-1-1"
requirements = ["1-1"]
why = "記録に当たる。"

[[example.point]]
at = "3-1-2"
requirements = []
why = "当たるものはない。"
"#;

#[test]
fn an_example_has_its_words_and_the_requirements_it_touches() {
    let library = kijun_content::load(fixture().path()).unwrap();
    let [example] = library.standards[0].worked_examples.as_slice() else { panic!("one") };
    assert_eq!((example.title.as_str(), example.checklist), ("承認の例", 1));
    let points: Vec<_> = example.points.iter().map(|each| each.words.as_str()).collect();
    assert_eq!(points, ["記録した。", "承認を受けた。"]);
    assert_eq!(example.points[0].requirements, ["1-1"]);
    assert_eq!(example.points[1].at.id, "3-1-2");
}

/// A change of the examples, and the expected error: place, message and cure.
#[rustfmt::skip]
const BROKEN: &[(&str, &str, &str, &str, &str)] = &[
    ("\"approval\"", "\"Approval\"", "2:6", "実例のID『Approval』", "英小文字"),
    ("\"use\"", "\"uses\"", "3:13", "チェックリスト『uses』はありません", "もしかして『use』"),
    ("\"A\"", "\"D\"", "4:9", "分類『D』はありません", "`classes.toml`"),
    ("at = \"3-1\"", "at = \"3-9\"", "5:6", "実例の場所『3-9』が、章にありません", "もしかして『3"),
    ("\"3-1-2\"", "\"1-2\"", "13:6", "場所『1-2』は、実例『3-1』の下にありません", "この実例の見出しや項目の下"),
    ("at = \"3-1-2\"", "at = \"3-1-1\"", "13:6", "場所『3-1-1』は、実例の中で、1つ前の", "原文の順に1回ずつ"),
    ("[\"1-1\"]", "[\"1-9\"]", "9:17", "要件『1-9』はありません", "もしかして『1-1』"),
    ("[\"1-1\"]", "[\"1-1\", \"1-1\"]", "9:24", "要件『1-1』が2回あります", "片方を消して"),
    ("why = \"記録に当たる。\"\n", "", "7:1", "`why` がありません", "why"),
    ("requirements = []", "requirement = []", "14:1", "`requirement` というキー", "もしかして『requirements』"),
];

#[test]
fn every_mistake_is_found_at_its_place() {
    for (find, replace, at, message, cure) in BROKEN {
        let root = fixture();
        let path = root.path().join("mini/examples.toml");
        assert_eq!(EXAMPLES.matches(find).count(), 1, "`{find}` stands once");
        fs::write(path, EXAMPLES.replace(find, replace)).unwrap();
        let report = kijun_content::load(root.path()).expect_err(replace);
        let fits = |problem: &Problem| {
            problem.plain().starts_with(&format!("mini/examples.toml:{at}: "))
                && problem.message().contains(message)
                && problem.cure().contains(cure)
        };
        let all = report.problems().iter();
        let all = all.map(|problem| format!("{} | {}", problem.plain(), problem.cure()));
        let all: Vec<String> = all.collect();
        assert!(all.len() == 1 && report.problems().iter().all(fits), "{replace}: {all:#?}");
    }
}

#[test]
fn words_of_an_example_that_no_point_has_are_found() {
    let root = fixture();
    let cut = EXAMPLES.split("\n[[example.point]]\nat = \"3-1-2\"").next().unwrap();
    fs::write(root.path().join("mini/examples.toml"), cut).unwrap();
    let report = kijun_content::load(root.path()).unwrap_err();
    let [problem] = report.problems() else { panic!("{report:?}") };
    assert_eq!(problem.line(), 1);
    assert_eq!(problem.message(), "実例の文言『承認を受けた。』が、どの `point` にもありません");
}

#[test]
fn no_chapter_takes_the_address_of_worked_examples() {
    let root = fixture();
    let path = root.path().join("mini/standard.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(path, text.replace("id = \"duties\"", "id = \"worked-examples\"")).unwrap();
    let report = kijun_content::load(root.path()).unwrap_err();
    let reserved = "章のID『worked-examples』は、サイトのほかのページのために";
    assert!(report.problems().iter().any(|each| each.message().contains(reserved)), "{report:?}");
}
