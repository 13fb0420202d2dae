//! Filled forms, CSV and XLSX: read with their findings, and the answers written again.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use kijun_content::Library;
use kijun_content::model::{Checklist, Standard};
use kijun_rules::{AnswerFile, Rules};
use kijun_sheets::{Reading, csv, xlsx};
use kijun_site::sheet_form::sheet_form;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::answers::{files, kept, library, rules};
use crate::target::{Target, refused};

/// The most forms to begin with.
const FORMS: usize = 24;

fn cp932(bytes: &[u8]) -> String {
    encoding_rs::SHIFT_JIS.decode_without_bom_handling(bytes).0.into_owned()
}

/// The checklists that a form can be of.
struct Known {
    library: Library,
    rules: BTreeMap<String, Rules>,
}

impl Known {
    fn new() -> Self {
        let library = library();
        let rules = rules(&library);
        Self { library, rules }
    }

    fn find(&self, id: &str) -> Result<(&Rules, &Standard, &Checklist), String> {
        let standards = self.library.standards.iter();
        let mut all = standards
            .flat_map(|standard| standard.checklists.iter().map(move |each| (standard, each)));
        let found = all.find(|(_, checklist)| checklist.rules.id == id);
        let (standard, checklist) = found.ok_or_else(|| "not known here".to_owned())?;
        let rules = self.rules.get(id).ok_or_else(|| "not known here".to_owned())?;
        Ok((rules, standard, checklist))
    }

    /// Return filled forms: some of the corpus, evenly.
    fn forms(&self, write: impl Fn(&Self, &AnswerFile) -> Option<Vec<u8>>) -> Vec<Vec<u8>> {
        let files: Vec<AnswerFile> =
            files().iter().filter_map(|bytes| AnswerFile::read(bytes).ok()).collect();
        let step = (files.len() / FORMS).max(1);
        files.iter().step_by(step).filter_map(|file| write(self, file)).collect()
    }
}

/// Fail if a reading has neither answers nor a finding, or if its answers cannot be read again.
fn sound(reading: Reading) -> Result<bool, String> {
    match reading.into_result() {
        Ok((file, _)) => {
            let written = file.to_json();
            let again = AnswerFile::read(written.as_bytes())
                .map_err(|error| format!("the answers cannot be read again: {error}"))?;
            if again.to_json() == written { Ok(true) } else { Err("they differ".to_owned()) }
        }
        Err(findings) => refused(!findings.is_empty()),
    }
}

/// The reader of CSV.
pub struct Csv {
    known: Known,
    seeds: Vec<Vec<u8>>,
}

impl Csv {
    /// Begin with the corpus, written as CSV.
    ///
    /// # Panics
    /// Panic if the corpus or the content is not sound.
    #[must_use]
    pub fn new() -> Self {
        let known = Known::new();
        let mut seeds = kept("csv");
        seeds.extend(known.forms(|known, file| {
            let (rules, standard, checklist) = known.find(&file.checklist).ok()?;
            let form = sheet_form(standard, checklist);
            csv::answers::write(rules, file, &|id| form.words(id, file.class.as_deref())).ok()
        }));
        Self { known, seeds }
    }
}

impl Default for Csv {
    fn default() -> Self {
        Self::new()
    }
}

impl Target for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn seeds(&self) -> &[Vec<u8>] {
        &self.seeds
    }

    fn words(&self) -> &[&'static str] {
        &[
            ",",
            "\"",
            "\"\"",
            "\r\n",
            "\n",
            "\t",
            ";",
            "sep=;\n",
            "満たす",
            "満たさない",
            "該当しない",
            "✓",
            "レ",
            "TRUE",
            "番号",
            "回答",
            "様式",
            "kijun-csv/1",
            "'",
            "'=1",
            "5-1",
            "5月1日",
            "5.1",
        ]
    }

    fn check(&self, bytes: &[u8]) -> Result<bool, String> {
        sound(csv::read(bytes, cp932, &|id| {
            self.known.find(id).map(|(rules, _, checklist)| csv::Known {
                rules,
                titles: checklist.requirements().map(|(_, _, one)| one.title.clone()).collect(),
            })
        }))
    }
}

