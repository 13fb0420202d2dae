//! A vendor among others.

use crate::flag::Flag;
use crate::signature::{Key, Signed};
use crate::statement::Statement;
use crate::vendor::Vendor;

/// A file with its number among all files given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbered<T> {
    /// The number, from 1.
    pub number: usize,
    /// The content of the file.
    pub content: T,
}

/// A vendor among others.
#[derive(Debug, Clone)]
pub struct Column<'a> {
    /// The number of the file among all that were given, from 1.
    pub number: usize,
    /// The vendor.
    pub vendor: &'a Vendor,
    /// The flags of the vendor: first those about contradictions of the rules.
    pub flags: Vec<Flag>,
    /// The state of its signature.
    pub signed: Signed,
    /// The key that its signature is by.
    pub signer: Option<&'a Key>,
    /// The assessments given beside the answers, which were compared with them.
    pub beside: Vec<Numbered<&'a Statement>>,
}
