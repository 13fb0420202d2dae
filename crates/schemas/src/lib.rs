//! JSON Schemas (2020-12) of the files that Kijun reads and writes.
//!
//! Each schema is a file in `schemas/`, given out as it is by `kijun schema` and on the site below
//! `/schema/`. To add one: put the file there, and name it in [`ALL`].
//!
//! The schemas leave fields open that they do not name: readers keep such fields, and later
//! versions may write more. The tests close them, so that every field that is written has its line.
#![deny(missing_docs)]

/// The schema of a kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schema {
    /// The name, as on the command line and in addresses.
    pub name: &'static str,
    /// The kind of file that it describes, in Japanese.
    pub title: &'static str,
    /// The command or page that writes such a file, in Japanese.
    pub made_by: &'static str,
    /// The schema, as JSON.
    pub text: &'static str,
}

impl Schema {
    /// Return the name of its file: `answers.json`.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("{}.json", self.name)
    }
}

/// Every schema.
pub const ALL: [Schema; 7] = [
    Schema {
        name: "answers",
        title: "回答ファイル",
        made_by: "自己点検などのページの保存、kijun import、kijun carry-over",
        text: include_str!("../schemas/answers.json"),
    },
    Schema {
        name: "assessment",
        title: "判定結果",
        made_by: "自己点検のページの「判定結果を保存」、kijun evaluate --format json",
        text: include_str!("../schemas/assessment.json"),
    },
    Schema {
        name: "comparison",
        title: "回答の比較",
        made_by: "kijun compare --format json",
        text: include_str!("../schemas/comparison.json"),
    },
    Schema {
        name: "ledger",
        title: "台帳ファイル",
        made_by: "台帳のページの保存",
        text: include_str!("../schemas/ledger.json"),
    },
    Schema {
        name: "list",
        title: "基準の一覧",
        made_by: "kijun list --format json",
        text: include_str!("../schemas/list.json"),
    },
    Schema {
        name: "classification",
        title: "分類の確認の結果",
        made_by: "kijun classify",
        text: include_str!("../schemas/classification.json"),
    },
    Schema {
        name: "differences",
        title: "版の違い",
        made_by: "kijun editions diff --format json",
        text: include_str!("../schemas/differences.json"),
    },
];

/// Return the schema of this name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Schema> {
    ALL.iter().find(|schema| schema.name == name)
}
