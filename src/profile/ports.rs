//! Names of interfaces in ranges: `GigabitEthernet1/0/1-48` is 48 of them.
//!
//! Must not know which interfaces a box has.

use crate::limits::LIST_ENTRIES_MAX;

/// The names of a range; `None` where the name is that of one interface.
///
/// # Errors
/// A range that runs backwards or is too long.
pub fn several(name: &str) -> Result<Option<Vec<String>>, String> {
    let Some((left, last)) = name.rsplit_once('-') else {
        return Ok(None);
    };
    let digits = left.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (head, first) = left.split_at(left.len() - digits);
    // `Port-channel1` is a name; a range has a number on either side.
    let (Ok(first), Ok(last)) = (first.parse::<usize>(), last.parse::<usize>()) else {
        return Ok(None);
    };
    if last < first {
        return Err(format!("the range `{name}` runs backwards"));
    }
    if last - first >= LIST_ENTRIES_MAX {
        return Err(format!("the range `{name}` has more than {LIST_ENTRIES_MAX} entries"));
    }
    Ok(Some((first..=last).map(|number| format!("{head}{number}")).collect()))
}

/// All names of a range, or the one name that it is.
///
/// # Errors
/// As [`several`].
pub fn names(name: &str) -> Result<Vec<String>, String> {
    Ok(several(name)?.unwrap_or_else(|| vec![name.to_owned()]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_its_names() {
        let all = |name| names(name).expect("a name or a range");
        assert_eq!(
            all("GigabitEthernet1/0/9-11").join(" "),
            "GigabitEthernet1/0/9 GigabitEthernet1/0/10 GigabitEthernet1/0/11"
        );
        assert_eq!(all("Vlan1"), ["Vlan1"]);
        assert_eq!(all("Port-channel3"), ["Port-channel3"]);
        assert_eq!(all("TwentyFiveGigE1/1/2-2"), ["TwentyFiveGigE1/1/2"]);
        assert!(names("Vlan9-3").is_err());
        assert!(names("Vlan1-4000000").is_err());
        assert_eq!(all("Vlan1-99999999999999999999999"), ["Vlan1-99999999999999999999999"]);
    }
}
