//! Joins neighbouring blocks into regions, and puts a box around each at its own angle.

use super::tensor::{BLOCK, Grid, Tensor, angle_between};

/// Is how much the direction may differ from one block to the next, in radians.
const NEIGHBOUR_ANGLE: f32 = 0.22;
/// Is how much it may differ from the direction of the whole region.
const REGION_ANGLE: f32 = 0.3;
/// Is the least number of blocks of a linear candidate.
const LEAST_COHERENT: usize = 8;
/// Is the least number of blocks of a matrix candidate.
const LEAST_MATRIX: usize = 9;
/// Is the coherence from which edges count as one direction.
const COHERENT: f32 = 0.5;
/// Is how many regions are kept: more than any label has codes and blocks of print.
const MOST_REGIONS: usize = 160;

/// Is a set of blocks that touch each other.
#[derive(Debug, Clone)]
pub(super) struct Region {
    pub(super) tensor: Tensor,
    blocks: Vec<(u16, u16)>,
}

/// Is a rectangle at an angle: `u` runs across the bars, `v` along them, both from the centre, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Strip {
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) angle: f32,
    pub(super) u: (f32, f32),
    pub(super) v: (f32, f32),
}

impl Strip {
    pub(super) fn length(&self) -> f32 {
        self.u.1 - self.u.0
    }

    pub(super) fn height(&self) -> f32 {
        self.v.1 - self.v.0
    }

    /// Returns the strip with more room on every side.
    pub(super) fn grown(&self, u: f32, v: f32) -> Self {
        Self { u: (self.u.0 - u, self.u.1 + u), v: (self.v.0 - v, self.v.1 + v), ..*self }
    }

    /// Returns the pixel at a place of the strip.
    pub(super) fn pixel(&self, u: f32, v: f32) -> (f32, f32) {
        let (sin, cos) = self.angle.sin_cos();
        (self.x + u * cos - v * sin, self.y + u * sin + v * cos)
    }

    /// Returns the upright rectangle around the strip: left, top, right, bottom.
    pub(super) fn bounds(&self) -> [f32; 4] {
        let corners = [
            (self.u.0, self.v.0),
            (self.u.0, self.v.1),
            (self.u.1, self.v.0),
            (self.u.1, self.v.1),
        ]
        .map(|(u, v)| self.pixel(u, v));
        corners.iter().fold([f32::MAX, f32::MAX, f32::MIN, f32::MIN], |[l, t, r, b], &(x, y)| {
            [l.min(x), t.min(y), r.max(x), b.max(y)]
        })
    }
}

impl Region {
    pub(super) fn len(&self) -> usize {
        self.blocks.len()
    }

    /// Returns the direction across the edges of the whole region.
    pub(super) fn angle(&self) -> f32 {
        self.tensor.angle()
    }

    /// Returns the direction of a pattern of edges that run two ways, from -45 to 45 degrees.
    ///
    /// Multiplying the angles by four makes the two directions vote for the same.
    pub(super) fn matrix_angle(&self, grid: &Grid) -> f32 {
        let (mut sin, mut cos) = (0.0, 0.0);
        for &(column, row) in &self.blocks {
            let tensor = grid.raw[usize::from(row) * grid.columns + usize::from(column)];
            let (angle, vote) = (tensor.angle(), tensor.vote());
            sin += vote * (4.0 * angle).sin();
            cos += vote * (4.0 * angle).cos();
        }
        0.25 * sin.atan2(cos)
    }

    fn centre(&self) -> (f32, f32) {
        let count = self.blocks.len().max(1) as f32;
        let sum = self
            .blocks
            .iter()
            .fold((0.0, 0.0), |(x, y), &(column, row)| (x + f32::from(column), y + f32::from(row)));
        let pixel = |blocks: f32| (blocks / count + 0.5) * BLOCK as f32 + 1.0;
        (pixel(sum.0), pixel(sum.1))
    }

    /// Puts a box at an angle around the region.
    pub(super) fn strip(&self, angle: f32) -> Strip {
        let centre = self.centre();
        let (sin, cos) = angle.sin_cos();
        let half = BLOCK as f32 / 2.0;
        let mut strip = Strip {
            x: centre.0,
            y: centre.1,
            angle,
            u: (f32::MAX, f32::MIN),
            v: (f32::MAX, f32::MIN),
        };
        for &(column, row) in &self.blocks {
            let dx = (f32::from(column) + 0.5) * BLOCK as f32 + 1.0 - centre.0;
            let dy = (f32::from(row) + 0.5) * BLOCK as f32 + 1.0 - centre.1;
            let (u, v) = (dx * cos + dy * sin, dy * cos - dx * sin);
            strip.u = (strip.u.0.min(u - half), strip.u.1.max(u + half));
            strip.v = (strip.v.0.min(v - half), strip.v.1.max(v + half));
        }
        strip
    }

    /// Marks the blocks of the region.
    pub(super) fn mark(&self, grid: &Grid, marks: &mut [bool]) {
        for &(column, row) in &self.blocks {
            marks[usize::from(row) * grid.columns + usize::from(column)] = true;
        }
    }

