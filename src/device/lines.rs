//! Terminal lines as ranges: what is said of `line vty 0 15` is said of the ranges that are there.
//!
//! A range that is typed across others cuts them at its ends and changes every piece; pieces that have become alike are one
//! range again. Lines 0 to 4 and 5 to 15 stay apart, as a switch lists them (from memory, unverified). Must not know
//! what a line's settings mean.

use super::{Change, Element, Op, view};
use crate::screen::value::Record;

/// Where a range begins that is not made one with the range before it.
const APART: [i64; 2] = [5, 16];

const VTY: &str = "vty";

/// First and last line of an entry.
fn range(entry: &Record) -> Option<(i64, i64)> {
    let first = entry.get(view::LINES_FIRST)?;
    Some((first, entry.get(view::LINES_LAST).unwrap_or(first)))
}

fn is_vty(entry: &Record) -> bool {
    entry.text(view::LINES_KIND) == Some(VTY)
}

/// The fields that name a range.
fn named((first, last): (i64, i64)) -> Record {
    let fields = Record::new().with(view::LINES_KIND, VTY).with(view::LINES_FIRST, first);
    if last > first {
        fields.with(view::LINES_LAST, last)
    } else {
        fields
    }
}

/// Whether a change is about lines.
pub fn concerns(change: &Change) -> bool {
    change
        .element
        .as_ref()
        .is_some_and(|element| element.list == view::LINES.id)
}

/// The change for each range that is there, where a change is about a range of vty lines; ranges are cut at its ends.
/// Other changes as they are.
pub fn spread(state: &mut Record, changes: &[Change]) -> Vec<Change> {
    let mut all = Vec::with_capacity(changes.len());
    for change in changes {
        let asked = change
            .element
            .as_ref()
            .filter(|element| element.list == view::LINES.id && is_vty(&element.fields))
            .and_then(|element| range(&element.fields));
        match asked {
            None => all.push(change.clone()),
            Some(asked) => all.extend(of_range(state, change, asked)),
        }
    }
    all
}

fn of_range(state: &mut Record, change: &Change, asked: (i64, i64)) -> Vec<Change> {
    let about = |range: (i64, i64), op: Op| Change {
        path: change.path,
        element: Some(Element {
            list: view::LINES.id,
            fields: named(range),
        }),
        op,
    };
    if let Op::Add(_) = change.op {
        return missing(state, asked)
            .into_iter()
            .map(|gap| about(gap, Op::Add(named(gap))))
            .collect();
    }
    cut(state, asked);
    let inside = |(first, last): &(i64, i64)| asked.0 <= *first && *last <= asked.1;
    let there: Vec<(i64, i64)> = ranges(state).into_iter().filter(inside).collect();
    there.into_iter().map(|range| about(range, change.op.clone())).collect()
}

/// The ranges of vty lines, in order.
fn ranges(state: &Record) -> Vec<(i64, i64)> {
    let entries = state.list(view::LINES).iter();
    let mut ranges: Vec<(i64, i64)> = entries.filter(|entry| is_vty(entry)).filter_map(range).collect();
    ranges.sort_unstable();
    ranges
}

/// What of a range no entry has.
fn missing(state: &Record, asked: (i64, i64)) -> Vec<(i64, i64)> {
    let mut gaps = Vec::new();
    let mut next = asked.0;
    for (first, last) in ranges(state) {
        if first > next && next <= asked.1 {
            gaps.push((next, asked.1.min(first - 1)));
        }
        next = next.max(last + 1);
    }
    if next <= asked.1 {
        gaps.push((next, asked.1));
    }
    gaps
}

/// Cuts the ranges that reach over an end of `asked`.
fn cut(state: &mut Record, asked: (i64, i64)) {
    let list = state.list_mut(view::LINES);
    for at in [asked.0, asked.1 + 1] {
        let over = list.iter().position(|entry| {
            let reaches = |(first, last): (i64, i64)| first < at && at <= last;
            is_vty(entry) && range(entry).is_some_and(reaches)
        });
        let Some((n, (first, last))) = over.and_then(|n| Some((n, range(&list[n])?))) else {
            continue;
        };
        let mut behind = list[n].clone();
        rename(&mut list[n], (first, at - 1));
        rename(&mut behind, (at, last));
        list.insert(n + 1, behind);
    }
}

