# Global configuration of the box as a whole.
#
# `order` follows the running-config of a C9300 with 17.x, `!` stands between hundreds: 100 service, 200 host name,
# 300 boot, 400 VRF, 500 logging and secrets, 600 AAA and clock, 700 names, 800 login, 900 certificates, 1000 licences,
# 1100 diagnostics, 1200 spanning tree and memory, 1300 archive, 1400 users, 1500 redundancy, 1600 transceivers,
# 1700 interfaces, 1800 IP, 1900 logging servers, 2000 SNMP, 2100 banners, 2200 lines, 2300 call-home, 2400 NTP.
# Places without a recording are from memory.

part configuration-mode

end   "Exit from configure mode"  = action end
help  "Description of the interactive help system"  = screen session/help

mode config

exit                                   "Exit from configure mode"  = action exit
use configuration-mode
aaa                                    "Authentication, Authorization and Accounting."
  new-model                            "Enable NEW access control commands and functions.(Disables OLD commands.)"  always order 600  = set aaa.new_model
  use vocabulary-config-aaa
archive                                "Archive the configuration"  order 1300  = mode config-archive
banner                                 "Define a login banner"
  exec                                 "Set EXEC process creation banner"
    <text: delimited>                  "c banner-text c, where 'c' is a delimiting character"  order 2100 unverified  = set banner.exec
  incoming                             "Set incoming terminal line banner"
    <text: delimited>                  "c banner-text c, where 'c' is a delimiting character"  order 2101 unverified  = set banner.incoming
  login                                "Set login banner"
    <text: delimited>                  "c banner-text c, where 'c' is a delimiting character"  order 2102 unverified  = set banner.login
  motd                                 "Set Message of the Day banner"
    <text: delimited>                  "c banner-text c, where 'c' is a delimiting character"  order 2103 unverified  = set banner.motd
  use vocabulary-config-banner
boot                                   "Modify system boot parameters"
  system                               "System Image"  unverified
    switch                             "Set system image for switches in the stack"  unverified
      all                              "Set system image for all switches in the stack"  unverified
        <file: url>                    "System image file"  order 301 never unverified  = add boot.system where file = <file>
    <file: url>                        "pathlist of file(s) to boot...file1;file2;..."  order 301 unverified  = add boot.system where file = <file>
  use vocabulary-config-boot
boot-end-marker                        "boot-end-marker"  default yes always order 302  = set config.boot_markers
boot-start-marker                      "boot-start-marker"  default yes always order 300  = set config.boot_markers
call-home                              "Enter call-home configuration mode"  order 2300  = mode call-home
  reporting                            "Enable call-home anonymous reporting"  unverified
    anonymous                          "Enable call-home anonymous reporting"  unmodelled unverified
    contact-email-addr                 "Use email address"  unverified
      <email: word>                    "Email address"  never unverified  = set call_home.contact.email = <email>, call_home.enabled = yes
