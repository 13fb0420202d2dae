//! The images of a chapter: their files' addresses, or the images themselves.

use data_encoding::BASE64;
use kijun_content::model::{Figure, Standard};
use kijun_content::tree::{Fragment, Node};

use crate::build::figure_address;
use crate::page::Here;

/// Give the images of a chapter their addresses. In a file by itself the image is in its address.
pub(crate) fn place_figures(document: &mut Fragment, here: &Here<'_>, standard: &Standard) {
    for node in document.tree_mut().values_mut() {
        if let Node::Element(element) = node
            && element.name() == "img"
            && let Some(path) = element.get("src")
            && let Some(figure) = standard.figures.iter().find(|figure| figure.path == path)
        {
            let address = if here.root.is_inside() {
                inside(figure)
            } else {
                here.link(&figure_address(figure))
            };
            element.set("src", address);
        }
    }
}

/// Return the address that has the image in it.
fn inside(figure: &Figure) -> String {
    format!("data:{};base64,{}", figure.kind.media_type(), BASE64.encode(&figure.bytes))
}
