//! The model of the page: the key, the answers, and the notices.

use kijun_rules::{AnswerFile, digest};
use kijun_signature::PrivateKey;

use super::message::{Effect, FILE, Message, Record, Slot, What};
use crate::client::kit::answer_file;
use crate::client::kit::file_name::FileName;
use crate::client::kit::format::Download;
use crate::client::kit::model::Model;
use crate::client::kit::notice::{Kind, Offers};
use crate::client::kit::said::Said;
use crate::client::kit::storage::{Kept, Trouble, UNNAMED};
use crate::data::sign::SignData;

/// The media type of keys.
const PEM: &str = "application/x-pem-file";

const SAVE_FIRST: &str = "save-first";
const REPLACE: &str = "replace";
const SAVE_OR_REPLACE: Offers =
    &[(SAVE_FIRST, "秘密鍵を保存する"), (REPLACE, "保存せずに置き換える")];

/// The key of this page.
#[derive(Debug, Clone)]
struct Held {
    private: PrivateKey,
    /// True if its owner has it as a file: it was read from one, or saved into one.
    is_saved: bool,
}

/// A key that waits until the reader gives up the one that is not saved.
#[derive(Debug, Clone)]
enum Waiting {
    /// A new one.
    New,
    /// The one of a file of this name.
    Read(String, Box<PrivateKey>),
}

/// The page.
#[derive(Debug, Clone)]
pub struct Sign {
    checklists: Vec<(String, String)>,
    records: Vec<Record>,
    /// The key of the chosen record, or [`FILE`].
    chosen: String,
    /// The chosen file: its name and its answers.
    file: Option<(String, Box<AnswerFile>)>,
    key: Option<Held>,
    waiting: Option<Waiting>,
    said: [Said; 3],
}

impl Sign {
    /// Return the page before anything was chosen.
    #[must_use]
    pub fn new(data: SignData) -> Self {
        Self {
            checklists: data.checklists,
            records: Vec::new(),
            chosen: FILE.to_owned(),
            file: None,
            key: None,
            waiting: None,
            said: Default::default(),
        }
    }

    /// Return the notice of a part.
    #[must_use]
    pub fn said(&self, slot: Slot) -> &Said {
        let [key, answers, sign] = &self.said;
        match slot {
            Slot::Key => key,
            Slot::Answers => answers,
            Slot::Sign => sign,
        }
    }

    fn saying(&mut self, slot: Slot) -> &mut Said {
        let [key, answers, sign] = &mut self.said;
        match slot {
            Slot::Key => key,
            Slot::Answers => answers,
            Slot::Sign => sign,
        }
    }

    /// Return the fingerprint of the key; `None` without a key.
    #[must_use]
    pub fn fingerprint(&self) -> Option<String> {
        Some(self.key.as_ref()?.private.public_key().fingerprint())
    }

    /// Return whether the page has a key that its owner does not have as a file.
    #[must_use]
    pub fn at_risk(&self) -> bool {
        self.key.as_ref().is_some_and(|key| !key.is_saved)
    }

    /// Return the keys of the kept assessments, in their order.
    #[must_use]
    pub fn records(&self) -> Vec<String> {
        self.records.iter().map(Record::key).collect()
    }

    /// Return the label of the kept assessment with this key.
    #[must_use]
    pub fn label(&self, key: &str) -> String {
        let Some(record) = self.record(key) else { return String::new() };
        let name = if record.name.is_empty() { UNNAMED } else { &record.name };
        format!("{}: {name}", self.name(&record.checklist))
    }

    /// Return whether the record of this key is chosen, or with [`FILE`] the chosen file.
    #[must_use]
    pub fn is_chosen(&self, key: &str) -> bool {
        self.chosen == key
    }

    fn record(&self, key: &str) -> Option<&Record> {
        self.records.iter().find(|record| record.key() == key)
    }

    /// Return the name of the chosen file; `None` if there is none.
    #[must_use]
    pub fn file_name(&self) -> Option<String> {
        Some(self.file.as_ref()?.0.clone())
    }

    /// Return the short name of a checklist; its path if the site does not have it.
    fn name<'a>(&'a self, checklist: &'a str) -> &'a str {
        let known = self.checklists.iter().find(|(id, _)| id == checklist);
        known.map_or(checklist, |(_, name)| name.as_str())
    }

