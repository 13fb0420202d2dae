//! The words of a cell, read as a rule.

use regex::Captures;

use crate::fold::{Folded, count};
use crate::legend::{Legend, Meaning, is_approval};
use crate::model::{Severity, Thresholds};
use crate::numbers::{FIRST, Numbers, Set};

/// The meaning of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Rule {
    /// Nothing is asked.
    Nothing,
    /// The same as in the cell above.
    Same,
    /// The row by itself.
    One(Severity),
    /// At least so many of these rows, or one of the first ones.
    Among { instead: Vec<usize>, of: Vec<usize>, at_least: usize, severity: Severity },
    /// At least so many of rows that the cell does not name.
    Loose { at_least: usize, severity: Severity },
    /// A value.
    Limit { threshold: Thresholds, unit: Unit, severity: Severity },
    /// Not understood.
    Unknown,
}

/// The unit of a value.
pub(crate) type Unit = Option<String>;

/// The reading of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) rule: Rule,
    pub(crate) sure: bool,
    pub(crate) why: String,
    /// The circumstance in the cell itself: the words, and the value with which the rule counts.
    pub(crate) condition: Option<(String, bool)>,
    /// True where the answer 「はい」 is the bad one.
    pub(crate) reversed: bool,
    /// Further rules of the same cell.
    pub(crate) more: Vec<Rule>,
}

impl Reading {
    fn new(rule: Rule, sure: bool, why: impl Into<String>) -> Self {
        Self { rule, sure, why: why.into(), condition: None, reversed: false, more: Vec::new() }
    }
}

/// The state that a cell is read with.
pub(crate) struct Context<'a> {
    pub(crate) legend: &'a Legend,
    pub(crate) numbers: &'a Numbers,
    /// The row of the cell.
    pub(crate) row: usize,
    /// The rows that the cell covers, if it is merged.
    pub(crate) covers: &'a [usize],
    /// The demand of the row, folded.
    pub(crate) text: &'a str,
}

