//! `site.toml`, beside the standards' folders: the settings of the site.

use std::path::Path;

use crate::folder::read_beside;
use crate::model::{Accessibility, Colour, CriterionResult, Header, Pair, Part, Settings};
use crate::problem::{LowContrast, NoColour, Problems, TestedOthers, quoted};
use crate::source::Text;
use crate::toml_file::{Document, Table};

/// The name of the file in the content folder.
const FILE: &str = "site.toml";

/// The least contrast of a text (WCAG 2.2, success criterion 1.4.3).
const LEAST: f64 = 4.5;

const WHITE: Colour = Colour([0xff; 3]);
const BLACK: Colour = Colour([0; 3]);

/// Read the settings; return the defaults if there is no file. `folders` are the names of all
/// standards, also of those that cannot be read.
pub(crate) fn read(
    (root, fence): (&Path, &Path),
    folders: &[String],
    problems: &mut Problems,
) -> Settings {
    let Some(file) = read_beside(root, fence, FILE, problems) else { return Settings::default() };
    let Some(document) = Document::parse(&file, problems) else { return Settings::default() };
    let mut table = document.table();
    let mut text = |key| table.optional_text(key, problems).map(|text| text.value);
    let (name, operator, contact) = (text("name"), text("operator"), text("contact"));
    let header = table.optional_table("header", problems);
    let header = header.and_then(|header| colours(header, problems));
    let hidden = table.optional_table("parts", problems);
    let hidden = hidden.map(|parts| hidden_parts(parts, problems)).unwrap_or_default();
    let accessibility = table.optional_table("accessibility", problems);
    let accessibility =
        accessibility.map(|table| statement(table, folders, problems)).unwrap_or_default();
    table.finish(problems);
    Settings { name, operator, contact, header, hidden, accessibility }
}

fn hidden_parts(mut table: Table<'_>, problems: &mut Problems) -> Vec<Part> {
    let mut hidden = Vec::new();
    for (part, key) in Part::ALL {
        if table.optional_boolean(key, problems) == Some(false) {
            hidden.push(part);
        }
    }
    table.finish(problems);
    hidden
}

/// Read the colours of the header.
fn colours(mut table: Table<'_>, problems: &mut Problems) -> Option<Header> {
    let ground = table.text_like("color", "\"#0017c1\"", problems);
    let mut optional = |key| table.optional_text(key, problems);
    let (text, dark, dark_text) = (optional("text"), optional("dark_color"), optional("dark_text"));
    table.finish(problems);
    let is_same = dark.is_none() && dark_text.is_none();
    let dark_text = dark_text.or_else(|| text.clone());
    let light = pair("明るい画面", &ground, text.as_ref(), problems);
    let dark = if is_same {
        // It was checked already.
        light
    } else {
        pair("暗い画面", dark.as_ref().unwrap_or(&ground), dark_text.as_ref(), problems)
    };
    Some(Header { light: light?, dark: dark? })
}

/// Return a ground with its text, which is white unless it is given, if the text can be read on it.
fn pair(
    scheme: &'static str,
    ground: &Text,
    text: Option<&Text>,
    problems: &mut Problems,
) -> Option<Pair> {
    let of_text = text.map_or(Some(WHITE), |text| colour(text, problems));
    let (of_ground, of_text) = (colour(ground, problems)?, of_text?);
    let ratio = contrast(of_ground, of_text);
    if ratio >= LEAST {
        return Some(Pair { ground: of_ground, text: of_text });
    }
    // One of the two can be read on any ground.
    let better =
        if contrast(of_ground, BLACK) > contrast(of_ground, WHITE) { BLACK } else { WHITE };
    let kind = LowContrast {
        scheme,
        ground: of_ground.to_string(),
        text: of_text.to_string(),
        ratio: shown(ratio),
        cure: format!(
            "この背景では、文字を『{better}』にすると{}になります。",
            shown(contrast(of_ground, better))
        ),
    };
    problems.add(&ground.at, kind);
    None
}

/// Return a ratio with two decimals, rounded down: what fails must not look as if it passed.
fn shown(ratio: f64) -> String {
    format!("{:.2}", (ratio * 100.0).floor() / 100.0)
}

fn colour(text: &Text, problems: &mut Problems) -> Option<Colour> {
    if !text.is_written() {
        return None;
    }
    let digits = text.value.strip_prefix('#');
    let digits = digits.filter(|digits| {
        digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
    });
    let part = |from: usize| u8::from_str_radix(digits?.get(from..from + 2)?, 16).ok();
    if let (Some(red), Some(green), Some(blue)) = (part(0), part(2), part(4)) {
        return Some(Colour([red, green, blue]));
    }
    problems.add(&text.at, NoColour { text: text.value.clone() });
    None
}

/// Return the contrast ratio of two colours as WCAG defines it, from 1 to 21.
fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Return the relative luminance of a colour.
fn luminance(Colour(parts): Colour) -> f64 {
    let [red, green, blue] = parts.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.0722f64.mul_add(blue, 0.2126f64.mul_add(red, 0.7152 * green))
}

/// Read the results of accessibility tests.
fn statement(mut table: Table<'_>, folders: &[String], problems: &mut Problems) -> Accessibility {
    let tested = table.texts("tested", problems);
    let results = table.tables("result", problems);
    let at = table.at().clone();
    table.finish(problems);
    let mut ids: Vec<&str> = tested.iter().map(|id| id.value.as_str()).collect();
    ids.sort_unstable();
    let mut there: Vec<&str> = folders.iter().map(String::as_str).collect();
    there.sort_unstable();
    if !ids.is_empty() && ids != there {
        let at = tested.first().map_or(&at, |id| &id.at);
        problems.add(at, TestedOthers { there: quoted(&there) });
    }
    let results = results.into_iter().map(|mut table| {
        let mut text = |key| table.text(key, problems).value;
        let (criterion, result, how) = (text("criterion"), text("result"), text("how"));
        let note = table.optional_text("note", problems).map(|note| note.value);
        table.finish(problems);
        CriterionResult { criterion, result, how, note: note.unwrap_or_default() }
    });
    Accessibility { results: results.collect(), tested: !ids.is_empty() }
}

#[cfg(test)]
mod tests {
    use super::{BLACK, Colour, WHITE, contrast, shown};

    #[test]
    fn contrasts_are_those_of_wcag() {
        for (one, other, expected) in [
            (WHITE, BLACK, "21.00"),
            (BLACK, WHITE, "21.00"),
            (WHITE, WHITE, "1.00"),
            // The examples of the tool that the W3C's techniques name.
            (Colour([0x77; 3]), WHITE, "4.47"),
            (Colour([0x76; 3]), WHITE, "4.54"),
            (Colour([0, 0x17, 0xc1]), WHITE, "11.09"),
        ] {
            assert_eq!(shown(contrast(one, other)), expected, "{one} {other}");
        }
    }

    #[test]
    fn one_of_black_and_white_can_be_read_on_every_grey() {
        for grey in 0..=u8::MAX {
            let ground = Colour([grey; 3]);
            assert!(contrast(ground, BLACK).max(contrast(ground, WHITE)) >= 4.5, "{ground}");
        }
    }
}
