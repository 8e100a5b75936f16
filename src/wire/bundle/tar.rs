//! `.tar.gz` in memory: the little of ustar that bundles of licensing files need.
//!
//! Must not know what the files are.

use std::io::{Read as _, Write as _};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

const BLOCK: usize = 512;
/// Characters of a name in a ustar header.
const NAME_MAX: usize = 100;
/// Where in a header its fields are.
const SIZE: std::ops::Range<usize> = 124..136;
const CHECKSUM: std::ops::Range<usize> = 148..156;
const TYPE: usize = 156;
/// Bytes of all files together, unpacked.
const UNPACKED_MAX: usize = 64 * 1024 * 1024;
/// Files of one archive.
const FILES_MAX: usize = 10_000;

/// Files by name, in order.
pub type Files = Vec<(String, Vec<u8>)>;

/// Packs files; a name that is too long is cut.
pub fn pack(files: &[(String, Vec<u8>)], modified: i64) -> Vec<u8> {
    let mut tar = Vec::new();
    for (name, bytes) in files {
        tar.extend_from_slice(&header(name, bytes.len(), modified));
        tar.extend_from_slice(bytes);
        tar.resize(tar.len().next_multiple_of(BLOCK), 0);
    }
    tar.resize(tar.len() + 2 * BLOCK, 0);
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    // Memory does not refuse to be written.
    let _ = packed.write_all(&tar);
    packed.finish().unwrap_or_default()
}

fn header(name: &str, size: usize, modified: i64) -> [u8; BLOCK] {
    let mut header = [0_u8; BLOCK];
    let mut put = |at: usize, text: &str| header[at..at + text.len()].copy_from_slice(text.as_bytes());
    let mut end = name.len().min(NAME_MAX);
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    put(0, &name[..end]);
    put(100, "0000644\0");
    put(108, "0000000\0");
    put(116, "0000000\0");
    put(SIZE.start, &format!("{size:011o}\0"));
    put(136, &format!("{:011o}\0", modified.max(0)));
    put(CHECKSUM.start, "        ");
    put(TYPE, "0");
    put(257, "ustar\u{0}00");
    let sum = checksum(&header);
    header[CHECKSUM].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    header
}

fn checksum(header: &[u8; BLOCK]) -> u32 {
    let bytes = header.iter().enumerate();
    bytes
        .map(|(n, byte)| u32::from(if CHECKSUM.contains(&n) { b' ' } else { *byte }))
        .sum()
}

/// Whether bytes begin as gzip does.
pub fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1f, 0x8b])
}

/// Unpacks; `None` where the archive is damaged or larger than any of ours.
pub fn unpack(bytes: &[u8]) -> Option<Files> {
    let mut tar = Vec::new();
    let mut reader = GzDecoder::new(bytes).take(UNPACKED_MAX as u64 + 1);
    reader.read_to_end(&mut tar).ok()?;
    if tar.len() > UNPACKED_MAX {
        return None;
    }
    let (mut files, mut at) = (Files::new(), 0);
    while let Some(header) = tar.get(at..at + BLOCK) {
        let header: &[u8; BLOCK] = header.try_into().ok()?;
        if header.iter().all(|byte| *byte == 0) {
            return Some(files);
        }
        if octal(&header[CHECKSUM])? != u64::from(checksum(header)) || files.len() >= FILES_MAX {
            return None;
        }
        let size = usize::try_from(octal(&header[SIZE])?).ok()?;
        let content = tar.get(at + BLOCK..(at + BLOCK).checked_add(size)?)?;
        // Folders and links are passed over.
        if matches!(header[TYPE], b'0' | 0) {
            files.push((name(&header[..NAME_MAX])?, content.to_vec()));
        }
        at += BLOCK + size.next_multiple_of(BLOCK);
    }
    None
}

fn name(field: &[u8]) -> Option<String> {
    let end = field.iter().position(|byte| *byte == 0).unwrap_or(field.len());
    let name = std::str::from_utf8(&field[..end]).ok()?;
    Some(name.trim_start_matches("./").trim_start_matches('/').to_owned())
}

fn octal(field: &[u8]) -> Option<u64> {
    let text = std::str::from_utf8(field).ok()?;
    u64::from_str_radix(text.trim_matches(['\0', ' ']), 8).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_unpacked() {
        let files = vec![
            ("manifest.mf".to_owned(), b"a: b\n".to_vec()),
            ("empty".to_owned(), vec![]),
            ("block".to_owned(), vec![7; BLOCK]),
        ];
        let packed = pack(&files, 1_768_900_000);
        assert!(is_packed(&packed));
        assert_eq!(packed, pack(&files, 1_768_900_000), "the same bytes every time");
        assert_eq!(unpack(&packed), Some(files));
    }

    #[test]
    fn damage_is_noticed() {
        let packed = pack(&[("a".to_owned(), vec![1; 1000])], 0);
        assert_eq!(unpack(b"hello"), None);
        assert_eq!(unpack(&packed[..packed.len() / 2]), None);
        assert_eq!(unpack(&[]), None);
    }
}
