//! A small mail server that does to its clients whatever a mail server does.

use std::collections::VecDeque;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::JoinHandle;
use std::time::Duration;

/// What happens to one letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Upset {
    None,
    /// The connection is closed before a word is said.
    HangsUp,
    /// It greets with this.
    Greets(&'static str),
    /// It says this to who it is for.
    ToRecipient(&'static str),
    /// It says this once it has the letter, and does not keep it.
    ToLetter(&'static str),
    /// It keeps the letter, and says nothing.
    KeepsSilent,
    /// It keeps the letter, and the client is killed before it hears so.
    KillsBeforeAnswer,
    /// It keeps the letter and says so, and the client is killed at once.
    KillsAfterAnswer,
}

/// A letter as it was taken.
#[derive(Debug, Clone)]
pub struct Taken {
    pub from: String,
    pub to: Vec<String>,
    pub text: String,
}

impl Taken {
    /// The lines of the head, unfolded.
    pub fn head(&self) -> Vec<String> {
        let head = self.text.split("\r\n\r\n").next().unwrap_or_default();
        head.replace("\r\n ", " ").split("\r\n").map(ToOwned::to_owned).collect()
    }

    pub fn header(&self, name: &str) -> String {
        let begin = format!("{name}: ");
        let line = self.head().into_iter().find(|line| line.starts_with(&begin));
        line.map_or_else(String::new, |line| line[begin.len()..].to_owned())
    }
}

#[derive(Default)]
struct Inside {
    upsets: VecDeque<Upset>,
    taken: Vec<Taken>,
    visits: usize,
    victim: Option<u32>,
}

/// A mail server on this machine, for as long as it lives.
pub struct MailServer {
    pub port: u16,
    inside: Arc<Mutex<Inside>>,
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl MailServer {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port on this machine");
        let port = listener.local_addr().expect("it has an address").port();
        let inside = Arc::new(Mutex::new(Inside::default()));
        let stop = Arc::new(AtomicBool::new(false));
        let (shared, stopped) = (Arc::clone(&inside), Arc::clone(&stop));
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming() {
                if stopped.load(Ordering::SeqCst) {
                    break;
                }
                if let Ok(stream) = stream {
                    // A client that breaks off in the middle is what some tests are about.
                    let _ = serve(&stream, &shared);
                }
            }
        });
        Self { port, inside, stop, thread: Some(thread) }
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().expect("no conversation panics")
    }

    pub fn plan(&self, upsets: impl IntoIterator<Item = Upset>) {
        self.inside().upsets = upsets.into_iter().collect();
    }

    pub fn taken(&self) -> Vec<Taken> {
        self.inside().taken.clone()
    }

    pub fn visits(&self) -> usize {
        self.inside().visits
    }

    /// Whom to kill.
    pub fn aims_at(&self, process: u32) {
        self.inside().victim = Some(process);
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(("127.0.0.1", self.port));
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn kill(inside: &Mutex<Inside>) {
    let victim = loop {
        if let Some(victim) = inside.lock().expect("no conversation panics").victim {
            break victim;
        }
        std::thread::yield_now();
    };
    let killed = Command::new("kill").args(["-9", &victim.to_string()]).status();
    assert!(killed.expect("kill is there").success());
}

fn serve(stream: &TcpStream, inside: &Mutex<Inside>) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    let upset = {
        let mut inside = inside.lock().expect("no conversation panics");
        inside.visits += 1;
        inside.upsets.pop_front().unwrap_or(Upset::None)
    };
    if upset == Upset::HangsUp {
        return Ok(());
    }
    let mut to_client = stream;
    let mut say = |text: &str| to_client.write_all(format!("{text}\r\n").as_bytes());
    if let Upset::Greets(greeting) = upset {
        return say(greeting);
    }
    say("220 mail.example.com ESMTP")?;
    let mut lines = BufReader::new(stream);
    let mut letter = Taken { from: String::new(), to: Vec::new(), text: String::new() };
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let line = line.trim_end();
        let word = line.split([' ', ':']).next().unwrap_or_default().to_uppercase();
        match word.as_str() {
            "EHLO" => say("250-mail.example.com\r\n250 8BITMIME")?,
            "MAIL" => {
                line.clone_into(&mut letter.from);
                say("250 OK")?;
            }
            "RCPT" => match upset {
                Upset::ToRecipient(answer) => say(answer)?,
                _others => {
                    letter.to.push(line.to_owned());
                    say("250 OK")?;
                }
            },
            "DATA" => {
                say("354 go on")?;
                letter.text = until_the_dot(&mut lines)?;
                match upset {
                    Upset::ToLetter(answer) => {
                        say(answer)?;
                        continue;
                    }
                    _kept => inside.lock().expect("no panic").taken.push(letter.clone()),
                }
                match upset {
                    Upset::KeepsSilent => {
                        // Until the client has had enough.
                        let _ = lines.read(&mut [0; 1]);
                        return Ok(());
                    }
                    Upset::KillsBeforeAnswer => {
                        kill(inside);
                        return Ok(());
                    }
                    Upset::KillsAfterAnswer => {
                        say("250 taken")?;
                        kill(inside);
                        return Ok(());
                    }
                    _others => say("250 taken")?,
                }
            }
            "QUIT" => return say("221 bye"),
            _others => say("250 OK")?,
        }
    }
}

fn until_the_dot(lines: &mut impl std::io::BufRead) -> std::io::Result<String> {
    let mut text = String::new();
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line)? == 0 || line == ".\r\n" {
            return Ok(text);
        }
        text.push_str(line.strip_prefix('.').unwrap_or(&line));
    }
}
