# `logging` in configuration.
#
# A level may be typed as a word or as a number; the state holds the word. The numbers are hidden nodes, so that `?`
# shows them as the range that the device shows.

part config-logging

buffered                           "Set buffered logging parameters"  default yes order 570  = set logging.buffer.on
  <size: int 4096-2147483647>      "Logging buffer size"  default 4096  order 571 unverified  = set logging.buffer.size = <size>, logging.buffer.on = yes
    alerts                         "Immediate action needed           (severity=1)"  order 571 unverified  = set logging.buffer.level = alerts, logging.buffer.size = <size>, logging.buffer.on = yes
    critical                       "Critical conditions               (severity=2)"  order 571 unverified  = set logging.buffer.level = critical, logging.buffer.size = <size>, logging.buffer.on = yes
    debugging                      "Debugging messages                (severity=7)"  default debugging order 571 unverified  = set logging.buffer.level = debugging, logging.buffer.size = <size>, logging.buffer.on = yes
    emergencies                    "System is unusable                (severity=0)"  order 571 unverified  = set logging.buffer.level = emergencies, logging.buffer.size = <size>, logging.buffer.on = yes
    errors                         "Error conditions                  (severity=3)"  order 571 unverified  = set logging.buffer.level = errors, logging.buffer.size = <size>, logging.buffer.on = yes
    informational                  "Informational messages            (severity=6)"  order 571 unverified  = set logging.buffer.level = informational, logging.buffer.size = <size>, logging.buffer.on = yes
    notifications                  "Normal but significant conditions (severity=5)"  order 571 unverified  = set logging.buffer.level = notifications, logging.buffer.size = <size>, logging.buffer.on = yes
    warnings                       "Warning conditions                (severity=4)"  order 571 unverified  = set logging.buffer.level = warnings, logging.buffer.size = <size>, logging.buffer.on = yes
    0                              "System is unusable                (severity=0)"  hidden never unverified  = set logging.buffer.level = emergencies, logging.buffer.size = <size>, logging.buffer.on = yes
    1                              "Immediate action needed           (severity=1)"  hidden never unverified  = set logging.buffer.level = alerts, logging.buffer.size = <size>, logging.buffer.on = yes
    2                              "Critical conditions               (severity=2)"  hidden never unverified  = set logging.buffer.level = critical, logging.buffer.size = <size>, logging.buffer.on = yes
    3                              "Error conditions                  (severity=3)"  hidden never unverified  = set logging.buffer.level = errors, logging.buffer.size = <size>, logging.buffer.on = yes
    4                              "Warning conditions                (severity=4)"  hidden never unverified  = set logging.buffer.level = warnings, logging.buffer.size = <size>, logging.buffer.on = yes
    5                              "Normal but significant conditions (severity=5)"  hidden never unverified  = set logging.buffer.level = notifications, logging.buffer.size = <size>, logging.buffer.on = yes
    6                              "Informational messages            (severity=6)"  hidden never unverified  = set logging.buffer.level = informational, logging.buffer.size = <size>, logging.buffer.on = yes
    7                              "Debugging messages                (severity=7)"  hidden never unverified  = set logging.buffer.level = debugging, logging.buffer.size = <size>, logging.buffer.on = yes
    <severity: int 0-7>            "Logging severity level"  unmodelled unverified
  alerts                           "Immediate action needed           (severity=1)"  order 571  = set logging.buffer.level = alerts, logging.buffer.on = yes
  critical                         "Critical conditions               (severity=2)"  order 571  = set logging.buffer.level = critical, logging.buffer.on = yes
  debugging                        "Debugging messages                (severity=7)"  default debugging order 571  = set logging.buffer.level = debugging, logging.buffer.on = yes
  emergencies                      "System is unusable                (severity=0)"  order 571  = set logging.buffer.level = emergencies, logging.buffer.on = yes
  errors                           "Error conditions                  (severity=3)"  order 571  = set logging.buffer.level = errors, logging.buffer.on = yes
  informational                    "Informational messages            (severity=6)"  order 571  = set logging.buffer.level = informational, logging.buffer.on = yes
  notifications                    "Normal but significant conditions (severity=5)"  order 571  = set logging.buffer.level = notifications, logging.buffer.on = yes
  warnings                         "Warning conditions                (severity=4)"  order 571  = set logging.buffer.level = warnings, logging.buffer.on = yes
  0                                "System is unusable                (severity=0)"  hidden never unverified  = set logging.buffer.level = emergencies, logging.buffer.on = yes
  1                                "Immediate action needed           (severity=1)"  hidden never unverified  = set logging.buffer.level = alerts, logging.buffer.on = yes
  2                                "Critical conditions               (severity=2)"  hidden never unverified  = set logging.buffer.level = critical, logging.buffer.on = yes
  3                                "Error conditions                  (severity=3)"  hidden never unverified  = set logging.buffer.level = errors, logging.buffer.on = yes
  4                                "Warning conditions                (severity=4)"  hidden never unverified  = set logging.buffer.level = warnings, logging.buffer.on = yes
  5                                "Normal but significant conditions (severity=5)"  hidden never unverified  = set logging.buffer.level = notifications, logging.buffer.on = yes
  6                                "Informational messages            (severity=6)"  hidden never unverified  = set logging.buffer.level = informational, logging.buffer.on = yes
  7                                "Debugging messages                (severity=7)"  hidden never unverified  = set logging.buffer.level = debugging, logging.buffer.on = yes
  <severity: int 0-7>              "Logging severity level"  unmodelled
  discriminator                    "Establish MD-Buffer association"  unmodelled
  filtered                         "Enable filtered logging"  unmodelled unverified
  xml                              "Enable logging in XML to XML logging buffer"  unmodelled
