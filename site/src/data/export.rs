//! The export page's data.

use kijun_sheets::form::SheetForm;
use serde::{Deserialize, Serialize};

/// The data from the page of Excel and CSV forms to its program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportData {
    /// The rules of the checklist, as `Checklist::to_json` writes them.
    pub rules: String,
    /// The checklist's short name, for the names of files.
    pub name: String,
    /// The words of the form.
    pub form: SheetForm,
    /// The path from the page to the site's root, e.g. `../../../`.
    pub site_root: String,
    /// The address of the self-assessment form.
    pub check: String,
}
