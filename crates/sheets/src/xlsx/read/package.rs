//! The parts of an Office file of any kind, for documents that are no workbooks.

use super::parts::{BROKEN, Fault, Parts, Related, TOO_LARGE};
use crate::kind::COMPOUND_FILE;

/// The reason why a file of an Office program cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// It is of an old format, or has a password.
    Compound,
    /// It has more parts, or unpacks to more, than a workbook may (64 MiB).
    TooLarge,
    /// It is no package, or a part of it is broken.
    Broken,
}

/// A package of the Open Packaging Conventions (ISO/IEC 29500-2), unpacked within the limits of
/// workbooks.
pub struct Package<'a>(Parts<'a>);

impl<'a> Package<'a> {
    /// Open a package.
    ///
    /// # Errors
    /// Fail if the bytes are no package, or if it is too large.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        if bytes.starts_with(COMPOUND_FILE) {
            return Err(Unreadable::Compound);
        }
        Parts::open(bytes).map(Self).map_err(unreadable)
    }

    /// Return the relationships of a part; those of the package for an empty name.
    ///
    /// # Errors
    /// Fail if they cannot be read.
    pub fn related(&mut self, part: &str) -> Result<Vec<Related>, Unreadable> {
        self.0.related(part).map_err(unreadable)
    }

    /// Return the bytes of a part; `None` if there is none of this name.
    ///
    /// # Errors
    /// Fail if it cannot be unpacked.
    pub fn bytes(&mut self, part: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        self.0.bytes(part).map_err(unreadable)
    }
}

fn unreadable(fault: Fault) -> Unreadable {
    debug_assert!([TOO_LARGE, BROKEN].contains(&fault), "the parts know two faults");
    if fault == TOO_LARGE { Unreadable::TooLarge } else { Unreadable::Broken }
}