console                            "Set console logging parameters"  default yes order 572  = set logging.console.on
  alerts                           "Immediate action needed           (severity=1)"  order 572  = set logging.console.level = alerts, logging.console.on = yes
  critical                         "Critical conditions               (severity=2)"  order 572  = set logging.console.level = critical, logging.console.on = yes
  debugging                        "Debugging messages                (severity=7)"  default debugging order 572  = set logging.console.level = debugging, logging.console.on = yes
  emergencies                      "System is unusable                (severity=0)"  order 572  = set logging.console.level = emergencies, logging.console.on = yes
  errors                           "Error conditions                  (severity=3)"  order 572  = set logging.console.level = errors, logging.console.on = yes
  informational                    "Informational messages            (severity=6)"  order 572  = set logging.console.level = informational, logging.console.on = yes
  notifications                    "Normal but significant conditions (severity=5)"  order 572  = set logging.console.level = notifications, logging.console.on = yes
  warnings                         "Warning conditions                (severity=4)"  order 572  = set logging.console.level = warnings, logging.console.on = yes
  0                                "System is unusable                (severity=0)"  hidden never unverified  = set logging.console.level = emergencies, logging.console.on = yes
  1                                "Immediate action needed           (severity=1)"  hidden never unverified  = set logging.console.level = alerts, logging.console.on = yes
  2                                "Critical conditions               (severity=2)"  hidden never unverified  = set logging.console.level = critical, logging.console.on = yes
  3                                "Error conditions                  (severity=3)"  hidden never unverified  = set logging.console.level = errors, logging.console.on = yes
  4                                "Warning conditions                (severity=4)"  hidden never unverified  = set logging.console.level = warnings, logging.console.on = yes
  5                                "Normal but significant conditions (severity=5)"  hidden never unverified  = set logging.console.level = notifications, logging.console.on = yes
  6                                "Informational messages            (severity=6)"  hidden never unverified  = set logging.console.level = informational, logging.console.on = yes
  7                                "Debugging messages                (severity=7)"  hidden never unverified  = set logging.console.level = debugging, logging.console.on = yes
  <severity: int 0-7>              "Logging severity level"  unmodelled
  discriminator                    "Establish MD-Console association"  unmodelled
  filtered                         "Enable filtered logging"  unmodelled
  guaranteed                       "Guarantee console messages"  unmodelled
  xml                              "Enable logging in XML"  unmodelled
