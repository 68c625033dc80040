//! A pair of pseudo-terminals: a terminal or a serial line whose other end is in our hands.

use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use rustix::fs::OFlags;
use rustix::process::{Pid, Signal, kill_process};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{LocalModes, Termios, Winsize, tcgetattr, tcsetwinsize};

/// Longer than any answer takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// One line.
#[derive(Debug)]
pub struct PtyLine {
    ours: File,
    /// The device file of the other end.
    pub path: PathBuf,
    /// Keeps the other end open, so that it can be looked at when the program has gone.
    theirs: File,
}

impl PtyLine {
    pub fn new() -> Self {
        let ours = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC)
            .expect("Linux has them");
        grantpt(&ours).expect("ours");
        unlockpt(&ours).expect("ours");
        let path = ptsname(&ours, Vec::new()).expect("it has a name");
        let path = PathBuf::from(path.into_string().expect("UTF-8"));
        let theirs = OpenOptions::new()
            .read(true)
            .write(true)
            .custom_flags(i32::try_from(OFlags::NOCTTY.bits()).expect("small"))
            .open(&path)
            .expect("it can be opened");
        Self { ours: ours.into(), path, theirs }
    }

    /// The other end, for a child's stdin.
    pub fn stdin(&self) -> Stdio {
        self.theirs.try_clone().expect("a file can be cloned").into()
    }

    /// The other end, as a program has it.
    pub fn end(&self) -> File {
        self.theirs.try_clone().expect("a file can be cloned")
    }

    /// Our end, to read what a program shows.
    pub fn screen(&self) -> File {
        self.ours.try_clone().expect("a file can be cloned")
    }

    /// Gives the window another size, in cells.
    pub fn resize(&self, columns: u16, rows: u16) {
        let size = Winsize { ws_col: columns, ws_row: rows, ws_xpixel: 0, ws_ypixel: 0 };
        tcsetwinsize(&self.ours, size).expect("it is a terminal");
    }

    /// The modes of the terminal.
    pub fn modes(&self) -> Termios {
        tcgetattr(&self.theirs).expect("it is a terminal")
    }

    /// Says whether both have the same modes, as far as scans are concerned.
    pub fn is_as(&self, before: &Termios) -> bool {
        let now = self.modes();
        now.local_modes == before.local_modes && now.input_modes == before.input_modes
    }

    /// Waits until a program has made the terminal raw.
    pub fn becomes_raw(&self) {
        until(|| !self.modes().local_modes.contains(LocalModes::ICANON));
    }

    /// Types as a scanner does: all keys within a moment.
    pub fn types(&mut self, keys: impl AsRef<[u8]>) {
        self.ours.write_all(keys.as_ref()).expect("the line is open");
    }
}

/// Waits for something to come true.
#[track_caller]
pub fn until(mut is_so: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < PATIENCE, "it did not come true");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Sends a signal to a child.
pub fn signal(child: &Child, signal: Signal) {
    kill_process(Pid::from_child(child), signal).expect("it runs");
}
