//! The parts of a Word file, by their relationships.

use kijun_sheets::xlsx::read::{Package, Related, Unreadable};

/// The message about a file whose parts cannot be unpacked.
const BROKEN: &str = "Wordのファイル（.docx）ではないか、壊れています。Wordで開けるか確認し、.docxとして保存し直してください。";

/// The parts of a file.
pub(super) struct Parts<'b> {
    package: Package<'b>,
    /// The parts that the main document refers to.
    related: Vec<Related>,
    main: String,
}

impl<'b> Parts<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, String> {
        if bytes.is_empty() {
            return Err("空のファイルです。".to_owned());
        }
        let mut package = Package::open(bytes).map_err(message)?;
        let all = package.related("").map_err(message)?;
        let main = all.into_iter().find(|related| related.kind == "officeDocument");
        let main = main.map_or_else(|| "word/document.xml".to_owned(), |main| main.part);
        let related = package.related(&main).map_err(message)?;
        Ok(Self { package, related, main })
    }

    /// Return the main document.
    pub(super) fn main(&mut self) -> Result<String, String> {
        let main = self.main.clone();
        self.text(&main)?.ok_or_else(|| BROKEN.to_owned())
    }

    /// Return the texts of the parts of a kind, e.g. `styles`.
    pub(super) fn of_kind(&mut self, kind: &str) -> Result<Vec<String>, String> {
        let found = self.related.iter().filter(|related| related.kind == kind);
        let names: Vec<String> = found.map(|related| related.part.clone()).collect();
        let mut texts = Vec::new();
        for name in names {
            texts.extend(self.text(&name)?);
        }
        Ok(texts)
    }

    /// Return the name of the part with this id; `None` if there is none.
    pub(super) fn named(&self, id: &str) -> Option<String> {
        let found = self.related.iter().find(|related| related.id == id);
        found.map(|related| related.part.clone())
    }

    /// Return the bytes of a part; `None` if there is none of that name.
    pub(super) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, String> {
        self.package.bytes(name).map_err(message)
    }

    fn text(&mut self, name: &str) -> Result<Option<String>, String> {
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        let text = String::from_utf8(bytes).map_err(|_| BROKEN)?;
        Ok(Some(text.trim_start_matches('\u{feff}').to_owned()))
    }
}

fn message(unreadable: Unreadable) -> String {
    let text = match unreadable {
        Unreadable::Compound => {
            "パスワードで保護されているか、古い形式（.doc）のファイルです。Wordで保護を外し、.docxとして保存してください。"
        }
        Unreadable::TooLarge => {
            "中身が64MBを超えるファイルは取り込めません。図を除くか、文書を分けてください。"
        }
        Unreadable::Broken => BROKEN,
    };
    text.to_owned()
}
