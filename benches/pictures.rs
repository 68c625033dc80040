//! How many codes are read from pictures, and how fast, beside zxing-cpp and zbar on the same pictures.
//!
//! ```text
//! cargo bench --bench pictures -- [FOLDER]...
//! ```
//! Without a folder it draws its own pictures: the sample labels, clean and as cameras see them. A picture may have its texts
//! beside it, one a line, in a file of the same name that ends with `.txt`; without them, what any of the programs reads is
//! expected of all. The others are run by `peers.py`, if Python has them. Everybody reads the same files, one at a time,
//! on one thread, from file to codes. Nothing here passes or fails.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use custody::scan::{Lines, classify, read_codes};
use image::imageops::{blur, resize, rotate90};
use image::{GrayImage, ImageFormat, Luma};
use serde_json::Value;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// A folder below the target folder: on a disk, where a temporary folder may be in memory.
const SCRATCH: &str = env!("CARGO_TARGET_TMPDIR");
const OURS: &str = "custody";
const LINES: usize = 1_000_000;
/// Each picture is read so often, and the fastest counts: the first read warms the caches of all.
const ROUNDS: usize = 3;

fn main() -> Result<()> {
    let mut folders: Vec<PathBuf> =
        env::args().skip(1).filter(|word| !word.starts_with("--")).map(PathBuf::from).collect();
    if folders.is_empty() {
        folders.push(draw_pictures()?);
    }
    let mut report = String::new();
    for folder in folders {
        let pictures = Pictures::below(&folder)?;
        writeln!(report, "{}: {} pictures", folder.display(), pictures.paths.len())?;
        report += &pictures.compare()?;
    }
    report += &lines_per_second()?;
    Ok(std::io::stdout().write_all(report.as_bytes())?)
}

// ---------------------------------------------------------------------------------------------
// Reading pictures.

/// The pictures of a folder, in order.
struct Pictures {
    paths: Vec<PathBuf>,
}

/// What one program read.
#[derive(Default)]
struct Reader {
    /// The texts of each picture.
    texts: BTreeMap<PathBuf, BTreeSet<String>>,
    /// The milliseconds that each took.
    ms: Vec<f64>,
    failed: usize,
}

impl Pictures {
    fn below(folder: &Path) -> Result<Self> {
        let kinds = ["png", "jpg", "jpeg", "webp", "bmp", "tif", "tiff", "gif", "heic"];
        let mut paths = Vec::new();
        let mut folders = vec![folder.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder)? {
                let path = entry?.path();
                let kind = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
                if path.is_dir() {
                    folders.push(path);
                } else if kinds.contains(&kind.as_str()) {
                    paths.push(path);
                }
            }
        }
        paths.sort();
        Ok(Self { paths })
    }

    fn compare(&self) -> Result<String> {
        let mut readers = BTreeMap::from([(OURS.to_owned(), self.ours()?)]);
        let mut text = String::new();
        for missing in self.peers(&mut readers)? {
            writeln!(text, "  not measured: {missing}")?;
        }
        let expected = self.expected(&readers)?;
        let told = expected.values().filter(|(_, told)| *told).count();
        let all: usize = expected.values().map(|(texts, _)| texts.len()).sum();
        writeln!(text, "  {all} codes expected; {told} pictures have their texts beside them")?;
        writeln!(
            text,
            "  {:<18} {:>7} {:>6} {:>7} {:>10} {:>10} {:>10} {:>9}",
            "", "codes", "rate", "others", "median ms", "p90 ms", "total ms", "of ours"
        )?;
        let ours = readers[OURS].total();
        for (name, reader) in &readers {
            let found = expected.iter().map(|(path, (texts, _))| {
                texts.intersection(reader.texts.get(path).unwrap_or(&BTreeSet::new())).count()
            });
            let found: usize = found.sum();
            // What a picture is not told to hold was misread, or its text leaves it out.
            let others =
                expected.iter().filter(|(_, (_, told))| *told).map(|(path, (texts, _))| {
                    reader.texts.get(path).map_or(0, |read| read.difference(texts).count())
                });
            let others: usize = others.sum();
            writeln!(
                text,
                "  {name:<18} {found:>7} {:>5.1}% {others:>7} {:>10.1} {:>10.1} {:>10.0} {:>8.2}x",
                percent(found, all),
                reader.quantile(0.5),
                reader.quantile(0.9),
                reader.total(),
                reader.total() / ours
            )?;
            if reader.failed > 0 {
                writeln!(text, "  {:<18} could not open {} of them", "", reader.failed)?;
            }
        }
        Ok(text)
    }

    fn ours(&self) -> Result<Reader> {
        let mut reader = Reader::default();
        for path in &self.paths {
            let mut best = f64::MAX;
            for _ in 0..ROUNDS {
                let begun = Instant::now();
                let codes = read_codes(&fs::read(path)?).unwrap_or_default();
                best = best.min(milliseconds(begun.elapsed()));
                let texts = codes.iter().map(|code| comparable(&code.text)).collect();
                reader.texts.insert(path.clone(), texts);
            }
            reader.ms.push(best);
        }
        Ok(reader)
    }

    /// Asks the others, and returns which are not there.
    fn peers(&self, readers: &mut BTreeMap<String, Reader>) -> Result<Vec<String>> {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/peers.py");
        let mut best: BTreeMap<(String, PathBuf), f64> = BTreeMap::new();
        let mut missing = BTreeSet::new();
        for _ in 0..ROUNDS {
            let run = Command::new("python3").arg(&script).args(&self.paths).output();
            let output = match run {
                Ok(output) if output.status.success() => output,
                Ok(output) => {
                    let said = String::from_utf8_lossy(&output.stderr).into_owned();
                    return Ok(vec![format!("zxing-cpp and zbar: {said}")]);
                }
                Err(error) => return Ok(vec![format!("zxing-cpp and zbar: python3: {error}")]),
            };
            for line in String::from_utf8_lossy(&output.stdout).lines() {
                let said: Value = serde_json::from_str(line)?;
                if let Some(what) = said["missing"].as_str() {
                    missing.insert(what.to_owned());
                    continue;
                }
                let (program, path) =
                    (word(&said["program"]), PathBuf::from(word(&said["picture"])));
                let reader = readers.entry(program.clone()).or_default();
                let texts = said["texts"].as_array().into_iter().flatten();
                let texts = texts.map(|text| comparable(&word(text))).collect();
                reader.texts.insert(path.clone(), texts);
                let ms = said["ms"].as_f64().unwrap_or(f64::NAN);
                let known = best.entry((program, path)).or_insert(ms);
                *known = known.min(ms);
            }
        }
        for ((program, _), ms) in best {
            let reader = readers.entry(program).or_default();
            if ms.is_nan() { reader.failed += 1 } else { reader.ms.push(ms) }
        }
        Ok(missing.into_iter().collect())
    }

    /// What each picture holds, and whether it is told beside it.
    fn expected(
        &self,
        readers: &BTreeMap<String, Reader>,
    ) -> Result<BTreeMap<PathBuf, (BTreeSet<String>, bool)>> {
        let mut expected = BTreeMap::new();
        for path in &self.paths {
            let beside = path.with_extension("txt");
            let told = beside.is_file();
            let texts = if told {
                let text = fs::read_to_string(beside)?;
                text.lines().map(comparable).filter(|text| !text.is_empty()).collect()
            } else {
                let all = readers.values().filter_map(|reader| reader.texts.get(path));
                all.flatten().cloned().collect()
            };
            expected.insert(path.clone(), (texts, told));
        }
        Ok(expected)
    }
}

