//! A draft as a content folder: the text as held, the manifest, the chapters, the checklist.
//!
//! The text as held is made of the same words in the same order as the chapters and the table, so
//! no word can be missing. The comparison of `kijun check` holds to it from then on.

mod articles;
mod chapters;
mod checklist;
mod toml;

use std::collections::BTreeMap;

use crate::model::{Draft, Role};
use toml::quoted;

/// The files of a content folder by their paths.
pub type Files = BTreeMap<String, String>;

/// Return the content folder of a draft.
///
/// - `id`: the standard's id, which is its folder's name;
/// - `file`: the name of the file that was imported.
#[must_use]
pub fn files(draft: &Draft, id: &str, file: &str) -> Files {
    let mut files = Files::new();
    let mut put = |name: &str, text: String| files.insert(format!("{id}/{name}"), text);
    let has_classes = draft.classes.first().is_some_and(|class| class.id != "all");
    let chapters = if draft.document.is_empty() {
        chapters::chapters(draft)
    } else {
        let mut chapters = articles::chapters(draft);
        chapters.extend(chapters::others(draft, false));
        chapters
    };
    let mut source = vec![draft.title.clone()];
    for chapter in &chapters {
        source.extend(chapter.source.iter().cloned());
        put(&format!("{}.md", chapter.id), chapter.text.clone());
    }
    put("source.txt", source.join("\n\n") + "\n");
    put("cloud.toml", checklist::checklist(draft));
    if has_classes {
        let classes = draft.classes.iter().map(|class| {
            format!("[[class]]\nid = {}\ntitle = {}\n", quoted(&class.id), quoted(&class.title))
        });
        put("classes.toml", classes.collect::<Vec<_>>().join("\n"));
    }
    put("standard.toml", manifest(draft, id, file, has_classes, &chapters));
    files
}

fn manifest(
    draft: &Draft,
    id: &str,
    file: &str,
    has_classes: bool,
    chapters: &[chapters::Written],
) -> String {
    let short = draft.publisher.clone().unwrap_or_else(|| draft.title.chars().take(12).collect());
    let mut text = format!(
        "id = {}\ntitle = {}\nshort_title = {}\n",
        quoted(id),
        quoted(&draft.title),
        quoted(&short)
    );
    if let Some(publisher) = &draft.publisher {
        put!(text, "publisher = {}\n", quoted(publisher));
    }
    let count = draft.requirements.len();
    put!(
        text,
        "summary = {}\norigin = {}\nsource = \"source.txt\"\n",
        quoted(&format!("{short}の、{count}の要件を定めた基準です。")),
        quoted(&format!("『{file}』から取り込みました。"))
    );
    if has_classes {
        text += "classes = \"classes.toml\"\n";
    }
    text += "checklists = [\"cloud.toml\"]\n";
    if let Some(day) = &draft.in_force {
        put!(text, "\n[[edition]]\nid = {}\n", quoted(day));
    }
    for chapter in chapters {
        put!(text, "\n[[chapter]]\nid = {}\n", quoted(&chapter.id));
        if let Some(title) = &chapter.title {
            put!(text, "title = {}\n", quoted(title));
        }
        put!(text, "file = {}\n", quoted(&format!("{}.md", chapter.id)));
    }
    text
}

/// A column as the content has it.
pub(crate) struct Shown<'a> {
    pub(crate) title: String,
    pub(crate) role: Role,
    /// The id of a column of other words, and its place in the draft.
    pub(crate) other: Option<(String, usize)>,
    /// The columns that it stands for, if it is made of several.
    pub(crate) services: Vec<usize>,
    pub(crate) draft: &'a Draft,
}

/// Return the columns of the table as they are published.
pub(crate) fn columns(draft: &Draft) -> Vec<Shown<'_>> {
    let has_levels = draft.columns.iter().any(|column| matches!(column.role, Role::Level(_)));
    let mut shown: Vec<Shown<'_>> = Vec::new();
    for (place, column) in draft.columns.iter().enumerate() {
        let title = column.titles.join("　");
        let is_service = matches!(column.role, Role::Service(_));
        match column.role {
            Role::Answer => {}
            // Levels by kind of service: one column with the signs of all, since each rule quotes it.
            Role::Service(_) if !has_levels => {
                match shown.iter_mut().find(|shown| !shown.services.is_empty()) {
                    Some(first) => {
                        first.title = format!("{}　{title}", first.title);
                        first.services.push(place);
                    }
                    None => shown.push(Shown {
                        title,
                        role: Role::Level(0),
                        other: None,
                        services: vec![place],
                        draft,
                    }),
                }
            }
            Role::Applies | Role::Consequence | Role::Method | Role::Other | Role::Service(_) => {
                let id = if is_service {
                    title.rsplit('　').next().map(|last| service_id(last, place))
                } else {
                    None
                };
                let id = id.unwrap_or_else(|| format!("c{}", place + 1));
                let title = if title.is_empty() { "備考".to_owned() } else { title };
                shown.push(Shown {
                    title,
                    role: Role::Other,
                    other: Some((id, place)),
                    services: Vec::new(),
                    draft,
                });
            }
            ref role => {
                let title = match role {
                    Role::Level(_) if title.is_empty() => "水準".to_owned(),
                    _ => title,
                };
                shown.push(Shown {
                    title,
                    role: role.clone(),
                    other: None,
                    services: Vec::new(),
                    draft,
                });
            }
        }
    }
    // Rows across the table are categories without a column of their own.
    let has_category = shown.iter().any(|column| column.role == Role::Category);
    if !has_category && draft.requirements.iter().any(|row| !row.category.is_empty()) {
        shown.insert(
            0,
            Shown {
                title: "区分".to_owned(),
                role: Role::Category,
                other: None,
                services: Vec::new(),
                draft,
            },
        );
    }
    shown
}

fn service_id(title: &str, place: usize) -> String {
    let folded = crate::fold::fold(title);
    if folded.chars().all(|sign| sign.is_ascii_alphanumeric()) {
        folded
    } else {
        format!("c{}", place + 1)
    }
}

impl Shown<'_> {
    /// Return the words of a row's cell.
    pub(crate) fn words(&self, row: usize) -> String {
        let Some(requirement) = self.draft.requirements.get(row) else { return String::new() };
        if !self.services.is_empty() {
            let cells = self.services.iter().filter_map(|place| requirement.other.get(place));
            return cells.cloned().collect::<Vec<_>>().join("　");
        }
        match &self.role {
            Role::Category => requirement.category.clone(),
            Role::Number => requirement.number.clone(),
            Role::Item => requirement.title.clone(),
            Role::Text => requirement.text.clone(),
            Role::Level(class) => {
                let class = self.draft.classes.get(*class).map(|class| &class.id);
                let level = requirement.levels.iter().find(|level| Some(&level.class) == class);
                level.map(|level| level.words.clone()).unwrap_or_default()
            }
            _ => self
                .other
                .as_ref()
                .and_then(|(_, place)| requirement.other.get(place))
                .cloned()
                .unwrap_or_default(),
        }
    }
}
