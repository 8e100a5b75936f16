//! Paths of what the device tells others unasked, and of summer time.
//!
//! A table only; must not know when anything is told.

super::paths! {
    from super::conversion::END;
    TRAPS = "notifications": List Stored, "notifications of CISCO-SMART-LIC-MIB that went out, oldest first; the latest only";
    TRAPS_AT = "notifications[].at": Time Stored, "when it went out, by the device's clock";
    TRAPS_NUMBER = "notifications[].number": Int Stored, "its number below ciscoSlaSmartAgentNotify (1.3.6.1.4.1.9.9.831.1)";
    TRAPS_NAME = "notifications[].name": Text Stored, "its name without `ciscoSlaSmartAgentNotify`";
    TRAPS_VALUE = "notifications[].value": Text Stored, "what its variable says: days, a state, why; absent where it has none but the UDI";
    TRAPS_SENT = "notifications_sent": Int Stored, "how many notifications went out since power-on, to however many hosts";
    CLOCK_SUMMER_ZONE = "clock.summer.zone": Text Stored, "name of the zone in summer, as `clock summer-time` was typed";
    CLOCK_SUMMER_KIND = "clock.summer.kind": Text Stored, "`recurring` or `date`: whether summer time comes every year or once";
    CLOCK_SUMMER_OFFSET = "clock.summer.offset": Int Stored, "minutes that the clock goes ahead; 60 when absent";
    CLOCK_SUMMER_BEGIN_WEEK = "clock.summer.begin.week": Text Stored, "week of the month in which summer time begins: `1` to `4`, `first`, `last`; absent with dates";
    CLOCK_SUMMER_BEGIN_WEEKDAY = "clock.summer.begin.weekday": Text Stored, "day of that week, three letters";
    CLOCK_SUMMER_BEGIN_DATE = "clock.summer.begin.date": Int Stored, "day of the month on which summer time begins, where it comes once";
    CLOCK_SUMMER_BEGIN_MONTH = "clock.summer.begin.month": Text Stored, "month in which summer time begins, three letters";
    CLOCK_SUMMER_BEGIN_YEAR = "clock.summer.begin.year": Int Stored, "year in which it begins, where it comes once";
    CLOCK_SUMMER_BEGIN_TIME = "clock.summer.begin.time": Text Stored, "what the clock shows just before, `2:00`";
    CLOCK_SUMMER_END_WEEK = "clock.summer.end.week": Text Stored, "week of the month in which summer time ends: `1` to `4`, `first`, `last`; absent with dates";
    CLOCK_SUMMER_END_WEEKDAY = "clock.summer.end.weekday": Text Stored, "day of that week, three letters";
    CLOCK_SUMMER_END_DATE = "clock.summer.end.date": Int Stored, "day of the month on which summer time ends, where it comes once";
    CLOCK_SUMMER_END_MONTH = "clock.summer.end.month": Text Stored, "month in which summer time ends, three letters";
    CLOCK_SUMMER_END_YEAR = "clock.summer.end.year": Int Stored, "year in which it ends, where it comes once";
    CLOCK_SUMMER_END_TIME = "clock.summer.end.time": Text Stored, "what the clock shows just before, `2:00`";
    CLOCK_SUMMER_TIME = "clock.summer_time": Text Derived, "summer time as POSIX TZ writes it, in minutes, `CEST/60,M3.5.0/120,M10.5.0/180`: name, how far ahead, begin, end; absent without one";
    UTILITY_REPORTING = "utility.reporting": Bool Stored, "whether reporting of utility data has started: `license smart utility` with trust, over transport `smart`";
}
