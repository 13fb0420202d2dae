//! Scenarios, examples and the quiz: every mistake is found at its place, with its cure, and the
//! scenarios of this repository agree with the engine.

#[allow(dead_code, reason = "these tests look at less than those of one standard")]
mod support;

use std::fs;
use std::path::Path;

use kijun_content::Problem;
use kijun_content::model::Standard;
use kijun_rules::model::Verdict;

const SCENARIO: &str = r#"title = "申込"
checklist = "cloud"
class = "A"
facts = [{ fact = "personal", is = true }]
service = "架空の箱"
text = "架空です。"
verdict = "nonconforming"
lesson = "1が要ります。"

[[answer]]
requirements = ["1"]
status = "unmet"
becomes = "nonconforming"
why = "暗号化されていません。"

[[answer]]
requirements = ["2"]
status = "not_applicable"
reason = "個人情報を扱うため。"
becomes = "unavailable"
why = "前提に合いません。"
"#;

const TRAINING: &str = r#"[[example]]
checklist = "cloud"
requirements = ["1"]
met = "暗号化する。"
missed = "暗号化しない。"

[[quiz]]
information = "架空の名簿"
class = "A"
definition = "重要な情報"
why = "重要だからです。"

[[quiz]]
example = "名簿"
definition = "重要な情報"
"#;

/// Make the small valid standard with a scenario and with examples.
fn fixture(scenario: &str, training: &str) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    let mini = root.path().join("mini");
    fs::create_dir_all(mini.join("scenarios")).unwrap();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken/mini");
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), mini.join(entry.file_name())).unwrap();
    }
    let manifest = mini.join("standard.toml");
    let text = fs::read_to_string(&manifest).unwrap();
    let text = text.replacen("\n[[edition]]", "training = \"training.toml\"\n\n[[edition]]", 1);
    fs::write(manifest, text).unwrap();
    fs::write(mini.join("training.toml"), training).unwrap();
    fs::write(mini.join("scenarios/box.toml"), scenario).unwrap();
    root
}

#[test]
fn a_scenario_that_fits_its_rules_is_read() {
    let library = kijun_content::load(fixture(SCENARIO, TRAINING).path()).unwrap();
    let standard = &library.standards[0];
    let [scenario] = standard.scenarios.as_slice() else { panic!("one") };
    assert_eq!((scenario.id.as_str(), scenario.verdict), ("box", Verdict::Nonconforming));
    let stand: Vec<&str> = scenario.answers.iter().map(|answer| answer.becomes.id()).collect();
    assert_eq!(stand, ["nonconforming", "unavailable"]);
    let asked: Vec<_> = standard.training.quiz.iter().map(|item| item.by_document).collect();
    assert_eq!(asked, [false, true]);
}

#[test]
fn examples_of_the_document_are_asked_for_without_a_file_too() {
    let root = fixture(SCENARIO, TRAINING);
    let manifest = root.path().join("mini/standard.toml");
    let text = fs::read_to_string(&manifest).unwrap();
    fs::write(manifest, text.replace("training = \"training.toml\"\n", "")).unwrap();
    let library = kijun_content::load(root.path()).unwrap();
    let [item] = library.standards[0].training.quiz.as_slice() else { panic!("one") };
    assert_eq!((item.words.as_str(), item.class.as_str()), ("名簿", "A"));
}

/// A change of one of the two files, and the expected error: place, message and cure.
#[rustfmt::skip]
const BROKEN: &[(&str, &str, &str, &str, &str)] = &[
    ("\"nonconforming\"\nlesson", "\"conforming\"\nlesson", "scenarios/box.toml:7:11", "事例の判定は『conforming』（適合）と書かれていますが、いまの規則では『nonconforming』（不適合）になります", "`verdict = \"nonconforming\"` に直し"),
    ("becomes = \"nonconforming\"", "becomes = \"advisory\"", "scenarios/box.toml:13:11", "要件『1』の状態は『advisory』と書かれていますが、いまの規則では『nonconforming』（不適合）", "`becomes = \"nonconforming\"` に直し"),
    ("becomes = \"nonconforming\"\n", "", "scenarios/box.toml:12:10", "`becomes` がありません", "`becomes = \"nonconforming\"` の形で"),
    ("requirements = [\"2\"]", "requirements = [\"1\"]", "scenarios/box.toml:17:17", "要件『1』への回答が2つあります", "片方を消して"),
    ("requirements = [\"2\"]", "requirements = [\"9\"]", "scenarios/box.toml:17:17", "要件『9』はありません", "使えるのは『1』『2』です"),
    ("reason = \"個人情報を扱うため。\"\n", "", "scenarios/box.toml:18:10", "`not_applicable` の回答に `reason` がありません", "未回答として扱われます"),
    ("status = \"unmet\"", "status = \"no\"", "scenarios/box.toml:12:10", "回答『no』はありません", "unmet"),
    ("checklist = \"cloud\"\nclass", "checklist = \"clowd\"\nclass", "scenarios/box.toml:2:13", "チェックリスト『clowd』はありません", "もしかして『cloud』"),
    ("class = \"A\"\nfacts", "class = \"a\"\nfacts", "scenarios/box.toml:3:9", "分類『a』はありません", "もしかして『A』"),
    ("fact = \"personal\"", "fact = \"persona\"", "scenarios/box.toml:4:19", "事実『persona』はありません", "もしかして『personal』"),
    ("is = true", "is = \"saas\"", "scenarios/box.toml:4:36", "事実『personal』に、値『saas』はありません", "`is = true`"),
    ("status = \"unmet\"", "status = \"unmet\"\nvalue = \"1\"", "scenarios/box.toml:13:9", "要件『1』は値をたずねていません", "`value` を消すか"),
    ("lesson", "lessons", "scenarios/box.toml:1:1", "`lesson` がありません", "`lesson ="),
    ("requirements = [\"1\"]\nmet", "requirements = [\"3\"]\nmet", "training.toml:3:17", "要件『3』はありません", "使えるのは"),
    ("requirements = [\"1\"]\nmet", "requirements = [\"1\", \"1\"]\nmet", "training.toml:3:22", "要件『1』の例が2つあります", "片方の"),
    ("class = \"A\"\ndefinition", "class = \"D\"\ndefinition", "training.toml:9:9", "分類『D』はありません", "classes.toml"),
    ("definition = \"重要な情報\"\nwhy", "definition = \"重大な情報\"\nwhy", "training.toml:10:14", "定義の文言『重大な情報』はありません", "もしかして『重要な情報』"),
    ("example = \"名簿\"", "example = \"名刺\"", "training.toml:14:11", "原文の例『名刺』はありません", "`information`"),
];

