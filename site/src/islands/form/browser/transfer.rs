//! Files out and in, by the user's own hand.

use std::cell::RefCell;

use gloo::file::callbacks::{FileReader, read_as_bytes};
use gloo::file::{Blob, ObjectUrl};
use gloo::utils::document;
use kijun_rules::answers::{AnswerFile, MAX_BYTES, ReadError};
use kijun_rules::{Assessment, Rules};
use kijun_sheets::csv::answers::{Words, write};
use wasm_bindgen::JsCast;
use web_sys::HtmlAnchorElement;

/// A file that the form gives out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum File {
    Answers,
    Assessment,
    Csv,
}

impl File {
    /// The file named by a button's `data-export`.
    pub(super) fn of_name(name: &str) -> Option<Self> {
        match name {
            "answers" => Some(Self::Answers),
            "assessment" => Some(Self::Assessment),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Answers | Self::Csv => "answers",
            Self::Assessment => "assessment",
        }
    }
}

/// The downloads of the page. The latest one's data is held until the next.
#[derive(Default)]
pub(super) struct Downloads {
    latest: RefCell<Option<ObjectUrl>>,
}

impl Downloads {
    /// Starts the download, and gives the file's name.
    pub(super) fn save(
        &self,
        file: File,
        answers: &AnswerFile,
        rules: &Rules,
        words: &dyn Fn(&str) -> Words,
    ) -> Result<String, String> {
        if file == File::Csv {
            let table = write(rules, answers, words);
            let table = table.map_err(|_| "表が大きすぎて、CSVにできませんでした。")?;
            let name = file_name(answers, file, "csv");
            self.hand_out(Blob::new_with_options(table.as_slice(), Some("text/csv")), &name)?;
            return Ok(name);
        }
        let assessment = Assessment::of(rules, answers);
        let text = match file {
            File::Answers | File::Csv => {
                let mut answers = answers.clone();
                if let Ok(assessment) = &assessment {
                    let digests = [rules.digest(), assessment.answers_digest()];
                    let verdict = assessment.explanation().verdict();
                    answers.set_claim(verdict, &rules.checklist().edition, digests);
                }
                answers.to_json()
            }
            File::Assessment => assessment.map_err(|error| error.message)?.to_json(),
        };
        // Writing to memory does not fail.
        let text = text.unwrap_or_default();
        let name = file_name(answers, file, "json");
        let blob = Blob::new_with_options(text.as_str(), Some("application/json"));
        self.hand_out(blob, &name)?;
        Ok(name)
    }

    /// Starts the download of what could not be read, as it is.
    pub(super) fn save_raw(&self, text: &str) -> Result<String, String> {
        let name = "kijun-unreadable.txt";
        self.hand_out(Blob::new_with_options(text, Some("text/plain")), name)?;
        Ok(name.to_owned())
    }

    fn hand_out(&self, blob: Blob, name: &str) -> Result<(), String> {
        let url = ObjectUrl::from(blob);
        let link = document().create_element("a").ok();
        let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) else {
            return Err("ファイルを保存できませんでした。".to_owned());
        };
        link.set_href(&url);
        link.set_download(name);
        link.click();
        self.latest.replace(Some(url));
        Ok(())
    }
}

fn file_name(answers: &AnswerFile, file: File, ending: &str) -> String {
    let checklist = answers.checklist.replace('/', "-");
    let class = answers.class.as_deref().map(|class| format!("-{class}")).unwrap_or_default();
    format!("kijun-{}-{checklist}{class}.{ending}", file.name())
}

/// Files that are being read. Choosing another one ends the reading of the one before.
#[derive(Default)]
pub(super) struct Uploads {
    latest: RefCell<Option<FileReader>>,
}

impl Uploads {
    /// Reads a chosen file, unless it is too large to be an answer file, and hands on its bytes.
    pub(super) fn read(
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
