//! The changes that each message makes.

use kijun_rules::answers::Status;
use kijun_rules::engine::RequirementStatus;
use kijun_rules::model::FactValue;

use super::action::{Action, Press};
use super::draft::{Draft, Field};
use super::files::File;
use super::model::{Effect, Focus, Form, Message, Trial};
use super::replace::PROCEED;
use super::value;
use crate::client::kit::format::Download;
use crate::client::kit::model::Model;
use crate::client::kit::notice::{Kind, Notice, Offers};
use crate::client::kit::storage::Store;

/// The next steps after a message, besides the effects for the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Then {
    /// Nothing.
    Nothing,
    /// The draft is kept.
    Keep,
    /// The filter is applied again, and the draft is kept.
    FilterAndKeep,
    /// The filter is applied again. The draft is already kept, or it is blank.
    Filter,
}

impl<S: Store> Model for Form<S> {
    type Message = Message;
    type Effect = Effect;

    fn update(&mut self, message: Message) -> Vec<Effect> {
        let mut effects = Vec::new();
        let entered = matches!(message, Message::Entered { .. });
        let then = self.apply(message, &mut effects);
        self.judged.follow(&self.page.rules, &self.draft);
        if matches!(then, Then::Filter | Then::FilterAndKeep) {
            self.hide();
        }
        if matches!(then, Then::Keep | Then::FilterAndKeep) && self.trial.is_none() {
            // The verdict is shown first. Storing the value comes after it.
            if entered { effects.push(Effect::KeepSoon) } else { self.keep() }
        }
        if entered {
            self.offer_at_milestone();
        }
        effects
    }
}

impl<S: Store> Form<S> {
    pub(super) fn apply(&mut self, message: Message, effects: &mut Vec<Effect>) -> Then {
        match message {
            Message::Entered { field, value } => return self.enter(&field, &value, effects),
            Message::Keep => return Then::Keep,
            Message::Press(press) => return self.press(press, effects),
            Message::Next(from) => self.next(from, effects),
            Message::Tab(tab) => self.tab = tab,
            Message::Layout(layout) => {
                self.layout = layout;
                self.stay_in_sight();
            }
            Message::Reveal(id) => {
                let place = self.page.requirements.iter().position(|words| words.id == id);
                if let Some(place) = place {
                    self.reveal(place);
                }
            }
            Message::Turn { on } => self.turn(on, effects),
            Message::Answer(status) => {
                if let Some(at) = self.requirement(self.current) {
                    let id = self.rules().requirement_id(at).to_owned();
                    self.draft.set(Field::Answer(&id), status.id());
                    self.ticked = None;
                    return Then::Keep;
                }
            }
            Message::Filter(filter) => {
                self.filter = filter;
                return Then::Filter;
            }
            Message::Rename(name) => {
                let kept = self.kept_draft().clone();
                let said = self.keeper.rename(&kept, name.trim());
                self.notice = said.or_else(|| self.notice.take());
            }
            Message::Cell { class, open } => {
                self.cells.retain(|other| *other != class);
                if open {
                    self.cells.push(class);
                }
            }
            Message::Read { name, content } => return self.import(name, content, effects),
            Message::Saved(name) => self.saved(name),
            Message::Stored(key) => {
                if key.is_none_or(|key| self.keeper.is_open(&key)) {
                    // Answers on trial are kept nowhere: they are not given away for those.
                    let taken = if self.trial.is_none() {
                        let text = self.draft.file().to_json();
                        self.keeper.take_over(&self.page.rules, &text)
                    } else {
                        None
                    };
                    if let Some(draft) = taken {
                        self.draft = draft;
                        self.keeper.read_list();
                        return Then::Filter;
                    }
                    let said = self.keeper.look();
                    self.notice = self.with_differences(said).or_else(|| self.notice.take());
                }
                self.keeper.read_list();
            }
            Message::Chosen(class) => return self.meet_choice(class),
            Message::Linked(class) => return self.meet_link(class, effects),
        }
        Then::Nothing
    }

