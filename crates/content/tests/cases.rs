//! Small content folders, each of a kind that once gave a wrong result or a misleading message:
//! what is said of them. The folders are in `cases/`, one a case.

use std::path::Path;

use kijun_content::Problem;

/// A case: its folder, and for each error or warning its place with the beginning of its message,
/// and words of its cure. A warning begins with `W `.
type Case = (&'static str, &'static [(&'static str, &'static str)]);

const CASES: &[Case] = &[
    ("01-ordered-list-renumbered", &[]),
    (
        "02-left-out-hides-proviso",
        &[(
            "m/standard.toml:18:8: 『ただし、承認を得た場合を除く。』は原文の4か所にあり、どこのことか決まりません：5行目『1を満たすこと。【ただし、承認を得た場合を除く。】必須2項目2要件』、6行目",
            "`before = \"…\"`",
        )],
    ),
    (
        "03-erratum-everywhere",
        &[(
            "m/standard.toml:18:8: 『貨』は原文の2か所にあり、どこのことか決まりません：5行目『報契約1項目1通【貨】を扱うこと。必須』、6行目",
            "`count = 2`",
        )],
    ),
    (
        "04-numbers-not-compared",
        &[
            ("m/c.toml:11:6: 『1』は、原文のこの箇所では『①』です", "`number = \"①\"`"),
            ("m/c.toml:13:21: 『99.5%』は、原文のこの箇所では『99.9%』です", "m/source.txt"),
            ("m/c.toml:14:21: 『99.9%』は、原文のこの箇所では『99.5%』です", "m/source.txt"),
            ("m/c.toml:18:6: 『2』は、原文のこの箇所では『②』です", "`number = \"②\"`"),
            ("m/table.md:7:1: この前にあるはずの、原文の『2』が載っていません", "書き加えて"),
        ],
    ),
    ("04-numbers-not-compared-mended", &[]),
    (
        "05-blank-or-dash-cell",
        &[(
            "m/c.toml:21:11: `b` の文言が原文にありません。原文は『－』で、形の似た別の文字です。『-』（U+002D）は、原文では『－』（U+FF0D）です",
            "原文",
        )],
    ),
    ("05-blank-or-dash-cell-mended", &[]),
    (
        "05-blank-cell-in-the-wrong-class",
        &[(
            "m/c.toml:29:11: 『必須』は、原文では『要件その3を満たすこと。』の2列右にありますが、ここでは1列右です",
            "`\"\"`",
        )],
    ),
    ("06-plain-table", &[("m/classes.toml:3:9: `title` の文言が原文にありません", "原文")]),
    ("06-plain-table-mended", &[]),
    (
        "07-remarks-and-service-type-columns",
        &[
            ("m/c.toml:3:164: 列の内容（`holds`）『applies』はありません", "holds = \"other\""),
            ("m/c.toml:3:203: 列の内容（`holds`）『applies』はありません", "other.remarks"),
            ("m/c.toml:3:278: 列の内容（`holds`）『remarks』はありません", "holds = \"other\""),
        ],
    ),
    ("07-remarks-and-service-type-columns-mended", &[]),
    (
        "08-two-facts-and-at-least",
        &[("m/c.toml:21:71: `condition` には、条件を1つだけ書きます", "`conditions = [{ fact")],
    ),
    (
        "09-at-least-help-weakens-rule",
        &[
            (
                "m/c.toml:18:3: 要件『1』に書かれた条項に、要件『1』が含まれていません",
                "`at_least = 2`",
            ),
            (
                "m/c.toml:19:3: 要件『1』に書かれた条項に、要件『1』が含まれていません",
                "`at_least = 2`",
            ),
            (
                "m/c.toml:20:3: 要件『1』に書かれた条項に、要件『1』が含まれていません",
                "`at_least = 2`",
            ),
        ],
    ),
    ("10-premise-trap", &[("W m/c.toml:16:11: 『sub』が「いいえ」のとき、要件1は", "`condition")]),
    (
        "11-reversed-question",
        &[("W m/c.toml:11:6: 要件『1』は問いの形なので", "`answer_words = {")],
    ),
    (
        "12-figure-help-leads-to-error",
        &[("m/b.md:3:1: `本文` の文言が原文にありません", "```note")],
    ),
    ("12-figure-help-leads-to-error-mended", &[]),
    (
        "13-lines-run-together",
        &[
            ("W m/b.md:4:1: 『・』で始まる行が、前の行に続けて1つの段落になります", "空の行"),
            ("W m/b.md:5:1: 『ア』で始まる行が、前の行に続けて1つの段落になります", "`- `"),
        ],
    ),
    (
        "14-asterisk-message",
        &[(
            "m/b.md:3:1: 原文の『利用者*の登録(*)をすること。』の `*` は、Markdownでは強調などの記号として読まれ",
            "`\\*`",
        )],
    ),
    ("15-document-without-classes", &[]),
    ("16-long-number-overlaps", &[]),
    ("18-footnotes-under-verdict", &[]),
    (
        "19-lookalike-characters",
        &[(
            "m/c.toml:12:8: `text` の文言が原文にありません。原文は『1〜3とする。』で、形の似た別の文字です。『～』（U+FF5E）は、原文では『〜』（U+301C）です",
            "m/source.txt",
        )],
    ),
    (
        "20-english-spaces-lost",
        &[(
            "m/c.toml:12:8: 『shall encryptall data.』は、原文では『shall encrypt all data.』です。英数字の間の空白が違います",
            "空白を入れる",
        )],
    ),
    ("21-repeated-sentence", &[]),
    ("22-cells-that-span", &[]),
];

#[test]
fn each_case_gives_the_right_result_or_a_message_with_its_cure() {
    for (folder, expected) in CASES {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(folder);
        let loaded = kijun_content::load_with_warnings(&root);
        let said: Vec<(String, String)> = match &loaded {
            Ok((_, warnings)) => {
                warnings.iter().map(|each| (format!("W {}", each.plain()), each.cure())).collect()
            }
            Err(report) => {
                report.problems().iter().map(|each: &Problem| (each.plain(), each.cure())).collect()
            }
        };
        let fits = said.len() == expected.len()
            && said.iter().zip(*expected).all(|((message, cure), (start, part))| {
                message.starts_with(start) && cure.contains(part)
            });
        assert!(fits, "{folder}: {said:#?}");
    }
}