impl Reader {
    fn total(&self) -> f64 {
        self.ms.iter().sum()
    }

    fn quantile(&self, share: f64) -> f64 {
        let mut ms = self.ms.clone();
        ms.sort_by(f64::total_cmp);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a place in a list of some pictures"
        )]
        let place = ((ms.len().saturating_sub(1)) as f64 * share).round() as usize;
        ms.get(place).copied().unwrap_or(f64::NAN)
    }
}

fn word(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Leaves out what programs spell in their own way: separators, and the leading zero that makes an EAN of a UPC.
fn comparable(text: &str) -> String {
    let kept: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
    match kept.strip_prefix('0') {
        Some(upc) if kept.len() == 13 && kept.bytes().all(|b| b.is_ascii_digit()) => upc.to_owned(),
        _as_it_is => kept,
    }
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

#[expect(clippy::cast_precision_loss, reason = "counts of some pictures")]
fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

// ---------------------------------------------------------------------------------------------
// Drawing pictures.

/// The sample labels of `custody demo`, and what they say.
const SAMPLES: [(&str, &[&str]); 6] = [
    ("parcel-ups", &["1Z999AA10123456784", "UPS ROUTE CA 929 9-02 PKG 1/1"]),
    (
        "parcel-fedex",
        &[
            "9622001900000000000000123456789012",
            "[)>01 0292914 840 019 9622001900000000000000123456789012 FDEG 1/1 18.40LB 48 HARBOR STREET PORTSIDE CA GRACE HOPPER",
        ],
    ),
    ("parcel-usps", &["420929149205591234567800042172"]),
    ("box-laptop", &["SNX7K2Q9M4", "1PNB14-512", "9521234001423", "[)>06 SNX7K2Q9M4 1PNB14-512"]),
    ("box-docks", &["STD40C8117", "STD40C8118", "1PTD-40-US"]),
    ("tag-asset", &["AT-004217"]),
];

/// Writes the sample labels as a camera sees them, each with its texts beside it, and returns their folder.
fn draw_pictures() -> Result<PathBuf> {
    let folder = Path::new(SCRATCH).join("pictures");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli/demo");
    for (name, texts) in SAMPLES {
        let label = image::open(samples.join(name).with_extension("png"))?.into_luma8();
        for (condition, picture) in conditions(&label) {
            let file = folder.join(format!("{name}-{condition}.jpg"));
            picture.save_with_format(&file, ImageFormat::Jpeg)?;
            fs::write(file.with_extension("txt"), texts.join("\n"))?;
        }
    }
    Ok(folder)
}

fn conditions(label: &GrayImage) -> Vec<(&'static str, GrayImage)> {
    let (width, height) = label.dimensions();
    let triangle = image::imageops::FilterType::Triangle;
    let small = resize(label, width * 6 / 10, height * 6 / 10, triangle);
    vec![
        ("clean", label.clone()),
        ("quarter", rotate90(label)),
        ("small", small),
        ("blurred", blur(label, 1.6)),
        ("noisy", noisy(label, 40)),
        ("dark", shaded(label)),
        ("desk", on_a_desk(label, 0.21)),
        ("desk-steep", on_a_desk(label, 0.79)),
        ("desk-noisy", noisy(&on_a_desk(label, -0.35), 25)),
    ]
}

/// Adds noise that is the same in every run.
fn noisy(picture: &GrayImage, strength: i32) -> GrayImage {
    let mut state: u32 = 0x2545_f491;
    let mut out = picture.clone();
    for pixel in out.pixels_mut() {
        // xorshift32, Marsaglia 2003
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        let noise =
            i32::try_from(state % 1000).unwrap_or_default() * 2 * strength / 1000 - strength;
        pixel.0[0] = u8::try_from((i32::from(pixel.0[0]) + noise).clamp(0, 255)).unwrap_or(255);
    }
    out
}

/// Darkens from one side to the other, as a lamp does.
fn shaded(picture: &GrayImage) -> GrayImage {
    let width = picture.width().max(1);
    GrayImage::from_fn(picture.width(), picture.height(), |x, y| {
        let light = 255 - 180 * x / width;
        let shade = u32::from(picture.get_pixel(x, y).0[0]) * light / 255;
        Luma([u8::try_from(shade).unwrap_or(255)])
    })
}

/// Puts a label on a grainy desk in a picture of twelve megapixels, turned by an angle.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "pixels of a picture, checked to lie in it"
)]
fn on_a_desk(label: &GrayImage, angle: f64) -> GrayImage {
    const SIZE: (u32, u32) = (4032, 3024);
    let grain = noisy(&GrayImage::from_pixel(SIZE.0, SIZE.1, Luma([120])), 14);
    let (width, height) = (f64::from(label.width()), f64::from(label.height()));
    let scale = (0.62 * f64::from(SIZE.1) / width.max(height)).min(1.6);
    let (sin, cos) = angle.sin_cos();
    GrayImage::from_fn(SIZE.0, SIZE.1, |x, y| {
        let (dx, dy) =
            (f64::from(x) - f64::from(SIZE.0) / 2.0, f64::from(y) - f64::from(SIZE.1) / 2.0);
        let across = (dx * cos + dy * sin) / scale + width / 2.0;
        let down = (dy * cos - dx * sin) / scale + height / 2.0;
        if across < 0.0 || down < 0.0 || across >= width - 1.0 || down >= height - 1.0 {
            return *grain.get_pixel(x, y);
        }
        let (left, top) = (across as u32, down as u32);
        let (fx, fy) = (across.fract(), down.fract());
        let at = |x, y| f64::from(label.get_pixel(x, y).0[0]);
        let upper = at(left, top) * (1.0 - fx) + at(left + 1, top) * fx;
        let lower = at(left, top + 1) * (1.0 - fx) + at(left + 1, top + 1) * fx;
        Luma([(upper * (1.0 - fy) + lower * fy) as u8])
    })
}

