//! Messages in pasted sessions: which lines are syslog, and how one is cut from a prompt that it is glued to.
//!
//! Must not know which messages exist.

/// Whether `line` is a syslog line: an optional sequence number and stamp, then `%FACILITY-SEVERITY-MNEMONIC:`.
pub fn is_message(line: &str) -> bool {
    let Some(at) = line.find('%') else { return false };
    is_stamp(&line[..at]) && is_mnemonic(&line[at + 1..])
}

/// `FACILITY-SEVERITY-MNEMONIC` of a syslog line.
pub fn mnemonic(line: &str) -> Option<&str> {
    line.split_once('%')?.1.split_once(':').map(|(mnemonic, _)| mnemonic)
}

/// `FACILITY-SEVERITY-MNEMONIC:`; the facility may hold hyphens itself.
fn is_mnemonic(text: &str) -> bool {
    let Some((head, _)) = text.split_once(':') else {
        return false;
    };
    let mut parts = head.rsplitn(3, '-');
    let (Some(mnemonic), Some(severity), Some(facility)) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let word = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b"_-".contains(&b))
    };
    // `send log` takes any word for both.
    word(&mnemonic.to_ascii_uppercase())
        && word(&facility.to_ascii_uppercase())
        && severity.len() == 1
        && matches!(severity.as_bytes()[0], b'0'..=b'7')
}

/// Nothing, or what `service timestamps` and `service sequence-numbers` put before the percent sign.
fn is_stamp(text: &str) -> bool {
    let Some(stamp) = text.strip_suffix(": ") else {
        return text.is_empty();
    };
    stamp.contains("{{")
        || stamp.bytes().any(|b| b.is_ascii_digit())
            && stamp.chars().all(|c| c.is_ascii_alphanumeric() || " *.:+-".contains(c))
}

/// What was typed after a prompt, if it is a message that came just behind the prompt.
pub fn glued(typed: &str) -> bool {
    typed.contains('%') && is_message(typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recorded_forms_are_messages() {
        for line in [
            "*Mar  1 00:38:31.515: %SYS-5-CONFIG_I: Configured from console by console",
            "Sep 26 23:05:38.267 IST: %SYS-5-CONFIG_I: Configured from console by console",
            "000123: *Jan 27 2026 20:09:18.839: %SYS-5-RELOAD: Reload requested",
            "00:00:29: %SMART_LIC-6-AGENT_READY: Smart Agent for Licensing is initialized",
            "%SMART_LIC-3-COMM_FAILED: Communications failure",
            "Jan 20 09:00:00.000: %example-0-USERLOG_EMERG: Message from tty0(user id: ): some text",
            "{{any}}: %SMART_LIC-6-POLICY_INSTALL_SUCCESS: A new licensing policy was successfully installed.",
        ] {
            assert!(is_message(line), "{line}");
        }
    }

    #[test]
    fn device_errors_are_no_messages() {
        for line in [
            "% Invalid input detected at '^' marker.",
            "%Error opening flash:/x (No such file or directory)",
            "%Warning: reload required after \"license smart factory reset\" command",
            "% use 'write' command to make license boot config take effect on next boot",
            "Success rate is 100 percent (5/5)",
        ] {
            assert!(!is_message(line), "{line}");
        }
    }
}
