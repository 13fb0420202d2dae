//! Brings the page to life: lists what is kept, listens, seals, and only then lets answers in.

mod page;
mod target;

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::document;
use kijun_crosswalk::{Bridge, Carried, Outcome};
use kijun_rules::AnswerFile;
use kijun_rules::answers::Proposal;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};

use super::words;
use crate::client::kit::files::{Downloads, Uploads};
use crate::client::kit::notice::Kind;
use crate::client::kit::storage::browser::shelf;
use page::{Page, title};
use target::{Made, Target};

/// Starts the page. The loader calls it once, with the island's element.
#[wasm_bindgen]
pub fn carry_over(island: &Element) {
    let Some(page) = Page::find(island) else { return };
    // The page was made from a checked crosswalk; its words stand there whatever happens here.
    let Ok(bridges) = serde_json::from_str(&page.attribute("data-bridges")) else { return };
    let target = Target::new(&page.attribute("data-site-root"), &page.attribute("data-checklist"));
    let live = Rc::new(Live {
        page,
        bridges,
        target,
        chosen: RefCell::default(),
        downloads: Downloads::default(),
        uploads: Uploads::default(),
    });
    live.list_kept();
    live.listen();
    crate::client::kit::seal::seal();
    live.page.enable();
    if let Some(root) = document().document_element() {
        // The mark that the page takes answers from now on.
        let _ = root.set_attribute("data-hydrated", "true");
    }
}

/// The live page.
struct Live {
    page: Page,
    bridges: Vec<Bridge>,
    target: Target,
    chosen: RefCell<Option<Chosen>>,
    downloads: Downloads,
    uploads: Uploads,
}

/// The answers that are carried over from.
struct Chosen {
    /// The place of its checklist's way among the bridges.
    bridge: usize,
    file: AnswerFile,
    /// What would be proposed, for each requirement for which something would.
    proposals: Vec<(String, Proposal)>,
}

impl Live {
    /// Offers what is kept in this browser: to carry over from, and to carry over to.
    fn list_kept(&self) {
        let root = self.page.attribute("data-site-root");
        let mut blocked = false;
        for (place, bridge) in self.bridges.iter().enumerate() {
            match shelf(&root, &bridge.from).list() {
                Ok(list) => list.iter().for_each(|kept| self.page.offer_source(place, kept)),
                Err(_) => blocked = true,
            }
        }
        match self.target.shelf.list() {
            Ok(list) => list.iter().for_each(|kept| self.page.offer_target(kept)),
            Err(_) => blocked = true,
        }
        if blocked {
            self.page.say(
                Kind::Warning,
                "このブラウザーには点検を保存できません。回答ファイルを選んでください。",
            );
        }
    }

