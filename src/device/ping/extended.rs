//! The dialogue of `ping` alone: its questions in the order of a recorded IOS-XE session.
//!
//! What is asked and does not change what a lab can show (DSCP, data pattern, record options) is asked and let be.

use std::ops::RangeInclusive;

use super::super::action::Answer;
use super::super::dialogue::{Asked, Dialogue};
use super::super::reaction::{Piece, Reaction};
use super::super::{Ctx, view};
use super::{REPEAT, Request, SIZE, TIMEOUT_SECONDS, send};
use crate::screen::value::Record;

/// The questions for numbers: screen, default, range (the ranges are unverified).
const NUMBERS: &[(&str, i64, RangeInclusive<i64>)] = &[
    ("ping/ask_repeat", REPEAT, 1..=2_147_483_647),
    ("ping/ask_size", SIZE, 36..=18_024),
    ("ping/ask_timeout", TIMEOUT_SECONDS, 0..=3600),
];

/// Asks, then sends.
pub(super) fn ask(ctx: &mut Ctx<'_>) -> Reaction {
    let answers = &ctx.invocation.answers;
    match questions(ctx.invocation.args.text_opt("vrf"), answers) {
        Ok(Ok(request)) => send(ctx, &request),
        Ok(Err(refused)) => Reaction::piece(refused),
        Err(question) => *question,
    }
}

/// The request, or the screen that refuses an answer.
fn questions(vrf: Option<&str>, answers: &[Answer]) -> Asked<Result<Request, Piece>> {
    let mut dialogue = Dialogue::new(answers);
    let protocol = dialogue.line("ping/ask_protocol", Record::new(), "ip")?;
    if !protocol.eq_ignore_ascii_case("ip") {
        let args = Record::new().with(view::ARG_NAME, protocol);
        return Ok(Err(Piece::with("ping/unknown_protocol", args)));
    }
    let host = dialogue.line("ping/ask_target", Record::new(), "")?;
    if host.is_empty() {
        return Ok(Err(Piece::screen("lookup/bad_address")));
    }
    let mut numbers = [0; 3];
    for (slot, (screen, default, range)) in numbers.iter_mut().zip(NUMBERS) {
        let text = dialogue.line(screen, Record::new(), &default.to_string())?;
        match text.parse().ok().filter(|n| range.contains(n)) {
            Some(number) => *slot = number,
            None => return Ok(Err(out_of(range))),
        }
    }
    let [repeat, size, timeout] = numbers;
    let extended = yes(&dialogue.line("ping/ask_extended", Record::new(), "n")?);
    let (source, df_bit) = if extended {
        options(&mut dialogue)?
    } else {
        (None, false)
    };
    dialogue.line("ping/ask_sweep", Record::new(), "n")?;
    Ok(Ok(Request {
        host,
        vrf: vrf.map(str::to_owned),
        source,
        repeat,
        size,
        timeout,
        df_bit,
    }))
}

/// `% A decimal number between …`.
fn out_of(range: &RangeInclusive<i64>) -> Piece {
    Piece::with(
        "ping/bad_number",
        Record::new()
            .with(view::ARG_MIN, *range.start())
            .with(view::ARG_MAX, *range.end()),
    )
}

/// What follows `Extended commands [n]: y`: source and DF bit.
fn options(dialogue: &mut Dialogue<'_>) -> Asked<(Option<String>, bool)> {
    dialogue.line("ping/ask_ingress", Record::new(), "n")?;
    let source = dialogue.line("ping/ask_source", Record::new(), "")?;
    dialogue.line("ping/ask_dscp", Record::new(), "0")?;
    let df_bit = yes(&dialogue.line("ping/ask_df_bit", Record::new(), "no")?);
    dialogue.line("ping/ask_validate", Record::new(), "no")?;
    dialogue.line("ping/ask_pattern", Record::new(), "0x0000ABCD")?;
    dialogue.line("ping/ask_record", Record::new(), "none")?;
    Ok((Some(source).filter(|source| !source.is_empty()), df_bit))
}

fn yes(answer: &str) -> bool {
    answer.starts_with(['y', 'Y'])
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{Outside, device, line, run, shape};

    #[test]
    fn the_questions_come_in_order() {
        let mut answers = Vec::new();
        let mut asked = Vec::new();
        for text in [
            "ip",
            "10.10.10.50",
            "1",
            "100",
            "2",
            "y",
            "n",
            "",
            "0",
            "no",
            "no",
            "0x0000ABCD",
            "none",
            "n",
        ] {
            asked.extend(shape(&run(
                &mut device(),
                &mut Outside::default(),
                "ping",
                &[],
                &answers,
            )));
            answers.push(line(text));
        }
        let words =
            "protocol target repeat size timeout extended ingress source dscp df_bit validate pattern record sweep";
        let expected: Vec<String> = words.split(' ').map(|word| format!("ping/ask_{word}?")).collect();
        assert_eq!(asked, expected);
        let sent = run(&mut device(), &mut Outside::default(), "ping", &[], &answers);
        assert_eq!(shape(&sent), ["ping/header", "\".\\n\"", "ping/none"]);
    }

    #[test]
    fn a_protocol_that_is_none_ends_it() {
        let reaction = run(&mut device(), &mut Outside::default(), "ping", &[], &[line("ipx")]);
        assert_eq!(shape(&reaction), ["ping/unknown_protocol"]);
    }
}
