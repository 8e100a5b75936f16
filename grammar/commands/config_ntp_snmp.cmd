# NTP and SNMP, as far as licensing needs them: time for trust codes, traps that licensing sends.

part config-ntp

server                    "Configure NTP server"  unverified
  vrf                     "VPN Routing/Forwarding Information"  unverified
    <vrf: word>           "VRF name"  unverified
      <host: host>        "IP address of peer"  order 2401 unverified  = add ntp.servers where vrf = <vrf>, host = <host>
        prefer            "Prefer this peer when possible"  order 2401 unverified  = add ntp.servers where vrf = <vrf>, host = <host> with prefer = yes
  <host: host>            "IP address of peer"  order 2401 unverified  = add ntp.servers where vrf = <none>, host = <host>
    prefer                "Prefer this peer when possible"  order 2401 unverified  = add ntp.servers where vrf = <none>, host = <host> with prefer = yes
source                    "Configure interface for source address"  unverified
  <interface: interface>  "Interface of the device"  order 2400 unverified  = set ntp.source
use vocabulary-config-ntp

part config-snmp

community                  "Enable SNMP; set community string and access privs"  unverified
  <community: word>        "SNMP community string"  unverified
    RO                     "Read-only access with this community string"  order 2010 unverified  = add snmp.communities where name = <community> with access = RO
    RW                     "Read-write access with this community string"  order 2010 unverified  = add snmp.communities where name = <community> with access = RW
contact                    "Text for mib object sysContact"
  <text: line>             "identification of the contact person for this managed node"  order 2012 unverified  = set snmp.contact
enable                     "Enable SNMP Traps or Informs"
  traps                    "Enable SNMP Traps"
    call-home              "Enable CISCO-CALLHOME-MIB traps"
      message-send-fail    "Enable call-home message send fail traps"  order 2020 unverified  = set snmp.traps.call_home_message_send_fail
      server-fail          "Enable call-home server fail traps"  order 2020 unverified  = set snmp.traps.call_home_server_fail
    smart-license          "Enable smart license traps"  order 2021  = set snmp.traps.smart_license
    use vocabulary-config-snmp-traps
host                       "Specify hosts to receive SNMP notifications"  unverified
  <host: host>             "IP address or hostname of SNMP notification host"  unverified
    version                "SNMP version to use for notification messages"  unverified
      1                    "Use SNMPv1"  unverified
        <community: word>  "SNMP community string"  order 2030 unverified  = add snmp.hosts where host = <host> with version = "1", community = <community>
      2c                   "Use SNMPv2c"  unverified
        <community: word>  "SNMP community string"  order 2030 unverified  = add snmp.hosts where host = <host> with version = "2c", community = <community>
location                   "Text for mib object sysLocation"
  <text: line>             "The physical location of this node"  order 2011 unverified  = set snmp.location
use vocabulary-config-snmp
