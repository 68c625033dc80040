//! `custody label`, as it is typed.

use super::*;

/// A parcel for Ada with a laptop in it.
fn home() -> Home {
    let home = Home::staffed();
    home.does("receive 1Z999AA10123456784 --to 1815 --from Northstar --contents 1");
    home.does("serialize 1Z999AA10123456784 --serial SN-1001 --tag AT-1 --maker Dell --model 7440");
    home
}

#[test]
fn labels_of_items_are_written_as_picture_as_pdf_and_for_a_printer() {
    let home = home();
    home.does("label at-1 --png asset.png").warns("1 label written to asset.png");
    assert_eq!(codes(&home.read("asset.png")), [(Symbology::Qr, "AT-1".to_owned())]);
    home.does("label 1Z999AA10123456784 --png parcel.png");
    let parcel = (Symbology::Code128, "1Z999AA10123456784".to_owned());
    assert_eq!(codes(&home.read("parcel.png")), [parcel]);

    // Any identifier of an item gives the same label.
    home.does("label SN-1001 --png serial.png");
    assert!(home.read("serial.png") == home.read("asset.png"));

    home.does("label AT-1 1Z999AA10123456784 --pdf labels.pdf").warns("2 labels written");
    home.does("label AT-1 1Z999AA10123456784 --pdf again.pdf");
    assert!(home.read("labels.pdf") == home.read("again.pdf"));
    assert!(home.read("labels.pdf").starts_with(b"%PDF-1."));
    let piped = home.command("label AT-1 1Z999AA10123456784 --pdf -").output().unwrap();
    assert!(piped.stdout == home.read("labels.pdf"), "- is stdout");

    let zpl = home.does("label AT-1 1Z999AA10123456784 --zpl -");
    files::is_well_formed(&zpl.out).unwrap();
    let zpl = zpl.says("MA,AT-1").says("S/N SN-1001").says("Dell 7440").says("acme");
    zpl.says("for Ada Lovelace").says("UPS from Northstar").says("^FD1Z999AA10123456784^FS");
}

#[test]
fn size_symbol_and_fineness_can_be_chosen() {
    let home = home();
    home.does("label AT-1 --symbol code128 --size 80x20.5 --png wide.png");
    let picture = home.read("wide.png");
    assert_eq!(codes(&picture), [(Symbology::Code128, "AT-1".to_owned())]);
    let picture = image::load_from_memory(&picture).unwrap();
    assert_eq!((picture.width(), picture.height()), (945, 242));
    home.does("label AT-1 --zpl - --dpi 300").says("^PW732\n^LL343");
    let answer = home.does("label AT-1 --size 40x20 --png small.png --json").json();
    assert_eq!(answer["schema"], "custody.labels.v1");
    assert_eq!(answer["file"], "small.png");
    assert_eq!(answer["labels"][0]["identifier"], "AT-1");
    assert_eq!(answer["labels"][0]["symbology"], "qr");
    assert_eq!(answer["labels"][0]["size_mm"], "40x20");
}

#[test]
fn every_wrong_wish_says_what_to_do() {
    let home = home();
    for (line, code, text) in [
        ("label AT-1", 2, "add --pdf FILE, --png FILE, or --zpl FILE"),
        ("label --pdf a.pdf", 2, "<ITEM>"),
        ("label AT-1 --pdf a.pdf --png a.png", 2, "cannot be used with"),
        ("label AT-1 --controls --pdf a.pdf", 2, "cannot be used with"),
        ("label --controls --zpl -", 2, "cannot be used with"),
        ("label AT-1 --png a.png --dpi 300", 2, "cannot be used with"),
        ("label AT-1 --png a.png --size 62", 2, "WIDTHxHEIGHT in millimetres"),
        ("label AT-1 --png a.png --size 5x5", 2, "10 to 300 mm"),
        ("label 1Z999AA10123456784 --png a.png --size 30x20", 2, "add --size "),
        ("label 1Z999AA10123456784 --png a.png --size 30x20", 2, "--symbol qr"),
        ("label AT-2 --png a.png", 1, "nothing is known by AT-2"),
        ("label AT-1 --png nowhere/a.png", 73, "nowhere/a.png"),
        ("label AT-1 --pdf .", 73, "check that the folder exists and can be written"),
    ] {
        home.tries(line).ends(code).warns(text);
        assert!(!home.path("a.png").exists() && !home.path("a.pdf").exists(), "{line}");
    }
    // What the hint says does help.
    let hint = home.tries("label 1Z999AA10123456784 --png a.png --size 30x20").ends(2).err;
    let size = hint.split("--size ").nth(1).and_then(|rest| rest.split(',').next()).unwrap();
    home.does(&format!("label 1Z999AA10123456784 --png a.png --size {size}"));
}

