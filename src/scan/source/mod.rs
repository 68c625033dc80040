//! Where scans come from: the terminal or a pipe, a serial line, or a keyboard of our own.
//!
//! ```text
//! stdin     -> terminal  raw mode, so that control characters of a code are data
//!              line      a pipe or file, one scan a line
//! serial    -> serial    bytes of a serial line
//! evdev     -> grabbed   keys of an input device that nobody else sees, through `keys`
//!              feed      a thread that notes when each byte arrived, and waits for a device that was unplugged
//!              listen    all of them through the wedge: scans, and what happens between them
//! ```
//! The only part of `scan` that opens devices and reads a clock: when a key arrived must be noted where it arrives.

mod feed;
mod grabbed;
mod keys;
mod listen;
mod serial;
mod signals;
mod terminal;

use std::io;
use std::path::PathBuf;
use std::str::FromStr;

pub use keys::{Keys, Press, Stroke};
pub use listen::{Heard, Listening};

/// Is the speed of a serial line when none is named, in baud: what scanners come with.
const DEFAULT_BAUD: u32 = 9600;

/// Names a source of scans.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum SourceName {
    /// The terminal, or whatever is piped in.
    #[default]
    Stdin,
    /// A serial line.
    Serial {
        /// Its device file.
        path: PathBuf,
        /// Its speed.
        baud: u32,
    },
    /// An input device, taken for ourselves alone.
    Evdev {
        /// Its device file, best the link in `/dev/input/by-id`.
        path: PathBuf,
    },
}

impl FromStr for SourceName {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == "stdin" {
            return Ok(Self::Stdin);
        }
        let absolute = |path: &str| {
            let path = PathBuf::from(path);
            path.is_absolute()
                .then_some(path)
                .ok_or_else(|| "needs the whole path of a device, such as /dev/ttyACM0".to_owned())
        };
        if let Some(device) = text.strip_prefix("serial:") {
            let (path, baud) = device.rsplit_once(',').unwrap_or((device, ""));
            let baud = match baud {
                "" => DEFAULT_BAUD,
                baud => baud
                    .parse()
                    .ok()
                    .filter(|baud| (300..=4_000_000).contains(baud))
                    .ok_or_else(|| {
                        format!(
                            "needs a speed in baud behind the comma, such as 9600; {baud} is none"
                        )
                    })?,
            };
            return Ok(Self::Serial { path: absolute(path)?, baud });
        }
        if let Some(device) = text.strip_prefix("evdev:") {
            return Ok(Self::Evdev { path: absolute(device)? });
        }
        Err("must be stdin, serial:DEVICE[,BAUD] or evdev:DEVICE".to_owned())
    }
}

impl std::fmt::Display for SourceName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Stdin => f.write_str("stdin"),
            Self::Serial { path, baud } => write!(f, "serial:{},{baud}", path.display()),
            Self::Evdev { path } => write!(f, "evdev:{}", path.display()),
        }
    }
}

/// Says why a source gives no scans.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// It could not be opened.
    #[error("{name} cannot be opened as a scanner{}", advice(.source))]
    Open {
        /// Its name.
        name: String,
        /// What the operating system said.
        source: io::Error,
    },
    /// It could not be read further.
    #[error("the scans could not be read further")]
    Read {
        /// What the operating system said.
        #[from]
        source: io::Error,
    },
}

/// Says what usually helps.
fn advice(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::PermissionDenied => {
            "; its file must be readable for you (groups dialout for serial lines and input for keyboards)"
        }
        io::ErrorKind::NotFound => {
            "; see what is plugged in: ls /dev/serial/by-id /dev/input/by-id"
        }
        io::ErrorKind::ResourceBusy => "; another program has it for itself",
        _else => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_named_as_they_are_written() {
        for name in
            ["stdin", "serial:/dev/ttyACM0,115200", "evdev:/dev/input/by-id/usb-scanner-event-kbd"]
        {
            assert_eq!(name.parse::<SourceName>().unwrap().to_string(), name);
        }
        let serial: SourceName = "serial:/dev/ttyS0".parse().unwrap();
        assert_eq!(serial, SourceName::Serial { path: "/dev/ttyS0".into(), baud: 9600 });
        for wrong in [
            "",
            "usb",
            "serial:",
            "serial:ttyS0",
            "serial:/dev/x,fast",
            "serial:/dev/x,1",
            "evdev:event3",
        ] {
            assert!(wrong.parse::<SourceName>().is_err(), "{wrong}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_name_panics(text in "(stdin|serial:|evdev:)?.{0,30}") {
            if let Ok(name) = text.parse::<SourceName>() {
                proptest::prop_assert_eq!(name.to_string().parse(), Ok(name));
            }
        }
    }
}
