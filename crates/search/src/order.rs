//! The order of pages in the results.

use crate::found::{Group, PageHits, Rank};

/// The place of a page in the order; the least comes first.
pub(crate) type Order = (bool, bool, Rank);

pub(crate) fn of_number(page: &PageHits<'_>) -> Order {
    (page.best > Rank::Words, is_tool(page.path), page.best)
}

/// Return only whether a page restates other standards' words.
pub(crate) fn of_words(page: &PageHits<'_>) -> Order {
    (restates(page.path), false, Rank::Page)
}

pub(crate) fn of_best(page: &PageHits<'_>) -> Order {
    (false, false, page.best)
}

pub(crate) fn of_question(page: &PageHits<'_>) -> Order {
    (restates(page.path), false, page.best)
}

/// Sort pages and their hits; equal ones stay in reading order.
pub(crate) fn arrange(pages: &mut [PageHits<'_>], order: fn(&PageHits<'_>) -> Order) {
    for page in pages.iter_mut() {
        page.hits.sort_by_key(|hit| hit.rank);
    }
    pages.sort_by_key(|page| (page.repeats(), order(page)));
}

/// Sort the standards by their best pages.
pub(crate) fn arrange_groups(groups: &mut [Group<'_>], order: fn(&PageHits<'_>) -> Order) {
    groups.sort_by_key(|group| group.pages.iter().map(order).min());
}

/// Return whether a page compares standards and so has words of other standards.
fn restates(path: &str) -> bool {
    path.starts_with("compare/") || path.ends_with("/carry-over/")
}

/// Return whether a page lists the documents' numbers as a tool, for example a form or a ledger.
pub(crate) fn is_tool(path: &str) -> bool {
    let tools = ["/export/", "/ledger/", "/training/"];
    restates(path) || tools.iter().any(|tool| path.ends_with(tool))
}