patterns! {
    SAME = "^(同上|同前|〃|々|\"|”|同じ|上に同じ|sameasabove|ditto|asabove)$";
    REMARK = r"(\(?(※|注|\*)[0-9]*\)?)+$";
    WORD_IN_BRACKETS = r"^([^()\[\]]+)[(\[](.*)[)\]]$";
    UNMET = r"^([\x{e000}-\x{e0ff}])(?:の要件|の認証|の登録)?(?:も|を|が|に)*(?:いずれも|すべて|全て)?[^、。]{0,8}?(?:満た|取得|登録|該当|対応|実施|有)[^、。]{0,6}?ない(?:場合|とき)(?:は|には|に)?、?(.*)$";
    UNMET_EN = r"^if([\x{e000}-\x{e0ff}])(?:is|are)not(?:met|satisfied|fulfilled),?(.*)$";
    UNLESS = r"^([a-z]+)unless([\x{e000}-\x{e0ff}])(?:is|are)(?:met|satisfied|fulfilled)$";
    OR_OTHER = r"^([^\x{e000}-\x{e0ff}]+?)(?:or|又は|または|若しくは)([\x{e000}-\x{e0ff}])$";
    INSTEAD = r"^([^\x{e000}-\x{e0ff}()]+?)[(。、]?(?:ただし、?)?(?:又は|または)?([\x{e000}-\x{e0ff}])(?:に|で|を満たすことで|により|による)(?:も|よる)?(?:代替|代える|代えられる|可|読み替え)[^。]*?。?\)?。?$";
    EXEMPT = r"^(?:([^\x{e000}-\x{e0ff}()]*?)[(、。]?(?:ただし、?)?)?([\x{e000}-\x{e0ff}])(?:のいずれか)?を?(?:満た|取得)[^、。]{0,6}?(?:場合|とき)(?:は|を|には)?、?(?:不要|除く|対象外|要しない|この限りでない|求めない|免除)[^。]*?。?\)?。?$";
    NUMBER_OF = r"(?:うち|中|から|いずれか|少なくとも|atleast)*(?:の)?([0-9]+|[一二三四五六七八九十]|one|two|three|four|five|six)(?:つ|個|項目|件|種類|種|点)*以上";
    NUMBER_OF_EN = r"(?:atleast|atminimum|anyof|any)([0-9]+|one|two|three|four|five|six)(?:of)?";
    ANY = "いずれか|どれか|いずれかひとつ|anyof|either|oneof";
    ALL = "すべて|全て|いずれも|両方|allof|both";
    YES_CONSENT = r#"^(?:[「『"](?:はい|有|あり|ある|該当|yes)[」』"]|(?:はい|有|あり|該当|該当あり))の?(?:場合|とき)(?:は|には)?、?(.*)$"#;
    YES_CONSENT_EN = r"^if(?:yes|so),?(.*)$";
    WHEN = r"^(.+?)(?:場合|とき|時)(?:は|には|のみ|に限り|に限る|、)*(必須|推奨|任意|原則必須|承認|協議|◎|○|△|●)$";
    WHEN_EN = r"^([a-z]+)(?:if|when|where)(.+)$";
    WHEN_INSIDE = r"^(.+?)(?:する|う|く|す|つ|む|る|た|の|ない)(?:場合|とき|時)(?:は|に限る|のみ|に限り)?$";
    LIMIT = r"^(?:概ね|おおむね|最低|最大|月間|年間|連続|直近)?(毎月|毎年|年に|年|月に|週に|日に)?(-?[0-9]+(?:\.[0-9]+)?)(%|パーセント|年間?|か月間?|ヶ月間?|カ月間?|ケ月間?|箇月間?|月間?|週間?|日間?|営業日|時間|分間?|秒|回|件|世代|文字|桁|種類|か所|箇所|円|人|名|点|倍|段階|gb|mb|tb|ビット|bit|days?|hours?|months?|years?|minutes?|weeks?|times?|characters?)?(前まで|以上|以内|以下|未満|超|を超える|まで|前|ormore|orless|orfewer|orlonger)?(?:[(\[](.*?)[)\]])?(?:とする|であること|が必須|が必要|を推奨|が推奨)?。?$";
    LIMIT_EN = r"^(atleast|within|nomorethan|atmost|upto|nolessthan)([0-9]+(?:\.[0-9]+)?)(%|days?|hours?|months?|years?|minutes?|weeks?)?(?:[(\[](.*?)[)\]])?$";
    DAY = r"^(令和|平成)?([0-9]{1,4}|元)[年/.-]([0-9]{1,2})[月/.-]([0-9]{1,2})日?(?:から)?(以降|以後|より後|以前|まで|orlater|orafter|orearlier|orbefore)?(?:[(\[](.*?)[)\]])?。?$";
    MUST_VERB = "(?:こと|なければならない|ならない|してはならない|必要がある|必要である|ものとする|shall|must)[^。]{0,4}。?$";
    SHOULD_VERB = "(?:望ましい|とよい|重要である|検討する|考慮する|決定する|努める)。?$|可能な限り|原則として|should";
}

/// Read the words of a cell.
pub(crate) fn read(words: &str, context: &Context<'_>) -> Reading {
    let folded = Folded::new(words);
    let bare = REMARK.replace(&folded.text, "").into_owned();
    let bare = if bare.is_empty() { folded.text.clone() } else { bare };
    if bare.is_empty() {
        return Reading::new(Rule::Nothing, true, "空欄です。");
    }
    let lines: Vec<&str> = words.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if lines.len() > 1
        && let Some(reading) = several(&lines, context)
    {
        return reading;
    }
    if SAME.is_match(&bare) {
        return Reading::new(Rule::Same, true, "上の欄と同じです。");
    }
    if let Some((meaning, sure)) = context.legend.meaning(&bare) {
        return plain(meaning, sure);
    }
    let (template, sets) = context.numbers.template(&bare);
    let reading = if sets.is_empty() {
        alone(&bare, words, &folded, context)
    } else {
        named(&template, &sets, context)
    };
    reading.unwrap_or_else(|| Reading::new(Rule::Unknown, false, "読み取れない文言です。"))
}

