//! The printed assessment: its words in every state, and what it never has.

use super::{act, enter, open, text};
use crate::client::check::action::Action;
use crate::client::check::model::Form;
use crate::client::check::paper::{Sheet, sheet};
use crate::client::check::view::reasons;
use crate::client::kit::storage::memory::Memory;

const DATE: &str = "令和8年(2026年)11月30日";

/// Return the words at a place of the sheet.
fn place(sheet: &Sheet, name: &str) -> String {
    let found = sheet.places.iter().find(|(known, _)| *known == name);
    text(&found.unwrap_or_else(|| panic!("no place {name}")).1)
}

/// Return the words of a row; `None` if it is left out.
fn row(sheet: &Sheet, id: &str) -> Option<(String, String)> {
    let (_, row) = sheet.rows.iter().find(|(known, _)| known == id).unwrap();
    row.as_ref().map(|row| (text(&row.answer), text(&row.remarks)))
}

fn printed(entries: &[(&str, &str)]) -> Sheet {
    let memory = Memory::default();
    let mut form = open(&memory);
    for (field, value) in entries {
        enter(&mut form, field, value);
    }
    sheet(&form, DATE)
}

/// Entries, and the words for the kind of the sheet, the verdict and the progress.
type Case<'a> = (&'a [(&'a str, &'a str)], &'a str, &'a str, &'a str);

#[test]
fn each_state_says_what_it_is() {
    let answered: &[(&str, &str)] =
        &[("class", "A"), ("answer:1", "met"), ("answer:2", "met"), ("answer:4", "met")];
    let cases: [Case; 6] = [
        (
            &[],
            "(分類が未選択)",
            "判定判定なしまだ回答がありません。情報の分類が選ばれていないため、判定できません。",
            "0件に回答",
        ),
        (
            &[("class", "A")],
            "(途中の記録)",
            "判定未確定まだ回答がありません。未回答の要件があるため、判定は確定していません。残りをすべて満たすと「適合」、すべて満たさないと「不適合」です。",
            "必要な要件4件のうち0件に回答",
        ),
        (
            &[("answer:1", "met")],
            "(分類が未選択)",
            "判定判定なし情報の分類が選ばれていないため、判定できません。",
            "1件に回答",
        ),
        (
            &[("class", "Z"), ("answer:1", "met")],
            "",
            "判定対象外欄がないため",
            "回答は必要ありません",
        ),
        (
            answered,
            "",
            "判定適合未回答の要件が1件ありますが、どのように回答しても判定は変わりません。",
            "必要な要件4件のうち3件に回答",
        ),
        (
            &[
                ("class", "A"),
                ("answer:1", "unmet"),
                ("answer:2", "met"),
                ("answer:3", "met"),
                ("answer:4", "met"),
            ],
            "",
            "判定不適合",
            "必要な要件4件のうち4件に回答",
        ),
    ];
    for (entries, kind, verdict, progress) in cases {
        let sheet = printed(entries);
        let found = ["kind", "verdict", "progress"].map(|name| place(&sheet, name));
        assert_eq!(found, [kind, verdict, progress], "{entries:?}");
        assert_eq!(place(&sheet, "date"), DATE);
    }
}

#[test]
fn the_code_is_that_of_the_assessment_and_needs_a_class() {
    let memory = Memory::default();
    let mut form = open(&memory);
    let on_screen = |form: &Form<&Memory>| {
        let slots = reasons(form, &|moment| moment.to_owned()).slots;
        let code = slots.into_iter().find(|slot| slot.part.name() == "code").unwrap();
        text(&code.html)
    };
    assert_eq!(place(&sheet(&form, DATE), "code"), "なし");
    assert_eq!(on_screen(&form), "");
    enter(&mut form, "class", "A");
    enter(&mut form, "answer:1", "met");
    let assessment = kijun_rules::Assessment::of(form.rules(), form.draft.file()).unwrap();
    let code = assessment.code().to_string();
    assert_eq!(place(&sheet(&form, DATE), "code"), code);
    assert_eq!(on_screen(&form), format!("照合用コード: {code}"));
    let digests = place(&sheet(&form, DATE), "digests");
    assert!(digests.contains(assessment.answers_digest()), "{digests}");
    assert!(digests.contains(form.rules().digest()), "{digests}");
}

