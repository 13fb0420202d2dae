//! The sentences of the page.

use kijun_crosswalk::{Basis, Carried, Outcome};
use kijun_rules::answers::Proposal;
use kijun_rules::text::is_blank;
use kijun_rules::{Answer, Status};

/// Return the answer to a requirement, on lines; empty if there is none.
#[must_use]
pub fn given(answer: Option<&Answer>) -> String {
    let Some(answer) = answer else {
        return String::new();
    };
    let mut lines: Vec<String> = Vec::new();
    if let Some(status) = answer.status() {
        lines.push(format!("回答: {}", status.label()));
    }
    let filled = |text: Option<&str>| text.filter(|text| !is_blank(text)).map(str::to_owned);
    lines.extend(filled(answer.reason()).map(|reason| format!("理由: {reason}")));
    lines.extend(filled(answer.note()).map(|note| format!("備考: {note}")));
    if let Some(evidence) = answer.evidence().filter(|evidence| !evidence.is_empty()) {
        lines.push(format!("根拠資料: {}", evidence.join("、")));
    }
    lines.join("\n")
}

/// Return the result of one entry of the crosswalk, as a sentence.
#[must_use]
pub fn says(basis: &Basis) -> String {
    match basis.says {
        Ok(status) => format!("この対応から「{}」を提案できます。", status.label()),
        Err(withheld) => withheld.message().to_owned(),
    }
}

/// Return the result of all entries for a requirement; `proposal` is its proposal, if it has one.
#[must_use]
pub fn outcome(carried: &Carried, proposal: Option<&Proposal>) -> String {
    match (carried.outcome, proposal) {
        (Outcome::Proposed(status), _) => format!("提案: {}", status.label()),
        (Outcome::Conflict, _) => {
            "対応する要件の回答が食い違っています。どちらが正しいか確かめ、自己点検のページで答えてください。"
                .to_owned()
        }
        (Outcome::Hint, Some(_)) => {
            "状態は提案できません。備考や根拠資料を、参考として引き継げます。".to_owned()
        }
        (Outcome::Hint, None) => {
            "状態は提案できず、引き継ぐ備考や根拠資料もありません。自己点検のページで答えてください。".to_owned()
        }
        (Outcome::Nothing, _) => "対応する要件に回答がありません。".to_owned(),
    }
}

/// Return the label of the box that ticks a proposal.
#[must_use]
pub fn take(proposal: &Proposal) -> String {
    let texts = [
        (!proposal.reason.is_empty(), "理由"),
        (!proposal.note.is_empty(), "備考"),
        (!proposal.evidence.is_empty(), "根拠資料"),
    ];
    let texts = texts.into_iter().filter(|(has, _)| *has).map(|(_, name)| name);
    let status = proposal.status.map(|status| format!("「{}」", status.label()));
    let texts: Vec<String> = status.into_iter().chain(texts.map(str::to_owned)).collect();
    format!("{}を提案として引き継ぐ", texts.join("と"))
}

/// Return the number of requirements for each outcome, in words.
#[must_use]
pub fn summary(all: &[Carried]) -> String {
    let count = |wanted: fn(&Outcome) -> bool| {
        all.iter().filter(|carried| wanted(&carried.outcome)).count()
    };
    let proposed =
        |status| all.iter().filter(|carried| carried.outcome == Outcome::Proposed(status)).count();
    let parts = [
        (proposed(Status::Met), "「満たす」の提案"),
        (proposed(Status::Unmet), "「満たさない」の提案"),
        (proposed(Status::NotApplicable), "「該当しない」の提案"),
        (count(|outcome| *outcome == Outcome::Conflict), "回答の食い違い"),
        (count(|outcome| *outcome == Outcome::Hint), "参考になる回答だけがあるもの"),
        (
            count(|outcome| *outcome == Outcome::Nothing),
            "対応する要件に回答がないもの(表示していません)",
        ),
    ];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts.map(|(count, name)| format!("{name} {count}件")).collect();
    format!("{}。", parts.join("、"))
}

/// Return the number of ticked proposals, in words.
#[must_use]
pub fn chosen(count: usize) -> String {
    match count {
        0 => "引き継ぐ提案に印を付けてください。".to_owned(),
        count => format!("{count}件の提案を選んでいます。"),
    }
}

/// Return the target of the proposals, in words.
#[must_use]
pub fn into(title: &str) -> String {
    format!("「{title}」に提案を書き加えます。すでにある回答や提案は変えません。")
}

/// Return the result of keeping the proposals in an assessment: `added` were added, `left` were
/// not.
#[must_use]
pub fn written(title: &str, added: usize, left: usize) -> String {
    let end = "自己点検のページを開いて、1件ずつ確定してください。";
    format!("「{title}」に{}{end}", put(added, left))
}

/// Return the result of saving the proposals in a file: `added` were added, `left` were not.
#[must_use]
pub fn saved(name: &str, added: usize, left: usize) -> String {
    let end = "自己点検のページで読み込み、1件ずつ確定してください。";
    format!("「{name}」に{}{end}", put(added, left))
}

fn put(added: usize, left: usize) -> String {
    let left = match left {
        0 => String::new(),
        left => {
            format!(
                "ほかの{left}件は、その間に答えられたか、ほかの提案ができたので、書き込んでいません。"
            )
        }
    };
    format!("{added}件の提案を保存しました。{left}")
}

/// Return the warning that the answers seem to be about another service than the target.
#[must_use]
pub fn services_differ(source: &str, target: &str) -> String {
    format!(
        "もとの回答のサービスは「{source}」、引き継ぎ先のサービスは「{target}」です。別のサービスの回答を引き継ごうとしていないか、確かめてください。"
    )
}

#[cfg(test)]
mod tests {
    use kijun_crosswalk::{Carried, Outcome};
    use kijun_rules::answers::Proposal;
    use kijun_rules::{Answer, Status};

    use super::{given, saved, summary, take, written};

    #[test]
    fn an_answer_is_told_with_everything_written_to_it() {
        assert_eq!(given(None), "");
        let mut answer = Answer::new(Some(Status::Met));
        answer.set_note("設計書で確認");
        answer.set_evidence(["設計書3.2", "約款"]);
        assert_eq!(
            given(Some(&answer)),
            "回答: 満たす\n備考: 設計書で確認\n根拠資料: 設計書3.2、約款"
        );
    }

    #[test]
    fn a_box_says_what_it_brings() {
        let note = "約款で確認".to_owned();
        let proposal =
            Proposal { status: Some(Status::Unmet), note: note.into(), ..Proposal::default() };
        assert_eq!(take(&proposal), "「満たさない」と備考を提案として引き継ぐ");
        let hint = Proposal { status: None, ..proposal };
        assert_eq!(take(&hint), "備考を提案として引き継ぐ");
    }

    #[test]
    fn what_there_is_none_of_is_not_counted() {
        let carried = |outcome| Carried { requirement: "1".to_owned(), bases: Vec::new(), outcome };
        let met = || carried(Outcome::Proposed(Status::Met));
        let all = [met(), met(), carried(Outcome::Conflict), carried(Outcome::Hint)];
        assert_eq!(
            summary(&all),
            "「満たす」の提案 2件、回答の食い違い 1件、参考になる回答だけがあるもの 1件。"
        );
    }

    #[test]
    fn what_was_not_written_is_told() {
        assert_eq!(
            written("受付", 3, 0),
            "「受付」に3件の提案を保存しました。自己点検のページを開いて、1件ずつ確定してください。"
        );
        assert!(saved("a.json", 1, 2).contains("ほかの2件は"));
    }
}