/// Read a cell line by line: 「原則必須」, then 「(No.7-1を満たさない場合は、No.7-2必須)」.
fn several(lines: &[&str], context: &Context<'_>) -> Option<Reading> {
    let mut rules: Vec<Rule> = Vec::new();
    for line in lines {
        let line = line.trim_start_matches(['※', '・']);
        let outer = [('(', ')'), ('（', '）'), ('【', '】')];
        let inside =
            outer.iter().find_map(|(open, close)| line.strip_prefix(*open)?.strip_suffix(*close));
        let reading = read(inside.unwrap_or(line), context);
        if !reading.sure || reading.condition.is_some() || reading.rule == Rule::Same {
            return None;
        }
        match (rules.iter_mut().find(|rule| matches!(rule, Rule::One(_))), reading.rule) {
            (Some(Rule::One(known)), Rule::One(own)) => *known = own.max(*known),
            (_, rule) => rules.push(rule),
        }
    }
    let more = rules.split_off(1);
    Some(Reading {
        more, ..Reading::new(rules.pop()?, true, "欄に複数の定めがあります。")
    })
}

fn plain(meaning: Meaning, sure: bool) -> Reading {
    let why = if sure { "" } else { "印の意味の説明（凡例）がありません。" };
    match meaning {
        Some(severity) => Reading::new(Rule::One(severity), sure, why),
        None => Reading::new(Rule::Nothing, sure, why),
    }
}

/// Return the severity that words speak of, and if they say nothing else.
fn severity(words: &str, legend: &Legend) -> Option<(Severity, bool)> {
    let bare = words.trim_matches(['(', ')', '。', '、', '「', '」', '[', ']']);
    let bare = bare.trim_start_matches(['が', 'を', 'は', 'で', 'に', 'も']);
    let bare = ["であること", "とする", "です", "である", "isa", "area", "are", "is"]
        .iter()
        .fold(bare, |bare, end| {
            bare.strip_suffix(end).or_else(|| bare.strip_prefix(end)).unwrap_or(bare)
        });
    if let Some((Some(severity), sure)) = legend.meaning(bare) {
        return Some((severity, sure));
    }
    if is_approval(words) {
        return Some((Severity::ApprovalRequired, true));
    }
    let found = [
        "原則必須",
        "原則",
        "必須",
        "必ず",
        "推奨",
        "望ましい",
        "任意",
        "参考",
        "must",
        "should",
        "may",
        "◎",
        "○",
        "△",
    ]
    .iter()
    .find(|word| words.contains(**word))?;
    legend.meaning(found.trim_end_matches("ず")).and_then(|(meaning, _)| Some((meaning?, false)))
}

