//! Recordings read from files or standard input: whatever a terminal program wrote becomes text.
//!
//! UTF-8 with or without its mark, UTF-16 as some Windows terminals log. Must not know what stands in a recording.

#![expect(clippy::disallowed_methods, reason = "this is the edge that reads files")]

use std::io::Read as _;
use std::path::Path;
use std::{fs, io};

use crate::diagnostic::SourceFile;
use crate::limits::TEXT_FILE_BYTES_MAX;

use super::CliError;

/// The recording that is read from standard input.
const STANDARD_INPUT: &str = "-";
/// Bytes by which a file without a mark is told to be UTF-16.
const SAMPLE_BYTES: usize = 512;

/// A recording, as text.
///
/// # Errors
/// A path that is a folder or cannot be read, a file that is too large.
pub fn read(path: &Path) -> Result<SourceFile, CliError> {
    let most = TEXT_FILE_BYTES_MAX as u64 + 1;
    let mut bytes = Vec::new();
    let (name, read) = if path.as_os_str() == STANDARD_INPUT {
        let read = io::stdin().lock().take(most).read_to_end(&mut bytes);
        ("standard input".to_owned(), read)
    } else {
        let name = path.display().to_string();
        if path.is_dir() {
            return Err(CliError::Usage(format!(
                "{name}: is a folder: name the recordings in it"
            )));
        }
        let read = fs::File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes));
        (name, read)
    };
    read.map_err(|error| CliError::io(name.as_str(), error))?;
    if bytes.len() > TEXT_FILE_BYTES_MAX {
        return Err(CliError::Usage(format!(
            "{name}: has more than {TEXT_FILE_BYTES_MAX} bytes: import the part with the outputs"
        )));
    }
    Ok(SourceFile::new(name, decoded(&bytes)))
}

/// A recording may hold bytes of a terminal that are no UTF-8; they do no harm to the lines around them.
fn decoded(bytes: &[u8]) -> String {
    let utf_16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ if is_zero_every_other(bytes, 1) => utf_16(bytes, u16::from_le_bytes),
        _ if is_zero_every_other(bytes, 0) => utf_16(bytes, u16::from_be_bytes),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// Whether the bytes look like UTF-16 of plain text: of each pair one byte, and only that one, is zero.
fn is_zero_every_other(bytes: &[u8], at: usize) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE_BYTES) & !1];
    !sample.is_empty() && sample.chunks_exact(2).all(|pair| pair[at] == 0 && pair[1 - at] != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_text_in_any_encoding() {
        let text = "sw-1#show clock\r\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        for bytes in [
            text.as_bytes().to_vec(),
            marked(b"\xef\xbb\xbf", text.as_bytes()),
            marked(b"\xff\xfe", &little),
            marked(b"\xfe\xff", &big),
            little,
            big,
        ] {
            assert_eq!(decoded(&bytes), text, "{bytes:x?}");
        }
        assert_eq!(decoded(b"a\0\0b"), "a\0\0b");
    }
}
