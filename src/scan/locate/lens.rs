//! Knows what a lens makes of the symbols of Code 128: the sum of their bars, each spread into its neighbours.

use std::sync::LazyLock;

/// The widths of bars and gaps of every symbol value (ISO/IEC 15417, table 1); 103 to 105 start, 106 stops.
#[rustfmt::skip]
pub(super) const PATTERNS: [&str; 107] = [
    "212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312", "132212", "221213",
    "221312", "231212", "112232", "122132", "122231", "113222", "123122", "123221", "223211", "221132",
    "221231", "213212", "223112", "312131", "311222", "321122", "321221", "312212", "322112", "322211",
    "212123", "212321", "232121", "111323", "131123", "131321", "112313", "132113", "132311", "211313",
    "231113", "231311", "112133", "112331", "132131", "113123", "113321", "133121", "313121", "211331",
    "231131", "213113", "213311", "213131", "311123", "311321", "331121", "312113", "312311", "332111",
    "314111", "221411", "431111", "111224", "111422", "121124", "121421", "141122", "141221", "112214",
    "112412", "122114", "122411", "142112", "142211", "241211", "221114", "413111", "241112", "134111",
    "111242", "121142", "121241", "114212", "124112", "124211", "411212", "421112", "421211", "212141",
    "214121", "412121", "111143", "111341", "131141", "114113", "114311", "411113", "411311", "113141",
    "114131", "311141", "411131", "211412", "211214", "211232", "2331112",
];

pub(super) const STARTS: [u8; 3] = [103, 104, 105];
pub(super) const STOP: u8 = 106;
/// Is the number of modules of a symbol.
pub(super) const SYMBOL: f32 = 11.0;
/// Is the number of modules of the stop symbol.
pub(super) const STOP_SYMBOL: f32 = 13.0;
/// Are the blurs that are tried: the spread of a point, in modules.
const BLURS: [f32; 5] = [0.45, 0.6, 0.75, 0.9, 1.05];
/// Is the resolution of the templates, in steps a module.
const TEMPLATE_STEPS: f32 = 24.0;
/// Is how far a template reaches beyond its symbol, in modules.
const REACH: f32 = 4.0;

/// Holds what one lens makes of every symbol: the darkness around it, from 0 to 1.
pub(super) struct Lens {
    /// By symbol value, then by place; see [`template_step`].
    pub(super) templates: Vec<Vec<f32>>,
    /// The first bar of whatever follows, taken as two modules wide.
    follower: Vec<f32>,
}

/// Are the lenses that are tried; drawn when the first blurred code is met.
pub(super) static LENSES: LazyLock<Vec<Lens>> = LazyLock::new(|| {
    let lens = |blur| Lens {
        templates: (0..=STOP).map(|value| template(&bars_of(value), blur)).collect(),
        follower: template(&[(0.0, 2.0)], blur),
    };
    BLURS.into_iter().map(lens).collect()
});

impl Lens {
    /// Returns the darkness at `z` modules into a symbol.
    pub(super) fn darkness(&self, value: u8, z: f32) -> f32 {
        self.templates[usize::from(value)].get(template_step(z)).copied().unwrap_or(0.0)
    }

    /// Returns the darkness that the next symbol throws at `z` modules into it.
    pub(super) fn follower(&self, z: f32) -> f32 {
        self.follower.get(template_step(z)).copied().unwrap_or(0.0)
    }
}

/// Returns the place of `z` in a template; far outside for what lies before it.
pub(super) fn template_step(z: f32) -> usize {
    let step = (z + REACH) * TEMPLATE_STEPS;
    if step < 0.0 { usize::MAX } else { step.round() as usize }
}

/// Returns where the bars of a symbol begin and end, in modules.
fn bars_of(value: u8) -> Vec<(f32, f32)> {
    let mut place = 0.0;
    let mut bars = Vec::new();
    for (run, width) in PATTERNS[usize::from(value)].bytes().enumerate() {
        let end = place + f32::from(width - b'0');
        if run % 2 == 0 {
            bars.push((place, end));
        }
        place = end;
    }
    bars
}

/// Draws bars through a lens.
fn template(bars: &[(f32, f32)], blur: f32) -> Vec<f32> {
    let steps = ((STOP_SYMBOL + 2.0 * REACH) * TEMPLATE_STEPS) as usize;
    (0..=steps)
        .map(|step| {
            let z = step as f32 / TEMPLATE_STEPS - REACH;
            bars.iter().map(|(from, to)| normal((z - from) / blur) - normal((z - to) / blur)).sum()
        })
        .collect()
}

/// Approximates the normal distribution function (Abramowitz and Stegun 26.2.17).
fn normal(x: f32) -> f32 {
    const SCALE: f32 = 0.231_641_9;
    const TERMS: [f32; 5] = [0.319_381_53, -0.356_563_78, 1.781_477_9, -1.821_255_9, 1.330_274_4];
    let t = 1.0 / (1.0 + SCALE * x.abs());
    let sum = TERMS.iter().rev().fold(0.0, |sum, term| (sum + term) * t);
    let tail = (-0.5 * x * x).exp() * sum / std::f32::consts::TAU.sqrt();
    if x > 0.0 { 1.0 - tail } else { tail }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_patterns_are_those_of_the_standard() {
        for (value, pattern) in PATTERNS.iter().enumerate() {
            let widths: u32 = pattern.bytes().map(|width| u32::from(width - b'0')).sum();
            assert_eq!(widths, if value == usize::from(STOP) { 13 } else { 11 }, "{value}");
            assert_eq!(PATTERNS.iter().filter(|other| *other == pattern).count(), 1);
        }
        // Every value's bars add up to an even number of modules (ISO/IEC 15417, 4.3.2.1).
        for value in 0..STOP {
            let dark: f32 = bars_of(value).iter().map(|(from, to)| to - from).sum();
            assert!((dark % 2.0).abs() < 1e-6, "{value}");
        }
    }

    #[test]
    fn a_wide_bar_stays_dark_and_a_far_place_light() {
        let lens = &LENSES[0];
        // Value 0 begins with a bar of two modules; the stop symbol ends with one.
        assert!(lens.darkness(0, 1.0) > 0.9 && lens.darkness(STOP, 12.0) > 0.9);
        assert!(lens.darkness(0, -3.0) < 1e-3 && lens.darkness(0, -100.0) < 1e-3);
        assert!(lens.follower(1.0) > 0.9 && lens.follower(5.0) < 1e-3);
    }

    #[test]
    fn the_normal_distribution_is_known_to_four_places() {
        for (x, expected) in [(0.0, 0.5), (1.0, 0.841_34), (-1.0, 0.158_66), (2.0, 0.977_25)] {
            assert!((normal(x) - expected).abs() < 1e-4, "{x}");
        }
    }
}
