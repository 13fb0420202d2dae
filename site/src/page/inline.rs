//! The parts that a page that is a file by itself holds inside, in place of the files that other pages load.

use std::io::{self, Write};

use data_encoding::BASE64;
use flate2::Compression;
use flate2::write::GzEncoder;
use lzma_rust2::{LzmaOptions, LzmaWriter};

/// The programs, styles and scripts of a page that is a file by itself.
///
/// Most of it is packed together, which makes it smaller than each part by itself. The program `unpack`
/// unpacks it; the browser unpacks that program itself.
#[derive(Debug, Clone)]
pub(crate) struct Inline {
    /// The style sheet.
    pub(crate) style: String,
    /// The scripts that run before the page is shown, in their order.
    pub(crate) scripts: Vec<String>,
    /// The script of the program that unpacks the rest.
    pub(crate) unpack: String,
    /// The module of that program, as the browser unpacks it.
    pub(crate) unpack_wasm: Packed,
    /// The programs in the order in which they start; the form is the last.
    pub(crate) programs: Vec<Program>,
    /// The module that starts the programs.
    pub(crate) start: String,
    /// The parts that are packed together, in their order: name and length in bytes.
    pub(crate) parts: Vec<(String, usize)>,
    /// These parts, packed: the style sheet, the programs, the notices.
    pub(crate) packed: Packed,
    /// True if the notices of those whose work is in the file are among them.
    pub(crate) has_notices: bool,
    /// True if the form makes workbooks.
    pub(crate) workbooks: bool,
}

/// A program that stands in the page.
#[derive(Debug, Clone)]
pub(crate) struct Program {
    /// The name of its bundle.
    pub(crate) name: &'static str,
    /// Its script, which registers itself for the start.
    pub(crate) script: String,
    /// Its WebAssembly module.
    pub(crate) wasm: Vec<u8>,
}

/// Packed bytes as they stand in the page.
#[derive(Debug, Clone)]
pub(crate) struct Packed {
    /// The bytes in base64.
    pub(crate) text: String,
    /// The sum by which the page's script finds a byte that was changed: LZMA has none of its own.
    pub(crate) sum: i32,
}

impl Packed {
    fn of(bytes: &[u8]) -> Self {
        let add = |sum: i32, byte: &u8| sum.wrapping_mul(31).wrapping_add(i32::from(*byte));
        Self { text: BASE64.encode(bytes), sum: bytes.iter().fold(0, add) }
    }
}

/// Pack bytes with LZMA. The same bytes give the same text.
pub(crate) fn pack(bytes: &[u8]) -> Packed {
    // Nothing fails in memory.
    Packed::of(&lzma(bytes).unwrap_or_default())
}

fn lzma(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut options = LzmaOptions::with_preset(9);
    // A larger window than the bytes would take more memory in the browser, and find no more.
    let window = u32::try_from(bytes.len()).unwrap_or(u32::MAX).clamp(1 << 12, 1 << 23);
    // Readers expect a power of two.
    options.dict_size = window.next_power_of_two();
    options.pb = 0;
    let length = u64::try_from(bytes.len()).ok();
    let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, length)?;
    writer.write_all(bytes)?;
    writer.finish()
}

/// Pack bytes with gzip, as a browser unpacks them itself. The same bytes give the same text.
pub(crate) fn gzip(bytes: &[u8]) -> Packed {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    let done = packed.write_all(bytes).and_then(|()| packed.finish());
    Packed::of(&done.unwrap_or_default())
}
