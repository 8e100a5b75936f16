//! Which family of the folder of profiles a product id belongs to.
//!
//! The one place that says so. Must not know texts.

use crate::diagnostic::SourceFile;

/// The family of a product that none is known for.
const FALLBACK: &str = "_families/c9300.yaml";

/// The file below the folder of profiles that a device with this product id extends, and whether it is its own family.
pub fn family(pid: &str, files: &dyn Fn(&str) -> Option<SourceFile>) -> (String, bool) {
    let own = format!("_families/{}.yaml", pid.to_ascii_lowercase());
    let is_name = !pid.is_empty() && pid.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    if is_name && files(&own).is_some() {
        return (own, true);
    }
    (FALLBACK.to_owned(), pid.starts_with("C9300-"))
}
