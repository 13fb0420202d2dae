//! Files that cannot be assessed: each gets one message with the error, its place, and the cure.

use kijun_rules::answers::{MAX_BYTES, MAX_DEPTH, Position, ReadErrorKind};
use kijun_rules::{AnswerFile, ReadError};

use ReadErrorKind::{
    DuplicateName, Empty, MissingChecklist, NotJson, NotUtf8, TooDeep, TooLarge, UnknownPhase,
    WrongSchema, WrongType,
};

const HEAD: &str = r#"{"schema": "kijun-answers/1", "checklist": "annex2/cloud""#;

#[track_caller]
fn refused(bytes: impl AsRef<[u8]>) -> ReadError {
    let error = AnswerFile::read(bytes.as_ref()).expect_err("the file is refused");
    for part in [&error.message, &error.cure] {
        assert!(part.chars().count() > 8, "a sentence: {part}");
    }
    assert!(error.message.ends_with('。'), "a sentence: {}", error.message);
    let text = error.to_string();
    assert!(text.contains(&error.message) && text.contains(&error.cure), "{text}");
    if let Some(Position { line, column }) = error.position {
        assert!(text.starts_with(&format!("{line}行{column}文字目: ")), "{text}");
    }
    error
}

/// Require an error of this kind, at the place of `«`, which is not part of the file.
#[track_caller]
fn refused_at(marked: &str, kind: ReadErrorKind) -> ReadError {
    let (before, after) = marked.split_once('«').expect("a mark in the text");
    let error = refused(format!("{before}{after}"));
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let place = Position {
        line: before.matches('\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
    };
    assert_eq!((error.kind, error.position), (kind, Some(place)), "{error}");
    error
}

#[track_caller]
fn refused_without_place(bytes: impl AsRef<[u8]>, kind: ReadErrorKind) {
    let error = refused(bytes);
    assert_eq!((error.kind, error.position), (kind, None), "{error}");
}

#[test]
fn nothing_in_it() {
    for empty in ["", "\u{feff}", " \n\t", "\u{feff}\r\n"] {
        refused_without_place(empty, Empty);
    }
}

#[test]
fn not_json() {
    refused_at("«これは回答です", NotJson);
    refused_at("{\"日本語の名前\": «あ}", NotJson);
    refused_at("{\n  \"名前\": «'値'\n}", NotJson);
    refused_at(&format!("{HEAD}}} «余り"), NotJson);
    refused_at("[1,«]", NotJson);
    refused_at("{\"a\": 0«1}", NotJson);
    refused_at("{\"a\": NaN}".replace("NaN", "«NaN").as_str(), NotJson);
    // In a file that ends too early, the place is the last character.
    let error = refused_at("{\"備考\": \"途中«で", NotJson);
    assert!(error.message.contains("途中で終わって"), "{error}");
    refused_at("{\"備考\": 1«,", NotJson);
}

#[test]
fn another_json_value() {
    for (value, found) in
        [("«[]", "配列"), ("«\"文字列\"", "文字列"), ("  «1", "『1』"), ("«null", "『null』")]
    {
        let error = refused_at(value, WrongType);
        assert!(error.message.contains(found), "{error}");
    }
}

#[test]
fn another_schema() {
    refused_without_place("{}", WrongSchema);
    refused_without_place(r#"{"checklist": "annex2/cloud"}"#, WrongSchema);
    let error = refused_at("{\"schema\": «\"kijun-assessment/1\"}", WrongSchema);
    assert!(error.message.contains("kijun-assessment/1"), "{error}");
    assert!(error.cure.contains("kijun-answers/1"), "{error}");
}

#[test]
fn no_checklist() {
    refused_without_place(r#"{"schema": "kijun-answers/1"}"#, MissingChecklist);
    refused_without_place(r#"{"schema": "kijun-answers/1", "checklist": null}"#, MissingChecklist);
}

#[test]
fn wrong_types() {
    for field in [
        r#""edition": «1"#,
        r#""class": «["SA"]"#,
        r#""class": «true"#,
        r#""service": «"名前""#,
        r#""service": {"name": «1}"#,
        r#""service": {"name": "名前", "provider": «{}}"#,
        r#""facts": «[]"#,
        r#""facts": {"personal_information": «["はい"]}"#,
        r#""facts": {"personal_information": «0}"#,
        r#""phases": «"selection""#,
        r#""phases": [«1]"#,
        r#""answers": «[]"#,
        r#""answers": {"1": «"met"}"#,
        r#""answers": {"1": «true}"#,
        r#""answers": {"1": {"status": «true}}"#,
        r#""answers": {"1": {"status": «"満たす"}}"#,
        r#""answers": {"1": {"reason": «1}}"#,
        r#""answers": {"1": {"note": «[]}}"#,
        r#""answers": {"1": {"evidence": «"資料"}}"#,
        r#""answers": {"1": {"evidence": ["資料", «null]}}"#,
    ] {
        let error = refused_at(&format!("{HEAD},\n \"備考\": \"日本語\", {field}}}"), WrongType);
        let name = field.split('"').nth(1).expect("a field's name");
        assert!(error.message.contains(name), "{error}");
    }
    refused_at(r#"{"schema": «1}"#, WrongType);
    refused_at(r#"{"schema": "kijun-answers/1", "checklist": «[]}"#, WrongType);
    refused_at(&format!("{HEAD}, \"phases\": [\"selection\", «\"選定\"]}}"), UnknownPhase);
}

#[test]
fn a_name_twice() {
    for (text, name) in [
        ("\"class\": \"SA\", «\"class\": \"SB\"", "class"),
        ("\"class\": \"SA\", «\"cl\\u0061ss\": \"SB\"", "class"),
        ("\"answers\": {\"1\": {}, «\"1\": {}}", "1"),
        ("\"備考\": [{\"あ\": 1, \"い\": {\"う\": 1, \"え\": 2, «\"う\": 3}}]", "う"),
        ("\"備考\": {\"a\": 0, \"b\": 0, «\"\\u0062\": 0, \"a\": 0}", "b"),
        ("\"備考\": {\"\": 0, «\"\": 0}", "『』"),
        ("\"備考\": {\"😀\": 0, «\"\\ud83d\\ude00\": 0}", "😀"),
    ] {
        let error = refused_at(&format!("{HEAD}, {text}}}"), DuplicateName);
        assert!(error.message.contains(name), "{error}");
    }
    // The same name in different objects is allowed.
    let apart = format!("{HEAD}, \"a\": {{\"a\": {{\"a\": [{{\"a\": 1}}, {{\"a\": 1}}]}}}}}}");
    assert!(AnswerFile::read(apart.as_bytes()).is_ok());
}

#[test]
fn too_deep() {
    // The object of the file itself is the first level.
    let nested = |depth: usize, open: &str, close: &str| {
        let inner = depth - 1;
        format!("{HEAD}, \"備考\": {}0{}}}", open.repeat(inner), close.repeat(inner))
    };
    for (open, close) in [("[", "]"), ("{\"名\":", "}")] {
        assert!(AnswerFile::read(nested(MAX_DEPTH, open, close).as_bytes()).is_ok());
        let error = refused(nested(MAX_DEPTH + 1, open, close));
        assert_eq!(error.kind, TooDeep);
        let before = HEAD.len() + ", \"備考\": ".chars().count();
        let column = before + open.chars().count() * (MAX_DEPTH - 1) + 1;
        assert_eq!(error.position, Some(Position { line: 1, column }), "{error}");
        assert_eq!(refused(nested(100_000, open, close)).kind, TooDeep);
    }
    assert_eq!(refused("[".repeat(100_000)).kind, NotJson);
    assert_eq!(refused(format!("{}{}", "[".repeat(100_000), "]".repeat(100_000))).kind, TooDeep);
}

#[test]
fn too_large() {
    let mut bytes = format!("{HEAD}}}").into_bytes();
    bytes.resize(MAX_BYTES, b' ');
    assert!(AnswerFile::read(&bytes).is_ok());
    bytes.push(b' ');
    refused_without_place(&bytes, TooLarge);
}

#[test]
fn not_utf8() {
    let at = |before: &str, bytes: &[u8]| {
        let error = refused([before.as_bytes(), bytes].concat());
        (error.kind, error.position.map(|place| (place.line, place.column)))
    };
    assert_eq!(at("", b"\xff\xfe{\0}\0"), (NotUtf8, Some((1, 1))));
    // Shift_JIS, after readable text.
    assert_eq!(at("{\n\"備考\": \"", b"\x93\xfa\x96\x7b\"}"), (NotUtf8, Some((2, 8))));
    // An incomplete character, an overlong form, a surrogate.
    assert_eq!(at("{\"日", b"\xe6\x97"), (NotUtf8, Some((1, 4))));
    assert_eq!(at("\"", b"\xc0\xaf\""), (NotUtf8, Some((1, 2))));
    assert_eq!(at("\"", b"\xed\xa0\x80\""), (NotUtf8, Some((1, 2))));
    // The byte-order mark is not a character of the text.
    assert_eq!(at("\u{feff}{\"日", b"\xff"), (NotUtf8, Some((1, 4))));
}

#[test]
fn half_a_character() {
    // Half of a pair of \u escapes is no character, so it cannot be a known value …
    refused_at(&format!("{HEAD}, \"class\": «\"\\ud83d\"}}"), NotJson);
    refused_at(&format!("{HEAD}, \"answers\": {{\"1\": {{\"note\": «\"\\ude00あ\"}}}}}}"), NotJson);
    // … nor a name.
    refused_at(&format!("{HEAD}, \"answers\": {{«\"\\ud83d\": {{}}}}}}"), NotJson);
    refused_at(&format!("{HEAD}, \"備考\": {{«\"\\ud83dx\": 0}}}}"), NotJson);
}

#[test]
fn long_values_are_shortened_in_messages() {
    let long = "長".repeat(100_000);
    let error =
        refused(format!("{HEAD}, \"answers\": {{\"{long}\": {{\"status\": \"{long}\"}}}}}}"));
    assert_eq!(error.kind, WrongType);
    assert!(error.to_string().chars().count() < 300);
    let error = refused(format!("{HEAD}, \"{long}\": 0, \"{long}\": 0}}"));
    assert!(error.to_string().chars().count() < 300);
}
