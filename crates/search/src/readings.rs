//! Compare words by their readings: かいがい and 海外, 漏えい and 漏洩.
//!
//! The index has the readings of its characters. A character in the passage may stand for the kana
//! of the query, and beside a character that both have, the other way round.

/// The least number of kana in a query that is compared by its readings: shorter ones read like too
/// many characters.
const LEAST: usize = 3;

/// The least number of kana in a passage that stand for a character of the query.
const LEAST_IN_TEXT: usize = 2;

/// Characters with their readings, sorted by the character.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Readings(Vec<(char, Vec<String>)>);

impl Readings {
    /// Return readings from characters, each with its readings in hiragana.
    #[must_use]
    pub fn new(mut all: Vec<(char, Vec<String>)>) -> Self {
        all.sort_by_key(|(letter, _)| *letter);
        Self(all)
    }

    /// Return the characters with their readings.
    pub fn iter(&self) -> impl Iterator<Item = (char, &[String])> {
        self.0.iter().map(|(letter, readings)| (*letter, readings.as_slice()))
    }

    fn of(&self, letter: char) -> &[String] {
        if is_kana(letter) || letter.is_ascii() {
            return &[];
        }
        let found = self.0.binary_search_by_key(&letter, |(known, _)| *known);
        found.ok().and_then(|at| self.0.get(at)).map_or(&[], |(_, readings)| readings)
    }

    /// Prepare a folded query; `None` if no text reads like it but does not have it.
    pub(crate) fn query<'q>(&'q self, query: &'q str) -> Option<Reading<'q>> {
        let first = query.chars().next()?;
        let kana = query.chars().filter(|letter| is_kana(*letter)).count();
        let letters = query.chars().flat_map(|letter| self.of(letter));
        let turned: Vec<&str> = letters
            .map(String::as_str)
            .filter(|reading| reading.chars().count() >= LEAST_IN_TEXT)
            .collect();
        let begins = |readings: &[String]| {
            readings.iter().any(|reading| after_reading(query, reading, true).next().is_some())
        };
        let all = self.0.iter().filter(|_| kana > 0);
        let mut starts: Vec<char> =
            all.filter(|(_, readings)| begins(readings)).map(|(letter, _)| *letter).collect();
        starts.push(first);
        (kana > 0 || !turned.is_empty()).then_some(Reading {
            readings: self,
            query,
            starts,
            turned,
        })
    }

    /// Return the rest of the text after the words that read like the query; `None` if the text does
    /// not begin with them.
    fn along<'t>(&self, text: &'t str, query: &str, seen: Seen) -> Option<&'t str> {
        let mut letters = query.chars();
        let Some(asked) = letters.next() else { return seen.counts().then_some(text) };
        let (own, after) = (text.chars().next()?, letters.as_str());
        let left = text.get(own.len_utf8()..)?;
        if own == asked {
            let same = Seen { same: seen.same || !is_kana(own), first: false, ..seen };
            if let Some(end) = self.along(left, after, same) {
                return Some(end);
            }
        }
        // The passage has the character, the query its reading.
        let own_readings = if is_kana(asked) { self.of(own) } else { &[] };
        for reading in own_readings {
            for rest in after_reading(query, reading, seen.first) {
                let kana = seen.kana + reading.chars().count();
                if let Some(end) = self.along(left, rest, Seen { kana, first: false, ..seen }) {
                    return Some(end);
                }
            }
        }
        // The query has the character, the passage its reading.
        let long = |reading: &&String| reading.chars().count() >= LEAST_IN_TEXT;
        let asked_readings = if is_kana(own) { self.of(asked) } else { &[] };
        for reading in asked_readings.iter().filter(long) {
            if let Some(rest) = text.strip_prefix(reading.as_str()) {
                let turned = Seen { turned: true, first: false, ..seen };
                if let Some(end) = self.along(rest, after, turned) {
                    return Some(end);
                }
            }
        }
        None
    }
}

/// A query that is compared by its readings.
pub(crate) struct Reading<'q> {
    readings: &'q Readings,
    query: &'q str,
    /// The characters with which a passage may begin to read like it.
    starts: Vec<char>,
    /// The readings of its characters that may stand in a passage.
    turned: Vec<&'q str>,
}

impl Reading<'_> {
    /// Return the places in a folded text, as bytes, where it reads like the query.
    pub(crate) fn places(&self, text: &str) -> Vec<(usize, usize)> {
        let mut places = Vec::new();
        let turned = self.turned.iter().any(|reading| text.contains(reading));
        // A passage without a start has no place, and most have none.
        if !turned && !text.contains(self.starts.as_slice()) {
            return places;
        }
        let mut after = 0;
        for (from, letter) in text.char_indices() {
            if from < after || !(is_kana(letter) && turned || self.starts.contains(&letter)) {
                continue;
            }
            let rest = text.get(from..).unwrap_or_default();
            if let Some(end) = self.readings.along(rest, self.query, Seen::default()) {
                after = text.len() - end.len();
                places.push((from, after));
            }
        }
        places
    }
}

