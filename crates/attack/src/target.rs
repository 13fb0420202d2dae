//! The readers under attack, and the promises that each must keep.

/// A reader under attack.
pub trait Target {
    /// The name, as on the command line: `answers`.
    fn name(&self) -> &'static str;

    /// The sound and unsound files that damage begins with.
    fn seeds(&self) -> &[Vec<u8>];

    /// The tokens of the format.
    fn words(&self) -> &[&'static str];

    /// Return the bytes that are given to the reader, of the damaged ones; for a packed format, they
    /// are packed again.
    fn packed(&self, damaged: Vec<u8>) -> Vec<u8> {
        damaged
    }

    /// Give a file to the reader. Return whether it was taken (true) or refused (false).
    ///
    /// # Errors
    /// Fail if something does not hold that must, with what it is.
    fn check(&self, bytes: &[u8]) -> Result<bool, String>;
}

/// Judge a refusal: it has to say why.
///
/// # Errors
/// Fail if it says nothing.
pub(crate) fn refused(says_why: bool) -> Result<bool, String> {
    if says_why { Ok(false) } else { Err("refused without a word".to_owned()) }
}

/// Return the targets, by name.
///
/// # Panics
/// Panic if the files in the repository that they begin with are missing or not sound.
#[must_use]
pub fn all() -> Vec<Box<dyn Target>> {
    vec![
        Box::new(crate::answers::Answers::new()),
        Box::new(crate::tables::Csv::new()),
        Box::new(crate::tables::Xlsx::new()),
        Box::new(crate::content::Content::new()),
        Box::new(crate::content::CityTable::new()),
    ]
}
