//! The changes of the page after each message, and the effects in the browser.

use kijun_crosswalk::{Bridge, Outcome};
use kijun_rules::AnswerFile;
use kijun_rules::answers::Proposal;

use super::message::{Action, Effect, For, Listed, Made, Message};
use super::model::{Carry, KEPT, Notice, Source, Target, service, target_offer, title};
use super::words;
use crate::client::kit::answer_file;
use crate::client::kit::file_name::FileName;
use crate::client::kit::format::Download;
use crate::client::kit::model::Model;
use crate::client::kit::notice::Kind;
use crate::client::kit::storage::{Kept, Trouble};

impl Model for Carry {
    type Message = Message;
    type Effect = Effect;

    fn update(&mut self, message: Message) -> Vec<Effect> {
        match message {
            Message::Source(value) => return self.choose_source(value),
            Message::SourceRead(read) => self.open_kept(read),
            Message::FileRead(name, read) => {
                self.chosen.clear();
                let name = format!("「{name}」");
                match read {
                    Ok(bytes) => self.open(&name, &bytes),
                    Err(error) => self.refuse(format!("{name}を読み込めませんでした。{error}")),
                }
            }
            Message::Target(value) => return self.choose_target(&value),
            Message::TargetRead(For::Choice, read) => self.aim(read),
            Message::TargetRead(then, read) => return self.add_to(then, read),
            Message::Take(id, ticked) => {
                self.taken.retain(|known| *known != id);
                if ticked {
                    self.taken.push(id);
                }
            }
            Message::Name(name) => self.name = name,
            Message::Act(Action::All) => self.take_every_status(),
            Message::Act(Action::None) => self.taken.clear(),
            Message::Act(Action::Keep) => return self.put(For::Keeping),
            Message::Act(Action::Save) => return self.put(For::Saving),
            Message::Kept(made, listed) => self.kept(&made, &listed),
            Message::NotKept(trouble) => {
                let text = format!("{trouble}「回答ファイルとして保存する」をお使いください。");
                self.say_done(Kind::Error, text);
            }
            Message::Saved(Some(name), added, left) => {
                self.say_done(Kind::Info, words::saved(&name, added, left));
            }
            Message::Saved(None, ..) => {
                self.say_done(Kind::Error, "ファイルを保存できませんでした。");
            }
        }
        Vec::new()
    }
}

impl Carry {
    /// Choose a kept assessment to carry over from.
    fn choose_source(&mut self, value: String) -> Vec<Effect> {
        let known = self.sources.iter().any(|offer| offer.value == value);
        let place = value.split_once(':').filter(|_| known);
        let place = place.and_then(|(way, id)| Some((way.parse().ok()?, id.to_owned())));
        self.chosen = value;
        if let Some((way, id)) = place {
            return vec![Effect::ReadSource(way, id)];
        }
        self.close();
        Vec::new()
    }

    fn open_kept(&mut self, read: Result<Option<Kept>, Trouble>) {
        let chosen = self.sources.iter().find(|offer| offer.value == self.chosen);
        let name = chosen.map(|offer| format!("「{}」", offer.label)).unwrap_or_default();
        match read {
            Ok(Some(kept)) => self.open(&name, kept.text.as_bytes()),
            Ok(None) => self.refuse("この自己点検は、別のタブで削除されています。"),
            Err(trouble) => self.refuse(trouble.to_string()),
        }
    }

    /// Show the results of the answers; `name` is their title.
    fn open(&mut self, name: &str, bytes: &[u8]) {
        match self.source_of(name, bytes) {
            Err(notice) => {
                self.close();
                self.status = Some(notice);
            }
            Ok(source) => {
                self.close();
                self.refused = None;
                self.status =
                    self.data.ways.get(source.way).map(|way| said(name, &way.bridge, &source));
                self.suggest_name(&source);
                self.source = Some(source);
            }
        }
    }

