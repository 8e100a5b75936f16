# One small grammar that has every construct.

mode exec
mode config        prompt "(config)"     help "Configure commands:"
mode config-if     prompt "(config-if)"  parent config  help "Interface configuration commands:"
mode config-line   prompt "(config-line)" parent config  help "Line configuration commands:"
mode call-home     prompt "(cfg-call-home)" parent config help "Call-home configuration commands:"
mode call-home-profile prompt "(cfg-call-home-profile)" parent call-home help "Call-home profile configuration commands:"

mode exec

clear                     "Reset functions"  unmodelled
  counters                "Clear counters"
configure                 "Enter configuration mode"  privilege 15
  terminal                "Configure from the terminal"  = action configure
connect                   "Open a terminal connection"  = action connect
delete                    "Delete a file"
  any of
    /force                "Force delete"  = action delete force=yes
  <file: file>            "File to be deleted"  = action delete
disable                   "Turn off privileged commands"  = action disable
license                   "License commands"
  smart                   "Smart licensing"
    trust                 "Trust code"  since 17.3.2
      <token: word>       "Token"
        local             "This device"  = action trust scope=local
        all               "All devices"  = action trust scope=all
    old                   "Old things"  until 17.3.1  = screen old
    odd                   "Odd things"  needs quirk odd  = screen odd
ping                      "Send echo messages"
  <host: host>            "Ping destination address or hostname"  = action ping
    any of
      df-bit              "enable do not fragment bit in IP header"  = action ping df_bit=yes
      repeat              "specify repeat count"
        <repeat: int 1-2147483647>  "Repeat count"
      source              "specify source address or name"
        <source: interface>  "Source interface"
show                      "Show running system information"  pipe
  clock                   "Display the system clock"  = screen clock
  history                 "Display the session command history"  hidden  = screen history
  interfaces              "Interface status and configuration"  = screen interfaces
    <name: interface>     "Interface"  = screen interface of interfaces where name = <name> else screen none
  ip                      "IP information"
    interface             "IP interface status and configuration"  = screen ip/interface
  license                 "Show license information"  when agent.mode is policy or classic  = screen license
  log                     "Show log"  exact hidden  = screen logging
  logging                 "Show the contents of logging buffers"  = screen logging
  login                   "Display Secure Login Configurations and State"  = screen login
  tcp                     "Status of TCP connections"  unmodelled
terminal                  "Set terminal line parameters"
  length                  "Set number of lines on a screen"
    <lines: int 0-512>    "Number of lines on screen (0 for no pausing)"  = set terminal.length

part output-modifiers

append    "Append redirected output to URL (URLs supporting append operation only)"
  <argument: line>  "URL"  = action pipe stage=append
begin     "Begin with the line that matches"
  <argument: line>  "Regular Expression"  = action pipe stage=begin
include   "Include lines that match"
  <argument: line>  "Regular Expression"  = action pipe stage=include
section   "Filter a section of output"
  include "Include a section"
    <argument: line>  "Regular Expression"  = action pipe stage=section-include
  <argument: line>    "Regular Expression"  = action pipe stage=section

mode config

banner                    "Define a login banner"
  motd                    "Set Message of the Day banner"
    <text: delimited>     "c banner-text c, where 'c' is a delimiting character"  order 1000  = set banner.motd
call-home                 "Enter call-home configuration mode"  order 900  = mode call-home
dot1x                     "IEEE 802.1X Global Configuration Commands"  unmodelled
exit                      "Exit from configure mode"  = action exit
hostname                  "Set system's network name"
  <name: word>            "This system's network name"  always default Switch order 200  = set hostname
interface                 "Select an interface to configure"
  <name: interface>       "Interface"  order 700  = mode config-if at interfaces where name = <name>
