//! Conditions of a group, of a requirement and of a clause add up.

use kijun_content::Problem;
use kijun_rules::model::FactIs;

#[path = "support/small.rs"]
#[allow(dead_code, reason = "these tests write tables of their own")]
mod small;

/// Facts, and a requirement of the table for each, so that none is without use.
const FACTS: &str = "[[fact]]\nid = \"a\"\nquestion = \"甲ですか。\"\n\
     [[fact]]\nid = \"b\"\nquestion = \"乙ですか。\"\n\
     [[fact]]\nid = \"c\"\nquestion = \"丙ですか。\"\n\
     [[category]]\ntitle = \"契約\"\n[[category.item]]\ntitle = \"項目\"\n\
     [[category.item.requirement]]\nid = \"1\"\ntext = \"要件を満たすこと。\"\n\
     level.all = { words = \"必須\", clauses = [{ any_of = [\"1\"], else = \"nonconforming\", \
     quote = \"必須\", conditions = [{ fact = \"a\", is = true }, { fact = \"b\", is = true }, \
     { fact = \"c\", is = true }] }] }\n";

/// Return the facts on which each clause of the chapter's requirement depends.
fn facts_of(group: &str, requirement: &str, clauses: &str) -> Vec<Vec<String>> {
    let table = format!(
        "{FACTS}[[group]]\nclasses = [\"all\"]\nelse = \"advisory\"\n{group}\
         [[group.requirement]]\nid = \"g\"\ntitle = \"甲\"\nquote = \"甲とする。\"\n{requirement}{clauses}"
    );
    let root = tempfile::tempdir().unwrap();
    let chapter = "# 2 本文\n\n- 甲とする。 {#g}\n";
    small::write(root.path(), chapter, "2 本文\n甲とする。", small::ROW, &table);
    let library = kijun_content::load(root.path()).unwrap_or_else(|report| {
        panic!("{:#?}", report.problems().iter().map(Problem::plain).collect::<Vec<_>>())
    });
    let checklist = &library.standards[0].checklists[0];
    let own = checklist.rules.classes[0].clauses.iter().filter(|clause| clause.any_of == ["g"]);
    let named = |facts: &[FactIs]| facts.iter().map(|each| each.fact.clone()).collect();
    own.map(|clause| named(&clause.conditions)).collect()
}

#[test]
fn the_conditions_of_every_level_must_hold() {
    let is = |fact: &str| format!("condition = {{ fact = \"{fact}\", is = true }}\n");
    let clauses = "clauses = [{ any_of = [\"g\"], condition = { fact = \"c\", is = true } }, \
                   { any_of = [\"g\"] }]\n";
    let cases: &[(&str, &str, &str, &[&[&str]])] = &[
        ("", "", "", &[&[]]),
        (&is("a"), "", "", &[&["a"]]),
        ("", &is("b"), "", &[&["b"]]),
        (&is("a"), &is("b"), "", &[&["b", "a"]]),
        ("", "", clauses, &[&["c"], &[]]),
        ("", &is("b"), clauses, &[&["c", "b"], &["b"]]),
        (&is("a"), &is("b"), clauses, &[&["c", "b", "a"], &["b", "a"]]),
    ];
    for (group, requirement, clauses, facts) in cases {
        let found = facts_of(group, requirement, clauses);
        assert_eq!(found, *facts, "{group}{requirement}{clauses}");
    }
}
