# Call-home: general settings and profiles.
#
# The modes below it come last in the running-config: `profile` means another thing in diagnostic-signature.

mode call-home

exit                         "Exit from call-home configuration mode"  unverified  = action exit
use configuration-mode
aaa-authorization            "Enable AAA authorization for call-home"  order 10 unverified  = set call_home.aaa
  username                   "Specify username for authorization"  unverified
    <name: word>             "username used for authorization"  default callhome order 11 unverified  = set call_home.aaa_user
alert-group                  "Enable or disable alert-group"  unverified
  all                        "all alert groups"  never unverified  = set call_home.alert_group.configuration = yes, call_home.alert_group.crash = yes, call_home.alert_group.diagnostic = yes, call_home.alert_group.environment = yes, call_home.alert_group.inventory = yes, call_home.alert_group.snapshot = yes, call_home.alert_group.syslog = yes
  configuration              "configuration info"  default yes order 90 unverified  = set call_home.alert_group.configuration
  crash                      "crash info"  default yes order 90 unverified  = set call_home.alert_group.crash
  diagnostic                 "diagnostic info"  default yes order 90 unverified  = set call_home.alert_group.diagnostic
  environment                "environmental info"  default yes order 90 unverified  = set call_home.alert_group.environment
  inventory                  "inventory info"  default yes order 90 unverified  = set call_home.alert_group.inventory
  snapshot                   "snapshot info"  default yes order 90 unverified  = set call_home.alert_group.snapshot
  syslog                     "syslog info"  default yes order 90 unverified  = set call_home.alert_group.syslog
alert-group-config           "Configure alert-group"  unverified
  snapshot                   "snapshot info"  order 111 unverified  = mode call-home-snapshot
contact-email-addr           "Use email address"
  <email: word>              "Email address"  order 1 before "! If contact email address in call-home is configured as sch-smart-licensing@cisco.com" before "! the email address configured in Cisco Smart License Portal will be used as contact email address to send SCH notifications."  = set call_home.contact.email
contract-id                  "Contract identification for Cisco Smart Call Home"
  <id: word quoted>          "Contract identification"  order 5 unverified  = set call_home.contact.contract
copy                         "Copy call-home profile"  unmodelled unverified
  profile                    "Copy call-home profile"  unverified
    <source: word>           "Profile to copy from"  unverified
      <destination: word>    "Profile to copy to"  unverified
customer-id                  "customer identification for Cisco Smart Call Home"
  <id: word quoted>          "Customer identification"  order 4 unverified  = set call_home.contact.customer
data-privacy                 "Set call-home data-privacy"
  hostname                   "Level hostname"  order 21  = set privacy.callhome_hostname
  level                      "Set call-home data-privacy level"
    high                     "high level"  order 20 unverified  = set call_home.data_privacy = high
    normal                   "normal level"  default normal order 20 unverified  = set call_home.data_privacy = normal
diagnostic-signature         "Enter call-home diagnostic signature mode"  order 110 unverified  = mode call-home-diag-sign
http                         "Set parameters for http transport method"
  resolve-hostname           "Specify the IP version to resolve server hostname"
    ipv4-first               "ipv4 first"  order 32  = set call_home.resolve = ipv4-first
  secure                     "Specify secure settings for http transport method"
    server-identity-check    "check server identity"  default yes order 31  = set call_home.server_identity_check
http-proxy                   "Specify proxy server for http request"
  <address: word quoted>     "Http proxy server"
    port                     "http proxy server port number"
      <port: int 1-65535>    "http proxy server port number"  order 30  = set call_home.http_proxy.address = <address>, call_home.http_proxy.port = <port>
mail-server                  "call-home mail server"
  <address: host>            "Mail server name or address"  unverified
    priority                 "Mail server priority order"
      <priority: int 1-100>  "Priority of the server, 1 is the highest"  order 40 unverified  = add call_home.mail_servers where address = <address> with priority = <priority>, secure = none
        secure               "Specify secure settings for mail server"
          none               "none"  never unverified  = add call_home.mail_servers where address = <address> with priority = <priority>, secure = none
          starttls           "starttls"  order 40 unverified  = add call_home.mail_servers where address = <address> with priority = <priority>, secure = starttls
          tls                "tls"  order 40 unverified  = add call_home.mail_servers where address = <address> with priority = <priority>, secure = tls
phone-number                 "Phone number of the contact person"
  <number: word quoted>      "Phone number, must start with '+'"  order 2 unverified  = set call_home.contact.phone
