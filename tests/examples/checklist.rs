//! Prints the rules of a checklist as JSON: `checklist CONTENT ID`, e.g. `content annex2/cloud`.
//! The browser's tests hand it to the module of `tests/wasm`.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [content, id] = arguments.as_slice() else {
        eprintln!("usage: checklist CONTENT ID");
        return ExitCode::from(2);
    };
    let library = match kijun_content::load(Path::new(content)) {
        Ok(library) => library,
        Err(report) => {
            for problem in report.problems() {
                eprintln!("{}", problem.plain());
            }
            return ExitCode::FAILURE;
        }
    };
    let mut checklists = library.standards.iter().flat_map(|standard| &standard.checklists);
    let Some(found) = checklists.find(|checklist| checklist.rules.id == *id) else {
        eprintln!("there is no checklist {id}");
        return ExitCode::FAILURE;
    };
    match serde_json::to_string(&found.rules) {
        Ok(json) => {
            println!("{json}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
