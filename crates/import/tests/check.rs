//! The content folders that imports write: `kijun check` finds nothing in them.

use std::path::Path;

use kijun_content::RESERVED_STANDARDS;
use kijun_content::load_with_warnings;
use kijun_import::{Decisions, Imported, Input, import};

/// Write an import, and return all errors and warnings of its folder.
fn told(imported: &Imported) -> Vec<String> {
    let root = tempfile::tempdir().unwrap();
    for (path, text) in &imported.files {
        let path = root.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let say = |problem: &kijun_content::Problem| format!("{} {}", problem.plain(), problem.cure());
    match load_with_warnings(root.path()) {
        Ok((library, warnings)) => {
            assert_eq!(library.standards.len(), 1);
            warnings.iter().map(say).collect()
        }
        Err(report) => report.problems().iter().map(say).collect(),
    }
}

fn imported(name: &str, bytes: &[u8]) -> Imported {
    import(&[Input { name, bytes }], &Decisions::new(), RESERVED_STANDARDS)
        .unwrap_or_else(|faults| panic!("{name}: {faults:?}"))
}

#[test]
fn an_imported_folder_has_no_errors_and_no_warnings() {
    let folder = std::env::var("KIJUN_IMPORT_WORKBOOKS");
    let folder = folder.unwrap_or_else(|_| "../../tests/import".to_owned());
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let is_workbook = |path: &Path| path.extension().is_some_and(|extension| extension == "xlsx");
    let mut count = 0;
    for path in paths.filter(|path| is_workbook(path)) {
        let name = path.file_name().unwrap().to_str().unwrap();
        let told = told(&imported(name, &std::fs::read(&path).unwrap()));
        assert!(told.is_empty(), "{name}: {}", told.join("\n"));
        count += 1;
    }
    assert!(count > 0);
}

#[test]
fn a_cell_that_is_not_understood_counts_as_demanded_until_it_is_decided() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let rows = [
        ["番号", "要件", "区分Ａ", "備考"],
        ["1", "暗号化すること。", "必須", ""],
        ["2", "記録すること。", "条件付き", ""],
        ["3", "消去すること。", "推奨", ""],
        ["4", "監視すること。", "任意", ""],
    ];
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    let imported = imported("city.xlsx", &book.save_to_buffer().unwrap());
    assert_eq!(imported.counts, (4, 1));
    let checklist = &imported.files["city/cloud.toml"];
    assert!(checklist.contains("\"条件付き\" = \"nonconforming\""), "{checklist}");
    assert_eq!(told(&imported), Vec::<String>::new());
}

#[test]
fn tables_with_a_legend_of_letters_and_without_levels_are_imported() {
    let legend: &[&[&str]] = &[
        &["凡例：M…必ず満たすこと。R…満たすことが望ましい。O…任意"],
        &["項番", "要求内容", "重要度"],
        &["1", "責任者を置くこと", "M"],
        &["2", "手順を定めること", "R"],
        &["3", "分離すること", "O"],
    ];
    let plain: &[&[&str]] = &[
        &["番号", "要件"],
        &["1", "再委託する場合は、届け出ること。"],
        &["2", "記録することが望ましい。"],
    ];
    for (rows, wanted) in [(legend, "\"R\" = \"advisory\""), (plain, "else = \"advisory\"")] {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(*cells) {
                sheet.write_string(row, column, *cell).unwrap();
            }
        }
        let imported = imported("city.xlsx", &book.save_to_buffer().unwrap());
        let checklist = &imported.files["city/cloud.toml"];
        assert!(checklist.contains(wanted), "{checklist}");
        assert_eq!(told(&imported), Vec::<String>::new(), "{checklist}");
        assert_eq!(imported.counts.1, 0);
    }
}
