//! The differences between the two editions of the fixture, and the changes of its requirements.

use std::fs;
use std::path::{Path, PathBuf};

use kijun_content::editions::{
    Differences, Kind, RequirementDifferences, Segment, Side, between, differences, succession,
    successions,
};
use kijun_content::model::{Citation, Standard};
use kijun_rules::editions::{Fate, Succession};
use serde_json::json;

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/editions")
}

fn load(root: &Path) -> Standard {
    let library = kijun_content::load(root).unwrap_or_else(|report| {
        let lines = report.problems().iter().map(|each| format!("{}\n", each.plain()));
        panic!("{}", lines.collect::<String>());
    });
    library.standards.into_iter().next().expect("a standard")
}

fn town() -> Standard {
    load(&fixture())
}

/// Return `same[-old-]{+new+}`, lines separated by `/`.
fn shown(segments: &[Segment]) -> String {
    let parts = segments.iter().map(|part| match part.side {
        Side::Same => part.text.clone(),
        Side::Old => format!("[-{}-]", part.text),
        Side::New => format!("{{+{}+}}", part.text),
    });
    parts.collect::<String>().replace('\n', "/")
}

/// Return a requirement in a few lines.
fn lines(of: &RequirementDifferences) -> Vec<String> {
    let to = of.to.as_deref().unwrap_or("-");
    let mut lines = vec![format!("{:?} {} → {to}", of.kind, of.from.join("+"))];
    let words = of.words.iter();
    lines.extend(words.map(|each| format!("  {:?} {}", each.part, shown(&each.segments))));
    for level in &of.levels {
        lines.push(format!("  {} {}", level.class, shown(&level.segments)));
        let rules = [('-', &level.before), ('+', &level.after)];
        for (sign, rules) in rules {
            lines.extend(rules.iter().map(|rule| {
                format!("    {sign} {} else {}", rule.any_of.join(" or "), rule.severity.id())
            }));
        }
    }
    lines
}

#[test]
fn every_requirement_is_compared() {
    let differences = between(&town(), "1.0", "2.0").expect("both are held");
    let service = &differences.checklists[0];
    assert_eq!(service.checklist, "town/service");
    let found: Vec<String> = service.requirements.iter().flat_map(lines).collect();
    let expected = [
        "Unchanged 1 → 1",
        "Changed 2 → 2",
        "  Text 通信経路を[-適切に-]{+、電子政府推奨暗号リストにある方式で+}暗号化していること",
        "Changed 3 → 3",
        "  general [-推奨-]{+必須+}",
        "    - 3 else advisory",
        "    + 3 else nonconforming",
        "Dropped 4 → -",
        "  Heading [-通信/台帳-]",
        "  Text [-利用者の台帳を紙で備えること-]",
        "  Risk [-利用者を把握できないおそれがある。-]",
        "  important [-必須-]",
        "    - 4 else nonconforming",
        "  general [-必須-]",
        "    - 4 else nonconforming",
        "New  → 4",
        "  Heading {+通信/利用者+}",
        "  Text {+利用者の一覧を定期的に確認できること+}",
        "  Risk {+退職した者が利用を続けるおそれがある。+}",
        "  important {+推奨+}",
        "    + 4 else advisory",
        "  general {+任意+}",
        "    + 4 else note",
        "Split 5 → 5-1",
        "  Text 契約の終了時にデータが[-消去され、消去の証明書が提出-]{+復元できないように消去+}されること",
        "Split 5 → 5-2",
        "  Text [-契約の終了時にデータが消去され、-]消去の証明書が提出されること",
        "  general [-必須-]{+推奨+}",
        "    - 5 else nonconforming",
        "    + 5-2 else advisory",
        "Merged 6+7 → 6",
        "  Text データの複製が定期的に作[-られること/複製からデータを-]{+られ、+}復元できることを確認していること",
        "  important 必須[-/推奨-]",
        "    - 7 else advisory",
        "  general 推奨[-/任意-]",
        "    - 7 else note",
        "Moved 8 → 7",
        "Moved 9 → 8",
        "  Text {+要配慮+}個人情報を取り扱わないこと",
        "  Premise 「{+要配慮+}個人情報を取り扱いますか。」が「いいえ」",
        "New  → 9",
        "  Heading {+運用/脆弱性+}",
        "  Text {+再委託先も、脆弱性の診断を毎年受けていること+}",
        "  Risk {+脆弱性を突かれるおそれがある。+}",
        "  important {+推奨+}",
        "    + 9 else advisory",
        "  general {+任意+}",
        "    + 9 else note",
    ];
    assert_eq!(found, expected);
}

