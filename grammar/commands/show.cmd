# `show` besides licensing, call-home, configuration and files.

part show

archive      "Archive functions"  = screen archive/config
  config     "Show config information"  unverified
    rollback "Rollback of the configuration"  unverified
      timer  "Timer of a rollback that waits to be confirmed"  unverified  = screen archive/rollback_timer
  log        "Show log information"  unmodelled unverified
clock        "Display the system clock"  = screen clock
  detail     "Display detailed information"  = screen clock_detail
crypto       "Encryption module"  unverified
  pki        "Show PKI information"  unverified
    trustpoints  "Show trustpoints"  unverified  = screen crypto/trustpoints
    trustpool    "Show trustpool"  unverified  = screen crypto/trustpool
  use vocabulary-show-crypto
debugging    "State of each debugging option"  = screen debugging
history      "Display the session command history"  = action show_history
hosts        "IP domain-name, lookup style, nameservers, and host table"  = action show_hosts
inventory    "Show the physical inventory"  = screen inventory
  entity     "Entity information"  unmodelled unverified
  oid        "Display vendor specific hardware registration identifier"  unmodelled unverified
  raw        "Every entity in the MIB"  unmodelled unverified
ip           "IP information"  unverified
  interface  "IP interface status and configuration"  unverified
    brief    "Brief summary of IP status and configuration"  unverified  = screen ip_interface_brief
  use vocabulary-show-ip
logging      "Show the contents of logging buffers"  = screen logging
  use vocabulary-show-logging
log          "Show the contents of logging buffers"  hidden exact unverified  = screen logging
privilege    "Show current privilege level"  = action show_privilege
terminal     "Display terminal configuration parameters"  = action show_terminal
users        "Display information about terminal lines"  = screen users
  all        "Include information about inactive ports"  unmodelled unverified
  wide       "use wide format"  unmodelled unverified
version      "System hardware and software status"  unless pak.on is yes  = screen version
  use vocabulary-show-version
vrf          "VPN Routing/Forwarding instance information"  = action show_vrf
  detail     "Show detail information"  unmodelled unverified
  ipv6       "Show ipv6 information"  unmodelled unverified

part show-configuration

running-config                            "Current operating configuration"  privilege 15 unverified  = action show_running_config
  all                                     "Configuration with defaults"  unverified  = action show_running_config_all
  interface                               "Show interface configuration"  unverified
    <interface: interface of interfaces>  "Interface"  unverified  = action show_running_config_interface
  use vocabulary-show-running-config
startup-config                            "Contents of startup configuration"  privilege 15  = action show_startup_config

part show-files

boot        "Show boot information"  unverified  when platform.units is stack  = screen boot
  system    "Show system information"  unmodelled unverified
boot        "Show boot information"  unmodelled unverified  unless platform.units is stack
  system    "Show system information"  unverified
bootflash:  "display information about bootflash: file system"  = screen flash
flash:      "display information about flash: file system"  = screen flash
install     "Show install information"  unverified
  active       "Show active information"  unverified  = screen install/active
  committed    "Show committed information"  unverified  = screen install/committed
  inactive     "Show inactive information"  unverified  = screen install/inactive
  summary      "Show summary information"  unverified  = screen install/summary
  uncommitted  "Show uncommitted information"  unverified  = screen install/uncommitted
  use vocabulary-show-install
