//! Drawings (SVG): refused if they have anything that runs or loads, and measured.
//!
//! A page shows a drawing as an image, in which a browser runs no script and loads nothing. But the
//! file can be opened by itself, so it must be harmless there, too.

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// The reason why a drawing is not published.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// It has this, which could run or load something.
    Unsafe(String),
    /// It is no XML with the root `svg`.
    NoDrawing,
    /// It has neither `width` and `height` nor a `viewBox`.
    NoSize,
}

/// Elements that run, load, or show what is not drawn, in any namespace.
const ELEMENTS: [&str; 17] = [
    "script",
    "foreignobject",
    "iframe",
    "embed",
    "object",
    "audio",
    "video",
    "handler",
    "listener",
    "set",
    "animate",
    "animatemotion",
    "animatetransform",
    "animatecolor",
    "feimage",
    "link",
    "base",
];

/// The ways in which an address may begin that loads nothing: a place of the drawing, an image in it.
const INSIDE: [&str; 5] = [
    "#",
    "data:image/png;base64,",
    "data:image/jpeg;base64,",
    "data:image/gif;base64,",
    "data:image/webp;base64,",
];

/// Check a drawing, and return its width and height in CSS pixels.
pub(super) fn size(bytes: &[u8]) -> Result<(usize, usize), Refused> {
    let text = std::str::from_utf8(bytes).map_err(|_| Refused::NoDrawing)?;
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let mut size = None;
    let mut depth = 0_usize;
    let mut in_style = false;
    loop {
        let event = reader.read_event().map_err(|_| Refused::NoDrawing)?;
        match &event {
            Event::Start(element) | Event::Empty(element) => {
                let name = local_name(element.name().as_ref());
                if depth == 0 && size.is_none() {
                    if name != "svg" {
                        return Err(Refused::NoDrawing);
                    }
                    size = Some(measure(element)?);
                }
                check_element(&name, element)?;
                if matches!(event, Event::Start(_)) {
                    in_style = name == "style";
                    depth += 1;
                }
            }
            Event::End(_) => {
                in_style = false;
                depth = depth.saturating_sub(1);
            }
            Event::Text(text) if in_style => {
                check_style(text.as_ref())?;
            }
            Event::CData(text) if in_style => {
                check_style(text.as_ref())?;
            }
            // A character by its number could hide an address in a style.
            Event::GeneralRef(_) if in_style => return Err(Refused::Unsafe("&…;".to_owned())),
            Event::DocType(_) => return Err(Refused::Unsafe("<!DOCTYPE".to_owned())),
            Event::PI(_) => return Err(Refused::Unsafe("<?…?>".to_owned())),
            Event::Eof => break,
            _ => {}
        }
    }
    if depth > 0 {
        return Err(Refused::NoDrawing);
    }
    let size = size.ok_or(Refused::NoDrawing)?;
    size.ok_or(Refused::NoSize)
}

/// Return a name without the prefix of its namespace, in lower case.
fn local_name(name: &str) -> String {
    let name = name.to_ascii_lowercase();
    name.rsplit(':').next().unwrap_or_default().to_owned()
}

/// Return the attributes of an element, each with its name as written and its value.
fn attributes(element: &BytesStart<'_>) -> Result<Vec<(String, String)>, Refused> {
    let mut all = Vec::new();
    for attribute in element.attributes() {
        let attribute = attribute.map_err(|_| Refused::NoDrawing)?;
        let value =
            quick_xml::escape::unescape(&attribute.value).map_err(|_| Refused::NoDrawing)?;
        let name = attribute.key.as_ref().to_owned();
        all.push((name, value.into_owned()));
    }
    Ok(all)
}

fn check_element(name: &str, element: &BytesStart<'_>) -> Result<(), Refused> {
    if ELEMENTS.contains(&name) {
        return Err(Refused::Unsafe(format!("<{name}>")));
    }
    for (written, value) in attributes(element)? {
        let local = local_name(&written);
        let bare: String = value.chars().filter(|letter| !letter.is_whitespace()).collect();
        let bare = bare.to_ascii_lowercase();
        let is_address = matches!(local.as_str(), "href" | "src" | "action" | "formaction");
        let leads_out = is_address && !INSIDE.iter().any(|inside| bare.starts_with(inside));
        // A link that the reader follows loads nothing by itself, but leads out of the site.
        if local.starts_with("on") || leads_out || (written != "xmlns" && local == "base") {
            return Err(Refused::Unsafe(format!("{written}=\"{value}\"")));
        }
        if !written.starts_with("xmlns") {
            check_style(&value)?;
        }
    }
    Ok(())
}

/// Refuse styles that load something, and escapes that could hide it.
fn check_style(style: &str) -> Result<(), Refused> {
    let bare: String = style.chars().filter(|letter| !letter.is_whitespace()).collect();
    let bare = bare.to_ascii_lowercase();
    if let Some(found) =
        ["@import", "\\", "javascript:", "expression("].iter().find(|each| bare.contains(**each))
    {
        return Err(Refused::Unsafe((*found).to_owned()));
    }
    let mut rest = bare.as_str();
    while let Some((_, after)) = rest.split_once("url(") {
        let address = after.trim_start_matches(['"', '\'']);
        if !INSIDE.iter().any(|inside| address.starts_with(inside)) {
            let shown: String = address.chars().take(40).collect();
            return Err(Refused::Unsafe(format!("url({shown}")));
        }
        rest = after;
    }
    Ok(())
}

