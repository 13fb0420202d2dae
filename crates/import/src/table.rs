//! The table of requirements on a sheet: where its head is, what its columns hold, which rows are
//! requirements.

use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;

use crate::fold::fold;
use crate::model::{Note, OtherSheet, Place, Role};
use crate::sheet::Sheet;

/// A column of a sheet.
#[derive(Debug, Clone)]
pub(crate) struct RawColumn {
    pub(crate) column: u32,
    pub(crate) titles: Vec<String>,
    pub(crate) role: Kind,
    pub(crate) sure: bool,
    pub(crate) why: &'static str,
}

/// The content of a column, before the classes and the kinds of service are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Category,
    Number,
    Item,
    Text,
    Level,
    Service(&'static str),
    Applies,
    Consequence,
    Method,
    Other,
    Answer,
}

impl Kind {
    pub(crate) fn role(self, level: usize, service: usize) -> Role {
        match self {
            Self::Category => Role::Category,
            Self::Number => Role::Number,
            Self::Item => Role::Item,
            Self::Text => Role::Text,
            Self::Level => Role::Level(level),
            Self::Service(_) => Role::Service(service),
            Self::Applies => Role::Applies,
            Self::Consequence => Role::Consequence,
            Self::Method => Role::Method,
            Self::Other => Role::Other,
            Self::Answer => Role::Answer,
        }
    }
}

/// A table on a sheet.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    /// The place of the sheet in the workbook.
    pub(crate) sheet: usize,
    pub(crate) columns: Vec<RawColumn>,
    /// The rows of requirements, each with its category from a row across the table.
    pub(crate) rows: Vec<(u32, Option<String>)>,
    pub(crate) notes: Vec<Note>,
    /// Rows that are no requirements, with the reason.
    pub(crate) dropped: Vec<(u32, &'static str)>,
    /// Rows with a demand and no number.
    pub(crate) unnumbered: Vec<u32>,
    pub(crate) head: u32,
}

patterns! {
    NUMBER = r"^(no\.?|no|番号|項番|管理番号|項目番号|整理番号|通番|連番|要件番号|要件no\.?|条項|id|requirementid|controlid|ref\.?|reference|#|項目no\.?)$|(?:^|[^a-z])id$|番号$";
    ANSWER = r"^(?:.*(?:回答|記入|評価|判定|適否|採点|得点|自己点検結果|点検結果|チェック|対応状況|対応可否).*(?:欄|結果|内容|者)?|.*response|answer|result|score|回答|結果|確認欄|事業者.*)$";
    METHOD = r"^(?:回答方法|回答形式|回答区分|記入方法|回答の方法|回答種別|answertype|answerformat|typeofanswer)$";
    CATEGORY = r"^(?:区分|分類|分野|大項目|大分類|カテゴリー?|領域|種別|対策区分|要件区分|管理領域|domain|category|section|area|group|章)$";
    ITEM = r"^(?:項目|確認項目|小項目|中項目|件名|項目名|対策項目|要件名|管理策|control|item|title|name|topic)$";
    TEXT = r"^(?:要件|要求事項|確認事項|確認内容|セキュリティ要件|要求内容|要件の内容|要件内容|内容|基準|対策内容|対策基準|遵守事項|設問|質問|チェック内容|チェック項目|求める内容|求める水準|要求水準|requirement|requirements|description|controlstatement|statement)$";
    CONSEQUENCE = r"^(?:.*満た(?:さない|せない).*(?:場合|とき).*|(?:不適合|未達|未充足|不充足)(?:時|の場合|のとき).*|ifnotmet.*)$";
    RISK = "リスク|脅威|risk";
    APPLIES = r"^(?:対象|対象サービス|対象種別|対象範囲|サービス種別|サービスの種別|適用|適用範囲|適用対象|servicemodel|appliesto|applicableto|applicability|scope)$";
    FREE = "自由記述|記述";
    LEVEL = r"^(?:重要度|水準|対策水準|要求水準|レベル|対策レベル|要否|必須区分|必須/任意|必須・任意|優先度|level|priority|obligation|mandatory)$";
    LEVELISH = r"必須|推奨|任意|原則|同上|〃|同左|対象外|該当なし|^[◎●■○✓✔レ△□×/ー-]|^(?:must|should|may|n/a|required|recommended|optional|same)|承認|協議|[0-9](?:年|か月|ヶ月|月|日|時間|%|分|回|世代)?(?:間)?(?:以上|以内|以下|前まで)|^[0-9.]+%$|(?:days|hours|months|%)or(?:more|less)";
    VERB = "(?:こと|ならない|必要がある|必要である|望ましい|とよい|検討する|重要である)。?$";
    BOX = "^(?:□|☐)";
}

