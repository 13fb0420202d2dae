//! A chapter as part of a larger page: headings one level lower, anchors under a name of its own.

use kijun_content::tree::{Fragment, Node};

/// Lower the headings by one level, and put `name` before every `id` and every link within the
/// chapter. Links to other pages are not changed.
pub(crate) fn join(document: &mut Fragment, name: &str) {
    for node in document.tree_mut().values_mut() {
        let Node::Element(element) = node else { continue };
        element.rename(match element.name() {
            "h2" => "h3",
            "h3" => "h4",
            "h4" => "h5",
            "h5" => "h6",
            other => other,
        });
        if let Some(id) = element.get("id") {
            element.set("id", format!("{name}-{id}"));
        }
        if element.name() == "a"
            && let Some(anchor) = element.get("href").and_then(|href| href.strip_prefix('#'))
        {
            element.set("href", format!("#{name}-{anchor}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use kijun_content::tree::{Builder, Element};

    use super::join;

    #[test]
    fn anchors_and_levels_are_below_the_chapter() {
        let mut html = Builder::default();
        html.element(Element::new("h2").with("id", "a"), |heading| {
            heading.text("x");
            heading.element(Element::new("a").with("href", "#a"), |_| {});
        });
        html.element(Element::new("h3"), |heading| heading.text("y"));
        html.element(Element::new("a").with("href", "../2/#b"), |link| link.text("z"));
        let mut document = html.finish();
        join(&mut document, "c-1");
        let below =
            r##"<h3 id="c-1-a">x<a href="#c-1-a"></a></h3><h4>y</h4><a href="../2/#b">z</a>"##;
        assert_eq!(document.to_string(), below);
    }
}