#[test]
fn every_mistake_is_found_at_its_place() {
    for (find, replace, at, message, cure) in BROKEN {
        let is_scenario = at.starts_with("scenarios/");
        let own = if is_scenario { SCENARIO } else { TRAINING };
        assert_eq!(own.matches(find).count(), 1, "`{find}` stands once");
        let own = own.replace(find, replace);
        let root = if is_scenario { fixture(&own, TRAINING) } else { fixture(SCENARIO, &own) };
        let report = kijun_content::load(root.path()).expect_err(replace);
        let fits = |problem: &Problem| {
            problem.plain().starts_with(&format!("mini/{at}: "))
                && problem.message().contains(message)
                && problem.cure().contains(cure)
        };
        let all: Vec<String> = report
            .problems()
            .iter()
            .map(|problem| format!("{} | {}", problem.plain(), problem.cure()))
            .collect();
        assert!(report.problems().iter().any(fits), "{replace}: {all:#?}");
    }
}

#[test]
fn a_requirement_that_counts_and_is_not_spoken_of_is_found() {
    let cut = SCENARIO.split("\n[[answer]]\nrequirements = [\"2\"]").next().unwrap();
    let report = kijun_content::load(fixture(cut, TRAINING).path()).unwrap_err();
    let [problem] = report.problems() else { panic!("{report:?}") };
    assert_eq!(problem.path(), "mini/scenarios/box.toml");
    assert!(problem.message().contains("要件『2』への `[[answer]]` がありません"));
    assert!(problem.cure().contains("unanswered"));
}

#[test]
fn a_changed_rule_makes_a_scenario_stale() {
    let root = fixture(SCENARIO, TRAINING);
    let path = root.path().join("mini/cloud.toml");
    let text = fs::read_to_string(&path).unwrap();
    // 必須 for class A: both clauses with requirement 1 become recommendations.
    let changed = text
        .replace("[\"1\"], else = \"nonconforming\"", "[\"1\"], else = \"advisory\"")
        .replace("[\"1\", \"2\"], else = \"nonconforming\"", "[\"1\", \"2\"], else = \"advisory\"");
    assert_ne!(text, changed);
    fs::write(path, changed).unwrap();
    let report = kijun_content::load(root.path()).unwrap_err();
    let stale = report.problems().iter().map(Problem::line);
    assert_eq!(stale.collect::<Vec<_>>(), [7, 13], "{report:?}");
}

#[test]
fn a_file_that_is_no_scenario_is_refused() {
    let root = fixture(SCENARIO, TRAINING);
    fs::write(root.path().join("mini/scenarios/notes.txt"), "x").unwrap();
    fs::write(root.path().join("mini/scenarios/Box.toml"), SCENARIO).unwrap();
    let report = kijun_content::load(root.path()).unwrap_err();
    let said: Vec<String> = report.problems().iter().map(Problem::message).collect();
    assert!(said.iter().any(|message| message.contains("事例ではないファイル『notes.txt』")));
    assert!(said.iter().any(|message| message.contains("事例のID『Box』に使えない文字")));
}

/// Return the number of a standard's scenarios, and the requirements without an example.
fn counts(standard: &Standard) -> (usize, Vec<&str>) {
    let lists = (0..).zip(&standard.checklists);
    let without = lists.flat_map(|(place, list)| {
        let has = move |id: &str| {
            let mut examples = standard.training.examples.iter();
            examples.any(|each| {
                each.checklist == place && each.requirements.iter().any(|own| own == id)
            })
        };
        let all = list.rules.requirements.iter().map(|each| each.id.as_str());
        all.filter(move |id| !has(id))
    });
    (standard.scenarios.len(), without.collect())
}

#[test]
fn every_standard_is_taught() {
    for (id, least) in [("annex2", 4), ("kitakyushu", 2), ("kobe", 2), ("shunan", 2)] {
        let standard = support::standard(id);
        let (scenarios, without) = counts(&standard);
        assert!(scenarios >= least, "{id} has {scenarios} scenarios");
        if id != "kitakyushu" {
            assert!(without.is_empty(), "{id}: no example for {without:?}");
        }
    }
}

#[test]
fn the_quiz_asks_for_every_example_of_the_document_and_for_every_class() {
    for id in ["annex2", "kobe"] {
        let standard = support::standard(id);
        let scheme = standard.classes.as_ref().unwrap();
        for class in &scheme.classes {
            let of_class = standard.training.quiz.iter().filter(|item| item.class == class.id);
            let asked: Vec<&str> = of_class.map(|item| item.words.as_str()).collect();
            assert!(!asked.is_empty(), "{id}: {}", class.id);
            assert!(class.examples.iter().all(|each| asked.contains(&each.words.as_str())));
        }
    }
}