count                              "Count every log message and timestamp last occurance"  order 574  = set logging.count
facility                           "Facility parameter for syslog messages"
  auth                             "Authorization system"  order 1902 unverified  = set logging.facility = auth
  cron                             "Cron/at facility"  order 1902 unverified  = set logging.facility = cron
  daemon                           "System daemons"  order 1902 unverified  = set logging.facility = daemon
  kern                             "Kernel"  order 1902 unverified  = set logging.facility = kern
  local0                           "Local use"  order 1902 unverified  = set logging.facility = local0
  local1                           "Local use"  order 1902 unverified  = set logging.facility = local1
  local2                           "Local use"  order 1902 unverified  = set logging.facility = local2
  local3                           "Local use"  order 1902 unverified  = set logging.facility = local3
  local4                           "Local use"  order 1902 unverified  = set logging.facility = local4
  local5                           "Local use"  order 1902 unverified  = set logging.facility = local5
  local6                           "Local use"  order 1902 unverified  = set logging.facility = local6
  local7                           "Local use"  default local7 order 1902 unverified  = set logging.facility = local7
  lpr                              "Line printer system"  order 1902 unverified  = set logging.facility = lpr
  mail                             "Mail system"  order 1902 unverified  = set logging.facility = mail
  news                             "USENET news"  order 1902 unverified  = set logging.facility = news
  sys10                            "System use"  order 1902 unverified  = set logging.facility = sys10
  sys11                            "System use"  order 1902 unverified  = set logging.facility = sys11
  sys12                            "System use"  order 1902 unverified  = set logging.facility = sys12
  sys13                            "System use"  order 1902 unverified  = set logging.facility = sys13
  sys14                            "System use"  order 1902 unverified  = set logging.facility = sys14
  sys9                             "System use"  order 1902 unverified  = set logging.facility = sys9
  syslog                           "Syslog itself"  order 1902 unverified  = set logging.facility = syslog
  user                             "User process"  order 1902 unverified  = set logging.facility = user
  uucp                             "Unix-to-Unix copy system"  order 1902 unverified  = set logging.facility = uucp
host                               "Set syslog server IP address and parameters"
  <host: host>                     "IP address of the syslog server"  order 1904  = add logging.hosts where vrf = <none>, address = <host>
    use logging-host-transport
    vrf                            "Set VRF option"
      <vrf: word>                  "VPN Routing/Forwarding instance name"  order 1904 unverified  = add logging.hosts where vrf = <vrf>, address = <host>
        transport                  "Specify the transport protocol (default=UDP)"  unverified
          tcp                      "Transport Control Protocol"  unverified
            port                   "Specify the TCP port number (default=601)"  unverified
              <port: int 1-65535>  "Port number"  order 1904 unverified  = add logging.hosts where vrf = <vrf>, address = <host> with transport = tcp, port = <port>
          udp                      "User Datagram Protocol"  unverified
            port                   "Specify the UDP port number (default=514)"  unverified
              <port: int 1-65535>  "Port number"  order 1904 unverified  = add logging.hosts where vrf = <vrf>, address = <host> with transport = udp, port = <port>
monitor                            "Set terminal line (monitor) logging parameters"  default yes order 573  = set logging.monitor.on
  alerts                           "Immediate action needed           (severity=1)"  order 573  = set logging.monitor.level = alerts, logging.monitor.on = yes
  critical                         "Critical conditions               (severity=2)"  order 573  = set logging.monitor.level = critical, logging.monitor.on = yes
  debugging                        "Debugging messages                (severity=7)"  default debugging order 573  = set logging.monitor.level = debugging, logging.monitor.on = yes
  emergencies                      "System is unusable                (severity=0)"  order 573  = set logging.monitor.level = emergencies, logging.monitor.on = yes
  errors                           "Error conditions                  (severity=3)"  order 573  = set logging.monitor.level = errors, logging.monitor.on = yes
  informational                    "Informational messages            (severity=6)"  order 573  = set logging.monitor.level = informational, logging.monitor.on = yes
  notifications                    "Normal but significant conditions (severity=5)"  order 573  = set logging.monitor.level = notifications, logging.monitor.on = yes
  warnings                         "Warning conditions                (severity=4)"  order 573  = set logging.monitor.level = warnings, logging.monitor.on = yes
  0                                "System is unusable                (severity=0)"  hidden never unverified  = set logging.monitor.level = emergencies, logging.monitor.on = yes
  1                                "Immediate action needed           (severity=1)"  hidden never unverified  = set logging.monitor.level = alerts, logging.monitor.on = yes
  2                                "Critical conditions               (severity=2)"  hidden never unverified  = set logging.monitor.level = critical, logging.monitor.on = yes
  3                                "Error conditions                  (severity=3)"  hidden never unverified  = set logging.monitor.level = errors, logging.monitor.on = yes
  4                                "Warning conditions                (severity=4)"  hidden never unverified  = set logging.monitor.level = warnings, logging.monitor.on = yes
  5                                "Normal but significant conditions (severity=5)"  hidden never unverified  = set logging.monitor.level = notifications, logging.monitor.on = yes
  6                                "Informational messages            (severity=6)"  hidden never unverified  = set logging.monitor.level = informational, logging.monitor.on = yes
  7                                "Debugging messages                (severity=7)"  hidden never unverified  = set logging.monitor.level = debugging, logging.monitor.on = yes
  <severity: int 0-7>              "Logging severity level"  unmodelled
  discriminator                    "Establish MD-Console association"  unmodelled
  filtered                         "Enable filtered logging"  unmodelled
  xml                              "Enable logging in XML"  unmodelled