    /// Set the new value of a control.
    fn enter(&mut self, name: &str, value: &str, effects: &mut Vec<Effect>) -> Then {
        let Some(field) = Field::of_name(name) else { return Then::Nothing };
        if self.draft.value(field) == value {
            return Then::Nothing;
        }
        match field {
            Field::Fact(id) => {
                let fact = self.rules().fact(id).and_then(|fact| self.rules().fact_at(fact));
                let value =
                    fact.map_or_else(|| FactValue::from_word(value), |fact| fact.value_of(value));
                self.draft.set_fact(id, value);
            }
            _ => self.draft.set(field, value),
        }
        if self.notice.as_ref().is_some_and(Notice::passes) {
            self.notice = None;
        }
        if let Field::Answer(_) = field {
            self.ticked = None;
        }
        match field {
            Field::Class => {
                self.choose_class(effects);
                Then::FilterAndKeep
            }
            Field::Phase => Then::FilterAndKeep,
            Field::Value(id) => {
                self.tick(id);
                Then::Keep
            }
            _ => Then::Keep,
        }
    }

    /// Tick met where a value passes everywhere and nothing is ticked. Take the tick away when the
    /// value that is being entered stops passing.
    fn tick(&mut self, id: &str) {
        let (rules, field) = (&self.page.rules, Field::Answer(id));
        let passes = value::passes(rules, &self.draft, id);
        if passes && self.draft.value(field).is_empty() {
            self.draft.set(field, Status::Met.id());
            self.ticked = Some(id.to_owned());
        } else if !passes && self.ticked.take_if(|ticked| *ticked == id).is_some() {
            self.draft.set(field, "");
        } else if self.ticked.as_deref() != Some(id) {
            self.ticked = None;
        }
    }

    fn press(&mut self, press: Press, effects: &mut Vec<Effect>) -> Then {
        match press {
            Press::Act(action, id) => return self.act(action, &id, effects),
            Press::Clear(id) => {
                self.ticked = None;
                self.draft.set(Field::Answer(&id), "");
                return Then::Keep;
            }
            Press::Export(file) => self.export(file, effects),
            Press::ShowAll(list) => {
                if !self.whole.contains(&list) {
                    self.whole.push(list);
                }
            }
            #[cfg(any(feature = "standalone", all(test, feature = "pages")))]
            Press::ToExcel if self.workbook.is_some() => self.export_workbook(effects),
            Press::ToExcel => {
                self.notice = Some(Notice::new(Kind::Warning, NOT_IN_EXCEL).offering(SAVE_FILE));
                effects.push(Effect::Focus(Focus::Notice));
            }
        }
        Then::Nothing
    }

    fn act(&mut self, action: Action, id: &str, effects: &mut Vec<Effect>) -> Then {
        match action {
            Action::Dismiss => {
                self.notice = None;
                self.pending = None;
                self.asked = None;
            }
            Action::SaveFile | Action::SaveCopy => self.export(File::Answers, effects),
            Action::SaveAside => {
                let Some(text) = self.keeper.unreadable(id) else { return Then::Nothing };
                effects.push(Effect::Download(Download::unreadable(text)));
            }
            Action::Class => {
                self.draft.set(Field::Class, id);
                self.choose_class(effects);
                effects.push(Effect::Focus(Focus::Class));
                return Then::FilterAndKeep;
            }
            Action::Next => self.next(None, effects),
            Action::Accept | Action::Decline => {
                self.draft.settle(id, action == Action::Accept);
                effects.push(Effect::Focus(Focus::Answer(id.to_owned())));
                return Then::Keep;
            }
            Action::Back | Action::Forward => self.turn(action == Action::Forward, effects),
            Action::Print => effects.push(Effect::Print),
            Action::Trial => {
                if self.trial.is_none() {
                    let outcome = self.outcome().cloned();
                    self.trial = Some(Trial { kept: self.draft.clone(), outcome });
                    effects.push(Effect::Focus(Focus::TrialDrop));
                }
                // A step of the remedies names the requirements to try.
                for id in id.split(' ').filter(|id| self.page.rules.requirement(id).is_some()) {
                    self.draft.set(Field::Answer(id), Status::Met.id());
                }
            }
            Action::TrialKeep | Action::TrialDrop => {
                let Some(trial) = self.trial.take() else { return Then::Nothing };
                if action == Action::TrialDrop {
                    self.draft = trial.kept;
                }
                effects.push(Effect::Focus(Focus::TrialStart));
                return Then::FilterAndKeep;
            }
            Action::TakeClass | Action::NewWithClass | Action::KeepClass => {
                return self.settle_class(action, effects);
            }
            _ => return self.replace(action, id, effects),
        }
        Then::Nothing
    }

