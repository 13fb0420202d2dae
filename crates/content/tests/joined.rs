//! Cells of a table of requirements that span rows and columns: each requirement has their words and
//! their rule.

use std::fs;
use std::path::Path;

use kijun_content::model::Checklist;
use kijun_content::{Library, Problem};
use kijun_rules::model::Severity;

fn case() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/22-cells-that-span")
}

/// Load the case with a text of its checklist replaced.
fn load(find: &str, replace: &str) -> Result<Library, Vec<String>> {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("m")).unwrap();
    for entry in fs::read_dir(case().join("m")).unwrap() {
        let entry = entry.unwrap();
        let text = fs::read_to_string(entry.path()).unwrap();
        let is_checklist = entry.file_name() == "c.toml";
        let text = if is_checklist { text.replacen(find, replace, 1) } else { text };
        fs::write(root.path().join("m").join(entry.file_name()), text).unwrap();
    }
    let of = |problem: &Problem| format!("{} {}", problem.plain(), problem.cure());
    kijun_content::load(root.path()).map_err(|report| report.problems().iter().map(of).collect())
}

/// Return the clauses of a class in short: their members, and the severity.
fn clauses(checklist: &Checklist, class: &str) -> Vec<(String, Severity)> {
    let class = checklist.rules.classes.iter().find(|each| each.id == class).unwrap();
    class.clauses.iter().map(|clause| (clause.any_of.join(" "), clause.severity)).collect()
}

#[test]
fn a_cell_counts_for_every_row_and_class_that_it_spans() {
    let library = load("", "").unwrap();
    let checklist = &library.standards[0].checklists[0];
    let hard = Severity::Nonconforming;
    let of = |members: &str, severity| (members.to_owned(), severity);
    assert_eq!(clauses(checklist, "a"), [of("1", hard), of("3 4", hard)]);
    assert_eq!(
        clauses(checklist, "b"),
        [of("1", hard), of("2", Severity::Advisory), of("3 4", hard)]
    );
    let shown: Vec<String> = checklist
        .requirements()
        .map(|(.., requirement)| {
            let levels = requirement.levels.iter().map(|level| level.words.as_str());
            let others = requirement.others.iter().map(|other| other.words.as_str());
            levels.chain(others).collect::<Vec<_>>().join("|")
        })
        .collect();
    assert_eq!(
        shown,
        [
            "必須|必須|共通の備考",
            "推奨|共通の備考",
            "3又は4が必須|3又は4が必須|共通の備考",
            "3又は4が必須|3又は4が必須|別の備考",
        ]
    );
    let spans: Vec<Vec<_>> = checklist
        .requirements()
        .map(|(.., requirement)| {
            requirement.joined.iter().map(|joined| (joined.column, joined.span)).collect()
        })
        .collect();
    assert_eq!(
        spans,
        [
            vec![(3, Some((1, 2))), (4, None), (5, Some((3, 1)))],
            vec![(5, None)],
            vec![(3, Some((2, 2))), (4, None), (5, None)],
            vec![(3, None), (4, None)],
        ]
    );
}

#[test]
fn cells_that_do_not_fit_are_named() {
    for (find, replace, said) in [
        ("level.a = \"必須\"", "level.a = \"^^\"", "`^^` の上に、つなぐ欄がありません"),
        ("level.a = \"必須\"", "level.a = \"<<\"", "`<<` の左に、つなぐ欄がありません"),
        ("level.b = \"^^\"", "level.b = \"推奨\"", "つないだ欄が四角になりません"),
        ("any_of = [\"3\", \"4\"]", "any_of = [\"3\"]", "要件『4』"),
    ] {
        let all = load(find, replace).unwrap_err();
        assert!(all.iter().any(|each| each.contains(said)), "{find}: {all:#?}");
    }
}
