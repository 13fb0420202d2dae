//! The start of the page in the browser: the storage, chosen files, random bytes, downloads.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::window;

use super::message::{Effect, Message, Record};
use super::model::Sign;
use super::view;
use crate::client::kit::files::Downloads;
use crate::client::kit::program::Program;
use crate::client::kit::storage::Trouble;
use crate::client::kit::storage::browser::shelf;
use crate::client::kit::{mount, start as kit, unload, upload};
use crate::data::sign::SignData;

/// Start the page.
pub fn start() {
    let (root, data): (_, SignData) = kit::data();
    let (site_root, downloads) = (Rc::new(data.site_root.clone()), Downloads::default());
    let checklists: Vec<String> = data.checklists.iter().map(|(id, _)| id.clone()).collect();
    let here = Rc::clone(&site_root);
    let program = Program::new(Sign::new(data), move |program, effect| match effect {
        Effect::MakeRandom => program.send(Message::Random(random())),
        Effect::Look(Record { checklist, id, .. }) => {
            program.send(Message::Looked(shelf(&here, &checklist).read(&id)));
        }
        Effect::Save(what, download) => {
            let saved = downloads.save(&download);
            let saved = saved.ok_or_else(|| "ファイルを保存できませんでした。".to_owned());
            program.send(Message::Saved(what, saved));
        }
    });
    mount::mount("key", move || view::key(program));
    mount::mount("answers", move || view::answers(program));
    mount::mount("sign", move || view::sign(program));
    upload::listen(view::KEY, move |name, bytes| program.send(Message::KeyRead(name, bytes)));
    upload::listen(view::ANSWERS, move |name, bytes| {
        program.send(Message::AnswersRead(name, bytes));
    });
    program.send(Message::Open(records(&site_root, &checklists)));
    unload::warn_if(move || program.peek(Sign::at_risk));
    let stock = Rc::new(move || records(&site_root, &checklists));
    for kind in ["focus", "pageshow"] {
        let stock = Rc::clone(&stock);
        // The page's program lives as long as the page.
        EventListener::new(&window(), kind, move |_| program.send(Message::Renew(stock())))
            .forget();
    }
    kit::seal_and_enable(&root);
}

/// Return the assessments that this browser keeps, checklist by checklist.
fn records(site_root: &str, checklists: &[String]) -> Result<Vec<Record>, Trouble> {
    let mut records = Vec::new();
    for checklist in checklists {
        for kept in shelf(site_root, checklist).list()? {
            let (checklist, id) = (checklist.clone(), kept.id);
            records.push(Record { checklist, id, name: kept.name });
        }
    }
    Ok(records)
}

/// Return random bytes of the browser's source for keys. It is there on pages without TLS too.
fn random() -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    window().crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}
