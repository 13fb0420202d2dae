//! The time to compare the answer files of a tender: 50 files of 28 answers.

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use kijun_bench::budget;
use kijun_compare::{Comparison, Known, Only, Sort, Submission, read};
use kijun_rules::{AnswerFile, Assessment, Rules};

/// The number of files compared: the most that the page takes.
const FILES: usize = 50;

/// The checklist with 28 requirements.
const CHECKLIST: &str = "shunan/external-service";

fn main() {
    // `cargo test --benches` only checks that the program starts.
    if std::env::args().any(|argument| argument == "--bench") {
        figures();
    }
}

fn known() -> Vec<Known> {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../content"));
    let library = kijun_content::load(root).expect("the content is sound");
    let checklists = library.standards.into_iter().flat_map(|standard| standard.checklists);
    let known = checklists.map(|checklist| Known {
        rules: Rules::compile(checklist.rules).expect("the rules are sound"),
        title: checklist.title,
        names: Vec::new(),
    });
    known.collect()
}

/// Make a vendor's file: every requirement answered, with notes and evidence.
fn file(rules: &Rules, vendor: usize) -> String {
    let requirements = rules.checklist().requirements.iter().take(28).enumerate();
    let answers: Vec<String> = requirements
        .map(|(place, requirement)| {
            let status = if (place * 7 + vendor).is_multiple_of(11) { "unmet" } else { "met" };
            format!(
                r#""{}":{{"status":"{status}","note":"設計書の該当箇所を確認済み","evidence":["設計書{place}.pdf"]}}"#,
                requirement.id
            )
        })
        .collect();
    format!(
        r#"{{"schema":"kijun-answers/1","checklist":"{CHECKLIST}","class":"confidentiality-2",
            "service":{{"name":"サービス{vendor}","provider":"事業者{vendor}"}},"verdict":"conforming",
            "answers":{{{}}}}}"#,
        answers.join(",")
    )
}

fn figures() {
    println!("\nComparison");
    let known = known();
    let rules = known.iter().find(|known| known.rules.checklist().id == CHECKLIST);
    let rules = &rules.expect("the checklist is there").rules;
    let files: Vec<String> = (0..FILES).map(|vendor| file(rules, vendor)).collect();
    let read_all = || -> Vec<Submission> {
        let reads = files.iter().map(|file| read(&known, "回答.json", black_box(file.as_bytes())));
        reads.collect()
    };
    let alone = budget::time(|| {
        for file in &files {
            let file = AnswerFile::read(black_box(file.as_bytes())).expect("can be read");
            black_box(Assessment::of(rules, &file).expect("the class is known"));
        }
    });
    let compared = budget::time(|| {
        let reads = read_all();
        let comparison = Comparison::of(&known, &reads);
        comparison.to_json(Only::All, &Sort::Verdict).len()
    });
    budget::print("50 × 28 answers: each assessed alone", &alone, None);
    let limit = Duration::from_millis(20);
    budget::print("50 × 28 answers: compared, files to JSON", &compared, Some(&limit));
    let ratio = compared.as_nanos() * 10 / alone.as_nanos().max(1);
    println!(
        "50 × 28 answers: comparing takes {}.{} times as long as assessing",
        ratio / 10,
        ratio % 10
    );
}
