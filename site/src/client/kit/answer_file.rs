//! Chosen answer files, on a page that cannot read tables.

use kijun_rules::AnswerFile;

/// The reason why a chosen file gives no answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The reason in words.
    pub text: String,
    /// True if the file is no JSON: a page that reads tables may be able to read it.
    pub is_elsewhere: bool,
}

/// Read an answer file.
///
/// # Errors
/// Fail with the reason. If the file is no JSON at all, it says to use another page, which the
/// caller links.
pub fn read(bytes: &[u8]) -> Result<AnswerFile, Unread> {
    AnswerFile::read(bytes).map_err(|error| {
        let (text, is_elsewhere) = (error.to_string(), !is_json(bytes));
        let hint = if is_elsewhere {
            " CSVやExcelの表は、次のページで読み込み、回答ファイル(JSON)として保存したものを選んでください。"
        } else {
            ""
        };
        Unread { text: format!("{text}{hint}"), is_elsewhere }
    })
}

/// Return true if these bytes begin as JSON does, or are none at all.
fn is_json(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    matches!(bytes.trim_ascii_start().first(), None | Some(b'{' | b'['))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_table_is_sent_to_its_page_and_broken_json_is_not() {
        for (bytes, expected) in [
            (b"a,b\n".as_slice(), true),
            (b"\xff\xfea\0\t\0", true),
            (b"PK\x03\x04", true),
            (b"\xef\xbb\xbf {", false),
            (b"[1", false),
            (b"", false),
        ] {
            let unread = read(bytes).unwrap_err();
            assert_eq!(unread.is_elsewhere, expected, "{bytes:?}");
            assert_eq!(unread.text.contains("CSVやExcelの表は"), expected, "{bytes:?}: {unread:?}");
        }
    }
}
