//! How a copy looks while it runs: marks, times, the last line.
//!
//! The marks fit the recorded copies; the speeds are those of one recorded copy each and are a model, not a promise.

use chrono::TimeDelta;

use super::super::reaction::{BrokenOff, Piece, Running};
use super::super::view;
use crate::screen::value::Record;

/// How fast one kind of copy is: what it takes at least, and its bytes a second.
#[derive(Clone, Copy, Debug)]
pub(super) struct Speed {
    base_ms: i64,
    rate: i64,
}

/// Flash to flash: 16,500,736 bytes in 18.974 s.
pub(super) const FLASH: Speed = Speed {
    base_ms: 1,
    rate: 869_650,
};
/// Into the running-config: 4,177 bytes in 0.160 s.
pub(super) const PARSED: Speed = Speed {
    base_ms: 1,
    rate: 26_106,
};
/// Into the startup-config: 5,248 bytes in 2.668 s.
pub(super) const NVRAM: Speed = Speed {
    base_ms: 1,
    rate: 1_967,
};
/// To or from another host: 1,393 bytes in 0.044 s; the rate of big files is not recorded.
pub(super) const NETWORK: Speed = Speed {
    base_ms: 43,
    rate: 1_000_000,
};

impl Speed {
    /// How long `bytes` take, in milliseconds; at least one.
    fn milliseconds(self, bytes: usize) -> i64 {
        let bytes = i64::try_from(bytes).unwrap_or(i64::MAX / 1000);
        self.base_ms
            .saturating_add(bytes.saturating_mul(1000) / self.rate)
            .max(1)
    }
}

/// Bytes a `C` of `Copy in progress...` stands for: eight for 16,500,736 bytes.
const BYTES_A_C: usize = 2 * 1024 * 1024;
/// Bytes a `!` stands for: one for 1,335 bytes, two for 349,559.
const BYTES_A_MARK: usize = 256 * 1024;

/// A copy that runs: `head`, marks, `tail`, and the line with bytes and seconds.
pub(super) struct Transfer {
    /// Printed at once, before the marks.
    pub head: Vec<Piece>,
    /// What each portion prints; `None`: nothing.
    pub mark: Option<char>,
    /// Marks more than the size asks for.
    pub more_marks: usize,
    /// Printed when all is there.
    pub tail: Vec<Piece>,
    /// The speed.
    pub speed: Speed,
}

impl Transfer {
    /// The output of copying `bytes` bytes.
    pub(super) fn running(self, bytes: usize) -> Running {
        let took = self.speed.milliseconds(bytes);
        let mut steps: Vec<(TimeDelta, Piece)> =
            self.head.into_iter().map(|piece| (TimeDelta::zero(), piece)).collect();
        let marks = marks(self.mark, bytes) + if self.mark.is_some() { self.more_marks } else { 0 };
        if let Some(mark) = self.mark {
            let each = took / i64::try_from(marks).unwrap_or(1).max(1);
            for n in 0..marks {
                let end = if n + 1 == marks { "\n" } else { "" };
                steps.push((TimeDelta::milliseconds(each), Piece::Text(format!("{mark}{end}"))));
            }
        }
        let rest = took - steps.iter().map(|(wait, _)| wait.num_milliseconds()).sum::<i64>();
        let mut wait = TimeDelta::milliseconds(rest.max(0));
        for piece in self.tail.into_iter().chain([done(bytes, took)]) {
            steps.push((std::mem::take(&mut wait), piece));
        }
        Running {
            steps,
            broken_off: BrokenOff::Pieces(vec![Piece::screen("file/copy/aborted")]),
        }
    }
}

fn marks(mark: Option<char>, bytes: usize) -> usize {
    match mark {
        None => 0,
        Some('C') => bytes.div_ceil(BYTES_A_C).max(1),
        Some(_) => bytes.div_ceil(BYTES_A_MARK).max(1),
    }
}

/// `1393 bytes copied in 0.044 secs (31659 bytes/sec)`.
fn done(bytes: usize, milliseconds: i64) -> Piece {
    let bytes = i64::try_from(bytes).unwrap_or(i64::MAX);
    let args = Record::new()
        .with(view::ARG_BYTES, bytes)
        .with(
            view::ARG_SECONDS,
            format!("{}.{:03}", milliseconds / 1000, milliseconds % 1000),
        )
        .with(view::ARG_RATE, bytes.saturating_mul(1000) / milliseconds);
    Piece::with("file/copy/done", args)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(transfer: Transfer, bytes: usize) -> (String, i64, Option<i64>) {
        let running = transfer.running(bytes);
        let took = running.steps.iter().map(|(wait, _)| wait.num_milliseconds()).sum();
        let text = |piece: &Piece| {
            if let Piece::Text(text) = piece {
                text.clone()
            } else {
                String::new()
            }
        };
        let rate = match running.steps.last() {
            Some((_, Piece::Screen { args, .. })) => args.get(view::ARG_RATE),
            _ => None,
        };
        (running.steps.iter().map(|(_, piece)| text(piece)).collect(), took, rate)
    }

    fn plain(mark: char, more_marks: usize, speed: Speed) -> Transfer {
        Transfer {
            head: Vec::new(),
            mark: Some(mark),
            more_marks,
            tail: Vec::new(),
            speed,
        }
    }

    #[test]
    fn recorded_copies_come_out() {
        assert_eq!(lines(plain('C', 0, FLASH), 16_500_736).0, "CCCCCCCC\n");
        assert_eq!(lines(plain('!', 0, NETWORK), 349_559).0, "!!\n");
        assert_eq!(
            lines(plain('!', 1, NETWORK), 1_393),
            ("!!\n".to_owned(), 44, Some(31_659))
        );
    }

    #[test]
    fn time_is_spent_once_and_never_nothing() {
        assert_eq!(lines(plain('!', 0, NETWORK), 0), ("!\n".to_owned(), 43, Some(0)));
        let (_, took, rate) = lines(plain('C', 0, FLASH), 50_000_000);
        assert_eq!(took, 57_495);
        assert_eq!(rate, Some(869_640));
    }
}
