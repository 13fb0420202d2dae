//! The parts of a Word file, unpacked within bounds.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use zip::ZipArchive;

/// The most bytes of all parts together, unpacked.
const MOST: u64 = 64 << 20;

/// The type of the main document's relationship, without what differs between forms of the format.
const MAIN: &str = "/officeDocument";

/// The message about a file whose parts cannot be unpacked.
const BROKEN: &str = "Wordのファイルが壊れています。Wordで開いて保存し直してください。";

/// The parts of a file.
pub(super) struct Parts<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    left: u64,
}

impl<'b> Parts<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, String> {
        // An encrypted file and the old format are OLE files.
        if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            return Err("パスワードで保護されているか、古い形式（.doc）のファイルです。Wordで保護を外し、.docxとして保存してください。".to_owned());
        }
        if bytes.is_empty() {
            return Err("空のファイルです。".to_owned());
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| {
            "Wordのファイル（.docx）ではないか、壊れています。Wordで開けるか確認し、.docxとして保存し直してください。"
        })?;
        Ok(Self { archive, left: MOST })
    }

    /// Return the path of the main document.
    pub(super) fn main(&mut self) -> Result<String, String> {
        let text = self.optional("_rels/.rels")?;
        let found = text.as_deref().and_then(|text| {
            let xml = super::parse(text).ok()?;
            let mut all = xml.descendants().filter(|node| node.tag_name().name() == "Relationship");
            let main =
                all.find(|node| node.attribute("Type").is_some_and(|kind| kind.ends_with(MAIN)));
            let target = main?.attribute("Target")?;
            Some(target.trim_start_matches('/').to_owned())
        });
        let found = found.unwrap_or_else(|| "word/document.xml".to_owned());
        if found.ends_with("workbook.xml") || found.ends_with("presentation.xml") {
            return Err("Wordのファイルではありません。".to_owned());
        }
        Ok(found)
    }

    /// Return the names of all parts, sorted.
    pub(super) fn names(&self) -> Vec<String> {
        let names = self.archive.file_names();
        let mut names: Vec<String> = names.flatten().map(Cow::into_owned).collect();
        names.sort();
        names
    }

    /// Return a part that must be there.
    pub(super) fn required(&mut self, name: &str) -> Result<String, String> {
        self.optional(name)?.ok_or_else(|| {
            "Wordのファイル（.docx）ではありません。Wordで開けるか確認し、.docxとして保存し直してください。"
                .to_owned()
        })
    }

    /// Return a part; `None` if there is none of that name.
    pub(super) fn optional(&mut self, name: &str) -> Result<Option<String>, String> {
        let Some(text) = self.bytes(name)? else { return Ok(None) };
        let text = String::from_utf8(text).map_err(|_| BROKEN)?;
        Ok(Some(text.trim_start_matches('\u{feff}').to_owned()))
    }

    /// Return the bytes of a part; `None` if there is none of that name.
    pub(super) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, String> {
        let Ok(part) = self.archive.by_name(name) else { return Ok(None) };
        let mut bytes = Vec::new();
        part.take(self.left + 1).read_to_end(&mut bytes).map_err(|_| BROKEN)?;
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if size > self.left {
            return Err(format!(
                "中身が{}MBを超えるファイルは取り込めません。図を除くか、文書を分けてください。",
                MOST >> 20
            ));
        }
        self.left -= size;
        Ok(Some(bytes))
    }
}
