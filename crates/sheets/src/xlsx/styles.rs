//! The formats of cells. Colours are those of the site; none says more than the words.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// The ground of a heading.
const HEAD: Color = Color::RGB(0x00E8_F1FE);
/// The ground of a cell to fill in.
const FILL: Color = Color::RGB(0x00FF_F8E1);
/// The lines.
const LINE: Color = Color::RGB(0x0094_9494);
/// Words that are repeated from the row above.
const GRAY: Color = Color::RGB(0x0076_7676);

/// The formats of a workbook.
pub(super) struct Styles {
    /// The title of a sheet.
    pub(super) title: Format,
    /// A line of text.
    pub(super) text: Format,
    /// A label left of a cell.
    pub(super) label: Format,
    /// The explanation of a cell.
    pub(super) explanation: Format,
    /// The same, where it may take several lines.
    pub(super) guide: Format,
    /// A heading.
    pub(super) head: Format,
    /// Words.
    pub(super) words: Format,
    /// A few words in the middle.
    pub(super) short: Format,
    /// Words that repeat those above.
    pub(super) repeated: Format,
    /// A cell to fill in.
    pub(super) fill: Format,
    /// A cell with a choice.
    pub(super) choose: Format,
}

impl Styles {
    pub(super) fn new() -> Self {
        let plain = Format::new()
            // Every Windows of today has it, and its lines are not far apart.
            .set_font_name("BIZ UDPGothic")
            .set_font_size(10)
            .set_align(FormatAlign::Top)
            // A text, for any input.
            .set_num_format("@")
            .set_quote_prefix();
        let boxed =
            plain.clone().set_text_wrap().set_border(FormatBorder::Thin).set_border_color(LINE);
        let centred = boxed.clone().set_align(FormatAlign::Center);
        Self {
            title: plain.clone().set_bold().set_font_size(14),
            label: plain.clone().set_bold(),
            explanation: plain.clone().set_font_size(9),
            guide: plain.clone().set_text_wrap().set_font_size(9),
            head: centred
                .clone()
                .set_bold()
                .set_background_color(HEAD)
                .set_align(FormatAlign::VerticalCenter),
            repeated: boxed.clone().set_font_color(GRAY),
            fill: boxed.clone().set_background_color(FILL).set_unlocked(),
            choose: centred.clone().set_background_color(FILL).set_unlocked(),
            words: boxed,
            short: centred,
            text: plain,
        }
    }
}
