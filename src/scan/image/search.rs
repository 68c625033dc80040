//! Searches a whole picture: the cheap attempts first, the dear ones only while something may be missing.

use super::decode::{self, Family};
use super::picture::Picture;
use super::worker::Finds;
use super::{Area, Code, merge};
use crate::scan::locate;

/// Is one way to look at a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum View {
    Upright,
    /// A quarter turn, for linear codes that stand.
    TurnedLeft,
    /// Half the size, which blurs noise away and closes broken bars.
    Halved,
    /// White bars on black.
    Inverted,
}

/// Below this many pixels a side nothing can be halved and still be read.
const LEAST_HALVED_SIDE: usize = 240;

/// Above this many pixels a whole-picture attempt is dear, and `locate` sees better.
const LARGE_PICTURE: usize = 1_000_000;

/// Looks for every code of a picture and puts it into `finds`.
pub(super) fn search(picture: &Picture, finds: &Finds) {
    if picture.width < 8 || picture.height < 8 {
        return;
    }
    locate::find(picture, finds);
    let is_large = picture.width * picture.height > LARGE_PICTURE;
    if !is_large {
        // Small codes and codes at the edge of a small picture have too few blocks to be located.
        look(picture, View::Upright, false, finds);
    } else if finds.so_far().is_empty() {
        // Blurred bars are sharp again at half the size.
        let halved = picture.halved();
        let theirs = finds.within();
        locate::find(&halved, &theirs);
        finds.add(theirs.so_far().into_iter().map(|code| upright(code, View::Halved, picture)));
    }
    for (view, hard) in [
        (View::TurnedLeft, false),
        (View::Upright, true),
        (View::TurnedLeft, true),
        (View::Halved, true),
        (View::Inverted, true),
    ] {
        // What follows is dear: it is for pictures in which nothing was found.
        if finds.is_over() || !merge::merge(finds.so_far()).is_empty() {
            return;
        }
        look(picture, view, hard, finds);
    }
}

/// Looks once at the whole picture.
fn look(picture: &Picture, view: View, hard: bool, finds: &Finds) {
    let seen = match view {
        View::Upright => None,
        View::TurnedLeft => Some(picture.turned_left()),
        View::Halved if picture.width.min(picture.height) < LEAST_HALVED_SIDE => return,
        View::Halved => Some(picture.halved()),
        View::Inverted => Some(picture.inverted()),
    };
    let seen = seen.as_ref().unwrap_or(picture);
    for family in Family::ALL {
        // The matrix decoders see every rotation by themselves.
        if finds.is_over() || (view == View::TurnedLeft && family != Family::Linear) {
            return;
        }
        let codes = decode::every(seen, family, hard);
        // The row decoders read codes into drawings and print now and then; other lines have to agree.
        let supported = codes
            .into_iter()
            .filter(|code| !code.symbology.is_linear() || locate::is_supported(seen, code));
        finds.add(supported.map(|code| upright(code, view, picture)));
    }
}

/// Puts the place of a code back into the upright picture.
fn upright(code: Code, view: View, picture: &Picture) -> Code {
    let Area { left, top, width, height } = code.place;
    let place = match view {
        View::Upright | View::Inverted => code.place,
        View::Halved => Area { left: left * 2, top: top * 2, width: width * 2, height: height * 2 },
        View::TurnedLeft => {
            // A left turn puts the right side on top.
            let full_width = u32::try_from(picture.width).unwrap_or(u32::MAX);
            let left = full_width.saturating_sub(top + height);
            Area { left, top: code.place.left, width: height, height: width }
        }
    };
    Code { place, ..code }
}
