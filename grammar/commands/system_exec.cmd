# The box from exec: clock, reload, reachability, debugging, messages.

part clear

logging  "Clear logging buffer"  unverified  = action clear_logging
use vocabulary-clear

part clock

set                            "Set the time and date"  privilege 15 unverified
  <time: time>                 "Current Time"  unverified
    <day: int 1-31>            "Day of the month"  unverified
      <month: month>           "Month of the year"  unverified
        <year: int 1993-2035>  "Year"  unverified  = action clock_set
    <month: month>             "Month of the year"  unverified
      <day: int 1-31>          "Day of the month"  unverified
        <year: int 1993-2035>  "Year"  unverified  = action clock_set
read-calendar                  "Read the hardware calendar into the clock"  privilege 15 unmodelled unverified
update-calendar                "Update the hardware calendar from the clock"  privilege 15 unmodelled unverified

part debug

all       "Enable all debugging"  unmodelled unverified
license   "License debugging"  unverified
  agent   "Debug the licensing agent"  unverified  = action debug_license what=agent
  all     "Debug all of licensing"  unverified  = action debug_license what=all
  core    "Debug licensing core"  unverified  = action debug_license what=core
  errors  "Debug licensing errors"  unverified  = action debug_license what=errors
  events  "Debug licensing events"  unverified  = action debug_license what=events
use vocabulary-debug

part undebug

all       "Enable all debugging"  unverified  = action undebug_all
license   "License debugging"  unverified
  agent   "Debug the licensing agent"  unverified  = action undebug_license what=agent
  all     "Debug all of licensing"  unverified  = action undebug_license what=all
  core    "Debug licensing core"  unverified  = action undebug_license what=core
  errors  "Debug licensing errors"  unverified  = action undebug_license what=errors
  events  "Debug licensing events"  unverified  = action undebug_license what=events
use vocabulary-debug

part ping

ip             "IP echo"  unverified
  use ping-destination
ipv6           "IPv6 echo"  unmodelled unverified
ethernet       "Ethernet echo"  unmodelled unverified
mpls           "MPLS echo"  unmodelled unverified
vrf            "Select VPN routing instance"  unverified
  <vrf: word>  "VPN Routing/Forwarding instance name"  unverified  = action ping
    ip         "IP echo"  unverified
      use ping-destination
    use ping-destination
use ping-destination

part ping-destination

<host: host>                             "Ping destination address or hostname"  unverified  = action ping
  any of
    data                                 "specify data pattern"  unmodelled unverified
    df-bit                               "enable do not fragment bit in IP header"  unverified  = action ping df_bit=yes
    repeat                               "specify repeat count"  unverified
      <repeat: int 1-2147483647>         "repeat count"  unverified
    size                                 "specify datagram size"  unverified
      <size: int 36-18024>               "Datagram size"  unverified
    source                               "specify source address or name"  unverified
      <source: interface of interfaces>  "Interface of the device"  unverified
      <source: ipv4>                     "Source address"  unverified
    timeout                              "specify timeout interval"  unverified
      <timeout: int 0-3600>              "Timeout"  unverified
    validate                             "validate reply data"  unmodelled unverified

part traceroute

ip                "IP Trace"  unverified
  <host: host>    "Trace route to destination address or hostname"  unverified  = action traceroute
    use traceroute-options
vrf               "Select VPN routing instance"  unverified
  <vrf: word>     "VPN Routing/Forwarding instance name"  unverified
    <host: host>  "Trace route to destination address or hostname"  unverified  = action traceroute
      use traceroute-options
ipv6              "IPv6 Trace"  unmodelled unverified
mac               "Trace Layer2 path between 2 endpoints"  unmodelled unverified
mpls              "MPLS LSP Trace"  unmodelled unverified
<host: host>      "Trace route to destination address or hostname"  unverified  = action traceroute
  use traceroute-options

part traceroute-options

source                               "specify source address or name"  unverified
  <source: interface of interfaces>  "Interface of the device"  unverified  = action traceroute
  <source: ipv4>                     "Source address"  unverified  = action traceroute
