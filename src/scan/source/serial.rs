//! Reads a scanner on a serial line: RS-232, or USB as a serial line (`/dev/ttyACM0`).

use std::fs::{File, OpenOptions};
use std::io::{self, Read as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::PathBuf;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::fs::OFlags;
use rustix::termios::{
    ControlModes, InputModes, OptionalActions, Termios, ioctl_tiocexcl, isatty, tcgetattr,
    tcsetattr,
};

use super::feed::{Got, Plug, Pressed, Wire};

/// Is how many bytes are read at once.
const READ_BYTES: usize = 1024;

/// Is a serial line by name.
#[derive(Debug)]
pub(super) struct SerialPlug {
    pub(super) path: PathBuf,
    pub(super) baud: u32,
}

struct SerialWire {
    line: File,
}

impl Plug for SerialPlug {
    fn open(&mut self) -> io::Result<Box<dyn Wire>> {
        // Without NONBLOCK opening would wait for a modem's carrier; without NOCTTY the line could send us signals.
        let flags = (OFlags::NONBLOCK | OFlags::NOCTTY).bits();
        let line = OpenOptions::new()
            .read(true)
            .write(true)
            .custom_flags(i32::try_from(flags).map_err(io::Error::other)?)
            .open(&self.path)?;
        if !isatty(&line) {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is not a serial line"));
        }
        // A second reader would get half of every scan.
        ioctl_tiocexcl(&line)?;
        let mut modes = tcgetattr(&line)?;
        set_raw(&mut modes);
        modes.set_speed(self.baud)?;
        tcsetattr(&line, OptionalActions::Now, &modes)?;
        Ok(Box::new(SerialWire { line }))
    }

    fn comes_back(&self) -> bool {
        true
    }
}

/// Eight bits, no parity, one stop bit, no flow control, nothing interpreted, no modem.
fn set_raw(modes: &mut Termios) {
    modes.make_raw();
    modes.input_modes -= InputModes::IXON | InputModes::IXOFF | InputModes::IXANY;
    modes.control_modes -= ControlModes::CSTOPB | ControlModes::CRTSCTS | ControlModes::PARENB;
    modes.control_modes |= ControlModes::CREAD | ControlModes::CLOCAL | ControlModes::CS8;
}

impl Wire for SerialWire {
    fn read(&mut self) -> io::Result<Got> {
        let mut ready = [PollFd::new(&self.line, PollFlags::IN)];
        poll(&mut ready, None)?;
        let mut bytes = vec![0; READ_BYTES];
        match self.line.read(&mut bytes) {
            Ok(0) => Ok(Got::End),
            Ok(count) => {
                bytes.truncate(count);
                let pressed = Pressed { bytes, ..Pressed::default() };
                Ok(Got::Keys(vec![(Duration::ZERO, pressed)]))
            }
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => Ok(Got::Keys(Vec::new())),
            Err(error) => Err(error),
        }
    }
}
