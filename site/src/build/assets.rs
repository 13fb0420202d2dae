//! The files that pages load: style sheets, three scripts, and the bundles of the programs.
//!
//! Their names contain a hash of their bytes, so that a browser never mixes two versions.

use data_encoding::HEXLOWER;
use kijun_content::model::{Figure, Header};
use sha2::{Digest, Sha256};

use super::bundles::{Bundle, Bundles, NOTICES};
use crate::page::{Assets, BundleAddress, Look, header};

/// The folder of the assets, below the site's root.
const FOLDER: &str = "assets";

const LOADER: &str = include_str!("../../assets/loader.js");
const WATCHDOG: &str = include_str!("../../assets/watchdog.js");
const PAGE: &str = include_str!("../../assets/page.js");
const READING: &str = include_str!("../../assets/reading.js");
const NOTES: &str = include_str!("../../assets/notes.js");
/// The module without content: the loader asks for it to learn whether a server has such files at all.
const EMPTY: &[u8] = b"\0asm\x01\0\0\0";

/// A file to be written: its path below the site's root, and its bytes.
pub(super) type File = (String, Vec<u8>);

/// Collect the assets: their addresses, and the files to be written. `colours`: those of the header.
pub(super) fn gather(bundles: Option<&Bundles>, colours: Option<Header>) -> (Assets, Vec<File>) {
    let mut files = Vec::new();
    let styles = Look::ALL
        .iter()
        .map(|look| hashed(&mut files, look.name(), "css", sheet(*look, colours).into_bytes()))
        .collect();
    let loader = hashed(&mut files, "loader", "js", bare(LOADER).into_bytes());
    let watchdog = hashed(&mut files, "watchdog", "js", bare(WATCHDOG).into_bytes());
    let empty = hashed(&mut files, "empty", "wasm", EMPTY.to_vec());
    let page = hashed(&mut files, "page", "js", bare(PAGE).into_bytes());
    let reading = hashed(&mut files, "reading", "js", bare(READING).into_bytes());
    let notes = hashed(&mut files, "notes", "js", bare(NOTES).into_bytes());
    let known = bundles.iter().flat_map(|bundles| bundles.all());
    let addresses = known.map(|(family, Bundle { js, wasm })| BundleAddress {
        js: hashed(&mut files, family.name(), "js", js.clone()),
        wasm: hashed(&mut files, &format!("{}_bg", family.name()), "wasm", wasm.clone()),
    });
    let addresses = addresses.collect();
    let notices = bundles.and_then(Bundles::notices).map(|bytes| {
        files.push((NOTICES.to_owned(), bytes.to_vec()));
        NOTICES.to_owned()
    });
    (
        Assets {
            styles,
            loader,
            watchdog,
            empty,
            page,
            reading,
            notes,
            bundles: addresses,
            notices,
            standalone: false,
        },
        files,
    )
}

/// Return the style sheet of a look, with the site's own colours.
pub(super) fn sheet(look: Look, colours: Option<Header>) -> String {
    look.sheet() + &colours.map(header).unwrap_or_default()
}

/// Remove comment lines, indentation, and the breaks of lines that go on, from a script. No string
/// in it may go over several lines.
pub(super) fn bare(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.flat_map(|line| [line, if line.ends_with(GOES_ON) { "" } else { "\n" }]).collect()
}

/// After these, the break of a line means nothing.
const GOES_ON: [char; 4] = ['{', '(', ',', ';'];

/// Add a file under a name with the hash of its bytes, and return its address.
fn hashed(files: &mut Vec<File>, name: &str, extension: &str, bytes: Vec<u8>) -> String {
    let path = address(name, extension, &bytes);
    files.push((path.clone(), bytes));
    path
}

/// Return the address of a file below the site's root: its name contains the hash of its bytes.
pub(super) fn address(name: &str, extension: &str, bytes: &[u8]) -> String {
    let hash = HEXLOWER.encode(&Sha256::digest(bytes)[..8]);
    format!("{FOLDER}/{name}-{hash}.{extension}")
}

/// Return the address of an image below the site's root.
pub(crate) fn figure_address(figure: &Figure) -> String {
    address("figure", figure.kind.extension(), &figure.bytes)
}

/// Return whether a path is one that [`address`] makes.
pub(super) fn is_hashed(path: &str) -> bool {
    let name = path.strip_prefix(FOLDER).and_then(|path| path.strip_prefix('/'));
    let stem = name.and_then(|name| name.rsplit_once('.')).map(|(stem, _)| stem);
    let hash = stem.and_then(|stem| stem.rsplit_once('-')).map(|(_, hash)| hash);
    hash.is_some_and(|hash| hash.len() == 16 && hash.bytes().all(|each| each.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::{Bundles, address, bare, gather, is_hashed};
    use crate::page::{Family, Look};

    #[test]
    fn hashes_are_those_of_the_published_algorithm() {
        assert_eq!(address("a", "js", b""), "assets/a-e3b0c44298fc1c14.js");
        assert_eq!(address("a", "js", b"abc"), "assets/a-ba7816bf8f01cfea.js");
    }

    #[test]
    fn addresses_with_a_hash_are_told_from_others() {
        for (path, hashed) in [
            (address("form_bg", "wasm", b"1").as_str(), true),
            ("assets/form.wasm", false),
            ("assets/form-1.wasm", false),
            ("form-0123456789abcdef.wasm", false),
            ("index.html", false),
        ] {
            assert_eq!(is_hashed(path), hashed, "{path}");
        }
    }

    #[test]
    fn scripts_lose_their_comments() {
        assert_eq!(bare("// a\n{\n  b;\n\n}\nc()\n"), "{b;}\nc()\n");
    }

    #[test]
    fn a_line_with_a_comment_at_its_end_does_not_go_on() {
        for script in [super::LOADER, super::WATCHDOG, super::PAGE, super::READING, super::NOTES] {
            for line in bare(script).lines() {
                assert!(!line.contains(" // "), "{line}");
            }
        }
    }

    #[test]
    fn the_watchdog_has_at_most_a_kilobyte() {
        assert!(bare(super::WATCHDOG).len() <= 1000, "{}", bare(super::WATCHDOG).len());
    }

    #[test]
    fn bundles_get_hashed_names() {
        let part = |family: Family, name: &str| {
            (format!("{}/{name}", family.name()), family.name().as_bytes().to_vec())
        };
        let parts = Family::ALL.map(|each| [part(each, "x-1.js"), part(each, "x-1_bg.wasm")]);
        let mut parts = parts.concat();
        let bundles = Bundles::of(&parts).unwrap();
        let (assets, files) = gather(Some(&bundles), None);
        assert_eq!(files.len(), 6 + Look::ALL.len() + 2 * Family::ALL.len());
        assert_eq!(assets.notices, None);
        let form = assets.bundle(Family::Form).unwrap();
        assert!(form.wasm.starts_with("assets/form_bg-"), "{form:?}");
        let js = files.iter().find(|(path, _)| *path == form.js).unwrap();
        assert_eq!(js.1, b"form");
        parts.push(("third-party.txt".to_owned(), b"notices".to_vec()));
        let bundles = Bundles::of(&parts).unwrap();
        let (assets, files) = gather(Some(&bundles), None);
        assert_eq!(assets.notices.as_deref(), Some("third-party.txt"));
        assert!(files.contains(&("third-party.txt".to_owned(), b"notices".to_vec())));
    }
}
