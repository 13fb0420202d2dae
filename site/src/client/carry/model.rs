//! The model of the page that carries answers over: what was chosen, what follows, what is ticked.

use kijun_crosswalk::{Bridge, Carried, Held, held};
use kijun_rules::AnswerFile;
use kijun_rules::answers::Proposal;

use super::message::{Action, Listed, Offer};
use super::words;
use crate::client::kit::notice::{self, Kind};
use crate::client::kit::storage::Kept;
use crate::data::carry::{CarryData, Way};

/// The answers that are carried over from.
#[derive(Debug, Clone)]
pub(super) struct Source {
    /// The place of their checklist among the ways.
    pub(super) way: usize,
    pub(super) file: AnswerFile,
    /// What follows, for each requirement of the way.
    pub(super) carried: Vec<Carried>,
    /// What would be proposed, for each requirement for which something would.
    pub(super) proposals: Vec<(String, Proposal)>,
}

/// The assessment that is carried over to, as it was last read or kept here.
#[derive(Debug, Clone)]
pub(super) struct Target {
    pub(super) kept: Kept,
    pub(super) file: AnswerFile,
}

/// A notice of this page.
pub type Notice = notice::Notice<Action>;

/// The page that carries answers over.
#[derive(Debug, Clone)]
pub struct Carry {
    /// What the page handed over.
    pub data: CarryData,
    pub(super) sources: Vec<Offer>,
    pub(super) targets: Vec<Offer>,
    /// The value of the kept assessment that was chosen to carry over from.
    pub(super) chosen: String,
    pub(super) source: Option<Source>,
    /// `None` for a new assessment.
    pub(super) target: Option<Target>,
    /// Why what was chosen to carry over to cannot be.
    pub(super) refused: Option<String>,
    /// The requirements whose proposals are ticked.
    pub(super) taken: Vec<String>,
    pub(super) name: String,
    /// The name that was suggested last.
    pub(super) suggested: String,
    pub(super) status: Option<Notice>,
    pub(super) done: Option<Notice>,
    /// Whether what was done leads on to the form.
    pub(super) leads_on: bool,
}

impl Carry {
    /// The page before anything is chosen.
    #[must_use]
    pub fn new(data: CarryData) -> Self {
        Self {
            data,
            sources: Vec::new(),
            targets: Vec::new(),
            chosen: String::new(),
            source: None,
            target: None,
            refused: None,
            taken: Vec::new(),
            name: String::new(),
            suggested: String::new(),
            status: None,
            done: None,
            leads_on: false,
        }
    }

    /// The same with what is kept in this browser: for each way, and for the page's own checklist.
    /// `None` where the browser keeps nothing for the page.
    #[must_use]
    pub fn with_kept(mut self, ways: &[Option<Vec<Listed>>], own: Option<&[Listed]>) -> Self {
        for (place, (way, listed)) in self.data.ways.iter().zip(ways).enumerate() {
            let offers = listed.iter().flatten().map(|listed| Offer {
                value: format!("{place}:{}", listed.kept.id),
                label: format!("{}: {}", way.label, listed.described()),
            });
            self.sources.extend(offers);
        }
        self.targets = own.into_iter().flatten().map(target_offer).collect();
        if own.is_none() || ways.contains(&None) {
            let text = "このブラウザーには点検を保存できません。回答ファイルを選んでください。";
            self.status = Some(Notice::new(Kind::Warning, text));
        }
        self
    }

    /// The kept assessments to carry over from.
    #[must_use]
    pub fn sources(&self) -> &[Offer] {
        &self.sources
    }

