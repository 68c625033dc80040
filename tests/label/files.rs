//! The three kinds of file: ZPL that a printer understands, a PDF that never differs, a PNG in its true size.

use super::*;

/// The commands that a label is made of, and nothing else.
const COMMANDS: [&str; 17] = [
    "XA", "CI28", "LH0,0", "PW", "LL", "FO", "FT", "BY", "BC", "BQ", "A0", "FH", "FD", "FS", "GB",
    "PQ1", "XZ",
];

/// Reads ZPL as a printer does: `^` begins a command wherever it stands, and so does `~`.
pub fn is_well_formed(zpl: &str) -> Result<(), TestCaseError> {
    prop_assert!(zpl.is_ascii() && !zpl.contains('~'), "{zpl}");
    let mut parts = zpl.split('^');
    prop_assert_eq!(parts.next(), Some(""));
    for part in parts {
        let known = COMMANDS.iter().any(|command| part.starts_with(command));
        prop_assert!(known, "^{part} in {zpl}");
        let escapes = part.starts_with("FD").then(|| part.split('_').skip(1)).into_iter().flatten();
        for escape in escapes {
            let digits = escape.get(..2).unwrap_or_default();
            prop_assert!(u8::from_str_radix(digits, 16).is_ok(), "{part} in {zpl}");
        }
    }
    let count = |command| zpl.matches(command).count();
    prop_assert_eq!(count("^XA"), count("^XZ"));
    prop_assert_eq!(count("^FD"), count("^FH"), "every field may hold escapes: {}", zpl);
    Ok(())
}

/// The data of every field, as the printer gets it.
fn fields(zpl: &str) -> Vec<String> {
    let unescaped = |data: &str| {
        let mut parts = data.split('_');
        let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
        for part in parts {
            bytes.push(u8::from_str_radix(&part[..2], 16).expect("two digits"));
            bytes.extend(&part.as_bytes()[2..]);
        }
        String::from_utf8(bytes).expect("UTF-8, as ^CI28 promises")
    };
    let data = |part: &str| unescaped(part.split("^FS").next().unwrap_or_default());
    zpl.split("^FD").skip(1).map(data).collect()
}

#[test]
fn zpl_says_size_symbol_and_text_as_the_programming_guide_has_them() {
    let page = laid_out(&label("AT-004217", SymbolKind::Qr, Size::ASSET));
    let zpl = label::zpl::write(&[page], Resolution::DPI_203);
    assert!(zpl.starts_with("^XA\n^CI28\n^LH0,0\n^PW496\n^LL232\n"), "{zpl}");
    assert!(zpl.contains("^BQN,2,6^FH^FDMA,AT-004217^FS\n"), "{zpl}");
    assert!(zpl.ends_with("^PQ1\n^XZ\n"), "{zpl}");

    let page = laid_out(&label("1Z999AA10123456784", SymbolKind::Code128, Size::PARCEL));
    let [coarse, fine] = [Resolution::DPI_203, Resolution::DPI_600]
        .map(|resolution| label::zpl::write(std::slice::from_ref(&page), resolution));
    assert!(coarse.contains("^PW800\n^LL400\n") && coarse.contains("^BY3^BCN,"), "{coarse}");
    assert!(coarse.contains(",N,N,N,A^FH^FD1Z999AA10123456784^FS"), "{coarse}");
    assert!(fine.contains("^PW2362\n^LL1181\n") && fine.contains("^BY10^BCN,"), "{fine}");
}

#[test]
fn a_label_in_zpl_is_as_wide_as_its_dots() {
    for kind in [SymbolKind::Code128, SymbolKind::Qr] {
        for resolution in [Resolution::DPI_203, Resolution::DPI_300, Resolution::DPI_600] {
            let page = laid_out(&label("AT-004217", kind, Size::ASSET));
            let quiet = kind.quiet_modules();
            for placed in symbols(&page) {
                let module = placed.module_dots(resolution);
                let boxes = placed.boxes(resolution);
                let right = boxes.iter().map(|area| area.left + area.width).max().unwrap();
                let left = boxes.iter().map(|area| area.left).min().unwrap();
                assert!(module >= 2 && left >= quiet * module, "{kind:?} {resolution:?}");
                let width = resolution.dots(page.size.width_um);
                assert!(right + quiet * module <= width, "{kind:?} {resolution:?}");
            }
        }
    }
}

#[test]
fn hostile_names_arrive_at_the_printer_as_text() {
    let names = ["^XZ^XA^JUS", "~JR", "_5EXZ", "a\\&b", "100 % \"C\" <d>", "Zoë Łukasz", "漢字"];
    for name in names {
        let mut hostile = label("AT-1", SymbolKind::Code128, Size::PARCEL);
        hostile.above = vec![Line::strong(name)];
        let zpl = label::zpl::write(&[laid_out(&hostile)], Resolution::DPI_300);
        is_well_formed(&zpl).unwrap();
        assert!(fields(&zpl).contains(&name.to_owned()), "{name}: {zpl}");
        assert_eq!(zpl.matches("^XA").count(), 1, "{zpl}");
    }
}

#[test]
fn the_same_label_gives_the_same_bytes() {
    let pages = || vec![laid_out(&label("AT-004217", SymbolKind::Qr, Size::ASSET))];
    assert_eq!(label::pdf::write("t", &pages()), label::pdf::write("t", &pages()));
    assert_eq!(label::png::write(&pages()).unwrap(), label::png::write(&pages()).unwrap());
    let pdf = label::pdf::write("t", &pages());
    for word in ["/CreationDate", "/ModDate", "/ID", "/Producer"] {
        let found = pdf.windows(word.len()).any(|part| part == word.as_bytes());
        assert!(!found, "{word} would differ from run to run");
    }
}

