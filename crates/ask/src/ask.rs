//! From a phrase to the answers of a standard.

use kijun_search::Widths;

use crate::answer::{Answer, Because, By, Cited, Reply, Said};
use crate::index::{Ground, Kind, Standard};
use crate::matching::{Everyday, Fit, Runs, Word, everyday, words};
use crate::phrase::folded;
use crate::ready::{Prepared, Ready};

/// The greatest number of requirements that a phrase may be about by its words alone. More of them
/// say nothing about what is wanted.
const MOST: usize = 12;

/// Return what a standard says about a phrase; `None` without such a standard.
#[must_use]
pub fn ask<'i>(
    ready: &'i Ready,
    standard: usize,
    phrase: &str,
    widths: Widths<'_>,
) -> Option<Reply<'i>> {
    let known = ready.index.standards.get(standard)?;
    let prepared = ready.standards.get(standard)?;
    let words = words(ready, prepared, phrase, widths);
    let everyday = everyday(ready, phrase, widths);
    let folded = folded(phrase, widths);
    let named = named(prepared, &folded);
    let asked = Asked { ready, widths, place: standard, known, prepared, words, everyday, named };
    Some(asked.reply(folded.is_empty()))
}

/// Return the classes that a phrase names as a whole.
fn named(prepared: &Prepared, phrase: &str) -> Vec<usize> {
    let has = |title: &String| {
        phrase.match_indices(title.as_str()).any(|(at, _)| {
            let after = phrase.get(at + title.len()..).unwrap_or_default().chars().next();
            // 重要性分類I is not in 重要性分類II.
            !(title.ends_with(|last: char| last.is_ascii_alphanumeric())
                && after.is_some_and(|letter| letter.is_ascii_alphanumeric()))
        })
    };
    let titles = (0..).zip(&prepared.titles);
    let named = titles.filter(|(_, title)| !title.is_empty() && has(title));
    named.map(|(class, _)| class).collect()
}

/// Return the answer for a class that the reader has found by a question of the finder, or chosen;
/// `None` if there is no such class, or no words of the document for it.
#[must_use]
pub fn chosen(
    ready: &Ready,
    standard: usize,
    class: usize,
    question: Option<usize>,
) -> Option<Reply<'_>> {
    let known = ready.index.standards.get(standard)?;
    let ground = match question {
        Some(question) => known.grounds.get(known.questions.get(question)?.ground)?,
        None => known
            .grounds
            .iter()
            .find(|ground| ground.kind == Kind::Title && ground.class == Some(class))?,
    };
    let by = if question.is_some() { By::Question } else { By::Choice };
    let because = Because::new(vec![cited(ground, by)])?;
    let answer = Answer {
        said: Said::of(known, Some(class), &[], &[]),
        class: Some((class, because)),
        forbidden: Vec::new(),
        exempt: Vec::new(),
        decides: None,
    };
    Some(Reply {
        standard,
        answers: vec![answer],
        requirements: Vec::new(),
        passages: Vec::new(),
        read: Vec::new(),
        unread: Vec::new(),
        denied: Vec::new(),
    })
}

fn cited<'i>(ground: &'i Ground, by: By<'i>) -> Cited<'i> {
    Cited { kind: ground.kind, quote: &ground.quote, question: ground.question, by }
}

/// A phrase, put to a standard.
struct Asked<'i, 'w> {
    ready: &'i Ready,
    place: usize,
    known: &'i Standard,
    prepared: &'i Prepared,
    words: Vec<Word>,
    everyday: Vec<Everyday>,
    /// The classes that the phrase names as a whole.
    named: Vec<usize>,
    widths: Widths<'w>,
}

