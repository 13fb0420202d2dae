//! Files in and out, by the user's own hand.

use std::cell::RefCell;
use std::collections::VecDeque;

use gloo::file::callbacks::{FileReader, read_as_bytes};
use gloo::file::{Blob, ObjectUrl};
use gloo::utils::document;
use kijun_compare::{Read, Unreadable};
use kijun_rules::answers::{MAX_BYTES, ReadError, ReadErrorKind};
use wasm_bindgen::JsCast;
use web_sys::HtmlAnchorElement;

use super::super::export::File;

/// Files that were chosen and are still to be read, one after the other.
#[derive(Default)]
pub(super) struct Waiting {
    files: VecDeque<web_sys::File>,
    read: usize,
    reader: Option<FileReader>,
}

/// What became of a file: its bytes, or why there are none.
pub(super) type Bytes = Result<Vec<u8>, Read>;

impl Waiting {
    /// How many files are waiting or being read.
    pub(super) fn count(&self) -> usize {
        self.files.len() + usize::from(self.reader.is_some())
    }

    /// Whether nothing is waiting and nothing is being read.
    pub(super) fn is_empty(&self) -> bool {
        self.files.is_empty() && self.reader.is_none()
    }

    /// Adds files at the end.
    pub(super) fn add(&mut self, files: Vec<web_sys::File>) {
        self.files.extend(files);
    }

    /// Starts to read the next file, and hands on its name with what was read; says whether there
    /// was one.
    pub(super) fn next(&mut self, then: impl FnOnce(String, Bytes) + 'static) -> bool {
        let Some(file) = self.files.pop_front() else { return false };
        self.read += 1;
        let file = gloo::file::File::from(file);
        let name = file.name();
        if usize::try_from(file.size()).is_ok_and(|size| size <= MAX_BYTES) {
            self.reader = Some(read_as_bytes(&file, move |bytes| {
                let bytes = bytes.map_err(|error| unreadable(&name, not_opened(&error)));
                then(name, bytes);
            }));
        } else {
            // As if it had been read: later, when this desk is free.
            let error = unreadable(&name, ReadError::too_large());
            self.reader = Some(read_as_bytes(&Blob::new(""), move |_| then(name, Err(error))));
        }
        true
    }

    /// Ends the reading, and says how many files were read.
    pub(super) fn finish(&mut self) -> usize {
        self.reader = None;
        std::mem::take(&mut self.read)
    }
}

fn unreadable(name: &str, error: ReadError) -> Read {
    Read::Unreadable(Unreadable { file_name: name.to_owned(), error })
}

fn not_opened(error: &gloo::file::FileReadError) -> ReadError {
    ReadError {
        kind: ReadErrorKind::Empty,
        place: None,
        message: format!("ファイルを開けませんでした({error})。"),
        cure: "ファイルが移動・変更されていないか確認し、もう一度選んでください。".to_owned(),
    }
}

/// The downloads of the page. The latest one's data is held until the next.
#[derive(Default)]
pub(super) struct Downloads {
    latest: RefCell<Option<ObjectUrl>>,
}

impl Downloads {
    /// Starts the download, and gives the file's name.
    pub(super) fn save(&self, file: File, bytes: &[u8]) -> Result<String, String> {
        let name = format!("kijun-comparison.{}", file.name());
        let url = ObjectUrl::from(Blob::new_with_options(bytes, Some(file.media_type())));
        let link = document().create_element("a").ok();
        let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) else {
            return Err("ファイルを保存できませんでした。".to_owned());
        };
        link.set_href(&url);
        link.set_download(&name);
        link.click();
        self.latest.replace(Some(url));
        Ok(name)
    }
}