/// Return the tables of a workbook: those whose head names a number and a demand.
pub(crate) fn tables(sheets: &[Sheet]) -> Vec<Table> {
    let shown = sheets.iter().enumerate().filter(|(_, sheet)| !sheet.is_hidden);
    shown.filter_map(|(place, sheet)| table(place, sheet)).collect()
}

/// Return the sheets that have a head with a demand and no number.
pub(crate) fn without_number(sheets: &[Sheet]) -> Option<Place> {
    let shown = sheets.iter().filter(|sheet| !sheet.is_hidden);
    for sheet in shown {
        for row in sheet.rows() {
            let cells = sheet.columns(row);
            let titles: Vec<String> =
                cells.iter().map(|column| fold(sheet.text(row, *column))).collect();
            let is_text = titles.iter().any(|title| TEXT.is_match(title));
            if is_text && titles.len() > 1 {
                return Some(sheet.place((row, cells.first().copied().unwrap_or_default())));
            }
        }
    }
    None
}

/// Return the first and the last row of a table's head, and its columns.
pub(crate) fn head(sheet: &Sheet) -> Option<(u32, u32, Vec<RawColumn>)> {
    let mut best: Option<(usize, u32)> = None;
    for row in sheet.rows().into_iter().take(60) {
        let score = head_score(sheet, row);
        if score > best.map_or(3, |(score, _)| score) {
            best = Some((score, row));
        }
    }
    let (_, head) = best?;
    let below = head_end(sheet, head);
    let mut columns = columns(sheet, head, below);
    let body: Vec<u32> = sheet.rows().into_iter().filter(|row| *row > below).collect();
    classify(sheet, &mut columns, &body);
    Some((head, below, columns))
}

fn table(place: usize, sheet: &Sheet) -> Option<Table> {
    let (head, below, columns) = head(sheet)?;
    let body: Vec<u32> = sheet.rows().into_iter().filter(|row| *row > below).collect();
    let of =
        |kind: Kind| columns.iter().find(|column| column.role == kind).map(|column| column.column);
    let (number, text) = (of(Kind::Number)?, of(Kind::Text)?);
    let mut table = Table {
        sheet: place,
        columns: columns.clone(),
        rows: Vec::new(),
        notes: Vec::new(),
        dropped: Vec::new(),
        unnumbered: Vec::new(),
        head,
    };
    let is_requirement =
        |row: u32| !sheet.own(row, number).is_empty() && !sheet.own(row, text).is_empty();
    let last = body.iter().copied().filter(|row| is_requirement(*row)).max()?;
    let mut section = None;
    for row in body {
        let words = distinct(sheet, row);
        if is_requirement(row) {
            table.rows.push((row, section.clone()));
        } else if words.iter().any(|(_, words)| is_total(words)) {
            table.dropped.push((row, "合計の行です。"));
        } else if row < last && words.len() == 1 {
            section = words.first().map(|(_, words)| words.clone());
        } else if row < last && !sheet.own(row, text).is_empty() {
            table.unnumbered.push(row);
        } else if row > last
            && words
                .iter()
                .any(|(_, words)| BOX.is_match(&fold(words)) || fold(words).ends_with("確認欄"))
        {
            table.dropped.push((row, "記入欄です。"));
        } else {
            table.notes.extend(notes(sheet, row, words, false));
        }
    }
    for row in sheet.rows().into_iter().filter(|row| *row < head) {
        let words = distinct(sheet, row);
        // A label with a blank beside it is there to be filled in.
        let is_blank_form =
            words.len() > 1 && words.iter().all(|(_, words)| words.chars().count() <= 10);
        if is_blank_form {
            table.dropped.push((row, "記入欄です。"));
        } else {
            table.notes.extend(notes(sheet, row, words, true));
        }
    }
    Some(table)
}

fn is_total(words: &str) -> bool {
    let folded = fold(words);
    folded.contains("合計") || folded == "計" || folded == "小計" || folded == "total"
}

fn notes(
    sheet: &Sheet,
    row: u32,
    words: Vec<(u32, String)>,
    before: bool,
) -> impl Iterator<Item = Note> + '_ {
    words.into_iter().map(move |(column, words)| Note {
        at: sheet.place((row, column)),
        words,
        before,
    })
}

