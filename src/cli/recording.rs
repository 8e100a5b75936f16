//! Recordings read from files or standard input: whatever a terminal program wrote becomes text.
//!
//! UTF-8 with or without its mark, UTF-16 as some Windows terminals log, Windows-1252 where bytes are no UTF-8. A file that
//! is no text is named for what it is. Must not know what stands in a recording.

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
    if let Some(kind) = kind(&bytes) {
        return Err(CliError::Usage(format!(
            "{name}: is {}, not text: {}",
            kind.what, kind.instead
        )));
    }
    Ok(SourceFile::new(name, decoded(&bytes)))
}

/// A format that is no text, and what a person can do about it.
struct Kind {
    /// The bytes with which it begins.
    magic: &'static [u8],
    what: &'static str,
    instead: &'static str,
}

const UNPACK: &str = "unpack it and import the recording inside";
const COPY_OUT: &str = "copy the text out of it, or save it as plain text, and import that";
const NO_TEXT: &str = "import the text that the switch printed";

/// Formats that people have at hand beside their recordings.
const KINDS: &[Kind] = &[
    kind_of(b"\x1f\x8b", "a gzip file", UNPACK),
    kind_of(b"BZh", "a bzip2 file", UNPACK),
    kind_of(b"\xfd7zXZ\0", "an xz file", UNPACK),
    kind_of(b"\x28\xb5\x2f\xfd", "a Zstandard file", UNPACK),
    kind_of(b"7z\xbc\xaf\x27\x1c", "a 7z file", UNPACK),
    kind_of(
        b"PK\x03\x04",
        "a zip file, or a document of Word or Excel",
        "unpack it, or save it as plain text, and import that",
    ),
    kind_of(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "a document of Office or Outlook",
        COPY_OUT,
    ),
    kind_of(b"{\\rtf", "a document of rich text (RTF)", COPY_OUT),
    kind_of(b"%PDF-", "a PDF document", COPY_OUT),
    kind_of(b"\x89PNG\r\n", "a picture (PNG)", NO_TEXT),
    kind_of(b"\xff\xd8\xff", "a picture (JPEG)", NO_TEXT),
    kind_of(b"GIF8", "a picture (GIF)", NO_TEXT),
    kind_of(b"\xd4\xc3\xb2\xa1", "a packet capture (pcap)", NO_TEXT),
    kind_of(b"\xa1\xb2\xc3\xd4", "a packet capture (pcap)", NO_TEXT),
    kind_of(b"\x7fELF", "a program (ELF)", NO_TEXT),
];

/// A file that begins as nothing above, of which too much is no text.
const BINARY: Kind = kind_of(b"", "binary data", NO_TEXT);
/// Of the bytes by which binary data are told, at most one in so many may be no byte of a text.
const NO_TEXT_ONE_IN: usize = 16;

const fn kind_of(magic: &'static [u8], what: &'static str, instead: &'static str) -> Kind {
    Kind { magic, what, instead }
}

/// What a file is, if it is no text.
fn kind(bytes: &[u8]) -> Option<&'static Kind> {
    if let Some(known) = KINDS.iter().find(|kind| bytes.starts_with(kind.magic)) {
        return Some(known);
    }
    let is_utf_16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    if is_utf_16 || is_zero_every_other(bytes, 0) || is_zero_every_other(bytes, 1) {
        return None;
    }
    // A terminal writes these of the control characters; a few others are noise of a line.
    let is_of_text = |byte: &&u8| **byte >= b' ' || b"\t\n\x0b\x0c\r\x1b\x07\x08".contains(byte);
    let sample = &bytes[..bytes.len().min(SAMPLE_BYTES)];
    let others = sample.len() - sample.iter().filter(is_of_text).count();
    (others * NO_TEXT_ONE_IN > sample.len()).then_some(&BINARY)
}

/// Bytes that are no UTF-8 are read as Windows-1252: they do no harm to the lines around them.
fn decoded(bytes: &[u8]) -> String {
    let utf_16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => utf_8(rest),
        _ if is_zero_every_other(bytes, 1) => utf_16(bytes, u16::from_le_bytes),
        _ if is_zero_every_other(bytes, 0) => utf_16(bytes, u16::from_be_bytes),
        _ => utf_8(bytes),
    }
}

fn utf_8(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|byte| windows_1252(*byte)));
    }
    text
}

/// What the bytes 0x80 to 0x9f are in Windows-1252; `\u{fffd}` are those that it has not.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž', '\u{fffd}', '\u{fffd}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}', 'ž', 'Ÿ',
];

fn windows_1252(byte: u8) -> char {
    let own = byte.checked_sub(0x80).and_then(|at| WINDOWS_1252.get(usize::from(at)));
    // All others are at the same place in Unicode.
    own.copied().unwrap_or(char::from(byte))
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

    #[test]
    fn bytes_that_are_no_utf_8_are_windows_1252() {
        let text = "M\u{fc}ller \u{2019}s \u{201c}box\u{201d} \u{20ac}";
        assert_eq!(decoded(b"M\xfcller \x92s \x93box\x94 \x80"), text);
        assert_eq!(decoded(text.as_bytes()), text);
        assert_eq!(decoded("é \u{2026}".as_bytes()), "é …");
    }

    #[test]
    fn what_is_no_text_is_named() {
        let named = |bytes: &[u8]| kind(bytes).map(|kind| kind.what);
        for kind in KINDS {
            assert_eq!(named(&[kind.magic, b"more"].concat()), Some(kind.what));
        }
        let all: Vec<u8> = (0..=255).collect();
        assert_eq!(named(&all), Some("binary data"));
        let little: Vec<u8> = "show clock\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for text in [
            &b"\xff\xfea\0"[..],
            &little,
            b"sw#\x1b[1mshow\x08\x07\r\n",
            b"",
            b"M\xfcller",
            b"P",
        ] {
            assert_eq!(named(text), None, "{text:x?}");
        }
    }
}
