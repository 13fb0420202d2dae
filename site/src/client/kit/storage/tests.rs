//! The shelf, over a store in memory.

use super::memory::Memory;
use super::{Shelf, Trouble};

fn shelf(memory: &Memory) -> Shelf<&Memory> {
    Shelf::new(memory, "/site/", "annex2/cloud")
}

fn names(shelf: &Shelf<&Memory>) -> Vec<String> {
    shelf.list().unwrap().into_iter().map(|kept| kept.name).collect()
}

#[test]
fn a_record_comes_back_whole() {
    let memory = Memory::default();
    let shelf = shelf(&memory);
    assert_eq!(shelf.latest(), Ok(None));
    let kept = shelf.add("受付サービス", "{\"a\":\"1\\n\"}\n").unwrap();
    assert_eq!((kept.revision, kept.saved.as_str()), (1, "2026-04-01T09:00:01.000Z"));
    assert_eq!(shelf.latest(), Ok(Some(kept.clone())));
    assert_eq!(shelf.read(&kept.id), Ok(Some(kept.clone())));
    assert_eq!(memory.texts.borrow().len(), 1, "one record, one key");
    assert!(shelf.key(&kept.id).starts_with("kijun:/site/:answers:annex2/cloud:"));
}

#[test]
fn a_name_never_breaks_the_line_it_stands_in() {
    let memory = Memory::default();
    let kept = shelf(&memory).add("a\tb\nc", "{}").unwrap();
    let back = shelf(&memory).read(&kept.id).unwrap().unwrap();
    assert_eq!((back.name.as_str(), back.text.as_str()), ("a b c", "{}"));
}

#[test]
fn what_earlier_versions_kept_goes_on_opening() {
    let memory = Memory::default();
    let key = "kijun:/site/:answers:annex2/cloud".to_owned();
    memory.texts.borrow_mut().insert(key.clone(), "{\"schema\":\"x\"}".to_owned());
    // A key of another checklist, whose name begins in the same way.
    memory.texts.borrow_mut().insert(format!("{key}-2"), "{}".to_owned());
    memory.texts.borrow_mut().insert(format!("{key}:unreadable"), "{}".to_owned());
    let shelf = shelf(&memory);
    let mut kept = shelf.latest().unwrap().unwrap();
    assert_eq!((kept.id.as_str(), kept.text.as_str()), ("", "{\"schema\":\"x\"}"));
    assert_eq!(shelf.list().unwrap().len(), 1);
    shelf.save(&mut kept, "{\"schema\":\"y\"}").unwrap();
    let again = shelf.latest().unwrap().unwrap();
    assert_eq!(again, kept);
    assert_eq!(shelf.key(&again.id), key);
}

#[test]
fn several_stand_side_by_side_in_the_order_they_were_made() {
    let memory = Memory::default();
    let shelf = shelf(&memory);
    let mut first = shelf.add("一つ目", "{}").unwrap();
    let second = shelf.add("二つ目", "{}").unwrap();
    shelf.save(&mut first, "{\"x\":1}").unwrap();
    shelf.add(&format!("{}の写し", second.name), &second.text).unwrap();
    assert_eq!(names(&shelf), ["一つ目", "二つ目", "二つ目の写し"]);
    shelf.rename(&mut first, "改名").unwrap();
    assert_eq!(names(&shelf), ["改名", "二つ目", "二つ目の写し"]);
    assert_eq!(shelf.read(&first.id).unwrap().unwrap().text, "{\"x\":1}");
    let removed = shelf.remove(&second.id).unwrap().unwrap();
    assert_eq!(names(&shelf), ["改名", "二つ目の写し"]);
    shelf.restore(&removed).unwrap();
    assert_eq!(names(&shelf), ["改名", "二つ目", "二つ目の写し"]);
    assert!(matches!(shelf.restore(&removed), Err(Trouble::Changed(_))));
}

#[test]
fn which_one_is_open_is_remembered() {
    let memory = Memory::default();
    let shelf = shelf(&memory);
    let first = shelf.add("一つ目", "{}").unwrap();
    shelf.opened(&first.id);
    assert_eq!(memory.texts.borrow().len(), 1, "with one record, nothing else is kept");
    let second = shelf.add("二つ目", "{}").unwrap();
    memory.of_tab.borrow_mut().clear();
    assert_eq!(shelf.latest().unwrap().unwrap().id, second.id, "the one saved last");
    shelf.opened(&first.id);
    assert_eq!(shelf.latest().unwrap().unwrap().id, first.id);
    memory.of_tab.borrow_mut().clear();
    assert_eq!(shelf.latest().unwrap().unwrap().id, first.id, "in another tab too");
    shelf.remove(&first.id).unwrap();
    assert_eq!(shelf.latest().unwrap().unwrap().id, second.id);
    assert_eq!(memory.texts.borrow().len(), 1);
}