    fn export(&mut self, file: File, effects: &mut Vec<Effect>) {
        let answers = self.kept_draft().file();
        let words = |id: &str| self.words(id, answers.class.as_deref());
        match file.make(answers, self.rules(), &self.page.name, &words) {
            Ok(made) => {
                self.filing = (file == File::Answers).then(|| answers.to_json());
                effects.push(Effect::Download(made));
            }
            Err(message) => self.notice = Some(error(message)),
        }
    }

    #[cfg(any(feature = "standalone", all(test, feature = "pages")))]
    fn export_workbook(&mut self, effects: &mut Vec<Effect>) {
        let Some(form) = &self.workbook else { return };
        let (answers, rules) = (self.kept_draft().file(), self.rules());
        let name = super::files::name("回答", "xlsx", answers, rules, &self.page.name);
        match super::workbook::make(rules, form, answers, name) {
            Ok(made) => effects.push(Effect::Download(made)),
            Err(message) => self.notice = Some(error(message)),
        }
    }

    /// Tell whether a file was saved. What waited for it can go on.
    fn saved(&mut self, name: Option<String>) {
        let Some(name) = name else {
            self.notice = Some(error("ファイルを保存できませんでした。"));
            return;
        };
        self.filed = self.filing.take().or_else(|| self.filed.take());
        let notice = info(format!("「{name}」を保存しました。"));
        self.notice = Some(match &self.pending {
            Some(_) => notice.offering(PROCEED),
            None => notice,
        });
    }

    /// Go to the first open question after a place of the page; after the last one, start again.
    fn next(&mut self, from: Option<usize>, effects: &mut Vec<Effect>) {
        let count = self.page.requirements.len();
        let start = from.map_or(0, |from| from + 1);
        match (start..count).chain(0..start.min(count)).find(|place| self.is_open(*place)) {
            Some(place) => {
                self.reveal(place);
                effects.push(Effect::Focus(Focus::Requirement(place)));
            }
            None => {
                self.notice =
                    Some(info("未回答の要件はありません。「確認」で回答を読み直せます。"));
            }
        }
    }

    fn is_open(&self, place: usize) -> bool {
        let Some(at) = self.requirement(place) else { return false };
        match self.outcome() {
            Some(outcome) => {
                let status = outcome.explanation.statuses.get(at.get());
                status == Some(&RequirementStatus::Unanswered)
            }
            None => self.draft.value(Field::Answer(self.rules().requirement_id(at))).is_empty(),
        }
    }

    /// Hide the requirements that the filter does not show.
    fn hide(&mut self) {
        let fits = |place: usize| {
            self.requirement(place)
                .is_none_or(|at| self.filter.fits(self.rules(), at, &self.draft, self.outcome()))
        };
        self.hidden = (0..self.page.requirements.len()).map(|place| !fits(place)).collect();
        self.stay_in_sight();
    }

    /// Show the requirement at a place, also if the filter has hidden it.
    fn reveal(&mut self, place: usize) {
        if let Some(hidden) = self.hidden.get_mut(place) {
            *hidden = false;
        }
        self.current = place;
    }

    /// Turn to the next requirement that the filter shows, or to the previous one.
    fn turn(&mut self, on: bool, effects: &mut Vec<Effect>) {
        let mut shown = self.shown_places();
        let next = if on {
            shown.find(|place| *place > self.current)
        } else {
            shown.rfind(|place| *place < self.current)
        };
        drop(shown);
        if let Some(place) = next {
            self.current = place;
            effects.push(Effect::Focus(Focus::Heading(place)));
        }
    }

