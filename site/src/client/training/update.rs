//! The changes of the training page by messages.

use kijun_rules::model::Verdict;

use super::deck::Way;
use super::judge::Outcome;
use super::model::{Effect, Judgement, Message, Offer, Part, Said, Training};
use super::record::{Done, Head, Record, to_csv};
use crate::client::kit::file_name::FileName;
use crate::client::kit::format::Download;
use crate::client::kit::model::Model;
use crate::client::kit::notice::{Kind, Notice, Offers};
use crate::data::training::{Choice, Mark, TrainingData, WALK, question_id, scenario_id};

const UNDO: Offers<Offer> = &[(Offer::Undo, "元に戻す")];

impl Model for Training {
    type Message = Message;
    type Effect = Effect;

    fn update(&mut self, message: Message) -> Vec<Effect> {
        let goes_on = matches!(
            message,
            Message::Turn(..) | Message::Choose(..) | Message::Answer(_) | Message::Judge(_)
        );
        if goes_on && self.notice.as_ref().is_some_and(Notice::passes) {
            self.notice = None;
        }
        match message {
            Message::Turn(part, way) => return self.turn(part, way),
            Message::Jump(id) => return self.jump(&id),
            Message::Follow(id) => return self.follow(id),
            Message::Project => return self.project(),
            Message::Notes => self.notes = !self.notes,
            Message::Choose(choice, value) => self.choose(choice, &value),
            Message::Answer(place) => return self.answer(place),
            Message::Judge(place) => return self.judge(place),
            Message::Name(name) => self.name = name,
            Message::Date(date) => self.date = date,
            Message::Print(paper) => return vec![Effect::Print(paper)],
            Message::Save => return self.save(),
            Message::Saved(name) => self.notice = Some(self.saved(name)),
            Message::Forget => return self.forget(),
            Message::Undo => return self.undo(),
            Message::Dismiss => self.notice = None,
            Message::Add(line) => {
                self.record.add(line.clone());
                return vec![Effect::Keep(Message::Add(line))];
            }
            Message::Restore(record) => return self.restore(record),
            Message::News(record) => self.record = record,
            Message::NotKept => self.not_kept(),
            Message::Unreadable(error) => {
                let text = format!(
                    "このブラウザーに保存されていた記録を読めませんでした({error})。\
                     元のデータは消さずに残してあります。"
                );
                self.notice = Some(Notice::new(Kind::Error, text));
            }
            Message::Left(record) => {
                self.forgotten = Some(record);
                let text = "消去した記録は、このタブを閉じるまで元に戻せます。";
                self.notice = Some(Notice::new(Kind::Info, text).offering(UNDO));
            }
        }
        Vec::new()
    }
}

impl Training {
    fn turn(&mut self, part: Part, way: Way) -> Vec<Effect> {
        let Some(to) = self.deck(part).next(way) else { return Vec::new() };
        self.turn_to(part, to)
    }

    fn jump(&mut self, id: &str) -> Vec<Effect> {
        let to = self.slides().position(|slide| slide.id == id);
        to.map(|to| self.turn_to(Part::Walk, to)).unwrap_or_default()
    }

    /// Show a piece. Record a shown requirement of the walk.
    fn turn_to(&mut self, part: Part, to: usize) -> Vec<Effect> {
        let mut effects = self.show(part, to);
        if self.projecting {
            effects.push(Effect::ScrollUp);
        }
        if part == Part::Walk
            && let Some(slide) = self.slide()
        {
            let line = Done::Seen(&slide.id).line();
            effects.extend(self.update(Message::Add(line)));
        }
        effects
    }

    /// Show a piece. If the focus was in the previous piece, it follows.
    fn show(&mut self, part: Part, to: usize) -> Vec<Effect> {
        let from = self.shown(part);
        match part {
            Part::Walk => self.walk.show(to),
            Part::Quiz => self.quiz.show(to),
        }
        vec![Effect::FollowFocus { from, to: self.shown(part) }]
    }

    /// Return the id of the current piece.
    fn shown(&self, part: Part) -> String {
        match part {
            Part::Walk => self.slide().map(|slide| slide.id.clone()).unwrap_or_default(),
            Part::Quiz => question_id(self.quiz.at()),
        }
    }

    /// Show the target of an address: a piece, or a title in it; a scenario; anything else.
    fn follow(&mut self, id: String) -> Vec<Effect> {
        let name = id.strip_suffix("-title").unwrap_or(&id);
        let slide = self.slides().position(|slide| slide.id == name);
        let question = (0..self.quiz.count()).find(|place| question_id(*place) == name);
        let is_scenario = self.data.scenarios.iter().any(|each| scenario_id(&each.id) == name);
        let mut effects = match (slide, question) {
            (Some(to), _) => self.show(Part::Walk, to),
            (_, Some(to)) => self.show(Part::Quiz, to),
            _ if is_scenario => vec![Effect::OpenScenario(name.to_owned())],
            _ => Vec::new(),
        };
        effects.push(Effect::ScrollTo(id));
        effects
    }

    fn project(&mut self) -> Vec<Effect> {
        self.projecting = !self.projecting;
        if self.projecting {
            vec![Effect::Whole(true), Effect::Focus(self.shown(Part::Walk)), Effect::ScrollUp]
        } else {
            vec![Effect::Whole(false), Effect::ScrollTo(WALK.to_owned())]
        }
    }

