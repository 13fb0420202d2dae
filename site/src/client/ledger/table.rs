//! A ledger's entries as a table with the document's words in its first row, for export and import.

use kijun_rules::ledger::{Entry, LedgerFile};
use kijun_rules::text::is_blank;
use kijun_sheets::csv::table;

use crate::client::kit::decode::cp932;
use crate::data::ledger::{Column, Ledger, LedgerData};

impl LedgerData {
    /// Return the title of a class; its id if the class is unknown.
    #[must_use]
    pub fn class_title<'a>(&'a self, id: &'a str) -> &'a str {
        let found = self.classes.iter().find(|class| class.id == id);
        found.map_or(id, |class| class.title.as_str())
    }

    /// Return the ledger of an entry; `None` if it depends on the class and no class is chosen.
    #[must_use]
    pub fn ledger_of(&self, entry: &Entry) -> Option<&Ledger> {
        let class = self.classes.iter().find(|class| entry.class.as_ref() == Some(&class.id));
        match (class, self.ledgers.as_slice()) {
            (Some(class), ledgers) => ledgers.iter().find(|ledger| ledger.id == class.ledger),
            (None, [only]) => Some(only),
            (None, _) => None,
        }
    }

    /// Return the entries of a ledger as CSV, with the document's words for the fields in the first
    /// row, and the number of rows after it.
    ///
    /// # Errors
    /// Fail if the CSV would be too large.
    pub fn to_csv(
        &self,
        ledger: &Ledger,
        entries: &[Entry],
    ) -> Result<(Vec<u8>, usize), table::TooLarge> {
        let header: Vec<&str> = ledger.columns.iter().map(|column| column.words.as_str()).collect();
        let mut csv = table::Writer::to_read_back(&header);
        let mut count = 0;
        for entry in entries {
            let is_own = self.ledger_of(entry).is_some_and(|own| own.id == ledger.id);
            if is_own && !entry.is_blank() {
                let row = ledger.columns.iter().map(|column| entry.value(&column.field));
                csv.row(row);
                count += 1;
            }
        }
        Ok((csv.finish()?, count))
    }

    /// Return the rows of a CSV as entries of the ledger whose words are in the first row. If
    /// several ledgers have these words, take `preferred` if it is one of them, else the first. The
    /// entries get a class only if the ledger is certain and has only one. Return them with the notices
    /// about how the file was read.
    ///
    /// # Errors
    /// Fail, with the fault and the remedy in words, if the file is not such a table.
    pub fn of_csv(
        &self,
        bytes: &[u8],
        preferred: Option<&str>,
    ) -> Result<(LedgerFile, Vec<String>), String> {
        let table::Table { rows, said } = table::read(bytes, cp932)?;
        if rows.is_empty() {
            return Err("ファイルが空です。".to_owned());
        }
        let header: Vec<String> = rows.row(0).map(squeezed).collect();
        let fits = |ledger: &&Ledger| {
            let known = |cell: &String| {
                cell.is_empty() || ledger.columns.iter().any(|column| has_words(column, cell))
            };
            header.iter().all(known) && header.iter().any(|cell| !cell.is_empty())
        };
        let fitting: Vec<&Ledger> = self.ledgers.iter().filter(fits).collect();
        let chosen = fitting.iter().find(|ledger| Some(ledger.id.as_str()) == preferred);
        let Some(ledger) = chosen.or(fitting.first()) else {
            return Err(self.unknown_column(&header));
        };
        let class = match (fitting.len(), chosen) {
            (1, _) | (_, Some(_)) => self.only_class(ledger),
            _ => None,
        };
        let mut file = LedgerFile { standard: self.standard.clone(), ..LedgerFile::default() };
        for row in 1..rows.len() {
            let mut entry = Entry::default();
            for (place, cell) in rows.row(row).enumerate() {
                let words = header.get(place).map_or("", String::as_str);
                let mut columns = ledger.columns.iter();
                match columns.find(|column| has_words(column, words)) {
                    Some(column) => entry.set(&column.field, cell),
                    None if is_blank(cell) => {}
                    None => {
                        return Err(format!(
                            "題名のない列に『{cell}』が書かれています。題名を付けるか、消してください。"
                        ));
                    }
                }
            }
            if !entry.is_blank() {
                entry.class.clone_from(&class);
                file.entries.push(entry);
            }
        }
        Ok((file, said))
    }

    /// Return the ledgers that have a field, each with its words for it.
    pub fn of_field<'a>(
        &'a self,
        field: &'a str,
    ) -> impl Iterator<Item = (&'a Ledger, &'a Column)> {
        self.ledgers.iter().filter_map(move |ledger| {
            Some((ledger, ledger.columns.iter().find(|column| column.field == field)?))
        })
    }

    /// Return whether services of several classes are entered in a ledger. A table does not say
    /// which class an entry has.
    #[must_use]
    pub fn has_classes(&self, ledger: &Ledger) -> bool {
        self.classes.iter().filter(|class| class.ledger == ledger.id).count() > 1
    }

    /// Return the class of a ledger that has only one.
    fn only_class(&self, ledger: &Ledger) -> Option<String> {
        let mut classes = self.classes.iter().filter(|class| class.ledger == ledger.id);
        match (classes.next(), classes.next()) {
            (Some(only), None) => Some(only.id.clone()),
            _ => None,
        }
    }

    fn unknown_column(&self, header: &[String]) -> String {
        let is_known = |cell: &String| {
            let mut columns = self.ledgers.iter().flat_map(|ledger| &ledger.columns);
            cell.is_empty() || columns.any(|column| has_words(column, cell))
        };
        let cure = "1行目には、台帳の項目の文言を、このページの「CSVで保存」で作ったとおりに書いてください。";
        match header.iter().find(|cell| !is_known(cell)) {
            Some(cell) => format!("列『{cell}』は、台帳の項目にありません。{cure}"),
            None => format!("1行目に、台帳の項目の文言がありません。{cure}"),
        }
    }
}

