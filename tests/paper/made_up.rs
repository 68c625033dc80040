//! A hand-off as its receipt has it, made up: entries, list of items, statement and pictures that belong together.

use std::collections::BTreeMap;
use std::io::Cursor;

use custody::paper::{Bundle, LAYOUT, PageKind, PaperSize, Picture, Proved, times};
use data_encoding::{BASE64, HEXLOWER};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// What a hand-off is made of.
#[derive(Debug, Clone)]
pub struct HandOff {
    pub receiver: String,
    pub authority: String,
    pub items: usize,
    pub photos: usize,
    pub signature: Vec<u8>,
    pub paper: PaperSize,
    pub to_sign: bool,
}

impl Default for HandOff {
    fn default() -> Self {
        Self {
            receiver: "Ada Lovelace".to_owned(),
            authority: String::new(),
            items: 3,
            photos: 0,
            signature: SIGNATURE_SVG.to_vec(),
            paper: PaperSize::A4,
            to_sign: false,
        }
    }
}

/// A signature as a pad draws it.
pub const SIGNATURE_SVG: &[u8] = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 360 120'><g fill='none' stroke='#123' \
stroke-width='3' stroke-linecap='round' stroke-linejoin='round'><path d='M20 90 C 35 60 55 20 62 18 S 60 70 58 92 M32 62 \
C 45 60 60 58 72 60'/><path d='M95 88 q 3 2 5 0 M110 20 C 108 50 106 75 112 90 C 120 95 135 92 142 86'/><path d='M150 75 c \
0 -14 22 -14 20 2 s -24 14 -20 -4 M178 66 c 4 12 8 20 12 24 c 6 -8 10 -20 12 -26 M210 80 c 12 0 16 -14 6 -14 s -14 24 4 \
22 c 8 -2 14 -12 18 -20 c -2 10 -4 24 2 20 s 10 -22 14 -20 s -6 20 4 20 s 20 -30 18 -18 s -12 24 8 16 c 20 -8 40 -18 62 -22'/>\
</g></svg>";

pub const KEY: &str =
    "acme/custody/hq/dock-1/e0+1ab2c3d4+AeyM5JnqYmXrR8m1Q2mI5m5rO9s0o7mYbqkqz7pTn0Yt";

pub const AT: i64 = 1_795_000_002_000;

pub fn sha256(bytes: &[u8]) -> String {
    HEXLOWER.encode(&Sha256::digest(bytes))
}