#[test]
fn answers_on_trial_are_never_printed() {
    let memory = Memory::default();
    let mut form = open(&memory);
    for (field, value) in [("class", "A"), ("answer:1", "unmet"), ("answer:2", "met")] {
        enter(&mut form, field, value);
    }
    let before = sheet(&form, DATE);
    act(&mut form, Action::Trial, "");
    enter(&mut form, "answer:1", "met");
    enter(&mut form, "note:1", "仮の備考");
    enter(&mut form, "class", "B");
    assert_eq!(sheet(&form, DATE), before);
    let slots = reasons(&form, &|moment| moment.to_owned()).slots;
    let code = slots.into_iter().find(|slot| slot.part.name() == "code").unwrap();
    assert_eq!(code.html, "", "no code stands for answers on trial");
    act(&mut form, Action::TrialKeep, "");
    assert_ne!(sheet(&form, DATE), before);
}

#[test]
fn what_is_missing_is_named_with_the_documents_words() {
    let sheet = printed(&[
        ("class", "A"),
        ("answer:1", "unmet"),
        ("answer:2", "unmet"),
        ("answer:3", "unmet"),
        ("answer:4", "unmet"),
        ("exception:1:reason", "改修中"),
        ("exception:1:until", "2027-03-31"),
    ]);
    assert_eq!(
        place(&sheet, "violated"),
        "不適合No.1「分類Aでは1が必須」(表)要承認・要協議No.2・3のいずれも満たさない「分類Aでは2か3」(表)留意事項No.4「分類Aでは4を推奨」(表)"
    );
    assert_eq!(place(&sheet, "remedies"), "No.1(題1)を満たすNo.2・3のいずれか1つを満たす");
    assert_eq!(
        place(&sheet, "exceptions"),
        "要件満たせない理由代替措置期限承認者No.1改修中令和9年(2027年)3月31日No.2・3"
    );
    assert_eq!(place(&sheet, "footnotes"), "個別に整理する");
    let (answer, remarks) = row(&sheet, "1").unwrap();
    assert_eq!(answer, "満たさない不適合");
    assert_eq!(remarks, "例外の満たせない理由: 改修中例外の期限: 令和9年(2027年)3月31日");
}

#[test]
fn rows_have_what_was_written_and_only_those_that_count() {
    let sheet = printed(&[
        ("class", "A"),
        ("fact:f", "true"),
        ("answer:1", "not_applicable"),
        ("answer:2", "met"),
        ("note:2", "一行目\n二行目"),
        ("evidence:2", "仕様書"),
    ]);
    assert_eq!(place(&sheet, "facts"), "扱いますか。 はい");
    assert_eq!(place(&sheet, "open"), "No.1、No.4");
    let words = |answer: &str, remarks: &str| Some((answer.to_owned(), remarks.to_owned()));
    assert_eq!(row(&sheet, "1"), words("該当しない理由がないため、未回答として扱います", ""));
    assert_eq!(row(&sheet, "2"), words("満たす", "一行目\n二行目根拠資料: 仕様書"));
    assert_eq!(row(&sheet, "3"), words("未回答", ""));
    assert_eq!(place(&sheet, "omitted"), "");

    let uncovered = printed(&[("class", "Z"), ("answer:2", "met")]);
    assert_eq!(row(&uncovered, "1"), None);
    assert_eq!(row(&uncovered, "2"), words("満たす", ""));
    assert!(place(&uncovered, "omitted").contains("要件3件"), "what is left out is counted");
    let empty = printed(&[("class", "A")]);
    assert!(empty.rows.iter().all(|(_, row)| row.is_none()));
    assert!(place(&empty, "hint").contains("要件の表は省いています。"));
}

#[test]
fn what_was_typed_is_text_and_not_html() {
    let sheet = printed(&[
        ("class", "A"),
        ("service:name", "<img src=x>"),
        ("answer:1", "unmet"),
        ("note:1", "<b>太字</b>"),
        ("exception:1:reason", "<i>"),
    ]);
    let all: String = sheet.places.iter().map(|(_, html)| html.as_str()).collect();
    let rows = sheet.rows.iter().filter_map(|(_, row)| row.as_ref());
    let rows: String = rows.map(|row| row.remarks.as_str()).collect();
    for typed in ["<img", "<b>太字", "<i>"] {
        assert!(!all.contains(typed) && !rows.contains(typed), "{typed}");
    }
    assert!(all.contains("&lt;img") && rows.contains("&lt;b&gt;太字"));
}
