//! What a router of licence files shows: its licences in the words of `show license`, and its technology packages.
//!
//! Must not know how a licence comes or goes (`device/license/pak/`).

use chrono::{DateTime, TimeDelta, Utc};

use super::{DeviceView, ElementRule, Rule, Table, element, rule};
use crate::device::license::pak;
use crate::device::view;
use crate::screen::value::{Record, Value};
use crate::wire::FEATURE_VERSION;

/// The table of licence files.
pub static TABLE: Table = Table {
    rules: RULES,
    elements: ELEMENTS,
    more: Vec::new,
};

static RULES: &[Rule] = &[
    rule(view::PAK_LICENCES, |view| Value::List(licences(view))),
    rule(view::PAK_HELD, |view| Value::List(held(view))),
    rule(view::PAK_TECHNOLOGIES, |view| Value::List(technologies(view))),
    rule(view::PAK_NEEDS_APPX, |view| needs(view, "appxk9")),
    rule(view::PAK_NEEDS_SECURITY, |view| needs(view, "securityk9")),
    rule(view::PAK_NEEDS_UC, |view| needs(view, "uck9")),
    rule(view::PAK_NEEDS_ALL, |view| pak::needs_all(view.state()).into()),
];

static ELEMENTS: &[ElementRule] = &[
    element(view::PAK_FEATURE_ENFORCED, |_, feature| {
        word(feature.is(view::PAK_FEATURES_ENFORCED))
    }),
    element(view::PAK_FEATURE_EVALUATION, |_, feature| {
        word(feature.is(view::PAK_FEATURES_EVALUATION))
    }),
    element(view::PAK_FEATURE_ENABLED, |_, feature| {
        word(feature.is(view::PAK_FEATURES_IN_USE))
    }),
    element(view::PAK_FEATURE_RIGHT_TO_USE, |_, feature| {
        word(feature.is(view::PAK_FEATURES_EVALUATION))
    }),
];

// Words of the forms: captures `license__csl__1`, `__2`, `__ntc`; `RightToUse` of a public capture of `show version`.
const PERMANENT: &str = "Permanent";
const EVALUATION: &str = "EvalRightToUse";
const RIGHT_TO_USE: &str = "RightToUse";
const FOR_LIFE: &str = "Life time";
const NOT_ACTIVATED: &str = "Not Activated";
const PRIMARY: &str = "Primary License Storage";
const BUILT_IN: &str = "Built-In License Storage";

fn word(yes: bool) -> Value {
    Value::text(if yes { "yes" } else { "no" })
}

fn needs(view: &DeviceView<'_>, name: &str) -> Value {
    pak::needs_agreement(view.state(), name).into()
}

fn name(feature: &Record) -> &str {
    feature.text(view::PAK_FEATURES_NAME).unwrap_or_default()
}

/// One entry a feature: its licence, else its evaluation, else its name alone.
fn licences(view: &DeviceView<'_>) -> Vec<Record> {
    let all = held(view);
    let entry = |(at, feature): (usize, &Record)| {
        let mut row = Record::new()
            .with(view::PAK_LICENCES_INDEX, number(at + 1))
            .with(view::PAK_LICENCES_FEATURE, name(feature));
        let of = |held: &&Record| held.text(view::PAK_HELD_FEATURE) == Some(name(feature));
        if let Some(held) = all.iter().find(of) {
            for (from, to) in [
                (view::PAK_HELD_TYPE, view::PAK_LICENCES_TYPE),
                (view::PAK_HELD_STATE, view::PAK_LICENCES_STATE),
                (view::PAK_HELD_COUNT, view::PAK_LICENCES_COUNT),
                (view::PAK_HELD_PRIORITY, view::PAK_LICENCES_PRIORITY),
                (view::PAK_HELD_LEFT, view::PAK_LICENCES_LEFT),
                (view::PAK_HELD_USED, view::PAK_LICENCES_USED),
            ] {
                row.set_or_clear(to, held.get(from));
            }
        }
        row
    };
    view.state()
        .list(view::PAK_FEATURES)
        .iter()
        .enumerate()
        .map(entry)
        .collect()
}

/// Every licence there is: those of the primary storage, then those that the image brings.
fn held(view: &DeviceView<'_>) -> Vec<Record> {
    let state = view.state();
    let features = state.list(view::PAK_FEATURES);
    let find = |of: &str| features.iter().find(|feature| name(feature).eq_ignore_ascii_case(of));
    let installed = state
        .list(view::PAK_STORE)
        .iter()
        .enumerate()
        .filter_map(|(at, licence)| {
            let feature = find(licence.text(view::PAK_STORE_FEATURE)?)?;
            Some(permanent(view, licence, feature, at))
        });
    let brought = features
        .iter()
        .filter(|feature| feature.is(view::PAK_FEATURES_EVALUATION));
    let built_in = brought.enumerate().map(|(at, feature)| evaluation(view, feature, at));
    let all = installed.chain(built_in).enumerate();
    all.map(|(at, row)| row.with(view::PAK_HELD_INDEX, number(at + 1)))
        .collect()
}

fn common(feature: &Record, at: usize) -> Record {
    let count = if feature.is(view::PAK_FEATURES_COUNTED) {
        "0/0  (In-use/Violation)"
    } else {
        "Non-Counted"
    };
    Record::new()
        .with(view::PAK_HELD_FEATURE, name(feature))
        .with(view::PAK_HELD_STORE_INDEX, number(at))
        .with(view::PAK_HELD_COUNT, count)
}

