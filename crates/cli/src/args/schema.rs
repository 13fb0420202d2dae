//! The arguments of `kijun schema`.

use std::fmt::Write as _;

use clap::Args;

#[derive(Debug, Args)]
#[command(
    next_help_heading = "オプション",
    override_usage = "kijun schema [名前]",
    after_help = after_help()
)]
pub(crate) struct Schema {
    /// スキーマの名前。省略すると、名前をキーとするすべてのスキーマを出す
    #[arg(value_name = "名前", help_heading = "引数")]
    pub(crate) name: Option<String>,
}

/// Return the names of the schemas, with their titles.
fn after_help() -> String {
    let mut text =
        "例:\n  kijun schema answers > answers.json\n  kijun schema checklist > checklist.json\n  kijun schema > 全部.json\n\n名前:"
            .to_owned();
    for schema in kijun_schemas::every() {
        let (name, title, made_by) = (schema.name, schema.title, schema.made_by);
        // A String takes every text.
        let _ = write!(text, "\n  {name:<15} {title}({made_by})");
    }
    text + "\n\nJSON Schema(2020-12)です。サイトの /schema/ にも同じものがあります。"
}
