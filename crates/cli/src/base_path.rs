//! The path below which a site is served.

use crate::failure::Failure;

/// Return the path with a slash at both ends.
///
/// # Errors
/// Fail if it is no plain path.
pub(crate) fn base_path(given: &str) -> Result<String, Failure> {
    let inner = given.trim_matches('/');
    let is_plain = |part: &str| {
        !["", ".", ".."].contains(&part)
            && part.chars().all(|char| char.is_ascii_alphanumeric() || "-_.~".contains(char))
    };
    if inner.is_empty() {
        Ok("/".to_owned())
    } else if inner.split('/').all(is_plain) {
        Ok(format!("/{inner}/"))
    } else {
        Err(Failure::Input(format!(
            "--base-url に『{given}』は使えません。/kijun/ のように、半角の英数字と - _ . ~ で指定してください。"
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::base_path;

    #[test]
    fn the_base_path_has_a_slash_at_both_ends() {
        for (given, path) in [("", "/"), ("/", "/"), ("kijun", "/kijun/"), ("/a/b/", "/a/b/")] {
            assert_eq!(base_path(given).unwrap(), path);
        }
        for wrong in ["/a//b/", "/{x}/", "/基準/", "/a b/", "/../a/", "/./"] {
            assert!(base_path(wrong).is_err(), "{wrong}");
        }
    }
}
