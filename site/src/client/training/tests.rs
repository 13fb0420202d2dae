//! The training page's model, message by message.

use kijun_rules::model::Verdict;
use proptest::prelude::*;

use super::deck::Way;
use super::judge::tests::{RULES, scenario};
use super::model::{Effect, Judgement, Message, Offer, Paper, Part, Said, Training};
use super::record::{Done, Record};
use crate::client::kit::file_name::FileName;
use crate::client::kit::format::Download;
use crate::client::kit::model::Model;
use crate::client::kit::notice::Kind;
use crate::client::kit::storage::memory::Memory;
use crate::client::kit::storage::{Opened, Refused, Single};
use crate::data::training::{Choice, List, Mark, Question, Slide, TrainingData};

fn data() -> TrainingData {
    let slides = ["walk-a-1", "walk-a-2", "walk-a-3"];
    let slides = slides.map(|id| Slide { id: id.to_owned(), title: format!("No. {id}") });
    let rules = RULES.to_owned();
    TrainingData {
        root: "../../".to_owned(),
        standard: "x".to_owned(),
        title: "基準".to_owned(),
        name: "見本".to_owned(),
        edition: "第1版".to_owned(),
        lists: vec![List { title: "表".to_owned(), rules, slides: slides.to_vec() }],
        classes: vec!["分類S".to_owned(), "分類I".to_owned()],
        questions: [("名簿", 0), ("広報", 1)]
            .map(|(words, right)| Question { words: words.to_owned(), right })
            .to_vec(),
        scenarios: vec![scenario([Mark::Met, Mark::Unmet, Mark::Unmet])],
    }
}

fn training() -> Training {
    Training::new(data(), Record::default())
}

