//! The page's elements: what is written into them, and what is read from them.

use gloo::utils::document;
use kijun_crosswalk::{Bridge, Carried, Outcome};
use kijun_rules::answers::Proposal;
use kijun_rules::{Answer, AnswerFile};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};

use super::super::words;
use super::moment;
use crate::client::kit::dom::{all, attribute, one, renew, set, toggle};
use crate::client::kit::notice::Kind;
use crate::client::kit::storage::Kept;

/// The parts of the page.
pub(super) struct Page {
    root: Element,
    kept: HtmlSelectElement,
    target: HtmlSelectElement,
    name: HtmlInputElement,
    status: Element,
    target_status: Element,
    count: Element,
    done: Element,
    keep: Element,
}

impl Page {
    /// The parts inside the island's element.
    pub(super) fn find(island: &Element) -> Option<Self> {
        let root = one(island, "[data-carry]")?;
        Some(Self {
            kept: one(&root, "select[name=kept]")?.dyn_into().ok()?,
            target: one(&root, "select[name=target]")?.dyn_into().ok()?,
            name: one(&root, "input[name=name]")?.dyn_into().ok()?,
            status: one(&root, "[data-status]")?,
            target_status: one(&root, "[data-target-status]")?,
            count: one(&root, "[data-count]")?,
            done: one(&root, "[data-done]")?,
            keep: one(&root, "[data-keep]")?,
            root,
        })
    }

    pub(super) fn root(&self) -> &Element {
        &self.root
    }

    pub(super) fn attribute(&self, name: &str) -> String {
        attribute(&self.root, name)
    }

    /// Lets the controls be used. What a page without scripts shows instead goes.
    pub(super) fn enable(&self) {
        for control in all(&self.root, ":disabled") {
            toggle(&control, "disabled", false);
        }
        self.close();
    }

    /// Offers a kept assessment to carry over from.
    pub(super) fn offer_source(&self, bridge: usize, kept: &Kept) {
        let text = format!("{}: {}", self.label(bridge), described(kept));
        offer(&self.kept, &format!("{bridge}:{}", kept.id), &text);
    }

    /// Offers a kept assessment to carry over to. The empty id of what an earlier version kept is
    /// told apart from a new one by its place.
    pub(super) fn offer_target(&self, kept: &Kept) {
        offer(&self.target, &kept.id, &described(kept));
    }

    /// Chooses where to carry over to.
    pub(super) fn choose_target(&self, id: &str) {
        let options = all(&self.target, "option").enumerate().skip(1);
        for (place, _) in options.filter(|(_, option)| attribute(option, "value") == id) {
            self.target.set_selected_index(i32::try_from(place).unwrap_or_default());
        }
    }

    /// Whether a new assessment is to be made.
    pub(super) fn is_new_target(&self) -> bool {
        self.target.selected_index() <= 0
    }

    /// Chooses a new assessment.
    pub(super) fn unchoose_target(&self) {
        self.target.set_selected_index(0);
    }

    /// What the chosen kept assessment is called.
    pub(super) fn kept_name(&self) -> String {
        let option = one(&self.kept, "option:checked").and_then(|option| option.text_content());
        format!("「{}」", option.unwrap_or_default())
    }

    pub(super) fn unchoose_kept(&self) {
        self.kept.set_value("");
    }

    /// Says something about the answers that were chosen.
    pub(super) fn say(&self, kind: Kind, text: &str) {
        renew(&self.status, &words::message(kind, text, None).into_string());
    }

    pub(super) fn say_nothing(&self) {
        renew(&self.status, "");
    }

    /// Says something about where the proposals go.
    pub(super) fn say_of_target(&self, kind: Kind, text: &str) {
        renew(&self.target_status, &words::message(kind, text, None).into_string());
    }

    pub(super) fn say_nothing_of_target(&self) {
        renew(&self.target_status, "");
    }

    pub(super) fn done_nothing(&self) {
        renew(&self.done, "");
    }

