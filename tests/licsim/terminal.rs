//! The real binary in a pseudo-terminal, its screen in a terminal emulator.

use std::io::{Read as _, Write as _};
use std::num::NonZeroU16;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long anything may take before a test gives up; generous, for busy machines.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long the screen must stand still to count as finished.
const STILL: Duration = Duration::from_millis(150);

/// A person at a terminal.
pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn std::io::Write + Send>,
    bytes: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    /// Everything that was ever written to the terminal.
    pub raw: Vec<u8>,
    _master: Box<dyn MasterPty + Send>,
}

impl Terminal {
    /// Starts `licsim` with `args` on a terminal of 24 rows and 80 columns.
    pub fn start(args: &[&str]) -> Self {
        Self::start_with_size(args, 24, 80)
    }

    /// Starts `licsim` on a terminal of that size.
    pub fn start_with_size(args: &[&str], rows: u16, cols: u16) -> Self {
        Self::start_on("xterm", args, rows, cols)
    }

    /// Starts `licsim` on a terminal of that kind and size.
    pub fn start_on(term: &str, args: &[&str], rows: u16, cols: u16) -> Self {
        let pair = native_pty_system()
            .openpty(PtySize {
                rows,
                cols,
                pixel_width: 0,
                pixel_height: 0,
            })
            .expect("a pseudo-terminal can be had");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_licsim"));
        command.args(args);
        command.env("TERM", term);
        command.env_remove("LICSIM_LOG");
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        let child = pair.slave.spawn_command(command).expect("the binary starts");
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().expect("the terminal can be read");
        let writer = pair.master.take_writer().expect("the terminal can be written");
        let (sender, bytes) = mpsc::channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(read) = reader.read(&mut buffer) {
                if read == 0 || sender.send(buffer[..read].to_vec()).is_err() {
                    break;
                }
            }
        });
        let size = |n| NonZeroU16::new(n).expect("a terminal has a size");
        let screen = vt100::Parser::new(size(rows), size(cols), 1000);
        Self {
            child,
            writer,
            bytes,
            screen,
            raw: Vec::new(),
            _master: pair.master,
        }
    }

    /// Presses keys.
    pub fn keys(&mut self, keys: &str) {
        self.writer
            .write_all(keys.as_bytes())
            .and_then(|()| self.writer.flush())
            .expect("the terminal takes keys");
    }

    /// Types a line and Enter, then waits until it was taken and the cursor stands behind `prompt` again.
    pub fn line(&mut self, line: &str, prompt: &str) {
        let before = self.raw.len();
        self.keys(line);
        self.keys("\r");
        self.wait(&format!("{prompt:?} after {line:?}"), |terminal| {
            terminal.raw[before..].contains(&b'\n') && terminal.cursor_line().ends_with(prompt)
        });
    }

    /// What the screen shows, lines without trailing blanks.
    pub fn screen(&self) -> String {
        self.screen.screen().contents()
    }

    /// Row of the cursor, as text up to the cursor.
    pub fn cursor_line(&self) -> String {
        let (row, col) = self.screen.screen().cursor_position();
        let cols = self.screen.screen().size().1.get();
        let line = self
            .screen
            .screen()
            .rows(0, cols)
            .nth(usize::from(row))
            .unwrap_or_default();
        let mut text: String = line.chars().take(usize::from(col)).collect();
        while text.chars().count() < usize::from(col) {
            text.push(' ');
        }
        text
    }

    /// Waits until the screen holds `text`.
    pub fn wait_for(&mut self, text: &str) {
        self.wait(&format!("{text:?} on the screen"), |terminal| {
            terminal.screen().contains(text)
        });
    }

    /// Waits until the cursor stands behind `text`.
    pub fn wait_for_cursor_after(&mut self, text: &str) {
        self.wait(&format!("the cursor behind {text:?}"), |terminal| {
            terminal.cursor_line().ends_with(text)
        });
    }

    /// Waits until nothing more is printed.
    pub fn settle(&mut self) {
        while let Ok(bytes) = self.bytes.recv_timeout(STILL) {
            self.take(&bytes);
        }
    }

    /// Waits for the program to end, and gives its exit code.
    pub fn end(mut self) -> u32 {
        let limit = Instant::now() + PATIENCE;
        loop {
            self.settle();
            if let Some(status) = self.child.try_wait().expect("the child can be asked") {
                return status.exit_code();
            }
            assert!(
                Instant::now() < limit,
                "licsim did not end; the screen shows:\n{}",
                self.screen()
            );
        }
    }

    fn wait(&mut self, what: &str, done: impl Fn(&Self) -> bool) {
        let limit = Instant::now() + PATIENCE;
        while !done(self) {
            if let Ok(bytes) = self.bytes.recv_timeout(STILL) {
                self.take(&bytes);
            }
            assert!(
                Instant::now() < limit,
                "waited for {what}; the screen shows:\n{}",
                self.screen()
            );
        }
    }

    fn take(&mut self, bytes: &[u8]) {
        self.screen.process(bytes);
        self.raw.extend_from_slice(bytes);
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