/// Read a cell that names no other row.
fn alone(bare: &str, words: &str, folded: &Folded, context: &Context<'_>) -> Option<Reading> {
    if let Some(reading) = limit(bare, context) {
        return Some(reading);
    }
    if let Some(found) = YES_CONSENT.captures(bare).or_else(|| YES_CONSENT_EN.captures(bare)) {
        let rest = found.get(1).map_or("", |rest| rest.as_str());
        let (severity, _) = severity(rest, context.legend)?;
        let mut reading =
            Reading::new(Rule::One(severity), true, "「はい」が望ましくない答えの問です。");
        reading.reversed = true;
        return Some(reading);
    }
    if ANY.is_match(bare) || NUMBER_OF.is_match(bare) {
        let at_least = number_of(bare).unwrap_or(1);
        let rest = NUMBER_OF.replace(bare, "");
        let (severity, sure) = severity(&ANY.replace_all(&rest, ""), context.legend)?;
        return Some(if context.covers.len() > 1 {
            let of = context.covers.to_vec();
            let rule = Rule::Among { instead: Vec::new(), of, at_least, severity };
            Reading::new(rule, sure, "結合した欄が、複数の要件にかかっています。")
        } else {
            Reading::new(
                Rule::Loose { at_least, severity },
                false,
                "どの要件のうちなのかが、欄に書かれていません。",
            )
        });
    }
    if let Some(found) = WHEN_EN.captures(bare)
        && let Some((Some(severity), sure)) =
            context.legend.meaning(found.get(1).map_or("", |word| word.as_str()))
    {
        let inside = found.get(2)?;
        return Some(conditional(severity, sure, words, folded, inside.range()));
    }
    if let Some(found) = WHEN.captures(bare) {
        let (meaning, sure) = context.legend.meaning(found.get(2)?.as_str())?;
        return Some(conditional(meaning?, sure, words, folded, found.get(1)?.range()));
    }
    if let Some(found) = WORD_IN_BRACKETS.captures(bare) {
        let (meaning, sure) = context.legend.meaning(found.get(1)?.as_str())?;
        let inside = found.get(2)?;
        return Some(match meaning {
            Some(_) if is_approval(inside.as_str()) => Reading::new(
                Rule::One(Severity::ApprovalRequired),
                true,
                "満たさないときは承認・協議が必要と書かれています。",
            ),
            Some(own) => match context.legend.meaning(inside.as_str()) {
                Some((Some(other), true)) => {
                    Reading::new(Rule::One(other), false, "欄に2つの水準があります。")
                }
                _ if inside.as_str().ends_with("を推奨") => Reading::new(
                    Rule::One(own.max(Severity::Advisory)),
                    true,
                    "括弧の中で推奨しています。",
                ),
                _ if WHEN_INSIDE.is_match(inside.as_str()) && !inside.as_str().contains("満た") =>
                {
                    let end =
                        inside.as_str().rfind("場合").or_else(|| inside.as_str().rfind("とき"));
                    let end = inside.start() + end.unwrap_or(inside.len());
                    conditional(own, sure, words, folded, inside.start()..end)
                }
                _ => {
                    Reading::new(Rule::One(own), false, "括弧の中に、水準のほかの文言があります。")
                }
            },
            None => Reading::new(Rule::Nothing, false, "括弧の中に、ほかの文言があります。"),
        });
    }
    sentence(bare, context)
}

fn conditional(
    severity: Severity,
    sure: bool,
    words: &str,
    folded: &Folded,
    range: std::ops::Range<usize>,
) -> Reading {
    let mut reading = Reading::new(Rule::One(severity), sure, "欄に条件が書かれています。");
    let condition = words.get(folded.original(&range)).unwrap_or_default();
    reading.condition =
        Some((condition.trim().trim_end_matches(['、', '(', '（']).to_owned(), true));
    reading
}

/// The reason of a reading by a sentence's final verb.
pub(crate) const VERB: &str = "文の終わりの動詞から読み取りました。";

/// Read a demand that stands without a level, by its final verb.
pub(crate) fn of_demand(text: &str) -> Reading {
    let (sure, severity) = if SHOULD_VERB.is_match(text) {
        (true, Severity::Advisory)
    } else {
        (MUST_VERB.is_match(text), Severity::Nonconforming)
    };
    let why = if sure {
        VERB
    } else {
        "表に水準の列がなく、文の終わりからも読み取れません。"
    };
    Reading::new(Rule::One(severity), sure, why)
}

/// Read a whole sentence by its final verb.
fn sentence(bare: &str, context: &Context<'_>) -> Option<Reading> {
    let rule = if SHOULD_VERB.is_match(bare) {
        Rule::One(Severity::Advisory)
    } else if MUST_VERB.is_match(bare) {
        Rule::One(Severity::Nonconforming)
    } else {
        let (severity, _) = severity(bare, context.legend)?;
        return Some(Reading::new(
            Rule::One(severity),
            false,
            "水準の語のほかにも文言があります。",
        ));
    };
    // A sentence about others, or about somebody's consent, says more than its verb.
    let sure = !is_approval(bare) && !ANY.is_match(bare) && !bare.contains("代え");
    Some(Reading::new(rule, sure, VERB))
}

fn number_of(words: &str) -> Option<usize> {
    let found = NUMBER_OF.captures(words).or_else(|| NUMBER_OF_EN.captures(words))?;
    count(found.get(1)?.as_str())
}

