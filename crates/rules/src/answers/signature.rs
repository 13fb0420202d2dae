//! The signature of an answer file. Nothing here verifies it.

use std::borrow::Cow;

use super::file::AnswerFile;
use crate::json::{Value, encoded};

/// The name of the signature in a file.
const SIGNATURE: &str = "signature";

impl AnswerFile {
    /// Return the signature; `None` if the file has none. A value that is no text is returned as its
    /// JSON, which is no signature of any kind.
    #[must_use]
    pub fn signature(&self) -> Option<Cow<'_, str>> {
        let raw = self.unknown.get(SIGNATURE).filter(|raw| raw.get() != "null")?;
        let text = Value::alone(raw).string(SIGNATURE);
        Some(text.map_or_else(|_| Cow::Borrowed(raw.get()), Cow::Owned))
    }

    /// Put a signature in place of the earlier one.
    pub fn set_signature(&mut self, signature: &str) {
        self.unknown = self.unknown.with(&[(SIGNATURE, Some(&encoded(signature)))]);
    }
}

#[cfg(test)]
mod tests {
    use super::AnswerFile;

    fn file(fields: &str) -> AnswerFile {
        let text = format!(r#"{{"schema":"kijun-answers/1","checklist":"a/b"{fields}}}"#);
        AnswerFile::read(text.as_bytes()).unwrap()
    }

    #[test]
    fn a_signature_is_read_as_it_stands() {
        for (fields, expected) in [
            ("", None),
            (r#","signature":null"#, None),
            (r#","signature":"""#, Some("")),
            (r#","signature":"ed25519:A\u0041=""#, Some("ed25519:AA=")),
            (r#","signature":true"#, Some("true")),
            (r#","signature":{"value":"x"}"#, Some(r#"{"value":"x"}"#)),
        ] {
            assert_eq!(file(fields).signature().as_deref(), expected, "{fields}");
        }
    }

    #[test]
    fn a_new_signature_takes_the_place_of_the_old_and_leaves_the_rest() {
        let mut file = file(r#","later":1.50,"signature":"old","作成":[1e3]"#);
        file.set_signature("ed25519:\"");
        assert_eq!(
            file.to_json(),
            r#"{"schema":"kijun-answers/1","checklist":"a/b","signature":"ed25519:\"","later":1.50,"作成":[1e3]}"#
        );
    }
}