#[test]
fn requirements_of_chapters_are_compared_with_the_words_they_stand_in() {
    let differences = between(&town(), "1.0", "2.0").expect("both are held");
    let requirements = &differences.checklists[1].requirements;
    assert_eq!(requirements[0].kind, Kind::Unchanged);
    let found = lines(&requirements[1]);
    assert_eq!(
        found[..2],
        [
            "Changed 4-2 → 4-2",
            "  Text (2) 所属長は、再委託が行われる場合は、再委託先[-を確認することが望ましい-]{+の情報セキュリティ対策を確認しなければならない+}。"
        ]
    );
    assert!(found.contains(&"    + 4-2 else nonconforming".to_owned()), "{found:?}");
}

#[test]
fn classes_and_facts_are_compared() {
    let differences = between(&town(), "1.0", "2.0").expect("both are held");
    let classes = differences.classes.iter();
    let classes: Vec<_> = classes.map(|each| (each.class.as_str(), each.kind)).collect();
    let unchanged = Kind::Unchanged;
    assert_eq!(
        classes,
        [("important", Kind::Changed), ("general", unchanged), ("public", unchanged)]
    );
    let definition = &differences.classes[0].words[0].segments;
    assert_eq!(shown(definition), "個人情報{+又は公開前の入札情報+}を含む情報");
    let facts = differences.checklists[0].facts.iter();
    let facts: Vec<_> = facts.map(|each| (each.fact.as_str(), each.kind)).collect();
    assert_eq!(
        facts,
        [
            ("personal_information", Kind::Changed),
            ("subcontracting", Kind::New),
            ("important_information", Kind::Changed),
            ("not_public", unchanged),
            ("public_information", unchanged),
            ("paper_register", Kind::Dropped),
        ]
    );
}

#[test]
fn an_edition_without_its_text_is_known_and_not_compared() {
    let town = town();
    let held: Vec<_> = town.editions.iter().map(|each| each.text.is_some()).collect();
    assert_eq!(held, [false, true, false]);
    assert_eq!(between(&town, "0.9", "2.0"), None);
    assert_eq!(between(&town, "2.0", "1.0"), None, "the older comes first");
    assert_eq!(between(&town, "2.0", "2.0"), None);
}

#[test]
fn the_succession_says_what_carrying_over_has_to_know() {
    let town = town();
    let all = successions(&town, &town.checklists[0]);
    let [(_, succession)] = all.as_slice() else { panic!("one earlier edition is held") };
    let json = Succession::list_to_json(std::slice::from_ref(succession));
    assert_eq!(
        json,
        concat!(
            r#"[{"from":"1.0","requirements":{"changed":[["2","2"],["3","3"],["4"],"#,
            r#"["5","5-1","5-2"],["6","6"],["7","6"],["9","8"]],"moved":[["8","7"]],"#,
            r#""new":["5-1","5-2"]},"classes":{"changed":[["important","important"]]},"#,
            r#""facts":{"changed":[["personal_information","personal_information"],"#,
            r#"["important_information","important_information"],["paper_register"]],"#,
            r#""new":["subcontracting"]}}]"#
        )
    );
    assert_eq!(Succession::list_from_json(&json), std::slice::from_ref(succession));
    assert_eq!(succession.requirements.of("1"), Fate::Same);
    assert_eq!(succession.requirements.of("8"), Fate::Moved("7"));
    assert_eq!(succession.requirements.of("4"), Fate::Changed(&[]));
    assert_eq!(succession.requirements.of("5-1"), Fate::Stray);
}