fn rename(entry: &mut Record, (first, last): (i64, i64)) {
    entry.set(view::LINES_FIRST, first);
    entry.forget(view::LINES_LAST.id);
    if last > first {
        entry.set(view::LINES_LAST, last);
    }
}

/// Puts the ranges of vty lines in order, and makes one of neighbours that are alike.
pub fn tidy(state: &mut Record) {
    let list = state.list_mut(view::LINES);
    let Some(place) = list.iter().position(is_vty) else {
        return;
    };
    let (mut vty, others): (Vec<Record>, Vec<Record>) = std::mem::take(list).into_iter().partition(is_vty);
    vty.sort_by_key(range);
    let mut tidied: Vec<Record> = Vec::with_capacity(vty.len());
    for entry in vty {
        let joined = tidied.last_mut().is_some_and(|before| join(before, &entry));
        if !joined {
            tidied.push(entry);
        }
    }
    *list = others;
    let place = place.min(list.len());
    list.splice(place..place, tidied);
}

/// Takes `next` into `before`, if it goes on where that ends and is alike.
fn join(before: &mut Record, next: &Record) -> bool {
    let (Some((first, last)), Some((from, to))) = (range(before), range(next)) else {
        return false;
    };
    let mut renamed = next.clone();
    rename(&mut renamed, (first, last));
    if from != last + 1 || APART.contains(&from) || renamed != *before {
        return false;
    }
    rename(before, (first, to));
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::value::Value;

    fn shown(state: &Record) -> Vec<String> {
        let of = |entry: &Record| {
            let (first, last) = range(entry).unwrap();
            let login = entry.text(view::LINES_LOGIN).unwrap_or("-");
            format!("{} {first}-{last} {login}", entry.text(view::LINES_KIND).unwrap())
        };
        state.list(view::LINES).iter().map(of).collect()
    }

    fn state() -> Record {
        let console = Record::new().with(view::LINES_KIND, "con").with(view::LINES_FIRST, 0);
        let vty = |range| named(range).with(view::LINES_LOGIN, "local");
        Record::new().with(view::LINES, vec![console, vty((0, 4)), vty((5, 31))])
    }

    fn say(state: &mut Record, asked: (i64, i64), path: crate::screen::value::PathId, op: Op) {
        let change = Change {
            path,
            element: Some(Element {
                list: view::LINES.id,
                fields: named(asked),
            }),
            op,
        };
        for change in spread(state, &[change]) {
            crate::device::config::apply(state, &Record::new(), &change);
        }
        tidy(state);
    }

    #[test]
    fn a_range_across_others_changes_their_lines() {
        let mut state = state();
        say(&mut state, (0, 15), view::LINES.id, Op::Add(named((0, 15))));
        assert_eq!(
            shown(&state),
            ["con 0-0 -", "vty 0-4 local", "vty 5-31 local"],
            "nothing is said yet"
        );
        say(&mut state, (0, 15), view::LINES_LOGIN.id, Op::Put(Value::text("line")));
        assert_eq!(
            shown(&state),
            ["con 0-0 -", "vty 0-4 line", "vty 5-15 line", "vty 16-31 local"]
        );
        say(&mut state, (2, 2), view::LINES_LOGIN.id, Op::Put(Value::text("local")));
        assert_eq!(shown(&state)[1..4], ["vty 0-1 line", "vty 2-2 local", "vty 3-4 line"]);
        say(&mut state, (0, 4), view::LINES_LOGIN.id, Op::Put(Value::text("line")));
        assert_eq!(shown(&state)[1..3], ["vty 0-4 line", "vty 5-15 line"], "alike again");
    }

    #[test]
    fn lines_that_are_not_there_are_made_and_taken_away() {
        let mut state = state();
        say(&mut state, (16, 31), view::LINES.id, Op::Remove);
        assert_eq!(shown(&state), ["con 0-0 -", "vty 0-4 local", "vty 5-15 local"]);
        say(&mut state, (0, 20), view::LINES.id, Op::Add(named((0, 20))));
        assert_eq!(shown(&state)[3], "vty 16-20 -");
        say(&mut state, (0, 31), view::LINES.id, Op::Remove);
        assert_eq!(shown(&state), ["con 0-0 -"]);
    }
}
