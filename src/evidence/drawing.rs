//! SVG drawings, as signature pads make them: kept as they are, unless they act or point outside.
//!
//! What is known to draw is let through, and everything else refused: a viewer may be a browser.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// The elements that draw, describe or group (SVG 2, appendix "Element index"), without those that act,
/// animate, link or embed.
const ELEMENTS: [&str; 33] = [
    "circle",
    "clipPath",
    "defs",
    "desc",
    "ellipse",
    "feBlend",
    "feColorMatrix",
    "feFlood",
    "feGaussianBlur",
    "feMerge",
    "feMergeNode",
    "feOffset",
    "filter",
    "g",
    "image",
    "line",
    "linearGradient",
    "marker",
    "mask",
    "path",
    "pattern",
    "polygon",
    "polyline",
    "radialGradient",
    "rect",
    "stop",
    "style",
    "svg",
    "symbol",
    "text",
    "title",
    "tspan",
    "use",
];

/// Whether bytes look like a drawing.
pub(super) fn is_svg(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1024)];
    head.windows(4).any(|window| window.eq_ignore_ascii_case(b"<svg"))
}

/// Whether a drawing only draws; else what it has that does more.
pub(super) fn is_quiet(bytes: &[u8]) -> Result<(), String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "text that is not UTF-8".to_owned())?;
    let malformed = |problem: &dyn std::fmt::Display| format!("malformed XML ({problem})");
    let mut reader = Reader::from_str(text);
    let mut is_drawing = false;
    let mut in_style = false;
    loop {
        match reader.read_event().map_err(|error| malformed(&error))? {
            Event::Start(element) => {
                in_style = element.name().as_ref() == "style";
                is_drawing = true;
                check_element(&element)?;
            }
            Event::Empty(element) => {
                is_drawing = true;
                check_element(&element)?;
            }
            Event::End(_) => in_style = false,
            // Entities could piece a forbidden word together; drawings need none in their styles.
            Event::GeneralRef(_) if in_style => return Err("an entity in its style".to_owned()),
            Event::Text(text) if in_style => check_style(&text)?,
            Event::CData(text) if in_style => check_style(&text)?,
            Event::DocType(_) => {
                return Err("a document type, which may name other files".to_owned());
            }
            Event::PI(_) => return Err("a processing instruction".to_owned()),
            Event::Decl(_)
            | Event::Comment(_)
            | Event::Text(_)
            | Event::CData(_)
            | Event::GeneralRef(_) => {}
            Event::Eof => break,
        }
    }
    if is_drawing { Ok(()) } else { Err("no drawing in it".to_owned()) }
}

fn check_element(element: &BytesStart<'_>) -> Result<(), String> {
    let full = element.name();
    let name = full.as_ref().strip_prefix("svg:").unwrap_or(full.as_ref());
    if !ELEMENTS.contains(&name) {
        return Err(format!("the element <{name}>"));
    }
    for attribute in element.attributes() {
        let attribute = attribute.map_err(|error| format!("malformed XML ({error})"))?;
        let full = attribute.key.as_ref();
        if full == "xmlns" || full.starts_with("xmlns:") {
            continue;
        }
        let value = attribute
            .normalized_value(XmlVersion::Explicit1_0)
            .map_err(|error| format!("malformed XML ({error})"))?;
        check_attribute(name, &attribute.key.local_name().as_ref().to_ascii_lowercase(), &value)?;
    }
    Ok(())
}

fn check_attribute(element: &str, name: &str, value: &str) -> Result<(), String> {
    if name.starts_with("on") {
        return Err(format!("the script {name}"));
    }
    match name {
        "base" => return Err("a base address".to_owned()),
        "href" | "src" => {
            let value = value.trim();
            let is_inside = value.starts_with('#')
                || (element == "image"
                    && ["data:image/png;base64,", "data:image/jpeg;base64,"]
                        .iter()
                        .any(|picture| value.starts_with(picture)));
            if !is_inside {
                return Err("a reference to something outside".to_owned());
            }
        }
        "style" => check_style(value)?,
        _others if value.to_ascii_lowercase().contains("url(") => check_style(value)?,
        _others => {}
    }
    Ok(())
}