    /// Says what the proposals go into; `None` is a new assessment, which has a name of its own.
    pub(super) fn tell_target(&self, target: Option<&str>) {
        if let Some(field) = one(&self.keep, "[data-name-field]") {
            toggle(&field, "hidden", target.is_some());
        }
        if let Some(element) = one(&self.keep, "[data-into]") {
            toggle(&element, "hidden", target.is_none());
            let text = target.map(words::into).unwrap_or_default();
            element.set_text_content(Some(&text));
        }
    }

    /// Takes the boxes of those requirements out of use for which there is a reason, and says it.
    pub(super) fn hold(&self, reason: impl Fn(&str) -> Option<String>) {
        for input in self.boxes() {
            let reason = reason(&input.value());
            input.set_disabled(reason.is_some());
            if reason.is_some() {
                input.set_checked(false);
            }
            let outcome = input.closest("[data-outcome]").ok().flatten();
            let Some(element) = outcome.and_then(|outcome| one(&outcome, "[data-held]")) else {
                continue;
            };
            toggle(&element, "hidden", reason.is_none());
            element.set_text_content(Some(&reason.unwrap_or_default()));
        }
        self.count();
    }

    /// Says what became of the proposals; `open` adds the link to the form.
    pub(super) fn done(&self, kind: Kind, text: &str, open: bool) {
        let check = open.then(|| self.attribute("data-check"));
        renew(&self.done, &words::message(kind, text, check.as_deref()).into_string());
    }

    /// Shows nothing but the choice of answers.
    pub(super) fn close(&self) {
        for section in all(&self.root, "[data-bridge]") {
            toggle(&section, "hidden", true);
        }
        toggle(&self.keep, "hidden", true);
        self.tick(|_| false);
        renew(&self.done, "");
    }

    /// Shows what answers say.
    pub(super) fn show(
        &self,
        place: usize,
        bridge: &Bridge,
        carried: &[Carried],
        proposals: &[(String, Proposal)],
        file: &AnswerFile,
    ) {
        self.close();
        let Some(section) = self.section(place) else { return };
        for element in all(&section, "[data-static]") {
            toggle(&element, "hidden", true);
        }
        for element in all(&section, "[data-target]") {
            let id = attribute(&element, "data-target");
            let Some(carried) = carried.iter().find(|each| each.requirement == id) else {
                continue;
            };
            let mut known = proposals.iter();
            let proposal = known.find(|(known, _)| *known == id).map(|(_, proposal)| proposal);
            show_target(&element, bridge, carried, proposal, file);
        }
        if let Some(summary) = one(&section, "[data-summary]") {
            summary.set_text_content(Some(&words::summary(carried)));
        }
        if let Some(tools) = one(&section, "[data-tools]") {
            toggle(&tools, "hidden", false);
        }
        toggle(&section, "hidden", false);
        toggle(&self.keep, "hidden", proposals.is_empty());
    }

    /// Puts a name for the new assessment there, in place of one that was suggested before.
    pub(super) fn suggest_name(&self, service: &str, bridge: usize) {
        let label = self.label(bridge);
        let suggested = if service.is_empty() {
            format!("{label}から引き継ぎ")
        } else {
            format!("{service}（{label}から引き継ぎ）")
        };
        let before = attribute(&self.name, "data-suggested");
        if self.name.value() == before {
            self.name.set_value(&suggested);
        }
        set(&self.name, "data-suggested", &suggested);
    }

    pub(super) fn name(&self) -> String {
        self.name.value().trim().to_owned()
    }

    /// Ticks the boxes of these requirements, of those that can be chosen, and no others.
    pub(super) fn tick(&self, wanted: impl Fn(&str) -> bool) {
        for input in self.boxes() {
            let offered = input.closest("[data-take]").ok().flatten();
            let offered = offered.is_some_and(|label| !label.has_attribute("hidden"));
            input.set_checked(offered && !input.disabled() && wanted(&input.value()));
        }
        self.count();
    }

    /// The requirements whose boxes are ticked.
    pub(super) fn ticked(&self) -> Vec<String> {
        self.boxes().filter(HtmlInputElement::checked).map(|input| input.value()).collect()
    }

