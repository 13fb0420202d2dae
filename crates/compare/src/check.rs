//! A stated verdict, compared with the verdict by the rules.

use std::borrow::Cow;

use kijun_rules::Rules;
use kijun_rules::text::plain;

use crate::flag::Flag;
use crate::quote::{self, names};
use crate::statement::Statement;
use crate::vendor::Vendor;

impl Statement {
    /// Return the file of the claim, as the beginning of a sentence.
    fn place(&self) -> String {
        match &self.file_name {
            None => "このファイル".to_owned(),
            Some(name) => format!("判定結果のファイル「{}」", plain(name)),
        }
    }

    /// Flag the differences between the claim and the assessment by the rules.
    pub(crate) fn compare(&self, vendor: &Vendor, rules: &Rules, into: &mut Vec<Flag>) {
        let place = self.place();
        let right = vendor.verdict();
        if let Some(stated) = differs(self.verdict.as_ref(), right.id()) {
            into.push(Flag::grave(
                "verdict_differs",
                format!(
                    "{place}には判定「{stated}」と書かれていますが、規則で計算し直すと「{}」です。",
                    right.label()
                ),
            ));
        }
        let bounds = vendor.bounds();
        let best = differs(self.best.as_ref(), bounds.best.id());
        let worst = differs(self.worst.as_ref(), bounds.worst.id());
        if best.is_some() || worst.is_some() {
            into.push(Flag::grave(
                "bounds_differ",
                format!("{place}に書かれた判定の幅が、計算し直した結果と異なります。"),
            ));
        }
        self.compare_statuses(&place, vendor, rules, into);
        if differs(self.answers_digest.as_ref(), vendor.answers_digest()).is_some() {
            into.push(Flag::grave(
                "answers_digest_differs",
                format!(
                    "{place}に書かれた判定は、この回答に対するものではありません(回答の照合値が異なります)。判定の後で回答が変わっていないか、提出者に確認してください。"
                ),
            ));
        }
        let edition = rules.checklist().edition.as_str();
        if let Some(stated) = differs(self.edition.as_ref(), edition) {
            into.push(Flag::note(
                "stated_edition_differs",
                format!("{place}に書かれた判定は版『{stated}』によるもので、この比較は版『{edition}』によります。"),
            ));
        } else if differs(self.rules_digest.as_ref(), rules.digest()).is_some() {
            into.push(Flag::note(
                "rules_digest_differs",
                format!("{place}に書かれた判定は、別の規則で出されたものです(規則の照合値が異なります)。"),
            ));
        }
        if !self.strange.is_empty() {
            let fields = names(self.strange.iter().copied());
            into.push(Flag::grave(
                "statement_unreadable",
                format!("{place}に書かれた判定のうち、{fields}は読める形になっていないため、比べられません。"),
            ));
        }
    }

    /// Flag a difference of the class or of the status of a requirement.
    fn compare_statuses(&self, place: &str, vendor: &Vendor, rules: &Rules, into: &mut Vec<Flag>) {
        let class = rules.class_at(vendor.class()).map_or("", |class| class.id.as_str());
        if self.class.as_deref().is_some_and(|stated| stated != class) {
            into.push(Flag::grave(
                "statuses_differ",
                format!("{place}に書かれた判定は、別の分類に対するものです。"),
            ));
        }
        let wrong = self.statuses.iter().filter(|stated| {
            let right =
                rules.requirement(&stated.requirement).and_then(|index| vendor.status(index));
            right.is_none_or(|right| right.id() != stated.status)
        });
        let wrong: Vec<&str> = wrong.map(|stated| stated.requirement.as_str()).collect();
        if !wrong.is_empty() {
            into.push(Flag::grave(
                "statuses_differ",
                format!(
                    "{place}に書かれた要件の状態のうち、No.{}が、計算し直した結果と異なります。",
                    names(wrong)
                ),
            ));
        }
    }
}

/// Return a stated text that is not the right one.
fn differs<'a>(stated: Option<&'a String>, right: &str) -> Option<Cow<'a, str>> {
    stated.filter(|stated| *stated != right).map(|text| quote::stated(text))
}
