//! Pages in every form: what they say, that the same bundle gives the same bytes, and what no name can do to them.

use std::process::Command as Process;

use custody::paper::{self, Document, PaperSize, code, document};
use custody::scan::read_codes;
use data_encoding::BASE64;
use sha2::{Digest as _, Sha256};

use super::made_up::{HandOff, STATEMENT, hand_off};
use super::printer;
use crate::label::rendered;

fn page(of: &HandOff) -> (Document, String) {
    let (bundle, proved) = hand_off(of);
    (document(&bundle, &proved).expect("a page"), bundle.to_json())
}

pub fn pdf(of: &HandOff) -> Vec<u8> {
    let (page, bundle) = page(of);
    paper::pdf::write(&page, &bundle, of.paper)
}

pub fn html(of: &HandOff) -> String {
    let (page, bundle) = page(of);
    paper::html::write(&page, &bundle, of.paper).expect("a page")
}

/// What a person can copy out of a PDF; `None` if there is nothing here to do it with.
#[expect(clippy::print_stderr, reason = "a check that was left out must be seen")]
fn copied(pdf: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("receipt.pdf");
    std::fs::write(&file, pdf).expect("the file can be written");
    let Ok(done) = Process::new("pdftotext").arg("-raw").arg(&file).arg("-").output() else {
        eprintln!("pdftotext (poppler-utils) is not installed: the text of the PDF was not read");
        return None;
    };
    assert!(done.status.success(), "the PDF cannot be read");
    Some(String::from_utf8(done.stdout).expect("text"))
}

fn has(bytes: &[u8], wanted: &str) -> bool {
    bytes.windows(wanted.len()).any(|part| part == wanted.as_bytes())
}