/// Make a content folder whose standard has a third edition: number 2 has its first words again, 7
/// has become 70, and 9 is gone.
fn three_editions() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    let (town, current) = (fixture().join("town"), root.path().join("town"));
    let kept = current.join("editions");
    copy(&town, &current, &["editions"]);
    copy(&town.join("editions/1.0"), &kept.join("1.0"), &[]);
    copy(&town, &kept.join("2.0"), &["editions"]);
    let change = |path: &str, changes: &[(&str, &str)]| {
        let path = current.join(path);
        let mut text = fs::read_to_string(&path).unwrap();
        for (find, replace) in changes {
            assert!(text.contains(find), "`{find}` in {}", path.display());
            text = text.replace(find, replace);
        }
        fs::write(path, text).unwrap();
    };
    let (manifest, map) = ("standard.toml", "[[edition.checklist]]");
    let text = fs::read_to_string(current.join(manifest)).unwrap();
    let (start, end) = (text.find(map).unwrap(), text.find("\n[[chapter]]").unwrap());
    let own_map = text[start..end].to_owned();
    change("editions/2.0/standard.toml", &[(&own_map, ""), ("folder = \"editions/1.0\"", "")]);
    let third = "[[edition]]\nid = \"3.0\"\nin_force = 2029-04-01\n[[edition.checklist]]\n\
        name = \"service\"\nmoved = [{ from = \"7\", to = [\"70\"] }]\ndropped = [\"9\"]\n";
    change(
        manifest,
        &[("in_force = 2026-04-01", "in_force = 2026-04-01\nfolder = \"editions/2.0\"")],
    );
    change(manifest, &[(&own_map, &format!("{own_map}\n{third}"))]);
    let second = "通信経路を、電子政府推奨暗号リストにある方式で暗号化していること";
    let text = fs::read_to_string(current.join("service.toml")).unwrap();
    let last = text[text.find("\n[[category]]\ntitle = \"運用\"").unwrap()..].to_owned();
    let any_of = ("any_of = [\"7\"]", "any_of = [\"70\"]");
    change(
        "service.toml",
        &[
            (second, "通信経路を適切に暗号化していること"),
            ("id = \"7\"", "id = \"70\""),
            any_of,
            (&last, ""),
            ("[[fact]]\nid = \"subcontracting\"\nquestion = \"再委託が行われますか。\"\n", ""),
        ],
    );
    let source = fs::read_to_string(current.join("source.txt")).unwrap();
    let row = source.lines().find(|line| line.contains("\t9\t")).unwrap().to_owned();
    change(
        "source.txt",
        &[
            (second, "通信経路を適切に暗号化していること"),
            ("\t7\t保存の場所", "\t70\t保存の場所"),
            (&row, ""),
        ],
    );
    root
}

fn copy(from: &Path, to: &Path, except: &[&str]) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name();
        if except.iter().any(|each| *each == name) {
            continue;
        }
        if entry.path().is_dir() {
            copy(&entry.path(), &to.join(name), except);
        } else {
            fs::copy(entry.path(), to.join(name)).unwrap();
        }
    }
}

/// The value that a requirement asks for, and the threshold for it; each may be empty.
type Asks<'a> = (&'a str, &'a str);

/// Return the differences in the requirement that was No.8 and is No.7, where it asks for these
/// values (`value = …`, or nothing) with these thresholds in the older and the newer edition.
fn with_values(older: Asks<'_>, newer: Asks<'_>) -> RequirementDifferences {
    let root = tempfile::tempdir().unwrap();
    let current = root.path().join("town");
    copy(&fixture().join("town"), &current, &["editions"]);
    copy(&fixture().join("town/editions/1.0"), &current.join("editions/1.0"), &[]);
    let asks = |folder: &Path, id: &str, (value, threshold): Asks<'_>| {
        let path = folder.join("service.toml");
        let text = fs::read_to_string(&path).unwrap();
        let (row, plain) = (format!("id = \"{id}\"\n"), format!("any_of = [\"{id}\"]"));
        assert_eq!((text.matches(&row).count(), text.matches(&plain).count()), (1, 1));
        let member = match threshold {
            "" => plain.clone(),
            threshold => format!("any_of = [{{ requirement = \"{id}\"{threshold} }}]"),
        };
        fs::write(path, text.replace(&row, &format!("{row}{value}\n")).replace(&plain, &member))
            .unwrap();
    };
    asks(&current.join("editions/1.0"), "8", older);
    asks(&current, "7", newer);
    let differences = between(&load(root.path()), "1.0", "2.0").expect("both are held");
    let mut requirements = differences.checklists.into_iter().next().unwrap().requirements;
    let at = requirements.iter().position(|each| each.to.as_deref() == Some("7")).unwrap();
    requirements.swap_remove(at)
}

#[test]
fn values_and_their_thresholds_are_compared_as_data() {
    let percent = "value = { kind = \"number\", unit = \"%\" }";
    let hours = "value = { kind = \"number\", unit = \"時間\" }";
    let date = "value = { kind = \"date\" }";
    let text = "value = { kind = \"text\" }";
    let required = "value = { kind = \"text\", required = true }";
    let choices = "value = { kind = \"choice\", choices = [{ id = \"a\", title = \"甲\" }] }";
    let renamed = "value = { kind = \"choice\", choices = [{ id = \"b\", title = \"甲\" }] }";
    let (most, more) = (", at_least = \"99.5\"", ", at_least = \"99.9\"");
    let cases: &[(Asks<'_>, Asks<'_>, &[&str])] = &[
        (("", ""), ("", ""), &[]),
        // The thresholds name another id, which is the heir.
        ((percent, most), (percent, most), &[]),
        (
            (percent, most),
            (percent, more),
            &["  important 必須", "    - 8 else nonconforming", "    + 7 else nonconforming"],
        ),
        (
            (percent, ""),
            (percent, most),
            &["  important 必須", "    - 8 else nonconforming", "    + 7 else nonconforming"],
        ),
        ((percent, most), (hours, most), &["  Value 数値：単位は「[-%-]{+時間+}」"]),
        (("", ""), (date, ""), &["  Value {+日付+}"]),
        ((text, ""), (required, ""), &["  Value 記述{+：値がなければ未回答+}"]),
        ((choices, ""), (renamed, ""), &["  Value 選択肢：「甲」（[-a-]{+b+}）"]),
    ];
    for (older, newer, expected) in cases {
        let found = with_values(*older, *newer);
        assert_eq!(lines(&found)[1..], **expected, "{older:?} {newer:?}");
        assert_eq!(found.keeps_answer(), expected.is_empty(), "{older:?} {newer:?}");
    }
    let changed = with_values((percent, most), (percent, more));
    let json = serde_json::to_value(&changed.levels[0].after).unwrap();
    assert_eq!(json[0]["thresholds"], json!({"7": {"at_least": "99.9"}}));
    assert_eq!(changed.levels[0].after[0].which(), "を(No.7は99.9%以上)");
}

