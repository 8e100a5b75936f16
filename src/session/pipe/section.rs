//! `section`: a line that matches, with the lines under it that are indented further (unverified in detail).
//!
//! Must not know configuration: indentation is all there is.

use super::Pattern;

/// The blocks whose head matches (`inside`), or everything else.
pub(super) fn keep(text: &str, pattern: &Pattern, inside: bool) -> String {
    let mut block: Option<usize> = None;
    text.split_inclusive('\n')
        .filter(|line| {
            let depth = line.len() - line.trim_start_matches(' ').len();
            let belongs = block.is_some_and(|head| depth > head) && !line.trim().is_empty();
            if !belongs {
                block = pattern.matches(line).then_some(depth);
            }
            block.is_some() == inside
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "call-home\n contact a\n profile x\n  active\n!\ninterface Vlan10\n no call-home\n shutdown\nend\n";

    fn keep(pattern: &str, inside: bool) -> String {
        super::keep(TEXT, &Pattern::new(pattern).expect("a valid pattern"), inside)
    }

    #[test]
    fn a_block_is_its_head_and_what_is_indented_under_it() {
        assert_eq!(
            keep("^call-home", true),
            "call-home\n contact a\n profile x\n  active\n"
        );
        assert_eq!(keep("profile", true), " profile x\n  active\n");
        assert_eq!(
            keep("call-home", true),
            "call-home\n contact a\n profile x\n  active\n no call-home\n"
        );
    }

    #[test]
    fn the_rest_is_what_is_left() {
        assert_eq!(
            keep("^call-home", false),
            "!\ninterface Vlan10\n no call-home\n shutdown\nend\n"
        );
    }
}
