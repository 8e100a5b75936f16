//! Paths of what a command, question or message hands to the one screen that it prints.
//!
//! A table only. None of these is ever part of a state.

super::paths! {
    from super::config::END;
    ARG_AT = "arg.at": Time Argument, "a moment";
    ARG_SPAN = "arg.span": Duration Argument, "a span of time";
    ARG_FILE = "arg.file": Text Argument, "a file name as the device prints it";
    ARG_URL = "arg.url": Text Argument, "a URL as typed or completed";
    ARG_HOST = "arg.host": Text Argument, "a host name or address as typed";
    ARG_ADDRESS = "arg.address": Text Argument, "an IPv4 address";
    ARG_REASON = "arg.reason": Text Argument, "why something failed, in the device's words";
    ARG_BYTES = "arg.bytes": Int Argument, "a size in bytes";
    ARG_TEXT = "arg.text": Text Argument, "any other single text";
    ARG_COUNT = "arg.count": Int Argument, "a number of things";
    ARG_DAYS = "arg.days": Int Argument, "a number of days";
    ARG_USER = "arg.user": Text Argument, "a user name";
    ARG_LINE = "arg.line": Text Argument, "the line a session is on: `console`, `vty0 (10.1.1.5)`";
    ARG_PID = "arg.pid": Text Argument, "product id of a UDI";
    ARG_SN = "arg.sn": Text Argument, "serial number of a UDI";
    ARG_CODE = "arg.code": Text Argument, "a reservation, return or confirmation code";
    ARG_NAME = "arg.name": Text Argument, "a name";
    ARG_DEFAULT = "arg.default": Text Argument, "what a question stands on when Enter is typed";
    ARG_SIZE = "arg.size": Int Argument, "a size in bytes that is not the size of a file: a packet, a memory";
    ARG_SECONDS = "arg.seconds": Text Argument, "seconds with three decimals: `0.044`";
    ARG_RATE = "arg.rate": Int Argument, "bytes a second";
    ARG_SENT = "arg.sent": Int Argument, "packets sent";
    ARG_RECEIVED = "arg.received": Int Argument, "packets that came back";
    ARG_PERCENT = "arg.percent": Int Argument, "a whole percentage";
    ARG_MIN = "arg.min": Int Argument, "shortest time, in milliseconds";
    ARG_AVG = "arg.avg": Int Argument, "mean time, in milliseconds";
    ARG_MAX = "arg.max": Int Argument, "longest time, in milliseconds";
    ARG_TIMEOUT = "arg.timeout": Int Argument, "seconds that are waited";
    ARG_INTERFACE = "arg.interface": Text Argument, "an interface, canonical";
    ARG_PROTOCOLS = "arg.protocols": Text Argument, "address families of a VRF: `ipv4,ipv6`";
    ARG_SERVERS = "arg.servers": Text Argument, "name servers as `Translating` prints them";
    ARG_PORT = "arg.port": Int Argument, "a TCP port";
    ARG_FROM = "arg.from": Text Argument, "a moment before a change, as `10:11:55 UTC Tue Jan 20 2026`";
    ARG_TO = "arg.to": Text Argument, "a moment after a change, as `arg.from`";
    ARG_HASH = "arg.hash": Text Argument, "a digest, in hexadecimal";
    ARG_FACILITY = "arg.facility": Text Argument, "facility of a message";
    ARG_SEVERITY = "arg.severity": Int Argument, "severity of a message, 0 to 7";
    ARG_MNEMONIC = "arg.mnemonic": Text Argument, "mnemonic of a message";
    ARG_FOLDER = "arg.folder": Text Argument, "a folder as `dir` heads its list: `flash:/`";
    ARG_TOTAL = "arg.total": Int Argument, "bytes of a file system";
    ARG_FREE = "arg.free": Int Argument, "free bytes of a file system";
    ARG_FILES = "arg.files": List Argument, "the files that `dir` lists";
    ARG_FILES_INDEX = "arg.files[].index": Int Argument, "its number";
    ARG_FILES_NAME = "arg.files[].name": Text Argument, "its name in the folder";
    ARG_FILES_SIZE = "arg.files[].size": Int Argument, "its bytes";
    ARG_FILES_MODIFIED = "arg.files[].modified": Time Argument, "when it was written";
    ARG_FILES_PERMISSIONS = "arg.files[].permissions": Text Argument, "`-rw-` or `drwx`";
    ARG_PRIVILEGE = "arg.privilege": Int Argument, "privilege level of the session that asks";
    ARG_TERMINAL_LENGTH = "arg.terminal_length": Int Argument, "`terminal length` of the session that asks";
    ARG_TERMINAL_WIDTH = "arg.terminal_width": Int Argument, "`terminal width` of the session that asks";
    ARG_TERMINAL_HISTORY = "arg.terminal_history": Int Argument, "`terminal history size` of the session that asks";
    ARG_TERMINAL_MONITOR = "arg.terminal_monitor": Bool Argument, "`terminal monitor` of the session that asks";
}
