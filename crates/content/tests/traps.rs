//! Premises that leave a clause with too few members are warned of, for every count.

use std::fmt::Write as _;

use kijun_content::Problem;

#[path = "support/small.rs"]
#[allow(dead_code, reason = "these tests write tables of their own")]
mod small;

/// The facts of the tables.
const FACTS: &str = "[[fact]]\nid = \"a\"\nquestion = \"甲ですか。\"\n\
     [[fact]]\nid = \"b\"\nquestion = \"乙ですか。\"\n\
     [[fact]]\nid = \"s\"\nquestion = \"形態は何ですか。\"\n\
     choices = [{ id = \"x\", title = \"形態X\" }, { id = \"y\", title = \"形態Y\" }, { id = \"z\", title = \"形態Z\" }]\n";

/// Return the warnings for one clause with this count and a member for each premise (`-`: none),
/// and a condition.
fn warnings(at_least: usize, premises: &[&str], condition: &str) -> Vec<String> {
    let mut table =
        format!("{FACTS}[[category]]\ntitle = \"契約\"\n[[category.item]]\ntitle = \"項目\"\n");
    let mut rows = "契約".to_owned();
    let ids: Vec<String> = (1..=premises.len()).map(|id| format!("\"{id}\"")).collect();
    for (id, premise) in (1..).zip(premises) {
        let cell = match id {
            1 => format!(
                "{{ words = \"必要\", clauses = [{{ any_of = [{}], at_least = {at_least}, \
                 else = \"nonconforming\", quote = \"必要\"{condition} }}] }}",
                ids.join(", ")
            ),
            _ => "{ words = \"必要\", read_at = \"1\" }".to_owned(),
        };
        let premise = match *premise {
            "-" => String::new(),
            premise => format!("premise = {{ {premise}, quote = \"満たす\" }}\n"),
        };
        writeln!(
            table,
            "[[category.item.requirement]]\nid = \"{id}\"\ntext = \"要件{id}を満たすこと。\"\n\
             {premise}level.all = {cell}"
        )
        .unwrap();
        let item = if id == 1 { " 項目" } else { "" };
        write!(rows, " {id}{item} 要件{id}を満たすこと。 必要").unwrap();
    }
    // A requirement that uses every fact, so that none is without use.
    for (place, fact) in
        ["fact = \"a\", is = true", "fact = \"b\", is = true", "fact = \"s\", is = \"x\""]
            .iter()
            .enumerate()
    {
        writeln!(
            table,
            "[[category.item.requirement]]\nid = \"9-{place}\"\ntext = \"使うこと。\"\n\
             condition = {{ {fact} }}\nlevel.all = \"必須\""
        )
        .unwrap();
        write!(rows, " 9-{place} 使うこと。 必須").unwrap();
    }
    let root = tempfile::tempdir().unwrap();
    small::write(root.path(), "# 2 本文\n\n甲とする。\n", "2 本文\n甲とする。", &rows, &table);
    let loaded = kijun_content::load_with_warnings(root.path());
    let (_, warnings) = loaded.unwrap_or_else(|report| {
        panic!("{:#?}", report.problems().iter().map(Problem::plain).collect::<Vec<_>>())
    });
    warnings.iter().map(Problem::message).collect()
}

#[test]
fn a_clause_is_a_trap_where_premises_leave_too_few_members() {
    let (yes, no) = ("fact = \"a\", is = true", "fact = \"a\", is = false");
    let other = "fact = \"b\", is = true";
    let (x, y) = ("fact = \"s\", is = \"x\"", "fact = \"s\", is = \"y\"");
    let xy = "fact = \"s\", is = [\"x\", \"y\"]";
    let cases: &[(usize, &[&str], &str, &str)] = &[
        // One is needed: all must be excluded.
        (1, &[yes], "", "『a』が「いいえ」のとき、要件1は"),
        (1, &[yes, "-"], "", ""),
        (1, &[yes, no], "", ""),
        (1, &[yes, other], "", "『a』が「いいえ」、『b』が「いいえ」のとき、要件1、2は"),
        (1, &[x, y], "", "『s』が「形態Z」のとき、要件1、2は"),
        (1, &[yes], ", condition = { fact = \"a\", is = true }", ""),
        // Some are needed.
        (2, &[yes, yes, "-"], "", "『a』が「いいえ」のとき、要件1、2、3のうち2つ以上は"),
        (2, &["-", yes, yes], "", "『a』が「いいえ」のとき、要件1、2、3のうち2つ以上は"),
        (2, &[yes, "-", "-"], "", ""),
        (2, &[yes, no, "-"], "", ""),
        (2, &[yes, other, "-"], "", "『a』が「いいえ」、『b』が「いいえ」のとき、要件1、2、3の"),
        (3, &[yes, x, "-", "-"], "", "『a』が「いいえ」、『s』が「形態Y」のとき、"),
        // The value that excludes the most; no fact more than needed.
        (2, &[x, xy, y, "-"], "", "『s』が「形態Z」のとき、要件1、2、3、4のうち2つ以上は"),
        (2, &[yes, x, xy, "-"], "", "『a』が「いいえ」、『s』が「形態Z」のとき、"),
        (3, &[yes, x, xy, "-"], "", "『s』が「形態Z」のとき、要件1、2、3、4のうち3つ以上は"),
        (2, &[yes, yes, "-"], ", condition = { fact = \"a\", is = true }", ""),
        // All are needed: one excluded is enough.
        (2, &[yes, "-"], "", "『a』が「いいえ」のとき、要件1、2は"),
        (2, &[yes, no], "", "『a』が「はい」のとき、要件1、2は"),
        (2, &["-", "-"], "", ""),
    ];
    for (at_least, premises, condition, says) in cases {
        let found = warnings(*at_least, premises, condition);
        let fits = match (*says, &found[..]) {
            ("", []) => true,
            (says, [one]) => !says.is_empty() && one.contains(says),
            _ => false,
        };
        assert!(fits, "{at_least} of {premises:?}{condition}: {found:?}");
    }
}
