//! Small standards, each with one property of its words: what is said of them, and what is not.

use std::path::Path;

use kijun_content::{Library, Problem};

#[path = "support/small.rs"]
mod small;

use small::{REQUIREMENT, ROW, said, write};

#[test]
fn sentences_that_are_repeated_are_no_loss() {
    let once = "所属長は、記録を残すこと。";
    for (chapter, source) in [
        // The sentence three times: at the end of one paragraph, and twice in the next.
        (
            format!("# 2 連絡\n\n申請する。{once}\n\n{once}{once}\n\n- 報告する。\n"),
            format!("2 連絡\n申請する。{once}\n{once}{once}\n報告する。\n"),
        ),
        (
            format!("# 2 連絡\n\n- {once}\n- {once}\n- {once}\n"),
            format!("2 連絡\n{once}{once}{once}"),
        ),
        (
            format!("# 2 連絡\n\n{once}{once}\n\n{once}\n\n{once}{once}\n\n以上\n"),
            format!("2 連絡\n{once}{once}{once}{once}{once}以上"),
        ),
        ("# 2 連絡\n\nあいあ\n\nいあ\n\n以上\n".to_owned(), "2 連絡\nあいあいあ\n以上".to_owned()),
    ] {
        assert_eq!(said(&chapter, &source), [], "{chapter}");
    }
}

#[test]
fn of_repeated_sentences_a_missing_one_is_said() {
    let once = "所属長は、記録を残すこと。";
    let chapter = format!("# 2 連絡\n\n申請する。\n\n{once}{once}\n\n- 報告する。\n");
    let source = format!("2 連絡\n申請する。\n{once}{once}{once}\n報告する。\n");
    let found = said(&chapter, &source);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].0.contains("原文の『所属長は、記録を残すこと。』が載っていません"),
        "{found:?}"
    );
}

#[test]
fn signs_of_markdown_in_words_are_named_with_their_cure() {
    for (chapter, source, says, cure) in [
        (
            "利用者*の登録(*)をすること。",
            "利用者*の登録(*)をすること。",
            "原文の『利用者*の登録(*)をすること。』の `*` は、Markdownでは強調などの記号として読まれ、『利用者の登録()をすること。』になります",
            "`\\*`",
        ),
        ("「_様式_」を使う。", "「_様式_」を使う。", "`_`", "`\\_`"),
        ("**注意**を読む。", "**注意**を読む。", "『注意を読む。』になります", "`\\*`"),
        ("コマンド`ls`を使う。", "コマンド`ls`を使う。", "`` ` ``", "`\\``"),
        ("記号はA\\*Bとする。", "記号はA\\*Bとする。", "`\\`", "`\\\\`"),
    ] {
        let found = said(&format!("# 2 本文\n\n{chapter}\n"), &format!("2 本文\n{source}"));
        let [(problem, its_cure)] = &found[..] else { panic!("{chapter}: {found:?}") };
        assert!(problem.starts_with("m/two.md:3:"), "{problem}");
        let says = says.replace("`` ` ``", "```");
        assert!(problem.contains(&says), "{chapter}: {problem}");
        assert!(its_cure.contains(cure), "{chapter}: {its_cure}");
    }
    // The cure cures, and emphasis of the editor's own is nobody's loss.
    for (chapter, source) in [
        ("利用者\\*の登録(\\*)をすること。", "利用者*の登録(*)をすること。"),
        ("**注意**を読む。", "注意を読む。"),
        ("2 * 3 と a_b_c を使う。", "2 * 3 と a_b_c を使う。"),
    ] {
        let found = said(&format!("# 2 本文\n\n{chapter}\n"), &format!("2 本文\n{source}"));
        assert_eq!(found, [], "{chapter}");
    }
}