profile                      "Enter call-home profile configuration mode."
  <name: word quoted>        "Profile name"  order 100 unverified  = mode call-home-profile at call_home.profiles where name = <name>
rate-limit                   "call-home message rate-limit threshold per minute"
  <limit: int 1-60>          "Messages per minute"  default 20 order 50 unverified  = set call_home.rate_limit
rename                       "Rename call-home profile"  unmodelled unverified
  profile                    "Rename call-home profile"  unverified
    <source: word>           "Profile to rename"  unverified
      <destination: word>    "New name of the profile"  unverified
sender                       "Call home message's sender email addresses"  unverified
  from                       "sender's email from address"  unverified
    <email: word>            "Email address"  order 7 unverified  = set call_home.from
  reply-to                   "sender's email reply-to address"  unverified
    <email: word>            "Email address"  order 8 unverified  = set call_home.reply_to
site-id                      "Site identification for Cisco Smart Call Home"
  <id: word quoted>          "Site identification"  order 6 unverified  = set call_home.contact.site
source-interface             "Source interface name to send call-home messages using email"
  <interface: interface>     "Interface of the device"  order 61 unverified  = set call_home.source_interface
source-ip-address            "Source IP address to send call-home messages"  unverified
  <address: ipv4>            "IP address"  order 60 unverified  = set call_home.source_ip
street-address               "Customer's address for equipment shipments"
  <address: word quoted>     "Street address, in quotes"  order 3 unverified  = set call_home.contact.street
syslog-throttling            "Enable syslog message throttling"  default yes order 70 unverified  = set call_home.throttling
vrf                          "VPN Routing/Forwarding instance name for call-home messages"  unverified
  <name: word>               "VRF name"  order 80 unverified  = set call_home.vrf

mode call-home-profile

exit                        "Exit from call-home profile configuration mode"  unverified  = action exit
use configuration-mode
active                      "Activate the current profile"  always order 1  = set call_home.profiles[].status = ACTIVE
anonymous-reporting-only    "Enable call-home anonymous reporting only"  order 2  = set call_home.profiles[].anonymous
destination                 "Message destination related configuration"
  address                   "To add destination address to this profile"
    email                   "To add email address to this profile"
      <address: word>       "Email address"  default callhome@cisco.com  order 15 unverified  = set call_home.profiles[].email
    http                    "To add http address to this profile"
      <url: url>            "http address"  default https://tools.cisco.com/its/service/oddce/services/DDCEService  order 16 unverified  = set call_home.profiles[].http
  message-size-limit        "Maximum message size for this profile"  unverified
    <size: int 50-3145728>  "message size limit"  default 3145728 order 12 unverified  = set call_home.profiles[].size_limit
  preferred-msg-format      "Message format for this profile"  unverified
    long-text               "Message in long-text format"  order 11 unverified  = set call_home.profiles[].format = long-text
    short-text              "Message in short-text format"  order 11 unverified  = set call_home.profiles[].format = short-text
    xml                     "Message in xml format"  default xml order 11 unverified  = set call_home.profiles[].format = xml
  transport-method          "To specify transport method for this profile"
    email                   "Enable email as transport method"  order 10  = set call_home.profiles[].transport = email
    http                    "Enable http as transport method"  order 10  = set call_home.profiles[].transport = http
reporting                   "Choose what data to report"
  all                       "Report all data"  unverified  = set call_home.profiles[].reports.licensing = <none>, call_home.profiles[].reports.home = <none>
  smart-call-home-data      "Report Smart Call Home data"  order 5  = set call_home.profiles[].reports.home = yes, call_home.profiles[].reports.licensing = no
  smart-licensing-data      "Report Smart Licensing data"  order 5  = set call_home.profiles[].reports.licensing = yes, call_home.profiles[].reports.home = no

mode call-home-diag-sign

exit                   "Exit from call-home diagnostic signature configuration mode"  unverified  = action exit
use configuration-mode
active                 "Activate diagnostic signature"  default yes order 1 unverified  = set call_home.ds.enabled
environment            "Set environment variable for diagnostic signature"  unmodelled unverified
  <variable: word>     "Name of the variable"  unverified
    <value: word>      "Value of the variable"  unverified
profile                "Specify the profile used by diagnostic signature"  unverified
  <name: word quoted>  "Profile name"  default CiscoTAC-1 order 2 unverified  = set call_home.ds.profile

mode call-home-snapshot

exit               "Exit from call-home snapshot configuration mode"  unverified  = action exit
use configuration-mode
add-command        "Add a command to the snapshot alert group"  unverified
  <command: line>  "Command"  unverified  = set call_home.snapshot
