//! Which page comes before which.

use crate::found::{Group, PageHits, Rank};

/// Where a page belongs; the least comes first.
pub(crate) type Order = (bool, bool, Rank);

pub(crate) fn of_number(page: &PageHits<'_>) -> Order {
    (page.best > Rank::Words, is_tool(page.path), page.best)
}

/// Only says which standards have nothing of their own.
pub(crate) fn of_words(page: &PageHits<'_>) -> Order {
    (restates(page.path), false, Rank::Page)
}

pub(crate) fn of_best(page: &PageHits<'_>) -> Order {
    (false, false, page.best)
}

pub(crate) fn of_question(page: &PageHits<'_>) -> Order {
    (restates(page.path), false, page.best)
}

/// Sorts pages and their hits; what is even stays in reading order.
pub(crate) fn arrange(pages: &mut [PageHits<'_>], order: fn(&PageHits<'_>) -> Order) {
    for page in pages.iter_mut() {
        page.hits.sort_by_key(|hit| hit.rank);
    }
    pages.sort_by_key(|page| (page.repeats(), order(page)));
}

/// Sorts the standards by their best pages.
pub(crate) fn arrange_groups(groups: &mut [Group<'_>], order: fn(&PageHits<'_>) -> Order) {
    groups.sort_by_key(|group| group.pages.iter().map(order).min());
}

/// Whether a page puts standards side by side: it has the words of others than its own.
fn restates(path: &str) -> bool {
    path.starts_with("compare/") || path.ends_with("/carry-over/")
}

/// Whether a page names the documents' numbers for something to be done with them.
pub(crate) fn is_tool(path: &str) -> bool {
    let tools = ["/export/", "/ledger/", "/training/"];
    restates(path) || tools.iter().any(|tool| path.ends_with(tool))
}
