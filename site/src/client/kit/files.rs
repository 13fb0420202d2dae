//! Save files and read files that the user has chosen.

use std::cell::RefCell;

use gloo::file::callbacks::{FileReader, read_as_bytes};
use gloo::file::{Blob, ObjectUrl};
use gloo::utils::document;
use kijun_rules::answers::{MAX_BYTES, ReadError};
use wasm_bindgen::JsCast;
use web_sys::HtmlAnchorElement;

use super::clock;
use super::file_name::FileName;
use super::format::{Download, Format};

/// The downloads of a page. The data of the latest download is kept until the next one.
#[derive(Default)]
pub(crate) struct Downloads {
    latest: RefCell<Option<ObjectUrl>>,
}

impl Downloads {
    /// Start the download of a file, and return its name; `None` if the file could not be made.
    pub(crate) fn save(&self, made: &Download) -> Option<String> {
        let link = document().create_element("a").ok()?.dyn_into::<HtmlAnchorElement>().ok()?;
        let name = made.name.at(clock::now());
        let url = ObjectUrl::from(Blob::new_with_options(made.bytes.as_slice(), Some(made.kind)));
        link.set_href(&url);
        link.set_download(&name);
        link.click();
        self.latest.replace(Some(url));
        Some(name)
    }

    /// Start the download of a file, and return its name.
    ///
    /// Fail, in a sentence, if it could not be made or saved.
    pub(crate) fn give(
        &self,
        name: FileName,
        format: Format,
        bytes: Result<Vec<u8>, String>,
    ) -> Result<String, String> {
        let made = Download { name, kind: format.media_type(), bytes: bytes? };
        self.save(&made).ok_or_else(|| "ファイルを保存できませんでした。".to_owned())
    }
}

/// The files that are being read. A new choice stops the reading of the previous file.
#[derive(Default)]
pub(crate) struct Uploads {
    latest: RefCell<Option<FileReader>>,
}

impl Uploads {
    /// Read a chosen file and hand on its bytes. Refuse a file that is larger than any file of
    /// Kijun.
    pub(crate) fn read(
        &self,
        file: web_sys::File,
        then: impl FnOnce(Result<Vec<u8>, String>) + 'static,
    ) {
        let file = gloo::file::File::from(file);
        if usize::try_from(file.size()).is_ok_and(|size| size <= MAX_BYTES) {
            let reader = read_as_bytes(&file, |bytes| {
                then(bytes.map_err(|error| format!("ファイルを開けませんでした({error})。")));
            });
            self.latest.replace(Some(reader));
        } else {
            then(Err(ReadError::too_large().to_string()));
        }
    }
}
