//! The prompt: host name, mode, privilege.
//!
//! Must not know where the host name comes from.

/// Characters of the host name that configuration modes show (clients keep 16 of them; the cut itself is unverified
/// on 17.x).
const NAME_IN_CONFIG_MAX: usize = 20;

/// What a box is called that has no host name.
pub const NAME_DEFAULT: &str = "Switch";

/// `sw1>` or `sw1#`: the whole host name and whether the session is privileged.
pub fn exec(name: &str, privilege: u8) -> String {
    format!("{name}{}", if privilege > 1 { '#' } else { '>' })
}

/// A prompt of the configuration's own (`prompt`): `%h` is the host name, `%n` the line's number, `%p` the sign, `%s` a
/// blank, `%t` a tab, `%%` a per cent sign; what else follows a per cent sign is left out. The letters are from memory.
pub fn filled(text: &str, name: &str, line: u16, privilege: u8) -> String {
    let sign = if privilege > 1 { '#' } else { '>' };
    let mut out = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        if letter != '%' {
            out.push(letter);
            continue;
        }
        match letters.next() {
            Some('h') => out.push_str(name),
            Some('n') => out.push_str(&line.to_string()),
            Some('p') => out.push(sign),
            Some('s') => out.push(' '),
            Some('t') => out.push('\t'),
            Some('%') => out.push('%'),
            _ => {}
        }
    }
    out
}

/// `sw1(config-if)#`; `part` is the mode's text with its parentheses. The host name is cut, the mode never is.
pub fn config(name: &str, part: &str) -> String {
    let name: String = name.chars().take(NAME_IN_CONFIG_MAX).collect();
    format!("{name}{part}#")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_says_the_privilege() {
        assert_eq!(exec("Switch", 0), "Switch>");
        assert_eq!(exec("Switch", 1), "Switch>");
        assert_eq!(exec("Switch", 15), "Switch#");
    }

    #[test]
    fn a_prompt_of_its_own_is_filled() {
        assert_eq!(filled("TTY%n@%h%s%p", "sw1", 3, 1), "TTY3@sw1 >");
        assert_eq!(filled("lab 100%%%x%p%", "sw1", 0, 15), "lab 100%#");
    }

    #[test]
    fn only_configuration_cuts_the_name() {
        let name = "a-name-that-is-longer-than-twenty";
        assert_eq!(exec(name, 15), format!("{name}#"));
        assert_eq!(config(name, "(config)"), "a-name-that-is-longe(config)#");
        assert_eq!(
            config("Switch", "(cfg-call-home-profile)"),
            "Switch(cfg-call-home-profile)#"
        );
    }
}