fn record(lines: &[Done<'_>]) -> Record {
    let mut record = Record::default();
    for done in lines {
        record.add(done.line());
    }
    record
}

/// Send the messages, and return the effects of the last message, except keeping the record.
fn sent(training: &mut Training, messages: &[Message]) -> Vec<Effect> {
    let mut effects = Vec::new();
    for message in messages {
        effects = training.update(message.clone());
    }
    effects.retain(|effect| !matches!(effect, Effect::Keep(_)));
    effects
}

fn follow(from: &str, to: &str) -> Effect {
    Effect::FollowFocus { from: from.to_owned(), to: to.to_owned() }
}

const ON: Message = Message::Turn(Part::Walk, Way::On);
const BACK: Message = Message::Turn(Part::Walk, Way::Back);

#[test]
fn the_walk_turns_from_end_to_end_and_the_focus_follows() {
    let mut training = training();
    for (message, effects, at) in [
        (BACK, vec![], 0),
        (ON, vec![follow("walk-a-1", "walk-a-2")], 1),
        (ON, vec![follow("walk-a-2", "walk-a-3")], 2),
        (ON, vec![], 2),
        (Message::Jump("walk-a-1".to_owned()), vec![follow("walk-a-3", "walk-a-1")], 0),
        (Message::Jump("walk-b-1".to_owned()), vec![], 0),
        (Message::Turn(Part::Quiz, Way::On), vec![follow("quiz-1", "quiz-2")], 0),
    ] {
        assert_eq!(sent(&mut training, &[message]), effects);
        assert_eq!(training.deck(Part::Walk).at(), at);
    }
    assert_eq!(training.rows()[0].outcome, "3件のうち3件を表示");
    assert_eq!(training.deck(Part::Quiz).at(), 1);
}

#[test]
fn an_address_shows_what_it_names_and_records_nothing() {
    let mut training = training();
    let to = |id: &str| Effect::ScrollTo(id.to_owned());
    for (id, effects) in [
        ("walk-a-2", vec![follow("walk-a-1", "walk-a-2"), to("walk-a-2")]),
        ("walk-a-3-title", vec![follow("walk-a-2", "walk-a-3"), to("walk-a-3-title")]),
        ("quiz-2-title", vec![follow("quiz-1", "quiz-2"), to("quiz-2-title")]),
        (
            "scenario-form",
            vec![Effect::OpenScenario("scenario-form".to_owned()), to("scenario-form")],
        ),
        ("record", vec![to("record")]),
    ] {
        assert_eq!(training.update(Message::Follow(id.to_owned())), effects, "{id}");
    }
    assert!(training.record.is_empty());
}

#[test]
fn the_walk_is_projected_from_its_piece_and_scrolled_up() {
    let mut training = training();
    let effects = sent(&mut training, &[ON, Message::Project]);
    let focus = Effect::Focus("walk-a-2".to_owned());
    assert_eq!(effects, [Effect::Whole(true), focus, Effect::ScrollUp]);
    assert!(training.projecting);
    assert_eq!(sent(&mut training, &[ON]), [follow("walk-a-2", "walk-a-3"), Effect::ScrollUp]);
    let ended = [Effect::Whole(false), Effect::ScrollTo("walk".to_owned())];
    assert_eq!(sent(&mut training, &[Message::Project]), ended);
    sent(&mut training, &[Message::Notes]);
    assert!(training.notes && !training.projecting);
}

#[test]
fn the_link_to_the_notes_has_the_session_and_nothing_else() {
    let mut training = training();
    assert_eq!(training.notes_link(), "../../x/training/notes/");
    training.session = "0a".to_owned();
    sent(&mut training, &[ON, Message::Name("花子".to_owned())]);
    assert_eq!(training.notes_link(), "../../x/training/notes/#follow-0a");
    assert_eq!(training.shown_id(), "walk-a-2");
}

#[test]
fn a_question_says_for_which_choice_it_was_answered() {
    let choose = |class: &str| Message::Choose(Choice::Class(0), class.to_owned());
    let mut training = training();
    for (messages, said, outcome) in [
        (vec![Message::Answer(0)], Some(Said::Unchosen), None),
        (vec![choose("1")], Some(Said::Unchosen), None),
        (vec![Message::Answer(0)], Some(Said::Chosen(1)), Some("不正解")),
        (vec![choose("0"), Message::Answer(0)], Some(Said::Chosen(0)), Some("正解")),
    ] {
        sent(&mut training, &messages);
        assert_eq!(training.attempt(0).said, said, "{messages:?}");
        let rows = training.rows();
        assert_eq!(rows.first().map(|row| row.outcome.as_str()), outcome, "{messages:?}");
    }
    assert_eq!(training.attempt(1).said, None);
    let opened = Effect::OpenAnswer("quiz-1".to_owned());
    assert_eq!(sent(&mut training, &[Message::Answer(0)]), [opened]);
    assert_eq!(sent(&mut training, &[Message::Answer(9)]), []);
}

#[test]
fn a_scenario_asks_for_a_verdict_and_then_sets_the_rules_beside_it() {
    let mut training = training();
    let verdict = Choice::Verdict("form".to_owned());
    let asked = sent(&mut training, &[Message::Judge(0)]);
    assert_eq!(asked, [Effect::FocusChoice(verdict.clone())]);
    assert_eq!(training.judgement(0), &Judgement::NoVerdict);
    let mark = |id: &str, mark: Mark| {
        let choice = Choice::Mark("form".to_owned(), id.to_owned());
        Message::Choose(choice, mark.id().to_owned())
    };
    let judged = sent(
        &mut training,
        &[
            Message::Choose(verdict, "conforming".to_owned()),
            mark("1", Mark::Met),
            mark("3", Mark::Met),
            mark("9", Mark::Met),
            Message::Judge(0),
        ],
    );
    assert_eq!(judged, [Effect::OpenAnswer("scenario-form".to_owned())]);
    let outcome = training.outcome(0).unwrap();
    assert_eq!((outcome.same(), outcome.unmarked(), outcome.rows.len()), (1, 1, 3));
    assert_eq!(
        (outcome.yours, outcome.rules, outcome.by_marks),
        (Verdict::Conforming, Verdict::ConformingWithAdvisories, Verdict::Conforming)
    );
    assert_eq!(training.rows()[0].outcome, "判定は不一致、要件の印は1/3が一致");
}

#[test]
fn the_record_is_saved_with_name_and_day() {
    let mut training = training();
    assert_eq!(sent(&mut training, &[Message::Save]), []);
    assert_eq!(training.notice.as_ref().map(|notice| notice.kind), Some(Kind::Warning));
    let effects = sent(
        &mut training,
        &[
            ON,
            Message::Name("花子".to_owned()),
            Message::Date("2026-11-21".to_owned()),
            Message::Save,
        ],
    );
    let [Effect::Save(Download { name, bytes, .. })] = &effects[..] else { panic!("{effects:?}") };
    let csv = std::str::from_utf8(bytes).unwrap();
    assert!(csv.contains("\"花子\",\"2026-11-21\",\"基準\",\"第1版\""), "{csv}");
    assert_eq!(*name, FileName::new("受講記録", "csv").of("見本").about(Some("花子")));
    for (saved, kind) in [(Some("a.csv".to_owned()), Kind::Info), (None, Kind::Error)] {
        sent(&mut training, &[Message::Saved(saved)]);
        assert_eq!(training.notice.as_ref().map(|notice| notice.kind), Some(kind));
    }
    sent(&mut training, &[Message::Dismiss]);
    assert_eq!(training.notice, None);
    let print = Message::Print(Paper::Handout);
    assert_eq!(sent(&mut training, &[print]), [Effect::Print(Paper::Handout)]);
}

/// A page with its place in a store. It carries out the effects like the browser.
struct Tab<'m> {
    training: Training,
    kept: Single<&'m Memory, Record>,
}

impl<'m> Tab<'m> {
    fn open(memory: &'m Memory) -> Self {
        let kept = Single::new(memory, "/", "training", "x");
        let record = match kept.open() {
            Opened::Value(record) => record,
            _ => Record::default(),
        };
        Self { training: Training::new(data(), record), kept }
    }

