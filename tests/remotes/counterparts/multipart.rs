//! A strict reader of forms with one file (RFC 7578, RFC 2046): nothing but that may stand in them.

/// The field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    pub name: String,
    pub file_name: String,
    pub media_type: String,
    pub content: Vec<u8>,
}

fn position(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

/// A value between quotation marks, and what stands behind it.
fn quoted<'t>(text: &'t str, key: &str) -> (&'t str, &'t str) {
    let text = text.strip_prefix(key).unwrap_or_else(|| panic!("{key} must come next: {text}"));
    let text = text.strip_prefix("=\"").expect("a quotation mark");
    text.split_once('"').expect("another quotation mark")
}

/// Reads a form that has one field, which is a file.
pub fn only_field(media_type: &str, body: &[u8]) -> Field {
    let boundary = media_type.strip_prefix("multipart/form-data; boundary=").expect("a form");
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    assert!(!boundary.is_empty() && boundary.len() <= 70 && boundary.chars().all(is_plain));
    let body =
        body.strip_prefix(format!("--{boundary}\r\n").as_bytes()).expect("it begins at once");
    let end = format!("\r\n--{boundary}--\r\n");
    let body = body.strip_suffix(end.as_bytes()).expect("it ends, and nothing stands behind");
    assert_eq!(position(body, boundary.as_bytes()), None, "no other field");
    let head = position(body, b"\r\n\r\n").expect("headers end with an empty line");
    let (head, content) = (&body[..head], &body[head + 4..]);
    let head = std::str::from_utf8(head).expect("headers are text");
    let [disposition, media_type] = head.split("\r\n").collect::<Vec<_>>()[..] else {
        panic!("two headers: {head}");
    };
    let parameters =
        disposition.strip_prefix("Content-Disposition: form-data; ").expect("a field of a form");
    let (name, rest) = quoted(parameters, "name");
    let (file_name, rest) = quoted(rest.strip_prefix("; ").expect("a file"), "filename");
    assert_eq!(rest, "", "nothing else is said of it");
    let media_type = media_type.strip_prefix("Content-Type: ").expect("of a type");
    Field {
        name: name.to_owned(),
        file_name: file_name.to_owned(),
        media_type: media_type.to_owned(),
        content: content.to_vec(),
    }
}
