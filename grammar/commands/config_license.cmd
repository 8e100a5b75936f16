# `license` in configuration.
#
# The default transport is CSLU in policy mode and call-home before it. Which URL is in force hangs on the transport;
# the URLs that were typed are kept apart.

part config-license

air                         "License air config commands"  unless pak.on is yes unmodelled unverified
# A C9350 has licences of other names, and no capture says how its line words them.
boot                        "license boot config commands"  when boot_level.base.name is essentials or advantage unmodelled unverified
boot                        "license boot config commands"  unless pak.on is yes unless boot_level.base.name is essentials or advantage
  level                     "which level to boot"
    network-advantage       "License Level Network-Advantage"  order 1000  = set boot_level.base.configured = network-advantage, boot_level.addon.configured = <none>
      addon                 "select add-on to include"
        dna-advantage       "License Level DNA-Advantage"  order 1000 unverified  = set boot_level.base.configured = network-advantage, boot_level.addon.configured = dna-advantage
    network-essentials      "License Level Network-Essentials"  order 1000  = set boot_level.base.configured = network-essentials, boot_level.addon.configured = <none>
      addon                 "select add-on to include"
        dna-essentials      "License Level DNA-Essentials"  order 1000 unverified  = set boot_level.base.configured = network-essentials, boot_level.addon.configured = dna-essentials
smart                       "Smart licensing"  unless pak.on is yes
  custom_id                 "Customer defined id"
    <id: word>              "Customer defined id"  order 1001 unverified  = set custom_id
  enable                    "Enable Smart licensing"  default yes order 1001  = set smart_enable
  privacy                   "Privacy settings"  unverified
    all                     "Set privacy for all data"  never unverified  = set privacy.hostname = yes, privacy.version = yes
    hostname                "Set privacy for hostname"  order 1002 unverified  = set privacy.hostname
    version                 "Set privacy for version"  order 1002 unverified  = set privacy.version
  proxy                     "Specify the proxy for smart transport"  unverified
    address                 "Proxy address"  unverified
      <address: host>       "Proxy address"  order 1006 unverified  = set transport.proxy.address
    port                    "Proxy port"  unverified
      <port: int 1-65535>   "Proxy port"  order 1007 unverified  = set transport.proxy.port
  reservation               "Enable license reservation"  order 1008 unverified  = set reservation.configured
  server-identity-check     "Enable server identity check"  default yes order 1009 unverified  = set transport.server_identity_check
  transport                 "Smart transport type"  unverified
    automatic               "Automatically select the transport"  order 1005 unverified  = set transport.type = automatic
    callhome                "Use Call Home as the transport"  since 17.3.2 order 1005 unverified  = set transport.type = callhome
    callhome                "Use Call Home as the transport"  until 17.3.1 default callhome order 1005 unverified  = set transport.type = callhome
    cslu                    "Use CSLU as the transport"  since 17.3.2 default cslu order 1005 unverified  = set transport.type = cslu
    off                     "Disable all communication with Cisco"  since 17.3.2 order 1005 unverified  = set transport.type = off
    smart                   "Use Smart Transport"  order 1005 unverified  = set transport.type = smart
  url                       "Specify the Smart Transport primary and the Utility URL"
    cslu                    "CSLU URL"  since 17.3.2 unverified
      <url: url>            "CSLU URL"  order 1004 unverified  = set transport.cslu_url
    default                 "Set the default URLs"  default yes order 1003 unverified  = set transport.url_default = yes, transport.registration_url = <none>, transport.smart_url = <none>
    smart                   "Smart Transport URL"  since 17.3.2 unverified
      <url: url>            "Smart Transport URL"  order 1004 unverified  = set transport.smart_url = <url>, transport.url_default = <none>
    utility                 "Utility URL"  unverified
      <url: url>            "Utility URL"  order 1004 unverified  = set transport.utility_url
    <url: url>              "Smart Transport URL"  order 1003 unverified  = set transport.registration_url = <url>, transport.url_default = <none>
  usage                     "Enable or disable usage reporting on the device"  since 17.3.2
    customer-tags           "Customer defined tags"  unverified
      tag1                  "Customer defined tag one"
        <value: line>       "Value of the tag"  order 1008 unverified  = set usage.customer_tags.tag1
      tag2                  "Customer defined tag two"
        <value: line>       "Value of the tag"  order 1008 unverified  = set usage.customer_tags.tag2
      tag3                  "Customer defined tag three"
        <value: line>       "Value of the tag"  order 1008 unverified  = set usage.customer_tags.tag3
      tag4                  "Customer defined tag four"
        <value: line>       "Value of the tag"  order 1008 unverified  = set usage.customer_tags.tag4
    interval                "Entitlement usage reporting interval in days."
      <days: int 1-3650>    "Reporting interval in days"  default 30 order 1008 unverified  = set usage.configured_interval
  utility                   "Enable or disable usage reporting on the device"  order 1009  = set utility.enabled
    customer_info           "Customer information"  unverified
      city                  "Customer defined city"
        <city: line>        "Name of the city"  order 1009 unverified  = set utility.customer_info.city
      country               "Customer defined country"
        <country: line>     "Name of the country"  order 1009 unverified  = set utility.customer_info.country
      id                    "Customer defined id"
        <id: line>          "Id of the customer"  order 1009 unverified  = set utility.customer_info.id
      name                  "Customer defined name"
        <name: line>        "Name of the customer"  order 1009 unverified  = set utility.customer_info.name
      postalcode            "Customer defined postal code"
        <postalcode: line>  "Postal code"  order 1009 unverified  = set utility.customer_info.postalcode
      state                 "Customer defined state"
        <state: line>       "Name of the state"  order 1009 unverified  = set utility.customer_info.state
      street                "Customer defined street"
        <street: line>      "Name of the street"  order 1009 unverified  = set utility.customer_info.street
  vrf                       "VRF used for licensing communication"  since 17.9 unverified
    <vrf: word>             "VRF name"  order 1007 unverified  = set transport.vrf