    /// Return the source that the answers make.
    fn source_of(&self, name: &str, bytes: &[u8]) -> Result<Source, Notice> {
        let file = answer_file::read(bytes).map_err(|unread| {
            let text = format!("{name}を読み込めませんでした。{}", unread.text);
            let ways = self.data.ways.iter().filter(|_| unread.is_elsewhere);
            let links =
                ways.map(|way| (way.export.clone(), format!("{}のExcel・CSVのページ", way.label)));
            Notice::new(Kind::Error, text).leading(links.collect())
        })?;
        self.source_in(name, file).map_err(|text| Notice::new(Kind::Error, text))
    }

    /// Return the source that an answer file makes.
    fn source_in(&self, name: &str, file: AnswerFile) -> Result<Source, String> {
        let mut ways = self.data.ways.iter().enumerate();
        let Some((place, way)) = ways.find(|(_, way)| way.bridge.from == file.checklist) else {
            return Err(if file.checklist == self.data.checklist {
                format!(
                    "{name}は、この自己点検そのものの回答です。引き継がずに、自己点検のページで読み込んでください。"
                )
            } else {
                let known: Vec<&str> =
                    self.data.ways.iter().map(|way| way.label.as_str()).collect();
                format!(
                    "{name}は『{}』への回答で、対応表にこの自己点検との対応がありません。引き継げるのは、{}への回答です。",
                    file.checklist,
                    known.join("、")
                )
            });
        };
        let carried = way.bridge.carry(&file);
        let proposals = carried
            .iter()
            .filter_map(|each| Some((each.requirement.clone(), way.bridge.proposal(each, &file)?)));
        let proposals = proposals.collect();
        Ok(Source { way: place, file, carried, proposals })
    }

    /// Suggest a name for the new assessment, in place of an earlier suggestion.
    fn suggest_name(&mut self, source: &Source) {
        let label = self.data.ways.get(source.way).map_or("", |way| &way.label);
        let suggested = match service(&source.file) {
            None => format!("{label}から引き継ぎ"),
            Some(service) => format!("{service}（{label}から引き継ぎ）"),
        };
        if self.name == self.suggested {
            self.name.clone_from(&suggested);
        }
        self.suggested = suggested;
    }

    /// Show only the choice of answers.
    fn close(&mut self) {
        self.source = None;
        self.taken.clear();
        self.status = None;
        self.done = None;
    }

    fn refuse(&mut self, text: impl Into<String>) {
        self.close();
        self.status = Some(Notice::new(Kind::Error, text));
    }

    /// Choose the target of the proposals.
    fn choose_target(&mut self, value: &str) -> Vec<Effect> {
        self.done = None;
        self.target = None;
        self.refused = None;
        match value.strip_prefix(KEPT) {
            Some(id) => vec![Effect::ReadTarget(For::Choice, id.to_owned())],
            None => Vec::new(),
        }
    }

    fn aim(&mut self, read: Result<Option<Kept>, Trouble>) {
        match self.target_read(read) {
            Ok(target) => self.target = Some(target),
            Err(text) => self.refused = Some(text),
        }
        self.let_go();
    }

    fn target_read(&self, read: Result<Option<Kept>, Trouble>) -> Result<Target, String> {
        let kept = read.and_then(|kept| kept.ok_or(Trouble::Gone));
        let kept = kept.map_err(|trouble| trouble.to_string())?;
        // All ways lead to the same checklist and edition.
        let bridge = self.data.ways.first().map(|way| &way.bridge).ok_or_else(String::new)?;
        Self::target_of(kept, bridge)
    }

    /// Untick the requirements for which the target takes no proposal.
    fn let_go(&mut self) {
        let mut taken = std::mem::take(&mut self.taken);
        taken.retain(|id| self.held(id).is_empty());
        self.taken = taken;
    }

    fn take_every_status(&mut self) {
        let proposals = self.source.iter().flat_map(|source| &source.proposals);
        let with_status = proposals.filter(|(_, proposal)| proposal.status.is_some());
        self.taken = with_status.map(|(id, _)| id.clone()).collect();
        self.let_go();
    }