    fn send(&mut self, message: Message) {
        for effect in self.training.update(message) {
            let Effect::Keep(again) = effect else { continue };
            let record = &self.training.record;
            match self.kept.keep((!record.is_empty()).then_some(record)) {
                Ok(()) => {}
                Err(Refused::Changed(other)) => {
                    self.kept.news();
                    self.send(Message::News(other.unwrap_or_default()));
                    self.send(again);
                }
                Err(_) => self.send(Message::NotKept),
            }
        }
    }

    fn kept(memory: &'m Memory) -> Record {
        Self::open(memory).training.record
    }
}

#[test]
fn two_tabs_lose_nothing_of_each_others() {
    let memory = Memory::default();
    let (mut here, mut there) = (Tab::open(&memory), Tab::open(&memory));
    here.send(ON);
    there.send(Message::Choose(Choice::Class(0), "0".to_owned()));
    there.send(Message::Answer(0));
    let quiz = Done::Quiz { words: "名簿", chosen: "分類S", right: "分類S" };
    assert_eq!(Tab::kept(&memory), record(&[Done::Seen("walk-a-2"), quiz]));
    // The results that the other tab has kept since are deleted too, and come back.
    here.send(Message::Forget);
    assert!(memory.texts.borrow().is_empty() && here.training.record.is_empty());
    let offers = here.training.notice.as_ref().map(|notice| notice.offers);
    assert_eq!(offers, Some(&[(Offer::Undo, "元に戻す")][..]));
    here.send(ON);
    here.send(Message::Undo);
    let all = record(&[Done::Seen("walk-a-2"), quiz, Done::Seen("walk-a-3")]);
    assert_eq!(Tab::kept(&memory), all);
    here.send(Message::Undo);
    assert_eq!(Tab::kept(&memory), all, "it comes back once");
}

#[test]
fn what_cannot_be_read_is_left_and_the_reader_is_told() {
    let memory = Memory::default();
    memory.texts.borrow_mut().insert("kijun:/:training:x".to_owned(), "?".to_owned());
    let mut tab = Tab::open(&memory);
    tab.send(Message::Unreadable("?".to_owned()));
    assert!(
        tab.training.notice.as_ref().is_some_and(|notice| notice.text.contains("読めませんでした"))
    );
    tab.send(Message::Forget);
    assert_eq!(memory.texts.borrow().values().collect::<Vec<_>>(), ["?"]);
    // It is put aside when a record takes its place, and never deleted.
    tab.send(ON);
    assert_eq!(tab.training.rows().len(), 1);
    let texts = memory.texts.borrow();
    assert_eq!(texts.get("kijun:/:training:x:unreadable").map(String::as_str), Some("?"));
    assert_eq!(texts.len(), 2);
}

#[test]
fn a_deleted_record_can_be_brought_back_after_a_reload() {
    let mut training = Training::new(data(), record(&[Done::Seen("walk-a-2")]));
    let effects = training.update(Message::Forget);
    let [Effect::Keep(_), Effect::Leave(Some(left))] = &effects[..] else { panic!("{effects:?}") };
    let mut again = Training::new(data(), Record::default());
    again.update(Message::Left(left.clone()));
    assert!(again.notice.as_ref().is_some_and(|notice| notice.offers.len() == 1));
    let effects = again.update(Message::Undo);
    assert_eq!((effects.last(), again.rows().len()), (Some(&Effect::Leave(None)), 1));
}

fn message() -> impl Strategy<Value = Message> {
    let part = prop_oneof![Just(Part::Walk), Just(Part::Quiz)];
    let way = prop_oneof![Just(Way::Back), Just(Way::On)];
    let id = "walk-a-[0-4](-title)?|quiz-[0-3]|scenario-form|x?";
    let choice = prop_oneof![
        (0..3_usize).prop_map(Choice::Class),
        "form|x".prop_map(Choice::Verdict),
        ("form|x", "[0-4]").prop_map(|(id, row)| Choice::Mark(id, row)),
    ];
    let value = "[0-3]|conforming|nonconforming|met|unmet|unanswered|x";
    prop_oneof![
        (part, way).prop_map(|(part, way)| Message::Turn(part, way)),
        id.prop_map(Message::Follow),
        id.prop_map(Message::Jump),
        Just(Message::Project),
        (choice, value).prop_map(|(choice, value)| Message::Choose(choice, value)),
        (0..3_usize).prop_map(Message::Answer),
        (0..2_usize).prop_map(Message::Judge),
        Just(Message::Forget),
        Just(Message::Undo),
        Just(Message::Save),
    ]
}

proptest! {
    /// After any messages, one piece of each part is shown, and the kept record is the shown
    /// record.
    #[test]
    fn what_is_kept_is_the_record(messages in prop::collection::vec(message(), 0..40)) {
        let memory = Memory::default();
        let mut tab = Tab::open(&memory);
        for message in messages {
            tab.send(message);
            prop_assert!(tab.training.slide().is_some());
            prop_assert!(tab.training.deck(Part::Quiz).at() < 2);
            prop_assert_eq!(&Tab::kept(&memory), &tab.training.record);
            if let Some(outcome) = tab.training.outcome(0) {
                prop_assert!(outcome.same() + outcome.unmarked() <= outcome.rows.len());
            }
        }
    }
}
