//! Takes grey values along a line at any angle, averaged along the bars, which removes noise and dirt.

use super::super::image::Picture;
use super::region::Strip;

/// Is the distance of two samples along a line, in pixels.
pub(super) const STEP: f32 = 0.5;
/// Is the distance of the parallel lines that are averaged, in pixels.
const LINE_DISTANCE: f32 = 1.5;

/// Is a row of grey values, and the place of the first along its strip.
#[derive(Debug, Default)]
pub(super) struct ScanLine {
    pub(super) shades: Vec<f32>,
    pub(super) start: f32,
}

/// Returns the shade at a place between pixels; `None` outside.
pub(super) fn shade_at(picture: &Picture, x: f32, y: f32) -> Option<f32> {
    let inside =
        x >= 0.0 && y >= 0.0 && x < (picture.width - 1) as f32 && y < (picture.height - 1) as f32;
    if !inside {
        return None;
    }
    let (column, row) = (x as usize, y as usize);
    let (fx, fy) = (x - column as f32, y - row as f32);
    let place = row * picture.width + column;
    let upper = &picture.pixels[place..place + 2];
    let lower = &picture.pixels[place + picture.width..place + picture.width + 2];
    let mix = |pair: &[u8]| f32::from(pair[0]) + (f32::from(pair[1]) - f32::from(pair[0])) * fx;
    let (above, below) = (mix(upper), mix(lower));
    Some(above + (below - above) * fy)
}

impl ScanLine {
    /// Takes the line at `v` through a strip and a little beyond its ends, averaging `2 * half + 1` parallel lines.
    pub(super) fn take(&mut self, picture: &Picture, strip: &Strip, v: f32, half: u8) {
        self.shades.clear();
        let (sin, cos) = strip.angle.sin_cos();
        // The quiet zone beyond the region tells where the code ends.
        let beyond = strip.length() * 0.12 + 40.0;
        let (first, last) = (strip.u.0 - beyond, strip.u.1 + beyond);
        self.start = first;
        let count = ((last - first) / STEP) as usize;
        for sample in 0..=count {
            let u = first + sample as f32 * STEP;
            let (mut sum, mut lines) = (0.0, 0.0);
            for line in -i16::from(half)..=i16::from(half) {
                let v = v + f32::from(line) * LINE_DISTANCE;
                let (x, y) = (strip.x + u * cos - v * sin, strip.y + u * sin + v * cos);
                if let Some(shade) = shade_at(picture, x, y) {
                    sum += shade;
                    lines += 1.0;
                }
            }
            if lines > 0.0 {
                if self.shades.is_empty() {
                    self.start = u;
                }
                self.shades.push(sum / lines);
            } else if !self.shades.is_empty() {
                break;
            }
        }
    }
}
