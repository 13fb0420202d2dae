//! From a library to a folder of static files.
//!
//! 1. Open the output folder: it must be empty or made by Kijun.
//! 2. Collect the assets, and name them by a hash of their bytes.
//! 3. Render and write the pages in parallel; no page is kept in memory.
//! 4. Make the search index from the rendered pages, and the search page that uses it.
//! 5. Put the new site in the place of the old one.

mod assets;
mod bundles;
mod error;
mod index;
mod output;
mod packed;
mod standalone;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use kijun_content::Library;
use rayon::prelude::*;

pub use crate::page::Family;
use crate::page::{Look, Site};
use crate::pages;
use crate::routes::{Root, Route};
pub(crate) use assets::figure_address;
pub use bundles::Bundles;
pub use error::BuildError;
use index::Index;
use output::Output;
use standalone::Parts;

/// Options of a build.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The address under which the whole site will be served, e.g. `/sub/path/`; `None` means `/`.
    ///
    /// Links between pages do not need it. The page for unknown addresses does, and it separates
    /// what several sites of one origin store in the browser.
    pub base_url: Option<String>,
    /// The programs, compiled for the browser; with `None` the pages refer to the forms on paper.
    pub bundles: Option<Bundles>,
    /// The forms as one file each; `None` to write none.
    pub standalone: Option<Standalone>,
    /// True to write also packed forms (`.br`, `.gz`) beside the files, for a web server that sends
    /// them as they are.
    pub compress: bool,
    /// True to remove the files of earlier builds; otherwise what the pages of the last build load
    /// stays until the next one.
    pub clean: bool,
    /// True to build also the page with all components and their states; for development only.
    pub styleguide: bool,
}

/// The scope of the forms as one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standalone {
    /// They make workbooks, too.
    WithWorkbooks,
    /// They do not, and weigh half as much.
    WithoutWorkbooks,
}

impl Options {
    /// Return the address under which the site is served, with a slash at both ends.
    #[must_use]
    pub fn base(&self) -> String {
        match self.base_url.as_deref().unwrap_or_default().trim_matches('/') {
            "" => "/".to_owned(),
            base => format!("/{base}/"),
        }
    }
}

/// The result of a build.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Built {
    /// The number of pages.
    pub pages: usize,
    /// The number of files that are new or have changed.
    pub written: usize,
    /// The number of files of an earlier build that were removed.
    pub removed: usize,
    /// Warnings for the person who builds, in Japanese.
    pub warnings: Vec<String>,
}

