//! Output written as lines of a transcript, so that any output reads back as itself.
//!
//! Must not know which command printed it.

use super::parse::without_glued_prompt;
use super::pattern;
use super::prompt;
use super::syslog;

/// Lines of output as they must stand under a step.
pub fn under(lines: &[String]) -> Vec<String> {
    // A run of `! ` lines directly before the next prompt would be read as comments.
    let comments = lines.iter().rev().take_while(|line| line.starts_with("! ")).count();
    let first_comment = lines.len() - comments;
    lines
        .iter()
        .enumerate()
        .map(|(n, line)| line_under(line, n >= first_comment))
        .collect()
}

/// A typed line as it must stand behind its prompt.
pub fn typed(line: &str) -> String {
    line.replace("{{", "{{{{")
}

fn line_under(line: &str, like_a_comment: bool) -> String {
    let like_a_prompt =
        prompt::leading(line).is_some() && without_glued_prompt(line) == line && !syslog::is_message(line);
    let special = like_a_comment || like_a_prompt || line.starts_with("!@");
    // A carriage return at the end of a line would be taken for a part of the line end.
    let body = line.trim_end_matches('\r');
    let returns = line.len() - body.len();
    match (returns, special) {
        (0, false) => pattern::escape(line),
        (0, true) => pattern::literal(line),
        (_, _) => with_returns(body, returns),
    }
}

/// A line that ends in carriage returns. Braces before them go into the wildcard, whose own would run into them.
fn with_returns(body: &str, returns: usize) -> String {
    let text = body.trim_end_matches('{');
    let braces = body.len() - text.len();
    format!(
        "{{{{re:}}}}{}{{{{re:\\x7B{{{braces}}}\\r{{{returns}}}}}}}",
        text.replace("{{", "{{{{")
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diagnostic::SourceFile;
    use crate::transcript::compare::agrees;
    use crate::transcript::front::Whitespace;
    use crate::transcript::parse::Transcript;
    use crate::transcript::pattern::Captures;

    fn survives(lines: &[String]) -> bool {
        let mut text = String::from("sw#show x\n");
        for line in under(lines) {
            text.push_str(&line);
            text.push('\n');
        }
        text.push_str("sw#\n");
        let parsed = Transcript::parse(SourceFile::new("t.txt", text), &[]).unwrap_or_else(|e| panic!("{}", e[0]));
        let expected: Vec<&str> = parsed.items[0].under.iter().map(|line| line.text.as_str()).collect();
        let actual: Vec<&str> = lines.iter().map(String::as_str).collect();
        parsed.items.len() == 2 && agrees(&expected, &actual, Whitespace::Exact, &mut Captures::new())
    }

    #[test]
    fn lines_with_a_meaning_of_their_own_survive() {
        let lines = [
            "! Last change",
            "...",
            "!@ advance",
            "sw#reload",
            "sw(config)#x",
            "{{any}}",
            "!",
            "! end",
            "... ",
        ];
        assert!(survives(&lines.map(str::to_owned)));
    }

    proptest! {
        #[test]
        fn any_output_survives_write_and_parse(lines in prop::collection::vec("([!@. {}#>()a-z-]{0,12}|sw[#>]?.{0,6})", 0..6)) {
            prop_assert!(survives(&lines));
        }
    }
}
