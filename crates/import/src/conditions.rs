//! The circumstances that words make a rule depend on: 「再委託を行う場合は」.

use crate::fold::{Folded, fold};
use crate::numbers::Numbers;

/// A circumstance in the words of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Circumstance {
    pub(crate) words: String,
    /// The value with which the rule counts.
    pub(crate) is: bool,
    /// False if a person has to look at it.
    pub(crate) sure: bool,
}

/// The content of a remark beside a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) circumstance: Option<Circumstance>,
    /// Rows that are enough by themselves.
    pub(crate) instead: Vec<usize>,
    /// The kinds of service that the row is for.
    pub(crate) services: Vec<&'static str>,
    /// True if an answer in words is asked for.
    pub(crate) is_text: bool,
    /// True if only the answer 「あり」 has a consequence, or 「なし」 is the good one.
    pub(crate) reversed: bool,
}

patterns! {
    WHEN = "(場合|とき|際)(?:には|は、|は|に、|、)";
    WHEN_EN = "^(?:if|where|when)(.+?),";
    EVENT = "障害|事故|停止|脆弱性|終了|終える|解約|廃止|変更|災害|異常|漏えい|漏洩|インシデント|公表|発生|緊急|求め|要請|請求|依頼|指示|認めた|把握|検知|失敗|異動|退職|更新|破棄|廃棄|返却|作業|侵害|違反|故障|incident|terminat|outage|fail|breach|request|vulnerab";
    CIRCUMSTANCE = "再委託|委託|個人情報|特定個人|国外|海外|無償|無料|ai|人工知能|シングルサインオン|sso|リモート|持ち出|持出|モバイル|スマート|api|外部サービスと|公開する|公開して|決済|クレジット|オンプレ|共有|共用|利用者情報|subcontract|personal|abroad|outside|free";
    NOT_APPLICABLE = "^(.+?)(?:場合|とき)(?:は|には)?、?[「『\"]?(?:該当なし|該当しない|対象外|非該当|n/a|-)[」』\"]?(?:と|を|に)?(?:する|記入|記載|回答|チェック)?";
    ONLY = "^(.+?)(?:場合|とき)(?:のみ|に限る|に限り)(?:。|、|$|対象|回答|適用|記入)";
    YES = "^[「『\"]?(?:はい|いいえ|あり|なし|有|無|yes|no)[」』\"]?の?$";
    YES_ONLY = "^[「『\"](?:あり|はい|有|yes)[」』\"]の?(?:場合|とき)";
    NO_IS_GOOD = "^[「『\"](?:なし|いいえ|無|no)[」』\"](?:であること|が望ましい|とすること)";
    EXEMPT = "^([\u{e000}-\u{e0ff}])(?:のいずれか)?を?(?:満た|取得)[^、。]{0,6}?(?:場合|とき)(?:は|を|には)?、?(?:不要|除く|対象外|要しない|この限りでない|求めない|免除|回答不要)";
    EXEMPT_EN = "^notrequiredif([\u{e000}-\u{e0ff}])(?:is|are)met";
    SERVICES = "^((?:saas|paas|iaas)(?:(?:and|or|、|・|及び|又は|/|,|と)*(?:saas|paas|iaas))*)(?:only|のみ|だけ|に限る|が対象|を対象とする)";
    TEXT = "^\\[?(?:自由)?記述(?:式)?\\]?$|自由記述|^freetext$|^free-text$|記述により|記入すること。?$|具体的に記入|記載すること。?$";
    NOTE = "^(?:注|※|\\*)?[0-9]*[.:]?(.+?)(?:場合|とき)(?:は|には)?、?([\u{e000}-\u{e0ff}])(?:の(?:確認|回答|記入|要件|項目))?(?:は|を|について)?(?:要しない|不要|必要としない|求めない|適用しない|確認を要しない|回答を要しない|対象外)";
    GENERAL = "^(?:該当する|該当しない|必要な|必要がない|可能な|当該|ある|ない|満たさない|満たす)$";
    ENTER = "^enter[\"“]?n/a[\"”]?if(.+?)\\.?$";
    SUBJECT = "^[^、。()]{1,24}(?:は|が)、";
}

/// Return the circumstance that a demand begins with; `None` if it has none. Events for which every
/// service must be ready are none.
pub(crate) fn of_demand(words: &str) -> Option<Circumstance> {
    let folded = Folded::new(words);
    let text = without_brackets(&folded.text);
    let range = if let Some(found) = WHEN_EN.captures(&text) {
        found.get(1)?.range()
    } else {
        let found = WHEN.find(&text)?;
        let start = text.get(..found.start())?.rfind('。').map_or(0, |dot| dot + '。'.len_utf8());
        let subject = text.get(start..found.start()).and_then(|run| SUBJECT.find(run));
        let subject = subject.filter(|subject| !subject.as_str().contains("情報"));
        start + subject.map_or(0, |subject| subject.end())..found.start()
    };
    let run = folded.text.get(range.clone())?;
    // 「はい」の場合は is about the answer.
    if run.contains(['「', '」']) || run.is_empty() {
        return None;
    }
    let is_event = EVENT.is_match(run);
    let known = CIRCUMSTANCE.is_match(run);
    if is_event {
        return None;
    }
    let words = words.get(folded.original(&range))?.trim().to_owned();
    Some(Circumstance { words, is: true, sure: known })
}