/// Return the width and height of the root; `None` if it has none.
fn measure(root: &BytesStart<'_>) -> Result<Option<(usize, usize)>, Refused> {
    let all = attributes(root)?;
    let of = |name: &str| all.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str());
    let own = of("width").and_then(length).zip(of("height").and_then(length));
    Ok(own.or_else(|| {
        let view: Vec<usize> = of("viewBox")?
            .split([' ', ',', '\n', '\t'])
            .filter(|part| !part.is_empty())
            .skip(2)
            .filter_map(length)
            .collect();
        match view[..] {
            [width, height] => Some((width, height)),
            _ => None,
        }
    }))
}

/// Return a length in whole CSS pixels, rounded up; `None` for a share of something else (`100%`).
fn length(written: &str) -> Option<usize> {
    let written = written.trim();
    let end = written.find(|letter: char| !letter.is_ascii_digit() && letter != '.');
    let (number, unit) = written.split_at(end.unwrap_or(written.len()));
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    // Thousandths are enough: a pixel of a paper of one metre.
    let part: String = part.chars().chain("000".chars()).take(3).collect();
    let whole: u64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let thousandths = whole.checked_mul(1000)?.checked_add(part.parse().ok()?)?;
    // Each unit in thousandths of a pixel, of which an inch has 96.
    let pixels = match unit {
        "" | "px" => 1000,
        "pt" => 1333,
        "pc" => 16_000,
        "mm" => 3780,
        "cm" => 37_795,
        "in" => 96_000,
        _ => return None,
    };
    usize::try_from(thousandths.checked_mul(pixels)?.div_ceil(1_000_000)).ok()
}

#[cfg(test)]
mod tests {
    use super::{Refused, size};

    fn of(inside: &str) -> Result<(usize, usize), Refused> {
        let svg = format!(
            "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" \
             xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"40\" height=\"20\">{inside}</svg>"
        );
        size(svg.as_bytes())
    }

    #[test]
    fn a_drawing_of_shapes_is_measured() {
        for inside in [
            "<rect width=\"5\" height=\"5\" fill=\"url(#a)\"/>",
            "<style>rect { fill: url('#a') }</style>",
            "<g xlink:href=\"#a\"><text>承認 &amp; 申請</text></g>",
            "<image href=\"data:image/png;base64,AAAA\"/>",
            "<!-- <script> --><title>図</title>",
        ] {
            assert_eq!(of(inside), Ok((40, 20)), "{inside}");
        }
        let sized = |attributes: &str| size(format!("<svg {attributes}/>").as_bytes());
        assert_eq!(sized("viewBox=\"0 0 300 150.2\""), Ok((300, 151)));
        assert_eq!(sized("width=\"100%\" height=\"9\" viewBox=\"0,0,30,15\""), Ok((30, 15)));
        assert_eq!(sized("width=\"210mm\" height=\"1in\""), Ok((794, 96)));
        assert_eq!(sized(""), Err(Refused::NoSize));
    }

    #[test]
    fn what_runs_or_loads_is_refused() {
        for inside in [
            "<script>alert(1)</script>",
            "<ScRiPt/>",
            "<x:script xmlns:x=\"http://www.w3.org/1999/xhtml\"/>",
            "<rect onload=\"a()\"/>",
            "<rect ONCLICK=\"a()\"/>",
            "<foreignObject/>",
            "<image href=\"https://example.jp/a.png\"/>",
            "<image xlink:href=\" //example.jp/a.png\"/>",
            "<image xlink:href=\"a.png\"/>",
            "<use href=\"data:image/svg+xml;base64,AAAA\"/>",
            "<a href=\"java&#115;cript:a()\"><rect/></a>",
            "<style>@import 'a.css';</style>",
            "<style><![CDATA[rect { fill: url( http://example.jp/ ) }]]></style>",
            "<style>rect { fill: u\\72l(a) }</style>",
            "<style>rect { fill: &#117;rl(a) }</style>",
            "<rect style=\"fill: url('a.svg#b')\"/>",
            "<rect fill=\"url(a.svg#b)\"/>",
            "<set attributeName=\"href\" to=\"x\"/>",
            "<g xml:base=\"https://example.jp/\"/>",
            "<?xml-stylesheet href=\"a.css\"?>",
        ] {
            assert!(matches!(of(inside), Err(Refused::Unsafe(_))), "{inside}: {:?}", of(inside));
        }
        let entity = "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg width=\"1\" height=\"1\">&a;</svg>";
        assert!(matches!(size(entity.as_bytes()), Err(Refused::Unsafe(_))));
    }

    #[test]
    fn what_is_no_drawing_is_told_from_one() {
        for bytes in
            [&b""[..], b"\x89PNG", b"<html/>", b"<svg width=\"1\" height=\"1\"><g>", b"\xff"]
        {
            assert_eq!(size(bytes), Err(Refused::NoDrawing), "{bytes:?}");
        }
    }
}