    /// If the filter hides the requirement that is shown by itself, show the next one instead.
    fn stay_in_sight(&mut self) {
        let next = self.shown_places().find(|place| *place >= self.current);
        let next = next.or_else(|| self.shown_places().next_back());
        self.current = next.unwrap_or(self.current);
    }

    /// Return the places of the requirements that the filter shows.
    pub(super) fn shown_places(&self) -> impl DoubleEndedIterator<Item = usize> + '_ {
        (0..self.hidden.len()).filter(|place| self.hidden.get(*place) == Some(&false))
    }

    /// Keep the draft in this browser. Show a notice of a trouble, unless the present notice has
    /// offers.
    fn keep(&mut self) {
        let said = self.keeper.keep(&self.draft);
        let said = self.with_differences(said);
        let offers = self.notice.as_ref().is_some_and(|notice| !notice.offers.is_empty());
        if said.is_some() && !offers {
            self.notice = said;
        }
    }
}

/// The number of differences between two tabs that are told at most.
const MAX_DIFFERENCES: usize = 6;

impl<S: Store> Form<S> {
    /// Add to the notice of a conflict between two tabs the values that differ.
    fn with_differences(&self, notice: Option<Notice<Action>>) -> Option<Notice<Action>> {
        let notice = notice?;
        let theirs = self.keeper.theirs();
        let theirs = theirs.and_then(|it| Draft::read(self.rules(), it.text.as_bytes()).ok());
        let Some(theirs) = theirs else { return Some(notice) };
        let said = self.differences(self.kept_draft(), &theirs);
        Some(Notice { text: notice.text + &said, ..notice })
    }

    /// Say which values differ between the answers on this page and those of another tab.
    fn differences(&self, here: &Draft, there: &Draft) -> String {
        let rules = self.rules();
        let class =
            |id: &str| rules.class(id).and_then(|at| rules.class_at(at)).map(|it| it.title.clone());
        let answer = |id: &str| Status::from_id(id).map(|it| it.label().to_owned());
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let fact = |value: &str| match value {
            "true" => Some("はい".to_owned()),
            "false" => Some("いいえ".to_owned()),
            _ => None,
        };
        let mut said = Vec::new();
        let mut compare = |name: &str, field: Field<'_>, words: &dyn Fn(&str) -> Option<String>| {
            let [here, there] = [here, there].map(|draft| draft.value(field).into_owned());
            if here != there {
                let [here, there] =
                    [here, there].map(|value| words(&value).unwrap_or_else(|| "なし".to_owned()));
                said.push(format!("{name}(この画面「{here}」、別のタブ「{there}」)"));
            }
        };
        compare("サービス名", Field::ServiceName, &text);
        compare("事業者名", Field::ServiceProvider, &text);
        compare("情報の分類", Field::Class, &class);
        for asked in &rules.checklist().facts {
            compare(asked.question.as_deref().unwrap_or(&asked.id), Field::Fact(&asked.id), &fact);
        }
        for at in rules.requirements() {
            let (id, label) = (rules.requirement_id(at), self.names.label(at));
            compare(label, Field::Answer(id), &answer);
            compare(&format!("{label}の理由"), Field::Reason(id), &text);
            compare(&format!("{label}の備考"), Field::Note(id), &text);
            compare(&format!("{label}の根拠資料"), Field::Evidence(id), &text);
        }
        let more = said.len().saturating_sub(MAX_DIFFERENCES);
        said.truncate(MAX_DIFFERENCES);
        match (said.is_empty(), more) {
            (true, _) => String::new(),
            (false, 0) => format!("違い: {}", said.join("、")),
            (false, more) => format!("違い: {}、ほか{more}件", said.join("、")),
        }
    }
}

/// The offer to save the answer file.
pub(super) const SAVE_FILE: Offers<Action> = &[(Action::SaveFile, "回答ファイルを保存する")];

const NOT_IN_EXCEL: &str = "この画面の内容は、このブラウザーに保存できていないため、Excelのページでは使えません。\
    回答ファイルを保存してから進んでください。";

pub(super) fn info(text: impl Into<String>) -> Notice<Action> {
    Notice::new(Kind::Info, text)
}

pub(super) fn error(text: impl Into<String>) -> Notice<Action> {
    Notice::new(Kind::Error, text)
}
