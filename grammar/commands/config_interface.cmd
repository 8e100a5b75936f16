# Below an interface.

mode config-if

exit                      "Exit from interface configuration mode"  = action exit
use configuration-mode
description               "Interface specific description"
  <text: line>            "A character string describing this interface"  order 10 unverified  = set interfaces[].description
ip                        "Interface Internet Protocol config commands"
  address                 "Set the IP address of an interface"
    dhcp                  "IP Address negotiated via DHCP"  order 30  = set interfaces[].dhcp = yes, interfaces[].address = <none>, interfaces[].mask = <none>
    <address: ipv4>       "IP address"
      <mask: ipv4>        "IP subnet mask"  order 30 always-when interfaces[].routed is yes  = set interfaces[].dhcp = <none>, interfaces[].address = <address>, interfaces[].mask = <mask>
        secondary         "Make this IP address a secondary address"  unmodelled unverified
  use vocabulary-interface-ip
negotiation               "Select Autonegotiation mode"  unverified
  auto                    "Perform autonegotiation"  order 50 unverified  = set interfaces[].negotiation_auto
shutdown                  "Shutdown the selected interface"  order 40  = set interfaces[].shutdown
switchport                "Set switching mode characteristics"  default yes order 15  = set interfaces[].switchport
  access                  "Set access mode characteristics of the interface"  unverified
    vlan                  "Set VLAN when interface is in access mode"  unverified
      <vlan: int 1-4094>  "VLAN ID of the VLAN when this port is in access mode"  default 1 order 16 unverified  = set interfaces[].access_vlan
  mode                    "Set trunking mode of the interface"  unverified
    access                "Set trunking mode to ACCESS unconditionally"  order 17 unverified  = set interfaces[].switchport_mode = access
    trunk                 "Set trunking mode to TRUNK unconditionally"  order 17 unverified  = set interfaces[].switchport_mode = trunk
    dynamic               "Set trunking mode to dynamically negotiate access or trunk mode"  unmodelled unverified
  use vocabulary-interface-switchport
vrf                       "VPN Routing/Forwarding parameters on the interface"  unverified
  forwarding              "Configure forwarding table"  unverified
    <vrf: word>           "VRF name"  order 20 unverified  = set interfaces[].vrf
use vocabulary-interface