#[test]
fn two_tabs_never_overwrite_each_other_silently() {
    let memory = Memory::default();
    let shelf = shelf(&memory);
    let mut here = shelf.add("", "{\"n\":0}").unwrap();
    let mut there = here.clone();
    shelf.save(&mut there, "{\"n\":1}").unwrap();
    let refused = shelf.save(&mut here, "{\"n\":2}");
    assert_eq!(refused, Err(Trouble::Changed(Box::new(there.clone()))));
    assert_eq!(shelf.read(&here.id).unwrap().unwrap().text, "{\"n\":1}");
    // The reader has chosen.
    shelf.overwrite(&mut here, "{\"n\":2}").unwrap();
    assert!(here.revision > there.revision);
    assert!(matches!(shelf.save(&mut there, "{\"n\":3}"), Err(Trouble::Changed(_))));
    // A new name alone is no conflict, and is not lost.
    let mut there = here.clone();
    shelf.rename(&mut there, "名前").unwrap();
    shelf.save(&mut here, "{\"n\":4}").unwrap();
    assert_eq!((here.name.as_str(), here.text.as_str()), ("名前", "{\"n\":4}"));
    // It was removed elsewhere.
    shelf.remove(&here.id).unwrap();
    assert_eq!(shelf.save(&mut here, "{\"n\":5}"), Err(Trouble::Gone));
    shelf.overwrite(&mut here, "{\"n\":5}").unwrap();
    assert_eq!(shelf.list().unwrap().len(), 1);
}

#[test]
fn full_blocked_and_corrupted_are_told_apart() {
    let memory = Memory::default();
    let shelf = shelf(&memory);
    let mut kept = shelf.add("", "{}").unwrap();
    memory.room.set(Some(10));
    assert_eq!(shelf.save(&mut kept, "{\"n\":1}"), Err(Trouble::Full));
    assert_eq!(shelf.add("", "{}"), Err(Trouble::Full));
    assert_eq!(shelf.read(&kept.id).unwrap().unwrap().text, "{}", "the earlier one still stands");
    memory.room.set(None);
    memory.blocked.set(true);
    assert_eq!(shelf.save(&mut kept, "{}"), Err(Trouble::Blocked));
    assert_eq!(shelf.list(), Err(Trouble::Blocked));
    memory.blocked.set(false);

    let key = shelf.key(&kept.id);
    memory.texts.borrow_mut().insert(key.clone(), "kijun-kept/1\t1\t20".to_owned());
    // A text of another version stays where it is, for the version that can read it.
    assert_eq!(shelf.latest(), Err(Trouble::Corrupted(key.clone())));
    assert_eq!(shelf.save(&mut kept, "{}"), Err(Trouble::Corrupted(key.clone())));
    assert_eq!(shelf.remove(&kept.id), Err(Trouble::Corrupted(key.clone())));
    assert_eq!((shelf.list(), shelf.unreadable()), (Ok(Vec::new()), Ok(vec![key.clone()])));
    let stored = |key: &str| memory.texts.borrow().get(key).cloned();
    assert_eq!(shelf.read_unreadable(&key), Ok(stored(&key)));
    assert_eq!(stored(&key).as_deref(), Some("kijun-kept/1\t1\t20"));
    // The reader may keep other answers in its place. Then it is put aside, and never overwritten.
    memory.room.set(Some(3));
    assert_eq!(shelf.overwrite(&mut kept, "{}"), Err(Trouble::Full));
    assert_eq!(stored(&key).as_deref(), Some("kijun-kept/1\t1\t20"));
    memory.room.set(None);
    shelf.overwrite(&mut kept, "{}").unwrap();
    let aside = format!("{key}:unreadable");
    assert_eq!(stored(&aside).as_deref(), Some("kijun-kept/1\t1\t20"));
    memory.texts.borrow_mut().insert(key.clone(), "?".to_owned());
    shelf.restore(&kept).unwrap();
    assert_eq!(stored(&format!("{key}:2:unreadable")).as_deref(), Some("?"));
    assert_eq!(shelf.unreadable().unwrap().len(), 2);
}

#[test]
fn what_was_put_aside_comes_back_to_the_version_that_can_read_it() {
    let memory = Memory::default();
    let shelf = shelf(&memory);
    let newer = shelf.add("新しい自己点検", "{}").unwrap();
    for (place, text) in [
        (":20260401:unreadable", "kijun-kept/1\t3\t2026\t点検\n{\"a\":1}"),
        (":20260401:2:unreadable", "kijun-kept/9\t?"),
        (":unreadable", "{\"b\":1}"),
        (&format!(":{}:unreadable", newer.id), "{\"c\":1}"),
    ] {
        memory.texts.borrow_mut().insert(format!("{}{place}", shelf.key("")), text.to_owned());
    }
    shelf.bring_back(&|_| false).unwrap();
    assert_eq!(shelf.unreadable().unwrap().len(), 4, "nothing can be read");
    shelf.bring_back(&|kept| kept.text != "{\"b\":1}").unwrap();
    let texts: Vec<_> = shelf.list().unwrap().into_iter().map(|kept| kept.text).collect();
    assert_eq!(texts, ["{\"a\":1}", "{}", "{\"c\":1}"], "under a free id if its own is taken");
    assert_eq!(shelf.unreadable().unwrap().len(), 2);
    memory.room.set(Some(3));
    assert_eq!(shelf.bring_back(&|_| true), Err(Trouble::Full));
    memory.room.set(None);
    shelf.bring_back(&|_| true).unwrap();
    let key = format!("{}:2:unreadable", shelf.key("20260401"));
    assert_eq!((shelf.list().unwrap().len(), shelf.unreadable()), (4, Ok(vec![key])));
}
