//! The lines of a device: their settings, and who sits there.
//!
//! Must not know what anybody types.

use chrono::{DateTime, Utc};

use crate::device::flash;
use crate::device::view;
use crate::screen::value::Record;
use crate::session::pipe::Target;
use crate::session::talk::Line;

use super::Rack;

/// The kind and number of a line, as `line con 0` and `line vty 0 4` name them.
fn place(line: &Line) -> (&'static str, i64) {
    match line {
        Line::Console => ("con", 0),
        Line::Vty { number, .. } => ("vty", i64::from(*number)),
    }
}

/// The number of a line among all lines: 0 is the console, 1 vty 0.
fn absolute(line: &Line) -> i64 {
    match place(line) {
        ("con", number) => number,
        (_, number) => number + 1,
    }
}

impl Rack {
    /// What is configured for a line.
    pub(in crate::session) fn line_settings(&self, device: &str, line: &Line) -> Record {
        let (kind, number) = place(line);
        let Some(device) = self.lab.device(device) else {
            return Record::new();
        };
        let covers = |entry: &&Record| {
            let first = entry.get(view::LINES_FIRST).unwrap_or(0);
            let last = entry.get(view::LINES_LAST).unwrap_or(first);
            entry.text(view::LINES_KIND) == Some(kind) && (first..=last).contains(&number)
        };
        device
            .state
            .list(view::LINES)
            .iter()
            .find(covers)
            .cloned()
            .unwrap_or_default()
    }

    /// `transport preferred none`: an unknown word is no host name.
    pub(in crate::session) fn refuses_host_names(&self, device: &str, line: &Line) -> bool {
        self.line_settings(device, line).text(view::LINES_TRANSPORT_PREFERRED) == Some("none")
    }

    /// `no service prompt config`.
    pub(in crate::session) fn hides_config_prompt(&self, device: &str) -> bool {
        self.lab
            .device(device)
            .is_some_and(|d| d.state.get(view::SERVICE_PROMPT_CONFIG) == Some(false))
    }

    /// What `prompt` says stands in exec.
    pub(in crate::session) fn exec_prompt(&self, device: &str) -> Option<&str> {
        self.lab.device(device)?.state.text(view::PROMPT)
    }

    /// Something was typed on a line: `show users` says when, and from where.
    pub(in crate::session) fn touch(&mut self, device: &str, line: &Line, user: Option<&str>) {
        let now = self.lab.now();
        let Some(device) = self.lab.device_mut(device) else {
            return;
        };
        let now = whole_seconds(device.clock(now));
        let number = absolute(line);
        let sessions = device.state.list_mut(view::SESSIONS);
        for entry in sessions.iter_mut() {
            entry.set(view::SESSIONS_HERE, false);
        }
        let at = match sessions
            .iter()
            .position(|entry| entry.get(view::SESSIONS_NUMBER) == Some(number))
        {
            Some(at) => at,
            None => {
                sessions.push(Record::new().with(view::SESSIONS_NUMBER, number));
                sessions.sort_by_key(|entry| entry.get(view::SESSIONS_NUMBER));
                sessions
                    .iter()
                    .position(|entry| entry.get(view::SESSIONS_NUMBER) == Some(number))
                    .unwrap_or(0)
            }
        };
        let Some(entry) = sessions.get_mut(at) else { return };
        let (kind, n) = place(line);
        entry.set(view::SESSIONS_LINE, format!("{kind} {n}"));
        entry.set_or_clear(view::SESSIONS_USER, user.map(str::to_owned));
        if let Line::Vty { from, .. } = line {
            entry.set(view::SESSIONS_LOCATION, from.clone());
        }
        entry.set(view::SESSIONS_SINCE, now);
        entry.set(view::SESSIONS_HERE, true);
    }

    /// A line was left.
    pub(in crate::session) fn leave(&mut self, device: &str, line: &Line) {
        let number = absolute(line);
        if let Some(device) = self.lab.device_mut(device) {
            device
                .state
                .list_mut(view::SESSIONS)
                .retain(|entry| entry.get(view::SESSIONS_NUMBER) != Some(number));
        }
    }

    /// Writes the output of a command to flash; the reason, in the device's words, when it cannot be.
    pub(in crate::session) fn write_flash(&mut self, device: &str, target: &Target, text: &str) -> Result<(), String> {
        let now = self.lab.now();
        let Some(device) = self.lab.device_mut(device) else {
            return Ok(());
        };
        let at = whole_seconds(device.clock(now));
        let written = flash::name_of(device, &target.url).and_then(|name| {
            let mut bytes = match flash::read(device, &name) {
                Ok(file) if target.append => file.bytes.clone(),
                _ => Vec::new(),
            };
            bytes.extend_from_slice(text.as_bytes());
            flash::write(device, &name, bytes, at)
        });
        written.map_err(|error| error.to_string())
    }
}

fn whole_seconds(at: DateTime<Utc>) -> DateTime<Utc> {
    DateTime::from_timestamp(at.timestamp(), 0).unwrap_or(at)
}
