//! Words of a directive, and the names of files in them.
//!
//! Must not know what the words mean.

use crate::limits::FLASH_NAME_MAX;

/// Words parted by blanks; one that holds blanks stands in double quotes. `None` if a quote is not closed.
pub(in crate::lab) fn split_quoted(text: &str) -> Option<Vec<String>> {
    let (mut words, mut word, mut quoted, mut begun) = (Vec::new(), String::new(), false, false);
    for c in text.chars() {
        match c {
            '"' => (quoted, begun) = (!quoted, true),
            c if c.is_whitespace() && !quoted => {
                if begun {
                    words.push(std::mem::take(&mut word));
                }
                begun = false;
            }
            c => {
                word.push(c);
                begun = true;
            }
        }
    }
    if begun {
        words.push(word);
    }
    (!quoted).then_some(words)
}

/// The name in flash of `flash:NAME`.
pub fn flash_name(text: &str) -> Option<&str> {
    let name = text.strip_prefix("flash:").map(|name| name.trim_start_matches('/'))?;
    let fits = !name.is_empty() && !name.ends_with('/') && name.len() <= FLASH_NAME_MAX;
    (fits && !name.chars().any(char::is_control)).then_some(name)
}

/// Host and path of `scp://HOST/PATH`: a file on a host of the lab, read and written by somebody who sits there.
pub fn host_path(text: &str) -> Option<(&str, &str)> {
    let (host, path) = text.strip_prefix("scp://")?.split_once('/')?;
    let fits = !host.is_empty() && !path.is_empty() && !path.ends_with('/');
    (fits && !text.chars().any(char::is_control)).then_some((host, path))
}
