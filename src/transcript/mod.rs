//! Transcripts: sessions as people paste them, replayed and compared.
//!
//! Golden files and runbooks are both transcripts, run by one replayer. Text comes in, text and events go out: this
//! module opens no file and must not know SSH, terminals or where a rack comes from.

pub mod compare;
pub mod front;
pub mod outcome;
pub mod parse;
pub mod pattern;
mod place;
pub mod prompt;
pub mod replay;
pub mod report;
mod run;
pub mod scenario;
pub mod syslog;
pub mod update;
pub mod write;

pub use front::Front;
pub use outcome::{Fault, Outcome, StepResult};
pub use parse::{Item, ItemKind, Transcript};
pub use replay::Replayer;
pub use scenario::Scenario;