#[test]
fn editions_further_apart_are_compared_with_each_other_and_not_step_by_step() {
    let root = three_editions();
    let town = load(root.path());
    let kinds = |differences: &Differences| -> Vec<(String, Kind)> {
        let requirements = differences.checklists[0].requirements.iter();
        let name = |each: &RequirementDifferences| {
            each.to.clone().unwrap_or_else(|| format!("-{}", each.from.join("+")))
        };
        requirements.map(|each| (name(each), each.kind)).collect()
    };
    let far = between(&town, "1.0", "3.0").expect("both are held");
    let kinds_far = kinds(&far);
    let of =
        |wanted: &str| kinds_far.iter().find(|(name, _)| name == wanted).map(|(_, kind)| *kind);
    assert_eq!(of("2"), Some(Kind::Unchanged), "it reads as it did");
    assert_eq!(of("70"), Some(Kind::Moved), "8 → 7 → 70");
    assert_eq!(of("6"), Some(Kind::Merged));
    assert_eq!(of("4"), Some(Kind::New), "new since the first");
    assert_eq!(of("9"), None, "came and went");
    assert_eq!(of("-4"), Some(Kind::Dropped));
    let succession = succession(&far, "town/service").expect("both have it");
    assert_eq!(succession.requirements.of("8"), Fate::Moved("70"));
    let near = between(&town, "2.0", "3.0").expect("both are held");
    assert!(kinds(&near).contains(&("-9".to_owned(), Kind::Dropped)));
    assert_eq!(successions(&town, &town.checklists[0]).len(), 2);
}

#[test]
fn a_standard_by_itself_is_compared_by_the_map_if_there_is_one() {
    let newer = town();
    let older = kijun_content::load_one(&fixture().join("town/editions/1.0")).unwrap();
    let (mapped, known) = differences(&older.standards[0], &newer);
    assert!(known);
    assert_eq!(Some(mapped), between(&newer, "1.0", "2.0"));
    let (unmapped, known) = differences(&newer, &older.standards[0]);
    assert!(!known, "the older does not know the newer");
    let service = &unmapped.checklists[0].requirements;
    let dropped = service.iter().filter(|each| each.kind == Kind::Dropped);
    let dropped: Vec<_> = dropped.flat_map(|each| &each.from).collect();
    assert_eq!(dropped, ["5-1", "5-2"]);
}

#[test]
fn what_a_document_says_of_its_editions_is_cited() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let library = kijun_content::load(&root).expect("`kijun check` says what is wrong");
    let said = |id: &str| -> Vec<(String, Option<String>)> {
        let standards = library.standards.iter().filter(|standard| standard.id == id);
        let editions = standards.flat_map(|standard| &standard.editions);
        let said = |cited: &Citation| cited.quote.clone();
        editions.map(|each| (each.id.clone(), each.said.as_ref().map(said))).collect()
    };
    let of = |id: &str, quote: &str| (id.to_owned(), Some(quote.to_owned()));
    assert_eq!(
        said("kitakyushu"),
        [
            of("1.0", "初版発行(令和5年3月2日決裁、3月29日通知)"),
            of(
                "1.1",
                "総務省「地方公共団体における情報セキュリティポリシーに関するガイドライン」の改定に伴う改定\
                 (令和7年3月3日決裁、3月17日通知)"
            ),
        ]
    );
    assert_eq!(said("shunan"), [of("2023-09-20", "令和5年9月20日 策定")]);
    assert_eq!(said("kobe"), [of("2020-07-30", "令和2年7月30日")]);
    assert_eq!(said("annex2"), [], "the document names neither edition nor date");
}
