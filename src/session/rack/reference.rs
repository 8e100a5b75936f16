//! What may be typed on a device, shown as a whole.
//!
//! Must not know who reads it.

use super::Rack;

/// Level at which everything may be typed.
const FULL_PRIVILEGE: u8 = 15;

impl Rack {
    /// The tree of a mode on a device; `None` where the grammar has no such mode, or the lab no such device.
    pub fn outline(&self, device: &str, mode: &str) -> Option<String> {
        let mode = self.grammar().mode(mode)?;
        self.seen(device, |_, tree| tree.outline(self.grammar(), mode))
    }

    /// The commands of a mode on a device that are emulated, arguments by their names; `None` as for the tree.
    pub fn commands(&self, device: &str, mode: &str) -> Option<Vec<String>> {
        let mode = self.grammar().mode(mode)?;
        self.seen(device, |seen, tree| {
            let all = tree.sentences(self.grammar(), mode, FULL_PRIVILEGE, seen);
            let emulated = all.filter(|sentence| !sentence.unmodelled);
            emulated.map(|sentence| sentence.pattern).collect()
        })
    }

    /// The command reference of a device, as Markdown.
    pub fn reference(&self, device: &str) -> String {
        self.seen(device, |seen, tree| tree.reference(self.grammar(), seen))
            .unwrap_or_default()
    }
}