ip                        "Global IP configuration subcommands"
  domain                  "IP DNS Resolver"
    lookup                "Enable IP Domain Name System hostname translation"  default yes order 400  = set domain.lookup
    name                  "Define the default domain name"
      <name: word>        "Default domain name"  order 401  = set domain.name
  name-server             "Specify address of name server to use"
    <address: ipv4>       "Domain server IP address"  order 402  = add servers where address = <address>
license                   "Configure license features"
  smart                   "Smart licensing"
    transport             "Set the transport type"
      smart               "Smart transport"  order 500  = set transport.type = smart
      off                 "No transport"  order 500  = set transport.type = off
      cslu                "CSLU"  default cslu order 500  = set transport.type = cslu
    usage                 "Usage"
      interval            "Reporting interval"
        <days: int 1-3650>  "Days"  order 501  = set usage.interval
line                      "Configure a terminal line"
  con                     "Primary terminal line"
    <first: int 0-0>      "First Line number"  order 1010  = mode config-line at lines where kind = con, first = <first>
  vty                     "Virtual terminal"
    <first: int 0-31>     "First Line number"  order 1011  = mode config-line at lines where kind = vty, first = <first>
      <last: int 1-31>    "Last Line number"  order 1011  = mode config-line at lines where kind = vty, first = <first>, last = <last>
logging                   "Modify message logging facilities"
  <host: ipv4>            "IP address of the logging host"  never  = set logging.host
  host                    "Set syslog server IP address"
    <host: ipv4>          "IP address of the syslog server"  order 910  = set logging.host
service                   "Modify use of network based services"
  timestamps              "Timestamp debug/log messages"
    log                   "Timestamp log messages"
      datetime            "Timestamp with date and time"  order 100  = set service.log = datetime
        any of
          localtime       "Use local time zone for timestamps"  = set service.log_local
          msec            "Include milliseconds in timestamp"  = set service.log_msec
      uptime              "Timestamp with system uptime"  order 100  = set service.log = uptime
username                  "Establish User Name Authentication"
  <name: word>            "User name"  order 600  = add users where name = <name>
    privilege             "Set user privilege level"
      <privilege: int 0-15>  "User privilege level"  order 600  = add users where name = <name> with privilege = <privilege>
        secret            "Specify the secret for the user"
          <secret: word>  "The secret"  order 600  = add users where name = <name> with privilege = <privilege>, secret = <secret>

mode config-if

description               "Interface specific description"
  <text: line>            "A character string describing this interface"  order 10  = set interfaces[].description
exit                      "Exit from interface configuration mode"  = action exit
ip                        "Interface Internet Protocol config commands"
  address                 "Set the IP address of an interface"
    dhcp                  "IP Address negotiated via DHCP"  order 30  = set interfaces[].dhcp
    <address: ipv4>       "IP address"
      <mask: ipv4>        "IP subnet mask"  order 30 always  = set interfaces[].address = <address>, interfaces[].mask = <mask>, interfaces[].dhcp = no
shutdown                  "Shutdown the selected interface"  order 40  = set interfaces[].shutdown
switchport                "Set switching mode characteristics"  default yes order 15  = set interfaces[].switchport

mode config-line

exec-timeout              "Set the EXEC timeout"
  <minutes: int 0-35791>  "Timeout in minutes"  default 10 order 10  = set lines[].minutes = <minutes>, lines[].seconds = 0
    <seconds: int 0-2147483>  "Timeout in seconds"  default 0 order 10  = set lines[].minutes = <minutes>, lines[].seconds = <seconds>

mode call-home

contact-email-addr        "System Contact person's email address"
  <email: word>           "Email address"  = set call_home.email
profile                   "Enter call-home profile configuration mode"
  <name: word quoted>     "Profile name"  = mode call-home-profile at profiles where name = <name>

mode call-home-profile

active                    "Activate the current profile"  = set profiles[].active
destination               "Message destination related configuration"
  address                 "Destination address"
    http                  "Http address"
      <url: url>          "URL"  = add profiles[].addresses where url = <url>
