# `service`: stamps of messages and other habits of the box.

part config-service

call-home              "Enable call-home"  order 120 unverified  = set call_home.enabled
compress-config        "Compress the nvram configuration file"  order 116  = set service.compress_config
dhcp                   "Enable DHCP server and relay agent"  default yes order 117  = set service.dhcp
internal               "Enable/Disable Internal commands"  order 115  = set service.internal
pad                    "Enable PAD commands"  order 111  = set service.pad
password-encryption    "Encrypt system passwords"  order 114  = set service.password_encryption
prompt                 "Enable mode specific prompt"
  config               "Enable configuration mode prompt"  default yes order 118  = set service.prompt_config
sequence-numbers       "Stamp logger messages with a sequence number"  order 119  = set service.sequence_numbers
tcp-keepalives-in      "Generate keepalives on idle incoming network connections"  order 112  = set service.tcp_keepalives_in
tcp-keepalives-out     "Generate keepalives on idle outgoing network connections"  order 113  = set service.tcp_keepalives_out
timestamps             "Timestamp debug/log messages"
  debug                "Timestamp debug messages"
    datetime           "Timestamp with date and time"  order 101  = set service.debug_stamp.form = datetime
      any of
        msec           "Include milliseconds in timestamp"  = set service.debug_stamp.msec
        localtime      "Use local time zone for timestamps"  = set service.debug_stamp.localtime
        show-timezone  "Add time zone information to timestamp"  = set service.debug_stamp.show_timezone
        year           "Include year in timestamp"  = set service.debug_stamp.year
    uptime             "Timestamp with system uptime"  order 101  = set service.debug_stamp.form = uptime, service.debug_stamp.localtime = <none>, service.debug_stamp.msec = <none>, service.debug_stamp.show_timezone = <none>, service.debug_stamp.year = <none>
  log                  "Timestamp log messages"
    datetime           "Timestamp with date and time"  order 102  = set service.log_stamp.form = datetime
      any of
        msec           "Include milliseconds in timestamp"  = set service.log_stamp.msec
        localtime      "Use local time zone for timestamps"  = set service.log_stamp.localtime
        show-timezone  "Add time zone information to timestamp"  = set service.log_stamp.show_timezone
        year           "Include year in timestamp"  = set service.log_stamp.year
    uptime             "Timestamp with system uptime"  order 102  = set service.log_stamp.form = uptime, service.log_stamp.localtime = <none>, service.log_stamp.msec = <none>, service.log_stamp.show_timezone = <none>, service.log_stamp.year = <none>
use vocabulary-config-service
