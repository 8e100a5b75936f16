//! Our own log: to standard error, only when `LICSIM_LOG` asks for it, without anybody's secrets.
//!
//! Must not know what a command does.

#![expect(clippy::disallowed_methods, reason = "this is the edge that reads the environment")]

use std::io;

/// Words behind which a command names a secret. An abbreviation of two letters is enough to be taken for one.
const BEFORE_SECRETS: [&str; 8] = [
    "idtoken",
    "token",
    "secret",
    "password",
    "passphrase",
    "key",
    "key-string",
    "community",
];
/// Shortest abbreviation that counts.
const ABBREVIATION_MIN: usize = 2;
/// What stands for a secret.
const MASK: &str = "***";

/// Turns the log on, if the environment says so.
pub fn to_stderr() {
    if let Ok(filter) = std::env::var("LICSIM_LOG") {
        let filter = tracing_subscriber::EnvFilter::new(filter);
        let _ = tracing_subscriber::fmt()
            .with_env_filter(filter)
            .with_writer(io::stderr)
            .try_init();
    }
}

/// A typed command as it may be logged: what follows a word for secrets is masked, and so is the user of a URL.
pub fn masked(line: &str) -> String {
    let mut words = Vec::new();
    for word in line.split_whitespace() {
        words.push(without_user(word));
        let lower = word.to_ascii_lowercase();
        if lower.len() >= ABBREVIATION_MIN && BEFORE_SECRETS.iter().any(|known| known.starts_with(&lower)) {
            words.push(MASK.to_owned());
            break;
        }
    }
    words.join(" ")
}

fn without_user(word: &str) -> String {
    match word
        .split_once("://")
        .map(|(scheme, rest)| (scheme, rest.rsplit_once('@')))
    {
        Some((scheme, Some((_, host)))) => format!("{scheme}://{MASK}@{host}"),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn secrets_are_masked_and_nothing_else() {
        for (line, logged) in [
            ("show license status", "show license status"),
            (
                "license smart trust idtoken ABC local",
                "license smart trust idtoken ***",
            ),
            ("lic sm tru idt ABC all force", "lic sm tru idt ***"),
            (
                "username a privilege 15 secret 0 b",
                "username a privilege 15 secret ***",
            ),
            ("copy scp://a:b@c/d flash:", "copy scp://***@c/d flash:"),
            ("", ""),
        ] {
            assert_eq!(masked(line), logged);
        }
    }
}