/// The text without the ways in which lines are broken.
fn joined(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn every_form_says_who_passed_what_to_whom_and_on_which_terms() {
    let of =
        HandOff { authority: "desk neighbour, asked by e-mail".to_owned(), ..HandOff::default() };
    let (page, _) = page(&of);
    let text = paper::text::write(&page, 80);
    let mut forms = vec![("text", joined(&text)), ("html", joined(&html(&of)))];
    forms.push(("thermal", joined(&printer::read(&paper::thermal::write(&page).unwrap()).text)));
    forms.extend(copied(&pdf(&of)).map(|text| ("pdf", joined(&text))));
    for (form, said) in forms {
        for wanted in [
            "acme",
            "Mailroom hq, station dock-1",
            "Receipt dock-1-812345",
            "Hand-off of 3 items",
            "2026-11-18 12:06:42 +01:00 (Europe/London)",
            "Ada Lovelace",
            "Grace Hopper",
            "desk neighbour, asked by e-mail",
            "by operator olga",
            "5CG1234XYZ0",
            "AT-004218",
            "charger, bag",
            STATEMENT,
            "drawn in the terminal",
            "their badge",
            "simple electronic signature with change detection",
            "custody verify --receipt FILE --key acme/custody/hq/dock-1/e0+1ab2c3d4+",
            "019730f2-5a1c-7e5f-8d7e-000000000007:812345",
        ] {
            assert!(said.contains(&joined(wanted)), "{form}: no {wanted} in {said}");
        }
    }
    let widest = text.lines().map(|line| line.chars().count()).max();
    assert!(widest <= Some(80), "{widest:?}");
    let narrow = paper::text::write(&page, 40);
    assert!(narrow.lines().all(|line| line.chars().count() <= 40), "{narrow}");
    assert!(joined(&narrow).contains("5CG1234XYZ0"));
}

#[test]
fn the_same_bundle_gives_the_same_bytes_and_there_is_no_clock_in_them() {
    let of = HandOff { photos: 2, to_sign: true, ..HandOff::default() };
    assert_eq!(pdf(&of), pdf(&of));
    assert_eq!(html(&of), html(&of));
    let (page, _) = page(&of);
    assert_eq!(paper::thermal::write(&page).unwrap(), paper::thermal::write(&page).unwrap());
    for word in ["/CreationDate", "/ModDate", "/ID", "/Producer"] {
        assert!(!has(&pdf(&of), word), "{word} would differ from run to run");
    }
}

#[test]
fn a_page_carries_its_bundle() {
    for paper in [PaperSize::A4, PaperSize::Letter] {
        let of = HandOff {
            paper,
            photos: 6,
            receiver: "</script><b>Żółć".to_owned(),
            ..HandOff::default()
        };
        let (bundle, _) = hand_off(&of);
        let taken = paper::pdf::bundle_in(&pdf(&of)).expect("a bundle");
        assert_eq!(paper::Bundle::from_json(&taken).as_ref(), Ok(&bundle));
        let html = html(&of);
        let taken = paper::html::bundle_in(&html).expect("a bundle");
        assert_eq!(paper::Bundle::from_json(taken), Ok(bundle));
    }
    for damaged in [
        &b""[..],
        b"%PDF-1.7",
        b"obj\n<</Length 9/Type/EmbeddedFile>>stream\n",
        b"obj\n/Type/EmbeddedFile",
    ] {
        paper::pdf::bundle_in(damaged).unwrap_err();
    }
    assert!(paper::html::bundle_in("<html>").is_err());
}

#[test]
fn the_code_on_a_page_is_read_back_and_is_the_proof() {
    let of = HandOff::default();
    let (_, proved) = hand_off(&of);
    let operator = "\u{2014} acme/custody/hq/dock-1/operator/olga";
    let kept = proved[0].proof.lines().filter(|line| !line.starts_with(operator));
    let wanted: String = kept.flat_map(|line| [line, "\n"]).collect();
    let proof_in = |picture: &[u8]| {
        let codes = read_codes(picture).expect("a picture");
        codes.iter().find_map(|code| code::unpack(&code.text))
    };

    let html = html(&of);
    let data = html.split("class=\"code\"").nth(1).expect("a code");
    let data = data.split("base64,").nth(1).and_then(|data| data.split('"').next());
    let file = BASE64.decode(data.expect("a picture").as_bytes()).expect("base64");
    let dots = image::load_from_memory(&file).expect("a picture");
    // As a browser shows it: larger, and in whole dots.
    let shown =
        dots.resize(dots.width() * 4, dots.height() * 4, image::imageops::FilterType::Nearest);
    let mut shown_file = std::io::Cursor::new(Vec::new());
    shown.write_to(&mut shown_file, image::ImageFormat::Png).expect("a PNG");
    assert_eq!(proof_in(shown_file.get_ref()).as_deref(), Some(wanted.as_str()));

    if let Some(pages) = rendered(&pdf(&of), 200) {
        let found: Vec<String> = pages.iter().filter_map(|page| proof_in(page)).collect();
        assert_eq!(found, [wanted.as_str()], "one code, on one page of {}", pages.len());
    }

    let (page, _) = page(&of);
    let printed = printer::read(&paper::thermal::write(&page).unwrap());
    assert_eq!(
        printed.codes.iter().map(|code| code::unpack(code)).collect::<Vec<_>>(),
        [Some(wanted)]
    );
}

#[test]
fn a_proof_that_is_too_long_for_a_code_goes_without_the_names_and_then_only_says_where_it_is() {
    let (_, mut proved) = hand_off(&HandOff { receiver: "Ω".repeat(90), ..HandOff::default() });
    let mut proved = proved.remove(0);
    assert_eq!(code::text_of(&proved).1, code::Carries::Proof);
    let long: String = (0..220).map(|n| char::from_u32(0x4e00 + n * 37).unwrap_or('x')).collect();
    let (_, mut with_long) = hand_off(&HandOff { receiver: long, ..HandOff::default() });
    let (text, carries) = code::text_of(&with_long.remove(0));
    assert_eq!(carries, code::Carries::ProofWithoutNames);
    assert!(code::unpack(&text).is_some_and(|proof| proof.starts_with("c2sp.org/tlog-proof@v1\n")));
    // As if the log had more entries than there are grains of sand.
    let mut more = String::new();
    for number in 0..60_u8 {
        BASE64.encode_append(&Sha256::digest([number]), &mut more);
        more.push('\n');
    }
    proved.proof = proved.proof.replacen("\n\nacme", &format!("\n{more}\nacme"), 1);
    let (text, carries) = code::text_of(&proved);
    assert_eq!(carries, code::Carries::Place, "{text}");
    assert!(
        text.starts_with("custody receipt dock-1-812345 log acme/custody/hq/dock-1/e0 leaf "),
        "{text}"
    );
}

#[test]
fn no_name_steers_a_page() {
    let names = [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "') Tj ET (",
        "\u{1b}@\u{1d}V\0",
        "a\u{202e}b\u{200b}c",
        "]]> & <!--",
    ];
    for name in names {
        let of = HandOff { receiver: name.to_owned(), ..HandOff::default() };
        let html = html(&of);
        assert!(!html.contains("<script>alert") && !html.contains("<img src=x"), "{html}");
        assert_eq!(html.matches("<script").count(), 1, "the bundle");
        assert_eq!(html.matches("</script>").count(), 1);
        let (page, _) = page(&of);
        let text = paper::text::write(&page, 80);
        assert!(!text.contains(['\u{1b}', '\u{202e}', '\u{200b}', '\0']), "{text:?}");
        // The reader of commands fails on any that it does not know.
        let printed = printer::read(&paper::thermal::write(&page).unwrap());
        assert_eq!(printed.cuts, 1, "{name}");
        if let Some(text) = copied(&pdf(&of)) {
            let shown = if name.starts_with('\u{1b}') { "\\u{1b}@\\u{1d}V\\u{0}" } else { name };
            let shown = shown.replace('\u{202e}', "\\u{202e}").replace('\u{200b}', "\\u{200b}");
            assert!(joined(&text).contains(&joined(&shown)), "{name}: {text}");
        }
    }
}

#[test]
fn a_page_needs_nothing_from_outside() {
    let html = html(&HandOff { photos: 2, ..HandOff::default() });
    assert!(html.contains("default-src 'none'; img-src data:; style-src 'sha256-"), "{html}");
    for outside in ["http://", "https://", "url(", "@import", " onload", "javascript:"] {
        assert!(!html.contains(outside), "{outside}");
    }
    // The browser shows the style only if its digest is the one that the page names.
    let style = html
        .split("<style>")
        .nth(1)
        .and_then(|rest| rest.split("</style>").next())
        .expect("a style");
    let digest = BASE64.encode(&Sha256::digest(style.as_bytes()));
    assert!(html.contains(&format!("'sha256-{digest}'")));
}

#[test]
fn a_long_list_goes_on_over_pages_and_loses_nothing() {
    let of = HandOff { items: 120, paper: PaperSize::Letter, ..HandOff::default() };
    let pdf = pdf(&of);
    let pages = pdf.windows(12).filter(|part| part == b"/Type/Page/P").count();
    assert!((4..8).contains(&pages), "{pages}");
    let Some(text) = copied(&pdf) else { return };
    for number in 0..120 {
        let serial = [
            format!("5CG1234XYZ{number}"),
            format!("CN0M4TJG{number}"),
            format!("V30B0T1C{number}"),
        ];
        let found = serial.iter().any(|serial| text.split_whitespace().any(|word| word == serial));
        assert!(found, "{}", serial[number % 3]);
    }
    assert!(text.matches("Serial / tracking").count() >= pages - 2, "on every page of the list");
    assert!(text.contains(&format!("page {pages} of {pages}")));
}

#[test]
fn letters_that_the_typeface_lacks_are_boxes_that_the_page_speaks_of() {
    let of = HandOff {
        receiver: "Ελένη Żółć Иванова 山田".to_owned(), ..HandOff::default()
    };
    let Some(text) = copied(&pdf(&of)) else { return };
    assert!(text.contains("U+5C71, U+7530") && text.contains("stands as a box"), "{text}");
    assert!(
        text.contains("Ελένη Żółć Иванова 山田"),
        "whoever copies the name gets the name: {text}"
    );
    let of = HandOff {
        receiver: "Ελένη Żółć Иванова Łukasz Đặng Nguyễn".to_owned(),
        ..HandOff::default()
    };
    let text = copied(&pdf(&of)).unwrap_or_default();
    assert!(!text.contains("U+") && text.contains("Đặng Nguyễn"), "{text}");
}

#[test]
fn photos_signatures_and_lines_to_sign_on_are_there() {
    for photos in [0, 1, 6] {
        let of = HandOff { photos, ..HandOff::default() };
        let html = html(&of);
        assert_eq!(html.matches("<figure>").count(), photos);
        assert_eq!(html.matches("data:image/svg+xml").count(), 1, "the signature");
        let pictures = pdf(&of).windows(16).filter(|part| part == b"/DCTDecode/Width").count();
        assert_eq!(pictures, photos);
    }
    let of = HandOff { to_sign: true, ..HandOff::default() };
    let (page, _) = page(&of);
    let text = paper::text::write(&page, 80);
    assert_eq!(text.matches("______").count() / 8, 2, "releaser and receiver: {text}");
    assert!(html(&of).contains("class=\"lines\""));
}

#[test]
fn a_signature_may_be_a_picture_of_any_kind_or_a_paper() {
    let picture = |format| {
        let dots = image::GrayImage::from_fn(1600, 500, |x, y| {
            image::Luma([if (x / 7 + y / 5) % 40 < 3 { 20 } else { 250 }])
        });
        let mut file = std::io::Cursor::new(Vec::new());
        dots.write_to(&mut file, format).expect("a picture");
        file.into_inner()
    };
    for (signature, media) in [
        (picture(image::ImageFormat::Png), "data:image/png"),
        (picture(image::ImageFormat::Jpeg), "data:image/jpeg"),
    ] {
        let of = HandOff { signature, ..HandOff::default() };
        let html = html(&of);
        let images = html.split("class=\"signed\"").nth(1).expect("a signature");
        assert!(
            images.starts_with(&format!("><img alt=\"Picture of the signature\" src=\"{media};"))
        );
        assert!(rendered(&pdf(&of), 200).is_none_or(|pages| pages.len() == 1));
        let (page, _) = page(&of);
        assert!(printer::read(&paper::thermal::write(&page).unwrap()).pictures >= 1);
    }
    let of = HandOff { signature: b"%PDF-1.7\nscanned".to_vec(), ..HandOff::default() };
    assert!(html(&of).contains("Signed paper, attached, SHA-256"));
}

#[test]
fn a_receipt_is_small() {
    let plain = pdf(&HandOff::default()).len();
    let with_photos = pdf(&HandOff { photos: 6, ..HandOff::default() }).len();
    assert!(plain < 40_000 && with_photos < 60_000, "{plain} {with_photos}");
}
