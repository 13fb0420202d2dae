//! The export page's data.

use kijun_sheets::form::SheetForm;
use serde::{Deserialize, Serialize};

/// What the page of Excel and CSV forms hands to its program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportData {
    /// The rules of the checklist, as `Checklist::to_json` gives them.
    pub rules: String,
    /// The words of the form.
    pub form: SheetForm,
    /// The way to the site's root, e.g. `../../../`.
    pub site_root: String,
    /// The address of the self-assessment form.
    pub check: String,
}
