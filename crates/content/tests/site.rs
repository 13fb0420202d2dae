//! `site.toml`: what it says, and what is refused, with line and cure.

use std::path::Path;

use kijun_content::model::{Part, Settings};
use kijun_content::{Library, Report, load, template};

/// Load the template with this `site.toml`.
fn with(site: &str) -> Result<Library, Report> {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("content");
    template::write_new(&root).unwrap();
    std::fs::write(root.join("site.toml"), site).unwrap();
    load(&root)
}

#[test]
fn the_template_says_nothing_until_a_sign_is_taken_away() {
    let (_, text) = template::FILES.iter().find(|(name, _)| *name == "site.toml").unwrap();
    assert_eq!(with(text).unwrap().site, Settings::default());
    let is_setting = |line: &str| line.starts_with('[') || line.contains(" = ");
    let lines = text.lines().map(|line| match line.strip_prefix("# ") {
        Some(rest) if is_setting(rest) => rest,
        _ => line,
    });
    let all = with(&lines.collect::<Vec<_>>().join("\n")).unwrap().site;
    assert_eq!(all.name.as_deref(), Some("架空市 クラウド利用基準"));
    assert_eq!(all.hidden, Part::ALL.map(|(part, _)| part));
    assert_eq!(all.header.unwrap().dark.ground.to_string(), "#0017c1");
    assert_eq!(all.accessibility.results[0].result, "適合");
    assert!(!all.accessibility.tested);
}

#[test]
fn a_folder_without_it_has_the_defaults() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("content");
    template::write_new(&root).unwrap();
    std::fs::remove_file(root.join("site.toml")).unwrap();
    let site = load(&root).unwrap().site;
    assert_eq!(site, Settings::default());
    assert!(Part::ALL.iter().all(|(part, _)| site.shows(*part)));
}

#[test]
fn what_is_wrong_is_refused_with_its_line_and_cure() {
    for (site, line, words) in [
        (
            "[header]\ncolor = \"#ffd43d\"\n",
            2,
            "明るい画面の配色で、背景『#ffd43d』と文字『#ffffff』のコントラスト比が1.42しかありません",
        ),
        ("[header]\ncolor = \"#ffd43d\"\n", 2, "文字を『#000000』にすると14.7"),
        (
            "[header]\ncolor = \"#0017c1\"\ndark_color = \"#9db7f9\"\n",
            3,
            "暗い画面の配色で、背景『#9db7f9』",
        ),
        ("[header]\ncolor = \"#777777\"\n", 2, "コントラスト比が4.47しか"),
        ("[header]\ncolor = \"blue\"\n", 2, "『blue』は色として読めません"),
        ("[header]\ncolor = \"#0017C\"\n", 2, "`#` のあとに、16進数を6桁"),
        ("[header]\ntext = \"#ffffff\"\n", 1, "color"),
        ("name = \"\"\n", 1, "name"),
        ("nane = \"甲\"\n", 1, "『name』ではありませんか"),
        ("[parts]\ntrainning = false\n", 2, "『training』ではありませんか"),
        ("[parts]\nask = \"no\"\n", 2, "`true` か `false`"),
        ("[accessibility]\ntested = [\"annex2\"]\n", 2, "基準『sample』と一致しません"),
        ("[[accessibility.result]]\nresult = \"適合\"\nhow = \"目\"\n", 1, "criterion"),
    ] {
        let report = with(site).unwrap_err();
        let [problem] = report.problems() else { panic!("{site}: {report:?}") };
        let said = format!("{} {}", problem.message(), problem.cure());
        assert!(said.contains(words), "{site}: {said}");
        assert_eq!((problem.path(), problem.line()), ("site.toml", line), "{site}");
    }
}

#[test]
fn the_content_of_this_repository_is_tested_as_it_says() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    assert!(load(&content).unwrap().site.accessibility.tested);
}
