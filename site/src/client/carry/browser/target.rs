//! Where the proposals go: a new assessment, or one that is kept in this browser.

use std::cell::RefCell;

use kijun_crosswalk::{Bridge, Held, held};
use kijun_rules::AnswerFile;
use kijun_rules::answers::Proposal;

use super::page::title;
use crate::client::kit::storage::browser::{Browser, shelf};
use crate::client::kit::storage::{Kept, Shelf, Trouble};

/// The assessments of this checklist in this browser, and the one that was chosen.
pub(super) struct Target {
    pub(super) shelf: Shelf<Browser>,
    chosen: RefCell<Option<Chosen>>,
}

/// The chosen assessment, as it was last read or saved here.
struct Chosen {
    kept: Kept,
    file: AnswerFile,
}

/// An answer file with proposals in it.
pub(super) struct Made {
    /// The file.
    pub(super) text: String,
    /// How many proposals it has taken.
    pub(super) added: usize,
    /// How many it has not, since something was given there.
    pub(super) left: usize,
    /// The assessment that it is of; `None` for a new one.
    pub(super) kept: Option<Kept>,
}

impl Target {
    pub(super) fn new(site_root: &str, checklist: &str) -> Self {
        Self { shelf: shelf(site_root, checklist), chosen: RefCell::default() }
    }

    /// A new assessment.
    pub(super) fn renew(&self) {
        self.chosen.replace(None);
    }

    /// Chooses a kept assessment; where that cannot be, a new one is chosen, and the text says why.
    pub(super) fn choose(&self, id: &str, bridge: &Bridge) -> Result<(), String> {
        self.chosen.replace(None);
        let chosen = self.read(id, bridge)?;
        self.chosen.replace(Some(chosen));
        Ok(())
    }

    fn read(&self, id: &str, bridge: &Bridge) -> Result<Chosen, String> {
        let kept = self.shelf.read(id).map_err(|trouble| trouble.to_string())?;
        let kept = kept.ok_or_else(|| Trouble::Gone.to_string())?;
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
        Ok(Chosen { kept, file })
    }

    /// What the chosen assessment is called; `None` for a new one.
    pub(super) fn title(&self) -> Option<String> {
        self.chosen.borrow().as_ref().map(|chosen| title(&chosen.kept))
    }

    /// The name of the service that the chosen assessment is about.
    pub(super) fn service(&self) -> Option<String> {
        let chosen = self.chosen.borrow();
        chosen.as_ref()?.file.service.as_ref()?.name.clone().filter(|name| !name.is_empty())
    }

    /// Why nothing can be proposed for a requirement there; `None` if something can.
    pub(super) fn held(&self, requirement: &str) -> Option<String> {
        let chosen = self.chosen.borrow();
        chosen.as_ref().and_then(|chosen| held(&chosen.file, requirement)).map(Held::message)
    }

    /// The answer file with these proposals. A chosen assessment is read once more, so that
    /// nothing is lost that another tab has saved meanwhile.
    pub(super) fn make(
        &self,
        bridge: &Bridge,
        source: &AnswerFile,
        proposals: Vec<(String, Proposal)>,
    ) -> Result<Made, String> {
        let count = proposals.len();
        let id = self.chosen.borrow().as_ref().map(|chosen| chosen.kept.id.clone());
        let (file, added, kept) = match id {
            None => (bridge.file(source, proposals), count, None),
            Some(id) => {
                let Chosen { kept, mut file } = self.read(&id, bridge)?;
                let added = bridge.add_to(&mut file, proposals).len();
                (file, added, Some(kept))
            }
        };
        // Writing to memory does not fail.
        let text = file.to_json();
        Ok(Made { text, added, left: count - added, kept })
    }

    /// Keeps what was made, and chooses it: what is made next goes into the same assessment.
    pub(super) fn keep(&self, made: &Made, name: &str, bridge: &Bridge) -> Result<Kept, Trouble> {
        let kept = match &made.kept {
            None => self.shelf.add(name, &made.text)?,
            Some(kept) => {
                let mut kept = kept.clone();
                self.shelf.save(&mut kept, &made.text)?;
                kept
            }
        };
        self.shelf.opened(&kept.id);
        // It was read a moment ago; if it can no longer be, the next save begins a new one.
        let _ = self.choose(&kept.id, bridge);
        Ok(kept)
    }
}