/// Whether a style names only what is in the drawing itself.
fn check_style(style: &str) -> Result<(), String> {
    let style: Cow<'_, str> = style.to_ascii_lowercase().into();
    for word in ["@import", "@font-face", "\\", "image(", "image-set(", "src(", "expression("] {
        if style.contains(word) {
            return Err(format!("{word} in its style"));
        }
    }
    for behind in style.split("url(").skip(1) {
        if !behind.trim_start_matches([' ', '\t', '\r', '\n', '"', '\'']).starts_with('#') {
            return Err("a reference to something outside".to_owned());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(inside: &str) -> Result<(), String> {
        let svg = format!(
            "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" \
             xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 9 9\">{inside}</svg>"
        );
        assert!(is_svg(svg.as_bytes()));
        is_quiet(svg.as_bytes())
    }

    #[test]
    fn a_drawing_that_only_draws_is_kept() {
        for inside in [
            "",
            "<path d='M1 1L8 8' stroke='#000'/>",
            "<!-- pad 7 --><g style='stroke:red'><title>Ada &amp; Grace</title></g>",
            "<defs><linearGradient id='a'/></defs><rect fill='url(#a)'/><use xlink:href='#a'/>",
            "<style>path { fill: url( \"#a\" ) }</style>",
            "<image href='data:image/png;base64,iVBORw0KGgo='/>",
        ] {
            assert_eq!(with(inside), Ok(()), "{inside}");
        }
    }

    #[test]
    fn what_acts_or_points_outside_is_refused_and_named() {
        for (inside, what) in [
            ("<script>alert(1)</script>", "<script>"),
            ("<svg:script/>", "<script>"),
            ("<h:script xmlns:h='http://www.w3.org/1999/xhtml'/>", "<h:script>"),
            ("<path onload='x()'/>", "onload"),
            ("<path ONCLICK='x()'/>", "onclick"),
            ("<foreignObject/>", "<foreignObject>"),
            ("<animate attributeName='href'/>", "<animate>"),
            ("<a href='#x'/>", "<a>"),
            ("<image href='https://example.com/x.png'/>", "outside"),
            ("<image href='//example.com/x.png'/>", "outside"),
            ("<image xlink:href='data:image/svg+xml;base64,AAAA'/>", "outside"),
            ("<use href='&#x68;ttp://example.com/#x'/>", "outside"),
            ("<rect fill='URL(http://example.com)'/>", "outside"),
            ("<rect style='fill:url(//example.com)'/>", "outside"),
            ("<style>@import 'x.css'</style>", "@import"),
            ("<style><![CDATA[a{b:url(x)}]]></style>", "outside"),
            ("<style>a{b:u\\72l(x)}</style>", "\\"),
            ("<style>a{b:url&#40;x)}</style>", "entity"),
            ("<g xml:base='http://example.com/'/>", "base"),
            ("<path <", "malformed"),
            ("<g></path>", "malformed"),
            ("<?xml-stylesheet href='x'?>", "instruction"),
            ("<path d='&unknown;'/>", "malformed"),
        ] {
            let error = with(inside).expect_err(inside);
            assert!(error.contains(what), "{inside}: {error}");
        }
        let typed = b"<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg/>";
        assert!(is_quiet(typed).unwrap_err().contains("document type"));
        assert!(is_quiet(b"\xff\xfe<svg/>").unwrap_err().contains("UTF-8"));
        assert!(is_quiet(b"<!-- <svg -->").unwrap_err().contains("no drawing"));
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_the_reader_panic(text in "(<svg|</g>|<g a='|&#|;|url\\(|.){0,40}") {
            let _ = is_quiet(text.as_bytes());
        }
    }
}