/// Renders each page of a PDF at some dots an inch; `None` if there is nothing here to do it with.
#[expect(clippy::print_stderr, reason = "a check that was left out must be seen")]
pub fn rendered(pdf: &[u8], dpi: u32) -> Option<Vec<Vec<u8>>> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("label.pdf");
    fs::write(&file, pdf).expect("the file can be written");
    let to = folder.path().join("page");
    let Ok(status) = Process::new("pdftoppm")
        .args(["-r", &dpi.to_string(), "-png"])
        .arg(&file)
        .arg(&to)
        .status()
    else {
        eprintln!("pdftoppm (poppler-utils) is not installed: the PDF was not looked at");
        return None;
    };
    assert!(status.success(), "the PDF cannot be rendered");
    let entries = fs::read_dir(folder.path()).expect("the folder");
    let mut pages: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    pages.retain(|path| path.extension().is_some_and(|extension| extension == "png"));
    pages.sort();
    Some(pages.iter().map(|page| fs::read(page).expect("a page")).collect())
}

#[test]
fn every_page_of_a_pdf_is_read_back() {
    let labels = [
        label("AT-004217", SymbolKind::Qr, Size::ASSET),
        label("1Z999AA10123456784", SymbolKind::Code128, Size::PARCEL),
        label("9622001900000000000000123456789012", SymbolKind::Code128, Size::PARCEL),
    ];
    let pages: Vec<Page> = labels.iter().map(laid_out).collect();
    let Some(pictures) = rendered(&label::pdf::write("labels", &pages), 300) else { return };
    assert_eq!(pictures.len(), labels.len());
    for (picture, label) in pictures.iter().zip(labels) {
        assert_eq!(codes(picture), [(symbology(label.symbol), label.identifier)]);
    }
}

#[test]
fn a_picture_says_how_large_it_is_on_paper() {
    let page = laid_out(&label("AT-004217", SymbolKind::Qr, Size::ASSET));
    let png = label::png::write(&[page]).unwrap();
    let picture = image::load_from_memory(&png).unwrap();
    assert_eq!((picture.width(), picture.height()), (732, 343));
    // PNG specification 11.3.4.3: dots a metre across and down, and the unit.
    let at = png.windows(4).position(|part| part == b"pHYs").expect("a chunk of its own");
    assert_eq!(png[at + 4..at + 13], [0, 0, 0x2e, 0x23, 0, 0, 0x2e, 0x23, 1]);
}

#[test]
fn labels_in_one_picture_stand_below_each_other_until_it_is_full() {
    let page = |n: usize| laid_out(&label(&format!("AT-{n}"), SymbolKind::Qr, Size::ASSET));
    let pages: Vec<Page> = (10..14).map(page).collect();
    let png = label::png::write(&pages).unwrap();
    let mut read: Vec<String> = codes(&png).into_iter().map(|(_, text)| text).collect();
    read.sort();
    assert_eq!(read, ["AT-10", "AT-11", "AT-12", "AT-13"]);
    let many: Vec<Page> = (0..30).map(page).collect();
    assert_eq!(
        label::png::write(&many),
        Err(LabelError::TooManyForAPicture { labels: 30 }),
        "29.2 labels fit into 10,000 dots"
    );
}

/// The picture of a text that stands 60 dots from the left on the line at 120 dots, its em 94 dots high.
fn drawn(text: &str, weight: Weight) -> image::GrayImage {
    let text =
        Text { text: text.to_owned(), left_um: 5_080, baseline_um: 10_160, size_um: 8_000, weight };
    let page = Page { size: size("25.4x15"), marks: vec![Mark::Text(text)] };
    let png = label::png::write(&[page]).expect("a picture");
    image::load_from_memory(&png).expect("a picture").into_luma8()
}

/// Where its ink is: left, top, right, bottom, each the outermost dot that is dark; and how many are.
fn ink(picture: &image::GrayImage) -> ([u32; 4], usize) {
    let dark: Vec<(u32, u32)> = picture
        .enumerate_pixels()
        .filter(|(_, _, shade)| shade.0[0] < 128)
        .map(|(x, y, _)| (x, y))
        .collect();
    let xs = || dark.iter().map(|(x, _)| *x);
    let ys = || dark.iter().map(|(_, y)| *y);
    let range = [xs().min(), ys().min(), xs().max(), ys().max()];
    (range.map(|side| side.expect("there is ink")), dark.len())
}

#[test]
fn letters_are_drawn_where_they_are_said_to_stand() {
    let (bounds, regular) = ink(&drawn("H", Weight::Regular));
    assert!((62..70).contains(&bounds[0]) && (100..115).contains(&bounds[2]), "{bounds:?}");
    // Capitals are 0.711 em high, and stand on the line.
    assert!(bounds[1].abs_diff(53) <= 1 && bounds[3].abs_diff(119) <= 1, "{bounds:?}");
    let (_, bold) = ink(&drawn("H", Weight::Bold));
    assert!(bold * 10 > regular * 13, "bold has more ink: {bold}, {regular}");
    let ([_, accent, ..], _) = ink(&drawn("É", Weight::Regular));
    assert!(accent + 5 < bounds[1], "an accent is drawn above its letter: {accent}");
    let ring = drawn("O", Weight::Bold);
    let (bounds, _) = ink(&ring);
    let middle = (u32::midpoint(bounds[0], bounds[2]), u32::midpoint(bounds[1], bounds[3]));
    assert_eq!(ring.get_pixel(middle.0, middle.1).0, [255], "the inside of a ring is white");
}