    /// The value of the one that is chosen; empty if none is.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.chosen
    }

    /// The kept assessments to carry over to.
    #[must_use]
    pub fn targets(&self) -> &[Offer] {
        &self.targets
    }

    /// The value of the one that is chosen; empty for a new one.
    #[must_use]
    pub fn target(&self) -> String {
        self.target.as_ref().map_or_else(String::new, |target| target_value(&target.kept))
    }

    /// What the assessment that is carried over to is called; `None` for a new one.
    #[must_use]
    pub fn target_title(&self) -> Option<String> {
        self.target.as_ref().map(|target| title(&target.kept))
    }

    /// What is said of the answers that were chosen.
    #[must_use]
    pub fn status(&self) -> Option<&Notice> {
        self.status.as_ref()
    }

    /// What is said of where they are carried over to.
    #[must_use]
    pub fn about_target(&self) -> Option<Notice> {
        if let Some(text) = &self.refused {
            return Some(Notice::new(Kind::Error, text));
        }
        let source = service(&self.source.as_ref()?.file)?;
        let target = service(&self.target.as_ref()?.file)?;
        (source != target)
            .then(|| Notice::new(Kind::Warning, words::services_differ(source, target)))
    }

    /// What became of the proposals, and whether it leads on to the form.
    #[must_use]
    pub fn done(&self) -> Option<(&Notice, bool)> {
        self.done.as_ref().map(|done| (done, self.leads_on))
    }

    /// The name of the new assessment.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The place of the way that is shown.
    #[must_use]
    pub fn way(&self) -> Option<usize> {
        self.source.as_ref().map(|source| source.way)
    }

    /// What follows for the requirements of the way that is shown.
    #[must_use]
    pub fn carried(&self) -> &[Carried] {
        self.source.as_ref().map_or(&[], |source| &source.carried)
    }

    /// What follows for a requirement, and what would be proposed, if this way is shown.
    #[must_use]
    pub fn outcome(&self, way: usize, requirement: &str) -> Option<(&Carried, Option<&Proposal>)> {
        let source = self.source.as_ref().filter(|source| source.way == way)?;
        let carried = source.carried.iter().find(|each| each.requirement == requirement)?;
        let mut proposals = source.proposals.iter();
        let proposal = proposals.find(|(id, _)| id == requirement).map(|(_, proposal)| proposal);
        Some((carried, proposal))
    }

    /// Whether there is a proposal.
    #[must_use]
    pub fn has_proposals(&self) -> bool {
        self.source.as_ref().is_some_and(|source| !source.proposals.is_empty())
    }

    /// Why nothing can be proposed for a requirement where it would go; empty if something can.
    #[must_use]
    pub fn held(&self, requirement: &str) -> String {
        let held = self.target.as_ref().and_then(|target| held(&target.file, requirement));
        held.map(Held::message).unwrap_or_default()
    }

    /// The requirements whose proposals are ticked.
    #[must_use]
    pub fn taken(&self) -> &[String] {
        &self.taken
    }

    /// The answers that are carried over from, and their way.
    pub(super) fn opened(&self) -> Option<(&Source, &Way)> {
        let source = self.source.as_ref()?;
        Some((source, self.data.ways.get(source.way)?))
    }

    /// A target from its record.
    pub(super) fn target_of(kept: Kept, bridge: &Bridge) -> Result<Target, String> {
        let name = title(&kept);
        let file = AnswerFile::read(kept.text.as_bytes())
            .map_err(|error| format!("引き継ぎ先の「{name}」を読み込めませんでした。{error}"))?;
        if !bridge.fits(&file) {
            return Err(format!(
                "引き継ぎ先の「{name}」は、『{}』版への回答ではありません。\
                 先に点検の画面で開いて、新しい版に直してください。",
                bridge.to_edition
            ));
        }
        Ok(Target { kept, file })
    }
}

/// A record among the offers to carry over to.
pub(super) fn target_offer(listed: &Listed) -> Offer {
    Offer { value: target_value(&listed.kept), label: listed.described() }
}

/// The value of such an offer. The id of what an earlier version kept is empty, which the value of
/// a new assessment is.
fn target_value(kept: &Kept) -> String {
    format!("{KEPT}{}", kept.id)
}

/// What comes before the id in the value of a kept assessment to carry over to.
pub(super) const KEPT: &str = "kept:";

/// What a kept assessment is called: by its name, else by its service.
pub(super) fn title(kept: &Kept) -> String {
    if !kept.name.is_empty() {
        return kept.name.clone();
    }
    let file = AnswerFile::read(kept.text.as_bytes()).ok();
    let name = file.as_ref().and_then(service);
    name.unwrap_or("名前のない点検").to_owned()
}

/// The name of the service that answers are about, if there is one.
pub(super) fn service(file: &AnswerFile) -> Option<&str> {
    file.service.as_ref()?.name.as_deref().filter(|name| !name.is_empty())
}
