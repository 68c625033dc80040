//! Reads a scanner that plays keyboard from its input device, and takes it for ourselves: what it types reaches no
//! other window, and the host's keyboard layout does not matter.

use std::io;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use evdev::raw_stream::RawDevice;
use evdev::{EventSummary, SynchronizationCode};

use super::feed::{Got, Plug, Pressed, Wire};
use super::keys::{Keys, Press};

/// Is the oldest that an event can be; anything else is a clock that was set.
const OLDEST: Duration = Duration::from_secs(10);

/// Is an input device by name.
#[derive(Debug)]
pub(super) struct GrabbedPlug {
    pub(super) path: PathBuf,
}

struct GrabbedWire {
    device: RawDevice,
    keys: Keys,
}

impl Plug for GrabbedPlug {
    fn open(&mut self) -> io::Result<Box<dyn Wire>> {
        let mut device = RawDevice::open(&self.path)?;
        device.grab()?;
        Ok(Box::new(GrabbedWire { device, keys: Keys::default() }))
    }

    fn comes_back(&self) -> bool {
        true
    }
}

impl Wire for GrabbedWire {
    fn read(&mut self) -> io::Result<Got> {
        let events: Vec<evdev::InputEvent> = self.device.fetch_events()?.collect();
        let now = SystemTime::now();
        let mut pressed = Vec::new();
        for event in events {
            match event.destructure() {
                EventSummary::Synchronization(_, SynchronizationCode::SYN_DROPPED, _) => {
                    // What came before it is not whole, and what is held is not known.
                    self.keys.release_all();
                    return Ok(Got::Missed);
                }
                EventSummary::Key(_, key, value) => {
                    let stroke = self.keys.press(key.code(), Press::of(value));
                    let ago = now.duration_since(event.timestamp()).unwrap_or_default();
                    let ago = if ago > OLDEST { Duration::ZERO } else { ago };
                    let keys = Pressed {
                        bytes: stroke.bytes,
                        recovered: stroke.recovered,
                        ..Pressed::default()
                    };
                    if !keys.bytes.is_empty() {
                        pressed.push((ago, keys));
                    }
                }
                _neither => {}
            }
        }
        Ok(Got::Keys(pressed))
    }
}
