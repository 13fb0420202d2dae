//! The page's message about its last action.

use super::notice::{Kind, Notice, Offers};

/// The latest notice of an area, and the number of notices so far: the same words are announced
/// again.
#[derive(Debug, Clone, Default)]
pub struct Said {
    notice: Option<Notice>,
    count: usize,
}

impl Said {
    /// Say something in place of the previous notice.
    pub fn say(&mut self, kind: Kind, text: impl Into<String>) {
        self.count += 1;
        self.notice = Some(Notice::new(kind, text));
    }

    /// Ask something in place of the previous notice, with these buttons.
    pub fn ask(&mut self, text: impl Into<String>, offers: Offers) {
        self.count += 1;
        self.notice = Some(Notice::new(Kind::Warning, text).offering(offers));
    }

    /// Say that a file was saved under this name, or why it was not saved.
    pub fn saved(&mut self, saved: Result<String, String>) {
        match saved {
            Ok(name) => self.say(Kind::Info, format!("「{name}」を保存しました。")),
            Err(error) => self.say(Kind::Error, error),
        }
    }

    /// Remove the notice.
    pub fn clear(&mut self) {
        self.notice = None;
    }

    /// Return the notice.
    #[must_use]
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// Return the key of the notice's element. Each notice has a different key.
    #[must_use]
    pub fn key(&self) -> Vec<String> {
        self.notice.iter().map(|_| self.count.to_string()).collect()
    }
}
