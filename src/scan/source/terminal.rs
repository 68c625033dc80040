//! Reads the terminal in raw mode, so that whatever a code contains is data: 0x03 ends no program, 0x1A suspends none,
//! 0x13 freezes nothing, and no byte is swallowed.

use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::termios::{
    InputModes, LocalModes, OptionalActions, SpecialCodeIndex, Termios, isatty, tcgetattr,
    tcsetattr,
};

use super::feed::{Got, Plug, Pressed, Wire};

/// Is how many bytes are read at once.
const READ_BYTES: usize = 4096;

/// Is the way the terminal was before, while it is raw. Whoever ends the program first puts it back, once.
static BEFORE: Mutex<Option<Termios>> = Mutex::new(None);

/// Says whether stdin is a terminal.
pub(super) fn is_there() -> bool {
    isatty(rustix::stdio::stdin())
}

/// Keeps the terminal raw, and puts it back when dropped: at the end, on an error, and on a panic.
#[derive(Debug)]
pub(super) struct RawMode;

impl RawMode {
    pub(super) fn begin() -> io::Result<Self> {
        let stdin = rustix::stdio::stdin();
        let before = tcgetattr(stdin)?;
        let mut modes = before.clone();
        // Output is left as it is, so that whatever is printed still begins its lines at the left.
        modes.local_modes -= LocalModes::ECHO
            | LocalModes::ECHONL
            | LocalModes::ICANON
            | LocalModes::ISIG
            | LocalModes::IEXTEN;
        modes.input_modes -= InputModes::IGNBRK
            | InputModes::BRKINT
            | InputModes::PARMRK
            | InputModes::ISTRIP
            | InputModes::INLCR
            | InputModes::IGNCR
            | InputModes::ICRNL
            | InputModes::IXON;
        modes.special_codes[SpecialCodeIndex::VMIN] = 1;
        modes.special_codes[SpecialCodeIndex::VTIME] = 0;
        *lock() = Some(before);
        tcsetattr(stdin, OptionalActions::Now, &modes)?;
        Ok(Self)
    }
}

impl Drop for RawMode {
    fn drop(&mut self) {
        put_back();
    }
}

/// Puts the terminal back, if it is raw.
pub(super) fn put_back() {
    if let Some(before) = lock().take() {
        // What has been typed and not read is thrown away: it would be run by the shell.
        let _ = tcsetattr(rustix::stdio::stdin(), OptionalActions::Flush, &before);
    }
}

fn lock() -> MutexGuard<'static, Option<Termios>> {
    // A panic elsewhere is no reason to leave the terminal raw.
    BEFORE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Is the terminal as a source.
#[derive(Debug)]
pub(super) struct TerminalPlug;

struct TerminalWire;

impl Plug for TerminalPlug {
    fn open(&mut self) -> io::Result<Box<dyn Wire>> {
        Ok(Box::new(TerminalWire))
    }

    fn comes_back(&self) -> bool {
        false
    }
}

impl Wire for TerminalWire {
    fn read(&mut self) -> io::Result<Got> {
        let stdin = rustix::stdio::stdin();
        poll(&mut [PollFd::new(&stdin, PollFlags::IN)], None)?;
        let mut bytes = vec![0; READ_BYTES];
        match rustix::io::read(stdin, &mut bytes) {
            Ok(count) if count > 0 => {
                bytes.truncate(count);
                let pressed = Pressed { bytes, ..Pressed::default() };
                Ok(Got::Keys(vec![(Duration::ZERO, pressed)]))
            }
            // A terminal that is closed reads as its end or as an error, and nothing is wrong.
            Ok(_) | Err(rustix::io::Errno::IO) => Ok(Got::End),
            Err(error) => Err(error.into()),
        }
    }
}
