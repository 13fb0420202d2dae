//! The queue of files that are read one after the other.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use gloo::file::Blob;
use gloo::file::callbacks::{FileReader, read_as_bytes};
use kijun_compare::{Submission, Unreadable};
use kijun_rules::answers::{MAX_BYTES, ReadError, ReadErrorKind};

use crate::client::bidders::model::{Bidders, Message};
use crate::client::kit::program::Program;

/// The files that are still to be read, one after the other.
#[derive(Default)]
pub(super) struct Waiting {
    /// The files that were chosen last, before the model has accepted them.
    chosen: Vec<web_sys::File>,
    files: VecDeque<web_sys::File>,
    reader: Option<FileReader>,
}

impl Waiting {
    /// Hold these files in place of those chosen before, which were read or refused.
    pub(super) fn choose(&mut self, files: Vec<web_sys::File>) {
        self.chosen = files;
    }

    /// Read the files that were chosen last, after those that are waiting.
    pub(super) fn accept(waiting: &Rc<RefCell<Self>>, program: Program<Bidders>) {
        let is_idle = {
            let mut waiting = waiting.borrow_mut();
            let chosen = std::mem::take(&mut waiting.chosen);
            waiting.files.extend(chosen);
            waiting.reader.is_none()
        };
        if is_idle {
            Self::read_next(waiting, program);
        }
    }

    fn read_next(waiting: &Rc<RefCell<Self>>, program: Program<Bidders>) {
        let next = waiting.borrow_mut().files.pop_front();
        let reader = next.map(|file| {
            let file = gloo::file::File::from(file);
            let (name, waiting) = (file.name(), Rc::clone(waiting));
            let is_small = usize::try_from(file.size()).is_ok_and(|size| size <= MAX_BYTES);
            // A file that is too large is refused when its turn comes, as if it had been read.
            let blob = if is_small { Blob::clone(&file) } else { Blob::new("") };
            read_as_bytes(&blob, move |bytes| {
                let read = match bytes {
                    _ if !is_small => unreadable(name, ReadError::too_large()),
                    Ok(bytes) => program.peek(|bidders| bidders.desk().read(&name, &bytes)),
                    Err(error) => unreadable(name, not_opened(&error)),
                };
                program.send(Message::Read(Box::new(read)));
                Self::read_next(&waiting, program);
            })
        });
        waiting.borrow_mut().reader = reader;
    }
}

fn unreadable(file_name: String, error: ReadError) -> Submission {
    Submission::Unreadable(Unreadable { file_name, error })
}

fn not_opened(error: &gloo::file::FileReadError) -> ReadError {
    ReadError {
        kind: ReadErrorKind::Empty,
        position: None,
        message: format!("ファイルを開けませんでした({error})。"),
        cure: "ファイルが移動・変更されていないか確認し、もう一度選んでください。".to_owned(),
    }
}
