//! Questions of one action, asked in order: answers that are there are used, the first that is missing is asked.
//!
//! An action runs again from its start with one more answer, so what it says before a question must not be said
//! twice; [`Dialogue::say`] takes care of that. Must not know which action asks.

use super::action::Answer;
use super::reaction::{AnswerKind, Piece, Question, Reaction};
use crate::screen::value::Record;

/// An answer, or the reaction that asks for it.
pub type Asked<T> = Result<T, Box<Reaction>>;

/// Where an action stands in its questions.
#[derive(Debug)]
pub struct Dialogue<'a> {
    answers: std::slice::Iter<'a, Answer>,
    said: Vec<Piece>,
}

impl<'a> Dialogue<'a> {
    /// The dialogue with the answers so far.
    pub fn new(answers: &'a [Answer]) -> Self {
        Self {
            answers: answers.iter(),
            said: Vec::new(),
        }
    }

    /// Output at this point of the dialogue.
    pub fn say(&mut self, piece: Piece) {
        self.said.push(piece);
    }

    /// What was said after the last answer: the head of the output of an action that asks no more.
    pub fn said(self) -> Vec<Piece> {
        self.said
    }

    /// A line; Enter stands for `default`.
    ///
    /// # Errors
    /// The question, when it is not answered yet. The same for the other questions.
    pub fn line(&mut self, screen: &'static str, args: Record, default: &str) -> Asked<String> {
        let kind = AnswerKind::Line {
            default: default.to_owned(),
        };
        Ok(match self.next(screen, args, kind)? {
            Answer::Line(text) | Answer::Hidden(text) => text.trim().to_owned(),
            Answer::Confirm(_) | Answer::YesNo(_) => default.to_owned(),
        })
    }

    /// A hidden line.
    pub fn hidden(&mut self, screen: &'static str, args: Record) -> Asked<String> {
        Ok(match self.next(screen, args, AnswerKind::Hidden)? {
            Answer::Line(text) | Answer::Hidden(text) => text.clone(),
            Answer::Confirm(_) | Answer::YesNo(_) => String::new(),
        })
    }

    /// `[confirm]`.
    pub fn confirm(&mut self, screen: &'static str, args: Record) -> Asked<bool> {
        self.next(screen, args, AnswerKind::Confirm).map(agreed)
    }

    /// `[yes/no]`.
    pub fn yes_no(&mut self, screen: &'static str, args: Record) -> Asked<bool> {
        self.next(screen, args, AnswerKind::YesNo).map(agreed)
    }

    fn next(&mut self, screen: &'static str, args: Record, kind: AnswerKind) -> Asked<&'a Answer> {
        if let Some(answer) = self.answers.next() {
            self.said.clear();
            return Ok(answer);
        }
        Err(Box::new(Reaction {
            output: std::mem::take(&mut self.said),
            ask: Some(Question {
                text: Piece::with(screen, args),
                kind,
            }),
            ..Reaction::default()
        }))
    }
}

/// A line is taken for a yes if it says so; a mistaken kind of answer never confirms.
fn agreed(answer: &Answer) -> bool {
    match answer {
        Answer::Confirm(yes) | Answer::YesNo(yes) => *yes,
        Answer::Line(text) => text.eq_ignore_ascii_case("y") || text.eq_ignore_ascii_case("yes"),
        Answer::Hidden(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn talk(answers: &[Answer]) -> Asked<(String, bool, usize)> {
        let mut dialogue = Dialogue::new(answers);
        dialogue.say(Piece::Text("first".to_owned()));
        let line = dialogue.line("q/line", Record::new(), "d")?;
        dialogue.say(Piece::Text("second".to_owned()));
        let sure = dialogue.confirm("q/sure", Record::new())?;
        dialogue.say(Piece::Text("third".to_owned()));
        Ok((line, sure, dialogue.said().len()))
    }

    #[test]
    fn each_piece_is_said_once() {
        let first = talk(&[]).expect_err("nothing was answered");
        assert_eq!(first.output, [Piece::Text("first".to_owned())]);
        assert_eq!(
            first.ask.map(|q| q.kind),
            Some(AnswerKind::Line {
                default: "d".to_owned()
            })
        );
        let second = talk(&[Answer::Line("x".to_owned())]).expect_err("one more is asked");
        assert_eq!(second.output, [Piece::Text("second".to_owned())]);
        assert_eq!(
            talk(&[Answer::Line("x".to_owned()), Answer::Confirm(true)]),
            Ok(("x".to_owned(), true, 1))
        );
    }

    #[test]
    fn a_hidden_line_confirms_nothing() {
        let answers = [Answer::Line(String::new()), Answer::Hidden("yes".to_owned())];
        assert_eq!(talk(&answers).map(|(_, sure, _)| sure), Ok(false));
    }
}