/// Return the words of a row's own cells with their columns.
pub(crate) fn distinct(sheet: &Sheet, row: u32) -> Vec<(u32, String)> {
    let cells = sheet.cells.range((row, 0)..=(row, u32::MAX));
    let own = cells.filter(|(place, cell)| cell.from == **place);
    own.map(|((_, column), cell)| (*column, cell.text.clone())).collect()
}

/// Return how much a row looks like the head of the table.
fn head_score(sheet: &Sheet, row: u32) -> usize {
    let titles: BTreeSet<String> =
        sheet.columns(row).into_iter().map(|column| fold(sheet.text(row, column))).collect();
    let any = |pattern: &Regex| usize::from(titles.iter().any(|title| pattern.is_match(title)));
    let score = 3 * any(&NUMBER)
        + 2 * any(&TEXT)
        + any(&ITEM)
        + any(&CATEGORY)
        + any(&ANSWER)
        + any(&METHOD);
    let short = titles.iter().filter(|title| title.chars().count() <= 15).count();
    if titles.len() < 2 || short * 3 < titles.len() * 2 { 0 } else { score + short.min(3) }
}

/// Return the last row of the head.
fn head_end(sheet: &Sheet, head: u32) -> u32 {
    let mut end = head;
    for column in sheet.columns(head) {
        if let Some([first, last]) = sheet.area(head, column) {
            if last.0 > head {
                end = end.max(last.0);
            } else if last.1 > first.1 {
                // A title over several columns has theirs below it.
                let below =
                    (first.1..=last.1).filter(|column| !sheet.text(head + 1, *column).is_empty());
                if below.count() > 1 {
                    end = end.max(head + 1);
                }
            }
        }
    }
    end
}

fn columns(sheet: &Sheet, head: u32, end: u32) -> Vec<RawColumn> {
    let last = sheet.cells.keys().map(|(_, column)| *column).max().unwrap_or_default();
    let mut columns = Vec::new();
    for column in 0..=last {
        let mut titles: Vec<String> = Vec::new();
        for row in head..=end {
            let title = sheet.text(row, column).trim();
            if !title.is_empty() && titles.last().is_none_or(|last| last != title) {
                titles.push(title.to_owned());
            }
        }
        let is_used = sheet.cells.keys().any(|(row, other)| *row > end && *other == column);
        if !titles.is_empty() || is_used {
            columns.push(RawColumn { column, titles, role: Kind::Other, sure: true, why: "" });
        }
    }
    columns
}

/// The kinds of service by the names of their columns.
pub(crate) fn service(title: &str, above: &str) -> Option<&'static str> {
    let title = fold(title);
    let of_service = ["対象", "サービス", "種別", "service", "applies"]
        .iter()
        .any(|word| fold(above).contains(word));
    let kinds = ["SaaS", "PaaS", "IaaS"];
    let mut named = kinds.into_iter().filter(|kind| title.contains(&kind.to_ascii_lowercase()));
    if let (Some(kind), None, true) = (named.next(), named.next(), title.chars().count() <= 10) {
        return Some(kind);
    }
    match title.as_str() {
        "s" if of_service => Some("SaaS"),
        "p" if of_service => Some("PaaS"),
        "i" if of_service => Some("IaaS"),
        _ => None,
    }
}

