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
        let text = logging::stamped(device, message.at, message.mark, body);
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
