//! What becomes of output: header, pipe, pager, and messages behind it.
//!
//! Must not know what was printed.

use crate::device::view::{ARG_COUNT, ARG_FILE, ARG_REASON};

use super::command::chunk;
use super::messages::News;
use super::pager::{Pager, Search, Turn};
use super::pipe::{self, Pattern, Piped, Target};
use super::rack::Printed;
use super::talk::{Chunk, Key, Waiting};
use super::{Rack, Session, Stage};

/// Output at ` --More-- `.
pub struct Paging {
    pager: Pager,
    /// `/`, `+` or `-` was pressed, and an expression is being typed.
    search: Option<Search>,
}

impl Paging {
    /// What is waited for.
    pub(super) fn waiting(&self) -> Waiting {
        match self.search {
            None => Waiting::More,
            Some(search) => Waiting::Answer {
                question: search.key().to_string(),
            },
        }
    }
}

impl Session {
    /// Sends the output of a command through its pipe to the terminal, a screen at a time.
    pub(super) fn put_out(&mut self, rack: &mut Rack, printed: Printed, pipe: Option<pipe::Stage>) -> Vec<Chunk> {
        self.failed = printed.error;
        let header = self.header(rack);
        let shown = match pipe.map(|stage| stage.run(&printed.text)) {
            None => printed.text,
            Some(Piped::Text(text)) => text,
            Some(Piped::Count(count)) => {
                let args = self
                    .arguments()
                    .with(ARG_COUNT, i64::try_from(count).unwrap_or(i64::MAX));
                rack.screen(&self.device, "session/pipe_count", &args, None).text
            }
            Some(Piped::Send(target)) => self.send(rack, &target, printed.text),
        };
        self.page(&(header + &shown))
    }

    /// Load and time, when the terminal asked for them.
    fn header(&self, rack: &Rack) -> String {
        if !self.terminal.timestamp || self.modes.configuring() || matches!(self.stage, Stage::Closed) {
            return String::new();
        }
        rack.screen(&self.device, "session/exec_prompt_timestamp", &self.arguments(), None)
            .text
    }

    /// `redirect`, `append`, `tee`: into flash. Other file systems are not written to from here.
    fn send(&mut self, rack: &mut Rack, target: &Target, text: String) -> String {
        let fault = rack.write_flash(&self.device, target, &text).err();
        let Some(fault) = fault else {
            return if target.shown { text } else { String::new() };
        };
        let args = self
            .arguments()
            .with(ARG_FILE, target.url.clone())
            .with(ARG_REASON, fault);
        let printed = rack.screen(&self.device, "session/pipe_file", &args, None);
        self.failed = true;
        printed.text
    }

    /// Shows text, with ` --More-- ` where it is longer than the screen.
    pub(super) fn page(&mut self, text: &str) -> Vec<Chunk> {
        if matches!(self.stage, Stage::Closed) {
            return chunk(text.to_owned());
        }
        let mut pager = Pager::new(text, self.terminal.length);
        let shown = pager.next_page();
        self.keep(Paging { pager, search: None });
        chunk(shown)
    }

    fn keep(&mut self, paging: Paging) {
        if paging.pager.has_more() {
            self.stage = Stage::More(paging);
        }
    }

    /// A key at ` --More-- `: the mark is wiped out first, whatever the key does.
    pub(super) fn page_key(&mut self, mut paging: Paging, key: Key) -> Vec<Chunk> {
        let mut chunks = vec![Chunk::Erase];
        match paging.pager.key(key) {
            Turn::Show(text) => {
                chunks.extend(chunk(text));
                self.keep(paging);
            }
            Turn::Stop => {}
            Turn::Search(search) => {
                paging.search = Some(search);
                self.stage = Stage::More(paging);
            }
        }
        chunks
    }

    /// Enter at ` --More-- `, or behind the expression of a search.
    pub(super) fn page_line(&mut self, mut paging: Paging, text: &str) -> Vec<Chunk> {
        let Some(search) = paging.search.take() else {
            return self.page_key(paging, Key::Char(text.chars().next().unwrap_or('\r')));
        };
        // An expression that is none ends the output, as any key would.
        let Ok(pattern) = Pattern::new(text) else {
            return Vec::new();
        };
        let shown = paging.pager.search(search, &pattern);
        self.keep(paging);
        chunk(shown)
    }

    /// Messages that this line sees and has not seen.
    pub(super) fn news(&mut self, rack: &Rack) -> Vec<Chunk> {
        let Some(news) = rack.news(&self.device) else {
            return Vec::new();
        };
        let from = std::mem::replace(&mut self.seen, News::next(news));
        news.since(from, &self.line, self.terminal.monitor)
            .map(|text| Chunk::Message(text.to_owned()))
            .collect()
    }

    /// The end of everything that a terminal calls: messages, and what is waited for now.
    pub(super) fn finish(&mut self, rack: &mut Rack, mut chunks: Vec<Chunk>) -> Vec<Chunk> {
        rack.settle();
        if matches!(self.stage, Stage::Closed) {
            rack.leave(&self.device, &self.line);
        }
        // In the middle of paged output messages wait.
        if !matches!(self.stage, Stage::More(_) | Stage::Closed) {
            chunks.extend(self.news(rack));
        }
        self.settle_waiting(rack);
        chunks
    }
}