clock                                  "Configure time-of-day clock"
  summer-time                          "Configure summer (daylight savings) time"
    <zone: word>                       "name of time zone in summer"  unverified
      date                             "Configure absolute summer time"  unverified
        <date: int 1-31>               "Date to start"  unverified
          <month: one-of Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec>  "Month to start"  unverified
            <year: int 1993-2035>      "Year to start"  unverified
              <time: time hm>          "Time to start (hh:mm)"  unverified
                <enddate: int 1-31>    "Date to end"  unverified
                  <endmonth: one-of Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec>  "Month to end"  unverified
                    <endyear: int 1993-2035>  "Year to end"  unverified
                      <endtime: time hm>  "Time to end (hh:mm)"  order 621 unverified  = set clock.summer.zone = <zone>, clock.summer.kind = date, clock.summer.begin.date = <date>, clock.summer.begin.month = <month>, clock.summer.begin.year = <year>, clock.summer.begin.time = <time>, clock.summer.end.date = <enddate>, clock.summer.end.month = <endmonth>, clock.summer.end.year = <endyear>, clock.summer.end.time = <endtime>, clock.summer.begin.week = <none>, clock.summer.begin.weekday = <none>, clock.summer.end.week = <none>, clock.summer.end.weekday = <none>, clock.summer.offset = <none>
                        <offset: int 1-1440>  "Offset to add in minutes"  order 621 unverified  = set clock.summer.zone = <zone>, clock.summer.kind = date, clock.summer.begin.date = <date>, clock.summer.begin.month = <month>, clock.summer.begin.year = <year>, clock.summer.begin.time = <time>, clock.summer.end.date = <enddate>, clock.summer.end.month = <endmonth>, clock.summer.end.year = <endyear>, clock.summer.end.time = <endtime>, clock.summer.begin.week = <none>, clock.summer.begin.weekday = <none>, clock.summer.end.week = <none>, clock.summer.end.weekday = <none>, clock.summer.offset = <offset>
      recurring                        "Configure recurring summer time"  order 621 unverified  = set clock.summer.zone = <zone>, clock.summer.kind = recurring, clock.summer.begin.week = <none>, clock.summer.begin.weekday = <none>, clock.summer.begin.date = <none>, clock.summer.begin.month = <none>, clock.summer.begin.year = <none>, clock.summer.begin.time = <none>, clock.summer.end.week = <none>, clock.summer.end.weekday = <none>, clock.summer.end.date = <none>, clock.summer.end.month = <none>, clock.summer.end.year = <none>, clock.summer.end.time = <none>, clock.summer.offset = <none>
        <week: one-of 1 2 3 4 first last>  "Week number to start"  unverified
          <day: one-of Sun Mon Tue Wed Thu Fri Sat>  "Weekday to start"  unverified
            <month: one-of Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec>  "Month to start"  unverified
              <time: time hm>          "Time to start (hh:mm)"  unverified
                <endweek: one-of 1 2 3 4 first last>  "Week number to end"  unverified
                  <endday: one-of Sun Mon Tue Wed Thu Fri Sat>  "Weekday to end"  unverified
                    <endmonth: one-of Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec>  "Month to end"  unverified
                      <endtime: time hm>  "Time to end (hh:mm)"  order 621 unverified  = set clock.summer.zone = <zone>, clock.summer.kind = recurring, clock.summer.begin.week = <week>, clock.summer.begin.weekday = <day>, clock.summer.begin.month = <month>, clock.summer.begin.time = <time>, clock.summer.end.week = <endweek>, clock.summer.end.weekday = <endday>, clock.summer.end.month = <endmonth>, clock.summer.end.time = <endtime>, clock.summer.begin.date = <none>, clock.summer.begin.year = <none>, clock.summer.end.date = <none>, clock.summer.end.year = <none>, clock.summer.offset = <none>
                        <offset: int 1-1440>  "Offset to add in minutes"  order 621 unverified  = set clock.summer.zone = <zone>, clock.summer.kind = recurring, clock.summer.begin.week = <week>, clock.summer.begin.weekday = <day>, clock.summer.begin.month = <month>, clock.summer.begin.time = <time>, clock.summer.end.week = <endweek>, clock.summer.end.weekday = <endday>, clock.summer.end.month = <endmonth>, clock.summer.end.time = <endtime>, clock.summer.begin.date = <none>, clock.summer.begin.year = <none>, clock.summer.end.date = <none>, clock.summer.end.year = <none>, clock.summer.offset = <offset>
  timezone                             "Configure time zone"
    <zone: word>                       "Name of time zone"
      <hours: int -23-23>              "Hours offset from UTC"  never unverified  = set clock.zone = <zone>, clock.timezone.hours = <hours>, clock.timezone.minutes = 0
        <minutes: int 0-59>            "Minutes offset from UTC"  order 620 unverified  = set clock.zone = <zone>, clock.timezone.hours = <hours>, clock.timezone.minutes = <minutes>
  use vocabulary-config-clock
crypto                                 "Encryption module"
  use config-crypto
  use vocabulary-config-crypto
diagnostic                             "Configure diagnostic information"
  bootup                               "Diagnostic bootup"  unverified
    level                              "Diagnostic bootup level"  unverified
      complete                         "Complete level"  order 1100 unverified  = set diagnostic.bootup_level = complete
      minimal                          "Minimal level"  order 1100 unverified  = set diagnostic.bootup_level = minimal
enable                                 "Modify enable password parameters"
  use enable-secret
  use vocabulary-config-enable
file                                   "Adjust file system parameters"
  prompt                               "Prompt for confirmation"  unverified
    alert                              "Prompt only for destructive file operations"  never unverified  = set file.prompt_quiet = no
    noisy                              "Confirm all file operation parameters"  unmodelled unverified
    quiet                              "Seldom prompt for file operations"  order 1350 unverified  = set file.prompt_quiet
  use vocabulary-config-file
hostname                               "Set system's network name"
  <name: word>                         "This system's network name"  always default Switch order 200  = set hostname
interface                              "Select an interface to configure"
  <name: interface of interfaces or virtual>  "Interface"  order 1700 unverified  = mode config-if at interfaces where name = <name>
  range                                "interface range command"  unmodelled