fn digest(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

fn id(number: usize) -> String {
    format!("019730f2-5a1c-7e5f-8d7e-{number:012}")
}

/// Bytes that look random, and never differ.
fn noise(seed: &str) -> Vec<u8> {
    Sha256::digest(seed.as_bytes()).to_vec()
}

pub fn photo(number: usize) -> Vec<u8> {
    let shade = u8::try_from(number * 37 % 200).unwrap_or(0);
    let picture = image::RgbImage::from_fn(96, 72, |x, y| {
        let inside = (20..76).contains(&x) && (14..58).contains(&y);
        let (x, y) = (u8::try_from(x).unwrap_or(0), u8::try_from(y).unwrap_or(0));
        if inside { image::Rgb([shade, 2 * x, 3 * y]) } else { image::Rgb([230, 228, 220]) }
    });
    let mut file = Cursor::new(Vec::new());
    picture.write_to(&mut file, image::ImageFormat::Jpeg).expect("a JPEG");
    file.into_inner()
}

fn item(number: usize) -> Value {
    let models = [
        ("Dell", "Latitude 7440", "5CG1234XYZ", "AT-004217"),
        ("Dell", "WD22TB4 Thunderbolt Dock", "CN0M4TJG", "AT-004218"),
        ("Lenovo", "ThinkVision P27h-30", "V30B0T1C", "AT-004219"),
    ];
    let (maker, model, serial, tag) = models[number % models.len()];
    json!({
        "accessories": if number.is_multiple_of(3) { vec!["charger", "bag"] } else { vec![] },
        "condition": if number % 3 == 1 { "cosmetic" } else { "good" },
        "item": id(100 + number), "kind": "asset", "maker": maker, "missing": [], "model": model,
        "serial": format!("{serial}{number}"), "tag": tag,
    })
}

pub const STATEMENT: &str = "I have received the items listed and answer for them until I give them back. I saw the list before \
I signed. I agree to sign electronically: my signature is kept together with this text, the list and the time.";

/// A proof of the shape that a log of a million entries gives.
fn proof(entry: &str, disclosures: &Value, index: u64) -> String {
    let extra = json!({"disclosures": disclosures, "entry": entry}).to_string();
    let mut proof = format!(
        "c2sp.org/tlog-proof@v1\nextra {}\nindex {index}\n",
        BASE64.encode(extra.as_bytes())
    );
    for level in 0..20 {
        proof.push_str(&BASE64.encode(&noise(&format!("{index} {level}"))));
        proof.push('\n');
    }
    let signature = |name: &str| {
        let bytes: Vec<u8> =
            (0..3).flat_map(|at| noise(&format!("{name} {at}"))).take(68).collect();
        format!("\u{2014} {name} {}\n", BASE64.encode(&bytes))
    };
    let origin = "acme/custody/hq/dock-1/e0";
    let root = BASE64.encode(&noise("root"));
    proof.extend(["\n", origin, "\n1000000\n", &root, "\n\n"]);
    proof.push_str(&signature(origin));
    proof.push_str(&signature("acme/custody/hq/dock-1/operator/olga"));
    proof
}

fn proved(entry: &Value, names: &[(&str, &str)], index: u64) -> Proved {
    let entry = entry.to_string();
    let salt = |label: &str| HEXLOWER.encode(&noise(label));
    let disclosed = |(label, value): &(&str, &str)| json!({"label": label, "salt": salt(label), "value": value});
    let disclosures: Vec<Value> = names.iter().map(disclosed).collect();
    Proved {
        proof: proof(&entry, &Value::Array(disclosures), index),
        leaf: digest(entry.as_bytes()),
        entry: entry.into_bytes(),
        index,
        origin: "acme/custody/hq/dock-1/e0".to_owned(),
        size: 1_000_000,
        disclosed: names.iter().map(|(l, v)| ((*l).to_owned(), (*v).to_owned())).collect(),
    }
}

/// The bundle of a hand-off, and what its proofs prove.
pub fn hand_off(of: &HandOff) -> (Bundle, Vec<Proved>) {
    let items: Vec<Value> = (0..of.items).map(item).collect();
    let manifest = json!({
        "act": "handed_off", "items": items, "to": id(1), "v": 1,
    })
    .to_string();
    let photos: Vec<Vec<u8>> = (0..of.photos).map(photo).collect();
    let whole = |photo: &[u8]| sha256(&[photo, b"whole"].concat());
    let pieces: Vec<Value> = photos
        .iter()
        .map(|photo| json!({"bytes": 812_331, "kind": "photo", "sha256": whole(photo)}))
        .collect();
    let mut data = json!({
        "due": AT + 86_400_000 * 365, "items": of.items, "photos": pieces, "place": "HQ / 1 / Counter",
        "proof": {
            "badge": true, "manifest": sha256(manifest.as_bytes()),
            "signature": {"bytes": of.signature.len(), "kind": "signature", "sha256": sha256(&of.signature)},
            "signing": {
                "capacity": "receiver", "language": "en", "statement": sha256(STATEMENT.as_bytes()),
                "version": "custody-1", "way": "terminal",
            },
        },
        "to": id(1),
    });
    let mut names = vec![("signer.name", of.receiver.as_str()), ("to.name", of.receiver.as_str())];
    if !of.authority.is_empty() {
        data["by"] = json!({"authority": of.authority, "how": "in_person", "person": id(2)});
        names.insert(0, ("by.name", "Grace Hopper"));
    }
    let pii: BTreeMap<&str, String> =
        names.iter().map(|(l, v)| (*l, sha256(v.as_bytes()))).collect();
    let entry = json!({
        "actor": "olga", "at": AT, "boot": "0123456789abcdef", "data": data, "item": id(100), "kind": "handed_off",
        "op": id(9), "parents": [812_000], "pii": pii, "seq": 812_345, "session": id(8), "station": id(7), "step": 4,
        "tenant": "acme", "up": 3_000_000, "v": 1,
    });
    let proved = vec![proved(&entry, &names, 812_345)];
    let mut pictures =
        vec![Picture { of: digest(&of.signature), bytes: of.signature.clone(), reduced: false }];
    pictures.extend(photos.iter().map(|photo| Picture {
        of: digest(&[photo, &b"whole"[..]].concat()),
        bytes: photo.clone(),
        reduced: true,
    }));
    let bundle = Bundle {
        kind: PageKind::Receipt,
        layout: LAYOUT,
        proofs: proved.iter().map(|proved| proved.proof.clone()).collect(),
        manifests: vec![manifest],
        statements: vec![STATEMENT.to_owned()],
        pictures,
        key: KEY.to_owned(),
        zone: "Europe/London".to_owned(),
        offsets: times(&proved).into_iter().map(|at| (at, 3_600)).collect(),
        paper: of.paper,
        to_sign: of.to_sign,
        person: None,
    };
    (bundle, proved)
}
