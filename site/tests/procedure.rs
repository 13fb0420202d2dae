//! The pages of the procedure and of the ledgers.
#![cfg(feature = "pages")]

mod support;

use kijun_content::model::{Citation, CitedAt, Procedure, Standard};
use support::SITE;
use support::html::{runs, without_space};

fn page(path: &str) -> &'static str {
    SITE.pages.get(path).map_or_else(|| panic!("{path} is missing"), String::as_str)
}

/// Return the standards with a procedure.
fn procedures() -> impl Iterator<Item = (&'static Standard, &'static Procedure)> {
    let standards = SITE.library.standards.iter();
    standards.filter_map(|standard| Some((standard, standard.procedure.as_ref()?)))
}

/// Return everything that a procedure cites.
fn cited(procedure: &Procedure) -> Vec<&Citation> {
    let tracks = procedure.tracks.iter();
    let of_tracks = tracks.flat_map(|track| {
        let approvers = track.approver.iter().map(|approver| &approver.cited);
        approvers.chain(track.steps.iter().map(|step| &step.cited))
    });
    of_tracks.chain(procedure.ledgers.iter().map(|ledger| &ledger.cited)).collect()
}

#[test]
fn every_quote_stands_with_a_link_to_its_sentence() {
    assert_eq!(procedures().count(), 4);
    for (standard, procedure) in procedures() {
        let html = page(&format!("{}/procedure/index.html", standard.id));
        let text: String = runs(html).into_iter().map(|run| run.words).collect();
        for cited in cited(procedure) {
            assert!(
                text.contains(&without_space(&cited.quote)),
                "{}: {}",
                standard.id,
                cited.quote
            );
            let anchor = match &cited.at {
                CitedAt::Passage(at) => format!("{}/#{}", standard.chapters[at.chapter].id, at.id),
                CitedAt::Row { requirement, .. } => format!("#no-{requirement}"),
                CitedAt::Footnote { .. } => "#footnotes-".to_owned(),
            };
            assert!(html.contains(&anchor), "{}: no link to {anchor}", standard.id);
        }
        for step in procedure.tracks.iter().flat_map(|track| &track.steps) {
            assert!(text.contains(&without_space(&step.title)), "{}: {}", standard.id, step.title);
        }
    }
}

#[test]
fn steps_are_numbered_only_where_the_document_orders_them() {
    for (standard, procedure) in procedures() {
        let html = page(&format!("{}/procedure/index.html", standard.id));
        assert_eq!(html.contains("<ol class=\"steps\""), procedure.ordered, "{}", standard.id);
        assert_eq!(html.contains("<ul class=\"steps\""), !procedure.ordered, "{}", standard.id);
        let says_unordered = html.contains("手続きの順番を定めていません");
        assert_eq!(says_unordered, !procedure.ordered, "{}", standard.id);
    }
}

#[test]
fn a_document_without_a_ledger_has_no_ledger_page_and_says_so() {
    for (standard, procedure) in procedures() {
        let ledger = format!("{}/ledger/index.html", standard.id);
        let has = !procedure.ledgers.is_empty();
        assert_eq!(SITE.pages.contains_key(&ledger), has, "{ledger}");
        let html = page(&format!("{}/procedure/index.html", standard.id));
        assert_eq!(html.contains("台帳について定めていません"), !has, "{}", standard.id);
        assert_eq!(html.contains("href=\"../ledger/\"") || html.contains("/ledger/\""), has);
    }
    let with = ["kitakyushu", "shunan"].map(|id| format!("{id}/ledger/index.html"));
    let pages = SITE.pages.keys().filter(|page| page.ends_with("/ledger/index.html"));
    assert_eq!(pages.cloned().collect::<Vec<_>>(), with);
}

#[test]
fn every_field_has_one_disabled_control_and_a_row_on_each_paper_form() {
    for (standard, procedure) in procedures().filter(|(_, each)| !each.ledgers.is_empty()) {
        let html = page(&format!("{}/ledger/index.html", standard.id));
        for ledger in &procedure.ledgers {
            let (_, form) = html.split_once(&format!("data-form=\"{}\"", ledger.id)).unwrap();
            let form = form.split("</section>").next().unwrap_or_default();
            let rows: Vec<&str> = form.split("<tr data-field=\"").skip(1).collect();
            let ids = rows.iter().map(|row| row.split('"').next().unwrap_or_default());
            let expected = ledger.fields.iter().map(|field| field.id.as_str());
            assert_eq!(ids.collect::<Vec<_>>(), expected.collect::<Vec<_>>(), "{}", ledger.id);
            for field in &ledger.fields {
                let name = format!("name=\"ledger:{}\"", field.id);
                assert_eq!(html.matches(&name).count(), 1, "{}: {name}", standard.id);
            }
        }
        for control in ["<input", "<select", "<textarea", "<button"] {
            for tag in html.split(control).skip(1) {
                let tag = tag.split('>').next().unwrap_or_default();
                assert!(tag.contains("disabled"), "{}: {control}{tag}", standard.id);
            }
        }
    }
}

#[test]
fn the_overview_leads_to_both_pages() {
    for (standard, procedure) in procedures() {
        let html = page(&format!("{}/index.html", standard.id));
        assert!(html.contains(&format!("{}/procedure/\"", standard.id)), "{}", standard.id);
        let ledger = html.contains(&format!("{}/ledger/\"", standard.id));
        assert_eq!(ledger, !procedure.ledgers.is_empty(), "{}", standard.id);
    }
}
