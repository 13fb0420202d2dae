//! The columns of an answer file's table, by their headings; shared by writing and reading.

/// The name of this kind of table, in the first column of every row.
pub(crate) const SCHEMA: &str = "kijun-csv/1";

pub(crate) const FORMAT: &str = "様式";
pub(crate) const CHECKLIST: &str = "チェックリスト";
pub(crate) const EDITION: &str = "版";
pub(crate) const RULES_EDITION: &str = "基準の版";
pub(crate) const CLASS: &str = "分類";
pub(crate) const CLASS_TITLE: &str = "分類の名称";
pub(crate) const SERVICE: &str = "サービス名";
pub(crate) const PROVIDER: &str = "事業者名";
pub(crate) const RULES_DIGEST: &str = "規則の照合値";
pub(crate) const ANSWERS_DIGEST: &str = "回答の照合値";
/// Return the heading that a table of today has where an older one has this; every other as it is.
pub(crate) fn of_today(heading: &str) -> &str {
    match heading.trim() {
        "規則のダイジェスト" => RULES_DIGEST,
        "回答のダイジェスト" => ANSWERS_DIGEST,
        _ => heading,
    }
}

pub(crate) const VERDICT: &str = "判定";
pub(crate) const OMITTED_OF_FILE: &str = "この表に含まれないもの(全体)";

/// The heading of a phase, before its number.
pub(crate) const PHASE: &str = "点検する段階";
/// The heading of a fact, before its name.
pub(crate) const FACT: &str = "利用の条件:";

pub(crate) const ID: &str = "番号";
pub(crate) const TITLE: &str = "要件名";
pub(crate) const CATEGORY: &str = "区分";
pub(crate) const PARTY: &str = "回答者";
pub(crate) const REQUIREMENT_PHASE: &str = "段階";
pub(crate) const LEVEL: &str = "求められる水準";
pub(crate) const STATUS: &str = "要件の状態";
pub(crate) const ANSWER: &str = "回答";
pub(crate) const REASON: &str = "該当しない理由";
pub(crate) const NOTE: &str = "備考";
/// The heading of an evidence, before its number.
pub(crate) const EVIDENCE: &str = "根拠資料";
pub(crate) const EXCEPTION_REASON: &str = "例外の理由";
pub(crate) const EXCEPTION_MEASURE: &str = "例外の代替措置";
pub(crate) const EXCEPTION_UNTIL: &str = "例外の期限";
pub(crate) const EXCEPTION_APPROVER: &str = "例外の承認者";
pub(crate) const OMITTED_OF_ANSWER: &str = "この表に含まれないもの(要件)";

/// The columns whose content is the same in every row, before the phases and facts.
pub(crate) const OF_FILE: [&str; 12] = [
    FORMAT,
    CHECKLIST,
    EDITION,
    RULES_EDITION,
    CLASS,
    CLASS_TITLE,
    SERVICE,
    PROVIDER,
    RULES_DIGEST,
    ANSWERS_DIGEST,
    VERDICT,
    OMITTED_OF_FILE,
];

/// The columns of a requirement, before its evidence.
pub(crate) const OF_ANSWER: [&str; 10] =
    [ID, TITLE, CATEGORY, PARTY, REQUIREMENT_PHASE, LEVEL, STATUS, ANSWER, REASON, NOTE];

/// The columns after the evidence.
pub(crate) const OF_EXCEPTION: [&str; 5] =
    [EXCEPTION_REASON, EXCEPTION_MEASURE, EXCEPTION_UNTIL, EXCEPTION_APPROVER, OMITTED_OF_ANSWER];

/// Return the numbered columns of this kind: `根拠資料1`, `根拠資料2` …
pub(crate) fn numbered(name: &str, count: usize) -> impl Iterator<Item = String> + '_ {
    (1..=count).map(move |number| format!("{name}{number}"))
}