/// The things that a comparison has met so far.
#[derive(Clone, Copy)]
struct Seen {
    /// True at the query's first letter.
    first: bool,
    /// True if both have a letter that is no kana.
    same: bool,
    /// True if kana of the passage stood for a character of the query.
    turned: bool,
    /// The number of kana of the query that a character of the passage stood for.
    kana: usize,
}

impl Default for Seen {
    fn default() -> Self {
        Self { first: true, same: false, turned: false, kana: 0 }
    }
}

impl Seen {
    /// Return whether the words are the same beyond doubt: a short reading beside nothing else is
    /// not, nor is kana for a character alone.
    fn counts(self) -> bool {
        self.same || (!self.turned && self.kana >= LEAST)
    }
}

/// Return the rests of a query that begins with a reading: as it is, voiced inside a word (かいしゃ,
/// がいしゃ), or with its last kana turned into っ (せつ, せっち).
fn after_reading<'q>(query: &'q str, reading: &str, first: bool) -> impl Iterator<Item = &'q str> {
    let mut own = reading.chars();
    let mut rest = query.chars();
    let begins = match (own.next(), rest.next()) {
        (Some(own), Some(asked)) => own == asked || (!first && is_voiced(own, asked)),
        _ => false,
    };
    let own = own.as_str();
    let rest = if begins { rest.as_str() } else { "" };
    let plain = rest.strip_prefix(own).filter(|_| begins);
    let joined = own.strip_suffix(['つ', 'ち', 'く', 'き']).and_then(|start| {
        let rest = rest.strip_prefix(start)?.strip_prefix('っ')?;
        (begins && !rest.is_empty()).then_some(rest)
    });
    plain.into_iter().chain(joined)
}

/// Return whether a kana is the voiced form of another: が of か, ば and ぱ of は.
fn is_voiced(plain: char, voiced: char) -> bool {
    let step = u32::from(voiced).checked_sub(u32::from(plain));
    match plain {
        'か' | 'き' | 'く' | 'け' | 'こ' | 'さ' | 'し' | 'す' | 'せ' | 'そ' | 'た' | 'ち'
        | 'つ' | 'て' | 'と' => step == Some(1),
        'は' | 'ひ' | 'ふ' | 'へ' | 'ほ' => matches!(step, Some(1 | 2)),
        _ => false,
    }
}

fn is_kana(letter: char) -> bool {
    ('\u{3041}'..='\u{3096}').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::Readings;

    fn readings() -> Readings {
        let all = "海かい,うみ 外がい,そと 設せつ 置ち,お 会かい,あ 社しゃ 漏ろう,も 洩えい,せつ \
                   瑕か 疵し 発はつ 表ひょう 扱そう,あつか";
        let all = all.split_whitespace().map(|each| {
            let letter = each.chars().next().unwrap();
            let readings = each[letter.len_utf8()..].split(',').map(str::to_owned);
            (letter, readings.collect())
        });
        Readings::new(all.collect())
    }

    fn places(text: &str, query: &str) -> Vec<(usize, usize)> {
        readings().query(query).map_or(Vec::new(), |reading| reading.places(text))
    }

    #[test]
    fn words_are_found_by_their_readings() {
        for (query, text, found) in [
            ("かいがい", "国の海外の法", "海外"),
            ("かいがいの法", "国の海外の法", "海外の法"),
            ("せっち", "海に設置する", "設置"),
            ("せつち", "海に設置する", "設置"),
            ("はっぴょう", "発表", "発表"),
            ("がいかい", "外海外", "外海"),
            ("あつかう", "情報を扱う", "扱う"),
            ("漏洩", "情報の漏えい等", "漏えい"),
            ("漏えい", "情報の漏洩等", "漏洩"),
            ("ろうえい", "情報の漏洩等", "漏洩"),
            ("かいしゃ", "会社", "会社"),
        ] {
            let places = places(text, query);
            let at = places.first().map(|(from, to)| &text[*from..*to]);
            assert_eq!(at, Some(found), "{query} in {text}");
        }
    }

    #[test]
    fn words_that_only_happen_to_read_so_are_not() {
        for (query, text) in [
            ("かい", "海"),
            ("瑕疵", "かしている"),
            ("かしつ", "瑕疵は"),
            ("海外", "かいがい"),
            ("がいしゃ", "会社"),
            ("", "海"),
            ("です", "です"),
        ] {
            assert_eq!(places(text, query), [], "{query} in {text}");
        }
    }
}