    fn open(&mut self, records: Result<Vec<Record>, Trouble>) {
        match records {
            Ok(records) => self.take_records(records),
            Err(trouble) => {
                let text = format!("{trouble}署名するには、回答ファイル(JSON)を選んでください。");
                self.saying(Slot::Answers).say(Kind::Warning, text);
            }
        }
    }

    /// Take the records of the storage. Choose the first if there was none to choose before.
    fn take_records(&mut self, records: Vec<Record>) {
        let had_none = self.records.is_empty() && self.file.is_none();
        self.records = records;
        if self.chosen != FILE && self.record(&self.chosen).is_none() {
            FILE.clone_into(&mut self.chosen);
            let text = "選んでいた自己点検は、このブラウザーからなくなりました。署名する回答を選び直してください。";
            self.saying(Slot::Answers).say(Kind::Warning, text);
        } else if let (true, Some(first)) = (had_none, self.records.first()) {
            self.chosen = first.key();
        }
    }

    /// Put a key in the place of the one before. If that one would be lost, ask first.
    fn take(&mut self, waiting: Waiting) -> Vec<Effect> {
        if self.at_risk() {
            let text = "いまの鍵は、まだ秘密鍵のファイルに保存されていません。置き換えると、その鍵では二度と署名できません。";
            self.saying(Slot::Key).ask(text, SAVE_OR_REPLACE);
            self.waiting = Some(waiting);
            return Vec::new();
        }
        self.replace(waiting)
    }

    fn replace(&mut self, waiting: Waiting) -> Vec<Effect> {
        match waiting {
            Waiting::New => vec![Effect::MakeRandom],
            Waiting::Read(name, private) => {
                self.key = Some(Held { private: *private, is_saved: true });
                let text = format!("「{name}」の鍵で署名できます。");
                self.saying(Slot::Key).say(Kind::Info, text);
                Vec::new()
            }
        }
    }

    fn offered(&mut self, action: &str) -> Vec<Effect> {
        let waiting = self.waiting.take();
        match (action, waiting) {
            (SAVE_FIRST, _) => self.save(What::Private),
            (REPLACE, Some(waiting)) => self.replace(waiting),
            _ => Vec::new(),
        }
    }

    fn make_key(&mut self, random: Option<[u8; 32]>) {
        let (kind, text) = match random {
            Some(bytes) => {
                let private = PrivateKey::from_random(bytes);
                self.key = Some(Held { private, is_saved: false });
                (
                    Kind::Warning,
                    "新しい鍵を作りました。「秘密鍵を保存」を押して、署名する人だけが使える場所に保存してください。保存しないまま閉じると、この鍵では二度と署名できません。",
                )
            }
            None => (
                Kind::Error,
                "このブラウザーには、鍵を作るための乱数の機能がありません。ほかのブラウザーをお使いいただくか、OpenSSLで鍵を作ってください。",
            ),
        };
        self.saying(Slot::Key).say(kind, text);
    }

    fn take_key(&mut self, name: String, bytes: Result<Vec<u8>, String>) -> Vec<Effect> {
        let read =
            bytes.and_then(|bytes| PrivateKey::read(&bytes).map_err(|fault| fault.to_string()));
        match read {
            Ok(private) => {
                if self.fingerprint() == Some(private.public_key().fingerprint()) {
                    // Its owner has it as a file, then.
                    return self.replace(Waiting::Read(name, Box::new(private)));
                }
                self.take(Waiting::Read(name, Box::new(private)))
            }
            Err(reason) => {
                let text = format!("「{name}」を読み込めませんでした。{reason}");
                self.saying(Slot::Key).say(Kind::Error, text);
                Vec::new()
            }
        }
    }

    fn take_answers(&mut self, name: String, bytes: Result<Vec<u8>, String>) {
        let read = bytes.and_then(|bytes| answer_file::read(&bytes).map_err(|unread| unread.text));
        match read {
            Ok(file) => {
                let said = format!(
                    "「{name}」({})を読み込みました。{}",
                    self.name(&file.checklist),
                    if file.signature().is_some() {
                        "すでに署名があります。署名すると、新しい署名に置き換わります。"
                    } else {
                        ""
                    }
                );
                self.file = Some((name, Box::new(file)));
                FILE.clone_into(&mut self.chosen);
                self.saying(Slot::Answers).say(Kind::Info, said);
            }
            Err(reason) => {
                let text = format!("「{name}」を読み込めませんでした。{reason}");
                self.saying(Slot::Answers).say(Kind::Error, text);
            }
        }
    }

