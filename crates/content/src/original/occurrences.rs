//! The places of words in a text: found by their rarest pair of characters, not by searching the
//! whole text for each.

/// The number of pairs of the words that are looked at for the rarest.
const LOOKED_AT: usize = 32;

/// No further place in a chain.
const END: u32 = u32::MAX;

/// Every pair of neighbouring characters of a text with its places, in chains by hash.
#[derive(Debug)]
pub(super) struct Occurrences {
    /// The first place of each chain.
    heads: Vec<u32>,
    /// The number of places of each chain.
    counts: Vec<u32>,
    /// For each character of the text: its start, and the next one in its chain.
    chain: Vec<(u32, u32)>,
}

impl Occurrences {
    /// Note all pairs of a text of less than 4 GB.
    pub(super) fn new(text: &str) -> Self {
        let starts = text.char_indices().map(|(start, _)| u32::try_from(start).unwrap_or(END));
        let mut chain: Vec<(u32, u32)> = starts.map(|start| (start, END)).collect();
        let buckets = chain.len().next_power_of_two().max(16);
        let mut heads = vec![END; buckets];
        let mut counts = vec![0_u32; buckets];
        let letters: Vec<char> = text.chars().collect();
        // From the end, so that each chain is in the text's order.
        for (place, pair) in letters.windows(2).enumerate().rev() {
            let bucket = bucket(pair, buckets);
            if let (Some(head), Some(count), Some(link)) =
                (heads.get_mut(bucket), counts.get_mut(bucket), chain.get_mut(place))
            {
                link.1 = std::mem::replace(head, u32::try_from(place).unwrap_or(END));
                *count += 1;
            }
        }
        Self { heads, counts, chain }
    }

    /// Return the places of words in the text that was noted, in order; they may overlap.
    pub(super) fn find<'t>(
        &'t self,
        words: &'t str,
        text: &'t str,
    ) -> Box<dyn Iterator<Item = usize> + 't> {
        let letters: Vec<(usize, char)> = words.char_indices().take(LOOKED_AT + 1).collect();
        let buckets = self.heads.len();
        let pairs = letters.iter().zip(letters.iter().skip(1));
        let pairs = pairs.map(|((offset, first), (_, second))| {
            let bucket = bucket(&[*first, *second], buckets);
            (self.counts.get(bucket).copied().unwrap_or_default(), bucket, *offset)
        });
        let Some((_, bucket, offset)) = pairs.min() else {
            return Box::new(text.match_indices(words).map(|(start, _)| start));
        };
        let first = self.heads.get(bucket).copied();
        let link = |place: u32| self.chain.get(usize::try_from(place).ok()?).copied();
        let links = std::iter::successors(first.and_then(link), move |(_, next)| link(*next));
        Box::new(links.filter_map(move |(start, _)| {
            let start = usize::try_from(start).ok()?.checked_sub(offset)?;
            text.get(start..)?.starts_with(words).then_some(start)
        }))
    }
}

/// Return the chain of a pair of characters.
fn bucket(pair: &[char], buckets: usize) -> usize {
    let [first, second] = pair else {
        return 0;
    };
    let pair = (u64::from(u32::from(*first)) << 32) | u64::from(u32::from(*second));
    let mixed = pair.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
    usize::try_from(mixed).unwrap_or_default() & (buckets - 1)
}

#[cfg(test)]
mod tests {
    use super::Occurrences;

    #[test]
    fn every_place_is_found_as_by_searching() {
        let text = "所属長は、記録を残すこと。所属長は、記録を残すこと。aaaa 99.9%と99.5%";
        let occurrences = Occurrences::new(text);
        let mut starts: Vec<usize> = text.char_indices().map(|(start, _)| start).collect();
        starts.push(text.len());
        for (from, start) in starts.iter().enumerate() {
            for end in starts.iter().skip(from + 1) {
                let words = &text[*start..*end];
                let searched: Vec<usize> =
                    starts.iter().copied().filter(|at| text[*at..].starts_with(words)).collect();
                let found: Vec<usize> = if words.chars().count() == 1 {
                    continue;
                } else {
                    occurrences.find(words, text).collect()
                };
                assert_eq!(found, searched, "{words}");
            }
        }
        for absent in ["所長", "ない", "99.99", "所属長は、記録を残すこと。a所"] {
            assert_eq!(occurrences.find(absent, text).count(), 0, "{absent}");
        }
        assert_eq!(Occurrences::new("").find("あい", "").count(), 0);
        assert_eq!(occurrences.find("a", text).count(), 4);
    }
}