/// Give each column its role.
fn classify(sheet: &Sheet, columns: &mut [RawColumn], body: &[u32]) {
    let bodies: Vec<Vec<String>> = columns
        .iter()
        .map(|column| {
            let cells = body.iter().map(|row| fold(sheet.text(*row, column.column)));
            cells.filter(|cell| !cell.is_empty()).collect()
        })
        .collect();
    let mut taken: BTreeMap<&str, usize> = BTreeMap::new();
    for (place, column) in columns.iter_mut().enumerate() {
        let cells = bodies.get(place).map(Vec::as_slice).unwrap_or_default();
        let last = column.titles.last().cloned().unwrap_or_default();
        let title = fold(&last);
        let above = column.titles.iter().rev().nth(1).cloned().unwrap_or_default();
        let share = |pattern: &Regex| {
            let found = cells
                .iter()
                .filter(|cell| pattern.is_match(cell) && cell.chars().count() <= 80)
                .count();
            if cells.is_empty() { 0 } else { found * 100 / cells.len() }
        };
        let free = |name: &str| !taken.contains_key(name);
        let boxes = share(&BOX);
        let is_of_signs = title.is_empty() && share(&LEVELISH) >= 80;
        (column.role, column.sure, column.why) = if let Some(service) = service(&last, &above) {
            (Kind::Service(service), true, "サービスの種別の列です。")
        } else if METHOD.is_match(&title) {
            (Kind::Method, true, "見出しから判断しました。")
        } else if CONSEQUENCE.is_match(&title) && !RISK.is_match(&title) {
            (Kind::Consequence, true, "見出しから判断しました。")
        } else if NUMBER.is_match(&title) && free("number") {
            (Kind::Number, true, "見出しから判断しました。")
        } else if APPLIES.is_match(&title) && cells.iter().any(|cell| cell.contains("aas")) {
            (Kind::Applies, true, "見出しと内容から判断しました。")
        } else if ANSWER.is_match(&title)
            && (cells.len() * 4 <= body.len() || boxes >= 50 && !is_of_signs)
            && !FREE.is_match(&title)
        {
            (Kind::Answer, true, "回答や判定を書き込むための列です。")
        } else if FREE.is_match(&title) {
            (Kind::Method, true, "自由に記述する欄です。")
        } else if is_of_signs
            || (share(&LEVELISH) >= 60
                && !CATEGORY.is_match(&title)
                && !TEXT.is_match(&title)
                && !ITEM.is_match(&title)
                && !title.is_empty())
        {
            (Kind::Level, share(&LEVELISH) >= 80, "水準を表す語が並んでいます。")
        } else if LEVEL.is_match(&title) && cells.iter().all(|cell| cell.chars().count() <= 8) {
            (Kind::Level, true, "見出しから判断しました。")
        } else if TEXT.is_match(&title) && free("text") {
            (Kind::Text, true, "見出しから判断しました。")
        } else if ITEM.is_match(&title) && free("item") {
            (Kind::Item, true, "見出しから判断しました。")
        } else if CATEGORY.is_match(&title) && free("category") {
            (Kind::Category, true, "見出しから判断しました。")
        } else if cells.is_empty() {
            (Kind::Answer, true, "空の列です。")
        } else {
            (Kind::Other, true, "")
        };
        let name = match column.role {
            Kind::Number => "number",
            Kind::Text => "text",
            Kind::Item => "item",
            Kind::Category => "category",
            _ => continue,
        };
        taken.insert(name, place);
    }
    quotes(sheet, columns, body);
    if !taken.contains_key("text") {
        // The column with the longest words is the demand.
        let length = |place: usize| {
            bodies.get(place).map_or(0, |cells| {
                cells.iter().map(String::len).sum::<usize>() / cells.len().max(1)
            })
        };
        let open = columns
            .iter()
            .enumerate()
            .filter(|(_, column)| matches!(column.role, Kind::Other | Kind::Item));
        let longest = open.map(|(place, _)| place).max_by_key(|place| length(*place));
        if let Some(column) = longest.and_then(|place| columns.get_mut(place)) {
            (column.role, column.sure, column.why) = (Kind::Text, false, "文言が最も長い列です。");
        }
    }
}

/// Find the columns that repeat words of the demand, row by row: the deciding words for a class.
fn quotes(sheet: &Sheet, columns: &mut [RawColumn], body: &[u32]) {
    let text = columns.iter().find(|column| column.role == Kind::Text);
    let Some(text) = text.map(|column| column.column) else { return };
    let open = |column: &&mut RawColumn| column.role == Kind::Other && column.column > text;
    for column in columns.iter_mut().filter(open) {
        let is_said =
            |row: &&u32| !matches!(fold(sheet.own(**row, column.column)).as_str(), "" | "-");
        let filled = body.iter().filter(is_said);
        let filled: Vec<u32> = filled.copied().collect();
        let is_quote = |row: &&u32| {
            let demand = fold(sheet.text(**row, text));
            let mut lines = sheet.own(**row, column.column).lines().map(fold);
            lines.all(|line| {
                line.chars().count() > 4 && demand.contains(&line) || VERB.is_match(&line)
            })
        };
        let quoting = filled.iter().filter(is_quote).count();
        if quoting > 2 && quoting * 10 >= filled.len() * 6 {
            (column.role, column.why) = (Kind::Level, "要件の決め手の文言を写した列です。");
        }
    }
}

/// Return a sheet as rows of words.
pub(crate) fn other(sheet: &Sheet) -> OtherSheet {
    let mut rows = Vec::new();
    for row in sheet.rows() {
        let mut words: Vec<String> = Vec::new();
        let last = sheet.columns(row).last().copied().unwrap_or_default();
        let first = sheet.cells.keys().map(|(_, column)| *column).min().unwrap_or_default();
        for column in first..=last {
            words.push(sheet.own(row, column).to_owned());
        }
        if words.iter().any(|words| !words.is_empty()) {
            rows.push(words);
        }
    }
    OtherSheet { name: sheet.name.clone(), rows }
}
