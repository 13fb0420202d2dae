//! The controls of a page with a program, before the program is live: disabled, and not restored.
//!
//! After a reload, Firefox gives every control the state that it had before, and that includes
//! "not disabled": a control would be usable before its page is sealed, and what is typed or chosen
//! then would be lost. The attribute `autocomplete="off"` forbids this, also for buttons and file
//! controls. The program enables all controls when the page is sealed.

/// The elements that a browser restores.
const NAMES: [&str; 4] = ["button", "input", "select", "textarea"];

/// The attributes that every control has, with the beginning by which one is found.
const ATTRIBUTES: [(&str, &str); 2] =
    [(" autocomplete=", " autocomplete=\"off\""), (" disabled", " disabled")];

/// Add the attributes to all controls of a page that do not have them. Texts and attributes are
/// escaped, so `<` only begins a tag.
pub(crate) fn closed(html: &str) -> String {
    let mut tags = html.split('<');
    let mut all = tags.next().unwrap_or_default().to_owned();
    for tag in tags {
        all.push('<');
        let name = tag.split([' ', '>']).next().unwrap_or_default();
        if !NAMES.contains(&name) {
            all.push_str(tag);
            continue;
        }
        let has = tag.split('>').next().unwrap_or_default();
        let (name, rest) = tag.split_at(name.len());
        all.push_str(name);
        all.extend(
            ATTRIBUTES.iter().filter(|(name, _)| !has.contains(name)).map(|(_, each)| *each),
        );
        all.push_str(rest);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::closed;

    #[test]
    fn every_control_is_disabled_and_not_restored() {
        for (html, expected) in [
            ("a<button>b</button>", "a<button autocomplete=\"off\" disabled>b</button>"),
            (
                "<p><input disabled=\"\"><select id=\"a\">",
                "<p><input autocomplete=\"off\" disabled=\"\">\
                 <select autocomplete=\"off\" disabled id=\"a\">",
            ),
            (
                "<textarea autocomplete=\"off\" disabled></textarea>",
                "<textarea autocomplete=\"off\" disabled></textarea>",
            ),
            ("<p>&lt;button&gt; disabled</p>", "<p>&lt;button&gt; disabled</p>"),
            ("", ""),
        ] {
            assert_eq!(closed(html), expected);
        }
    }
}