#[test]
fn characters_that_look_alike_are_shown_with_their_code_points() {
    for (chapter, source, says) in [
        (
            "1～3とする。",
            "1〜3とする。",
            "原文は『1〜3とする。』で、形の似た別の文字です。『～』（U+FF5E）は、原文では『〜』（U+301C）です",
        ),
        ("サ―バを使う。", "サーバを使う。", "『―』（U+2015）は、原文では『ー』（U+30FC）です"),
        ("日本で使う。", "⽇本で使う。", "『日』（U+65E5）は、原文では『⽇』（U+2F47）です"),
    ] {
        let found = said(&format!("# 2 本文\n\n{chapter}\n"), &format!("2 本文\n{source}"));
        let [(problem, _)] = &found[..] else { panic!("{chapter}: {found:?}") };
        assert!(problem.contains(says), "{chapter}: {problem}");
    }
    // In a table's words too.
    let root = tempfile::tempdir().unwrap();
    let rows = ROW.replace("要件を", "1〜3を");
    let table = REQUIREMENT.replace("要件を", "1～3を");
    write(root.path(), "# 2 本文\n", "2 本文", &rows, &table);
    let report = kijun_content::load(root.path()).unwrap_err();
    let [problem] = report.problems() else { panic!("{report:?}") };
    assert!(problem.plain().contains("『～』（U+FF5E）は、原文では『〜』（U+301C）です"));
}

/// Load a standard with this table.
fn load(rows: &str, table: &str) -> (Library, Vec<Problem>) {
    let root = tempfile::tempdir().unwrap();
    write(root.path(), "# 2 本文\n", "2 本文", rows, table);
    kijun_content::load_with_warnings(root.path()).unwrap()
}

/// Return the lines of a table of requirements, each with its premise and its clauses.
fn table(requirements: &[(&str, &str)]) -> (String, String) {
    let mut rows = String::from("契約");
    let mut table = String::from(
        "[[fact]]\nid = \"sub\"\nquestion = \"再委託を行いますか。\"\n\
         [[fact]]\nid = \"other\"\nquestion = \"ほかに使いますか。\"\nexempts = { is = true, reason = \"対象外\" }\n\
         [[category]]\ntitle = \"契約\"\n[[category.item]]\ntitle = \"項目\"\n",
    );
    for (place, (premise, level)) in requirements.iter().enumerate() {
        let id = place + 1;
        let item = if place == 0 { "項目" } else { "" };
        let text = format!("要件{id}では再委託を行う場合は承認を得る。");
        rows += &[" ", &id.to_string(), item, &text, " 必須\n"].join(" ");
        let lines = [
            "[[category.item.requirement]]",
            &format!("id = \"{id}\""),
            &format!("text = \"{text}\""),
            premise,
            &format!("level.all = {level}"),
            "",
        ];
        table += &lines.join("\n");
    }
    (rows, table)
}

const IF_SUB: &str = "premise = { fact = \"sub\", is = true, quote = \"再委託を行う場合は\" }";
const IF_NOT: &str = "premise = { fact = \"sub\", is = false, quote = \"再委託を行う場合は\" }";