fn permanent(view: &DeviceView<'_>, licence: &Record, feature: &Record, at: usize) -> Record {
    let in_use = feature.is(view::PAK_FEATURES_IN_USE);
    let mut row = common(feature, at)
        .with(view::PAK_HELD_STORE, PRIMARY)
        .with(view::PAK_HELD_TYPE, PERMANENT)
        .with(
            view::PAK_HELD_STATE,
            if in_use { "Active, In Use" } else { "Active, Not in Use" },
        )
        .with(view::PAK_HELD_PRIORITY, "Medium")
        .with(view::PAK_HELD_LEFT, FOR_LIFE);
    row.set(view::PAK_HELD_LINE, line(view, licence, name(feature)));
    row.set_or_clear(view::PAK_HELD_COMMENT, licence.get(view::PAK_STORE_COMMENT));
    row
}

/// The licence as one line; what stands between its name and its key is recalled.
fn line(view: &DeviceView<'_>, licence: &Record, feature: &str) -> String {
    let text = |key| view.value::<String>(key).unwrap_or_default();
    let key = licence.text(view::PAK_STORE_KEY).unwrap_or("NiL");
    let pak = licence.text(view::PAK_STORE_PAK).unwrap_or("NiL");
    format!(
        "11 {feature} {FEATURE_VERSION} LONG NORMAL STANDALONE EXCL INFINITE_KEYS INFINITE_KEYS NEVER NEVER NiL SLM_CODE CL_ND_LCK NiL *{pak} NiL NiL NiL 5_MINS <UDI><PID>{}</PID><SN>{}</SN></UDI> {key}",
        text(view::UDI_PID),
        text(view::UDI_SN),
    )
}

fn evaluation(view: &DeviceView<'_>, feature: &Record, at: usize) -> Record {
    let state = view.state();
    let used = pak::used(feature, view.now);
    let runs = feature.get(view::PAK_FEATURES_SINCE).is_some() && feature.is(view::PAK_FEATURES_IN_USE);
    let licensed = pak::is_licensed(state, name(feature));
    let over = used >= pak::EVALUATION;
    let in_use = feature.is(view::PAK_FEATURES_IN_USE) && !licensed;
    let mut row = common(feature, at).with(view::PAK_HELD_STORE, BUILT_IN);
    if over {
        return row
            .with(view::PAK_HELD_TYPE, RIGHT_TO_USE)
            .with(
                view::PAK_HELD_STATE,
                if in_use { "Active, In Use" } else { "Active, Not in Use" },
            )
            .with(view::PAK_HELD_PRIORITY, "Low")
            .with(view::PAK_HELD_LEFT, FOR_LIFE);
    }
    let left = if used.is_zero() && !runs {
        NOT_ACTIVATED.to_owned()
    } else {
        period(pak::EVALUATION - used)
    };
    let accepted = pak::is_accepted(state, feature);
    row.set(view::PAK_HELD_TYPE, EVALUATION);
    row.set(
        view::PAK_HELD_STATE,
        match (in_use, accepted) {
            (true, _) => "Active, In Use",
            (false, true) => "Active, Not in Use, EULA accepted",
            (false, false) => "Active, Not in Use, EULA not accepted",
        },
    );
    row.set(view::PAK_HELD_PRIORITY, if in_use || accepted { "Low" } else { "None" });
    row.set(view::PAK_HELD_TOTAL, period(pak::EVALUATION));
    row.set(view::PAK_HELD_LEFT, left);
    row.set(view::PAK_HELD_USED, period(used));
    row
}

/// A period in its two largest units: `8  weeks 4  days`, `0  minute  0  second` (captures; that the units rise with the
/// length is recalled).
fn period(span: TimeDelta) -> String {
    const UNITS: [(i64, &str, i64, &str); 4] = [
        (604_800, "week", 86_400, "day"),
        (86_400, "day", 3_600, "hour"),
        (3_600, "hour", 60, "minute"),
        (60, "minute", 1, "second"),
    ];
    let seconds = span.num_seconds().max(0);
    let fits = UNITS.iter().find(|(large, ..)| seconds >= *large);
    let (large, name, small, of) = fits.unwrap_or(&UNITS[3]);
    let (first, second) = (seconds / large, seconds % large / small);
    // A singular has a blank in the place of its `s`.
    let plural = |n: i64| if n > 1 { "s" } else { " " };
    let text = format!("{first:<3}{name}{} {second:<3}{of}{}", plural(first), plural(second));
    text.trim_end().to_owned()
}

/// The packages of `show version`: what is in use, and what will be.
fn technologies(view: &DeviceView<'_>) -> Vec<Record> {
    let state = view.state();
    let row = |feature: &Record| {
        let mut row = Record::new().with(
            view::PAK_TECHNOLOGIES_NAME,
            feature.text(view::PAK_FEATURES_TECHNOLOGY)?,
        );
        if feature.is(view::PAK_FEATURES_IN_USE) {
            row.set(view::PAK_TECHNOLOGIES_CURRENT, name(feature));
            row.set(view::PAK_TECHNOLOGIES_TYPE, kind(view, feature));
        }
        if pak::will_be_in_use(state, feature) {
            row.set(view::PAK_TECHNOLOGIES_NEXT, name(feature));
        }
        Some(row)
    };
    state.list(view::PAK_FEATURES).iter().filter_map(row).collect()
}

fn kind(view: &DeviceView<'_>, feature: &Record) -> &'static str {
    let always = feature.text(view::PAK_FEATURES_STARTS) == Some("always");
    if always || pak::is_licensed(view.state(), name(feature)) {
        PERMANENT
    } else if is_over(feature, view.now) {
        RIGHT_TO_USE
    } else {
        EVALUATION
    }
}

fn is_over(feature: &Record, now: DateTime<Utc>) -> bool {
    pak::used(feature, now) >= pak::EVALUATION
}

fn number(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
