//! The values of answers, in every kind of table and back.

mod support;

use kijun_rules::model::{AskedValue, Choice, ValueKind};
use kijun_rules::{AnswerFile, Rules};
use kijun_sheets::csv::answers::{Words, write};
use kijun_sheets::csv::{Known, read};
use kijun_sheets::{Reading, xlsx};
use support::IDS;

/// Return rules that ask for a value of each kind, in the order of the ids, and for none at the last.
fn rules() -> Rules {
    let mut checklist = support::rules().checklist().clone();
    for (kind, requirement) in ValueKind::ALL.into_iter().zip(&mut checklist.requirements) {
        let choice = Choice { id: "saas".to_owned(), title: "SaaS型".to_owned() };
        let choices = if kind == ValueKind::Choice { vec![choice] } else { Vec::new() };
        let unit = (kind == ValueKind::Number).then(|| "%".to_owned());
        requirement.value = Some(AskedValue { kind, choices, required: false, unit });
    }
    Rules::compile(checklist).unwrap()
}

/// Return the file with the answers as each kind of table gives them back.
fn through_tables(rules: &Rules, file: &AnswerFile) -> [Reading; 2] {
    let csv = write(rules, file, &|_| Words::default()).unwrap();
    let known = |_: &str| Ok(Known { rules, titles: Vec::new() });
    let form = support::form::form();
    let workbook = xlsx::write(rules, &form, Some(file)).unwrap();
    [
        read(&csv, |_| String::new(), &known),
        xlsx::read(&workbook, &|_| Ok((rules, support::form::form()))),
    ]
}

#[test]
fn values_come_back_from_every_table_or_are_said() {
    let rules = rules();
    // The requirement, the value, the value that comes back, and words of what is said of it.
    let cases = [
        (0, "99.50", "99.50", ""),
        (0, "-5", "-5", ""),
        (0, "007", "007", ""),
        (0, "９９．５%", "99.5", "として読みました"),
        (0, "およそ99", "およそ99", "半角の数字"),
        (1, "2026-04-01", "2026-04-01", ""),
        (1, "2026-02-30", "2026-02-30", "実在する日付"),
        (2, "saas", "saas", ""),
        (2, "paas", "paas", "『SaaS型』のいずれか"),
        (3, "=1+1\n市の庁舎", "=1+1\n市の庁舎", ""),
        (4, "求めていない値", "求めていない値", ""),
    ];
    for (place, value, back, said) in cases {
        let mut answer = kijun_rules::answers::Answer::default();
        answer.set_value(value);
        let file = AnswerFile {
            checklist: rules.checklist().id.clone(),
            class: Some("SA".to_owned()),
            answers: Some(vec![(IDS[place].into(), answer)]),
            ..AnswerFile::default()
        };
        for reading in through_tables(&rules, &file) {
            let findings: Vec<String> =
                reading.findings().iter().map(ToString::to_string).collect();
            let read = reading.file().expect("nothing has to be mended");
            let answers = read.answers.as_ref().expect(value);
            assert_eq!(answers.len(), 1, "{value}");
            assert_eq!(answers[0].1.value(), Some(back), "{findings:?}");
            assert!(
                findings.iter().any(|each| each.contains(said)) || said.is_empty(),
                "{findings:?}"
            );
            assert!(
                !said.is_empty() || findings.iter().all(|each| !each.contains("値")),
                "{findings:?}"
            );
        }
    }
}
