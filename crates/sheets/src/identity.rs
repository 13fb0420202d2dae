//! The requirement of a row, by its number and its own words together.
//!
//! A number alone may be another than the one that was written: a spreadsheet makes dates of
//! numbers, and people sort one column without the others.

use kijun_rules::number::{Numbers, folded};
use kijun_rules::text::{is_blank, quoted};
use kijun_rules::{RequirementIndex, Rules};

use crate::labels;
use crate::mangled::{Date, value};

/// The most numbers that a message names.
const NAMED: usize = 5;

/// The kind of a row's texts that the titles of requirements are in.
pub(crate) const TITLES: usize = usize::MAX;

/// A text of a row with its kind: a column of the form, or [`TITLES`].
pub(crate) type Wording<'a> = (usize, &'a str);

/// The requirement of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// Its id; as it was written where the checklist has none.
    pub(crate) id: String,
    /// The notice about it.
    pub(crate) notice: Option<String>,
}

/// The numbers and the words by which rows are told apart.
#[derive(Debug)]
pub(crate) struct Identities<'r> {
    rules: &'r Rules,
    numbers: Numbers,
    /// The values and the shapes of the numbers, in their order.
    forms: Vec<(String, String)>,
    /// The words of each requirement in comparable form, with their kinds.
    words: Vec<(usize, String, RequirementIndex)>,
    /// The numbers of all rows in comparable form.
    rows: Vec<String>,
}

impl<'r> Identities<'r> {
    pub(crate) fn of(rules: &'r Rules) -> Self {
        let numbers = Numbers::of(rules);
        let forms = numbers.iter().map(|(id, _)| (value(id), shape(id))).collect();
        Self { rules, numbers, forms, words: Vec::new(), rows: Vec::new() }
    }

