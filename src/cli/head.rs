//! What is wrong with a transcript's world, placed at the line of its front matter that asks for it.
//!
//! Must not know what the keys mean.

use crate::diagnostic::{Diagnostic, SourceFile};

use super::CliError;

/// What an option of the command line is called in place of a file.
const OPTION: &str = "--";

/// The faults of a world that `file` describes. Those that have a place in a file keep it; of the others, a fault that names
/// the value of a key (`there is no profile …`) lies at that value, the rest at the head.
pub fn placed(file: &SourceFile, error: CliError) -> Vec<Diagnostic> {
    let faults = match error {
        CliError::Input(faults) => faults,
        CliError::Usage(message) => vec![at_head(file, message)],
        other => vec![at_head(
            file,
            other.to_string().trim_start_matches("licsim: ").to_owned(),
        )],
    };
    faults.into_iter().map(|fault| at_value(file, fault)).collect()
}

fn at_head(file: &SourceFile, message: String) -> Diagnostic {
    Diagnostic::new(&file.name, &file.text, 0..0, message)
}

fn at_value(file: &SourceFile, fault: Diagnostic) -> Diagnostic {
    let has_place = !fault.source.is_empty() && fault.file != file.name && !fault.file.starts_with(OPTION);
    if has_place {
        return fault;
    }
    let mut start = 0;
    let mut span = 0..0;
    for (number, line) in file.text.split_inclusive('\n').enumerate() {
        let is_fence = line.trim_end() == "---";
        if is_fence == (number > 0) {
            break;
        }
        if let Some((key, value)) = line.split_once(':') {
            let bare = value.trim().trim_matches(['"', '\'']);
            if !bare.is_empty() && fault.message.contains(&format!("`{bare}`")) {
                let from = start + key.len() + 1 + value.find(bare).unwrap_or(0);
                span = from..from + bare.len();
                break;
            }
        }
        start += line.len();
    }
    Diagnostic {
        help: fault.help,
        ..Diagnostic::new(&file.name, &file.text, span, fault.message)
    }
}
