//! Turn the entry of a requirement in a chapter into its place and its clauses.

use kijun_rules::model::Clause;

use super::raw::{RawProseClause, RawRequirement, RawWords};
use super::rules::{Builder, Prose, Read};
use crate::passages::{At, Quoted};
use crate::problem::{
    MissingQuote, NoSuchPlace, QuoteInSeveralPlaces, QuoteNotInChapters, SeveralPlaces,
    did_you_mean, quoted,
};
use crate::source::Text;

impl Builder<'_> {
    /// Return the place of a requirement in the chapters, and the clauses read there.
    pub(super) fn prose(&mut self, raw: &RawRequirement) -> Prose {
        let RawWords::Prose { stands_at, also_at, .. } = &raw.words else {
            return Prose { at: None, also: Vec::new(), clauses: Vec::new() };
        };
        let at = self.place(stands_at);
        let also = also_at.iter().filter_map(|name| self.place(name)).collect();
        Prose { at, also, clauses: self.prose_clauses(raw, at) }
    }

    /// Return the place with this name; `None` if it is unknown.
    fn place(&mut self, stands_at: &Text) -> Option<At> {
        let places = self.context.passages.named(&stands_at.value);
        match places[..] {
            [place] => Some(place),
            [] => {
                if self.context.passages.complete && stands_at.is_written() {
                    let name = stands_at.value.clone();
                    let known = self.context.passages.names(name.contains('#'));
                    let suggestion = did_you_mean(&name, known.iter().map(String::as_str));
                    self.problems.add(&stands_at.at, NoSuchPlace { name, suggestion });
                }
                None
            }
            _ => {
                let name = stands_at.value.clone();
                self.problems.add(&stands_at.at, SeveralPlaces { name });
                None
            }
        }
    }

    /// Return the clauses of a requirement in a chapter.
    fn prose_clauses(&mut self, raw: &RawRequirement, at: Option<At>) -> Vec<Read> {
        let RawWords::Prose { clauses, .. } = &raw.words else {
            return Vec::new();
        };
        clauses.iter().map(|clause| self.prose_clause(clause, raw, at)).collect()
    }

    fn prose_clause(
        &mut self,
        raw: &RawProseClause,
        requirement: &RawRequirement,
        at: Option<At>,
    ) -> Read {
        for class in &raw.classes {
            self.class_in_scope(class);
        }
        let clause = &raw.clause;
        let found = self.find_quote(clause.quote.as_ref(), raw, at);
        let source = raw.source.as_ref().map(|source| source.value.clone());
        let any_of = self.members(clause, requirement);
        let at_least = self.at_least(clause, any_of.len());
        let thresholds = self.thresholds(clause);
        let own = clause.conditions.as_ref().map_or(&[][..], |conditions| &conditions.all);
        let conditions = self.conditions(own);
        Read {
            classes: raw.classes.iter().map(|class| class.value.clone()).collect(),
            clause: Clause {
                any_of,
                at_least,
                conditions,
                thresholds,
                quote: clause.quote.as_ref().map_or_else(String::new, |quote| quote.value.clone()),
                severity: self.severity(&clause.severity),
                source: source.or(found).unwrap_or_default(),
            },
        }
    }

    /// Return the place of the quote, by the document's numbers.
    ///
    /// A quote with a `source` may be in several places: the source tells which.
    fn find_quote(
        &mut self,
        quote: Option<&Text>,
        raw: &RawProseClause,
        at: Option<At>,
    ) -> Option<String> {
        let Some(quote) = quote else {
            self.problems.add(&raw.clause.at, MissingQuote { what: "条項" });
            return None;
        };
        let original = self.context.original;
        if !original.is_none_or(|text| text.check_quote(quote, self.problems)) {
            return None;
        }
        match self.context.passages.quote(&quote.value, at?) {
            Quoted::At(label) => Some(label),
            Quoted::Several(labels) if raw.source.is_none() => {
                let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
                let kind = QuoteInSeveralPlaces { places: quoted(&labels) };
                self.problems.add(&quote.at, kind);
                None
            }
            Quoted::Several(_) => None,
            Quoted::Nowhere(deviation) => {
                if self.context.passages.complete {
                    self.problems.add(&quote.at, QuoteNotInChapters { deviation });
                }
                None
            }
        }
    }
}
