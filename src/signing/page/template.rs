//! Writes pages from templates; whatever is put into one is escaped.

use std::sync::LazyLock;

use minijinja::{AutoEscape, Environment};
use serde_json::Value;

/// The templates by name. The style and the scripts are parts of the page: it asks for nothing else.
static PAGES: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut pages = Environment::new();
    pages.set_auto_escape_callback(|_| AutoEscape::Html);
    for (name, text) in
        [("sign", include_str!("sign.html")), ("photos", include_str!("photos.html"))]
    {
        pages.add_template(name, text).expect("the templates are part of the program, and tested");
    }
    pages.add_global(
        "style",
        minijinja::Value::from_safe_string(include_str!("page.css").to_owned()),
    );
    for (name, text) in
        [("sign_script", include_str!("sign.js")), ("photos_script", include_str!("photos.js"))]
    {
        pages.add_global(name, minijinja::Value::from_safe_string(text.to_owned()));
    }
    pages
});

/// Writes a page.
pub(super) fn render(name: &str, values: &Value) -> String {
    let page =
        PAGES.get_template(name).and_then(|page| page.render(minijinja::value::Serde(values)));
    page.expect("the templates are part of the program, and tested with everything they show")
}