numeric                              "display numeric address"  unmodelled unverified
port                                 "specify port number"  unmodelled unverified
probe                                "specify number of probes per hop"  unmodelled unverified
timeout                              "specify time out"  unmodelled unverified
ttl                                  "specify minimum and maximum ttl"  unmodelled unverified

part telnet

<host: host>           "IP address or hostname of a remote system"  unverified  = action telnet
  <port: int 0-65535>  "Port number"  unverified  = action telnet
    use telnet-options
  www                  "World Wide Web (HTTP, 80)"  unverified  = action telnet port=80
    use telnet-options
  use telnet-options

part telnet-options

any of
  /source-interface                    "Specify source interface"  unverified
    <source: interface of interfaces>  "Interface of the device"  unverified
  /vrf                                 "Specify vrf"  unverified
    <vrf: word>                        "VPN Routing/Forwarding instance name"  unverified

part terminal

default                 "Set a command to its defaults"  unmodelled unverified
editing                 "Enable command line editing"  unmodelled unverified
exec                    "Configure EXEC"  unverified
  prompt                "EXEC prompt"  unverified
    timestamp           "Print timestamps for show commands"  unverified  = action terminal_exec_prompt_timestamp
history                 "Enable and control the command history function"  unverified  = action terminal_history
  size                  "Set history buffer size"  unverified
    <size: int 0-256>   "Size of history buffer"  unverified  = action terminal_history_size
length                  "Set number of lines on a screen"  unverified
  <lines: int 0-512>    "Number of lines on screen (0 for no pausing)"  unverified  = action terminal_length
monitor                 "Copy debug output to the current terminal line"  unverified  = action terminal_monitor
no                      "Negate a command or set its defaults"  unverified
  exec                  "Configure EXEC"  unverified
    prompt              "EXEC prompt"  unverified
      timestamp         "Print timestamps for show commands"  unverified  = action terminal_no_exec_prompt_timestamp
  history               "Enable and control the command history function"  unverified  = action terminal_no_history
    size                "Set history buffer size"  unverified  = action terminal_default what=history_size
  length                "Set number of lines on a screen"  unverified  = action terminal_default what=length
  monitor               "Copy debug output to the current terminal line"  unverified  = action terminal_no_monitor
  width                 "Set width of the display terminal"  unverified  = action terminal_default what=width
width                   "Set width of the display terminal"  unverified
  <columns: int 0-512>  "Number of characters on a screen line"  unverified  = action terminal_width
use vocabulary-exec-terminal

part reload

at                  "Reload at a specific time/date"  unmodelled unverified
cancel              "Cancel pending reload"  unverified  = action reload_cancel
in                  "Reload after a time interval"  unverified
  <delay: word>     "Delay before reload (mmm or mmm:ss)"  unverified  = action reload_in
    <reason: line>  "Reason for reload"  unverified  = action reload_in
reason              "Reload reason"
  <reason: line>    "Reason for reload"  unverified  = action reload
/noverify           "Don't verify file signature before reload."  unmodelled unverified
/verify             "Verify file signature before reload."  unmodelled unverified
<reason: line>      "Reason for reload"  unverified  = action reload

part send

log                    "Send a message to the syslog"  unverified
  <severity: int 0-7>  "Severity of the message"  unverified
    <text: line>       "Text of the message"  unverified  = action send_log
  facility             "Facility of the message"  unverified
    <facility: word>   "Facility name"  unverified
      use send-log-severity
  use send-log-severity
  <text: line>         "Text of the message"  unverified  = action send_log

part send-log-severity

severity                "Severity of the message"  unverified
  <severity: int 0-7>   "Severity"  unverified
    mnemonics           "Mnemonic of the message"  unverified
      <mnemonic: word>  "Mnemonic"  unverified
        <text: line>    "Text of the message"  unverified  = action send_log
    <text: line>        "Text of the message"  unverified  = action send_log
mnemonics               "Mnemonic of the message"  unverified
  <mnemonic: word>      "Mnemonic"  unverified
    <text: line>        "Text of the message"  unverified  = action send_log

part test

license        "License test commands"  unmodelled unverified
  smart        "Smart licensing"  unverified
    dev-cert   "Development certificates"  unverified
      Disable  "Dev-cert Disable /Production Certifcate Enable"
      Enable   "Dev-cert Enable"
use vocabulary-test