/// Read a cell that names other rows; each set stands as one sign in the template.
fn named(template: &str, sets: &[Set], context: &Context<'_>) -> Option<Reading> {
    let set = |found: &Captures<'_>, group: usize| {
        let sign = found.get(group)?.as_str().chars().next()?;
        let place = u32::from(sign).checked_sub(u32::from(FIRST))?;
        sets.get(usize::try_from(place).ok()?)
    };
    let legend = context.legend;
    let with_me = |set: &Set| {
        let mut of = set.members.clone();
        of.push(context.row);
        of.sort_unstable();
        of.dedup();
        of
    };
    let among = |instead: Vec<usize>, of: Vec<usize>, at_least: usize, severity: Severity| {
        Rule::Among { instead, of, at_least, severity }
    };
    for (at, exempt) in
        [(&*UNLESS, (1, 2)), (&*OR_OTHER, (1, 2)), (&*INSTEAD, (1, 2)), (&*EXEMPT, (1, 2))]
    {
        let Some(found) = at.captures(template) else { continue };
        let word = found.get(exempt.0).map_or("", |word| word.as_str());
        let Some(other) = set(&found, exempt.1) else { continue };
        let Some((severity, sure)) = severity(word, legend) else { continue };
        return Some(Reading::new(
            among(Vec::new(), with_me(other), 1, severity),
            sure,
            "ほかの要件で代えられます。",
        ));
    }
    let found = UNMET.captures(template).or_else(|| UNMET_EN.captures(template));
    let instead = found.as_ref().and_then(|found| set(found, 1));
    let rest = match (&found, instead) {
        (Some(found), Some(_)) => found.get(2).map_or("", |rest| rest.as_str()),
        _ => template,
    };
    let signs = ['\u{e000}'..='\u{e0ff}'];
    let is_set = |sign: char| signs.iter().any(|range| range.contains(&sign));
    let first = rest.chars().find(|sign| is_set(*sign));
    let of = first.and_then(|sign| {
        let place = u32::from(sign).checked_sub(u32::from(FIRST))?;
        sets.get(usize::try_from(place).ok()?)
    });
    let spoken: String = rest.chars().filter(|sign| !is_set(*sign)).collect();
    let own = NUMBER_OF.replace(&spoken, "");
    let own = NUMBER_OF_EN.replace(&own, "");
    let own = ANY.replace_all(&own, "");
    let own = own
        .replace("満たすこと", "")
        .replace("該当すること", "")
        .replace("のうち", "")
        .replace("の中", "")
        .replace("から", "")
        .replace("うち", "");
    let own = own.trim_start_matches(['の', 'が', 'を', 'は', 'で', 'に', '、', '(']);
    let (severity, mut sure) = severity(own, legend)?;
    let Some(of) = of else {
        let instead = instead?;
        if instead.members == [context.row] {
            return Some(Reading::new(
                Rule::One(severity),
                sure,
                "満たさないときの扱いが書かれています。",
            ));
        }
        // 「No.4-1を満たさない場合は必須」
        return Some(Reading::new(
            among(Vec::new(), with_me(instead), 1, severity),
            sure,
            "ほかの要件を満たさないときの要件です。",
        ));
    };
    // More sets than the two that were read; the same set again is a word about it (6-2も満たせない場合).
    let known: Vec<usize> =
        instead.iter().flat_map(|set| &set.members).chain(&of.members).copied().collect();
    sure |= severity == Severity::ApprovalRequired;
    sure &= sets.iter().all(|set| set.members.iter().all(|member| known.contains(member)));
    let at_least = match number_of(&spoken) {
        Some(number) => number,
        None if ANY.is_match(&spoken) || of.is_choice || of.members.len() == 1 => 1,
        None => {
            sure &= ALL.is_match(&spoken);
            of.members.len()
        }
    };
    if at_least == 0 || at_least > of.members.len() {
        return Some(Reading::new(Rule::Unknown, false, "数が、要件の数に合いません。"));
    }
    let instead = instead.map(|set| set.members.clone()).unwrap_or_default();
    sure &= instead.len() <= 1 && known.contains(&context.row);
    Some(Reading::new(
        among(instead, of.members.clone(), at_least, severity),
        sure,
        "ほかの要件との組合せです。",
    ))
}

