//! The search's index.

use kijun_search::index::nfkc;
use kijun_search::{Piece, Ready};
use kijun_site::data::in_order;
use kijun_site::data::search::SearchData;
use scraper::{Html, Selector};

use super::SITE;

/// Read the pieces as a browser loads them: those that the search page names.
pub fn pieces() -> Vec<Ready> {
    let page = Html::parse_document(&SITE.pages["search/index.html"]);
    let holder = page.select(&Selector::parse("[data-props]").unwrap()).next().unwrap();
    let data: SearchData = in_order::read(holder.attr("data-props").unwrap()).unwrap();
    let folder = SITE.folder.join("search");
    let read = |address: &String| std::fs::read_to_string(folder.join(address)).unwrap();
    data.pieces.iter().map(|piece| Ready::new(Piece::read(&read(&piece.address)), &nfkc)).collect()
}
