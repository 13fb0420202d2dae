//! JSON Schemas (2020-12) of the files that Kijun reads and writes.
//!
//! [`ALL`] are of the JSON files, [`CONTENT`] of the TOML files of a content folder.
//!
//! Each schema is a file in `schemas/`, given out as it is by `kijun schema` and on the site below
//! `/schema/`. To add one: put the file there, and name it in one of the two.
//!
//! The schemas of [`ALL`] leave fields open that they do not name: readers keep such fields, and later
//! versions may write more. The tests close them, so that every field that is written has its line.
#![deny(missing_docs)]

/// The schema of a kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schema {
    /// The name, as on the command line and in addresses.
    pub name: &'static str,
    /// The kind of file that it describes, in Japanese.
    pub title: &'static str,
    /// The command or page that writes such a file, in Japanese; for a file of a content folder its
    /// name.
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

/// The schemas of the files that programs write.
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

/// The schemas of the TOML files of a content folder, for editors. They are closed: a key that the
/// reader does not know is wrong. A test compares their keys with those of the reader.
pub const CONTENT: [Schema; 11] = [
    Schema {
        name: "site",
        title: "サイトの設定",
        made_by: "site.toml",
        text: include_str!("../schemas/content/site.json"),
    },
    Schema {
        name: "standard",
        title: "基準の全体",
        made_by: "standard.toml",
        text: include_str!("../schemas/content/standard.json"),
    },
    Schema {
        name: "classes",
        title: "情報の分類",
        made_by: "classes.toml",
        text: include_str!("../schemas/content/classes.json"),
    },
    Schema {
        name: "checklist",
        title: "チェックリスト",
        made_by: "standard.tomlのchecklistsに書いたファイル",
        text: include_str!("../schemas/content/checklist.json"),
    },
    Schema {
        name: "procedure",
        title: "手続き",
        made_by: "procedure.toml",
        text: include_str!("../schemas/content/procedure.json"),
    },
    Schema {
        name: "workedexamples",
        title: "原文の実例",
        made_by: "worked-examples.toml",
        text: include_str!("../schemas/content/workedexamples.json"),
    },
    Schema {
        name: "training",
        title: "研修",
        made_by: "training.toml",
        text: include_str!("../schemas/content/training.json"),
    },
    Schema {
        name: "scenario",
        title: "研修の事例",
        made_by: "scenarios/*.toml",
        text: include_str!("../schemas/content/scenario.json"),
    },
    Schema {
        name: "glossary",
        title: "用語集",
        made_by: "glossary.toml",
        text: include_str!("../schemas/content/glossary.json"),
    },
    Schema {
        name: "terms",
        title: "日常の言葉",
        made_by: "terms.toml",
        text: include_str!("../schemas/content/terms.json"),
    },
    Schema {
        name: "crosswalk",
        title: "基準の比較",
        made_by: "crosswalk.toml",
        text: include_str!("../schemas/content/crosswalk.json"),
    },
];

/// Return every schema: those of [`ALL`], then those of [`CONTENT`].
pub fn every() -> impl Iterator<Item = &'static Schema> {
    ALL.iter().chain(&CONTENT)
}

/// Return the schema of this name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Schema> {
    every().find(|schema| schema.name == name)
}