/// Read a value.
fn limit(bare: &str, context: &Context<'_>) -> Option<Reading> {
    if let Some(found) = DAY.captures(bare) {
        return day(&found, context);
    }
    let part =
        |found: &Captures<'_>, group: usize| found.get(group).map(|part| part.as_str().to_owned());
    let (number, unit, direction, inside) = if let Some(found) = LIMIT_EN.captures(bare) {
        (part(&found, 2)?, part(&found, 3), part(&found, 1), part(&found, 4))
    } else {
        let found = LIMIT.captures(bare)?;
        (part(&found, 2)?, part(&found, 3), part(&found, 4), part(&found, 5))
    };
    let mut sure = true;
    let (severity, inside_sure) = match inside {
        None => (Severity::Nonconforming, true),
        Some(inside) => {
            severity(&inside, context.legend).unwrap_or((Severity::Nonconforming, false))
        }
    };
    let least = Thresholds { at_least: Some(number.clone()), ..Thresholds::default() };
    let most = Thresholds { at_most: Some(number), ..Thresholds::default() };
    let threshold = match direction.as_deref() {
        Some("以上" | "前まで" | "前" | "ormore" | "orlonger" | "atleast" | "nolessthan") => {
            least
        }
        Some(
            "以内" | "以下" | "まで" | "orless" | "orfewer" | "within" | "nomorethan" | "atmost"
            | "upto",
        ) => most,
        Some(_) => {
            sure = false;
            if direction.as_deref() == Some("未満") { most } else { least }
        }
        None if context.text.contains("以上")
            || context.text.contains("稼働率")
            || context.text.contains("nolessthan") =>
        {
            least
        }
        None if context.text.contains("以内")
            || context.text.contains("以下")
            || context.text.contains("nomorethan") =>
        {
            most
        }
        // A number alone may be anything.
        None if unit.is_none() => return None,
        None => {
            sure = false;
            least
        }
    };
    let why = if sure {
        "値が書かれています。"
    } else {
        "値の向き（以上か以下か）が、はっきりしません。"
    };
    Some(Reading::new(
        Rule::Limit { threshold, unit: unit.map(|unit| own_unit(&unit)), severity },
        sure && inside_sure,
        why,
    ))
}

fn day(found: &Captures<'_>, context: &Context<'_>) -> Option<Reading> {
    let number = |group: usize| found.get(group).map_or("", |part| part.as_str()).to_owned();
    let year: u32 = if number(2) == "元" { 1 } else { number(2).parse().ok()? };
    let year = match number(1).as_str() {
        "令和" => year + 2018,
        "平成" => year + 1988,
        _ => year,
    };
    let (month, day): (u32, u32) = (number(3).parse().ok()?, number(4).parse().ok()?);
    let date = format!("{year:04}-{month:02}-{day:02}");
    let direction = number(5);
    let threshold = match direction.as_str() {
        "以前" | "まで" | "orearlier" | "orbefore" => {
            Thresholds { not_after: Some(date), ..Thresholds::default() }
        }
        _ => Thresholds { not_before: Some(date), ..Thresholds::default() },
    };
    let inside = found.get(6).map(|inside| inside.as_str());
    let severity = match inside {
        None => Severity::Nonconforming,
        Some(inside) => severity(inside, context.legend)?.0,
    };
    let sure = !direction.is_empty() && direction != "より後";
    Some(Reading::new(
        Rule::Limit { threshold, unit: Some("date".to_owned()), severity },
        sure,
        "日付が書かれています。",
    ))
}

/// Return a unit as it is shown beside the field.
fn own_unit(unit: &str) -> String {
    match unit {
        "パーセント" => "%",
        "か月" | "ヶ月" | "カ月" | "ケ月" | "箇月" | "月間" | "か月間" | "ヶ月間" | "カ月間"
        | "ケ月間" | "箇月間" => "月",
        "年間" => "年",
        "週間" => "週",
        "日間" => "日",
        "分間" => "分",
        "day" => "days",
        "hour" => "hours",
        "month" => "months",
        "year" => "years",
        other => other,
    }
    .to_owned()
}

#[cfg(test)]
mod tests;
