//! Reading within the size limit: no more is held of an answer file than it may be large.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufRead, BufReader, ErrorKind, Read, stdin};
use std::path::PathBuf;

use kijun_rules::answers::MAX_BYTES;

/// One byte more than an answer file may have: enough to see that it is too large.
const LIMIT: u64 = MAX_BYTES as u64 + 1;

/// The number of bytes read at a time.
const BUFFER: usize = 256 * 1024;

/// The source of answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::commands) enum Source {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
}

impl Source {
    /// Return the sources on the command line: `-` is standard input, and so is no file at all.
    pub(in crate::commands) fn all(files: &[PathBuf]) -> Vec<Self> {
        if files.is_empty() {
            return vec![Self::Stdin];
        }
        let sources = files.iter().map(|file| match file.to_str() {
            Some("-") => Self::Stdin,
            _ => Self::File(file.clone()),
        });
        sources.collect()
    }

    /// Return the name in messages.
    pub(in crate::commands) fn name(&self) -> Cow<'_, str> {
        match self {
            Self::Stdin => Cow::Borrowed("標準入力"),
            Self::File(path) => path.to_string_lossy(),
        }
    }

    /// Open it.
    ///
    /// # Errors
    /// Fail with the fault and its cure.
    pub(in crate::commands) fn open(&self) -> Result<Box<dyn Read>, String> {
        match self {
            Self::Stdin => Ok(Box::new(stdin().lock())),
            Self::File(path) if path.is_dir() => {
                Err(reason(&io::Error::from(ErrorKind::IsADirectory)))
            }
            Self::File(path) => match File::open(path) {
                Ok(file) => Ok(Box::new(file)),
                Err(error) => Err(reason(&error)),
            },
        }
    }
}

/// Return the fault of an input that cannot be read, and its cure.
pub(in crate::commands) fn reason(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "ファイルがありません。名前と場所を確認してください。".to_owned(),
        ErrorKind::PermissionDenied => {
            "ファイルを読む権限がありません。権限を確認してください。".to_owned()
        }
        ErrorKind::IsADirectory => {
            "フォルダーです。中の回答ファイルを指定してください。".to_owned()
        }
        _ => format!("読み取り中に問題が起きました({error})。もう一度お試しください。"),
    }
}

/// Return the bytes, up to one more than an answer file may have.
pub(in crate::commands) fn read_bounded(reader: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(LIMIT).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The lines of a reader, none of them held beyond the size limit.
pub(super) struct Lines<R> {
    reader: BufReader<R>,
    read: usize,
}

/// A line with its number, counted from 1.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) number: usize,
    /// Its bytes, without the line feed; `None` if it is too long.
    pub(super) bytes: Option<Vec<u8>>,
}

impl Line {
    /// Return true if it is empty, or holds only white space.
    pub(super) fn is_blank(&self) -> bool {
        let bytes = self.bytes.as_ref();
        bytes.is_some_and(|bytes| bytes.iter().all(u8::is_ascii_whitespace))
    }

    /// Return true if it is longer than this. A line that is too long to be held is not: little is
    /// held.
    pub(super) fn holds_more_than(&self, count: usize) -> bool {
        self.bytes.as_ref().is_some_and(|bytes| bytes.len() > count)
    }
}

impl<R: Read> Lines<R> {
    /// Return the lines of this reader.
    pub(super) fn of(reader: R) -> Self {
        Self { reader: BufReader::with_capacity(BUFFER, reader), read: 0 }
    }

    /// Return the next line; `None` at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<Line>> {
        let mut bytes = Vec::new();
        let count = (&mut self.reader).take(LIMIT).read_until(b'\n', &mut bytes)?;
        if count == 0 {
            return Ok(None);
        }
        self.read += 1;
        let number = self.read;
        if bytes.last() == Some(&b'\n') {
            bytes.pop();
        } else if bytes.len() > MAX_BYTES {
            drop(bytes);
            self.reader.skip_until(b'\n')?;
            return Ok(Some(Line { number, bytes: None }));
        }
        Ok(Some(Line { number, bytes: Some(bytes) }))
    }

    /// Return true if a whole line has already been read from the source, so that [`Lines::next`]
    /// gives it without waiting.
    pub(super) fn has_buffered_line(&self) -> bool {
        self.reader.buffer().contains(&b'\n')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers_and_lengths(input: &[u8]) -> Vec<(usize, Option<usize>)> {
        let mut lines = Lines::of(input);
        std::iter::from_fn(|| lines.next().unwrap())
            .map(|line| (line.number, line.bytes.map(|bytes| bytes.len())))
            .collect()
    }

    #[test]
    fn the_last_line_needs_no_line_feed_and_an_empty_one_is_a_line() {
        assert_eq!(numbers_and_lengths(b"a\n\nbc"), [(1, Some(1)), (2, Some(0)), (3, Some(2))]);
        assert_eq!(numbers_and_lengths(b""), []);
        assert_eq!(numbers_and_lengths(b"\n"), [(1, Some(0))]);
    }

    #[test]
    fn white_space_alone_is_blank() {
        for (text, blank) in [("", true), (" \t\r", true), ("x", false)] {
            let bytes = Some(text.as_bytes().to_vec());
            assert_eq!(Line { number: 1, bytes }.is_blank(), blank, "{text:?}");
        }
        let too_long = Line { number: 1, bytes: None };
        assert!(!too_long.is_blank());
    }

    #[test]
    fn a_line_of_the_largest_size_is_whole_and_one_byte_more_is_not() {
        let mut input = vec![b'x'; MAX_BYTES];
        assert_eq!(numbers_and_lengths(&input), [(1, Some(MAX_BYTES))]);
        input.extend(b"\nafter\n");
        assert_eq!(numbers_and_lengths(&input), [(1, Some(MAX_BYTES)), (2, Some(5))]);
        input.insert(0, b'x');
        assert_eq!(numbers_and_lengths(&input), [(1, None), (2, Some(5))]);
    }
}