    /// Says how many are ticked.
    pub(super) fn count(&self) {
        let ticked = self.boxes().filter(HtmlInputElement::checked).count();
        self.count.set_text_content(Some(&words::chosen(ticked)));
    }

    /// The boxes of the section that is shown.
    fn boxes(&self) -> impl Iterator<Item = HtmlInputElement> + use<> {
        let boxes = all(&self.root, "[data-bridge]:not([hidden]) input[name=take]");
        boxes.filter_map(|input| input.dyn_into().ok())
    }

    /// What the checklist of a way is called.
    pub(super) fn label(&self, bridge: usize) -> String {
        self.section(bridge).map(|each| attribute(&each, "data-label")).unwrap_or_default()
    }

    fn section(&self, bridge: usize) -> Option<Element> {
        one(&self.root, &format!("[data-bridge=\"{bridge}\"]"))
    }
}

/// Shows what answers say of one requirement; hides it where they say nothing.
fn show_target(
    target: &Element,
    bridge: &Bridge,
    carried: &Carried,
    proposal: Option<&Proposal>,
    file: &AnswerFile,
) {
    toggle(target, "hidden", carried.outcome == Outcome::Nothing);
    if let Some(outcome) = one(target, "[data-outcome]") {
        toggle(&outcome, "hidden", false);
        set(&outcome, "data-outcome", outcome_id(carried.outcome));
    }
    text(target, "[data-outcome-text]", &words::outcome(carried, proposal));
    if let Some(take) = one(target, "[data-take]") {
        toggle(&take, "hidden", proposal.is_none());
        let label = proposal.map(words::take).unwrap_or_default();
        text(&take, "[data-take-text]", &label);
    }
    for basis in &carried.bases {
        let Some(element) = one(target, &format!("[data-link=\"{}\"]", basis.link)) else {
            continue;
        };
        text(&element, "[data-says]", &words::says(basis));
        let Some(link) = bridge.links.get(basis.link) else { continue };
        for each in &link.from {
            let given = words::given(answer(file, &each.id));
            let given = if given.is_empty() { "回答: なし".to_owned() } else { given };
            text(&element, &format!("[data-given=\"{}\"]", each.id), &given);
        }
    }
}

/// The answer to a requirement in a file.
fn answer<'f>(file: &'f AnswerFile, id: &str) -> Option<&'f Answer> {
    let mut answers = file.answers.iter().flatten();
    answers.find(|(name, _)| **name == *id).map(|(_, answer)| answer)
}

/// The name of an outcome, for the style sheet and the tests.
fn outcome_id(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Proposed(status) => status.id(),
        Outcome::Conflict => "conflict",
        Outcome::Hint => "hint",
        Outcome::Nothing => "nothing",
    }
}

/// A kept assessment in a list: what it is called, and when it was saved.
fn described(kept: &Kept) -> String {
    let saved = match kept.saved.as_str() {
        "" => String::new(),
        saved => format!("（{}に保存）", moment(saved)),
    };
    format!("{}{saved}", title(kept))
}

/// What a kept assessment is called: by its name, else by its service.
pub(super) fn title(kept: &Kept) -> String {
    if !kept.name.is_empty() {
        return kept.name.clone();
    }
    let file = AnswerFile::read(kept.text.as_bytes()).ok();
    let name = file.and_then(|file| file.service).and_then(|service| service.name);
    name.filter(|name| !name.is_empty()).unwrap_or_else(|| "名前のない点検".to_owned())
}

/// Adds an option.
fn offer(select: &HtmlSelectElement, value: &str, text: &str) {
    let Ok(option) = document().create_element("option") else { return };
    option.set_text_content(Some(text));
    set(&option, "value", value);
    // Fails only where an element may not stand.
    let _ = select.append_child(&option);
}

/// Puts a text into an element, and shows the element.
fn text(root: &Element, selector: &str, text: &str) {
    if let Some(element) = one(root, selector) {
        element.set_text_content(Some(text));
        toggle(&element, "hidden", false);
    }
}
