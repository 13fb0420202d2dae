//! Figures: the images that chapters show, with their sizes.
//!
//! An image is a file of the standard's folder. Its kind is read from its bytes, which must be those
//! that its name says; a drawing (SVG) may have nothing that runs or loads ([`svg`]). The alternative
//! text is Kijun's words, not the document's: a figure in the document is no text.

mod svg;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use imagesize::ImageType;

use crate::folder::Folder;
use crate::model::{Figure, FigureKind};
use crate::problem::{
    FigureElsewhere, FigureOfOtherKind, FigureUnreadable, FigureUnsafe, FigureWithoutSize,
    FigureWrongKind, Problems,
};
use crate::source::{SourcePlace, Text};

/// The greatest width and height, in pixels. A page of A4 at 600 dots an inch has 4,961 by 7,016.
const LARGEST: usize = 10_000;

/// The figures of a standard's chapters, each read once.
pub(crate) struct Figures<'a> {
    folder: &'a Folder<'a>,
    /// By its path below the standard's folder; `None` if it cannot be shown, which was recorded.
    known: RefCell<BTreeMap<String, Option<Figure>>>,
}

impl<'a> Figures<'a> {
    /// Start without figures.
    pub(crate) fn new(folder: &'a Folder<'a>) -> Self {
        Self { folder, known: RefCell::default() }
    }

    /// Return the width and height of the image with this address in a chapter. Record an address
    /// that is none of an image of the standard's folder.
    pub(crate) fn size(
        &self,
        address: &str,
        at: &SourcePlace,
        problems: &mut Problems,
    ) -> Option<(usize, usize)> {
        if let Some(known) = self.known.borrow().get(address) {
            return known.as_ref().map(|figure| (figure.width, figure.height));
        }
        let figure = self.read(address, at, problems);
        let size = figure.as_ref().map(|figure| (figure.width, figure.height));
        self.known.borrow_mut().insert(address.to_owned(), figure);
        size
    }

    /// Return the figures, sorted by their paths.
    pub(crate) fn finish(self) -> Vec<Figure> {
        self.known.into_inner().into_values().flatten().collect()
    }

    fn read(&self, address: &str, at: &SourcePlace, problems: &mut Problems) -> Option<Figure> {
        // Before the first `/`, a colon makes a scheme: `https:`, `data:`, `C:`.
        let begins = address.split('/').next().unwrap_or_default();
        if begins.contains(':') || address.starts_with("//") {
            problems.add(at, FigureElsewhere { address: address.to_owned() });
            return None;
        }
        let Some(kind) = FigureKind::of_name(address) else {
            problems.add(at, FigureWrongKind { path: address.to_owned() });
            return None;
        };
        let name = Text::new(address, at.clone());
        if !Folder::is_inside(&name, problems) {
            return None;
        }
        let bytes = self.folder.bytes(address, at, problems)?;
        let (width, height) = match kind {
            FigureKind::Svg => drawing(address, &bytes, at, problems)?,
            _ => pixels(kind, address, &bytes, at, problems)?,
        };
        if ![width, height].iter().all(|length| (1..=LARGEST).contains(length)) {
            let path = address.to_owned();
            problems.add(at, FigureWithoutSize { path, width, height, limit: LARGEST });
            return None;
        }
        Some(Figure { path: address.to_owned(), kind, width, height, bytes: Arc::from(bytes) })
    }
}

/// Return the size of an image of pixels.
fn pixels(
    kind: FigureKind,
    path: &str,
    bytes: &[u8],
    at: &SourcePlace,
    problems: &mut Problems,
) -> Option<(usize, usize)> {
    let path = path.to_owned();
    let own = match imagesize::image_type(bytes) {
        Ok(ImageType::Png) => Some(FigureKind::Png),
        Ok(ImageType::Jpeg) => Some(FigureKind::Jpeg),
        Ok(ImageType::Webp) => Some(FigureKind::Webp),
        _ => None,
    };
    if own != Some(kind) {
        let cure = match own {
            Some(own) => format!("中身は{}です。ファイル名の終わりを `.{}` に直してください。", own.name(), own.extension()),
            None => "中身はPNG、JPEG、WebPのどれでもありません。画像のソフトで開き、PNGで保存し直してください。".to_owned(),
        };
        problems.add(at, FigureOfOtherKind { path, kind: kind.name(), cure });
        return None;
    }
    let size = imagesize::blob_size(bytes).ok();
    if size.is_none() {
        problems.add(at, FigureUnreadable { path });
    }
    size.map(|size| (size.width, size.height))
}

/// Return the size of a drawing that neither runs nor loads anything.
fn drawing(
    path: &str,
    bytes: &[u8],
    at: &SourcePlace,
    problems: &mut Problems,
) -> Option<(usize, usize)> {
    let path = path.to_owned();
    match svg::size(bytes) {
        Ok(size) => return Some(size),
        Err(svg::Refused::Unsafe(found)) => problems.add(at, FigureUnsafe { path, found }),
        Err(svg::Refused::NoDrawing) => problems.add(at, FigureUnreadable { path }),
        Err(svg::Refused::NoSize) => {
            problems.add(at, FigureWithoutSize { path, width: 0, height: 0, limit: LARGEST });
        }
    }
    None
}