    /// Take the texts that the requirements' rows have in the form: id, kind, text.
    pub(crate) fn set_words<'a>(&mut self, words: impl Iterator<Item = (&'a str, Wording<'a>)>) {
        let known = words.filter_map(|(id, (kind, text))| {
            Some((kind, labels::folded(text), self.rules.requirement(id)?))
        });
        self.words = known.filter(|(_, text, _)| !text.is_empty()).collect();
    }

    /// Take the numbers of all rows.
    pub(crate) fn set_rows<'a>(&mut self, numbers: impl Iterator<Item = &'a str>) {
        self.rows = numbers.map(folded).collect();
    }

    /// Return the requirement of a row.
    ///
    /// - `words`: the row's own texts; none if they say nothing, as in another edition.
    ///
    /// # Errors
    /// Fail, with the cure, if number and words disagree, or do not say which requirement it is.
    pub(crate) fn find(&self, written: &str, words: &[Wording<'_>]) -> Result<Found, String> {
        let written = if is_blank(written) { "" } else { written.trim() };
        let said = self.said(words);
        let found = |requirement, notice| {
            Ok(Found { id: self.rules.requirement_id(requirement).to_owned(), notice })
        };
        if let Some(exact) = self.rules.requirement(written).or_else(|| self.numbers.find(written))
        {
            let alike = self.alike(&folded(written), Some(exact));
            if alike.is_empty() && (said.is_empty() || said.contains(&exact)) {
                return found(exact, None);
            }
            let can_be = || alike.iter().copied().chain([exact]);
            if said.is_empty() {
                let whole = alike.iter().all(|other| self.is_row(*other));
                return if whole {
                    found(exact, None)
                } else {
                    Err(self.unclear(written, can_be()))
                };
            }
            let fitting: Vec<_> = can_be().filter(|one| said.contains(one)).collect();
            return match *fitting.as_slice() {
                [] => Err(self.disagree(written, &said)),
                [one] if one == exact => found(exact, None),
                [one] => found(one, Some(self.as_number(written, one))),
                _ if fitting.contains(&exact) && alike.iter().all(|other| self.is_row(*other)) => {
                    found(exact, None)
                }
                _ => Err(self.unclear(written, fitting.iter().copied())),
            };
        }
        let date = Date::read(written);
        let mut can_be = self.alike(&folded(written), None);
        if let Some(date) = &date {
            can_be.extend(self.numbers.iter().filter(|(id, _)| date.fits(id)).map(|(_, one)| one));
        }
        if can_be.is_empty() {
            return self.by_words(written, &said);
        }
        let has_year = date.as_ref().is_some_and(Date::has_year);
        if !said.is_empty() {
            can_be.retain(|one| said.contains(one));
        }
        let notice = |one| match &date {
            Some(_) => self.as_date(written, one),
            None => self.as_number(written, one),
        };
        match *can_be.as_slice() {
            [] => Err(self.disagree(written, &said)),
            [one] if !said.is_empty() || !has_year => found(one, Some(notice(one))),
            _ => Err(self.unclear(written, can_be.iter().copied())),
        }
    }

    /// Return the requirement of a row whose number says nothing.
    fn by_words(&self, written: &str, said: &[RequirementIndex]) -> Result<Found, String> {
        let shape = shape(&folded(written));
        let is_number = self.forms.iter().any(|(_, known)| *known == shape);
        match *said {
            [one] if !is_number => {
                let id = self.rules.requirement_id(one);
                let why = if written.is_empty() {
                    "番号がない".to_owned()
                } else {
                    format!("『{}』は番号として読み取れない", quoted(written))
                };
                let notice =
                    format!("{why}ため、この行の要件の文言から番号『{id}』として読みました。");
                Ok(Found { id: id.to_owned(), notice: Some(notice) })
            }
            _ if written.is_empty() => {
                Err("要件の番号がありません。番号を書くか、この行の記入を消してください。"
                    .to_owned())
            }
            [] => {
                let notice = format!(
                    "番号『{}』の要件はこのチェックリストにありません。回答は残しますが、判定には使いません。",
                    quoted(written)
                );
                Ok(Found { id: written.to_owned(), notice: Some(notice) })
            }
            _ if is_number => Err(self.disagree(written, said)),
            _ => Err(format!(
                "『{}』は番号として読み取れず、この行の要件の文言は{}に共通です。番号を書き直してください。",
                quoted(written),
                self.named(said.iter().copied())
            )),
        }
    }

    /// Return the requirements that a row's texts are those of; none if no text is any's. A text
    /// that is no requirement's does not count: somebody has changed it.
    fn said(&self, words: &[Wording<'_>]) -> Vec<RequirementIndex> {
        let mut counts = vec![0_usize; self.rules.checklist().requirements.len()];
        let mut texts = 0;
        for (kind, text) in words {
            let text = labels::folded(text);
            let mut any = false;
            for (_, _, requirement) in
                self.words.iter().filter(|(known, words, _)| known == kind && *words == text)
            {
                if let Some(count) = counts.get_mut(requirement.get()) {
                    *count += 1;
                    any = true;
                }
            }
            texts += usize::from(any);
        }
        let ids =
            self.rules.checklist().requirements.iter().map(|requirement| requirement.id.as_str());
        let counted = || ids.clone().zip(&counts).filter(|(_, count)| **count > 0);
        let whole = counted().any(|(_, count)| *count == texts);
        let said = counted().filter(|(_, count)| !whole || **count == texts);
        said.filter_map(|(id, _)| self.rules.requirement(id)).collect()
    }

    /// Return the requirements, but for `exact`, whose numbers a spreadsheet does not tell apart
    /// from this one.
    fn alike(&self, number: &str, exact: Option<RequirementIndex>) -> Vec<RequirementIndex> {
        let counted = value(number);
        let all = self.numbers.iter().zip(&self.forms);
        let alike = all.filter(|((id, one), (value, _))| {
            Some(*one) != exact && (*id == number || *value == counted)
        });
        alike.map(|((_, one), _)| one).collect()
    }

    /// Return true if a requirement's number is that of a row: then the table has kept the numbers.
    fn is_row(&self, requirement: RequirementIndex) -> bool {
        let number = folded(self.rules.requirement_id(requirement));
        self.rows.contains(&number)
    }

    fn as_date(&self, written: &str, requirement: RequirementIndex) -> String {
        let id = self.rules.requirement_id(requirement);
        format!(
            "『{}』を番号『{id}』として読みました。表計算ソフトが番号を日付に変えたものです。",
            quoted(written)
        )
    }

    fn as_number(&self, written: &str, requirement: RequirementIndex) -> String {
        let id = self.rules.requirement_id(requirement);
        format!(
            "『{}』を番号『{id}』として読みました。表計算ソフトが番号を数値に変えたものです。",
            quoted(written)
        )
    }

    fn disagree(&self, written: &str, said: &[RequirementIndex]) -> String {
        format!(
            "番号は『{}』ですが、この行の要件の文言は{}のものです。番号か文言を、様式のとおりに直してください。",
            quoted(written),
            self.named(said.iter().copied())
        )
    }

    fn unclear(&self, written: &str, can_be: impl Iterator<Item = RequirementIndex>) -> String {
        format!(
            "『{}』は、表計算ソフトが番号を日付か数値に変えたもので、元の番号({}など)が分かりません。セルの書式を文字列にして、番号を書き直してください。",
            quoted(written),
            self.named(can_be)
        )
    }

    /// Return the numbers as a message names them: `No.5-1・5-2`.
    fn named(&self, requirements: impl Iterator<Item = RequirementIndex>) -> String {
        let mut ids: Vec<&str> = requirements.map(|one| self.rules.requirement_id(one)).collect();
        let more = ids.len() > NAMED;
        ids.truncate(NAMED);
        format!("No.{}{}", ids.join("・"), if more { "ほか" } else { "" })
    }
}

/// Return the shape of a number: each run of digits as one digit.
fn shape(number: &str) -> String {
    let mut shape = String::new();
    for sign in number.chars() {
        match sign {
            '0'..='9' if shape.ends_with('9') => {}
            '0'..='9' => shape.push('9'),
            sign => shape.push(sign),
        }
    }
    shape
}

#[cfg(test)]
mod tests;
