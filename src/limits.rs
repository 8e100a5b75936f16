//! Every bound in one place: lengths, depths, counts and sizes that input can never pass.
//!
//! Must not know: anything else. Each constant carries its unit in its name or its comment.

/// Characters of one typed line; IOS drops what goes beyond (`reference/cli-behaviour.md`, unverified on 17.x).
pub const LINE_LENGTH_MAX: usize = 254;
/// Lines kept in a session's history at most (`terminal history size <0-256>`).
pub const HISTORY_LINES_MAX: usize = 256;
/// Lines a session keeps when nothing else is said ("history size is 10", `show terminal`).
pub const HISTORY_LINES_DEFAULT: usize = 10;
/// Flash of one device, in bytes.
pub const FLASH_BYTES_MAX: u64 = 64 * 1024 * 1024;
/// Files in one device's flash.
pub const FLASH_FILES_MAX: usize = 4096;
/// Characters of one flash file name, folders included.
pub const FLASH_NAME_MAX: usize = 127;
/// Bytes of one profile or lab file.
pub const YAML_BYTES_MAX: usize = 1024 * 1024;
/// Nesting of a YAML file, of grammar nodes and of screen blocks.
pub const DEPTH_MAX: usize = 64;
/// Modes, and likewise parts, of one grammar.
pub const GRAMMAR_SECTIONS_MAX: usize = 4096;
/// Bytes of one screen or transcript file.
pub const TEXT_FILE_BYTES_MAX: usize = 16 * 1024 * 1024;
/// Bytes a compiled regular expression of an output pipe may take.
pub const REGEX_BYTES_MAX: usize = 1024 * 1024;
/// Messages that wait for a session while it is busy.
pub const MESSAGE_QUEUE_MAX: usize = 10_000;
/// Lines of the logging buffer in memory, whatever `logging buffered` says in bytes.
pub const LOG_BUFFER_LINES_MAX: usize = 20_000;
/// Timers that one `advance` may fire.
pub const ADVANCE_TIMERS_MAX: u64 = 10_000_000;
/// Years that one `advance` may live through.
pub const ADVANCE_YEARS_MAX: i64 = 50;
/// First and last year a clock can show (IOS: 1993 to 2035 is the `clock set` range; the lab goes on to 2099).
pub const CLOCK_YEAR_MIN: i32 = 1993;
/// See [`CLOCK_YEAR_MIN`].
pub const CLOCK_YEAR_MAX: i32 = 2099;
/// Answers one dialogue may gather before it is given up.
pub const DIALOGUE_ANSWERS_MAX: usize = 64;
/// Times that a question gets Enter where a transcript, a pipe or `exec` has no answer to it: as often as `enable` asks
/// for a secret. One that insists (`[yes/no]`) is left then.
pub const SAME_QUESTION_MAX: usize = 3;
/// RUM reports a device keeps; older acknowledged ones are purged first.
pub const RUM_REPORTS_MAX: usize = 2000;
/// Events of the licensing event log.
pub const LICENSE_EVENTS_MAX: usize = 2000;
/// Line tests that reading a screen may take before it gives up, beside the allowance for each line of text.
pub const READ_TESTS_BASE: usize = 20_000;
/// Line tests allowed for each line of text that is read.
pub const READ_TESTS_PER_LINE: usize = 400;
/// Steps that matching one line of a screen with one line of text may take.
pub const MATCH_STEPS_PER_LINE: usize = 20_000;
/// Diagnostics shown of one load; the rest is counted.
pub const DIAGNOSTICS_SHOWN_MAX: usize = 100;
/// Packets that one `ping` sends at most.
pub const PING_PACKETS_MAX: usize = 100_000;
/// Entries of each list of `show license history message` (unverified: no capture shows any).
pub const LICENSE_HISTORY_MAX: usize = 10;
/// Switches of one stack (the most that a C9300 stacks).
pub const STACK_MEMBERS_MAX: usize = 8;
/// Chassis of one StackWise Virtual.
pub const VIRTUAL_CHASSIS_MAX: usize = 2;
/// Licences of one licence file.
pub const PAK_LICENCES_PER_FILE_MAX: usize = 64;
/// Licences that the primary licence storage of a device holds (the number is ours).
pub const PAK_STORE_MAX: usize = 256;
/// SNMP notifications that a device remembers having sent.
pub const TRAPS_MAX: usize = 1000;
/// Entries of one list of a state.
pub const LIST_ENTRIES_MAX: usize = 10_000;
/// Characters of a host name (RFC 1123; `hostname` of IOS refuses more).
pub const HOSTNAME_LENGTH_MAX: usize = 63;
/// Nesting of a profile: the reader's frames are big, and no profile is deeper than six.
pub const PROFILE_DEPTH_MAX: usize = 16;
/// Lines, guards and loops of one screen, parts put in.
pub const SCREEN_NODES_MAX: usize = 100_000;
