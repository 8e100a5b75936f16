# Terminal lines. The running-config says `line con 0` for what the list calls `console`.

part config-line

con                   "Primary terminal line"  hidden exact unverified
  <first: int 0-0>    "First Line number"  order 2200 unverified  = mode config-line at lines where kind = con, first = <first>
console               "Primary terminal line"
  <first: int 0-0>    "First Line number"  never  = mode config-line at lines where kind = con, first = <first>
aux                   "Auxiliary line"  hidden unverified
  <first: int 0-0>    "First Line number"  order 2201 unverified  = mode config-line at lines where kind = aux, first = <first>
vty                   "Virtual terminal"
  <first: int 0-31>   "First Line number"  order 2202  = mode config-line at lines where kind = vty, first = <first>
    <last: int 1-31>  "Last Line number"  order 2202  = mode config-line at lines where kind = vty, first = <first>, last = <last>

mode config-line

exit                          "Exit from line configuration mode"  = action exit
use configuration-mode
exec                          "Configure EXEC"
  prompt                      "EXEC prompt"  unverified
    timestamp                 "Print timestamps for show commands"  order 15 unverified  = set lines[].exec_prompt_timestamp
exec-timeout                  "Set the EXEC timeout"
  <minutes: int 0-35791>      "Timeout in minutes"  default 10  never  = set lines[].exec_timeout_minutes = <minutes>, lines[].exec_timeout_seconds = 0
    <seconds: int 0-2147483>  "Timeout in seconds"  default 0  order 10 unverified  = set lines[].exec_timeout_minutes = <minutes>, lines[].exec_timeout_seconds = <seconds>
history                       "Enable and control the command history function"
  size                        "Set history buffer size"
    <size: int 0-256>         "Size of history buffer"  default 10 order 45 unverified  = set lines[].history_size
length                        "Set number of lines on a screen"
  <lines: int 0-512>          "Number of lines on screen (0 for no pausing)"  default 24 order 50 unverified  = set lines[].length
location                      "Enter terminal location description"
  <text: line>                "One text line describing the terminal's location"  order 18 unverified  = set lines[].location
logging                       "Modify message logging facilities"
  synchronous                 "Synchronized message output"  order 25  = set lines[].logging_synchronous
    level                     "Severity level to output asynchronously"  unmodelled unverified
    limit                     "Messages queue limit"  unmodelled unverified
login                         "Enable password checking"  order 35  = set lines[].login = line
  authentication              "Authentication parameters."  unmodelled unverified
  local                       "Local password checking"  order 35 unverified  = set lines[].login = local
password                      "Set a password"
  0                           "Specifies an UNENCRYPTED password will follow"  unverified
    <password: line>          "The UNENCRYPTED (cleartext) line password"  never unverified  = set lines[].password_type = 0, lines[].password = <password>
  7                           "Specifies a HIDDEN password will follow"  unverified
    <password: word>          "The HIDDEN line password string"  order 30 unverified  = set lines[].password_type = 7, lines[].password = <password>
  <password: line>            "The UNENCRYPTED (cleartext) line password"  order 30 unverified  = set lines[].password_type = 0, lines[].password = <password>
privilege                     "Change privilege level for line"
  level                       "Assign default privilege level for line"
    <level: int 0-15>         "Default privilege level for line"  default 1 order 20 unverified  = set lines[].privilege
stopbits                      "Set async line stop bits"
  1                           "One stop bit"  order 60 unverified  = set lines[].stopbits = "1"
  1.5                         "One and one-half stop bits"  order 60 unverified  = set lines[].stopbits = "1.5"
  2                           "Two stop bits"  order 60 unverified  = set lines[].stopbits = "2"
transport                     "Define transport protocols for line"
  input                       "Define which protocols to use when connecting to the terminal server"  unverified
    all                       "All protocols"  order 55 unverified  = set lines[].transport_input = all
    none                      "No protocols"  order 55 unverified  = set lines[].transport_input = none
    ssh                       "TCP/IP SSH protocol"  order 55 unverified  = set lines[].transport_input = ssh
      telnet                  "TCP/IP Telnet protocol"  never unverified  = set lines[].transport_input = "telnet ssh"
    telnet                    "TCP/IP Telnet protocol"  order 55 unverified  = set lines[].transport_input = telnet
      ssh                     "TCP/IP SSH protocol"  order 55 unverified  = set lines[].transport_input = "telnet ssh"
  output                      "Define which protocols to use for outgoing connections"  unverified
    all                       "All protocols"  order 57 unverified  = set lines[].transport_output = all
    none                      "No protocols"  order 57 unverified  = set lines[].transport_output = none
    ssh                       "TCP/IP SSH protocol"  order 57 unverified  = set lines[].transport_output = ssh
      telnet                  "TCP/IP Telnet protocol"  never unverified  = set lines[].transport_output = "telnet ssh"
    telnet                    "TCP/IP Telnet protocol"  order 57 unverified  = set lines[].transport_output = telnet
      ssh                     "TCP/IP SSH protocol"  order 57 unverified  = set lines[].transport_output = "telnet ssh"
  preferred                   "Specify the preferred protocol to use"  unverified
    none                      "No protocols"  order 53 unverified  = set lines[].transport_preferred = none
    ssh                       "TCP/IP SSH protocol"  order 53 unverified  = set lines[].transport_preferred = ssh
    telnet                    "TCP/IP Telnet protocol"  order 53 unverified  = set lines[].transport_preferred = telnet
width                         "Set width of the display terminal"
  <columns: int 0-512>        "Number of characters on a screen line"  default 80 order 51 unverified  = set lines[].width
use vocabulary-line
