//! The OSCAL documents of a checklist and, with answers, of what is claimed and how it was judged.

use std::fs;
use std::io::Write;
use std::path::Path;

use kijun_rules::model::Class;
use kijun_rules::{AnswerFile, Assessment};
use serde_json::Value;

use super::import::{put, unreadable};
use crate::catalogue::Entry;
use crate::failure::Failure;

/// Write the documents into a folder: a catalog for each edition that is held, a profile for each
/// class that is in scope and, with answers, the component definition and the assessment results.
///
/// - `name`: the name of the answer file, for messages.
pub(super) fn write(
    name: &str,
    entry: &Entry<'_>,
    file: Option<&AnswerFile>,
    folder: &Path,
    out: &mut impl Write,
) -> Result<(), Failure> {
    if folder == Path::new("-") {
        return Err(Failure::Input(
            "OSCALは複数の文書になるため、標準出力には書き出せません。--out にフォルダーを指定してください。"
                .to_owned(),
        ));
    }
    let documents = documents(name, entry, file)?;
    fs::create_dir_all(folder).map_err(|error| {
        Failure::Fault(format!(
            "フォルダー『{}』を作れません({error})。同じ名前のファイルがないか、権限があるかを確認してください。",
            folder.display()
        ))
    })?;
    for (own, document) in &documents {
        put(&folder.join(own), format!("{document:#}\n").as_bytes(), out)?;
    }
    Ok(())
}

/// Return the documents with the names of their files.
fn documents(
    name: &str,
    entry: &Entry<'_>,
    file: Option<&AnswerFile>,
) -> Result<Vec<(String, Value)>, Failure> {
    let (standard, checklist) = (entry.standard, entry.checklist);
    let catalog = |edition: &str| format!("catalog-{}-{}.json", standard.id, part(edition));
    let current = catalog(standard.current_edition());
    let profile = |class: &Class| {
        format!("profile-{}-{}-{}.json", standard.id, checklist.name, part(&class.id))
    };
    let mut documents: Vec<(String, Value)> = Vec::new();
    for (edition, held) in standard.held_editions() {
        documents.push((catalog(edition), kijun_oscal::catalog(held, edition)));
    }
    for class in checklist.rules.classes.iter().filter(|class| class.out_of_scope.is_none()) {
        let document = kijun_oscal::profile(standard, checklist, class, &current);
        documents.push((profile(class), document));
    }
    if let Some(file) = file {
        let assessment =
            Assessment::of(&entry.rules, file).map_err(|error| unreadable(name, &error))?;
        let class = entry.rules.class_at(assessment.class());
        let source = class.filter(|class| class.out_of_scope.is_none()).map_or(current, profile);
        let claims = kijun_oscal::component(standard, checklist, file, &source);
        documents.push(("component-definition.json".to_owned(), claims));
        let results = kijun_oscal::results(standard, checklist, &entry.rules, &assessment);
        documents.push(("assessment-results.json".to_owned(), results));
    }
    Ok(documents)
}

/// Return a name as a part of a file's name: an edition's may have any signs.
fn part(name: &str) -> String {
    let safe = |sign: char| if sign.is_alphanumeric() || "-._".contains(sign) { sign } else { '_' };
    name.chars().map(safe).collect()
}