/// Blank out what stands in brackets, so that places stay.
fn without_brackets(folded: &str) -> String {
    let (mut depth, mut text) = (0_usize, String::with_capacity(folded.len()));
    for sign in folded.chars() {
        if sign == '(' {
            depth += 1;
        }
        if depth > 0 {
            text.extend(std::iter::repeat_n('_', sign.len_utf8()));
        } else {
            text.push(sign);
        }
        if sign == ')' {
            depth = depth.saturating_sub(1);
        }
    }
    text
}

/// Return what a remark says.
pub(crate) fn of_remark(words: &str, numbers: &Numbers) -> Said {
    let folded = Folded::new(words);
    let mut said = Said::default();
    let (template, sets) = numbers.template(&folded.text);
    if EXEMPT.is_match(&template) || EXEMPT_EN.is_match(&template) {
        said.instead = sets.first().map(|set| set.members.clone()).unwrap_or_default();
        return said;
    }
    if let Some(found) = SERVICES.captures(&folded.text) {
        said.services = services(found.get(1).map_or("", |found| found.as_str()));
        return said;
    }
    said.is_text = TEXT.is_match(&folded.text);
    said.reversed = YES_ONLY.is_match(&folded.text) || NO_IS_GOOD.is_match(&folded.text);
    let found = NOT_APPLICABLE
        .captures(&folded.text)
        .or_else(|| ENTER.captures(&folded.text))
        .map(|found| (found, false));
    let found = found.or_else(|| ONLY.captures(&folded.text).map(|found| (found, true)));
    if let Some((found, is)) = found
        && let Some(run) = found.get(1).filter(|run| !YES.is_match(run.as_str()))
    {
        if GENERAL.is_match(run.as_str()) {
            return said;
        }
        let words = words.get(folded.original(&run.range())).unwrap_or_default().trim().to_owned();
        said.circumstance = Some(Circumstance { words, is, sure: true });
        // 「…場合は「該当なし」と記入すること」 asks for no text.
        said.is_text = false;
    }
    said
}

/// Return the rows that a note frees under a circumstance.
pub(crate) fn of_note(words: &str, numbers: &Numbers) -> Option<(Circumstance, Vec<usize>)> {
    let folded = Folded::new(words);
    let (template, sets) = numbers.template(&folded.text);
    let found = NOTE.captures(&template)?;
    let run = found.get(1)?;
    // The circumstance stands before the set, so its place in the template is that in the words.
    let start = words.get(folded.original(&run.range()))?;
    let own = start.trim_start_matches(|sign: char| sign.is_whitespace() || sign.is_ascii_digit());
    let circumstance = Circumstance { words: own.trim().to_owned(), is: false, sure: true };
    Some((circumstance, sets.first()?.members.clone()))
}

/// Return the kinds of service that words name; all of them for 全て.
pub(crate) fn services(words: &str) -> Vec<&'static str> {
    let folded = fold(words);
    let kinds = ["SaaS", "PaaS", "IaaS"];
    let named = kinds.into_iter().filter(|kind| folded.contains(&kind.to_ascii_lowercase()));
    named.collect()
}

patterns! {
    QUESTION = "か。?(?:[「『].*)?$|か。|\\?";
    BAD = "漏えい|漏洩|滅失|毀損|き損|事故|停止が|勧告|命令|違反|処分|侵害|不正アクセスを受け|学習に(?:利用|使用)|目的外|incident|leak|breach|penalt";
    HAPPENED = "(?:あったか|あるか|ありますか|ありましたか|受けたか|起こしたか|発生したか|しているか|されたか|するか)|hastherebeen|haveyou|isthereany|werethere|hadany";
}

/// Return true if 「はい」 is the bad answer to a question, and if that is sure; `None` if it is no
/// question.
pub(crate) fn reversed(words: &str) -> Option<(bool, bool)> {
    let folded = fold(words);
    if !QUESTION.is_match(&folded) {
        return None;
    }
    let bad = BAD.is_match(&folded) && HAPPENED.is_match(&folded) && !folded.contains("ないか");
    let has_measure =
        ["しているか", "できるか", "体制", "対策"].iter().any(|word| folded.contains(word));
    Some((bad && !has_measure, true))
}

#[cfg(test)]
mod tests {
    use super::of_demand;

    #[test]
    fn circumstances_are_parted_from_events() {
        for (words, found) in [
            (
                "再委託（再々委託を含む。以下同じ。）を行う場合は、あらかじめ本市の承認を得ること。",
                Some("再委託（再々委託を含む。以下同じ。）を行う"),
            ),
            (
                "個人情報を取り扱い、かつ、データを国外に保存する場合は、措置を講じること。",
                Some("個人情報を取り扱い、かつ、データを国外に保存する"),
            ),
            ("業務の一部を再委託する場合は、本市に通知すること。", Some("業務の一部を再委託する")),
            ("障害が発生した場合は、村に連絡する体制があること。", None),
            ("サービスの終了又は大幅な変更を行うときは、知らせること。", None),
            (
                "If any part of the service is subcontracted, the provider shall ask.",
                Some("any part of the service is subcontracted"),
            ),
            ("事故が発生した場合の連絡先", None),
        ] {
            assert_eq!(of_demand(words).map(|found| found.words).as_deref(), found, "{words}");
        }
    }
}
