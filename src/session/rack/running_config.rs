//! The running-config as text, and what is kept of it in NVRAM.
//!
//! The lines come from the grammar, the frame from screens.

use crate::device::view;
use crate::screen::value::Record;

use super::{Printed, Rack};

impl Rack {
    /// The running configuration, whole, as `show running-config` prints it.
    pub fn running_config(&self, device: &str) -> String {
        self.framed(device, false)
    }

    /// The same with defaults: `show running-config all`.
    pub fn running_config_all(&self, device: &str) -> String {
        self.framed(device, true)
    }

    /// The block of one interface: `show running-config interface NAME`.
    pub(in crate::session) fn running_config_interface(&self, device: &str, interface: &str) -> String {
        let head = format!("interface {interface}");
        let body = self.generate(device, false);
        let mut block: String = body
            .split_inclusive('\n')
            .skip_while(|line| line.trim_end() != head)
            .enumerate()
            .take_while(|(n, line)| *n == 0 || line.starts_with(' '))
            .map(|(_, line)| line)
            .collect();
        block.insert_str(0, "!\n");
        let end = self.screen(device, "config/running_footer", &Record::new(), None).text;
        let size = block.len() + end.len();
        format!(
            "{}{block}{end}",
            self.head(device, "config/interface_header", size).text
        )
    }

    /// What NVRAM keeps of a running-config.
    pub(super) fn startup_config_of_now(&self, device: &str) -> String {
        crate::device::nvram::body(&self.running_config(device)).to_owned()
    }

    fn framed(&self, device: &str, all: bool) -> String {
        let body = self.generate(device, all);
        let end = self.screen(device, "config/running_footer", &Record::new(), None).text;
        let args = Record::new().with(view::ARG_TEXT, self.version(device));
        let preamble = self.screen(device, "config/running_preamble", &args, None).text;
        let size = preamble.len() + body.len() + end.trim_end_matches('\n').len() + 1;
        format!(
            "{}{preamble}{body}{end}",
            self.head(device, "config/running_header", size).text
        )
    }

    /// What `version` says: `17.12` on 17.12.4.
    fn version(&self, device: &str) -> String {
        let release = self
            .lab
            .device(device)
            .and_then(|device| device.state.text(view::RELEASE))
            .unwrap_or_default();
        release.splitn(3, '.').take(2).collect::<Vec<_>>().join(".")
    }

    fn head(&self, device: &str, screen: &str, size: usize) -> Printed {
        let args = Record::new().with(view::ARG_BYTES, i64::try_from(size).unwrap_or(i64::MAX));
        self.screen(device, screen, &args, None)
    }

    fn generate(&self, device: &str, all: bool) -> String {
        self.seen(device, |seen, tree| tree.generate(self.grammar(), seen, all))
            .unwrap_or_default()
    }
}
