//! Prompts in a pasted session: what looks like one, and whose it is.
//!
//! Must not know modes by name: any text in brackets is a mode.

/// Characters of a host name in a configuration prompt (`session/prompt.rs` cuts there).
const CONFIG_NAME_MAX: usize = 20;
const NAME_MAX: usize = 63;

/// A prompt at the start of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prompt<'a> {
    /// Host name.
    pub name: &'a str,
    /// Mode in brackets, without them; empty in exec.
    pub mode: &'a str,
    /// Whether it ends in `#`.
    pub privileged: bool,
    /// The whole prompt.
    pub text: &'a str,
}

/// The prompt that `line` begins with, if it begins with something that looks like one.
pub fn leading(line: &str) -> Option<Prompt<'_>> {
    let name_end = line
        .find(|c: char| !(c.is_ascii_alphanumeric() || "_.-@/:".contains(c)))
        .unwrap_or(line.len());
    let name = &line[..name_end];
    if !name.starts_with(|c: char| c.is_ascii_alphanumeric()) || name.len() > NAME_MAX {
        return None;
    }
    let rest = &line[name_end..];
    let (mode, rest) = match rest.strip_prefix('(') {
        Some(inner) => {
            let close = inner.find(')')?;
            let mode = &inner[..close];
            if mode.is_empty() || mode.contains(char::is_whitespace) {
                return None;
            }
            (mode, &inner[close + 1..])
        }
        None => ("", rest),
    };
    let privileged = match rest.bytes().next()? {
        b'#' => true,
        b'>' if mode.is_empty() => false,
        _ => return None,
    };
    Some(Prompt {
        name,
        mode,
        privileged,
        text: &line[..line.len() - rest.len() + 1],
    })
}

/// The host names that a transcript's prompts may have.
#[derive(Clone, Debug, Default)]
pub struct Names(Vec<String>);

impl Names {
    /// Adds a name.
    pub fn add(&mut self, name: &str) {
        if !name.is_empty() && !self.0.iter().any(|known| known == name) {
            self.0.push(name.to_owned());
        }
    }

    /// Whether `prompt` is one of a known name, whole or cut as in configuration modes.
    pub fn know(&self, prompt: Prompt<'_>) -> bool {
        self.0.iter().any(|known| {
            known == prompt.name
                || !prompt.mode.is_empty() && prompt.name.len() == CONFIG_NAME_MAX && known.starts_with(prompt.name)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prompts_of_all_modes_are_seen() {
        for (line, name, mode, privileged) in [
            ("sw-1>", "sw-1", "", false),
            ("sw-1#show clock", "sw-1", "", true),
            ("sw-1(config)# end", "sw-1", "config", true),
            ("sw(cfg-call-home-profile)#active", "sw", "cfg-call-home-profile", true),
        ] {
            let prompt = leading(line).unwrap();
            assert_eq!(
                (prompt.name, prompt.mode, prompt.privileged),
                (name, mode, privileged),
                "{line}"
            );
        }
    }

    #[test]
    fn output_is_no_prompt() {
        for line in [
            "",
            "# note",
            "> quoted",
            "Transport:",
            "  sw#",
            "a b#",
            "(config)#",
            "sw(two words)#",
            "!!!!!",
            "<a>",
        ] {
            assert_eq!(leading(line), None, "{line}");
        }
    }

    #[test]
    fn a_cut_name_is_known_in_configuration_modes_only() {
        let mut names = Names::default();
        names.add("a-very-long-switch-name-01");
        assert!(names.know(leading("a-very-long-switch-n(config)#").unwrap()));
        assert!(!names.know(leading("a-very-long-switch-n#").unwrap()));
        assert!(!names.know(leading("a-very-long(config)#").unwrap()));
    }
}
