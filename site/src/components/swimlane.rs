//! The steps of a procedure as a picture: a lane for each office or person that the document names,
//! a box for each step, and the same as a list.
//!
//! Every word in the picture is the document's. The list is what a screen reader reads, and what a
//! narrow screen shows.

use kijun_content::model::{Ledger, Step, Track};
use maud::{Markup, html};

/// Sizes, in the picture's own units: about a pixel each on a screen that is wide enough.
const WIDTH: usize = 780;
const HEAD: usize = 52;
const LETTER: usize = 14;
const LINE: usize = 19;
const PAD: usize = 9;
const GAP: usize = 20;

/// A relation of a step to a lane other than its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// It is handed in there.
    To,
    /// It is talked over with them.
    Consulted,
    /// They take part.
    Involved,
    /// It is entered there.
    Ledger,
}

impl Way {
    fn class(self) -> &'static str {
        match self {
            Self::To => "to",
            Self::Consulted => "consulted",
            Self::Involved => "involved",
            Self::Ledger => "entered",
        }
    }

    /// Return what the list says before the name.
    fn says(self) -> &'static str {
        match self {
            Self::To => "提出先: ",
            Self::Consulted => "協議先: ",
            Self::Involved => "関与者: ",
            Self::Ledger => "登録先: ",
        }
    }
}

/// A lane: a name in the document's words; none for steps of which the document does not say who
/// acts.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Lane<'a> {
    name: Option<&'a str>,
    approves: bool,
}

/// A step in the picture.
struct Row<'a> {
    step: &'a Step,
    lane: usize,
    /// The other lanes that it concerns.
    others: Vec<(Way, usize)>,
    /// The lines of its box.
    lines: Vec<String>,
}

/// Show the steps of a track as a picture and as a list. `None` if the document names nobody: there
/// would be one lane, without a name.
pub(crate) fn swimlane(track: &Track, ledger: Option<&Ledger>, ordered: bool) -> Option<String> {
    let lanes = lanes(track, ledger);
    if lanes.iter().all(|lane| lane.name.is_none()) {
        return None;
    }
    let rows = rows(track, ledger, &lanes);
    let used = |way| rows.iter().any(|row| row.others.iter().any(|(own, _)| *own == way));
    let legend: Vec<&str> = [
        (used(Way::To), "矢印は、提出先を指します。"),
        (used(Way::Consulted), "両向きの矢印は、協議先です。"),
        (used(Way::Involved), "点線は、関与者です。"),
        (used(Way::Ledger), "帳面の印は、台帳への登録です。"),
        (
            lanes.iter().any(|lane| lane.name.is_none()),
            "見出しのない列の手順は、実施者が原文に書かれていません。",
        ),
    ]
    .into_iter()
    .filter_map(|(used, says)| used.then_some(says))
    .collect();
    let figure = html! {
        figure.lanes {
            (picture(&lanes, &rows, ordered))
            (list(&lanes, &rows, ordered))
            figcaption data-words="kijun" { (legend.concat()) }
        }
    };
    Some(figure.into_string())
}

/// Return the lanes, in the order in which the steps name them; the ledger's is the last.
fn lanes<'a>(track: &'a Track, ledger: Option<&'a Ledger>) -> Vec<Lane<'a>> {
    let mut names: Vec<Option<&str>> = Vec::new();
    let unsaid = track.steps.iter().any(|step| step.by.is_none());
    names.extend(unsaid.then_some(None));
    let doers = track.steps.iter().flat_map(people).map(Some);
    let permitting = track.approver.iter().map(|approver| Some(approver.words.as_str()));
    for name in doers.chain(permitting) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.extend(ledger.map(|ledger| Some(ledger.name.as_str())));
    let approves = |name: Option<&str>| {
        name.is_some() && track.approver.as_ref().map(|approver| approver.words.as_str()) == name
    };
    names.into_iter().map(|name| Lane { name, approves: approves(name) }).collect()
}

fn people(step: &Step) -> impl Iterator<Item = &str> {
    [&step.by, &step.to, &step.consulted, &step.involved].into_iter().filter_map(Option::as_deref)
}

