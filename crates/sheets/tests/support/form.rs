//! The words of the small checklist.

use kijun_sheets::form::{ColumnKind, FormColumn, FormRow, SheetForm};

use super::IDS;

/// Return the words of the small checklist.
pub fn form() -> SheetForm {
    let column = |title: &str, kind| FormColumn {
        title: title.to_owned(),
        kind,
        class: (kind == ColumnKind::Level).then(|| "SA".to_owned()),
    };
    let row = |id: &&str| FormRow {
        id: (*id).to_owned(),
        title: format!("要件{id}"),
        category: "=区分".to_owned(),
        cells: ["=区分", "", "項目", "要件\n二行目", "必須", ""].map(ToOwned::to_owned).into(),
    };
    SheetForm {
        title: "例 & 点検票".to_owned(),
        source: "例の基準".to_owned(),
        edition: "第1.1版".to_owned(),
        columns: vec![
            column("カテゴリー", ColumnKind::Short),
            column("No.", ColumnKind::Number),
            column("項目", ColumnKind::Short),
            column("要件", ColumnKind::Long),
            column("重要性分類S (A)", ColumnKind::Level),
            column("チェック", ColumnKind::Check),
        ],
        rows: IDS.iter().map(row).collect(),
        footnotes: vec!["※ 個別に整理する。".to_owned()],
    }
}