/// Build the site of `library` into the folder `out`.
///
/// # Errors
/// Fail as described in [`BuildError`]. Then the folder has the site that it had before, except
/// after [`BuildError::HalfSwapped`]. Files of others in it are never removed or overwritten.
pub fn build(library: &Library, options: &Options, out: &Path) -> Result<Built, BuildError> {
    let mut output = Output::open(out)?;
    let bundles = options.bundles.as_ref();
    let (mut assets, mut assets_files) = assets::gather(bundles, library.site.header);
    let parts =
        options.standalone.map(|wanted| Parts::pack(library, bundles, wanted)).transpose()?;
    assets.standalone = parts.is_some();
    for figure in library.standards.iter().flat_map(|standard| &standard.figures) {
        let file = figure_address(figure);
        // Two standards may show the same image.
        if assets_files.iter().all(|(known, _)| *known != file) {
            assets_files.push((file, figure.bytes.to_vec()));
        }
    }
    if !options.styleguide {
        let samples = assets.style(Look::Styleguide);
        assets_files.retain(|(file, _)| file != samples);
    }
    let site = Site { library, assets: &assets, base: options.base(), pieces: Vec::new() };
    let pages: Vec<(Route, String)> = Route::all(library)
        .chain(options.styleguide.then_some(Route::Styleguide))
        .map(|route| (route, format!("{}{INDEX}", route.path(library))))
        .collect();

    let alone: Vec<(usize, usize, String)> = (0..)
        .zip(&library.standards)
        .filter(|_| parts.is_some())
        .flat_map(|(place, standard)| {
            let lists = (0..).zip(&standard.checklists);
            lists.map(move |(list, each)| (place, list, Route::standalone(each)))
        })
        .collect();
    let mut files: BTreeSet<String> = pages.iter().map(|(_, file)| file.clone()).collect();
    files.extend(assets_files.iter().map(|(file, _)| file.clone()));
    files.extend(alone.iter().map(|(.., file)| file.clone()));
    files.extend(pages::schema::files().map(|(file, _)| file));
    files.insert(NOT_FOUND.to_owned());
    output.announce(&files)?;

    let written = AtomicUsize::new(0);
    let write = |output: &Output, file: &str, bytes: &[u8]| {
        let count = usize::from(output.write(file, bytes)?);
        written.fetch_add(count, Ordering::Relaxed);
        if options.compress && packed::is_worth(file) {
            output.pack(file, bytes)?;
        }
        Ok::<_, BuildError>(())
    };
    assets_files.par_iter().try_for_each(|(file, bytes)| write(&output, file, bytes))?;
    for (file, text) in pages::schema::files() {
        write(&output, &file, text.as_bytes())?;
    }
    let root = Root::absolute(&site.base);
    write(&output, NOT_FOUND, pages::not_found::render(&site, root).as_bytes())?;
    let index = Index::default();
    let (search, pages): (Vec<_>, Vec<_>) =
        pages.into_iter().partition(|(route, _)| *route == Route::Search);
    pages.par_iter().try_for_each(|(route, file)| {
        let page = pages::render(&site, *route);
        // The training and the question repeat other pages: in the index, their words would hide
        // other hits.
        if !matches!(
            route,
            Route::Ask | Route::Training(_) | Route::TrainingNotes(_) | Route::Styleguide
        ) {
            index.add(*route, &page);
        }
        write(&output, file, page.html.as_bytes())
    })?;
    alone.par_iter().try_for_each(|(place, list, file)| {
        let page = parts.as_ref().and_then(|parts| {
            pages::standalone::render(&site, (*place, *list), &|editions| parts.of(editions))
        });
        page.map_or(Ok(()), |page| write(&output, file, page.as_bytes()))
    })?;
    let pieces: Vec<assets::File> = index
        .finish(library)
        .into_iter()
        .map(|(name, piece)| (assets::address(&name, "txt", piece.as_bytes()), piece.into_bytes()))
        .collect();
    files.extend(pieces.iter().map(|(file, _)| file.clone()));
    output.announce(&files)?;
    pieces.par_iter().try_for_each(|(file, bytes)| write(&output, file, bytes))?;
    let site = Site { pieces: pieces.into_iter().map(|(file, _)| file).collect(), ..site };
    for (route, file) in &search {
        write(&output, file, pages::render(&site, *route).html.as_bytes())?;
    }
    let mut warnings = output.warnings().to_vec();
    let removed = output.finish(|path| !options.clean && assets::is_hashed(path))?;

    if options.bundles.is_none() {
        warnings.push(PAPER_ONLY.to_owned());
    }
    if options.bundles.as_ref().is_some_and(|bundles| bundles.notices().is_none()) {
        warnings.push(NO_NOTICES.to_owned());
    }
    Ok(Built {
        pages: pages.len() + search.len() + alone.len() + 1,
        written: written.into_inner(),
        removed,
        warnings,
    })
}

const INDEX: &str = "index.html";
const NOT_FOUND: &str = "404.html";
const NO_NOTICES: &str = "画面用プログラムのフォルダーに third-party.txt がないため、\
    使っているソフトウェアの表示を載せられません。公開するサイトは cargo xtask build で作ってください。";
const PAPER_ONLY: &str = "画面用プログラムの指定(--bundle)がないため、\
    自己点検と分類の判定は画面では動きません。ページには紙のチェックリストへの案内だけが出ます。\
    画面用プログラムは、リポジトリで cargo xtask build を実行すると target/bundles にできます。\
    cargo xtask dist で作った kijun には初めから入っています。";
