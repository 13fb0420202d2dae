//! The order of pages in the results.

use crate::found::{Group, PageHits, Rank};

/// The place of a page in the order; the least comes first.
pub(crate) type Order = (bool, bool, Rank);

pub(crate) fn of_number(page: &PageHits<'_>) -> Order {
    (page.best > Rank::Words, is_tool(page.path), page.best)
}

/// Return the order of pages with the words of the query: tools come last.
pub(crate) fn of_words(page: &PageHits<'_>) -> Order {
    (restates(page.path), is_tool(page.path), page.best)
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

/// Return whether a page has words of several standards, or of none.
fn restates(path: &str) -> bool {
    ["compare/", "bidders/", "ask/"].iter().any(|start| path.starts_with(start))
        || path.ends_with("/carry-over/")
}

/// Return whether a page is a tool, for example a form or a ledger: it repeats the documents' numbers
/// and words.
pub(crate) fn is_tool(path: &str) -> bool {
    let tools = ["/check/", "/checklist/", "/export/", "/ledger/", "/training/"];
    restates(path) || tools.iter().any(|tool| path.ends_with(tool))
}
