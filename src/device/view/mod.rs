//! The one table of paths: every value that a profile may give, a command may set or a screen may print.
//!
//! Each part of the table is a file with one `paths!` list; a part's numbers go on where the part before it ends.
//! A line is `KEY = "path": Kind Origin, "meaning";` — [`Kind`] says what it holds, [`Origin`] where it comes from.
//! The constants are typed keys: `state.get(view::USAGE_LAST_ACK)` is an `Option<DateTime<Utc>>`.
//! Must not know how a derived value is computed: that is `device/derive/`.

use std::sync::LazyLock;

use crate::screen::schema::Schema;

/// One part of the table: typed keys and their rows.
macro_rules! paths {
    (from $first:expr; $($key:ident = $name:literal: $kind:ident $origin:ident, $doc:literal;)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "keys of the table serve as numbers")]
        enum Row { $($key),* }
        /// The rows of this part.
        pub(super) static PATHS: &[$crate::screen::schema::PathInfo] = &[$($crate::screen::schema::PathInfo {
            name: $name,
            kind: $crate::screen::value::Kind::$kind,
            origin: $crate::screen::schema::Origin::$origin,
            doc: $doc,
        }),*];
        /// How many rows this part has.
        pub(super) const PATHS_LEN: usize = [$($name),*].len();
        /// The first number behind this part.
        #[allow(dead_code, reason = "nothing stands behind the last part")]
        pub(super) const END: u16 = $first + [$($name),*].len() as u16;
        $(
            #[doc = concat!("`", $name, "`: ", $doc)]
            pub const $key: $crate::screen::value::Key<$crate::device::view::field!($kind)> =
                $crate::screen::value::Key::new($crate::screen::value::PathId($first + Row::$key as u16));
        )*
    };
}
/// The Rust type of a kind of value.
macro_rules! field {
    (Text) => { String };
    (Int) => { i64 };
    (Bool) => { bool };
    (Time) => { chrono::DateTime<chrono::Utc> };
    (Duration) => { i64 };
    (List) => { Vec<$crate::screen::value::Record> };
}
pub(crate) use {field, paths};

mod agent;
mod argument;
mod authorized;
mod call_home;
mod classic;
mod comm;
mod config;
mod conversion;
mod licensing;
mod notification;
mod pak;
mod software;
mod stack;
mod system;

pub use agent::*;
pub use argument::*;
pub use authorized::*;
pub use call_home::*;
pub use classic::*;
pub use comm::*;
pub use config::*;
pub use conversion::*;
pub use licensing::*;
pub use notification::*;
pub use pak::*;
pub use software::*;
pub use stack::*;
pub use system::*;

/// The whole table.
pub static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    Schema::new(&[
        licensing::PATHS,
        agent::PATHS,
        comm::PATHS,
        call_home::PATHS,
        system::PATHS,
        config::PATHS,
        argument::PATHS,
        authorized::PATHS,
        classic::PATHS,
        conversion::PATHS,
        notification::PATHS,
        software::PATHS,
        stack::PATHS,
        pak::PATHS,
    ])
});

/// Every part begins where the one before it ends: the numbers of the keys are places in the whole table.
const _: () = assert!(
    pak::END as usize
        == licensing::PATHS_LEN
            + agent::PATHS_LEN
            + comm::PATHS_LEN
            + call_home::PATHS_LEN
            + system::PATHS_LEN
            + config::PATHS_LEN
            + argument::PATHS_LEN
            + authorized::PATHS_LEN
            + classic::PATHS_LEN
            + conversion::PATHS_LEN
            + notification::PATHS_LEN
            + software::PATHS_LEN
            + stack::PATHS_LEN
            + pak::PATHS_LEN
);