on                                 "Enable logging to all enabled destinations"  default yes order 569  = set logging.on
source-interface                   "Specify interface for source address in logging transactions"
  <interface: interface>           "Interface of the device"  order 1903 unverified  = set logging.source_interface
trap                               "Set syslog server logging level"  default yes order 1901  = set logging.trap.on
  alerts                           "Immediate action needed           (severity=1)"  order 1901  = set logging.trap.level = alerts, logging.trap.on = yes
  critical                         "Critical conditions               (severity=2)"  order 1901  = set logging.trap.level = critical, logging.trap.on = yes
  debugging                        "Debugging messages                (severity=7)"  order 1901  = set logging.trap.level = debugging, logging.trap.on = yes
  emergencies                      "System is unusable                (severity=0)"  order 1901  = set logging.trap.level = emergencies, logging.trap.on = yes
  errors                           "Error conditions                  (severity=3)"  order 1901  = set logging.trap.level = errors, logging.trap.on = yes
  informational                    "Informational messages            (severity=6)"  default informational order 1901  = set logging.trap.level = informational, logging.trap.on = yes
  notifications                    "Normal but significant conditions (severity=5)"  order 1901  = set logging.trap.level = notifications, logging.trap.on = yes
  warnings                         "Warning conditions                (severity=4)"  order 1901  = set logging.trap.level = warnings, logging.trap.on = yes
  0                                "System is unusable                (severity=0)"  hidden never unverified  = set logging.trap.level = emergencies, logging.trap.on = yes
  1                                "Immediate action needed           (severity=1)"  hidden never unverified  = set logging.trap.level = alerts, logging.trap.on = yes
  2                                "Critical conditions               (severity=2)"  hidden never unverified  = set logging.trap.level = critical, logging.trap.on = yes
  3                                "Error conditions                  (severity=3)"  hidden never unverified  = set logging.trap.level = errors, logging.trap.on = yes
  4                                "Warning conditions                (severity=4)"  hidden never unverified  = set logging.trap.level = warnings, logging.trap.on = yes
  5                                "Normal but significant conditions (severity=5)"  hidden never unverified  = set logging.trap.level = notifications, logging.trap.on = yes
  6                                "Informational messages            (severity=6)"  hidden never unverified  = set logging.trap.level = informational, logging.trap.on = yes
  7                                "Debugging messages                (severity=7)"  hidden never unverified  = set logging.trap.level = debugging, logging.trap.on = yes
  <severity: int 0-7>              "Logging severity level"  unmodelled
userinfo                           "Enable logging of user info on privileged mode enabling"  order 575  = set logging.userinfo
use vocabulary-config-logging
<host: host>                       "IP address of the logging host"  never  = add logging.hosts where vrf = <none>, address = <host>

part logging-host-transport

transport                  "Specify the transport protocol (default=UDP)"
  tcp                      "Transport Control Protocol"
    port                   "Specify the TCP port number (default=601)"  unverified
      <port: int 1-65535>  "Port number"  order 1904 unverified  = add logging.hosts where vrf = <none>, address = <host> with transport = tcp, port = <port>
  udp                      "User Datagram Protocol"
    port                   "Specify the UDP port number (default=514)"  unverified
      <port: int 1-65535>  "Port number"  order 1904 unverified  = add logging.hosts where vrf = <none>, address = <host> with transport = udp, port = <port>