impl<'i> Asked<'i, '_> {
    fn reply(&self, is_blank: bool) -> Reply<'i> {
        let mut found = self.by_terms();
        let own = self.by_names().into_iter().chain(self.by_words());
        for (place, by) in own {
            match found.iter_mut().find(|(other, _)| *other == place) {
                // The document's own words are surer than an everyday word.
                Some((_, known)) => *known = by,
                None => found.push((place, by)),
            }
        }
        found.sort_by_key(|(place, _)| *place);
        let grounds = |wanted: fn(Kind) -> bool| {
            let all = found.iter().filter_map(|(place, by)| {
                let ground = self.known.grounds.get(*place)?;
                wanted(ground.kind).then(|| (ground, by.clone()))
            });
            all.collect::<Vec<_>>()
        };
        let of = |kind: fn(Kind) -> bool| -> Vec<Cited<'i>> {
            grounds(kind).into_iter().map(|(ground, by)| cited(ground, by)).collect()
        };
        let forbidden = of(|kind| kind == Kind::Prohibition);
        let exempt = of(|kind| kind == Kind::Exemption);
        let passages = of(|kind| kind == Kind::Passage);
        let carries =
            grounds(|kind| matches!(kind, Kind::Title | Kind::Definition | Kind::Example));
        let mut answers = Vec::new();
        for class in 0..self.known.classes.len() {
            let own = carries.iter().filter(|(ground, _)| ground.class == Some(class));
            let own = own.map(|(ground, by)| cited(ground, by.clone())).collect();
            if let Some(because) = Because::new(own) {
                let said = Said::of(self.known, Some(class), &forbidden, &exempt);
                answers.push(Answer {
                    class: Some((class, because)),
                    said,
                    // A class that is not covered is not forbidden either.
                    forbidden: if said == Said::OutOfScope {
                        Vec::new()
                    } else {
                        forbidden.clone()
                    },
                    exempt: exempt.clone(),
                    decides: None,
                });
            }
        }
        let between = answers.len().saturating_sub(1);
        for answer in answers.iter_mut().take(between) {
            answer.decides = self.deciding(answer);
        }
        let requirements = self.requirements(answers.is_empty());
        if answers.is_empty() && !is_blank {
            let said = Said::of(self.known, None, &forbidden, &exempt);
            answers.push(Answer { class: None, said, forbidden, exempt, decides: None });
        }
        let [read, unread, denied] = self.account(&found, &requirements);
        Reply { standard: self.place, answers, requirements, passages, read, unread, denied }
    }

    /// Return the finder's question that decides on a class: that of the words that led to it, else
    /// the first of the class.
    fn deciding(&self, answer: &Answer<'_>) -> Option<usize> {
        let (class, because) = answer.class.as_ref()?;
        let own = because.cited().iter().find_map(|cited| cited.question);
        own.or_else(|| self.known.questions.iter().position(|each| each.class == *class))
    }

    /// Return the grounds that everyday words lead to.
    fn by_terms(&self) -> Vec<(usize, By<'i>)> {
        let mut found: Vec<(usize, By<'i>)> = Vec::new();
        for (by, meaning) in self.meanings() {
            for ground in &meaning.grounds {
                // A meaning without a case is surer than one with a case.
                let sure = meaning.when.is_none();
                match found.iter_mut().find(|(other, _)| other == ground) {
                    Some((_, known)) if sure => *known = by.clone(),
                    Some(_) => {}
                    None => found.push((*ground, by.clone())),
                }
            }
        }
        found
    }

    /// Return the meanings of the everyday words in this standard.
    fn meanings(&self) -> Vec<(By<'i>, &'i crate::index::Meaning)> {
        // A word of a class's name that is there as a whole means this class, and nothing else.
        let in_name = |shown: &str| {
            let shown = folded(shown, self.widths);
            self.named.iter().any(|class| {
                self.prepared.titles.get(*class).is_some_and(|title| title.contains(&shown))
            })
        };
        let said = self.everyday.iter().filter(|each| !each.denied && !in_name(&each.shown));
        let said = said.filter_map(|each| Some((each, self.ready.index.terms.get(each.term)?)));
        said.flat_map(|(each, term)| {
            let own = term.means.iter().filter(|meaning| meaning.standard == self.place);
            own.map(|meaning| (By::Term { shown: each.shown.clone(), term, meaning }, meaning))
        })
        .collect()
    }

    /// Return the names of the classes that the phrase names.
    fn by_names(&self) -> Vec<(usize, By<'i>)> {
        let grounds = (0..).zip(&self.known.grounds);
        let own = grounds.filter(|(_, ground)| {
            let named = ground.class.is_some_and(|class| self.named.contains(&class));
            ground.kind == Kind::Title && named
        });
        own.map(|(place, _)| (place, By::Words)).collect()
    }

    /// Return the words of the phrase that name something.
    fn telling(&self) -> impl Iterator<Item = &Word> {
        self.words.iter().filter(|word| !word.general && !word.denied)
    }

    /// Return the grounds that have words of the phrase.
    fn by_words(&self) -> Vec<(usize, By<'i>)> {
        let telling: Vec<&Word> = self.telling().collect();
        let fits = |runs: &Runs| -> Vec<Option<Fit>> {
            let fits = telling.iter().map(|word| runs.fit(&word.folded));
            fits.map(|fit| fit.filter(|fit| *fit > Fit::Inside)).collect()
        };
        let all: Vec<Vec<Option<Fit>>> = self.prepared.grounds.iter().map(fits).collect();
        // A word that some ground has as it is stands for that ground, not for one with a longer word.
        let best: Vec<Option<Fit>> = (0..telling.len())
            .map(|word| all.iter().filter_map(|fits| fits.get(word).copied().flatten()).max())
            .collect();
        let had = all.iter().map(|fits| {
            let had = fits.iter().zip(&best).enumerate();
            had.filter(|(_, (fit, best))| fit.is_some() && fit == best)
                .map(|(word, _)| word)
                .collect::<Vec<_>>()
        });
        let had: Vec<Vec<usize>> = had.collect();
        let grounds = self.known.grounds.iter().zip(&self.prepared.grounds).zip(&had);
        let enough = grounds.map(|((ground, runs), had)| match ground.kind {
            Kind::Example => !had.is_empty(),
            // A definition or a prohibition speaks of all its words together.
            _ => !had.is_empty() && (had.len() == telling.len() || had.len() * 2 >= runs.count),
        });
        let enough: Vec<bool> = enough.collect();
        let taken = (0..had.len()).filter(|place| enough.get(*place) == Some(&true));
        let taken: Vec<usize> = taken.collect();
        let covered = |place: &usize| {
            let Some(own) = had.get(*place) else { return true };
            taken
                .iter()
                .filter_map(|other| had.get(*other))
                .any(|other| other.len() > own.len() && own.iter().all(|word| other.contains(word)))
        };
        taken.iter().filter(|place| !covered(place)).map(|place| (*place, By::Words)).collect()
    }

    /// Return the requirements that the phrase is about. `by_words`: true to look for its words too.
    fn requirements(&self, by_words: bool) -> Vec<((usize, usize), By<'i>)> {
        let mut found: Vec<((usize, usize), By<'i>)> = Vec::new();
        for (by, meaning) in self.meanings() {
            for row in &meaning.rows {
                if !found.iter().any(|(other, _)| other == row) {
                    found.push((*row, by.clone()));
                }
            }
        }
        let telling: Vec<&Word> = self.telling().collect();
        if by_words && !telling.is_empty() {
            let lists = self.prepared.lists.iter().enumerate();
            let rows = lists.flat_map(|(list, rows)| {
                rows.iter().enumerate().map(move |(row, runs)| ((list, row), runs))
            });
            let own: Vec<(usize, usize)> = rows
                .filter(|(_, runs)| telling.iter().all(|word| runs.fit(&word.folded).is_some()))
                .map(|(place, _)| place)
                .filter(|place| found.iter().all(|(other, _)| other != place))
                .collect();
            if own.len() <= MOST {
                found.extend(own.into_iter().map(|place| (place, By::Words)));
            }
        }
        found.sort_by_key(|(place, _)| *place);
        found
    }

    /// Return the words that were understood, those that were not, and those that are denied.
    fn account(
        &self,
        found: &[(usize, By<'i>)],
        requirements: &[((usize, usize), By<'i>)],
    ) -> [Vec<String>; 3] {
        let any_by_words = |by: &By<'_>| matches!(by, By::Words);
        let by_words = found.iter().any(|(_, by)| any_by_words(by))
            || requirements.iter().any(|(_, by)| any_by_words(by));
        let means = |each: &Everyday| {
            let term = self.ready.index.terms.get(each.term);
            term.is_some_and(|term| term.means.iter().any(|own| own.standard == self.place))
        };
        let mut accounts = [const { Vec::new() }; 3];
        let mut add = |account: usize, word: &str| {
            if let Some(account) = accounts.get_mut(account)
                && !account.iter().any(|other| other == word)
            {
                account.push(word.to_owned());
            }
        };
        for each in self.everyday.iter().filter(|each| means(each)) {
            add(if each.denied { 2 } else { 0 }, &each.shown);
        }
        for word in self.words.iter().filter(|word| !word.general) {
            let in_term = self.everyday.iter().any(|each| {
                means(each)
                    && (each.shown.contains(&word.shown) || word.shown.contains(&each.shown))
            });
            let account = match (word.denied, word.known && by_words) {
                _ if in_term => continue,
                (true, _) => 2,
                (false, true) => 0,
                (false, false) => 1,
            };
            add(account, &word.shown);
        }
        accounts
    }
}
