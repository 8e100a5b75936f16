//! One value of a device's state by its path: what `!@ expect` compares.
//!
//! Must not know who asks.

use super::Rack;
use crate::device::view::{self, SCHEMA};
use crate::screen::schema::View as _;

impl Rack {
    /// The value at `path` as YAML would write it; `<none>` when there is none.
    ///
    /// # Errors
    /// No such device or path, or a path inside a list.
    pub fn value(&self, device: &str, path: &str) -> Result<String, String> {
        let Some(view) = self.lab.view(device) else {
            return Err(format!("the lab has no device `{device}`"));
        };
        let Some(id) = SCHEMA.find(path) else {
            let advice = SCHEMA
                .similar(path)
                .map_or_else(String::new, |name| format!("; is `{name}` meant?"));
            return Err(format!("`{path}` is no path{advice}"));
        };
        if path.contains("[].") {
            return Err(format!(
                "`{path}` is a field of a list: `expect` compares values that are there once"
            ));
        }
        Ok(view.get(id).to_string())
    }

    /// The host name that a device's prompt shows; `Switch` when it has none.
    pub fn hostname(&self, device: &str) -> String {
        let state = self.lab.device(device).map(|device| &device.state);
        state
            .and_then(|state| state.text(view::HOSTNAME))
            .unwrap_or("Switch")
            .to_owned()
    }
}
