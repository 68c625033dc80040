//! The terminal while it is a canvas, and how it is put back.

use std::fs::File;
use std::io::{self, Write as _};
use std::sync::{Mutex, MutexGuard, Once, OnceLock, PoisonError};
use std::thread::{self, ThreadId};

use rustix::termios::{
    InputModes, LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr,
};
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

/// The other screen, no cursor, the mouse with its button down, its places as SGR reports, and in pixels where the
/// terminal can (xterm control sequences, "Mouse Tracking").
const ENTER: &str =
    "\u{1b}[?1049h\u{1b}[?25l\u{1b}[?1002h\u{1b}[?1006h\u{1b}[?1016h\u{1b}[2J\u{1b}[H";
/// The same, where places in pixels would be of no use: how large a cell is is not known.
const ENTER_IN_CELLS: &str = "\u{1b}[?1049h\u{1b}[?25l\u{1b}[?1002h\u{1b}[?1006h\u{1b}[2J\u{1b}[H";
/// The way back.
const LEAVE: &str = "\u{1b}[0m\u{1b}[?1016l\u{1b}[?1006l\u{1b}[?1002l\u{1b}[?25h\u{1b}[?1049l";

/// Is the terminal as it was before, while it is a canvas. Whoever ends it first puts it back, once.
static BEFORE: Mutex<Option<Before>> = Mutex::new(None);

#[derive(Debug)]
struct Before {
    modes: Termios,
    input: File,
    output: File,
    /// Who draws: a panic of another thread is no end of it.
    thread: ThreadId,
}

/// Keeps the terminal a canvas, and puts it back when dropped: at the end, on an error, and on a panic.
#[derive(Debug)]
pub(super) struct Screen(());

impl Screen {
    pub fn begin(input: &File, output: &File) -> io::Result<Self> {
        watch()?;
        let before = tcgetattr(input)?;
        let mut modes = before.clone();
        modes.local_modes -= LocalModes::ECHO
            | LocalModes::ECHONL
            | LocalModes::ICANON
            | LocalModes::ISIG
            | LocalModes::IEXTEN;
        modes.input_modes -= InputModes::ICRNL
            | InputModes::INLCR
            | InputModes::IGNCR
            | InputModes::ISTRIP
            | InputModes::IXON;
        modes.special_codes[SpecialCodeIndex::VMIN] = 1;
        modes.special_codes[SpecialCodeIndex::VTIME] = 0;
        let knows_pixels = rustix::termios::tcgetwinsize(input).is_ok_and(|s| s.ws_ypixel > 0);
        *lock() = Some(Before {
            modes: before,
            input: input.try_clone()?,
            output: output.try_clone()?,
            thread: thread::current().id(),
        });
        let screen = Self(());
        tcsetattr(input, OptionalActions::Now, &modes)?;
        let enter = if knows_pixels { ENTER } else { ENTER_IN_CELLS };
        (&*output).write_all(enter.as_bytes())?;
        Ok(screen)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        put_back();
    }
}

/// Puts the terminal back, if it is a canvas.
fn put_back() {
    if let Some(before) = lock().take() {
        // A terminal that is gone cannot be put back, and need not be.
        let _ = (&before.output).write_all(LEAVE.as_bytes());
        // What has been typed and not read is thrown away: it would be run by the shell.
        let _ = tcsetattr(&before.input, OptionalActions::Flush, &before.modes);
    }
}

fn lock() -> MutexGuard<'static, Option<Before>> {
    // A panic elsewhere is no reason to leave the terminal as it is.
    BEFORE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Sees to it that neither a panic nor a signal leaves the terminal a canvas, for as long as the program runs: the first
/// message of a panic would be lost on the other screen, and a signal runs nothing of ours.
fn watch() -> io::Result<()> {
    static PANICS: Once = Once::new();
    static SIGNALS: OnceLock<Result<(), io::ErrorKind>> = OnceLock::new();
    PANICS.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            let is_ours = lock().as_ref().is_some_and(|b| b.thread == thread::current().id());
            if is_ours {
                put_back();
            }
            before(panic);
        }));
    });
    let watched = SIGNALS.get_or_init(|| {
        let watching = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM]).and_then(|mut signals| {
            let watch = move || {
                for signal in signals.forever() {
                    put_back();
                    // If even that fails there is nobody left to tell.
                    let _ = emulate_default_handler(signal);
                }
            };
            thread::Builder::new().name("canvas".into()).spawn(watch)
        });
        watching.map(drop).map_err(|error| error.kind())
    });
    watched.map_err(io::Error::from)
}
