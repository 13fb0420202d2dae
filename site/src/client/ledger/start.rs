//! The start of the ledgers' page in the browser.

use gloo::events::EventListener;
use gloo::utils::{document, window};
use kijun_rules::ledger::LedgerFile;

use super::model::{Effect, LedgerPage, Message, Upload};
use super::view;
use crate::client::kit::files::Downloads;
use crate::client::kit::format::Download;
use crate::client::kit::program::Program;
use crate::client::kit::storage::Kept;
use crate::client::kit::storage::Single;
use crate::client::kit::storage::browser::{Browser, shelf, single};
use crate::client::kit::{dom, mount, start as kit, unload, upload};
use crate::data::ledger::LedgerData;

/// Start the program on its page.
pub fn start() {
    let (root, data): (_, LedgerData) = kit::data();
    let keeper: Single<Browser, LedgerFile> = single(&data.site_root, "ledger", &data.standard);
    let kept = keeper.open();
    let (returned, left) = (keeper.returned(), keeper.left());
    let downloads = Downloads::default();
    let first_control = view::first_control(&data);
    let program = Program::new(LedgerPage::of_kept(data, kept), move |program, effect| {
        let done = match effect {
            Effect::Keep(file) => keeper.keep(file.as_ref()),
            Effect::Overwrite(file) => keeper.overwrite(file.as_ref()),
            Effect::Leave(file) => return keeper.leave(file.as_ref()),
            Effect::SaveUnreadable => {
                let Some(text) = keeper.unreadable() else { return };
                if downloads.save(&Download::unreadable(text)).is_none() {
                    program.send(Message::Saved(None, String::new()));
                }
                return;
            }
            Effect::LookForNews => {
                if let Some(news) = keeper.news() {
                    program.send(Message::News(news));
                }
                return;
            }
            Effect::Save(made, said) => {
                program.send(Message::Saved(downloads.save(&made), said));
                return;
            }
            // A browser that refuses to print has its own way to do it.
            Effect::Print => {
                let _ = window().print();
                return;
            }
            Effect::FocusEntry => return focus(first_control.clone()),
            Effect::FocusEntries => return focus(view::ENTRIES.to_owned()),
        };
        if let Err(refused) = done {
            program.send(Message::Refused(refused));
            return;
        }
        // The page has these entries, so they are kept now.
        keeper.drop_returned();
        if program.peek(|page| page.at_risk) {
            program.send(Message::Safe);
        }
    });
    if let Some(left) = left {
        program.send(Message::Left(left));
    }
    if !returned.is_empty() {
        program.send(Message::Returned(returned));
    }
    look_for_assessments(program);
    mount::mount("ledger", move || view::ledger(program));
    mount::mount("paper", move || view::paper(program));
    for (id, kind) in [(view::LEDGER_FILE, Upload::Ledger), (view::ANSWER_FILE, Upload::Answers)] {
        upload::listen(id, move |name, read| program.send(Message::Read(kind, name, read)));
    }
    unload::warn_if(move || program.peek(|page| page.at_risk));
    EventListener::new(&window(), "storage", move |_| program.send(Message::Stored)).forget();
    EventListener::new(&window(), "focus", move |_| look_for_assessments(program)).forget();
    kit::seal_and_enable(&root);
}

/// Move the focus to an element of the views.
fn focus(id: String) {
    mount::after_views(move || {
        if let Some(found) = document().get_element_by_id(&id) {
            dom::focus(&found);
        }
    });
}

/// Tell the program which assessments of the standard's checklists are kept in this browser.
fn look_for_assessments(program: Program<LedgerPage>) {
    let (site_root, checklists) =
        program.peek(|page| (page.data.site_root.clone(), page.data.checklists.clone()));
    let mut all: Vec<(String, Kept)> = Vec::new();
    for checklist in &checklists {
        let shelf = shelf(&site_root, checklist);
        let kept = shelf.list().unwrap_or_default();
        all.extend(kept.into_iter().map(|kept| (shelf.key(&kept.id), kept)));
    }
    program.send(Message::Kept(all));
}
