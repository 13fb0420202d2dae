//! The time of an assessment: annex2 and the largest checklist, compared with a naive evaluator.

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use criterion::Criterion;
use kijun_bench::{budget, large};
use kijun_rules::engine::{Case, PhaseSet, bounds, explain};
use kijun_rules::model::Verdict;
use kijun_rules::{AnswerFile, AnswerSet, Assessment, Checklist, Rules};
use kijun_tests::naive::{World, verdict as naive};

/// Half of the questions answered, like a form that is being filled in.
const ANSWERS: &str = r#"{"schema":"kijun-answers/1","checklist":"annex2/cloud","class":"SB",
    "facts":{"personal_information":true},
    "answers":{"1":{"status":"met"},"2":{"status":"met"},"3":{"status":"unmet"},
        "5-1":{"status":"unmet"},"6-1":{"status":"unmet","note":"国外にもある"},
        "6-3":{"status":"not_applicable","reason":"個人情報を扱うため"},"7-1":{"status":"met"}}}"#;

/// A checklist with answers, in the engine's form and as JSON.
struct Subject {
    rules: Rules,
    file: AnswerFile,
    sheet: AnswerSet,
    answers: String,
}

impl Subject {
    fn new(checklist: Checklist, answers: String) -> Self {
        let rules = Rules::compile(checklist).expect("the checklist is sound");
        let file = AnswerFile::read(answers.as_bytes()).expect("the answers can be read");
        let sheet = file.answer_set(&rules);
        let subject = Self { rules, file, sheet, answers };
        let found = bounds(subject.case());
        let naive = subject.verdict_by_the_naive();
        assert_eq!((found.best, found.worst), naive, "both evaluators agree");
        subject
    }

    fn annex2() -> Self {
        let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../content"));
        let library = kijun_content::load(root).expect("the content is sound");
        let mut checklists = library.standards.into_iter().flat_map(|each| each.checklists);
        let checklist = checklists.find(|checklist| checklist.rules.id == "annex2/cloud");
        Self::new(checklist.expect("annex2 is there").rules, ANSWERS.to_owned())
    }

    fn large() -> Self {
        let checklist = large::checklist();
        let answers: Vec<String> = checklist
            .requirements
            .iter()
            .enumerate()
            .filter(|(place, _)| place % 3 != 0)
            .map(|(place, requirement)| {
                let status = if place % 5 == 0 { "unmet" } else { "met" };
                format!(r#""{}":{{"status":"{status}"}}"#, requirement.id)
            })
            .collect();
        let answers = format!(
            r#"{{"schema":"kijun-answers/1","checklist":"large/cloud","class":"A","answers":{{{}}}}}"#,
            answers.join(",")
        );
        Self::new(checklist, answers)
    }

    fn case(&self) -> Case<'_> {
        let class = self.file.class_in(&self.rules).expect("the class is known");
        Case { rules: &self.rules, class, phases: PhaseSet::default(), answers: &self.sheet }
    }

    fn verdict_by_the_naive(&self) -> (Verdict, Verdict) {
        let world = World::new(black_box(self.rules.checklist()), black_box(&self.file));
        (naive::best(&world), naive::worst(&world))
    }

    /// Read the bytes of an answer file, and return the length of its assessment in bytes.
    fn whole(&self) -> usize {
        let file = AnswerFile::read(black_box(self.answers.as_bytes())).expect("can be read");
        let assessment = Assessment::of(&self.rules, &file).expect("the class is known");
        serde_json::to_vec(&assessment).expect("memory can be written").len()
    }
}

fn main() {
    // `cargo test --benches` only checks that the program starts.
    let measured = std::env::args().any(|argument| argument == "--bench");
    let annex2 = Subject::annex2();
    let large = Subject::large();
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1))
        .sample_size(30)
        .configure_from_args();
    criterion.bench_function("annex2/verdict, naive", |bench| {
        bench.iter(|| annex2.verdict_by_the_naive());
    });
    for (name, subject) in [("annex2", &annex2), ("4096 requirements", &large)] {
        let case = subject.case();
        let mut group = criterion.benchmark_group(name);
        group.bench_function("verdict", |bench| bench.iter(|| bounds(black_box(case))));
        group.bench_function("explanation", |bench| bench.iter(|| explain(black_box(case))));
        group.bench_function("file to assessment", |bench| bench.iter(|| subject.whole()));
        group.finish();
    }
    criterion.final_summary();
    if measured {
        figures(&annex2, &large);
    }
}

/// Print the figures that have a budget, and the ratio to the naive evaluator.
fn figures(annex2: &Subject, large: &Subject) {
    println!("\nEngine");
    let case = annex2.case();
    let verdict = budget::time(|| bounds(black_box(case)));
    let explanation = budget::time(|| explain(black_box(case)));
    let naive = budget::time(|| annex2.verdict_by_the_naive());
    budget::print("annex2: verdict alone", &verdict, Some(&Duration::from_nanos(100)));
    budget::print("annex2: full explanation", &explanation, Some(&Duration::from_micros(20)));
    budget::print("annex2: verdict by the naive evaluator", &naive, None);
    let whole = budget::time(|| annex2.whole());
    budget::print("annex2: answer file to assessment, both JSON", &whole, None);
    let ratio = naive.as_nanos() / verdict.as_nanos().max(1);
    println!("annex2: the engine is {ratio} times as fast as the naive evaluator");
    let case = large.case();
    let verdict = budget::time(|| bounds(black_box(case)));
    let explanation = budget::time(|| explain(black_box(case)));
    budget::print("4096 requirements: verdict alone", &verdict, None);
    budget::print("4096 requirements: full explanation", &explanation, None);
}