// ---------------------------------------------------------------------------------------------
// Lines.

/// Measures how many scans of a stream are cut and classified in a second, and one alone.
fn lines_per_second() -> Result<String> {
    let kinds = [
        "1Z999AA10123456784",
        "9400111206206406260787",
        "794808390594",
        "]C10100884116032434218W3BXL5234",
        "[)>\u{1e}06\u{1d}SCNU118Z9CH\u{1d}1P6F1J7UT#ABA\u{1d}Q1\u{1e}\u{4}",
        "490154203237518",
        "5CG8123BCD",
        "AT-004217",
        "https://id.example.com/01/00036000291452/21/SN1",
        "something else",
    ];
    let stream: String = (0..LINES).flat_map(|n| [kinds[n % kinds.len()], "\r\n"]).collect();
    let mut best = Duration::MAX;
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        for scan in Lines::new(stream.as_bytes()) {
            black_box(classify(&scan?.text, None));
        }
        best = best.min(begun.elapsed());
    }
    #[expect(clippy::cast_precision_loss, reason = "a million is exact")]
    let each = best.as_secs_f64() / LINES as f64;
    Ok(format!(
        "{LINES} lines of ten kinds: {:.2} million lines a second, {:.2} us each\n",
        1.0 / each / 1e6,
        each * 1e6
    ))
}