#[test]
fn letters_that_the_typeface_lacks_are_named() {
    let home = home();
    home.does("person add '漢字 Ōe' --number 7");
    home.does("receive 123456789012 --to 7");
    home.does("label 123456789012 --png a.png").warns("the typeface of labels lacks 字漢: a box");
    assert_eq!(codes(&home.read("a.png")), [(Symbology::Code128, "123456789012".to_owned())]);
    let zpl = home.does("label 123456789012 --zpl -");
    assert!(zpl.err.is_empty(), "the printer has letters of its own: {}", zpl.err);
}

/// Reads the commands of a sheet, in the order of the alphabet.
fn commands(picture: &[u8]) -> Vec<&'static str> {
    let command = |(symbology, text): (Symbology, String)| {
        assert_eq!(symbology, Symbology::Code128);
        let command = Command::parse(&text).unwrap_or_else(|| panic!("{text} is no command"));
        assert_eq!(command.argument, None);
        command.verb
    };
    let mut verbs: Vec<&str> = codes(picture).into_iter().map(command).collect();
    verbs.sort_unstable();
    verbs
}

#[test]
fn every_command_barcode_of_the_sheet_is_read_back_as_its_verb() {
    // The sheet is the same for everybody: it needs no profile.
    let home = Home::empty();
    let mut verbs = VERBS.to_vec();
    verbs.sort_unstable();
    home.does("label --controls --png sheet.png").warns("command barcodes written to sheet.png");
    assert_eq!(commands(&home.read("sheet.png")), verbs);

    let piped = home.command("label --controls").output().unwrap();
    home.does("label --controls --pdf sheet.pdf");
    assert!(piped.stdout == home.read("sheet.pdf"), "without a file it goes to stdout");
    if let Some(pages) = rendered(&home.read("sheet.pdf"), 300) {
        assert_eq!(pages.len(), 1, "one sheet hangs at the dock");
        assert_eq!(commands(&pages[0]), verbs);
    }
}

#[test]
fn a_sheet_with_more_than_fits_goes_on_over_the_page() {
    let code = |n: usize| label::Captioned {
        caption: format!("Place {n}"),
        code: Command { verb: "LOC", argument: Some(n.to_string()) }.code(),
    };
    let groups: Vec<label::Group> = (0..4)
        .map(|group| label::Group {
            title: "Places".to_owned(),
            codes: (0..9).map(|n| code(10 + group * 9 + n)).collect(),
        })
        .collect();
    let pages = label::sheet("Places", "", &groups).unwrap();
    assert!(pages.len() > 1);
    let on_pages: usize = pages.iter().map(|page| symbols(page).count()).sum();
    assert_eq!(on_pages, 36);
    for page in &pages {
        is_tidy(page).unwrap();
    }
    let endless = label::Group {
        title: String::new(),
        codes: vec![label::Captioned { caption: String::new(), code: "A".repeat(80) }],
    };
    assert!(matches!(label::sheet("", "", &[endless]), Err(LabelError::NotEncodable(_))));
}
