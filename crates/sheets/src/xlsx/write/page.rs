//! The printing and the protection of every sheet.

use kijun_rules::text::shortened;
use rust_xlsxwriter::{ProtectionOptions, Worksheet};

use super::contents::Contents;

/// Set a sheet to A4 across, as wide as a page, with title, edition, digests, page number and the
/// day of printing. Only the cells to fill in can be changed. There is no password: the protection
/// is against slips, not against people.
pub(super) fn set_up(sheet: &mut Worksheet, contents: &Contents<'_>) {
    let checklist = contents.rules.checklist();
    // The format's limit for a header or footer is 255 characters.
    let title = sign(&contents.form.title, 60);
    let edition = sign(&contents.form.edition, 60);
    let mut digests = format!("規則 {}", contents.rules.digest());
    if contents.filled {
        digests = format!("{digests}\n回答 {}", contents.digest);
    }
    sheet
        .set_landscape()
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.4, 0.4, 0.6, 0.8, 0.3, 0.3)
        .set_header(format!("&L&9{title}&R&9{edition}"))
        .set_footer(format!("&L&6{}\n{digests}&C&9&P / &N&R&9印刷日 &D", sign(&checklist.id, 40)))
        .protect_with_options(&ProtectionOptions {
            format_cells: true,
            format_columns: true,
            format_rows: true,
            ..ProtectionOptions::new()
        });
}

/// Return a text for a header: `&` begins a code there, and the length is limited.
fn sign(text: &str, longest: usize) -> String {
    shortened(text, longest).replace('&', "&&")
}