/// Between the parts of a workbook that is taken apart for damage.
const BETWEEN: &[u8] = b"\n--part--\n";

/// Return the parts of a workbook as one text: each name, a line break, and its content.
pub(crate) fn apart(workbook: &[u8]) -> Option<Vec<u8>> {
    let mut zip = ZipArchive::new(Cursor::new(workbook)).ok()?;
    let mut parts = Vec::new();
    for place in 0..zip.len() {
        let mut part = zip.by_index(place).ok()?;
        let mut bytes = format!("{}\n", part.name().ok()?).into_bytes();
        part.read_to_end(&mut bytes).ok()?;
        parts.push(bytes);
    }
    Some(parts.join(BETWEEN))
}

/// Return the workbook of such a text; a text that is none gives a damaged one.
pub(crate) fn together(text: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.windows(BETWEEN.len()).position(|window| window == BETWEEN);
        let (part, next) = match end {
            Some(end) => (&rest[..end], &rest[end + BETWEEN.len()..]),
            None => (rest, &rest[rest.len()..]),
        };
        rest = next;
        let line = part.iter().position(|byte| *byte == b'\n').unwrap_or(part.len());
        let name = String::from_utf8_lossy(&part[..line]);
        let content = part.get(line + 1..).unwrap_or_default();
        // A name that is there twice is refused; the part is left out then.
        if zip.start_file(name, SimpleFileOptions::default()).is_ok()
            && zip.write_all(content).is_err()
        {
            break;
        }
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}

/// The reader of filled workbooks.
pub struct Xlsx {
    known: Known,
    seeds: Vec<Vec<u8>>,
}

impl Xlsx {
    /// Begin with the corpus, written as workbooks and taken apart.
    ///
    /// # Panics
    /// Panic if the corpus or the content is not sound.
    #[must_use]
    pub fn new() -> Self {
        let known = Known::new();
        let mut seeds = kept("xlsx");
        seeds.extend(known.forms(|known, file| {
            let (rules, standard, checklist) = known.find(&file.checklist).ok()?;
            let workbook = xlsx::write(rules, &sheet_form(standard, checklist), Some(file)).ok()?;
            apart(&workbook)
        }));
        Self { known, seeds }
    }
}

impl Default for Xlsx {
    fn default() -> Self {
        Self::new()
    }
}

/// Tokens of workbooks.
pub(crate) const WORKBOOK: [&str; 20] = [
    "<c r=\"A1\" t=\"s\"><v>0</v></c>",
    "<c r=\"XFD1048576\"><v>1</v></c>",
    "<row r=\"4294967295\">",
    "</row>",
    "<v>满</v>",
    "<v>46000</v>",
    "<is><t>満たす</t></is>",
    "t=\"inlineStr\"",
    "t=\"b\"",
    "t=\"e\"",
    "<f>1+1</f>",
    "<mergeCell ref=\"A1:XFD1048576\"/>",
    "<!DOCTYPE a [<!ENTITY b \"c\">]>&b;",
    "<![CDATA[x]]>",
    "<!--",
    "&#0;",
    "&#x10FFFF;",
    "&amp;",
    ">",
    "\n--part--\n",
];

impl Target for Xlsx {
    fn name(&self) -> &'static str {
        "xlsx"
    }

    fn seeds(&self) -> &[Vec<u8>] {
        &self.seeds
    }

    fn words(&self) -> &[&'static str] {
        &WORKBOOK
    }

    fn packed(&self, damaged: Vec<u8>) -> Vec<u8> {
        together(&damaged)
    }

    fn check(&self, bytes: &[u8]) -> Result<bool, String> {
        sound(xlsx::read(bytes, &|id| {
            let (rules, standard, checklist) = self.known.find(id)?;
            Ok((rules, sheet_form(standard, checklist)))
        }))
    }
}