    /// Return the proposals that are ticked.
    fn ticked(&self) -> Vec<(String, Proposal)> {
        let proposals = self.source.iter().flat_map(|source| &source.proposals);
        proposals.filter(|(id, _)| self.taken.contains(id)).cloned().collect()
    }

    /// Keep the ticked proposals, or give them out. Read a kept assessment again before, so that
    /// nothing is lost that another tab has saved meanwhile.
    fn put(&mut self, then: For) -> Vec<Effect> {
        let proposals = self.ticked();
        let added = proposals.len();
        if added == 0 {
            self.say_done(Kind::Warning, words::chosen(0));
            return Vec::new();
        }
        if let Some(target) = &self.target {
            return vec![Effect::ReadTarget(then, target.kept.id.clone())];
        }
        let Some((source, way)) = self.opened() else { return Vec::new() };
        let text = way.bridge.file(&source.file, proposals).to_json();
        let made = Made { text, added, left: 0 };
        match then {
            For::Saving => self.give_out(made),
            For::Choice | For::Keeping => vec![Effect::Add(made, self.name.trim().to_owned())],
        }
    }

    /// Add the ticked proposals to the record that was read.
    fn add_to(&mut self, then: For, read: Result<Option<Kept>, Trouble>) -> Vec<Effect> {
        let proposals = self.ticked();
        let count = proposals.len();
        let mut target = match self.target_read(read) {
            Ok(target) => target,
            Err(text) => {
                self.say_done(Kind::Error, text);
                return Vec::new();
            }
        };
        let Some((_, way)) = self.opened() else { return Vec::new() };
        let added = way.bridge.add_to(&mut target.file, proposals).len();
        let made = Made { text: target.file.to_json(), added, left: count - added };
        match then {
            For::Saving => self.give_out(made),
            For::Choice | For::Keeping => vec![Effect::Write(made, target.kept)],
        }
    }

    fn give_out(&mut self, made: Made) -> Vec<Effect> {
        let service = match &self.target {
            Some(target) => service(&target.file),
            None => self.source.as_ref().and_then(|source| service(&source.file)),
        };
        let name = FileName::new("回答", "json").of(&self.data.name).about(service);
        match Download::json(name, made.text) {
            Ok(file) => vec![Effect::Save(file, made.added, made.left)],
            Err(error) => {
                self.say_done(Kind::Error, error);
                Vec::new()
            }
        }
    }

    /// Note that the proposals were kept. The next proposals go into the same assessment.
    fn kept(&mut self, made: &Made, listed: &Listed) {
        let offer = target_offer(listed);
        match self.targets.iter_mut().find(|known| known.value == offer.value) {
            Some(known) => *known = offer,
            None => self.targets.push(offer),
        }
        self.target = None;
        self.refused = None;
        self.aim(Ok(Some(listed.kept.clone())));
        self.say_done(Kind::Info, words::written(&title(&listed.kept), made.added, made.left));
        self.leads_on = true;
    }

    fn say_done(&mut self, kind: Kind, text: impl Into<String>) {
        self.done = Some(Notice::new(kind, text));
        self.leads_on = false;
    }
}

/// Return the notice about answers of this name that were opened.
fn said(name: &str, bridge: &Bridge, source: &Source) -> Notice {
    let edition = source.file.edition.as_ref().filter(|edition| **edition != bridge.from_edition);
    if let Some(edition) = edition {
        let text = format!(
            "{name}は『{edition}』版への回答です。対応表は『{}』版について作られているので、状態は提案できません。\
             先に、もとの自己点検のページで開いて新しい版に直してください。",
            bridge.from_edition
        );
        return Notice::new(Kind::Warning, text);
    }
    if source.carried.iter().all(|each| each.outcome == Outcome::Nothing) {
        let text = format!("{name}には、引き継げる要件への回答がまだありません。");
        return Notice::new(Kind::Warning, text);
    }
    Notice::new(Kind::Info, format!("{name}から引き継げる回答を、下に表示しています。"))
}
