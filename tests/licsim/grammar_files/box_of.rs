//! The built-in grammar as one device sees it.

use licsim::device::view::SCHEMA;
use licsim::diagnostic::Diagnostic;
use licsim::embedded;
use licsim::grammar::{Command, Facts, Grammar, ModeId, Names, Outcome, Tree};
use licsim::screen::Library;
use licsim::session::rack::Bindable;

/// Calls `f` with the names that the product binds.
pub fn with_names<T>(f: impl FnOnce(&dyn Names) -> T) -> T {
    let library = Library::new(&SCHEMA, embedded::below("grammar/screens/").collect());
    f(&Bindable { library: &library })
}

/// The built-in grammar and what is wrong with it.
pub fn grammar() -> (Grammar, Vec<Diagnostic>) {
    let files: Vec<_> = embedded::below("grammar/commands/").collect();
    assert!(!files.is_empty(), "the grammar is not embedded");
    with_names(|names| Grammar::load(&files, names))
}

/// One device, as far as a grammar asks about it.
pub struct Device {
    release: &'static str,
    quirks: &'static [&'static str],
    /// Paths that are `yes`.
    configured: Vec<String>,
}

impl Facts for Device {
    fn release(&self) -> &str {
        self.release
    }
    fn platform(&self) -> &str {
        "C9300-48P"
    }
    fn quirk(&self, name: &str) -> bool {
        self.quirks.contains(&name)
    }
    fn is(&self, path: &str, values: &[&str]) -> bool {
        let interfaces = ["GigabitEthernet0/0", "GigabitEthernet1/0/1", "Vlan1", "Vlan10"];
        if self.configured.iter().any(|known| known == path) {
            return values == ["yes"];
        }
        path == "interfaces[].name" && values.iter().any(|value| interfaces.contains(value))
    }
}

/// A device and what it understands.
pub struct Box {
    pub grammar: Grammar,
    pub device: Device,
    pub tree: Tree,
}

impl Box {
    /// A real switch with this release.
    pub fn of(release: &'static str) -> Self {
        Self::with(release, &[])
    }

    /// The article's switch.
    pub fn article() -> Self {
        Self::with("17.12.4", &["http_proxy_feeds_licensing", "reservation_in_policy_mode"])
    }

    fn with(release: &'static str, quirks: &'static [&'static str]) -> Self {
        let (grammar, _) = grammar();
        let device = Device {
            release,
            quirks,
            configured: Vec::new(),
        };
        let tree = grammar.view(&device);
        Self { grammar, device, tree }
    }

    /// The same with `path` configured.
    pub fn configured(mut self, path: &str) -> Self {
        self.device.configured.push(path.to_owned());
        self
    }

    /// What a line means at privilege 15.
    pub fn parse(&self, mode: &str, line: &str) -> Outcome {
        self.parse_at(mode, 15, line)
    }

    /// What a line means.
    pub fn parse_at(&self, mode: &str, privilege: u8, line: &str) -> Outcome {
        self.tree
            .parse(&self.grammar, self.mode(mode), privilege, line, &self.device)
    }

    /// A mode by its name.
    pub fn mode(&self, name: &str) -> ModeId {
        self.grammar.mode(name).unwrap_or_else(|| panic!("no mode {name}"))
    }

    /// The command that a line must be.
    pub fn command(&self, mode: &str, line: &str) -> Command {
        match self.parse(mode, line) {
            Outcome::Command(command) => *command,
            other => panic!("{mode}: {line}: {other:?}"),
        }
    }
}
