//! The mode a session is in: exec, or a stack of configuration modes with the entry that each stands on.
//!
//! Knows modes of the grammar and entries of lists; must not know what a command does.

use crate::device::Element;
use crate::grammar::{Grammar, ModeId};

/// One configuration mode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The mode.
    pub mode: ModeId,
    /// The entry it stands on: the interface of `interface Vlan10`.
    pub entry: Option<Element>,
}

/// Where a session is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Modes {
    places: Vec<Place>,
}

impl Modes {
    /// Global configuration, or any other mode that stands on nothing, above exec.
    pub fn at(mode: ModeId) -> Self {
        Self {
            places: vec![Place { mode, entry: None }],
        }
    }

    /// The mode that a line is read in.
    pub fn mode(&self) -> ModeId {
        self.places.last().map_or(ModeId::EXEC, |place| place.mode)
    }

    /// Whether this is a configuration mode.
    pub fn configuring(&self) -> bool {
        !self.places.is_empty()
    }

    /// The entries that the modes stand on, the innermost last.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = &Element> {
        self.places.iter().filter_map(|place| place.entry.as_ref())
    }

    /// Enters a mode.
    pub fn enter(&mut self, mode: ModeId, entry: Option<Element>) {
        self.places.push(Place { mode, entry });
    }

    /// Leaves modes until `mode` is reached: where a line was accepted that the modes above it refused. Nothing
    /// happens if it is nowhere on the way.
    pub fn fall_back(&mut self, mode: ModeId) {
        if let Some(at) = self.places.iter().rposition(|place| place.mode == mode) {
            self.places.truncate(at + 1);
        }
    }

    /// Leaves one mode; `false` when that was the last configuration mode, or exec.
    pub fn exit(&mut self) -> bool {
        self.places.pop();
        self.configuring()
    }

    /// Back to exec; whether a configuration mode was left.
    pub fn end(&mut self) -> bool {
        let configuring = self.configuring();
        self.places.clear();
        configuring
    }

    /// What stands between host name and `#`.
    pub fn prompt<'g>(&self, grammar: &'g Grammar) -> &'g str {
        &grammar.mode_info(self.mode()).prompt
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONFIG: ModeId = ModeId(1);
    const INTERFACE: ModeId = ModeId(2);
    const LINE: ModeId = ModeId(3);

    #[test]
    fn falling_back_changes_the_mode() {
        let mut modes = Modes::at(CONFIG);
        modes.enter(INTERFACE, None);
        modes.fall_back(LINE);
        assert_eq!(modes.mode(), INTERFACE);
        modes.fall_back(CONFIG);
        assert_eq!(modes.mode(), CONFIG);
    }

    #[test]
    fn exit_goes_one_up_and_end_all_the_way() {
        let mut modes = Modes::at(CONFIG);
        modes.enter(INTERFACE, None);
        assert!(modes.exit());
        assert_eq!(modes.mode(), CONFIG);
        assert!(!modes.exit());
        assert_eq!(modes.mode(), ModeId::EXEC);
        modes.enter(CONFIG, None);
        modes.enter(INTERFACE, None);
        assert!(modes.end());
        assert_eq!(modes.mode(), ModeId::EXEC);
        assert!(!modes.end());
    }
}
