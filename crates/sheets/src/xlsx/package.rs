//! The parts of a workbook in one file: a ZIP archive, with the same bytes for the same parts.

use std::io::{self, Write};

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

/// 1980-01-01, the first day that the format knows.
const DATE: u16 = 0x0021;
/// The version of the format that has folders and deflated parts.
const VERSION: u16 = 20;
/// Names are UTF-8.
const UTF8: u16 = 0x0800;
/// Parts are deflated.
const DEFLATED: u16 = 8;

/// A package that parts are put into.
#[derive(Debug, Default)]
pub(super) struct Package {
    bytes: Vec<u8>,
    /// The directory at the end of the file.
    directory: Vec<u8>,
    count: u16,
}

impl Package {
    /// Put a part into the package.
    ///
    /// # Errors
    /// Fail if the package becomes larger than the format allows.
    pub(super) fn put(&mut self, name: &str, text: &str) -> io::Result<()> {
        let mut deflated = DeflateEncoder::new(Vec::new(), Compression::default());
        deflated.write_all(text.as_bytes())?;
        let deflated = deflated.finish()?;
        let mut crc = Crc::new();
        crc.update(text.as_bytes());
        let mut head = Vec::new();
        for number in [VERSION, UTF8, DEFLATED, 0, DATE] {
            head.extend(number.to_le_bytes());
        }
        // The length of the name takes two bytes; the two after it say that nothing follows it.
        for number in [crc.sum(), size(deflated.len())?, size(text.len())?, size(name.len())?] {
            head.extend(number.to_le_bytes());
        }
        let place = size(self.bytes.len())?;
        self.bytes.extend(b"PK\x03\x04");
        self.bytes.extend(&head);
        self.bytes.extend(name.as_bytes());
        self.bytes.extend(deflated);
        self.directory.extend(b"PK\x01\x02");
        self.directory.extend(VERSION.to_le_bytes());
        self.directory.extend(&head);
        // No comment, the first disk, no attributes.
        self.directory.extend([0; 10]);
        self.directory.extend(place.to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.count += 1;
        Ok(())
    }

    /// Return the bytes of the package.
    ///
    /// # Errors
    /// Fail if it is larger than the format allows.
    pub(super) fn finish(self) -> io::Result<Vec<u8>> {
        let (place, length) = (size(self.bytes.len())?, size(self.directory.len())?);
        let mut bytes = self.bytes;
        bytes.extend(self.directory);
        bytes.extend(b"PK\x05\x06\0\0\0\0");
        bytes.extend(self.count.to_le_bytes());
        bytes.extend(self.count.to_le_bytes());
        bytes.extend(length.to_le_bytes());
        bytes.extend(place.to_le_bytes());
        bytes.extend([0; 2]);
        Ok(bytes)
    }
}

fn size(length: usize) -> io::Result<u32> {
    u32::try_from(length).map_err(io::Error::other)
}