fn rows<'a>(track: &'a Track, ledger: Option<&Ledger>, lanes: &[Lane<'_>]) -> Vec<Row<'a>> {
    let lane = |name: Option<&str>| lanes.iter().position(|lane| lane.name == name);
    let letters = (WIDTH / lanes.len().max(1)).saturating_sub(4 * PAD) / LETTER;
    let rows = track.steps.iter().map(|step| {
        let own = lane(step.by.as_deref()).unwrap_or_default();
        let to = [
            (Way::To, step.to.as_deref()),
            (Way::Consulted, step.consulted.as_deref()),
            (Way::Involved, step.involved.as_deref()),
            (Way::Ledger, ledger.filter(|ledger| concerns(step, ledger)).map(|each| &*each.name)),
        ];
        let mut others: Vec<(Way, usize)> = Vec::new();
        for (way, name) in to {
            let at = name.and_then(|name| lane(Some(name)));
            others.extend(at.filter(|at| *at != own).map(|at| (way, at)));
        }
        // A person who is asked first and then given the application is shown once, as asked.
        let consulted = others.iter().find(|(way, _)| *way == Way::Consulted).map(|(_, at)| *at);
        others.retain(|(way, at)| *way != Way::To || Some(*at) != consulted);
        Row { step, lane: own, others, lines: lines(words(step), letters.max(4)) }
    });
    rows.collect()
}

/// Return whether a step is about a ledger: it stands at its place, or names it.
fn concerns(step: &Step, ledger: &Ledger) -> bool {
    step.cited.at == ledger.cited.at || step.cited.quote.contains(&ledger.name)
}

/// Return the words of a step's box: those that the editor chose from its place, or the quote.
fn words(step: &Step) -> &str {
    step.boxed.as_deref().unwrap_or(&step.cited.quote)
}

/// Break a text into lines of at most `most` letters. A line does not begin with a mark that ends a
/// sentence or a bracket, nor with a small kana.
fn lines(text: &str, most: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut count = 0;
    for letter in text.chars() {
        let hangs = "、。）)」』ーぁぃぅぇぉっゃゅょァィゥェォッャュョ".contains(letter);
        if count >= most && !hangs {
            lines.push(String::new());
            count = 0;
        }
        if let Some(line) = lines.last_mut() {
            line.push(letter);
        }
        count += 1;
    }
    lines
}

fn picture(lanes: &[Lane<'_>], rows: &[Row<'_>], ordered: bool) -> Markup {
    let width = WIDTH / lanes.len().max(1);
    let middle = |lane: usize| lane * width + width / 2;
    let box_width = width - 2 * PAD;
    let mut top = HEAD + GAP;
    let mut drawn: Vec<(usize, usize)> = Vec::new();
    for row in rows {
        let height = row.lines.len() * LINE + 2 * PAD;
        drawn.push((top, height));
        top += height + GAP;
    }
    let height = top;
    let next = |at: usize| Some((rows.get(at + 1)?, drawn.get(at + 1)?));
    html! {
        // The list has the same words.
        svg viewBox={ "0 0 " (WIDTH) " " (height) } aria-hidden="true" focusable="false" {
            @for (at, lane) in lanes.iter().enumerate() {
                rect.lane x=(at * width) y="0" width=(width) height=(height) {}
                rect.lane-head.approves[lane.approves] x=(at * width) y="0" width=(width) height=(HEAD) {}
                @let name = lines(lane.name.unwrap_or_default(), (width - 2 * PAD) / LETTER);
                (text("lane-name", middle(at), HEAD / 2, &name))
            }
            @for (at, (row, (top, height))) in rows.iter().zip(&drawn).enumerate() {
                @let (left, mid) = (row.lane * width + PAD, top + height / 2);
                @if let Some((after, (next_top, _))) = next(at).filter(|_| ordered) {
                    @let (x, below) = (middle(row.lane), top + height);
                    path.flow d={
                        "M" (x) " " (below) "V" (below + GAP / 2) "H" (middle(after.lane)) "V" (next_top)
                    } {}
                    (head("flow-head", middle(after.lane), *next_top, Points::Down))
                }
                @for (way, lane) in &row.others {
                    (relation(*way, (left, left + box_width, mid), middle(*lane)))
                }
                rect.step-box.unsaid[row.step.by.is_none()] x=(left) y=(top) width=(box_width) height=(height) rx="6" {}
                (text("step-words", middle(row.lane), mid, &row.lines))
            }
        }
    }
}

/// Draw the line from a box to the middle of another lane.
fn relation(way: Way, (left, right, y): (usize, usize, usize), to: usize) -> Markup {
    let after = to > right;
    let from = if after { right } else { left };
    // The sign of a ledger has a width of its own.
    let room = if way == Way::Ledger { 14 } else { 2 };
    let end = if after { to - room } else { to + room };
    let (there, back) =
        if after { (Points::Right, Points::Left) } else { (Points::Left, Points::Right) };
    html! {
        path class={ "way " (way.class()) } d={ "M" (from) " " (y) "H" (end) } {}
        @if way != Way::Involved { (head("way-head", end, y, there)) }
        @if way == Way::Consulted { (head("way-head", from, y, back)) }
        @if way == Way::Involved { circle.way-head cx=(end) cy=(y) r="5" {} }
        @if way == Way::Ledger {
            rect.book x=(to - 13) y=(y - 15) width="26" height="30" rx="2" {}
            path.book-line d={ "M" (to - 7) " " (y - 6) "h14m-14 6h14m-14 6h14" } {}
        }
    }
}

#[derive(Clone, Copy)]
enum Points {
    Down,
    Left,
    Right,
}

/// Draw the head of an arrow.
fn head(class: &str, x: usize, y: usize, points: Points) -> Markup {
    let d = match points {
        Points::Down => "l-5 -9h10z",
        Points::Left => "l9 -5v10z",
        Points::Right => "l-9 -5v10z",
    };
    html! { path class=(class) d={ "M" (x) " " (y) (d) } {} }
}

/// Draw lines of text around a point.
fn text(class: &str, x: usize, y: usize, lines: &[String]) -> Markup {
    // The first line's foot: half a line above the middle for each further line.
    let first = (y + 5).saturating_sub((lines.len().max(1) - 1) * LINE / 2);
    html! {
        text class=(class) text-anchor="middle" data-words="document" {
            @for (at, line) in lines.iter().enumerate() {
                tspan x=(x) y=(first + at * LINE) { (line) }
            }
        }
    }
}

fn list(lanes: &[Lane<'_>], rows: &[Row<'_>], ordered: bool) -> Markup {
    let name = |lane: usize| lanes.get(lane).and_then(|lane| lane.name).unwrap_or_default();
    let items = html! {
        @for row in rows {
            li {
                @match &row.step.by {
                    Some(by) => b.who data-words="document" { (by) },
                    None => span.who.unsaid data-words="kijun" { "実施者は書かれていません" },
                }
                " " span data-words="document" { (words(row.step)) }
                @for (way, lane) in &row.others {
                    " " span.way { span data-words="kijun" { (way.says()) } b data-words="document" { (name(*lane)) } }
                }
            }
        }
    };
    html! {
        @if ordered { ol.lane-list { (items) } } @else { ul.lane-list { (items) } }
    }
}

#[cfg(test)]
mod tests {
    use kijun_content::model::Procedure;

    use super::{concerns, lanes, lines, swimlane};

    fn procedure(id: &str) -> Procedure {
        let content = concat!(env!("CARGO_MANIFEST_DIR"), "/../content");
        let library = kijun_content::load(std::path::Path::new(content)).unwrap();
        let standard = library.standards.into_iter().find(|each| each.id == id).unwrap();
        standard.procedure.unwrap()
    }

    #[test]
    fn the_lanes_are_those_whom_the_document_names() {
        for (id, track, expected) in [
            ("kitakyushu", 0, &["", "所属長", "CISO", "システム管理部門", "台帳"][..]),
            (
                "kitakyushu",
                1,
                &["", "所属長", "職員等", "職員", "台帳(重要情報資産を取り扱わない場合)"],
            ),
            ("kobe", 0, &["", "CIO補佐官（情報化戦略部）", "情報化戦略部"]),
            ("annex2", 2, &["", "情報管理者"]),
        ] {
            let procedure = procedure(id);
            let track = &procedure.tracks[track];
            let ledger = track.ledger.map(|ledger| &procedure.ledgers[ledger]);
            let names = lanes(track, ledger).into_iter().map(|lane| lane.name.unwrap_or_default());
            assert_eq!(names.collect::<Vec<_>>(), expected, "{id}");
        }
    }

    #[test]
    fn a_document_that_names_nobody_has_no_picture() {
        let procedure = procedure("annex2");
        assert!(swimlane(&procedure.tracks[0], None, false).is_none());
        assert!(swimlane(&procedure.tracks[2], None, false).is_some());
    }

    #[test]
    fn every_box_stands_in_the_list_and_the_approver_is_marked() {
        let procedure = procedure("kitakyushu");
        let track = &procedure.tracks[0];
        let ledger = &procedure.ledgers[track.ledger.unwrap()];
        let html = swimlane(track, Some(ledger), true).unwrap();
        assert_eq!(html.matches("class=\"step-box").count(), track.steps.len());
        assert_eq!(html.matches("<li>").count(), track.steps.len());
        assert_eq!(html.matches("lane-head approves").count(), 1);
        assert!(!html.contains("style="), "a policy forbids styles in the page");
        let entered = track.steps.iter().filter(|step| concerns(step, ledger)).count();
        assert!(entered >= 3, "{entered}");
        assert_eq!(html.matches("class=\"book\"").count(), entered);
    }

    #[test]
    fn lines_are_short_and_do_not_begin_with_what_hangs() {
        assert_eq!(lines("利用の可否を決定", 4), ["利用の可", "否を決定"]);
        assert_eq!(lines("利用申請、審査", 4), ["利用申請、", "審査"]);
        assert_eq!(lines("", 4), [""]);
    }
}
