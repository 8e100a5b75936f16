//! What a screen rests on, over small screens.

use super::library;
use crate::screen::provenance::{Bound, Provenance, Versions};
use crate::screen::version::Version;

const BOX: &str = "%# A box.
%source seen
Box {name: text}
%since agent 5.3
%source captures A without, B with
New line
%when proxy.address
%source unverified
Product {proxy.address: word}
%end
%otherwise
%use part/old
%end
%until release 17.8
Early
%end
%use part/end
";

const FILES: &[(&str, &str)] = &[
    ("box", BOX),
    ("part/old", "%source memory\nOld\n"),
    ("part/end", "%source derived from nothing\nEnd\n"),
    ("two", "%source both\n%screen a\n%source of a\nA\n%screen b\nB\n"),
];

fn of(agent: &str) -> Vec<Provenance> {
    let versions = Versions {
        agent: Version::parse(agent),
        release: None,
    };
    library(FILES).provenance("ios-xe", "box", &versions)
}

#[test]
fn a_bound_a_line_and_the_whole_have_each_their_evidence() {
    let found = of("5.9");
    assert_eq!(found[0].sources, ["seen"]);
    let bound = |text: &str, holds, source: &str| Bound {
        text: text.to_owned(),
        holds,
        source: source.to_owned(),
    };
    let expected = [
        bound("since agent 5.3", Some(true), "captures A without, B with"),
        bound("until release 17.8", None, ""),
    ];
    assert_eq!(found[0].bounds, expected);
    let line = "Product {proxy.address: word}".to_owned();
    assert_eq!(found[0].unseen, [(line, "unverified".to_owned())]);
    let names: Vec<&str> = found.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["box", "part/end"], "the old part is not this device's");
}

#[test]
fn what_a_version_has_not_is_left_out() {
    let found = of("4.8");
    let names: Vec<&str> = found.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["box", "part/old", "part/end"]);
    assert_eq!(found[0].bounds[0].holds, Some(false));
    assert!(found[0].unseen.is_empty(), "{:?}", found[0].unseen);
}

#[test]
fn of_several_screens_in_a_file_each_has_its_own() {
    let found = library(FILES).provenance("ios-xe", "two/a", &Versions::default());
    assert_eq!(found[0].sources, ["both", "of a"]);
    let found = library(FILES).provenance("ios-xe", "two/b", &Versions::default());
    assert_eq!(found[0].sources, ["both"]);
    assert!(
        library(FILES)
            .provenance("ios-xe", "none", &Versions::default())
            .is_empty()
    );
}
