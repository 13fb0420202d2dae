//! A chapter's HTML as part of a larger page: one level down, its anchors under a name of its own.

use lol_html::{RewriteStrSettings, element, rewrite_str};

/// The HTML with its headings one level lower, and with every `id` and every link within it below
/// `name`. Links to other pages stay as they are.
pub(crate) fn joined(name: &str, html: &str) -> String {
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("h2, h3, h4, h5", |heading| {
            let lower = match heading.tag_name().as_str() {
                "h2" => "h3",
                "h3" => "h4",
                "h4" => "h5",
                _ => "h6",
            };
            Ok(heading.set_tag_name(lower)?)
        }))
        .append_element_content_handler(element!("[id]", |element| {
            let id = element.get_attribute("id").unwrap_or_default();
            Ok(element.set_attribute("id", &format!("{name}-{id}"))?)
        }))
        .append_element_content_handler(element!("a[href^='#']", |link| {
            let href = link.get_attribute("href").unwrap_or_default();
            let anchor = href.trim_start_matches('#');
            Ok(link.set_attribute("href", &format!("#{name}-{anchor}"))?)
        }));
    // Our own HTML is well-formed; were it not, the words would matter more than their anchors.
    rewrite_str(html, settings).unwrap_or_else(|_| html.to_owned())
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn anchors_and_levels_are_below_the_chapter() {
        let html = r##"<h2 id="a">x<a href="#a"></a></h2><h3>y</h3><a href="../2/#b">z</a>"##;
        let below =
            r##"<h3 id="c-1-a">x<a href="#c-1-a"></a></h3><h4>y</h4><a href="../2/#b">z</a>"##;
        assert_eq!(joined("c-1", html), below);
    }
}
