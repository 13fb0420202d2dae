//! From a library to a folder of static files.
//!
//! 1. Open the output folder: it must be empty or made by Kijun.
//! 2. Collect the assets, and name them by a hash of their bytes.
//! 3. Render and write the pages in parallel; no page is kept in memory.
//! 4. Make the search index from the rendered pages, and the search page that uses it.
//! 5. Remove the files of an earlier build that this build did not write.

mod assets;
mod error;
mod index;
mod output;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use kijun_content::Library;
use rayon::prelude::*;

pub use crate::page::Family;
use crate::page::{Look, Site};
use crate::pages;
use crate::routes::{Root, Route};
pub use assets::Bundles;
pub use error::BuildError;
use index::Index;
use output::Output;

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
    /// True to build also the page with all components and their states; for development only.
    pub styleguide: bool,
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
    /// The number of files written; the others already had the same bytes.
    pub written: usize,
    /// The number of files of an earlier build that were removed.
    pub removed: usize,
    /// Warnings for the person who builds, in Japanese.
    pub warnings: Vec<String>,
}

/// Build the site of `library` into the folder `out`.
///
/// # Errors
/// Fail as described in [`BuildError`]. Nothing is removed or overwritten in a folder that Kijun
/// did not make.
pub fn build(library: &Library, options: &Options, out: &Path) -> Result<Built, BuildError> {
    let output = Output::open(out)?;
    let (assets, mut assets_files) = assets::gather(options.bundles.as_ref())?;
    if !options.styleguide {
        let samples = assets.style(Look::Styleguide);
        assets_files.retain(|(file, _)| file != samples);
    }
    let site = Site { library, assets: &assets, base: options.base(), pieces: Vec::new() };
    let pages: Vec<(Route, String)> = Route::all(library)
        .chain(options.styleguide.then_some(Route::Styleguide))
        .map(|route| (route, format!("{}{INDEX}", route.path(library))))
        .collect();

    let mut files: BTreeSet<String> = pages.iter().map(|(_, file)| file.clone()).collect();
    files.extend(assets_files.iter().map(|(file, _)| file.clone()));
    files.insert(NOT_FOUND.to_owned());
    output.announce(&files)?;

    let written = AtomicUsize::new(0);
    let write = |file: &str, bytes: &[u8]| {
        let count = usize::from(output.write(file, bytes)?);
        written.fetch_add(count, Ordering::Relaxed);
        Ok::<_, BuildError>(())
    };
    for (file, bytes) in &assets_files {
        write(file, bytes)?;
    }
    let root = Root::absolute(&site.base);
    write(NOT_FOUND, pages::not_found::render(&site, root).as_bytes())?;
    let index = Index::default();
    let (search, pages): (Vec<_>, Vec<_>) =
        pages.into_iter().partition(|(route, _)| *route == Route::Search);
    pages.par_iter().try_for_each(|(route, file)| {
        let page = pages::render(&site, *route);
        // The training repeats other pages: in the index, its words would hide other hits.
        if !matches!(route, Route::Training(_) | Route::Styleguide) {
            index.add(*route, &page);
        }
        write(file, page.html.as_bytes())
    })?;
    let pieces: Vec<assets::File> = index
        .finish(library)
        .into_iter()
        .map(|(name, piece)| (assets::address(&name, "txt", piece.as_bytes()), piece.into_bytes()))
        .collect();
    files.extend(pieces.iter().map(|(file, _)| file.clone()));
    output.announce(&files)?;
    for (file, bytes) in &pieces {
        write(file, bytes)?;
    }
    let site = Site { pieces: pieces.into_iter().map(|(file, _)| file).collect(), ..site };
    for (route, file) in &search {
        write(file, pages::render(&site, *route).html.as_bytes())?;
    }
    let removed = output.finish(&files)?;

    let mut warnings = Vec::new();
    if options.bundles.is_none() {
        warnings.push(PAPER_ONLY.to_owned());
    }
    Ok(Built {
        pages: pages.len() + search.len() + 1,
        written: written.into_inner(),
        removed,
        warnings,
    })
}

const INDEX: &str = "index.html";
const NOT_FOUND: &str = "404.html";
const PAPER_ONLY: &str = "画面用プログラムの指定(--bundle)がないため、\
    自己点検と分類の判定は画面では動きません。ページには紙の点検票への案内だけが出ます。";
