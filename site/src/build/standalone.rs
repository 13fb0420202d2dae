//! The form of a checklist as one file: everything that it needs stands in it.
//!
//! The file is opened from a disk, where a page may load nothing. So what it needs is packed, written
//! as base64, and unpacked in the browser.

use kijun_content::Library;

use super::assets::{self, bare};
use super::bundles::{Bundle, Bundles};
use super::{BuildError, Standalone};
use crate::page::{Family, Inline, Look, Program, gzip, pack};

const PAGE: &str = include_str!("../../assets/page.js");
const VIEWS: &str = include_str!("../../assets/standalone.js");
const START: &str = include_str!("../../assets/standalone-start.js");

/// The parts that the files of all checklists share.
pub(super) struct Parts {
    /// For a checklist without an earlier edition.
    plain: Inline,
    /// For a checklist with an earlier edition.
    editions: Inline,
}

impl Parts {
    /// Pack the programs.
    ///
    /// # Errors
    /// Fail with [`BuildError::NoPrograms`] if the programs are not there, and with
    /// [`BuildError::Glue`] if the script of one has no start.
    pub(super) fn pack(
        library: &Library,
        bundles: Option<&Bundles>,
        wanted: Standalone,
    ) -> Result<Self, BuildError> {
        let bundles = bundles.ok_or(BuildError::NoPrograms)?;
        let of = |family| bundles.of_family(family).ok_or(BuildError::NoPrograms);
        let form = |family: Family| program(family.name(), of(family)?);
        let finder = form(Family::Finder)?;
        let unpack = program("unpack", bundles.unpack().ok_or(BuildError::NoPrograms)?)?;
        let style = assets::sheet(Look::Standalone, library.site.header);
        let inline = |form: Program| {
            let programs = vec![finder.clone(), form];
            let mut parts = vec![("style".to_owned(), style.clone().into_bytes())];
            for Program { name, script, wasm } in &programs {
                parts.push((format!("{name}.js"), script.clone().into_bytes()));
                parts.push((format!("{name}.wasm"), wasm.clone()));
            }
            let notices = bundles.notices_of_file();
            parts.extend(notices.map(|bytes| ("notices".to_owned(), bytes.to_vec())));
            let all: Vec<u8> = parts.iter().flat_map(|(_, bytes)| bytes).copied().collect();
            Inline {
                style: style.clone(),
                scripts: vec![bare(PAGE), bare(VIEWS)],
                unpack: unpack.script.clone(),
                unpack_wasm: gzip(&unpack.wasm),
                programs,
                start: bare(START),
                parts: parts.into_iter().map(|(name, bytes)| (name, bytes.len())).collect(),
                packed: pack(&all),
                has_notices: notices.is_some(),
                workbooks: wanted == Standalone::WithWorkbooks,
            }
        };
        Ok(match wanted {
            Standalone::WithWorkbooks => {
                let form = bundles.standalone().ok_or(BuildError::NoPrograms)?;
                let inline = inline(program("standalone", form)?);
                Self { plain: inline.clone(), editions: inline }
            }
            Standalone::WithoutWorkbooks => Self {
                plain: inline(form(Family::Form)?),
                editions: inline(form(Family::FormEditions)?),
            },
        })
    }

    /// Return the parts of a file: `editions` if its checklist has an earlier edition.
    pub(super) fn of(&self, editions: bool) -> &Inline {
        if editions { &self.editions } else { &self.plain }
    }
}

fn program(name: &'static str, Bundle { js, wasm }: &Bundle) -> Result<Program, BuildError> {
    let script = String::from_utf8_lossy(js);
    let start = start_of(&script).ok_or(BuildError::Glue(name))?;
    let script = format!("{script}\nglobalThis.kijun.register({start});\n");
    Ok(Program { name, script, wasm: wasm.clone() })
}

/// Return the name of the function that a module exports as its default: the start of a program, as
/// the generator of its script writes it. A script that a page holds inside cannot be imported.
fn start_of(script: &str) -> Option<&str> {
    // The end of a script's element or a comment of HTML would end it early.
    if script.contains("</script") || script.contains("<!--") {
        return None;
    }
    let exports = script.rsplit_once("export")?.1.trim_start().strip_prefix('{')?;
    let mut exports = exports.split_once('}')?.0.split(',').map(str::trim);
    let start = exports.find_map(|each| each.strip_suffix(" as default"))?.trim();
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '$');
    (!start.is_empty() && start.chars().all(is_name)).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::start_of;

    #[test]
    fn the_start_is_the_default_export() {
        for (script, start) in [
            ("export function a(){}\nexport{b as initSync,c as default};", Some("c")),
            ("export { initSync, __wbg_init as default };\n", Some("__wbg_init")),
            ("let $1;export{$1 as default}", Some("$1")),
            ("export{b as initSync};", None),
            ("export default c;", None),
            ("const a = 1;", None),
            ("x('</script>');export{c as default};", None),
        ] {
            assert_eq!(start_of(script), start, "{script}");
        }
    }
}