    fn save(&mut self, what: What) -> Vec<Effect> {
        let Some(key) = &self.key else {
            let text = "先に、鍵を作るか、秘密鍵のファイルを選んでください。";
            self.saying(what.slot()).say(Kind::Error, text);
            return Vec::new();
        };
        let pem = |kind: &str, text: String| Download {
            name: FileName::new(kind, "pem"),
            kind: PEM,
            bytes: text.into_bytes(),
        };
        match what {
            What::Private => vec![Effect::Save(what, pem("秘密鍵", key.private.to_pem()))],
            What::Public => {
                vec![Effect::Save(what, pem("公開鍵", key.private.public_key().to_pem()))]
            }
            What::Signed if !key.is_saved => {
                let text = "先に、「秘密鍵を保存」を押して秘密鍵を保存してください。保存しないまま閉じると、この鍵では二度と署名できません。";
                self.saying(Slot::Sign).say(Kind::Error, text);
                Vec::new()
            }
            What::Signed => match (self.record(&self.chosen), &self.file) {
                (Some(record), _) => vec![Effect::Look(record.clone())],
                (None, Some((_, file))) => self.sign((**file).clone()),
                (None, None) => {
                    let text = "先に、署名する回答を選んでください。";
                    self.saying(Slot::Sign).say(Kind::Error, text);
                    Vec::new()
                }
            },
        }
    }

    /// Sign a record in its current state.
    fn looked(&mut self, kept: Result<Option<Kept>, Trouble>) -> Vec<Effect> {
        let kept = kept.and_then(|kept| kept.ok_or(Trouble::Gone));
        let read = kept.map_err(|trouble| trouble.to_string()).and_then(|kept| {
            AnswerFile::read(kept.text.as_bytes()).map_err(|error| error.to_string())
        });
        match read {
            Ok(file) => self.sign(file),
            Err(reason) => {
                let text = format!("署名できませんでした。{reason}");
                self.saying(Slot::Sign).say(Kind::Error, text);
                Vec::new()
            }
        }
    }

    fn sign(&mut self, mut file: AnswerFile) -> Vec<Effect> {
        let Some(key) = &self.key else { return Vec::new() };
        file.set_signature(&key.private.sign(&digest::of_answers(&file)));
        let service = file.service.as_ref().and_then(|service| service.name.as_deref());
        let name = FileName::new("署名した回答", "json").of(self.name(&file.checklist));
        match Download::json(name.about(service), file.to_json()) {
            Ok(download) => vec![Effect::Save(What::Signed, download)],
            Err(reason) => {
                self.saying(Slot::Sign).say(Kind::Error, reason);
                Vec::new()
            }
        }
    }

    fn saved(&mut self, what: What, saved: Result<String, String>) {
        if let (What::Private, Ok(_), Some(key)) = (what, &saved, &mut self.key) {
            key.is_saved = true;
        }
        let next = match what {
            What::Private => "人に渡さないでください。続けて、公開鍵を保存してください。",
            What::Public => {
                "提出先に渡してください。指紋は、電話や書面など、ファイルとは別の方法で伝えてください。"
            }
            What::Signed => {
                "このファイルを提出してください。回答を書き換えると、署名は無効になります。"
            }
        };
        let saying = self.saying(what.slot());
        match saved {
            Ok(name) => saying.say(Kind::Info, format!("「{name}」を保存しました。{next}")),
            Err(error) => saying.say(Kind::Error, error),
        }
    }
}

impl Model for Sign {
    type Message = Message;
    type Effect = Effect;

    fn update(&mut self, message: Message) -> Vec<Effect> {
        match message {
            Message::Open(records) => self.open(records),
            // If they cannot be read now, the chosen one is read again when it is signed.
            Message::Renew(records) => {
                if let Ok(records) = records {
                    self.take_records(records);
                }
            }
            Message::MakeKey => return self.take(Waiting::New),
            Message::Random(bytes) => self.make_key(bytes),
            Message::KeyRead(name, bytes) => return self.take_key(name, bytes),
            Message::Offered(action) => return self.offered(action),
            Message::Choose(key) => self.chosen = key,
            Message::AnswersRead(name, bytes) => self.take_answers(name, bytes),
            Message::Save(what) => return self.save(what),
            Message::Looked(kept) => return self.looked(kept),
            Message::Saved(what, saved) => self.saved(what, saved),
            Message::Dismiss(slot) => {
                self.saying(slot).clear();
                if slot == Slot::Key {
                    self.waiting = None;
                }
            }
        }
        Vec::new()
    }
}
