//! Measures, block by block, how strong the edges of a picture are and whether they agree in direction.

use super::super::image::Picture;

/// Is the side of a block in pixels.
pub(super) const BLOCK: usize = 16;

/// Is the structure tensor of a block: the sums of products of its gradients.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Tensor {
    xx: f32,
    yy: f32,
    xy: f32,
}

impl Tensor {
    /// Returns the mean strength of the edges, in squared shades a pixel.
    pub(super) fn energy(self) -> f32 {
        // Every second row is measured.
        (self.xx + self.yy) / (BLOCK * BLOCK / 2) as f32
    }

    /// Returns how much the edges agree in direction, from 0 to 1.
    pub(super) fn coherence(self) -> f32 {
        let difference = self.xx - self.yy;
        (difference * difference + 4.0 * self.xy * self.xy).sqrt() / (self.xx + self.yy + 1e-6)
    }

    /// Returns the direction across the edges, in radians, of which the half-turn is meaningless.
    pub(super) fn angle(self) -> f32 {
        0.5 * (2.0 * self.xy).atan2(self.xx - self.yy)
    }

    /// Returns the weight with which the block may vote on a direction.
    pub(super) fn vote(self) -> f32 {
        self.coherence() * (self.xx + self.yy)
    }

    pub(super) fn add(&mut self, other: Self) {
        self.xx += other.xx;
        self.yy += other.yy;
        self.xy += other.xy;
    }
}

/// Returns the difference of two directions, which are equal after half a turn.
pub(super) fn angle_between(one: f32, other: f32) -> f32 {
    let difference = (one - other).abs() % std::f32::consts::PI;
    difference.min(std::f32::consts::PI - difference)
}

/// Holds the tensors of a picture.
#[derive(Debug)]
pub(super) struct Grid {
    pub(super) columns: usize,
    pub(super) rows: usize,
    /// As measured.
    pub(super) raw: Vec<Tensor>,
    /// Averaged over the eight neighbours.
    pub(super) smooth: Vec<Tensor>,
    /// The energy from which a block counts as full of edges.
    pub(super) threshold: f32,
}

impl Grid {
    /// Measures a picture whose sides are at least a block and two pixels.
    pub(super) fn of(picture: &Picture) -> Self {
        let (columns, rows) = ((picture.width - 2) / BLOCK, (picture.height - 2) / BLOCK);
        let raw = measure(picture, columns, rows);
        let smooth = smoothed(&raw, columns, rows);
        // The calm quarter of a picture is noise: paper and table fill that much even of a label that was cropped to its
        // edges, in which print fills more than half.
        let mut energies: Vec<f32> = smooth.iter().map(|tensor| tensor.energy()).collect();
        let calm = energies.len() / 4;
        let (_, floor, _) = energies.select_nth_unstable_by(calm, f32::total_cmp);
        let threshold = floor.max(10.0) * 2.4 + 40.0;
        Self { columns, rows, raw, smooth, threshold }
    }

    pub(super) fn len(&self) -> usize {
        self.raw.len()
    }
}

/// Sums the gradients of every block over every second row.
fn measure(picture: &Picture, columns: usize, rows: usize) -> Vec<Tensor> {
    let width = picture.width;
    let row = |y: usize| &picture.pixels[y * width..(y + 1) * width];
    let mut tensors = Vec::with_capacity(columns * rows);
    let mut sums = vec![[0_i32; 3]; columns];
    for block_row in 0..rows {
        sums.fill([0; 3]);
        let first = block_row * BLOCK + 1;
        for y in (first..first + BLOCK).step_by(2) {
            add_row(row(y - 1), row(y), row(y + 1), &mut sums);
        }
        tensors.extend(sums.iter().map(|&[xx, yy, xy]| Tensor {
            xx: xx as f32,
            yy: yy as f32,
            xy: xy as f32,
        }));
    }
    tensors
}

/// Adds the gradients of one row to the sums of its blocks.
///
/// Differences of bytes fit 16 bits and 16 of their products fit 32, which lets the compiler use vector instructions.
fn add_row(above: &[u8], middle: &[u8], below: &[u8], sums: &mut [[i32; 3]]) {
    let across = middle.chunks_exact(BLOCK).zip(middle[2..].chunks_exact(BLOCK));
    let along = above[1..].chunks_exact(BLOCK).zip(below[1..].chunks_exact(BLOCK));
    for (sum, ((left, right), (up, down))) in sums.iter_mut().zip(across.zip(along)) {
        let (mut xx, mut yy, mut xy) = (0, 0, 0);
        for place in 0..BLOCK {
            let gx = i16::from(right[place]) - i16::from(left[place]);
            let gy = i16::from(down[place]) - i16::from(up[place]);
            xx += i32::from(gx) * i32::from(gx);
            yy += i32::from(gy) * i32::from(gy);
            xy += i32::from(gx) * i32::from(gy);
        }
        *sum = [sum[0] + xx, sum[1] + yy, sum[2] + xy];
    }
}

fn smoothed(raw: &[Tensor], columns: usize, rows: usize) -> Vec<Tensor> {
    let mut smooth = Vec::with_capacity(raw.len());
    for row in 0..rows {
        for column in 0..columns {
            let mut sum = Tensor::default();
            for y in row.saturating_sub(1)..=(row + 1).min(rows - 1) {
                let line = &raw[y * columns..(y + 1) * columns];
                for tensor in &line[column.saturating_sub(1)..=(column + 1).min(columns - 1)] {
                    sum.add(*tensor);
                }
            }
            smooth.push(Tensor { xx: sum.xx / 9.0, yy: sum.yy / 9.0, xy: sum.xy / 9.0 });
        }
    }
    smooth
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Draws stripes of eight pixels whose normal has the given angle.
    fn stripes(angle: f32) -> Picture {
        let mut picture = Picture::filled(82, 66, 0);
        for y in 0..66 {
            for x in 0..82 {
                let across = x as f32 * angle.cos() + y as f32 * angle.sin();
                picture.pixels[y * 82 + x] = (127.0 + 100.0 * (across * 0.8).sin()) as u8;
            }
        }
        picture
    }

    #[test]
    fn stripes_are_coherent_and_their_angle_is_measured() {
        for degrees in [-80.0_f32, -45.0, -10.0, 0.0, 30.0, 60.0, 90.0] {
            let grid = Grid::of(&stripes(degrees.to_radians()));
            assert_eq!((grid.columns, grid.rows), (5, 4));
            for tensor in &grid.smooth {
                assert!(tensor.coherence() > 0.9, "{degrees}");
                assert!(angle_between(tensor.angle(), degrees.to_radians()) < 0.05, "{degrees}");
            }
        }
    }

    #[test]
    fn a_chequerboard_has_energy_and_no_direction() {
        let mut board = Picture::filled(82, 66, 0);
        for (place, shade) in board.pixels.iter_mut().enumerate() {
            *shade = if (place % 82 / 4 + place / 82 / 4) % 2 == 0 { 0 } else { 255 };
        }
        let grid = Grid::of(&board);
        assert!(grid.smooth.iter().all(|t| t.coherence() < 0.2 && t.energy() > 1000.0));
    }

    #[test]
    fn half_a_turn_is_no_difference() {
        assert!(angle_between(0.1, 0.1 + std::f32::consts::PI) < 1e-5);
        assert!((angle_between(0.0, 1.0) - 1.0).abs() < 1e-5);
        assert!((angle_between(-1.5, 1.5) - 0.1416).abs() < 1e-3);
    }
}