    fn choose(&mut self, choice: Choice, value: &str) {
        match choice {
            Choice::Class(place) => {
                if let Some(attempt) = self.attempts.get_mut(place) {
                    attempt.chosen = value.parse().ok();
                }
            }
            Choice::Verdict(id) => {
                let scenario = self.data.scenarios.iter().position(|each| each.id == id);
                if let Some(own) = scenario.and_then(|place| self.exercises.get_mut(place)) {
                    own.verdict = Verdict::from_id(value);
                }
            }
            Choice::Mark(id, requirement) => {
                let mut scenarios = self.data.scenarios.iter().zip(&mut self.exercises);
                if let Some((scenario, own)) = scenarios.find(|(each, _)| each.id == id) {
                    let mut rows = scenario.answers.iter().zip(&mut own.marks);
                    if let Some((_, mark)) =
                        rows.find(|(answer, _)| answer.requirement == requirement)
                    {
                        *mark = Mark::of_id(value);
                    }
                }
            }
        }
    }

    /// Say whether the chosen class is right, and open the explanation.
    fn answer(&mut self, place: usize) -> Vec<Effect> {
        let Some(attempt) = self.attempts.get_mut(place) else { return Vec::new() };
        attempt.said = Some(attempt.chosen.map_or(Said::Unchosen, Said::Chosen));
        let mut effects = vec![Effect::OpenAnswer(question_id(place))];
        let class = |place: usize| self.data.classes.get(place);
        if let Some(chosen) = attempt.chosen.and_then(class)
            && let Some(question) = self.data.questions.get(place)
            && let Some(right) = class(question.right)
        {
            let line = Done::Quiz { words: &question.words, chosen, right }.line();
            effects.extend(self.update(Message::Add(line)));
        }
        effects
    }

    /// Compare the reader's marks with the result of the rules.
    fn judge(&mut self, place: usize) -> Vec<Effect> {
        let (Some(scenario), Some(own)) =
            (self.data.scenarios.get(place), self.exercises.get_mut(place))
        else {
            return Vec::new();
        };
        let Some(yours) = own.verdict else {
            own.judgement = Judgement::NoVerdict;
            return vec![Effect::FocusChoice(Choice::Verdict(scenario.id.clone()))];
        };
        let rules = self.rules.get(scenario.list).and_then(Option::as_ref);
        let outcome = rules.and_then(|rules| Outcome::of(rules, scenario, yours, &own.marks));
        let Some(outcome) = outcome else { return Vec::new() };
        let done = Done::Scenario {
            title: &scenario.title,
            yours: yours.label(),
            rules: outcome.rules.label(),
            marks: &format!("{}/{}", outcome.same(), outcome.rows.len()),
        };
        let line = done.line();
        own.judgement = Judgement::Made(outcome);
        let mut effects = vec![Effect::OpenAnswer(scenario_id(&scenario.id))];
        effects.extend(self.update(Message::Add(line)));
        effects
    }

    fn file(&self) -> FileName {
        FileName::new("受講記録", "csv").of(&self.data.name).about(Some(&self.name))
    }

    fn save(&mut self) -> Vec<Effect> {
        let rows = self.rows();
        if rows.is_empty() {
            let text = "記録がまだないので、保存するものがありません。練習か演習をしてから保存してください。";
            self.notice = Some(Notice::new(Kind::Warning, text));
            return Vec::new();
        }
        let TrainingData { title, edition, .. } = &self.data;
        let head = Head { name: &self.name, date: &self.date, standard: title, edition };
        match to_csv(head, &rows) {
            Ok(bytes) => vec![Effect::Save(Download::csv(self.file(), bytes))],
            Err(_) => self.update(Message::Saved(None)),
        }
    }

    fn saved(&self, name: Option<String>) -> Notice<Offer> {
        let Some(name) = name else {
            return Notice::new(Kind::Error, "ファイルを保存できませんでした。");
        };
        let text = format!("「{name}」を保存しました（{}件）。", self.rows().len());
        Notice::new(Kind::Info, text)
    }

    fn forget(&mut self) -> Vec<Effect> {
        let record = std::mem::take(&mut self.record);
        let keep = Effect::Keep(Message::Forget);
        if record.is_empty() {
            self.notice = Some(Notice::new(Kind::Info, "記録を消去しました。"));
            return vec![keep];
        }
        let text = "記録を消去しました。このタブを閉じるまで元に戻せます。";
        self.notice = Some(Notice::new(Kind::Info, text).offering(UNDO));
        self.forgotten = Some(record.clone());
        vec![keep, Effect::Leave(Some(record))]
    }

    fn undo(&mut self) -> Vec<Effect> {
        let Some(record) = self.forgotten.take() else { return Vec::new() };
        self.notice = Some(Notice::new(Kind::Info, "記録を元に戻しました。"));
        let mut effects = self.restore(record);
        effects.push(Effect::Leave(None));
        effects
    }

    /// Bring a record back, and add the results since then to it.
    fn restore(&mut self, record: Record) -> Vec<Effect> {
        let since = std::mem::replace(&mut self.record, record.clone());
        self.record.add_all(since);
        vec![Effect::Keep(Message::Restore(record))]
    }

    /// Say that the record is lost when the page is closed. Say nothing if there is no record.
    fn not_kept(&mut self) {
        if !self.record.is_empty() {
            let text = "このブラウザーには記録を保存できません。このページを閉じると消えるので、受講記録の印刷かCSVで残してください。";
            self.notice = Some(Notice::new(Kind::Warning, text));
        }
    }
}
