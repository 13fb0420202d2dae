//! The model of the page that carries answers over: the choices, their results and the ticks.

use kijun_crosswalk::{Bridge, Carried, Held, held};
use kijun_rules::AnswerFile;
use kijun_rules::answers::Proposal;

use super::message::{Action, Listed, Offer};
use super::words;
use crate::client::kit::notice::{self, Kind};
use crate::client::kit::storage::Kept;
use crate::data::carry::{CarryData, Way};

/// The answers from which the page carries over.
#[derive(Debug, Clone)]
pub(super) struct Source {
    /// The place of their checklist among the ways.
    pub(super) way: usize,
    pub(super) file: AnswerFile,
    /// The result for each requirement of the way.
    pub(super) carried: Vec<Carried>,
    /// The proposals, each with the id of its requirement; only requirements that have one.
    pub(super) proposals: Vec<(String, Proposal)>,
}

/// The assessment to which the page carries over, as it was last read or kept here.
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
    /// The page's data.
    pub data: CarryData,
    pub(super) sources: Vec<Offer>,
    pub(super) targets: Vec<Offer>,
    /// The value of the kept assessment that is chosen as the source.
    pub(super) chosen: String,
    pub(super) source: Option<Source>,
    /// `None` for a new assessment.
    pub(super) target: Option<Target>,
    /// The reason why the chosen target cannot be used.
    pub(super) refused: Option<String>,
    /// The requirements whose proposals are ticked.
    pub(super) taken: Vec<String>,
    pub(super) name: String,
    /// The name that was suggested last.
    pub(super) suggested: String,
    pub(super) status: Option<Notice>,
    pub(super) done: Option<Notice>,
    /// True if the last action leads on to the form.
    pub(super) leads_on: bool,
}

impl Carry {
    /// Return the page before anything is chosen.
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

    /// Return the page with the records of this browser: for each way, and for the page's own
    /// checklist. `None` if the browser keeps nothing for the page.
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
            let text = "このブラウザーには自己点検を保存できません。回答ファイルを選んでください。";
            self.status = Some(Notice::new(Kind::Warning, text));
        }
        self
    }

    /// Return the kept assessments to carry over from.
    #[must_use]
    pub fn sources(&self) -> &[Offer] {
        &self.sources
    }

    /// Return the value of the chosen source; empty if none is chosen.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.chosen
    }

    /// Return the kept assessments to carry over to.
    #[must_use]
    pub fn targets(&self) -> &[Offer] {
        &self.targets
    }

    /// Return the value of the chosen target; empty for a new assessment.
    #[must_use]
    pub fn target(&self) -> String {
        self.target.as_ref().map_or_else(String::new, |target| target_value(&target.kept))
    }

    /// Return the title of the target; `None` for a new assessment.
    #[must_use]
    pub fn target_title(&self) -> Option<String> {
        self.target.as_ref().map(|target| title(&target.kept))
    }

    /// Return the notice about the chosen answers.
    #[must_use]
    pub fn status(&self) -> Option<&Notice> {
        self.status.as_ref()
    }

    /// Return the notice about the target.
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

    /// Return the notice about the last action on the proposals, and if it leads on to the form.
    #[must_use]
    pub fn done(&self) -> Option<(&Notice, bool)> {
        self.done.as_ref().map(|done| (done, self.leads_on))
    }

    /// Return the name of the new assessment.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Return the place of the way that is shown.
    #[must_use]
    pub fn way(&self) -> Option<usize> {
        self.source.as_ref().map(|source| source.way)
    }

    /// Return the results for the requirements of the way that is shown.
    #[must_use]
    pub fn carried(&self) -> &[Carried] {
        self.source.as_ref().map_or(&[], |source| &source.carried)
    }

    /// Return the result for a requirement, and its proposal, if this way is shown.
    #[must_use]
    pub fn outcome(&self, way: usize, requirement: &str) -> Option<(&Carried, Option<&Proposal>)> {
        let source = self.source.as_ref().filter(|source| source.way == way)?;
        let carried = source.carried.iter().find(|each| each.requirement == requirement)?;
        let mut proposals = source.proposals.iter();
        let proposal = proposals.find(|(id, _)| id == requirement).map(|(_, proposal)| proposal);
        Some((carried, proposal))
    }

    /// Return whether there is a proposal.
    #[must_use]
    pub fn has_proposals(&self) -> bool {
        self.source.as_ref().is_some_and(|source| !source.proposals.is_empty())
    }

    /// Return the reason why the target takes no proposal for a requirement; empty if it takes one.
    #[must_use]
    pub fn held(&self, requirement: &str) -> String {
        let held = self.target.as_ref().and_then(|target| held(&target.file, requirement));
        held.map(Held::message).unwrap_or_default()
    }

    /// Return the requirements whose proposals are ticked.
    #[must_use]
    pub fn taken(&self) -> &[String] {
        &self.taken
    }

    /// Return the answers from which the page carries over, and their way.
    pub(super) fn opened(&self) -> Option<(&Source, &Way)> {
        let source = self.source.as_ref()?;
        Some((source, self.data.ways.get(source.way)?))
    }

    /// Return a target from its record.
    ///
    /// # Errors
    /// Fail, with a sentence for the reader, if the record cannot be the target.
    pub(super) fn target_of(kept: Kept, bridge: &Bridge) -> Result<Target, String> {
        let name = title(&kept);
        let file = AnswerFile::read(kept.text.as_bytes())
            .map_err(|error| format!("引き継ぎ先の「{name}」を読み込めませんでした。{error}"))?;
        if !bridge.fits(&file) {
            return Err(format!(
                "引き継ぎ先の「{name}」は、『{}』版への回答ではありません。\
                 先に自己点検のページで開いて、新しい版に直してください。",
                bridge.to_edition
            ));
        }
        Ok(Target { kept, file })
    }
}

/// Return the offer of a record to carry over to.
pub(super) fn target_offer(listed: &Listed) -> Offer {
    Offer { value: target_value(&listed.kept), label: listed.described() }
}

/// Return the value of such an offer. The prefix is needed because records of an earlier version
/// have an empty id, and the empty value is a new assessment.
fn target_value(kept: &Kept) -> String {
    format!("{KEPT}{}", kept.id)
}

/// The prefix of the id in the value of a kept assessment to carry over to.
pub(super) const KEPT: &str = "kept:";

/// Return the title of a kept assessment: its name, else the name of its service.
pub(super) fn title(kept: &Kept) -> String {
    kept.shown_name(AnswerFile::read(kept.text.as_bytes()).ok().as_ref())
}

/// Return the name of the service that the answers are about, if it is given.
pub(super) fn service(file: &AnswerFile) -> Option<&str> {
    file.service.as_ref()?.name.as_deref().filter(|name| !name.is_empty())
}