    fn listen(self: &Rc<Self>) {
        let live = Rc::clone(self);
        EventListener::new(self.page.root(), "change", move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if let Some(target) = target {
                live.changed(&target);
            }
        })
        .forget();
        let live = Rc::clone(self);
        EventListener::new(self.page.root(), "click", move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if let Some(target) = target {
                live.clicked(&target);
            }
        })
        .forget();
    }

    fn changed(self: &Rc<Self>, target: &Element) {
        if let Some(select) = target.dyn_ref::<HtmlSelectElement>() {
            if select.name() == "target" {
                self.choose_target(&select.value());
            } else {
                self.open_kept(&select.value());
            }
        } else if target.has_attribute("data-import") {
            self.import(target.unchecked_ref());
        } else {
            self.page.count();
        }
    }

    /// Opens what the option's value names: the way's place, a colon, the record's id.
    fn open_kept(&self, value: &str) {
        let Some((place, id)) = value.split_once(':') else { return self.close() };
        let bridge = place.parse().ok().and_then(|place: usize| self.bridges.get(place));
        let Some(bridge) = bridge else { return self.close() };
        match shelf(&self.page.attribute("data-site-root"), &bridge.from).read(id) {
            Ok(Some(kept)) => self.open(&self.page.kept_name(), kept.text.as_bytes()),
            Ok(None) => self.refuse("この点検は、別のタブで削除されています。"),
            Err(trouble) => self.refuse(&trouble.to_string()),
        }
    }

    /// Chooses where the proposals go; an empty id is a new assessment.
    fn choose_target(&self, id: &str) {
        let Some(bridge) = self.bridges.first() else { return };
        self.page.done_nothing();
        let refused = if self.page.is_new_target() {
            self.target.renew();
            None
        } else {
            self.target.choose(id, bridge).err()
        };
        if let Some(text) = &refused {
            self.page.unchoose_target();
            self.page.say_of_target(Kind::Error, text);
        }
        self.show_target(refused.is_some());
    }

    /// Shows what is given where the proposals go. `told` is whether something was said of it.
    fn show_target(&self, told: bool) {
        self.page.hold(|id| self.target.held(id));
        self.page.tell_target(self.target.title().as_deref());
        if told {
            return;
        }
        let chosen = self.chosen.borrow();
        let source = chosen.as_ref().and_then(|chosen| chosen.file.service.as_ref());
        let source = source.and_then(|service| service.name.as_deref()).unwrap_or_default();
        match self.target.service() {
            Some(target) if !source.is_empty() && source != target => {
                self.page.say_of_target(Kind::Warning, &words::services_differ(source, &target));
            }
            _ => self.page.say_nothing_of_target(),
        }
    }

    fn import(self: &Rc<Self>, input: &HtmlInputElement) {
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        let name = format!("「{}」", file.name());
        let live = Rc::clone(self);
        let input = input.clone();
        self.uploads.read(file, move |read| {
            // So that the same file can be chosen again after it was mended.
            input.set_value("");
            live.page.unchoose_kept();
            match read {
                Ok(bytes) => live.open(&name, &bytes),
                Err(error) => live.refuse(&format!("{name}を読み込めませんでした。{error}")),
            }
        });
    }

    /// Shows what answers say; `name` is what they are called.
    fn open(&self, name: &str, bytes: &[u8]) {
        let file = match AnswerFile::read(bytes) {
            Ok(file) => file,
            Err(error) => return self.refuse(&format!("{name}を読み込めませんでした。{error}")),
        };
        let own = self.page.attribute("data-checklist");
        let Some(place) = self.bridges.iter().position(|bridge| bridge.from == file.checklist)
        else {
            return self.refuse(&if file.checklist == own {
                format!(
                    "{name}は、この点検そのものの回答です。引き継がずに、点検の画面で読み込んでください。"
                )
            } else {
                let known = (0..self.bridges.len()).map(|place| self.page.label(place));
                let known: Vec<String> = known.collect();
                format!(
                    "{name}は『{}』への回答で、対応表にこの点検との対応がありません。引き継げるのは、{}への回答です。",
                    file.checklist,
                    known.join("、")
                )
            });
        };
        let Some(bridge) = self.bridges.get(place) else { return };
        let carried = bridge.carry(&file);
        let proposals: Vec<(String, Proposal)> = carried
            .iter()
            .filter_map(|each| Some((each.requirement.clone(), bridge.proposal(each, &file)?)))
            .collect();
        self.page.show(place, bridge, &carried, &proposals, &file);
        let service = file.service.as_ref().and_then(|service| service.name.clone());
        self.page.suggest_name(service.as_deref().unwrap_or_default(), place);
        self.announce(name, bridge, &carried, &file);
        self.chosen.replace(Some(Chosen { bridge: place, file, proposals }));
        self.show_target(false);
    }

    fn announce(&self, name: &str, bridge: &Bridge, carried: &[Carried], file: &AnswerFile) {
        let edition = file.edition.as_ref().filter(|edition| **edition != bridge.from_edition);
        if let Some(edition) = edition {
            let text = format!(
                "{name}は『{edition}』版への回答です。対応表は『{}』版について作られているので、状態は提案できません。\
                 先に、もとの点検の画面で開いて新しい版に直してください。",
                bridge.from_edition
            );
            self.page.say(Kind::Warning, &text);
        } else if carried.iter().all(|each| each.outcome == Outcome::Nothing) {
            let text = format!("{name}には、引き継げる要件への回答がまだありません。");
            self.page.say(Kind::Warning, &text);
        } else {
            self.page.say(Kind::Info, &format!("{name}から引き継げる回答を、下に表示しています。"));
        }
    }

    /// Nothing is chosen.
    fn close(&self) {
        self.chosen.replace(None);
        self.page.close();
        self.page.say_nothing();
    }

    fn refuse(&self, text: &str) {
        self.chosen.replace(None);
        self.page.close();
        self.page.say(Kind::Error, text);
    }

    fn clicked(&self, target: &Element) {
        let Ok(Some(button)) = target.closest("[data-action], [data-export]") else { return };
        match button.get_attribute("data-action").as_deref() {
            Some("all") => self.choose_every_status(),
            Some("none") => self.page.tick(|_| false),
            Some("keep") => self.keep(),
            _ => self.save(),
        }
    }

    fn choose_every_status(&self) {
        let chosen = self.chosen.borrow();
        let Some(chosen) = &*chosen else { return };
        self.page.tick(|id| {
            let mut proposals = chosen.proposals.iter();
            proposals.any(|(known, proposal)| known == id && proposal.status.is_some())
        });
    }

    /// The answer file with what was ticked, and the way it came; `None`, and a word about it, if
    /// nothing was ticked or the file cannot be made.
    fn made(&self) -> Option<(Made, &Bridge)> {
        let chosen = self.chosen.borrow();
        let chosen = chosen.as_ref()?;
        let bridge = self.bridges.get(chosen.bridge)?;
        let ticked = self.page.ticked();
        let proposals = chosen.proposals.iter().filter(|(id, _)| ticked.contains(id));
        let proposals: Vec<(String, Proposal)> = proposals.cloned().collect();
        if proposals.is_empty() {
            self.page.done(Kind::Warning, &words::chosen(0), false);
            return None;
        }
        match self.target.make(bridge, &chosen.file, proposals) {
            Ok(made) => Some((made, bridge)),
            Err(text) => {
                self.page.done(Kind::Error, &text, false);
                None
            }
        }
    }

    /// Keeps what was ticked in this browser.
    fn keep(&self) {
        let Some((made, bridge)) = self.made() else { return };
        match self.target.keep(&made, &self.page.name(), bridge) {
            Ok(kept) => {
                if made.kept.is_none() {
                    self.page.offer_target(&kept);
                    self.page.choose_target(&kept.id);
                }
                self.show_target(false);
                let text = words::written(&title(&kept), made.added, made.left);
                self.page.done(Kind::Info, &text, true);
            }
            Err(trouble) => {
                let text = format!("{trouble}「回答ファイルとして保存する」をお使いください。");
                self.page.done(Kind::Error, &text, false);
            }
        }
    }

    /// Gives out what was ticked as an answer file.
    fn save(&self) {
        let Some((made, _)) = self.made() else { return };
        let checklist = self.page.attribute("data-checklist").replace('/', "-");
        let name = format!("kijun-answers-{checklist}.json");
        if self.downloads.save(&name, "application/json", made.text.as_bytes()) {
            self.page.done(Kind::Info, &words::saved(&name, made.added, made.left), false);
        } else {
            self.page.done(Kind::Error, "ファイルを保存できませんでした。", false);
        }
    }
}

/// A moment given in ISO form, as people write it.
fn moment(iso: &str) -> String {
    let time = js_sys::Date::new(&iso.into());
    let year = time.get_full_year();
    format!(
        "令和{}年({year}年){}月{}日{}:{:02}",
        year.saturating_sub(2018),
        time.get_month() + 1,
        time.get_date(),
        time.get_hours(),
        time.get_minutes()
    )
}
