//! What became of a transcript: one result a step, and what is wrong with it.
//!
//! Must not know how a step is run or shown.

/// What is wrong with one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The file's prompt is not the device's.
    Prompt {
        /// As the file has it.
        expected: String,
        /// As the device shows it.
        actual: String,
        /// What may be missing.
        hint: Option<String>,
    },
    /// Output differs.
    Output {
        /// Lines of the file.
        expected: Vec<String>,
        /// Lines of the device.
        actual: Vec<String>,
    },
    /// The file has nothing under the command, and the device printed something.
    Unlisted {
        /// Lines of the device.
        actual: Vec<String>,
    },
    /// The device asked something that the file does not have.
    Question {
        /// The question.
        question: String,
    },
    /// The device waits for something other than a command.
    NotWaiting {
        /// What it waits for.
        waiting: String,
    },
    /// Messages differ (`messages: exact`).
    Messages {
        /// Lines of the file.
        expected: Vec<String>,
        /// Messages of the device.
        actual: Vec<String>,
    },
    /// A directive could not be done, or a capture was not made.
    Directive {
        /// Why.
        reason: String,
    },
}

/// What became of one step or directive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepResult {
    /// Place of the item in [`Transcript::items`].
    pub item: usize,
    /// Line of the file, from 1.
    pub line: usize,
    /// Prompt and typed text, or the directive.
    pub what: String,
    /// Nothing when it agreed.
    pub faults: Vec<Fault>,
    /// The lines that would stand under it in a file written from this run.
    pub printed: Vec<String>,
}

/// What became of a whole transcript.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// One result for each item, in order.
    pub steps: Vec<StepResult>,
}

impl Outcome {
    /// Whether every step agreed.
    pub fn passed(&self) -> bool {
        self.steps.iter().all(|step| step.faults.is_empty())
    }

    /// How many steps did not agree.
    pub fn failures(&self) -> usize {
        self.steps.iter().filter(|step| !step.faults.is_empty()).count()
    }
}
