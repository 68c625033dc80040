//! Homes that are made once and copied: a password costs a quarter of a second to make, on purpose.
//!
//! Every test may be a process of its own, so they lie in a folder beside the test's program. One is used
//! by the very build that made it, and for less long than a session lasts.

use std::fs::{self, File, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Sessions last 12 hours.
const GOOD_FOR: Duration = Duration::from_hours(6);

/// Copies a home into an empty folder; `make` makes it in a folder of its own if there is none.
pub fn copy(kind: &str, to: &Path, make: impl FnOnce(&Path) -> PathBuf) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("homes");
    fs::create_dir_all(&folder).expect("the build's own folder can be written");
    let program = fs::metadata(env!("CARGO_BIN_EXE_custody")).expect("the program is built");
    let since = program.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
    let name = format!("{kind}-{:x}", since.unwrap_or_default().as_nanos());
    let lock = File::create(folder.join(format!("{kind}.lock"))).expect("a lock");
    lock.lock().expect("others are done with it some time");
    let template = folder.join(&name);
    if is_old(&template) {
        forget_others(&folder, kind);
        let home = make(&folder);
        fs::rename(&home, &template).expect("one folder becomes another");
    }
    copy_folder(&template, to);
}

fn is_old(template: &Path) -> bool {
    let made = fs::metadata(template).and_then(|about| about.modified());
    !made.is_ok_and(|made| SystemTime::now().duration_since(made).is_ok_and(|age| age < GOOD_FOR))
}

fn forget_others(folder: &Path, kind: &str) {
    for entry in fs::read_dir(folder).expect("the folder is there").flatten() {
        let is_one = entry.file_name().to_str().is_some_and(|n| n.starts_with(&format!("{kind}-")));
        if is_one {
            fs::remove_dir_all(entry.path()).expect("an old home can go");
        }
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder in the test's own");
    for entry in fs::read_dir(from).expect("the template is there").flatten() {
        let target = to.join(entry.file_name());
        if entry.file_type().expect("it is something").is_dir() {
            copy_folder(&entry.path(), &target);
            let mode = entry.metadata().expect("it has a mode").permissions().mode() & 0o777;
            fs::set_permissions(&target, Permissions::from_mode(mode)).expect("it is ours");
        } else {
            fs::copy(entry.path(), &target).expect("a file can be copied");
        }
    }
}
