//! The lab's only source of chance: ChaCha with the lab's seed, so that the same lab goes the same way every time.
//!
//! Must not know what the numbers are for.

use rand_chacha::ChaCha8Rng;
use rand_core::{RngCore, SeedableRng};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// A generator that can be stored: its seed and how many numbers it has given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Random {
    seed: u64,
    drawn: u64,
}

impl Random {
    /// A generator at its beginning.
    pub fn new(seed: u64) -> Self {
        Self { seed, drawn: 0 }
    }

    /// The next number.
    pub fn draw(&mut self) -> u64 {
        let mut generator = ChaCha8Rng::seed_from_u64(self.seed);
        // A position counts words of 32 bits.
        generator.set_word_pos(u128::from(self.drawn) * 2);
        self.drawn += 1;
        generator.next_u64()
    }

    /// The number that belongs to `what`: always the same, and none of those that are drawn.
    pub fn of(&self, what: &str) -> u64 {
        let hash = Sha256::digest(format!("{} {what}", self.seed));
        hash.iter().take(8).fold(0, |n, byte| n << 8 | u64::from(*byte))
    }

    /// True `percent` times out of a hundred.
    pub fn chance(&mut self, percent: u8) -> bool {
        self.draw() % 100 < u64::from(percent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_numbers_also_after_a_rest() {
        let mut one = Random::new(7);
        let mut plain = ChaCha8Rng::seed_from_u64(7);
        let first: Vec<u64> = (0..5).map(|_| one.draw()).collect();
        assert_eq!(first, (0..5).map(|_| plain.next_u64()).collect::<Vec<_>>());
        let stored = serde_json::to_string(&one).expect("serialises");
        let mut two: Random = serde_json::from_str(&stored).expect("reads");
        assert_eq!((one.draw(), one.draw()), (two.draw(), two.draw()));
        assert_ne!(Random::new(7).draw(), Random::new(8).draw());
    }
}