ip                                     "Global IP configuration subcommands"
  use config-ip
  use vocabulary-config-ip
license                                "Configure license features"
  use config-license
line                                   "Configure a terminal line"
  use config-line
logging                                "Modify message logging facilities"
  use config-logging
login                                  "Enable secure login checking"
  on-success                           "Set options for successful login attempt"  unverified
    log                                "Generate syslogs on successful logins"  order 800 unverified  = set login.on_success_log
memory                                 "Configure memory management"
  free                                 "Free memory low watermark"  unverified
    low-watermark                      "Set free memory low watermark"  unverified
      processor                        "Set processor memory low watermark"  unverified
        <kilobytes: int 1-4294967295>  "Low watermark in kilobytes"  order 1220 unverified  = set memory.low_watermark_kilobytes
ntp                                    "Configure NTP"
  use config-ntp
platform                               "platform specific configuration"
  punt-keepalive                       "Punt keepalive feature"  unverified
    disable-kernel-core                "Disable kernel core upon a failure"  order 130 unverified  = set platform.punt_keepalive_disable_kernel_core
redundancy                             "Enter redundancy mode"  order 1500  = mode config-red
service                                "Modify use of network based services"
  use config-service
snmp-server                            "Modify SNMP engine parameters"
  use config-snmp
spanning-tree                          "Spanning Tree Subsystem"
  extend                               "Spanning Tree 802.1t extensions"
    system-id                          "Extend system-id into priority portion of the bridge id (PVST & Rapid PVST only)"  order 1211 unverified  = set spanning_tree.extend_system_id
  mode                                 "Spanning tree operating mode"
    mst                                "Multiple spanning tree mode"  order 1210 unverified  = set spanning_tree.mode = mst
    pvst                               "Per-Vlan spanning tree mode"  order 1210 unverified  = set spanning_tree.mode = pvst
    rapid-pvst                         "Per-Vlan rapid spanning tree mode"  order 1210 unverified  = set spanning_tree.mode = rapid-pvst
  use vocabulary-config-spanning-tree
switch                                 "Config commands for the switches in the stack"
  <number: int 1-16>                   "Switch number"  unverified
    provision                          "Configure provisioned switch"  unverified
      <model: word>                    "Switch model"  order 630 unverified  = add provisioned_switches where number = <number> with model = <model>
transceiver                            "Transceiver configuration"  unverified
  type                                 "Transceiver type"  unverified
    all                                "All transceiver types"  order 1600 unverified  = mode config-xcvr-type
username                               "Establish User Name Authentication"
  <name: word>                         "User name"
    use username
version                                "Version of the configuration"  hidden unverified
  <release: word>                      "Release"  never unverified  = set config.version_read
vrf                                    "VRF commands"
  definition                           "VRF definition mode"
    <name: word>                       "VRF name"  order 400  = mode config-vrf at vrfs where name = <name>
  use vocabulary-config-vrf
use vocabulary-config

mode config-red

exit   "Exit from redundancy configuration mode"  unverified  = action exit
use configuration-mode
mode   "Redundancy mode"  unverified
  sso  "Stateful Switchover mode"  unverified  = set redundancy.mode = sso

mode config-xcvr-type

exit        "Exit from transceiver type configuration mode"  unverified  = action exit
use configuration-mode
monitoring  "Enable/disable monitoring"  unverified  = set transceiver.monitoring

mode config-vrf

exit                 "Exit from VRF configuration mode"  unverified  = action exit
use configuration-mode
address-family       "Enter Address Family command mode"
  ipv4               "Address family"  order 20 before "!" behind exit-address-family  = mode config-vrf-af at vrfs[].families where name = ipv4
  ipv6               "Address family"  order 20 before "!" behind exit-address-family  = mode config-vrf-af at vrfs[].families where name = ipv6
description          "VRF specific description"
  <text: line>       "Up to 244 characters describing this VRF"  order 1 unverified  = set vrfs[].description
rd                   "Specify Route Distinguisher"
  <rd: word>         "VPN Route Distinguisher"  order 2 unverified  = set vrfs[].rd
route-target         "Specify Target VPN Extended Communities"  unmodelled

# Its commands are routing's; what the running-config shows of it are the two lines of `Mgmt-vrf` (unverified).
mode config-vrf-af

exit                 "Exit from VRF Address Family configuration mode"  unverified  = action exit
use configuration-mode
exit-address-family  "Exit from VRF Address Family configuration mode"  unverified  = action exit
route-target         "Specify Target VPN Extended Communities"  unmodelled unverified
