//! Many files in, one after the other.

use std::collections::VecDeque;

use gloo::file::Blob;
use gloo::file::callbacks::{FileReader, read_as_bytes};
use kijun_compare::{Submission, Unreadable};
use kijun_rules::answers::{MAX_BYTES, ReadError, ReadErrorKind};

/// Files that were chosen and are still to be read, one after the other.
#[derive(Default)]
pub(super) struct Waiting {
    files: VecDeque<web_sys::File>,
    read: usize,
    reader: Option<FileReader>,
}

/// What became of a file: its bytes, or why there are none.
pub(super) type Bytes = Result<Vec<u8>, Submission>;

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

fn unreadable(name: &str, error: ReadError) -> Submission {
    Submission::Unreadable(Unreadable { file_name: name.to_owned(), error })
}

fn not_opened(error: &gloo::file::FileReadError) -> ReadError {
    ReadError {
        kind: ReadErrorKind::Empty,
        position: None,
        message: format!("ファイルを開けませんでした({error})。"),
        cure: "ファイルが移動・変更されていないか確認し、もう一度選んでください。".to_owned(),
    }
}