    /// Says whether another region continues this one: same direction, same height, a small gap.
    ///
    /// Wide modules leave empty blocks inside a code, which cut it into pieces.
    fn continues(&self, other: &Self) -> bool {
        const SAME_DIRECTION: f32 = 0.09;
        const LARGEST_GAP: f32 = 76.0;
        let angle = self.angle();
        if angle_between(angle, other.angle()) > SAME_DIRECTION {
            return false;
        }
        let (own, their) = (self.strip(angle), other.strip(angle));
        let (sin, cos) = angle.sin_cos();
        let (dx, dy) = (their.x - own.x, their.y - own.y);
        let (du, dv) = (dx * cos + dy * sin, dy * cos - dx * sin);
        let gap = (their.u.0 + du - own.u.1).max(own.u.0 - their.u.1 - du);
        let overlap = own.v.1.min(their.v.1 + dv) - own.v.0.max(their.v.0 + dv);
        gap < LARGEST_GAP && overlap > 0.6 * own.height().max(their.height())
    }

    fn absorb(&mut self, other: Self) {
        self.tensor.add(other.tensor);
        self.blocks.extend(other.blocks);
    }
}

/// Returns the regions whose edges run one way, the largest first.
pub(super) fn coherent(grid: &Grid) -> Vec<Region> {
    let inside: Vec<bool> = grid
        .smooth
        .iter()
        .zip(&grid.raw)
        .map(|(smooth, raw)| {
            smooth.energy() > grid.threshold
                && raw.energy() > grid.threshold * 0.5
                && smooth.coherence() > COHERENT
        })
        .collect();
    let mut regions = connected(grid, &grid.smooth, &inside, true);
    regions.retain(|region| region.len() >= LEAST_COHERENT);
    regions.sort_by_key(|region| std::cmp::Reverse(region.len()));
    regions.truncate(MOST_REGIONS);
    joined(regions)
}

/// Returns the energetic regions that nothing explains yet and that are dense enough for a matrix code.
pub(super) fn energetic(grid: &Grid, explained: &[bool]) -> Vec<Region> {
    let inside: Vec<bool> = grid
        .smooth
        .iter()
        .zip(&grid.raw)
        .zip(explained)
        .map(|((smooth, raw), explained)| {
            !explained && raw.energy() > grid.threshold * 1.5 && smooth.coherence() < 0.75
        })
        .collect();
    let mut regions = connected(grid, &grid.raw, &inside, false);
    regions.retain(|region| {
        let [left, top, right, bottom] = region.strip(0.0).bounds();
        let filled = (region.len() * BLOCK * BLOCK) as f32;
        region.len() >= LEAST_MATRIX && filled > 0.2 * (right - left) * (bottom - top)
    });
    // Codes have stronger edges than print.
    let strength = |region: &Region| region.tensor.energy() / region.len() as f32;
    regions.sort_by(|one, other| {
        let weight = |region: &Region| strength(region) * (region.len() as f32).sqrt();
        weight(other).total_cmp(&weight(one))
    });
    regions.truncate(MOST_REGIONS);
    regions
}

/// Collects the connected sets of blocks; with `directed`, neighbours must agree in direction.
fn connected(grid: &Grid, tensors: &[Tensor], inside: &[bool], directed: bool) -> Vec<Region> {
    let mut seen = vec![false; inside.len()];
    let mut regions = Vec::new();
    let mut waiting = Vec::new();
    for start in 0..inside.len() {
        if !inside[start] || seen[start] {
            continue;
        }
        seen[start] = true;
        waiting.push(start);
        let mut region = Region { tensor: Tensor::default(), blocks: Vec::new() };
        while let Some(place) = waiting.pop() {
            let (column, row) = (place % grid.columns, place / grid.columns);
            region.tensor.add(tensors[place]);
            region.blocks.push((column as u16, row as u16));
            for next in neighbours(grid, column, row) {
                if !inside[next] || seen[next] {
                    continue;
                }
                let angle = tensors[next].angle();
                let agrees = angle_between(tensors[place].angle(), angle) <= NEIGHBOUR_ANGLE
                    && angle_between(region.tensor.angle(), angle) <= REGION_ANGLE;
                if !directed || agrees {
                    seen[next] = true;
                    waiting.push(next);
                }
            }
        }
        regions.push(region);
    }
    regions
}

fn neighbours(grid: &Grid, column: usize, row: usize) -> impl Iterator<Item = usize> + use<> {
    let (columns, rows) = (grid.columns, grid.rows);
    let down = row.saturating_sub(1)..=(row + 1).min(rows - 1);
    down.flat_map(move |y| {
        (column.saturating_sub(1)..=(column + 1).min(columns - 1)).map(move |x| y * columns + x)
    })
}

/// Joins regions that continue each other; the largest come first and stay first.
fn joined(mut regions: Vec<Region>) -> Vec<Region> {
    let mut place = 0;
    while place < regions.len() {
        let next =
            (place + 1..regions.len()).find(|&other| regions[place].continues(&regions[other]));
        match next {
            Some(other) => {
                let other = regions.remove(other);
                regions[place].absorb(other);
            }
            None => place += 1,
        }
    }
    regions
}