#[test]
fn a_premise_that_nothing_cures_is_warned_of() {
    let clause = |members: &str, severity: &str, condition: &str| {
        format!(
            "{{ words = \"必須\", clauses = [{{ any_of = [{members}], else = \"{severity}\", quote = \"必須\"{condition} }}] }}"
        )
    };
    let none = "\"必須\"".to_owned();
    let condition = ", condition = { fact = \"sub\", is = true }";
    let contrary = ", condition = { fact = \"sub\", is = false }";
    for (requirements, warned) in [
        (vec![(IF_SUB, none.clone())], Some("要件1は")),
        (vec![("", clause("\"1\"", "nonconforming", condition))], None),
        // The condition says that it is demanded in that case only.
        (vec![(IF_SUB, clause("\"1\"", "nonconforming", condition))], None),
        (vec![(IF_SUB, clause("\"1\"", "nonconforming", contrary))], Some("要件1は")),
        (vec![(IF_SUB, clause("\"1\"", "approval_required", ""))], Some("要承認")),
        (vec![(IF_SUB, clause("\"1\"", "advisory", ""))], None),
        // Another member can be met: without a premise, or with the opposite one.
        (vec![(IF_SUB, clause("\"1\", \"2\"", "nonconforming", "")), ("", none.clone())], None),
        (
            vec![
                (IF_SUB, clause("\"1\"", "advisory", "")),
                (IF_NOT, clause("\"1\", \"2\"", "nonconforming", "")),
            ],
            None,
        ),
        (
            vec![
                (IF_SUB, clause("\"1\"", "advisory", "")),
                (IF_SUB, clause("\"1\", \"2\"", "nonconforming", "")),
            ],
            Some("要件1、2は"),
        ),
    ] {
        let requirements: Vec<(&str, &str)> =
            requirements.iter().map(|(premise, level)| (*premise, level.as_str())).collect();
        let (rows, table) = table(&requirements);
        let (_, warnings) = load(&rows, &table);
        let all: Vec<String> = warnings.iter().map(Problem::plain).collect();
        match warned {
            None => assert!(all.is_empty(), "{requirements:?}: {all:?}"),
            Some(part) => {
                let [warning] = &warnings[..] else { panic!("{requirements:?}: {all:?}") };
                assert!(warning.plain().starts_with("m/c.toml:"), "{all:?}");
                assert!(warning.message().contains("『sub』が「いいえ」のとき"), "{all:?}");
                assert!(warning.message().contains(part), "{all:?}");
                assert!(warning.cure().contains("condition = { fact = \"sub\", is = true }"));
            }
        }
    }
}

#[test]
fn the_content_of_this_repository_has_no_warnings() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let (_, warnings) = kijun_content::load_with_warnings(&content).unwrap();
    let all: Vec<String> = warnings.iter().map(Problem::plain).collect();
    assert!(all.is_empty(), "{all:?}");
}

#[test]
fn a_footnote_belongs_only_where_it_says_so() {
    use kijun_rules::model::Verdict::{Conforming, Nonconforming};
    let note = |keys: &str| {
        let table = format!("{REQUIREMENT}[[footnote]]\nwords = \"※1 注記。\"\n{keys}");
        let (library, _) = load(&format!("{ROW}\n※1 注記。"), &table);
        library.standards[0].checklists[0].footnotes[0].clone()
    };
    for (keys, nonconforming, conforming) in [
        ("", false, false),
        ("verdicts = [\"nonconforming\"]", true, false),
        ("verdicts = [\"nonconforming\", \"conforming\"]", true, true),
        ("classes = [\"all\"]", true, true),
        ("verdicts = [\"conforming\"]\nclasses = [\"all\"]", false, true),
    ] {
        let note = note(keys);
        assert_eq!(note.words, "※1 注記。");
        assert_eq!(note.belongs_to(Nonconforming, "all"), nonconforming, "{keys}");
        assert_eq!(note.belongs_to(Conforming, "all"), conforming, "{keys}");
        assert!(!note.belongs_to(Nonconforming, "other") || note.classes.is_empty(), "{keys}");
    }
    let annex2 = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let library = kijun_content::load(&annex2).unwrap();
    let annex2 = library.standards.iter().find(|standard| standard.id == "annex2").unwrap();
    for class in ["SA", "SB", "I", "II"] {
        let note = &annex2.checklists[0].footnotes[0];
        assert!(note.belongs_to(Nonconforming, class) && !note.belongs_to(Conforming, class));
    }
}

#[test]
fn a_footnote_of_an_unknown_verdict_or_class_is_refused() {
    let root = tempfile::tempdir().unwrap();
    let keys = "verdicts = [\"nonconform\"]\nclasses = [\"SA\"]";
    let table = format!("{REQUIREMENT}[[footnote]]\nwords = \"※1 注記。\"\n{keys}");
    write(root.path(), "# 2 本文\n", "2 本文", &format!("{ROW}\n※1 注記。"), &table);
    let report = kijun_content::load(root.path()).unwrap_err();
    let all: Vec<String> = report.problems().iter().map(Problem::message).collect();
    assert_eq!(all, ["判定『nonconform』はありません", "分類『SA』はありません"]);
}
