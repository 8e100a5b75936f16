//! Messages of one device, worded: into the logging buffer, to the console, to those who asked with `terminal monitor`.
//!
//! Must not know which sessions there are: each keeps the number of the last message that it has seen.

use std::collections::VecDeque;

use crate::device::{Device, Message, logging};
use crate::limits::{LOG_BUFFER_LINES_MAX, MESSAGE_QUEUE_MAX};

use super::talk::Line;

/// One message as it is printed.
#[derive(Debug)]
struct Item {
    text: String,
    console: bool,
    monitor: bool,
}

/// Messages of one device, the newest [`MESSAGE_QUEUE_MAX`] of them.
#[derive(Debug, Default)]
pub struct News {
    items: VecDeque<Item>,
    /// Number of the first item.
    first: u64,
}

impl News {
    /// Stamps a message and takes it to wherever its severity lets it go. `body` begins with its `%FACILITY-…`.
    pub fn take(&mut self, device: &mut Device, message: &Message, body: &str) {
        let passes = logging::passes(device, logging::severity(body));
        let text = logging::stamped(device, message, body);
        if passes.buffer {
            device.log.push_back(text.clone());
            let surplus = device.log.len().saturating_sub(LOG_BUFFER_LINES_MAX);
            device.log.drain(..surplus);
        }
        if !passes.console && !passes.monitor {
            return;
        }
        self.items.push_back(Item {
            text,
            console: passes.console,
            monitor: passes.monitor,
        });
        if self.items.len() > MESSAGE_QUEUE_MAX {
            self.items.pop_front();
            self.first += 1;
        }
    }

    /// The number that the next message gets.
    pub fn next(&self) -> u64 {
        self.first + self.items.len() as u64
    }

    /// The messages from number `from` that a line sees; `monitor` says whether a vty asked for them.
    pub fn since(&self, from: u64, line: &Line, monitor: bool) -> impl Iterator<Item = &str> {
        let skip = usize::try_from(from.saturating_sub(self.first)).unwrap_or(usize::MAX);
        let console = matches!(line, Line::Console);
        let sees = move |item: &&Item| if console { item.console } else { monitor && item.monitor };
        self.items.iter().skip(skip).filter(sees).map(|item| item.text.as_str())
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;
    use crate::device::{testing, view};
    use crate::screen::value::Record;

    /// A clock that is set while a message waits does not make the message's time right afterwards.
    #[test]
    fn a_message_has_the_mark_of_its_own_moment() {
        let mut device = testing::device();
        device.state.set(view::SERVICE_LOG_STAMP, "datetime");
        device.queue(testing::start(), "message/sys/restart", Record::new());
        device.state.set(view::CLOCK_NTP, true);
        device.queue(testing::start(), "message/pki/authoritative_clock", Record::new());
        let mut news = News::default();
        for message in std::mem::take(&mut device.messages) {
            news.take(&mut device, &message, "%A-1-B: c");
        }
        let seen: Vec<&str> = news.since(0, &Line::Console, false).collect();
        assert_eq!(seen, ["*Jan 20 09:11:00: %A-1-B: c", "Jan 20 09:11:00: %A-1-B: c"]);
    }

    /// Uptime is no matter of the clock: one that is set while a message waits leaves its stamp alone, forth and back.
    #[test]
    fn uptime_does_not_follow_a_clock_that_is_set() {
        let mut device = testing::device();
        device.state.set(view::SERVICE_LOG_STAMP, "uptime");
        let mut news = News::default();
        for (number, skew) in [3_600, -7_200, 0].into_iter().enumerate() {
            let up = TimeDelta::seconds(29 + number as i64);
            let at = device.clock(testing::start() + up);
            device.queue(at, "message/sys/restart", Record::new());
            device.skew = TimeDelta::seconds(skew);
            for message in std::mem::take(&mut device.messages) {
                news.take(&mut device, &message, "%A-1-B: c");
            }
        }
        let seen: Vec<&str> = news.since(0, &Line::Console, false).collect();
        assert_eq!(
            seen,
            ["00:00:29: %A-1-B: c", "00:00:30: %A-1-B: c", "00:00:31: %A-1-B: c"]
        );
    }
}
