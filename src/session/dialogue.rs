//! Questions: what is asked, what is waited for, and what an answer comes to.
//!
//! An action asks one question at a time and runs again with all answers so far. Must not know what is asked.

use crate::device::action::{ActionInfo, Answer, Args};
use crate::device::reaction::AnswerKind;

use super::actions::SessionAction;
use super::pipe::Stage;
use super::talk::{Key, Waiting};

/// Who does what was asked for.
#[derive(Clone, Copy)]
pub enum Doer {
    /// The session.
    Session(&'static SessionAction),
    /// The device.
    Device(&'static ActionInfo),
}

/// A command on its way, with the answers given so far.
pub struct Call {
    /// Who does it.
    pub doer: Doer,
    /// Typed and bound arguments.
    pub args: Args,
    /// Answers so far.
    pub answers: Vec<Answer>,
    /// What its output goes through.
    pub pipe: Option<Stage>,
}

/// A question that is open.
pub struct Dialogue {
    /// The command that asked.
    pub call: Call,
    /// The question as printed.
    pub question: String,
    /// How it is answered.
    pub kind: AnswerKind,
}

/// What a line or a key comes to.
#[derive(Debug, PartialEq, Eq)]
pub enum Reply {
    /// An answer.
    Answer(Answer),
    /// None of the answers that there are: the question is asked again.
    Again,
}

impl Dialogue {
    /// What is waited for.
    pub fn waiting(&self) -> Waiting {
        let question = self.question.clone();
        match self.kind {
            AnswerKind::Confirm => Waiting::Key { question },
            AnswerKind::YesNo | AnswerKind::Line { .. } => Waiting::Answer { question },
            AnswerKind::Hidden => Waiting::Hidden { question },
        }
    }

    /// What a typed line answers. At `[confirm]` its first character is the key, nothing is Enter.
    pub fn line(&self, text: &str) -> Reply {
        Reply::Answer(match &self.kind {
            AnswerKind::Confirm => return self.key(Key::Char(text.chars().next().unwrap_or('\r'))),
            AnswerKind::YesNo => match yes_or_no(text) {
                Some(yes) => Answer::YesNo(yes),
                None => return Reply::Again,
            },
            AnswerKind::Line { default } if text.trim().is_empty() => Answer::Line(default.clone()),
            AnswerKind::Line { .. } => Answer::Line(text.trim().to_owned()),
            AnswerKind::Hidden => Answer::Hidden(text.to_owned()),
        })
    }

    /// What a key answers at `[confirm]`: Enter and `y` agree, anything else does not.
    pub fn key(&self, key: Key) -> Reply {
        Reply::Answer(Answer::Confirm(matches!(key, Key::Char('\r' | '\n' | 'y' | 'Y'))))
    }
}

/// `yes` and `no`, any case, and what they can be cut to.
fn yes_or_no(text: &str) -> Option<bool> {
    let text = text.trim().to_ascii_lowercase();
    match text.as_str() {
        "" => None,
        text if "yes".starts_with(text) => Some(true),
        text if "no".starts_with(text) => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::device::reaction::Reaction;

    fn dialogue(kind: AnswerKind) -> Dialogue {
        static ACTION: SessionAction = SessionAction {
            name: "test",
            args: &[],
            run: |_| Reaction::silent(),
        };
        let call = Call {
            doer: Doer::Session(&ACTION),
            args: Args::default(),
            answers: Vec::new(),
            pipe: None,
        };
        Dialogue {
            call,
            question: "Sure? ".into(),
            kind,
        }
    }

    #[test]
    fn confirm_takes_one_key() {
        let question = dialogue(AnswerKind::Confirm);
        for (text, agreed) in [
            ("", true),
            ("y", true),
            ("Yes", true),
            ("n", false),
            ("q", false),
            (" ", false),
        ] {
            assert_eq!(question.line(text), Reply::Answer(Answer::Confirm(agreed)), "{text:?}");
        }
        assert_eq!(question.key(Key::CtrlZ), Reply::Answer(Answer::Confirm(false)));
    }

    #[test]
    fn yes_or_no_wants_a_word() {
        let question = dialogue(AnswerKind::YesNo);
        assert_eq!(question.line("y"), Reply::Answer(Answer::YesNo(true)));
        assert_eq!(question.line("NO"), Reply::Answer(Answer::YesNo(false)));
        for text in ["", "maybe", "yess"] {
            assert_eq!(question.line(text), Reply::Again, "{text:?}");
        }
    }

    #[test]
    fn enter_is_the_default_and_secrets_are_taken_as_they_are() {
        let question = dialogue(AnswerKind::Line {
            default: "rum.txt".into(),
        });
        assert_eq!(question.line("  "), Reply::Answer(Answer::Line("rum.txt".into())));
        assert_eq!(question.line(" x.txt "), Reply::Answer(Answer::Line("x.txt".into())));
        assert_eq!(
            dialogue(AnswerKind::Hidden).line(" p "),
            Reply::Answer(Answer::Hidden(" p ".into()))
        );
    }
}
