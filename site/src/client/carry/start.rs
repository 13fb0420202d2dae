//! The start of the page in the browser.

use super::message::{Effect, Listed, Message};
use super::model::Carry;
use super::view;
use crate::client::kit::files::Downloads;
use crate::client::kit::program::Program;
use crate::client::kit::shown::keep_shown;
use crate::client::kit::storage::browser::shelf;
use crate::client::kit::storage::{Kept, Trouble};
use crate::client::kit::{mount, start as kit, upload};
use crate::data::carry::CarryData;

/// Start the program on its page.
pub fn start() {
    let (root, data): (_, CarryData) = kit::data();
    let site_root = data.site_root.clone();
    let own = shelf(&site_root, &data.checklist);
    let list = |list: Result<Vec<Kept>, Trouble>| -> Option<Vec<Listed>> {
        Some(list.ok()?.into_iter().map(listed).collect())
    };
    let ways: Vec<Option<Vec<Listed>>> =
        data.ways.iter().map(|way| list(shelf(&site_root, &way.bridge.from).list())).collect();
    let carry = Carry::new(data).with_kept(&ways, list(own.list()).as_deref());
    let downloads = Downloads::default();
    let program = Program::new(carry, move |program, effect| match effect {
        Effect::ReadSource(way, id) => {
            let from =
                program.peek(|carry| carry.data.ways.get(way).map(|way| way.bridge.from.clone()));
            let read = shelf(&site_root, &from.unwrap_or_default()).read(&id);
            program.send(Message::SourceRead(read));
        }
        Effect::ReadTarget(then, id) => program.send(Message::TargetRead(then, own.read(&id))),
        Effect::Add(made, name) => {
            let kept = own.add(&name, &made.text);
            program.send(match kept {
                Ok(kept) => {
                    own.opened(&kept.id);
                    Message::Kept(made, listed(kept))
                }
                Err(trouble) => Message::NotKept(trouble),
            });
        }
        Effect::Write(made, mut kept) => program.send(match own.save(&mut kept, &made.text) {
            Ok(()) => {
                own.opened(&kept.id);
                Message::Kept(made, listed(kept))
            }
            Err(trouble) => Message::NotKept(trouble),
        }),
        Effect::Save(made, added, left) => {
            program.send(Message::Saved(downloads.save(&made), added, left));
        }
    });
    mount::mount("choices", move || {
        keep_shown(move || program.read(Carry::shown));
        view::choices(program)
    });
    for (way, id, number) in requirements(program) {
        let part = view::outcome_part(way, &id);
        mount::mount(&part, move || view::outcome(program, way, id, number));
    }
    for way in 0..ways.len() {
        mount::mount(&view::tools_part(way), move || view::tools(program, way));
    }
    mount::mount("keep", move || view::keep(program));
    upload::listen(view::FILE, move |name, read| program.send(Message::FileRead(name, read)));
    kit::seal_and_enable(&root);
}

/// Return every requirement of every way, with its number.
fn requirements(program: Program<Carry>) -> Vec<(usize, String, String)> {
    program.peek(|carry| {
        let ways = carry.data.ways.iter().enumerate();
        let all = ways.flat_map(|(place, way)| {
            let all = way.bridge.requirements.iter().zip(&way.numbers);
            all.map(move |(id, number)| (place, id.clone(), number.clone()))
        });
        all.collect()
    })
}

/// Return a record with the time when it was saved, in words.
fn listed(kept: Kept) -> Listed {
    let saved = match kept.saved.as_str() {
        "" => String::new(),
        iso => moment(iso),
    };
    Listed { kept, saved }
}

/// Return a time in ISO form as people write it.
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
