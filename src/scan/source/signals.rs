//! Puts the terminal back before a signal ends the program, and lets the first Ctrl-C end a session in order.

use std::io;
use std::sync::mpsc::SyncSender;
use std::thread;

use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::feed::Input;
use super::terminal;

/// Watches until the program ends. A session that does not answer to the first SIGINT is ended by the second.
pub(super) fn watch(session: SyncSender<Input>) -> io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM])?;
    thread::Builder::new().name("signals".into()).spawn(move || {
        let mut asked = false;
        for signal in signals.forever() {
            let may_ask = signal == SIGINT && !std::mem::replace(&mut asked, true);
            if may_ask && session.try_send(Input::Interrupt).is_ok() {
                continue;
            }
            terminal::put_back();
            // If even that fails there is nobody left to tell.
            let _ = emulate_default_handler(signal);
        }
    })?;
    Ok(())
}