fn has_words(column: &Column, squeezed_words: &str) -> bool {
    squeezed(&column.words) == squeezed_words
}

/// Return a text without white space, because spreadsheets break lines in header cells.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

#[cfg(test)]
pub(super) mod tests {
    use crate::data::ledger::{Class, Column, Field, Ledger, LedgerData};
    use kijun_rules::ledger::Entry;

    pub(in super::super) fn data() -> LedgerData {
        let column = |field: &str, words: &str| Column {
            field: field.to_owned(),
            words: words.to_owned(),
            heading: format!("<b>{words}</b>"),
            source: "第1条".to_owned(),
        };
        let ledger = |id: &str, columns: &[Column]| Ledger {
            id: id.to_owned(),
            name: format!("台帳{id}"),
            heading: format!("台帳{id}"),
            columns: columns.to_vec(),
        };
        let columns = [column("service", "名称(機能名)"), column("purpose", "目的")];
        let class = |id: &str, ledger: &str| Class {
            id: id.to_owned(),
            title: format!("{id}の場合"),
            ledger: ledger.to_owned(),
        };
        let field =
            |id: &str, lines: bool| Field { id: id.to_owned(), lines, hint: None, differs: lines };
        LedgerData {
            standard: "sample".to_owned(),
            name: "見本".to_owned(),
            exports: vec![("../x/export/".to_owned(), "見本のページ".to_owned())],
            edition: "1.0".to_owned(),
            classes: vec![class("A", "one"), class("B", "two")],
            ledgers: vec![ledger("one", &columns), ledger("two", &columns)],
            fields: vec![field("service", false), field("purpose", true)],
            service_field: Some("service".to_owned()),
            class_field: Some("purpose".to_owned()),
            ..LedgerData::default()
        }
    }

    fn entry(class: &str, service: &str, purpose: &str) -> Entry {
        let mut entry = Entry::default();
        entry.class = (!class.is_empty()).then(|| class.to_owned());
        entry.set("service", service);
        entry.set("purpose", purpose);
        entry
    }

    #[test]
    fn a_ledger_becomes_a_table_and_comes_back() {
        let data = data();
        let entries = [
            entry("A", "=cmd|' /C calc'!A1", "一行\n二行"),
            entry("B", "別の台帳", ""),
            Entry::default(),
            entry("A", "受付,窓口", "\"引用\""),
        ];
        let (csv, count) = data.to_csv(&data.ledgers[0], &entries).unwrap();
        assert_eq!(count, 2);
        let text = String::from_utf8(csv.clone()).unwrap();
        assert!(text.starts_with("\u{feff}\"名称(機能名)\",\"目的\"\r\n\"'=cmd"), "{text}");
        let (back, _) = data.of_csv(&csv, Some("one")).unwrap();
        assert_eq!(back.entries, [entries[0].clone(), entries[3].clone()]);
        let (undecided, _) = data.of_csv(&csv, None).unwrap();
        assert!(undecided.entries.iter().all(|entry| entry.class.is_none()));
    }

    #[test]
    fn without_a_class_the_ledger_is_known_only_if_there_is_one() {
        let mut data = data();
        assert!(data.ledger_of(&entry("", "x", "")).is_none());
        assert_eq!(data.ledger_of(&entry("B", "x", "")).unwrap().id, "two");
        data.ledgers.pop();
        assert_eq!(data.ledger_of(&entry("", "x", "")).unwrap().id, "one");
    }

    #[test]
    fn columns_may_be_missing_and_moved_and_no_other_is_dropped() {
        let data = data();
        let read = |text: &str| data.of_csv(text.as_bytes(), Some("two"));
        for (text, count) in [
            ("目的,\"名称\n(機能名)\",\nx,y,\n,,\n", 0),
            ("目的;\"名称\n(機能名)\";\nx;y;\n;;\n", 1),
            ("sep=\t\n目的\t\"名称\n(機能名)\"\nx\ty\n", 1),
        ] {
            let (moved, said) = read(text).unwrap();
            assert_eq!(moved.entries, [entry("B", "y", "x")]);
            assert_eq!(said.len(), count, "{said:?}");
        }
        for (text, message) in [
            ("", "空です"),
            ("目的,備考\n", "列『備考』は、台帳の項目にありません"),
            (",\n", "1行目に、台帳の項目の文言がありません"),
            ("目的,\nx,y\n", "題名のない列に『y』"),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.contains(message), "{error}");
        }
    }
}
