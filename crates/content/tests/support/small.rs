//! A small standard with a table and a chapter, in a folder of its own.

use std::fs;
use std::path::Path;

/// The columns and the words of the levels.
const TABLE: &str = "columns = [\n\
     { holds = \"category\", title = \"区分\" }, { holds = \"number\", title = \"番号\" },\n\
     { holds = \"item\", title = \"項目\" }, { holds = \"text\", title = \"要件\" },\n\
     { holds = \"level\", class = \"all\" }]\n\
     [level_words]\n\"必須\" = \"nonconforming\"\n";

/// Write a standard with a chapter and a table of these requirements.
pub fn write(root: &Path, chapter: &str, source: &str, rows: &str, table: &str) {
    let folder = root.join("m");
    fs::create_dir(&folder).unwrap();
    let requirements = "# 1 要件\n\n```requirements\nc\n```\n";
    let head = "試験の基準\n1 要件\n区分 番号 項目 要件 全ての情報\n";
    for (name, text) in [
        (
            "standard.toml",
            "id = \"m\"\ntitle = \"試験の基準\"\nshort_title = \"試験市\"\nsummary = \"概要\"\n\
             origin = \"出どころ\"\nsource = \"source.txt\"\nclasses = \"classes.toml\"\n\
             checklists = [\"c.toml\"]\n[[edition]]\nid = \"1\"\nin_force = 2025-04-01\n\
             [[chapter]]\nid = \"table\"\nfile = \"table.md\"\n\
             [[chapter]]\nid = \"two\"\nfile = \"two.md\"\n",
        ),
        ("classes.toml", "[[class]]\nid = \"all\"\ntitle = \"全ての情報\"\n"),
        ("table.md", requirements),
        ("two.md", chapter),
        ("source.txt", &format!("{head}{rows}\n{source}")),
        ("c.toml", &format!("name = \"c\"\ntitle = \"表\"\n{TABLE}{table}")),
    ] {
        fs::write(folder.join(name), text).unwrap();
    }
}

/// The table's only row, as the document has it.
pub const ROW: &str = "契約 1 項目 要件を満たすこと。 必須";
/// The same row in the checklist.
pub const REQUIREMENT: &str = "[[category]]\ntitle = \"契約\"\n[[category.item]]\ntitle = \"項目\"\n\
     [[category.item.requirement]]\nid = \"1\"\ntext = \"要件を満たすこと。\"\nlevel.all = \"必須\"\n";

/// Return what is said of a chapter, each with its cure; empty if nothing is wrong.
pub fn said(chapter: &str, source: &str) -> Vec<(String, String)> {
    let root = tempfile::tempdir().unwrap();
    write(root.path(), chapter, source, ROW, REQUIREMENT);
    match kijun_content::load(root.path()) {
        Ok(_) => Vec::new(),
        Err(report) => {
            let problems = report.problems().iter();
            problems.map(|problem| (problem.plain(), problem.cure())).collect()
        }
    }
}
