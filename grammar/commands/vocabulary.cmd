# Keywords of a Catalyst 9300 that licsim does not emulate.
#
# They count for abbreviation, ambiguity, the caret and `?`, so that what is learned here holds on site; running one
# prints `% Command not modelled by licsim`. Sections follow the place where they are used; inside, ASCII order.
# Deeper levels stand where they are known. `unverified`: the text is from memory, or a neutral one where none is
# known; the others are recorded on IOS or IOS-XE, or are those of Cisco's YANG models for 17.12.

part vocabulary-ca-trustpoint

auto-enroll       "Automatically enroll this router identity"  unmodelled
auto-trigger      "Trigger authentication automatically"  unmodelled
certificate       "certificate options"  unmodelled
chain-validation  "Validation parameters"  unmodelled
crl               "CRL options"  unmodelled
eckeypair         "eckeypair for this identity"  unmodelled
eku               "EKU parameters"  unmodelled
fingerprint       "CA Certificate Fingerprint"  unmodelled
hash              "Hash algorithm"  unmodelled
http-proxy        "HTTP proxy server for enrollment"  unmodelled
ip-address        "include ip address"  unmodelled
ip-extension      "RFC3779 IP extension for certificate request"  unmodelled
match             "Match a certificate attributes/maps"  unmodelled
ocsp              "OCSP parameters"  unmodelled
on                "create keypair on device"  unmodelled
password          "revocation password"  unmodelled
primary           "Specify trustpoint as primary"  unmodelled
regenerate        "Regenerate keys on re-enrollment"  unmodelled
root              "Protocol to get CA certificate"  unmodelled
serial-number     "Include serial number"  unmodelled
storage           "key and certificate storage location"  unmodelled
subject-alt-name  "Subject Alternate Name"  unmodelled
usage             "Certificate Usage"  unmodelled

part vocabulary-clear

aaa                "Clear AAA values"  unmodelled unverified
access-list        "Clear access list statistical information"  unmodelled unverified
access-session     "Clear access-session"  unmodelled unverified
access-template    "Clear access-template"  unmodelled unverified
adjacency          "Clear adjacency"  unmodelled unverified
ap                 "Clear ap"  unmodelled unverified
app-hosting        "Clear app-hosting"  unmodelled unverified
archive            "Clear archive"  unmodelled unverified
arp-cache          "Clear the entire ARP cache"  unmodelled unverified
arp-list           "Clear arp-list"  unmodelled unverified
authentication     "Clear authentication"  unmodelled unverified
auto-copy          "Clear auto-copy"  unmodelled unverified
avc                "Clear avc"  unmodelled unverified
beep               "Clear beep"  unmodelled unverified
bfd                "Clear bfd"  unmodelled unverified
bgp                "Clear bgp"  unmodelled unverified
bridge             "Clear bridge"  unmodelled unverified
call-home          "Clear call-home data"  unmodelled unverified
cdp                "Reset cdp information"  unmodelled unverified
cef                "Clear cef"  unmodelled unverified
cisp               "Clear cisp"  unmodelled unverified
clns               "Clear clns"  unmodelled unverified
cns                "Clear cns"  unmodelled unverified
configuration      "Clear configuration"  unmodelled unverified
control-plane      "Clear control-plane"  unmodelled unverified
controllers        "Clear controllers"  unmodelled unverified
counters           "Select an interface to clear"  unmodelled
crypto             "Encryption subsystem"  unmodelled unverified
cts                "Clear cts"  unmodelled unverified
debug-log          "Clear debug-log"  unmodelled unverified
device-sensor      "Clear device-sensor"  unmodelled unverified
device-tracking    "Clear device-tracking"  unmodelled unverified
dhcp               "Clear dhcp"  unmodelled unverified
dlep               "Clear dlep"  unmodelled unverified
dmvpn              "Clear dmvpn"  unmodelled unverified
dns-umbrella       "Clear dns-umbrella"  unmodelled unverified
dot1x              "Clear dot1x"  unmodelled unverified
eap                "Clear eap"  unmodelled unverified
energywise         "Clear energywise"  unmodelled unverified
epm                "Clear epm"  unmodelled unverified
errdisable         "Clear errdisable"  unmodelled unverified
ethernet           "Clear ethernet"  unmodelled unverified
event              "Clear event"  unmodelled unverified
fallback           "Clear fallback"  unmodelled unverified
fhrp               "Clear fhrp"  unmodelled unverified
fips               "Clear fips"  unmodelled unverified
flow               "Clear flow"  unmodelled unverified
flowspec           "Clear flowspec"  unmodelled unverified
fqdn               "Clear fqdn"  unmodelled unverified
gratuitous-arp     "Clear gratuitous-arp"  unmodelled unverified
hardware           "Clear hardware"  unmodelled unverified
host               "Delete host table entries"  unmodelled unverified
http               "Clear http"  unmodelled unverified
idb                "Clear idb"  unmodelled unverified
igmp               "Clear igmp"  unmodelled unverified
install            "Clear install"  unmodelled unverified
interface          "Select an interface to clear"  unmodelled
iox                "Clear iox"  unmodelled unverified
ip                 "IP"  unmodelled unverified
ipc                "Clear ipc"  unmodelled unverified
ipv6               "Clear IPv6"  unmodelled unverified
isis               "Clear isis"  unmodelled unverified
key                "Clear key"  unmodelled unverified
kron               "Clear kron"  unmodelled unverified
l2protocol-tunnel  "Clear l2protocol-tunnel"  unmodelled unverified
l2tp               "Clear l2tp"  unmodelled unverified
l2vpn              "Clear l2vpn"  unmodelled unverified
lacp               "Clear lacp"  unmodelled unverified
license            "Clear license"  unmodelled unverified
line               "Reset a terminal line"  unmodelled unverified
lisp               "Clear lisp"  unmodelled unverified
lldp               "Clear lldp"  unmodelled unverified
location           "Clear location"  unmodelled unverified
login              "Clear login"  unmodelled unverified
mab                "Clear mab"  unmodelled unverified
mac                "MAC forwarding table"  unmodelled unverified
mac-address-table  "Clear mac-address-table"  unmodelled unverified
macro              "Clear macro"  unmodelled unverified
macsec             "Clear macsec"  unmodelled unverified
mdns-sd            "Clear mdns-sd"  unmodelled unverified
mediatrace         "Clear mediatrace"  unmodelled unverified
memory             "Clear memory"  unmodelled unverified
metadata           "Clear metadata"  unmodelled unverified
mka                "Clear mka"  unmodelled unverified
monitor            "Clear monitor"  unmodelled unverified
mpls               "Clear mpls"  unmodelled unverified
mvrp               "Clear mvrp"  unmodelled unverified
nat64              "Clear nat64"  unmodelled unverified
netconf-yang       "Clear netconf-yang"  unmodelled unverified
nhrp               "Clear nhrp"  unmodelled unverified
nmsp               "Clear nmsp"  unmodelled unverified
ntp                "Clear ntp"  unmodelled unverified
nve                "Clear nve"  unmodelled unverified
object-group       "Clear object-group"  unmodelled unverified
onep               "Clear onep"  unmodelled unverified
ospfv3             "Clear ospfv3"  unmodelled unverified
pagp               "Clear pagp"  unmodelled unverified
parser             "Clear parser"  unmodelled unverified
pdm                "Clear pdm"  unmodelled unverified
performance        "Clear performance"  unmodelled unverified
platform           "Clear platform"  unmodelled unverified
pm                 "Clear pm"  unmodelled unverified
pnp                "Clear pnp"  unmodelled unverified
policy-map         "Clear policy-map"  unmodelled unverified
port-security      "Clear port-security"  unmodelled unverified
ppp                "Clear ppp"  unmodelled unverified
pppoe              "Clear pppoe"  unmodelled unverified
processes          "Clear processes"  unmodelled unverified
ptp                "Clear ptp"  unmodelled unverified
qos                "Clear qos"  unmodelled unverified
radius             "Clear radius"  unmodelled unverified
raw-socket         "Clear raw-socket"  unmodelled unverified
redundancy         "Clear redundancy"  unmodelled unverified
rep                "Clear rep"  unmodelled unverified
route-map          "Clear route-map"  unmodelled unverified
sampler            "Clear sampler"  unmodelled unverified
scp                "Clear scp"  unmodelled unverified
service-routing    "Clear service-routing"  unmodelled unverified
session            "Clear session"  unmodelled unverified
sessions           "Clear sessions"  unmodelled unverified
snmp               "Clear snmp"  unmodelled unverified
sockets            "Clear sockets"  unmodelled unverified
spanning-tree      "Clear spanning tree parameters"  unmodelled unverified
ssh                "Clear ssh"  unmodelled unverified
stack-power        "Clear stack-power"  unmodelled unverified
standby            "Clear standby"  unmodelled unverified
subscriber         "Clear subscriber"  unmodelled unverified
switch             "Clear switch"  unmodelled unverified
tacacs             "Clear tacacs"  unmodelled unverified
tcp                "Clear a TCP connection or statistics"  unmodelled unverified
template           "Clear template"  unmodelled unverified
time-range         "Clear time-range"  unmodelled unverified
track              "Clear track"  unmodelled unverified
udld               "Clear udld"  unmodelled unverified
vlan               "Clear vlan"  unmodelled unverified
vpdn               "Clear vpdn"  unmodelled unverified
vrf                "Clear vrf"  unmodelled unverified
vrrp               "Clear vrrp"  unmodelled unverified
vtemplate          "Clear vtemplate"  unmodelled unverified
vtp                "Clear vtp"  unmodelled unverified
wireless           "Clear wireless"  unmodelled unverified
wsma               "Clear wsma"  unmodelled unverified
xconnect           "Clear xconnect"  unmodelled unverified
zone               "Clear zone"  unmodelled unverified
zone-pair          "Clear zone-pair"  unmodelled unverified

part vocabulary-config

access-list                 "Add an access list entry"  unmodelled
access-session              "Access Session Global Configuration Commands"  unmodelled
alias                       "Create command alias"  unmodelled
aliases                     "aliases commands"  unmodelled unverified
app-hosting                 "Application hosting configuration mode"  unmodelled
arp                         "Set a static ARP entry"  unmodelled
authentication              "Auth Manager Global Configuration Commands"  unmodelled
auto                        "Configure Automation"  unmodelled
autoconf                    "Configure autoconf"  unmodelled
avb                         "Global AVB"  unmodelled
avc                         "Application visibility and control"  unmodelled
bfd                         "BFD configuration commands"  unmodelled
bfd-template                "BFD template configuration"  unmodelled
bridge-domain               "Bridge-domain global configuration commands"  unmodelled
buffers                     "Adjust system buffer pool parameters"  unmodelled
bulkstat                    "Bulkstat Application"  unmodelled
call                        "Configure Call parameters"  unmodelled
cdp                         "Global CDP configuration subcommands"  unmodelled
cef                         "Cisco Express Forwarding"  unmodelled
cisp                        "Set CISP parameters"  unmodelled
class-map                   "Configure CPL Class Map"  unmodelled
cns                         "CNS agents"  unmodelled
config-register             "Define the configuration register"  unmodelled
control-plane               "Configure control plane services"  unmodelled
cts                         "Cisco Trusted Security commands"  unmodelled
default-value               "Default character-bits values"  unmodelled
define                      "interface range macro definition"  unmodelled
device                      "device classifier configuration"  unmodelled
device-sensor               "device-sensor commands"  unmodelled unverified
device-tracking             "Device tracking configuration commands"  unmodelled
do-exec                     "To run exec commands in config mode"  unmodelled
dot1x                       "IEEE 802.1X Global Configuration Commands"  unmodelled
downward-compatible-config  "Generate a configuration compatible with older software"  unmodelled
dying-gasp                  "dying-gasp commands"  unmodelled unverified
eap                         "EAP Global Configuration Commands"  unmodelled
energywise                  "EnergyWise Global Configuration Commands"  unmodelled
epm                         "EPM Global Configuration Commands"  unmodelled
errdisable                  "Error disable"  unmodelled
et-analytics                "Encrypted Traffic Analytics"  unmodelled
ethernet                    "Ethernet configuration"  unmodelled
event                       "Event related configuration commands"  unmodelled
exception                   "Exception handling"  unmodelled
fallback                    "Fallback configuration commands"  unmodelled
fhrp                        "Configure First Hop Redundancy Protocols"  unmodelled
flow                        "Global Flow configuration subcommands"  unmodelled
format                      "Format the output"  unmodelled
global-address-family       "Enter address-family base routing topology mode"  unmodelled
group-policy                "Group-policy configuration"  unmodelled
hw-module                   "Control of individual components in the system"  unmodelled
hw-switch                   "Hw-switch"  unmodelled
identity                    "Identity Configuration Commands"  unmodelled
iox                         "Configure IOx services"  unmodelled
ipv6                        "Global IPv6 configuration commands"  unmodelled
  access-list               "Configure access lists"
  address-validate          "Reserved Interface Identifiers validation"
  deny-echo-reply           "Allow/Deny Echo-reply to anycast/multicast address"
  destination-guard         "Configure Destination guard"
  dhcp                      "IPv6 DHCP"
  dhcp-relay                "Configure IPv6 DHCP relay agent"
  flowset                   "Set flow label random for originated packets"
  icmp                      "Configure ICMP parameters"
  local                     "Specify local options"
  mld                       "Global mld commands"
  mobile                    "Mobile IPv6"
  multicast                 "Configure multicast related commands"
  mux                       "mux commands"  unverified
  nd                        "Configure IPv6 ND"
  neighbor                  "Neighbor"
  ospf                      "Configure IPv6 OSPF"
  pim                       "Configure Protocol Independent Multicast"
  prefix-lists              "Build a prefix list"
  radius                    "RADIUS configuration commands"
  rip                       "Configure ipv6 RIP settings"
  route                     "Configure static routes"
  router                    "Enable an IPV6 routing process"
  source-guard              "Configure IPv6 sourceguard"
  source-route              "Process packets with source routing header options"
  spd                       "spd"
  tacacs                    "TACACS configuration commands"
  unicast-routing           "Enable unicast routing"
  visibility                "NetFlow Global Command"
key                         "Key management"  unmodelled
kron                        "Kron interval Facility"  unmodelled
l2                          "Layer 2 configuration"  unmodelled
l2protocol-tunnel           "Tunnel Layer2 protocols"  unmodelled
l2vpn                       "Layer2 VPN commands"  unmodelled
lacp                        "LACP configuration"  unmodelled
ldap                        "LDAP server configuration command"  unmodelled
lldp                        "Global LLDP configuration subcommands"  unmodelled
location                    "Global location configuration commands"  unmodelled
mab                         "mab Configuration Commands"  unmodelled
mac                         "Global MAC configuration subcommands"  unmodelled
mac-address-table           "Configure the MAC address table"  unmodelled
macro                       "Macro configuration"  unmodelled
macsec                      "macsec commands"  unmodelled unverified
maintenance-template        "maintenance-template configuration"  unmodelled
mdns-sd                     "mDNS Service Discovery Gateway Configuration"  unmodelled
mediatrace                  "mediatrace commands"  unmodelled unverified
metadata                    "Metadata Application"  unmodelled
mka                         "MACsec Key Agreement (MKA) configuration"  unmodelled
module                      "Module"  unmodelled
monitor                     "Monitoring different system events"  unmodelled
mpls                        "Configure MPLS parameters"  unmodelled
mvrp                        "Global MVRP"  unmodelled
named-ordering-route-map    "named ordering route-map enable"  unmodelled
nat64                       "NAT64 configuration commands"  unmodelled
netconf                     "Configure NETCONF"  unmodelled
netconf-yang                "netconf-yang commands"  unmodelled unverified
network-clock               "Network clock configuration commands"  unmodelled
network-policy              "Network Policy"  unmodelled
nhrp                        "NHRP global commands"  unmodelled
object-group                "Configure Object Group"  unmodelled
onep                        "ONEP functionality"  unmodelled
parameter-map               "parameter map"  unmodelled
parser                      "Configure parser"  unmodelled
password                    "Configure encryption password (key)"  unmodelled
performance                 "Global Performance monitor configuration"  unmodelled
pnp                         "Configure PNP"  unmodelled
policy-map                  "Configure Policy Map"  unmodelled
port-channel                "EtherChannel configuration"  unmodelled
power                       "power commands"  unmodelled unverified
privilege                   "Command privilege parameters"  unmodelled
process                     "Configure process"  unmodelled
process-max-time            "Maximum time for process to run before voluntarily relinquishing processor"  unmodelled
profile                     "MSP Profile"  unmodelled
ptp                         "Precision Time Protocol"  unmodelled
qos                         "Global QoS configuration subcommands"  unmodelled
radius                      "RADIUS server configuration command"  unmodelled
radius-server               "Modify RADIUS query parameters"  unmodelled
remote-management           "Enable the remote managment"  unmodelled
rep                         "Resilient Ethernet Protocol characteristics"  unmodelled
restconf                    "restconf commands"  unmodelled unverified
rmon                        "Remote Monitoring"  unmodelled
route-map                   "Create route-map or enter route-map command mode"  unmodelled
route-tag                   "Route Tag"  unmodelled
router                      "Enable a routing process"  unmodelled
  bgp                       "Border Gateway Protocol (BGP)"
  isis                      "ISO IS-IS"
  lisp                      "Locator/ID Separation Protocol"
  lisp-list                 "Locator/ID Separation Protocol"
  nhrp                      "Next Hop Resolution Protocol (NHRP)"
  ospfv3                    "OSPFv3"
  rip                       "Routing Information Protocol (RIP)"
  router-eigrp              "EIGRP Router Commands"
  router-ospf               "Router OSPF"
sampler                     "Define a Sampler"  unmodelled
scheduler                   "Scheduler parameters"  unmodelled
sdm                         "Switch database management"  unmodelled
service-list                "Enter the service list"  unmodelled
service-routing             "Configure service-routing"  unmodelled
service-template            "Configure a service-template/identity policy"  unmodelled
shell                       "Configure shell command"  unmodelled
snmp                        "Modify non engine SNMP parameters"  unmodelled
software                    "Configure software installation parameters"  unmodelled
source                      "Get config from another source"  unmodelled
stack-mac                   "Global stack mac-address feature configurations"  unmodelled
stack-power                 "stack-power commands"  unmodelled unverified
stackwise-virtual           "Enter stackwise-virtual configuration mode"  unmodelled
standby                     "Global HSRP configuration commands"  unmodelled
subscriber                  "Subscriber configuration"  unmodelled
system                      "System configuration"  unmodelled
table-map                   "Configure Table Map"  unmodelled
tacacs                      "TACACS server configuration command"  unmodelled
tacacs-server               "Modify TACACS query parameters"  unmodelled
telemetry                   "telemetry commands"  unmodelled unverified
template                    "Select a template to configure"  unmodelled
tftp-server                 "Provide TFTP service for netload requests"  unmodelled
time-range                  "Define time range entries"  unmodelled
tod-clock                   "Time-of-Day clock"  unmodelled
track                       "Object tracking configuration commands"  unmodelled
tunnel                      "tunnel commands"  unmodelled unverified
udld                        "Configure global UDLD setting"  unmodelled
vlan                        "VLAN configuration commands"  unmodelled
  access-log                "Configure VACL logging"
  access-map                "Create vlan access-map or enter vlan access-map command mode"
  accounting                "VLAN accounting configuration"
  configuration-entry       "vlan feature configuration mode"
  dot1q                     "dot1q parameters"
  filter                    "Apply a VLAN Map"
  group                     "Create a vlan group"
  internal                  "internal VLAN"
  vlan-list                 "vlan-list commands"  unverified
vrrp                        "vrrp commands"  unmodelled unverified
vtp                         "Configure global VTP state"  unmodelled
vxlan                       "Configure VxLAN information"  unmodelled
wsma                        "Configure Web Services Management Agents"  unmodelled
xconnect                    "Xconnect config commands"  unmodelled

part vocabulary-config-aaa

accounting       "Accounting configurations parameters."  unmodelled
attribute        "AAA attribute definitions"  unmodelled
authentication   "Authentication configurations parameters."  unmodelled
authn            "AAA authentication service for YANG Interfaces."  unmodelled
authorization    "Authorization configurations parameters."  unmodelled
authz            "AAA authorization service for YANG Interfaces."  unmodelled
cache            "AAA cache definitions"  unmodelled
common-criteria  "AAA Common Criteria"  unmodelled
group            "AAA group definitions"  unmodelled
local            "AAA Local method options"  unmodelled
login            "AAA login enable display"  unmodelled
max-sessions     "Adjust initial hash size for estimated max sessions"  unmodelled
memory           "AAA memory parameters"  unmodelled
password         "Configure password/secret related settings"  unmodelled
policy           "AAA policy parameters"  unmodelled
remote           "Remote user configuration"  unmodelled
route            "Static route downloading"  unmodelled
server           "Local AAA server"  unmodelled
session-id       "AAA Session ID"  unmodelled
session-mib      "AAA session MIB options"  unmodelled
traceback        "Traceback recording"  unmodelled

part vocabulary-config-banner

config-save     "Set message for saving configuration"  unmodelled unverified
prompt-timeout  "Set Message for login authentication timeout"  unmodelled
slip-ppp        "Set Message for SLIP/PPP"  unmodelled

part vocabulary-config-clock

calendar-valid  "Calendar time is authoritative"  unmodelled
initialize      "Initialize system clock on restart"  unmodelled unverified
save            "backup of clock with NVRAM"  unmodelled unverified

part vocabulary-config-crypto

call         "Configure Crypto Call Admission Control"  unmodelled
dynamic-map  "Specify a dynamic crypto map template"  unmodelled
engine       "Enter a crypto engine configurable menu"  unmodelled
est-client   "EST client debugging information"  unmodelled
gdoi         "Configure GKM (Group Key Management, GDOI or G-IKEv2) Policy"  unmodelled
gkm          "Configure GKM (Group Key Management, GDOI or G-IKEv2) Policy"  unmodelled
ha           "PKI HA debugging information"  unmodelled
identity     "Enter a crypto identity list"  unmodelled
ikev2        "Configure IKEv2 Options"  unmodelled
ipsec        "Configure IPSEC policy"  unmodelled
isakmp       "Configure ISAKMP policy"  unmodelled
key          "Long term key operations"  unmodelled
keyring      "Key ring commands"  unmodelled
logging      "logging messages"  unmodelled
map          "Enter a crypto map"  unmodelled
mib          "Configure Crypto-related MIB Parameters"  unmodelled
ssl          "Configure Crypto SSL Options"  unmodelled
tls-tunnel   "Configure Crypto TLS-Tunnel Options"  unmodelled
vpn          "Configure crypto vpn commands"  unmodelled
xauth        "X-Auth parameters"  unmodelled

part vocabulary-config-crypto-pki

authenticate  "Get the CA certificate"  unmodelled
benchmark     "Benchmarking"  unmodelled unverified
certificate   "Actions on certificates"  unmodelled
crl           "Actions on certificate revocation lists"  unmodelled
enroll        "Request a certificate from a CA"  unmodelled
export        "Export certificate or PKCS12 file"  unmodelled
import        "Import certificate or PKCS12 file"  unmodelled
nvram         "Configure private nvram options"  unmodelled unverified
profile       "Define a certificate profile"  unmodelled
server        "Enable IOS Certificate server"  unmodelled
token         "Configure cryptographic token"  unmodelled

part vocabulary-config-enable

aaa                     "Define enable authentication parameters"  unmodelled unverified
algorithm-type          "Algorithm to use for hashing the plaintext 'enable' secret"  unmodelled unverified
common-criteria-policy  "Enable common criteria policy"  unmodelled unverified

part vocabulary-config-file

privilege  "File access privilege level"  unmodelled unverified
verify     "Verify compressed IOS image checksum"  unmodelled unverified

part vocabulary-config-ip

access-group           "access-group commands"  unmodelled unverified
access-list            "IOS Named access list"  unmodelled
accounting-list        "accounting-list commands"  unmodelled unverified
accounting-threshold   "accounting-threshold commands"  unmodelled unverified
accounting-transits    "accounting-transits commands"  unmodelled unverified
address-pool           "address-pool commands"  unmodelled unverified
admission              "Network Admission Control (NAC)"  unmodelled
alias                  "alias commands"  unmodelled unverified
amt                    "amt commands"  unmodelled unverified
arp                    "IP ARP global configuration"  unmodelled
as-path                "BGP autonomous system path filter"  unmodelled
audit                  "audit commands"  unmodelled unverified
auth-proxy             "auth-proxy commands"  unmodelled unverified
bgp                    "Clear BGP connections"  unmodelled
bgp-community          "format for BGP community"  unmodelled
bootp                  "Config BOOTP services"  unmodelled
cef                    "cef commands"  unmodelled unverified
classless              "Follow classless routing forwarding rules"  unmodelled
cms                    "cms commands"  unmodelled unverified
community-list         "community-list commands"  unmodelled unverified
ddns                   "ddns commands"  unmodelled unverified
default-network        "Flags networks as candidates for default routes"  unmodelled unverified
device                 "Device tracking"  unmodelled
dfp                    "dfp commands"  unmodelled unverified
dhcp                   "Configure DHCP server and relay parameters"  unmodelled
dhcp-client            "dhcp-client commands"  unmodelled unverified
dhcp-relay             "Configure IP DHCP relay agent"  unmodelled
dhcp-server            "dhcp-server commands"  unmodelled unverified
dns                    "Configure DNS server for a zone"  unmodelled
dvmrp                  "dvmrp commands"  unmodelled unverified
explicit-path          "Configure explicit-path"  unmodelled
extcommunity-list      "extcommunity-list commands"  unmodelled unverified
finger                 "finger server"  unmodelled
flow                   "flow commands"  unmodelled unverified
flow-aggregation       "flow-aggregation commands"  unmodelled unverified
flow-cache             "flow-cache commands"  unmodelled unverified
flow-capture           "flow-capture commands"  unmodelled unverified
flow-export            "flow-export commands"  unmodelled unverified
flow-top-talkers       "flow-top-talkers commands"  unmodelled unverified
global                 "global commands"  unmodelled unverified
gratuitous-arps        "gratuitous-arps commands"  unmodelled unverified
gratuitous-arps-local  "gratuitous-arps-local commands"  unmodelled unverified
helper-address         "helper-address commands"  unmodelled unverified
host-routing           "Enable host-based routing (proxy ARP and redirect)"  unmodelled
hp-host                "hp-host commands"  unmodelled unverified
icmp                   "ICMP options"  unmodelled
identd                 "identd commands"  unmodelled unverified
igmp                   "IGMP global configuration"  unmodelled
ip-community-list      "Add a ip community list entry"  unmodelled
ip-extcommunity-list   "Add a ip community list entry"  unmodelled
large-community-list   "Add a large-community list entry"  unmodelled
local                  "Specify local options"  unmodelled
mfib                   "mfib commands"  unmodelled unverified
mobile                 "mobile commands"  unmodelled unverified
mrm                    "mrm commands"  unmodelled unverified
mroute                 "Configure static multicast routes"  unmodelled
msdp                   "MSDP global commands"  unmodelled
multicast              "Global IP Multicast Commands"  unmodelled
multicast-routing      "Enable IP multicast forwarding"  unmodelled
mux                    "mux commands"  unmodelled unverified
nat                    "NAT configuration commands"  unmodelled
nbar                   "nbar commands"  unmodelled unverified
nhrp                   "nhrp commands"  unmodelled unverified
options                "options commands"  unmodelled unverified
ospf                   "Configure for ospf"  unmodelled
pim                    "PIM global commands"  unmodelled
policy-list            "policy-list commands"  unmodelled unverified
port-map               "port-map commands"  unmodelled unverified
prefix-list            "prefix-list commands"  unmodelled unverified
prefix-lists           "Build a prefix list"  unmodelled
radius                 "RADIUS configuration commands"  unmodelled
rarp-server            "rarp-server commands"  unmodelled unverified
rcmd                   "Rcmd commands"  unmodelled
redirects              "redirects commands"  unmodelled unverified
reflexive-list         "IOS reflexive list"  unmodelled
rsvp                   "IP RSVP"  unmodelled
rtcp                   "rtcp commands"  unmodelled unverified
sap                    "sap commands"  unmodelled unverified
sctp                   "sctp commands"  unmodelled unverified
sdr                    "sdr commands"  unmodelled unverified
sdwan                  "sdwan commands"  unmodelled unverified
security               "security commands"  unmodelled unverified
sftp                   "sftp commands"  unmodelled unverified
sip                    "sip commands"  unmodelled unverified
sla                    "IP Service Level Agreement"  unmodelled
source                 "source commands"  unmodelled unverified
source-route           "Process packets with source routing header options"  unmodelled
spd                    "spd"  unmodelled
static                 "static commands"  unmodelled unverified
subnet-zero            "Allow 'subnet zero' subnets"  unmodelled
tacacs                 "TACACS configuration commands"  unmodelled
tcp                    "Global TCP parameters"  unmodelled
telnet                 "Specify telnet options"  unmodelled
traffic-export         "traffic-export commands"  unmodelled unverified
unreachables           "unreachables commands"  unmodelled unverified
verify                 "verify commands"  unmodelled unverified
virtual-reassembly     "virtual-reassembly commands"  unmodelled unverified
visibility             "NetFlow Global Command"  unmodelled
vrf                    "Configure an IP VPN Routing/Forwarding instance"  unmodelled
wccp                   "Web-Cache Coordination Protocol IPv4 Commands"  unmodelled

part vocabulary-config-ip-http

access-class                   "Restrict http server access by access-class"  unmodelled
active-session-modules         "Set active session modules"  unmodelled
banner                         "Enable HTTP banner"  unmodelled unverified
banner-path                    "Set the path for the HTTP banner page"  unmodelled unverified
digest                         "Set http digest parameters"  unmodelled unverified
help-path                      "HTML help root URL"  unmodelled unverified
max-connections                "max http connections"  unmodelled
path                           "Set http path name"  unmodelled
port                           "http port number"  unmodelled
secure-active-session-modules  "Set secure active session modules"  unmodelled
secure-ciphersuite             "Set http secure server ciphersuite"  unmodelled
secure-client-auth             "Set http secure server with client authentication"  unmodelled
secure-ecdhe-curve             "Set http secure server ECDHE curve"  unmodelled unverified
secure-peer-verify-trustpoint  "Set http secure server peer certificate verification trustpoint"  unmodelled unverified
secure-piv-based-auth          "Set http secure server with PIV based authentication"  unmodelled unverified
secure-port                    "Set http secure server port number for listening"  unmodelled unverified
session-idle-timeout           "Set http server session idle timeout"  unmodelled
session-module-list            "Set up a http(s) server session module list"  unmodelled unverified
timeout-policy                 "Set http server time-out policy parameters"  unmodelled
tls-version                    "Set TLS version for HTTP secure server"  unmodelled

part vocabulary-config-ip-http-client

cache               "HTTP client cache"  unmodelled unverified
connection          "Configure http client connection"  unmodelled unverified
password            "Configure password for http client connections"  unmodelled unverified
response            "Configure client response parameters"  unmodelled unverified
secure-ciphersuite  "Set http secure server ciphersuite"  unmodelled
tls-version         "Set TLS version for HTTP secure server"  unmodelled

part vocabulary-config-ip-ssh

bulk-mode    "Enable optimizations for bulk data transfer procedures"  unmodelled
client       "Configuration for client"  unmodelled
dh           "Diffie-Hellman"  unmodelled
dscp         "IP DSCP value for SSH traffic"  unmodelled
logging      "Configure logging for SSH"  unmodelled
maxstartups  "Maximum number of server sessions"  unmodelled
port         "Starting (or only) Port number to listen on"  unmodelled
precedence   "IP Precedence value for SSH traffic"  unmodelled
rsa          "Configure RSA keypair name for SSH"  unmodelled
server       "Configuration for server"  unmodelled

part vocabulary-config-logging

alarm            "Configure syslog for alarms"  unmodelled
buginf           "Enable buginf logging for debugging"  unmodelled
delimiter        "Append delimiter to syslog messages"  unmodelled
discriminator    "Create or modify a message discriminator"  unmodelled
esm              "Set ESM filter restrictions"  unmodelled
event            "Global interface events"  unmodelled
exception        "Limit size of exception flush output"  unmodelled
file             "Set logging file parameters"  unmodelled
history          "Configure syslog history table"  unmodelled
message-counter  "Configure log message to include certain counter value"  unmodelled
origin-id        "Add origin ID to syslog messages"  unmodelled
persistent       "Set persistent logging parameters"  unmodelled
queue-limit      "Set logger message queue size"  unmodelled
rate-limit       "Set messages per second limit"  unmodelled
reload           "Set reload logging level"  unmodelled
server-arp       "Enable sending ARP requests for syslog servers when first configured"  unmodelled
snmp-authfail    "snmp-authfail commands"  unmodelled unverified
snmp-trap        "Set SNMP trap logging level"  unmodelled
tls-profile      "TLS configurations for secure syslog connection:"  unmodelled

part vocabulary-config-ntp

access-group        "Control NTP access"  unmodelled
allow               "Allow processing of packets"  unmodelled
authenticate        "Authenticate time sources"  unmodelled
authentication-key  "Authentication key for trusted time sources"  unmodelled
broadcastdelay      "Estimated round-trip delay in microseconds"  unmodelled
clock-period        "Length of hardware clock tick"  unmodelled
logging             "Enable NTP message logging"  unmodelled
master              "Act as NTP master clock"  unmodelled
max-associations    "Set maximum number of associations"  unmodelled
maxdistance         "Maximum Distance for synchronization"  unmodelled
mindistance         "Minimum distance to consider for clockhop"  unmodelled
orphan              "Threshold Stratum for orphan mode"  unmodelled
panic               "Reject time updates > panic threshold (default 1000Sec)"  unmodelled
passive             "NTP passive mode"  unmodelled
peer                "Configure NTP peer"  unmodelled
refclock            "NTP internal reference clock"  unmodelled
trusted-key         "Key numbers for trusted time sources"  unmodelled
update-calendar     "Periodically update calendar with NTP time"  unmodelled

part vocabulary-config-service

alignment                  "Control alignment correction and logging"  unmodelled
config                     "TFTP load config files"  unmodelled
counters                   "Control aging of interface counters"  unmodelled
disable-ip-fast-frag       "Disable IP particle-based fast fragmentation"  unmodelled
exec-callback              "Enable exec callback"  unmodelled
exec-wait                  "Delay EXEC startup on noisy lines"  unmodelled
finger                     "Allow responses to finger requests"  unmodelled
heartbeat                  "Enable heartbeat processing"  unmodelled
hide-telnet-addresses      "Hide destination addresses in telnet command"  unmodelled
linenumber                 "enable line number banner for each exec"  unmodelled
log-hidden                 "Enable syslog msgs for hidden/internal commands"  unmodelled
nagle                      "Enable Nagle's congestion control algorithm"  unmodelled
old-slip-prompts           "Allow old scripts to operate with slip/ppp"  unmodelled
password-recovery          "Enable password recovery"  unmodelled
private-config-encryption  "Enable private config file encryption"  unmodelled
pt-vty-logging             "Log significant VTY-Async events"  unmodelled
reset                      "Reset PnP config"  unmodelled
slave-log                  "Enable log capability of slave IPs"  unmodelled
tcp-small-servers          "Enable small TCP servers (e.g., ECHO)"  unmodelled
telnet-zeroidle            "Set TCP window 0 when connection is idle"  unmodelled
udp-small-servers          "Enable small UDP servers (e.g., ECHO)"  unmodelled
unsupported-transceiver    "Enable support for third-party transceivers"  unmodelled
wakeup                     "Wake up Profile"  unmodelled

part vocabulary-config-snmp

arp               "arp commands"  unmodelled unverified
cdp               "cdp commands"  unmodelled unverified
chassis-id        "String to uniquely identify this chassis"  unmodelled
cisco-ppp         "cisco-ppp commands"  unmodelled unverified
context           "Create/Delete a context apart from default"  unmodelled
drop              "drop commands"  unmodelled unverified
engineID          "Configure a local or remote SNMPv3 engineID"  unmodelled
file-transfer     "File transfer related commands"  unmodelled
group             "Define a User Security Model group"  unmodelled
hostid            "hostid commands"  unmodelled unverified
ifindex           "Enable ifindex persistence"  unmodelled
inform            "inform commands"  unmodelled unverified
ip                "IP ToS configuration for SNMP traffic"  unmodelled
manager           "Modify SNMP manager parameters"  unmodelled
mib               "mib commands"  unmodelled unverified
packetsize        "Largest SNMP packet size"  unmodelled
password-policy   "password-policy commands"  unmodelled unverified
queue-length      "Message queue length for each TRAP host"  unmodelled
queue-limit       "queue-limit commands"  unmodelled unverified
source-interface  "Assign an source interface"  unmodelled
sparse-tables     "Turn on snmp sparse table implementation"  unmodelled
spi               "spi commands"  unmodelled unverified
subagent          "subagent commands"  unmodelled
system-shutdown   "Enable use of the SNMP reload command"  unmodelled
tftp-server-list  "Limit TFTP servers used via SNMP"  unmodelled
trap              "SNMP trap options"  unmodelled
trap-source       "Assign an interface for the source address of all traps"  unmodelled
trap-timeout      "trap-timeout commands"  unmodelled unverified
user              "Define a user who can access the SNMP engine"  unmodelled
usm               "usm commands"  unmodelled unverified
view              "Define an SNMPv2 MIB view"  unmodelled

part vocabulary-config-snmp-traps

aaa_server          "Enable SNMP AAA Server traps"  unmodelled
authenticate-fail   "Enable SNMP 802.11 Authentication Fail Trap"  unmodelled
bgp                 "Enable BGP traps"  unmodelled
bulkstat            "Enable Data-Collection-MIB Collection notifications"  unmodelled
cluster             "Enable Cluster traps"  unmodelled
config              "Enable SNMP config traps"  unmodelled
config-copy         "Enable SNMP config-copy traps"  unmodelled
copy-config         "Enable SNMP copy-config traps"  unmodelled
cpu                 "Allow cpu related traps"  unmodelled
cpu_threshold       "Enables CPU threshold notifications"  unmodelled
dhcp                "Enable SNMP dhcp traps"  unmodelled
eigrp               "Enable SNMP EIGRP traps"  unmodelled
entity              "Enable SNMP entity traps"  unmodelled
entity-diag         "Enable SNMP CISCO-ENTITY-DIAG-MIB traps"  unmodelled
entity-perf         "Enable SNMP ENTITY-PERF traps"  unmodelled
entity-qfp          "Enable SNMP ENTITY-QFP notifications"  unmodelled
entity-sensor       "Enable SNMP entity-sensor traps"  unmodelled
entity-state        "Allow SNMP entity-state traps"  unmodelled
envmon              "Enable SNMP environmental monitor traps"  unmodelled
errdisable          "Enable SNMP errdisable notifications"  unmodelled
event-manager       "Enable SNMP Embedded Event Manager traps"  unmodelled
flash               "Enable SNMP FLASH notifications"  unmodelled
fru-ctrl            "Enable SNMP entity FRU control traps"  unmodelled
hsrp                "Enable SNMP HSRP traps"  unmodelled
ike                 "Enable IKE traps"  unmodelled
ipsec               "Enable IPsec traps"  unmodelled
ipsla               "Enable IPSLA traps traps"  unmodelled
isis                "Enable ISIS traps traps"  unmodelled
license             "Enable license traps"  unmodelled
mac-notification    "Enable SNMP MAC Notification traps"  unmodelled
mac-notification2   "Enable SNMP MAC Notification traps"  unmodelled
memory              "Enable SNMP Memory traps"  unmodelled
mpls                "Enable SNMP MPLS traps"  unmodelled
msdp                "Enable SNMP MSDP traps"  unmodelled
ospf                "Enable OSPF traps"  unmodelled
ospfv3              "Enable OSPFv3 traps"  unmodelled
pim                 "Enable SNMP PIM traps"  unmodelled
pimstdmib           "Enable SNMP PIMSTDMIB notifications"  unmodelled
port-security       "Enable SNMP port security traps"  unmodelled
power-ethernet      "Enable SNMP power ethernet traps"  unmodelled
rf                  "Enable all SNMP traps defined in CISCO-RF-MIB"  unmodelled
snmp                "Enable SNMP traps"  unmodelled
stackwise           "Enable SNMP stackwise traps"  unmodelled
syslog              "Enable SNMP syslog traps"  unmodelled
trustsec            "Enable SNMP CISCO-TRUSTSEC-MIB traps"  unmodelled
trustsec-interface  "Enable SNMP CISCO-TRUSTSEC-INTERFACE-MIB traps"  unmodelled
trustsec-policy     "Enable SNMP CISCO-TRUSTSEC-POLICY-MIB traps"  unmodelled
trustsec-server     "Enable SNMP CISCO-TRUSTSEC-SERVER-MIB traps"  unmodelled
trustsec-sxp        "Enable SNMP CISCO-TRUSTSEC-SXP-MIB traps"  unmodelled
tty                 "Enable TCP connection traps"  unmodelled
udld                "Enable SNMP CISCO-UDLDP-MIB traps"  unmodelled
vlan-mac-limit      "Enable SNMP L2 Control VLAN MAC Limit notifications"  unmodelled
vstack              "Enable SNMP Smart Install traps"  unmodelled

part vocabulary-config-spanning-tree

backbonefast  "Enable BackboneFast Feature"  unmodelled
bridge        "bridge commands"  unmodelled unverified
etherchannel  "Spanning tree etherchannel specific configuration"  unmodelled
logging       "Enable Spanning tree logging"  unmodelled
loopguard     "Spanning tree loopguard options"  unmodelled
mst           "Multiple spanning tree configuration"  unmodelled
optimize      "optimize commands"  unmodelled unverified
pathcost      "Spanning tree pathcost options"  unmodelled
portfast      "Spanning tree portfast options"  unmodelled
transmit      "STP transmit parameters"  unmodelled
uplinkfast    "Enable UplinkFast Feature"  unmodelled
vlan          "VLAN Switch Spanning Tree"  unmodelled

part vocabulary-config-username

access-class         "Restrict access by access-class"  unmodelled unverified
algorithm-type       "Algorithm to use for hashing the plaintext secret for the user"  unmodelled unverified
autocommand          "Automatically issue a command after the user logs in"  unmodelled unverified
callback-dialstring  "Callback dialstring"  unmodelled unverified
callback-line        "Associate a specific line with this callback"  unmodelled unverified
callback-rotary      "Associate a rotary group with this callback"  unmodelled unverified
dnis                 "Do not require password when obtained via DNIS"  unmodelled unverified
nocallback-verify    "Do not require authentication after callback"  unmodelled unverified
noescape             "Prevent the user from using an escape character"  unmodelled unverified
nohangup             "Do not disconnect after an automatic command"  unmodelled unverified
nopassword           "No password is required for the user to log in"  unmodelled unverified
user-maxlinks        "Limit the user's number of inbound links"  unmodelled unverified

part vocabulary-config-vrf

forwarding   "Configure forwarding table"  unmodelled unverified
list         "Configure a VRF list"  unmodelled unverified
rd-auto      "VRF rd auto"  unmodelled unverified
selection    "Configure VRF selection"  unmodelled unverified
upgrade-cli  "Upgrade VRF CLI"  unmodelled unverified

part vocabulary-debug

aaa                "AAA Authentication, Authorization and Accounting"  unmodelled unverified
access-expression  "access-expression debugging"  unmodelled unverified
access-session     "access-session debugging"  unmodelled unverified
acircuit           "acircuit debugging"  unmodelled unverified
adjacency          "adjacency debugging"  unmodelled unverified
ap                 "ap debugging"  unmodelled unverified
app-hosting        "app-hosting debugging"  unmodelled unverified
archive            "archive debugging"  unmodelled unverified
arp                "IP ARP and HP Probe transactions"  unmodelled unverified
auth-manager       "auth-manager debugging"  unmodelled unverified
authentication     "authentication debugging"  unmodelled unverified
auto               "auto debugging"  unmodelled unverified
autoconf           "autoconf debugging"  unmodelled unverified
avb                "avb debugging"  unmodelled unverified
avc                "avc debugging"  unmodelled unverified
backup             "backup debugging"  unmodelled unverified
beep               "beep debugging"  unmodelled unverified
bfd                "bfd debugging"  unmodelled unverified
bgp                "bgp debugging"  unmodelled unverified
bridge             "bridge debugging"  unmodelled unverified
buffer             "buffer debugging"  unmodelled unverified
call-home          "Call-Home debugging"  unmodelled unverified
capabilities       "capabilities debugging"  unmodelled unverified
cce                "cce debugging"  unmodelled unverified
cdp                "CDP information"  unmodelled unverified
cef                "cef debugging"  unmodelled unverified
cellular           "cellular debugging"  unmodelled unverified
chat               "chat debugging"  unmodelled unverified
cisp               "cisp debugging"  unmodelled unverified
class-map          "class-map debugging"  unmodelled unverified
clns               "clns debugging"  unmodelled unverified
cns                "cns debugging"  unmodelled unverified
condition          "Condition"  unmodelled unverified
configuration      "configuration debugging"  unmodelled unverified
control-plane      "control-plane debugging"  unmodelled unverified
cpu                "cpu debugging"  unmodelled unverified
crypto             "Cryptographic subsystem"  unmodelled unverified
cts                "cts debugging"  unmodelled unverified
custom-queue       "custom-queue debugging"  unmodelled unverified
data-store         "data-store debugging"  unmodelled unverified
datapath           "datapath debugging"  unmodelled unverified
device-sensor      "device-sensor debugging"  unmodelled unverified
device-tracking    "device-tracking debugging"  unmodelled unverified
dhcp               "DHCP debugging"  unmodelled unverified
diagnostic         "diagnostic debugging"  unmodelled unverified
dialer             "dialer debugging"  unmodelled unverified
dot1x              "IEEE 802.1X"  unmodelled unverified
dtp                "dtp debugging"  unmodelled unverified
dying-gasp         "dying-gasp debugging"  unmodelled unverified
eap                "eap debugging"  unmodelled unverified
eigrp              "eigrp debugging"  unmodelled unverified
energywise         "energywise debugging"  unmodelled unverified
entry              "entry debugging"  unmodelled unverified
epm                "epm debugging"  unmodelled unverified
errdisable         "errdisable debugging"  unmodelled unverified
etherchannel       "etherchannel debugging"  unmodelled unverified
ethernet           "ethernet debugging"  unmodelled unverified
event              "event debugging"  unmodelled unverified
exception          "exception debugging"  unmodelled unverified
fallback           "fallback debugging"  unmodelled unverified
fhrp               "fhrp debugging"  unmodelled unverified
fib                "fib debugging"  unmodelled unverified
flow               "flow debugging"  unmodelled unverified
fm                 "fm debugging"  unmodelled unverified
format             "format debugging"  unmodelled unverified
ha                 "ha debugging"  unmodelled unverified
hosts              "hosts debugging"  unmodelled unverified
http               "http debugging"  unmodelled unverified
hw-module          "hw-module debugging"  unmodelled unverified
idb                "idb debugging"  unmodelled unverified
identity           "identity debugging"  unmodelled unverified
if-mgr             "if-mgr debugging"  unmodelled unverified
ilpower            "ilpower debugging"  unmodelled unverified
interface          "interface"  unmodelled unverified
ipc                "ipc debugging"  unmodelled unverified
ipv6               "IPv6 information"  unmodelled unverified
isdn               "isdn debugging"  unmodelled unverified
isis               "isis debugging"  unmodelled unverified
issu               "issu debugging"  unmodelled unverified
kerberos           "kerberos debugging"  unmodelled unverified
key                "key debugging"  unmodelled unverified
l2fib              "l2fib debugging"  unmodelled unverified
l2protocol-tunnel  "l2protocol-tunnel debugging"  unmodelled unverified
l2vpn              "l2vpn debugging"  unmodelled unverified
lacp               "lacp debugging"  unmodelled unverified
lapb               "lapb debugging"  unmodelled unverified
ldap               "ldap debugging"  unmodelled unverified
lisp               "lisp debugging"  unmodelled unverified
list               "list debugging"  unmodelled unverified
lldp               "LLDP information"  unmodelled unverified
location           "location debugging"  unmodelled unverified
logging            "logging debugging"  unmodelled unverified
login              "login debugging"  unmodelled unverified
mab                "mab debugging"  unmodelled unverified
mac                "mac debugging"  unmodelled unverified
macro              "macro debugging"  unmodelled unverified
macsec             "macsec debugging"  unmodelled unverified
mdns               "mdns debugging"  unmodelled unverified
mediatrace         "mediatrace debugging"  unmodelled unverified
memory             "memory debugging"  unmodelled unverified
metadata           "metadata debugging"  unmodelled unverified
mka                "mka debugging"  unmodelled unverified
mls                "mls debugging"  unmodelled unverified
modem              "modem debugging"  unmodelled unverified
monitor            "monitor debugging"  unmodelled unverified
mpls               "mpls debugging"  unmodelled unverified
mtu                "mtu debugging"  unmodelled unverified
mvrp               "mvrp debugging"  unmodelled unverified
netconf            "netconf debugging"  unmodelled unverified
nhrp               "nhrp debugging"  unmodelled unverified
nmsp               "nmsp debugging"  unmodelled unverified
ntp                "NTP information"  unmodelled unverified
nvram              "nvram debugging"  unmodelled unverified
object-group       "object-group debugging"  unmodelled unverified
onep               "onep debugging"  unmodelled unverified
packet             "packet debugging"  unmodelled unverified
pagp               "pagp debugging"  unmodelled unverified
parser             "parser debugging"  unmodelled unverified
pdm                "pdm debugging"  unmodelled unverified
performance        "performance debugging"  unmodelled unverified
platform           "Platform debugging"  unmodelled unverified
plcd               "plcd debugging"  unmodelled unverified
pm                 "pm debugging"  unmodelled unverified
pnp                "pnp debugging"  unmodelled unverified
policy-manager     "policy-manager debugging"  unmodelled unverified
port-security      "port-security debugging"  unmodelled unverified
ppp                "ppp debugging"  unmodelled unverified
priority           "priority debugging"  unmodelled unverified
probe              "probe debugging"  unmodelled unverified
product-analytics  "product-analytics debugging"  unmodelled unverified
ptp                "ptp debugging"  unmodelled unverified
qos                "qos debugging"  unmodelled unverified
radius             "RADIUS protocol"  unmodelled unverified
redundancy         "redundancy debugging"  unmodelled unverified
rep                "rep debugging"  unmodelled unverified
route-map          "route-map debugging"  unmodelled unverified
routing            "routing debugging"  unmodelled unverified
rpl                "rpl debugging"  unmodelled unverified
rtp                "rtp debugging"  unmodelled unverified
sampler            "sampler debugging"  unmodelled unverified
sanet              "sanet debugging"  unmodelled unverified
scp                "scp debugging"  unmodelled unverified
sdm                "sdm debugging"  unmodelled unverified
security           "security debugging"  unmodelled unverified
service-routing    "service-routing debugging"  unmodelled unverified
service-template   "service-template debugging"  unmodelled unverified
sfc                "sfc debugging"  unmodelled unverified
sip                "sip debugging"  unmodelled unverified
smi                "smi debugging"  unmodelled unverified
snmp               "SNMP information"  unmodelled unverified
software           "software debugging"  unmodelled unverified
spanning-tree      "Spanning-tree"  unmodelled unverified
ssh                "ssh debugging"  unmodelled unverified
ssl                "SSL"  unmodelled unverified
stack-power        "stack-power debugging"  unmodelled unverified
standby            "standby debugging"  unmodelled unverified
storm-control      "storm-control debugging"  unmodelled unverified
subscriber         "subscriber debugging"  unmodelled unverified
sw-vlan            "sw-vlan debugging"  unmodelled unverified
switch             "switch debugging"  unmodelled unverified
tacacs             "TACACS authentication and authorization"  unmodelled unverified
tag-template       "tag-template debugging"  unmodelled unverified
tcp                "TCP information"  unmodelled unverified
telemetry          "telemetry debugging"  unmodelled unverified
telnet             "telnet debugging"  unmodelled unverified
template           "template debugging"  unmodelled unverified
tftp               "tftp debugging"  unmodelled unverified
time-range         "time-range debugging"  unmodelled unverified
topology           "topology debugging"  unmodelled unverified
track              "track debugging"  unmodelled unverified
transceiver        "transceiver debugging"  unmodelled unverified
tunnel             "tunnel debugging"  unmodelled unverified
udld               "UDLD protocol information"  unmodelled unverified
udp                "udp debugging"  unmodelled unverified
vdsl               "vdsl debugging"  unmodelled unverified
vlan               "vlan debugging"  unmodelled unverified
voice              "voice debugging"  unmodelled unverified
vpm                "vpm debugging"  unmodelled unverified
vrf                "vrf debugging"  unmodelled unverified
vrrp               "vrrp debugging"  unmodelled unverified
vtemplate          "vtemplate debugging"  unmodelled unverified
vtp                "vtp debugging"  unmodelled unverified
wccp               "wccp debugging"  unmodelled unverified
wireless           "wireless debugging"  unmodelled unverified
wsma               "wsma debugging"  unmodelled unverified
xconnect           "xconnect debugging"  unmodelled unverified
xdsl               "xdsl debugging"  unmodelled unverified
xml                "xml debugging"  unmodelled unverified

part vocabulary-debug-ip

arp        "arp debugging"  unmodelled unverified
bgp        "bgp debugging"  unmodelled unverified
cache      "cache debugging"  unmodelled unverified
dhcp       "dhcp debugging"  unmodelled unverified
dns        "dns debugging"  unmodelled unverified
domain     "domain debugging"  unmodelled unverified
eigrp      "eigrp debugging"  unmodelled unverified
icmp       "icmp debugging"  unmodelled unverified
igmp       "igmp debugging"  unmodelled unverified
interface  "interface debugging"  unmodelled unverified
ospf       "ospf debugging"  unmodelled unverified
packet     "packet debugging"  unmodelled unverified
pim        "pim debugging"  unmodelled unverified
rip        "rip debugging"  unmodelled unverified
routing    "routing debugging"  unmodelled unverified
scp        "scp debugging"  unmodelled unverified
snmp       "snmp debugging"  unmodelled unverified
ssh        "ssh debugging"  unmodelled unverified
tcp        "tcp debugging"  unmodelled unverified
tftp       "tftp debugging"  unmodelled unverified
udp        "udp debugging"  unmodelled unverified

part vocabulary-exec

access-enable      "Create a temporary Access-List entry"  unmodelled
access-profile     "Apply user-profile to interface"  unmodelled
access-template    "Create a temporary Access-List entry"  privilege 15 unmodelled
app-hosting        "App-hosting management"  privilege 15 unmodelled
archive            "manage archive files"  privilege 15 unmodelled
auto               "Exec level Automation"  privilege 15 unmodelled
connect            "Open a terminal connection"  unmodelled
crypto             "Encryption related commands."  unmodelled
cts                "cts commands"  privilege 15 unmodelled unverified
diagnostic         "diagnostic commands"  privilege 15 unmodelled unverified
disconnect         "Disconnect an existing network connection"  unmodelled
dot1x              "IEEE 802.1X Exec Commands"  privilege 15 unmodelled
eap                "EAP Exec Commands"  privilege 15 unmodelled
epm                "epm commands"  privilege 15 unmodelled unverified
errdisable         "errdisable commands"  privilege 15 unmodelled unverified
ethernet           "Ethernet parameters"  unmodelled
event              "Event related commands"  privilege 15 unmodelled
factory-reset      "Perform a factory reset of the device"  privilege 15 unmodelled
format             "Format a filesystem"  privilege 15 unmodelled
fsck               "Fsck a filesystem"  privilege 15 unmodelled
guestshell         "guestshell managementshell"  privilege 15 unmodelled
hw-module          "Slot level commands"  privilege 15 unmodelled
if-mgr             "IF-MGR operations"  privilege 15 unmodelled
ip                 "Global IP commands"  privilege 15 unmodelled
issu               "issu commands"  privilege 15 unmodelled unverified
lock               "Lock the terminal"  unmodelled
logging            "Handles logging operations"  privilege 15 unmodelled
login              "Log in as a particular user"  unmodelled
macro              "Exec level macro commands"  privilege 15 unmodelled
mka                "mka commands"  privilege 15 unmodelled unverified
monitor            "Monitoring different system events"  privilege 15 unmodelled
mpls               "MPLS commands"  privilege 15 unmodelled
mrinfo             "Request neighbor and version information from a multicast router"  unmodelled
mstat              "Show statistics after multiple multicast traceroutes"  unmodelled
mtrace             "Trace reverse multicast path from destination to source"  unmodelled
name-connection    "Name an existing network connection"  unmodelled
platform           "platform commands"  privilege 15 unmodelled unverified
pnp                "pnp commands"  privilege 15 unmodelled unverified
power              "power commands"  privilege 15 unmodelled unverified
product-analytics  "product-analytics commands"  privilege 15 unmodelled unverified
release            "Release a resource"  unmodelled
renew              "Renew a resource"  unmodelled
request            "request commands"  privilege 15 unmodelled unverified
resume             "Resume an active network connection"  unmodelled
session            "session commands"  privilege 15 unmodelled unverified
set                "Set system parameter (not config)"  unmodelled
setup              "Run the SETUP command facility"  privilege 15 unmodelled
ssh                "Open a secure shell client connection"  unmodelled
stack-power        "stack-power commands"  privilege 15 unmodelled unverified
stackwise-virtual  "stackwise-virtual commands"  privilege 15 unmodelled unverified
start              "Start system operations"  privilege 15 unmodelled
stop               "Stop system operations"  privilege 15 unmodelled
switch             "switch commands"  privilege 15 unmodelled unverified  unless platform.units is stack
tclquit            "Quit Tool Command Language shell"  unmodelled
tclsh              "Tool Command Language shell"  privilege 15 unmodelled
tunnel             "Open a tunnel connection"  unmodelled
udld               "UDLD protocol commands"  privilege 15 unmodelled
undelete           "Undelete a file"  privilege 15 unmodelled unverified
upgrade            "Upgrade commands"  privilege 15 unmodelled
virtual-service    "Virtual-service management"  privilege 15 unmodelled
where              "List active connections"  unmodelled

part vocabulary-exec-configure

confirm            "Confirm replacement of running-config with a new config file"  unmodelled unverified
memory             "Configure from NV memory"  unmodelled unverified
network            "Configure from a TFTP network host"  unmodelled unverified
overwrite-network  "Overwrite NV memory from TFTP network host"  unmodelled unverified
revert             "Parameters for reverting the configuration"  unmodelled unverified

part vocabulary-exec-terminal

data-character-bits     "Size of characters being handled"  unmodelled unverified
databits                "Set number of data bits per character"  unmodelled unverified
dispatch-character      "Define the dispatch character"  unmodelled unverified
dispatch-timeout        "Set the dispatch timer"  unmodelled unverified
domain-lookup           "Enable domain lookups in show commands"  unmodelled unverified
download                "Put line into 'download' mode"  unmodelled unverified
escape-character        "Change the current line's escape character"  unmodelled unverified
exec-character-bits     "Size of characters to the command exec"  unmodelled unverified
flowcontrol             "Set the flow control"  unmodelled unverified
full-help               "Provide help to unprivileged user"  unmodelled unverified
hold-character          "Define the hold character"  unmodelled unverified
international           "Enable international 8-bit character support"  unmodelled unverified
ip                      "IP options"  unmodelled unverified
keymap-type             "Specify a keymap entry to use"  unmodelled unverified
lat                     "DEC Local Area Transport (LAT) protocol-specific configuration"  unmodelled unverified
notify                  "Inform users of output from concurrent sessions"  unmodelled unverified
padding                 "Set padding for a specified output character"  unmodelled unverified
parity                  "Set terminal parity"  unmodelled unverified
prc                     "PRC commands"  unmodelled unverified
rxspeed                 "Set the receive speed"  unmodelled unverified
shell                   "Enable the shell"  unmodelled unverified
special-character-bits  "Size of the escape (and other special) characters"  unmodelled unverified
speed                   "Set the transmit and receive speeds"  unmodelled unverified
start-character         "Define the start character"  unmodelled unverified
stop-character          "Define the stop character"  unmodelled unverified
stopbits                "Set async line stop bits"  unmodelled unverified
telnet                  "Telnet protocol-specific configuration"  unmodelled unverified
terminal-type           "Set the terminal type"  unmodelled unverified
transport               "Define transport protocols for line"  unmodelled unverified
txspeed                 "Set the transmit speeds"  unmodelled unverified

part vocabulary-interface

aaa               "Authentication, Authorization and Accounting."  unmodelled
access-session    "Access Session specific Interface Configuration Commands"  unmodelled
arp               "Set arp type (arpa, probe, snap) or timeout"  unmodelled
authentication    "Auth Manager Interface Configuration Commands"  unmodelled
bandwidth         "Set bandwidth informational parameter"  unmodelled unverified
carrier-delay     "Specify delay for interface transitions"  unmodelled
cdp               "CDP interface subcommands"  unmodelled unverified
channel-group     "Etherchannel/port bundling configuration"  unmodelled unverified
channel-protocol  "Select the channel protocol (LACP, PAgP)"  unmodelled unverified
crypto            "Encryption/Decryption commands"  unmodelled unverified
cts               "Configure Cisco Trusted Security"  unmodelled
delay             "Specify interface throughput delay"  unmodelled unverified
device-tracking   "Device tracking commands on the interface"  unmodelled
dot1x             "Interface Config Commands for IEEE 802.1X"  unmodelled
duplex            "Configure duplex operation."  unmodelled unverified
ethernet          "Ethernet service"  unmodelled
flowcontrol       "Configure flow operation."  unmodelled unverified
history           "Interface history histograms - 60 second, 60 minute and 72 hour"  unmodelled unverified
hold-queue        "Set hold queue depth"  unmodelled
ipv6              "IPv6 interface commands"  unmodelled
keepalive         "Enable keepalive"  unmodelled
lacp              "LACP interface subcommands"  unmodelled unverified
lldp              "LLDP interface subcommands"  unmodelled unverified
load-interval     "Specify interval for load calculation for an interface"  unmodelled
logging           "Configure logging for interface"  unmodelled unverified
mab               "MAC Authentication Bypass Interface Config Commands"  unmodelled
mac-address       "Manually set interface MAC address"  unmodelled unverified
macro             "Command macro"  unmodelled unverified
mdix              "Set Media Dependent Interface with Crossover"  unmodelled unverified
mtu               "Set the interface Maximum Transmission Unit (MTU)"  unmodelled unverified
ntp               "Configure NTP"  unmodelled unverified
power             "Power configuration"  unmodelled unverified
priority-queue    "Configure priority scheduling"  unmodelled unverified
service-policy    "Configure CPL Service Policy"  unmodelled unverified
snmp              "Modify SNMP interface parameters"  unmodelled unverified
source            "Get config from another source"  unmodelled
spanning-tree     "Spanning Tree Subsystem"  unmodelled
speed             "Configure speed operation."  unmodelled unverified
standby           "HSRP interface configuration commands"  unmodelled
storm-control     "storm configuration"  unmodelled
timeout           "Define timeout values for this interface"  unmodelled unverified
trust             "Set trust value for the interface"  unmodelled
udld              "Configure UDLD enabled or disabled and ignore global UDLD setting"  unmodelled unverified

part vocabulary-interface-ip

access-group    "Specify access control for packets"  unmodelled unverified
helper-address  "Specify a destination address for UDP broadcasts"  unmodelled
mtu             "Set IP Maximum Transmission Unit"  unmodelled unverified
proxy-arp       "Enable proxy ARP"  unmodelled unverified
redirects       "Enable sending ICMP Redirect messages"  unmodelled unverified
unreachables    "Enable sending ICMP Unreachable messages"  unmodelled unverified

part vocabulary-interface-switchport

nonegotiate  "Device will not engage in negotiation protocol on this interface"  unmodelled unverified
trunk        "Set trunking characteristics of the interface"  unmodelled unverified
voice        "Voice appliance attributes"  unmodelled unverified

part vocabulary-line

access-class            "Filter connections based on an IP access list"  unmodelled
accounting              "Accounting parameters"  unmodelled unverified
autocommand             "Automatically execute an EXEC command"  unmodelled
autocommand-options     "Autocommand options"  unmodelled
data-character-bits     "Size of characters being handled"  unmodelled
databits                "Set number of data bits per character"  unmodelled
domain-lookup           "Enable domain lookups in show commands"  unmodelled
editing                 "Enable command line editing"  unmodelled
escape-character        "Change the current line's escape character"  unmodelled
exec-banner             "Enable the display of the EXEC banner"  unmodelled
exec-character-bits     "Size of characters to the command exec"  unmodelled
flowcontrol             "Set the flow control"  unmodelled
full-help               "Provide help to unprivileged user"  unmodelled
international           "Enable international 8-bit character support"  unmodelled
ip                      "IP options"  unmodelled
ipv6                    "IPv6 options"  unmodelled
media-type              "Console connection media type"  unmodelled
modem                   "Configure the Modem Control Lines"  unmodelled
monitor                 "Copy debug output to the current terminal line"  unmodelled
motd-banner             "Enable the display of the MOTD banner"  unmodelled
notify                  "Inform users of output from concurrent sessions"  unmodelled
padding                 "Set padding for a specified output character"  unmodelled
parity                  "Set terminal parity"  unmodelled
prc                     "PRC commands"  unmodelled
refuse-message          "Define a refuse banner"  unmodelled
rotary                  "Add line to a rotary group"  unmodelled
rxspeed                 "Set the receive speed"  unmodelled
session-timeout         "Set interval for closing connection when there is no input traffic"  unmodelled
special-character-bits  "Size of the escape (and other special) characters"  unmodelled
speed                   "Set the transmit and receive speeds"  unmodelled
start-character         "Define the start character"  unmodelled
stop-character          "Define the stop character"  unmodelled
terminal-type           "Set the terminal type"  unmodelled
timeout                 "Timeouts for the line"  unmodelled
txspeed                 "Set the transmit speeds"  unmodelled
usb-inactivity-timeout  "Inactivity timeout for USB media type"  unmodelled
vacant-message          "Define a vacant banner"  unmodelled
vrf                     "Specify VRF"  unmodelled unverified

part vocabulary-show

aaa                      "Show AAA values"  unmodelled
  cache                  "Show cache information"  unverified
  common-criteria        "Show common-criteria information"  unverified
  dead-criteria          "Show dead-criteria information"  unverified
  fqdn                   "Show fqdn information"  unverified
  memory                 "Show memory information"  unverified
  method-lists           "Show method-lists information"  unverified
  servers                "Show servers information"  unverified
  sessions               "Show sessions information"  unverified
  user                   "Show user information"  unverified
access-list              "Show access-list information"  unmodelled unverified
  fqdn                   "Show fqdn information"  unverified
access-lists             "List access lists"  unmodelled
access-session           "Show access-session information"  unmodelled unverified
  brief                  "Show brief information"  unverified
  database               "Show database information"  unverified
  info                   "Show info information"  unverified
  interface              "Show interface information"  unverified
  mac                    "Show mac information"  unverified
  method                 "Show method information"  unverified
  session-id             "Show session-id information"  unverified
access-tunnel            "Show access-tunnel information"  unmodelled unverified
  summary                "Show summary information"  unverified
adjacency                "Adjacent nodes"  unmodelled
  detail                 "Show detail information"  unverified
  summary                "Show summary information"  unverified
  tunnel                 "Show tunnel information"  unverified
  vlan                   "Show vlan information"  unverified
alarm                    "Show alarm information"  unmodelled unverified
  profile                "Show profile information"  unverified
  settings               "Show settings information"  unverified
aliases                  "Display alias commands"  unmodelled
alignment                "Show alignment information"  unmodelled unverified
ap                       "Show ap information"  unmodelled unverified
  ble                    "Show ble information"  unverified
  cdp                    "Show cdp information"  unverified
  config                 "Show config information"  unverified
  dot11                  "Show dot11 information"  unverified
  image                  "Show image information"  unverified
  led-brightness-level   "Show led-brightness-level information"  unverified
  name                   "Show name information"  unverified
  rf-profile             "Show rf-profile information"  unverified
  status                 "Show status information"  unverified
  summary                "Show summary information"  unverified
  tag                    "Show tag information"  unverified
app-hosting              "Show app-hosting information"  unmodelled unverified
  detail                 "Show detail information"  unverified
  infra                  "Show infra information"  unverified
  list                   "Show list information"  unverified
  resource               "Show resource information"  unverified
  utilization            "Show utilization information"  unverified
arp                      "ARP table"  unmodelled
  application            "Show application information"  unverified
  summary                "Show summary information"  unverified
  vrf                    "Show vrf information"  unverified
authentication           "Shows Auth Manager stats, registrations or sessions"  unmodelled
  sessions               "Show sessions information"  unverified
auto                     "Show Automation Template"  unmodelled
  configuration          "Show configuration information"  unverified
  inst                   "Show inst information"  unverified
  install                "Show install information"  unverified
avb                      "Show avb information"  unmodelled unverified
  domain                 "Show domain information"  unverified
avc                      "Show avc information"  unmodelled unverified
  sd-service             "Show sd-service information"  unverified
awips                    "Show awips information"  unmodelled unverified
  status                 "Show status information"  unverified
banner                   "Display banner information"  unmodelled
  motd                   "Show motd information"  unverified
beacon                   "Show beacon information"  unmodelled unverified
  all                    "Show all information"  unverified
bfd                      "BFD protocol info"  unmodelled
  internal               "Show internal information"  unverified
  neighbors              "Show neighbors information"  unverified
  summary                "Show summary information"  unverified
bgp                      "BGP information"  unmodelled
  all                    "Show all information"  unverified
  l2vpn                  "Show l2vpn information"  unverified
  neighbors              "Show neighbors information"  unverified
  summary                "Show summary information"  unverified
  vrf                    "Show vrf information"  unverified
bootvar                  "Boot and related environment variable"  unmodelled
bridge-domain            "Bridge-domain"  unmodelled
buffers                  "Buffer pool statistics"  unmodelled
cable-diagnostics        "Show cable-diagnostics information"  unmodelled unverified
  tdr                    "Show tdr information"  unverified
cache                    "Shows Device-Sensor Cache Informations"  unmodelled
call                     "Show call information"  unmodelled unverified
  admission              "Show admission information"  unverified
caller                   "Show caller information"  unmodelled unverified
  summary                "Show summary information"  unverified
capability               "Capability Information"  unmodelled
  feature                "Show feature information"  unverified
cce                      "Common Classification Engine (CCE)"  unmodelled
  cpdp                   "Show cpdp information"  unverified
cdp                      "CDP information"  unmodelled
  entry                  "Show entry information"  unverified
  interface              "Show interface information"  unverified
  neighbors              "Show neighbors information"  unverified
  traffic                "Show traffic information"  unverified
cef                      "CEF address family independent status"  unmodelled
  interface              "Show interface information"  unverified
  path                   "Show path information"  unverified
  state                  "Show state information"  unverified
  table                  "Show table information"  unverified
  uid                    "Show uid information"  unverified
cisp                     "Show cisp information"  unmodelled unverified
  clients                "Show clients information"  unverified
  interface              "Show interface information"  unverified
  registrations          "Show registrations information"  unverified
  summary                "Show summary information"  unverified
class-map                "Show CPL Class Map"  unmodelled
  type                   "Show type information"  unverified
clns                     "CLNS network information"  unmodelled
  interface              "Show interface information"  unverified
  is-neighbors           "Show is-neighbors information"  unverified
  neighbors              "Show neighbors information"  unverified
  protocol               "Show protocol information"  unverified
  traffic                "Show traffic information"  unverified
configuration            "Contents of Non-Volatile memory"  unmodelled
  lock                   "Show lock information"  unverified
connection               "Show Connection"  unmodelled
  name                   "Show name information"  unverified
consistency-checker      "Show consistency-checker information"  unmodelled unverified
  mcast                  "Show mcast information"  unverified
  run-id                 "Show run-id information"  unverified
control                  "Show control information"  unmodelled unverified
  cpu                    "Show cpu information"  unverified
  local-properties       "Show local-properties information"  unverified
controllers              "Interface controller status"  unmodelled
  ethernet-controller    "Show ethernet-controller information"  unverified
  power                  "Show power information"  unverified
cpp                      "Show cpp information"  unmodelled unverified
crashinfo:               "display information about crashinfo: file system"  unmodelled unverified
cts                      "Show cts information"  unmodelled unverified
  ap                     "Show ap information"  unverified
  credentials            "Show credentials information"  unverified
  environment-data       "Show environment-data information"  unverified
  ha                     "Show ha information"  unverified
  interface              "Show interface information"  unverified
  keystore               "Show keystore information"  unverified
  pacs                   "Show pacs information"  unverified
  policy                 "Show policy information"  unverified
  policy-server          "Show policy-server information"  unverified
  provisioning           "Show provisioning information"  unverified
  rbacl                  "Show rbacl information"  unverified
  role-based             "Show role-based information"  unverified
  server-list            "Show server-list information"  unverified
  sxp                    "Show sxp information"  unverified
  wireless               "Show wireless information"  unverified
derived-config           "Derived operating configuration"  unmodelled
  interface              "Show interface information"  unverified
device                   "Show device information"  unmodelled unverified
  classifier             "Show classifier information"  unverified
device-sensor            "Shows Device Sensor Information"  unmodelled
  cache                  "Show cache information"  unverified
  details                "Show details information"  unverified
device-tracking          "Show device-tracking information"  unmodelled unverified
  capture-policy         "Show capture-policy information"  unverified
  counters               "Show counters information"  unverified
  database               "Show database information"  unverified
  events                 "Show events information"  unverified
  features               "Show features information"  unverified
  messages               "Show messages information"  unverified
  policies               "Show policies information"  unverified
  policy                 "Show policy information"  unverified
dhcp                     "Dynamic Host Configuration Protocol status"  unmodelled
  lease                  "Show lease information"  unverified
diagnostic               "Show diagnostic information"  unmodelled unverified
  content                "Show content information"  unverified
  description            "Show description information"  unverified
  events                 "Show events information"  unverified
  post                   "Show post information"  unverified
  result                 "Show result information"  unverified
  status                 "Show status information"  unverified
diagnostics              "Show diagnostics information"  unmodelled unverified
  status                 "Show status information"  unverified
dmvpn                    "Show dmvpn information"  unmodelled unverified
  interface              "Show interface information"  unverified
  ipv6                   "Show ipv6 information"  unverified
dns-lookup               "Show dns-lookup information"  unmodelled unverified
  cache                  "Show cache information"  unverified
  hostname               "Show hostname information"  unverified
dot1x                    "Dot1x information"  unmodelled
  all                    "Show all information"  unverified
  interface              "Show interface information"  unverified
  statistics             "Show statistics information"  unverified
dtp                      "DTP information"  unmodelled
eap                      "Shows EAP registration/session information"  unmodelled
eee                      "Show eee information"  unmodelled unverified
  capabilities           "Show capabilities information"  unverified
  status                 "Show status information"  unverified
eigrp                    "EIGRP show commands"  unmodelled
  address-family         "Show address-family information"  unverified
endpoint-tracker         "Show endpoint-tracker information"  unmodelled unverified
  records                "Show records information"  unverified
  static-route           "Show static-route information"  unverified
  tracker-group          "Show tracker-group information"  unverified
env                      "Show env information"  unmodelled unverified
environment              "Show environment information"  unmodelled unverified
  alarm-contact          "Show alarm-contact information"  unverified
  all                    "Show all information"  unverified
  fan                    "Show fan information"  unverified
  power                  "Show power information"  unverified
  stack                  "Show stack information"  unverified
  status                 "Show status information"  unverified
  temperature            "Show temperature information"  unverified
epm                      "EPM information"  unmodelled
errdisable               "Error disable"  unmodelled
  recovery               "Show recovery information"  unverified
esmc                     "Show esmc information"  unmodelled unverified
  detail                 "Show detail information"  unverified
  interface              "Show interface information"  unverified
etherchannel             "EtherChannel information"  unmodelled unverified
  load-balancing         "Show load-balancing information"  unverified
  protocol               "Show protocol information"  unverified
  summary                "Show summary information"  unverified
  swport                 "Show swport information"  unverified
ethernet                 "Ethernet parameters"  unmodelled
  cfm                    "Show cfm information"  unverified
  ring                   "Show ring information"  unverified
  service                "Show service information"  unverified
event                    "Embedded event related commands"  unmodelled
exception                "exception informations"  unmodelled
  not                    "Show not information"  unverified
fabric                   "Show fabric information"  unmodelled unverified
  ap                     "Show ap information"  unverified
facility-alarm           "Show facility-alarm information"  unmodelled unverified
  relay                  "Show relay information"  unverified
  status                 "Show status information"  unverified
fcs-threshold            "Show fcs-threshold information"  unmodelled unverified
fhrp                     "FHRP information"  unmodelled
file                     "Show filesystem information"  unmodelled
  descriptors            "Show descriptors information"  unverified
  information            "Show information information"  unverified
  systems                "Show systems information"  unverified
fips                     "Show fips information"  unmodelled unverified
  authorization-key      "Show authorization-key information"  unverified
  status                 "Show status information"  unverified
firmware                 "Show firmware information"  unmodelled unverified
  version                "Show version information"  unverified
flooding-suppression     "Show flooding-suppression information"  unmodelled unverified
  policy                 "Show policy information"  unverified
flow                     "Flow information"  unmodelled
  exporter               "Show exporter information"  unverified
  interface              "Show interface information"  unverified
  monitor                "Show monitor information"  unverified
  record                 "Show record information"  unverified
fqdn                     "Show fqdn information"  unmodelled unverified
  database               "Show database information"  unverified
  debug                  "Show debug information"  unverified
  packet                 "Show packet information"  unverified
  summary                "Show summary information"  unverified
glbp                     "GLBP information"  unmodelled
  brief                  "Show brief information"  unverified
gnxi                     "Show gnxi information"  unmodelled unverified
  state                  "Show state information"  unverified
graceful-reload          "Show graceful-reload information"  unmodelled unverified
group-policy             "Show group-policy information"  unmodelled unverified
  traffic-steering       "Show traffic-steering information"  unverified
hardware                 "Show hardware information"  unmodelled unverified
  hardware-led-state     "Show hardware-led-state information"  unverified
  led                    "Show led information"  unverified
hsr                      "Show hsr information"  unmodelled unverified
  ring                   "Show ring information"  unverified
hw-module                "Show hw-module information"  unmodelled unverified
  slot                   "Show slot information"  unverified
  subslot                "Show subslot information"  unverified
  usbflash1              "Show usbflash1 information"  unverified
hw-programmable          "Show hw-programmable information"  unmodelled unverified
  all                    "Show all information"  unverified
hw_module                "Show hw_module information"  unmodelled unverified
  subslot                "Show subslot information"  unverified
identity                 "Identity profiles and policies"  unmodelled
idprom                   "Show idprom information"  unmodelled unverified
  all                    "Show all information"  unverified
  fan-tray               "Show fan-tray information"  unverified
  interface              "Show interface information"  unverified
  supervisor             "Show supervisor information"  unverified
  switch                 "Show switch information"  unverified
  tan                    "Show tan information"  unverified
interfaces               "Interface status and configuration"  unmodelled unverified
  accounting             "Show accounting information"  unverified
  capabilities           "Show capabilities information"  unverified
  counters               "Show counters information"  unverified
  description            "Show description information"  unverified
  link                   "Show link information"  unverified
  mac-accounting         "Show mac-accounting information"  unverified
  mtu                    "Show mtu information"  unverified
  private-vlan           "Show private-vlan information"  unverified
  stats                  "Show stats information"  unverified
  status                 "Show interface line status"
  summary                "Show summary information"  unverified
  switchport             "Show switchport information"  unverified
  transceiver            "Show transceiver information"  unverified
  trunk                  "Show trunk information"  unverified
iox-service              "Show iox-service information"  unmodelled unverified
iox:                     "Show iox: information"  unmodelled unverified
ipc                      "Interprocess communications commands"  unmodelled
ipv6                     "IPv6 information"  unmodelled
  access-list            "Show access-list information"  unverified
  cef                    "Show cef information"  unverified
  destination-guard      "Show destination-guard information"  unverified
  dhcp                   "Show dhcp information"  unverified
  dhcp-ldra              "Show dhcp-ldra information"  unverified
  eigrp                  "Show eigrp information"  unverified
  general-prefix         "Show general-prefix information"  unverified
  guard                  "Show guard information"  unverified
  interface              "Show interface information"  unverified
  lisp                   "Show lisp information"  unverified
  mfib                   "Show mfib information"  unverified
  mld                    "Show mld information"  unverified
  mrib                   "Show mrib information"  unverified
  mroute                 "Show mroute information"  unverified
  nd                     "Show nd information"  unverified
  neighbors              "Show neighbors information"  unverified
  nhrp                   "Show nhrp information"  unverified
  ospf                   "Show ospf information"  unverified
  pim                    "Show pim information"  unverified
  policy                 "Show policy information"  unverified
  prefix-list            "Show prefix-list information"  unverified
  protocols              "Show protocols information"  unverified
  rip                    "Show rip information"  unverified
  route                  "Show route information"  unverified
  routers                "Show routers information"  unverified
  rpf                    "Show rpf information"  unverified
  source-guard           "Show source-guard information"  unverified
  static                 "Show static information"  unverified
  traffic                "Show traffic information"  unverified
  virtual-reassembly     "Show virtual-reassembly information"  unverified
isis                     "IS-IS routing information"  unmodelled
  adjacency              "Show adjacency information"  unverified
  database               "Show database information"  unverified
  flex-algo              "Show flex-algo information"  unverified
  hostname               "Show hostname information"  unverified
  ipv6                   "Show ipv6 information"  unverified
  lsp-log                "Show lsp-log information"  unverified
  microloop-avoidance    "Show microloop-avoidance information"  unverified
  neighbors              "Show neighbors information"  unverified
  node                   "Show node information"  unverified
  rib                    "Show rib information"  unverified
  srv6                   "Show srv6 information"  unverified
  teapp                  "Show teapp information"  unverified
  topology               "Show topology information"  unverified
issu                     "Show issu information"  unmodelled unverified
  clients                "Show clients information"  unverified
  rollback-timer         "Show rollback-timer information"  unverified
  state                  "Show state information"  unverified
key                      "Key information"  unmodelled
  chain                  "Show chain information"  unverified
kron                     "Kron Subsystem"  unmodelled
l2protocol-tunnel        "Display L2PT status and configurations"  unmodelled
  interface              "Show interface information"  unverified
  summary                "Show summary information"  unverified
l2route                  "Show l2route information"  unmodelled unverified
  evpn                   "Show evpn information"  unverified
l2tp                     "Show l2tp information"  unmodelled unverified
  session                "Show session information"  unverified
  tunnel                 "Show tunnel information"  unverified
l2vpn                    "Show l2vpn information"  unmodelled unverified
  atom                   "Show atom information"  unverified
  evpn                   "Show evpn information"  unverified
  sdwan                  "Show sdwan information"  unverified
  service                "Show service information"  unverified
  vfi                    "Show vfi information"  unverified
lacp                     "Port channel information"  unmodelled
  counters               "Show counters information"  unverified
  internal               "Show internal information"  unverified
  neighbor               "Show neighbor information"  unverified
  sys-id                 "Show sys-id information"  unverified
ldap                     "Show ldap information"  unmodelled unverified
  server                 "Show server information"  unverified
line                     "TTY line information"  unmodelled
lisp                     "Show lisp information"  unmodelled unverified
  all                    "Show all information"  unverified
  eid-table              "Show eid-table information"  unverified
  extranet               "Show extranet information"  unverified
  instance-id            "Show instance-id information"  unverified
  locator-table          "Show locator-table information"  unverified
  platform               "Show platform information"  unverified
  prefix-list            "Show prefix-list information"  unverified
  redundancy             "Show redundancy information"  unverified
  remote-locator-set     "Show remote-locator-set information"  unverified
  server                 "Show server information"  unverified
  service                "Show service information"  unverified
  session                "Show session information"  unverified
  site                   "Show site information"  unverified
  vrf                    "Show vrf information"  unverified
lldp                     "LLDP information"  unmodelled
  custom-information     "Show custom-information information"  unverified
  entry                  "Show entry information"  unverified
  errors                 "Show errors information"  unverified
  interface              "Show interface information"  unverified
  neighbors              "Show neighbors information"  unverified
  traffic                "Show traffic information"  unverified
locate                   "Show locate information"  unmodelled unverified
  switch                 "Show switch information"  unverified
location                 "Display the system location"  unmodelled
loopdetect               "Show loopdetect information"  unmodelled unverified
mab                      "MAB information"  unmodelled
  all                    "Show all information"  unverified
mac                      "MAC configuration"  unmodelled
  address-table          "Show address-table information"  unverified
macro                    "Show macro information"  unmodelled unverified
  auto                   "Show auto information"  unverified
macsec                   "Show macsec information"  unmodelled unverified
  hw                     "Show hw information"  unverified
  interface              "Show interface information"  unverified
  post                   "Show post information"  unverified
  statistics             "Show statistics information"  unverified
  status                 "Show status information"  unverified
  summary                "Show summary information"  unverified
management               "Display the management applications"  unmodelled
mdns-sd                  "Show mdns-sd information"  unmodelled unverified
  cache                  "Show cache information"  unverified
  controller             "Show controller information"  unverified
  location-group         "Show location-group information"  unverified
  query-db               "Show query-db information"  unverified
  sdg                    "Show sdg information"  unverified
  service-list           "Show service-list information"  unverified
  service-peer           "Show service-peer information"  unverified
  service-policy         "Show service-policy information"  unverified
  sp-sdg                 "Show sp-sdg information"  unverified
  statistics             "Show statistics information"  unverified
  summary                "Show summary information"  unverified
mediatrace               "Mediatrace show commands"  unmodelled
memory                   "Memory statistics"  unmodelled
  dead                   "Show dead information"  unverified
  debug                  "Show debug information"  unverified
  platform               "Show platform information"  unverified
  statistics             "Show statistics information"  unverified
mgmt-traffic             "Show mgmt-traffic information"  unmodelled unverified
  control                "Show control information"  unverified
mka                      "Show mka information"  unmodelled unverified
  policy                 "Show policy information"  unverified
  session                "Show session information"  unverified
  sessions               "Show sessions information"  unverified
  statistics             "Show statistics information"  unverified
  summary                "Show summary information"  unverified
module                   "Show module information"  unmodelled unverified  unless platform.units is supervisors
monitor                  "Monitoring different system events"  unmodelled
  capture                "Show capture information"  unverified
  event-trace            "Show event-trace information"  unverified
  session                "Show session information"  unverified
mpls                     "MPLS information"  unmodelled
  forwarding-table       "Show forwarding-table information"  unverified
  interfaces             "Show interfaces information"  unverified
  l2transport            "Show l2transport information"  unverified
  label                  "Show label information"  unverified
  ldp                    "Show ldp information"  unverified
  mldp                   "Show mldp information"  unverified
  tp                     "Show tp information"  unverified
  traffic-eng            "Show traffic-eng information"  unverified
mrp                      "Show mrp information"  unmodelled unverified
  ports                  "Show ports information"  unverified
  ring                   "Show ring information"  unverified
nat64                    "Show nat64 information"  unmodelled unverified
  map-t                  "Show map-t information"  unverified
  mappings               "Show mappings information"  unverified
  pools                  "Show pools information"  unverified
  prefix                 "Show prefix information"  unverified
  routes                 "Show routes information"  unverified
  statistics             "Show statistics information"  unverified
  timeouts               "Show timeouts information"  unverified
  translations           "Show translations information"  unverified
nat66                    "Show nat66 information"  unmodelled unverified
  nd                     "Show nd information"  unverified
  prefix                 "Show prefix information"  unverified
  statistics             "Show statistics information"  unverified
netconf                  "Show NETCONF information"  unmodelled
  session                "Show session information"  unverified
netconf-yang             "Show netconf-yang information"  unmodelled unverified
  datastores             "Show datastores information"  unverified
  sessions               "Show sessions information"  unverified
  status                 "Show status information"  unverified
network-clocks           "Show network-clocks information"  unmodelled unverified
  synchronization        "Show synchronization information"  unverified
nhrp                     "Show nhrp information"  unmodelled unverified
  stats                  "Show stats information"  unverified
nmsp                     "nmsp show commands"  unmodelled
  status                 "Show status information"  unverified
ntp                      "Network time protocol"  unmodelled
  associations           "NTP associations"
  config                 "Show config information"  unverified
  status                 "NTP status"
nve                      "Show nve information"  unmodelled unverified
  interface              "Show interface information"  unverified
  peers                  "Show peers information"  unverified
  vni                    "Show vni information"  unverified
nvram:                   "display information about nvram: file system"  unmodelled unverified
object-group             "List object groups"  unmodelled
  name                   "Show name information"  unverified
onep                     "ONEP related commands"  unmodelled
ospfv3                   "Show ospfv3 information"  unmodelled unverified
  database               "Show database information"  unverified
  neighbor               "Show neighbor information"  unverified
  rib                    "Show rib information"  unverified
  summary-prefix         "Show summary-prefix information"  unverified
  vrf                    "Show vrf information"  unverified
pagp                     "Port channel information"  unmodelled
  counters               "Show counters information"  unverified
  internal               "Show internal information"  unverified
  neighbor               "Show neighbor information"  unverified
parameter-map            "Show parameter map of type"  unmodelled
  type                   "Show type information"  unverified
parser                   "Display parser information"  unmodelled
  encrypt                "Show encrypt information"  unverified
  statistics             "Show statistics information"  unverified
pdm                      "Show pdm information"  unmodelled unverified
  steering               "Show steering information"  unverified
performance              "Media Monitor show commands"  unmodelled
performance-measurement  "Show performance-measurement information"  unmodelled unverified
  interfaces             "Show interfaces information"  unverified
  paths                  "Show paths information"  unverified
  responder              "Show responder information"  unverified
  sr-policy              "Show sr-policy information"  unverified
  summary                "Show summary information"  unverified
platform                 "Displays platform information"  unmodelled
  authentication         "Show authentication information"  unverified
  dhcpsnooping           "Show dhcpsnooping information"  unverified
  diag                   "Show diag information"  unverified
  fpga-profile           "Show fpga-profile information"  unverified
  frontend-controller    "Show frontend-controller information"  unverified
  hardware               "Show hardware information"  unverified
  host-access-table      "Show host-access-table information"  unverified
  integrity              "Show integrity information"  unverified
  management-interface   "Show management-interface information"  unverified
  mrp                    "Show mrp information"  unverified
  nat                    "Show nat information"  unverified
  packet-trace           "Show packet-trace information"  unverified
  pm                     "Show pm information"  unverified
  power                  "Show power information"  unverified
  resources              "Show resources information"  unverified
  security               "Show security information"  unverified
  soft                   "Show soft information"  unverified
  software               "Show software information"  unverified
  status                 "Show status information"  unverified
  sudi                   "Show sudi information"  unverified
  uplink                 "Show uplink information"  unverified
  usb                    "Show usb information"  unverified
pm                       "Show Port Manager commands"  unmodelled
  port                   "Show port information"  unverified
  vp                     "Show vp information"  unverified
pnp                      "Display PNP information"  unmodelled
policy-firewall          "Show policy-firewall information"  unmodelled unverified
  config                 "Show config information"  unverified
  sessions               "Show sessions information"  unverified
  stats                  "Show stats information"  unverified
policy-manager           "Policy Manager"  unmodelled
policy-map               "Show Policy Map"  unmodelled
  control-plane          "Show control-plane information"  unverified
  interface              "Show interface information"  unverified
  multipoint             "Show multipoint information"  unverified
  target                 "Show target information"  unverified
  type                   "Show type information"  unverified
port-security            "Show secure port information"  unmodelled
  address                "Show address information"  unverified
  interface              "Show interface information"  unverified
post                     "Show post information"  unmodelled unverified
  switch                 "Show switch information"  unverified
power                    "Switch Power"  unmodelled unverified
  detail                 "Show detail information"  unverified
  inline                 "Show inline information"  unverified
ppp                      "PPP parameters and statistics"  unmodelled
  all                    "Show all information"  unverified
  statistics             "Show statistics information"  unverified
pppatm                   "Show pppatm information"  unmodelled unverified
  session                "Show session information"  unverified
processes                "Active process statistics"  unmodelled
  cpu                    "Show cpu information"  unverified
  memory                 "Show memory information"  unverified
  platform               "Show platform information"  unverified
product-analytics        "Show product-analytics information"  unmodelled unverified
  kpi                    "Show kpi information"  unverified
  report                 "Show report information"  unverified
protocols                "Active network routing protocols"  unmodelled
prp                      "Show prp information"  unmodelled unverified
  channel                "Show channel information"  unverified
ptp                      "Show ptp information"  unmodelled unverified
  brief                  "Show brief information"  unverified
  clock                  "Show clock information"  unverified
  parent                 "Show parent information"  unverified
  port                   "Show port information"  unverified
  time-property          "Show time-property information"  unverified
qfp                      "Show qfp information"  unmodelled unverified
  drops                  "Show drops information"  unverified
radius                   "Shows radius information"  unmodelled
  server-group           "Show server-group information"  unverified
  statistics             "Show statistics information"  unverified
raw-socket               "Show raw-socket information"  unmodelled unverified
  tcp                    "Show tcp information"  unverified
reload                   "Scheduled reload information"  unmodelled
rep                      "Show rep information"  unmodelled unverified
  topology               "Show topology information"  unverified
rib                      "Routing Information Base"  unmodelled
  client                 "Show client information"  unverified
rmon                     "rmon statistics"  unmodelled unverified
rom-mon                  "Show rom-mon information"  unmodelled unverified
  switch                 "Show switch information"  unverified
rom-monitor              "Show rom-monitor information"  unmodelled unverified
romvar                   "Show romvar information"  unmodelled unverified
  switch                 "Show switch information"  unverified
route-map                "route-map information"  unmodelled
  all                    "Show all information"  unverified
route-tag                "route-tag information"  unmodelled
rpl                      "RPL protocol status"  unmodelled
sampler                  "Sampler information"  unmodelled
sasl                     "show SASL information"  unmodelled
sdm                      "Show sdm information"  unmodelled unverified
  prefer                 "Show prefer information"  unverified
segment-routing          "Show segment-routing information"  unmodelled unverified
  mpls                   "Show mpls information"  unverified
  traffic-eng            "Show traffic-eng information"  unverified
service-group            "Show service-group information"  unmodelled unverified
  state                  "Show state information"  unverified
  stats                  "Show stats information"  unverified
  traffic-stats          "Show traffic-stats information"  unverified
service-insertion        "Show service-insertion information"  unmodelled unverified
  type                   "Show type information"  unverified
service-template         "Show service-templates/identity policies"  unmodelled
sessions                 "Information about Telnet connections"  unmodelled
smartpower               "Show smartpower information"  unmodelled unverified
  categories             "Show categories information"  unverified
  children               "Show children information"  unverified
  domain                 "Show domain information"  unverified
  level                  "Show level information"  unverified
  usage                  "Show usage information"  unverified
  version                "Show version information"  unverified
snmp                     "snmp statistics"  unmodelled
  community              "Show community information"  unverified
  engineid               "Show engineid information"  unverified
  group                  "Show group information"  unverified
  mib                    "Show mib information"  unverified
  user                   "Show user information"  unverified
sockets                  "Socket Details"  unmodelled
software                 "List software information"  unmodelled
  authenticity           "Show authenticity information"  unverified
spanning-tree            "Spanning tree topology"  unmodelled unverified
  detail                 "Show detail information"  unverified
  inconsistentports      "Show inconsistentports information"  unverified
  instances              "Show instances information"  unverified
  interface              "Show interface information"  unverified
  mst                    "Show mst information"  unverified
  summary                "Show summary information"  unverified
  vlan                   "Show vlan information"  unverified
ssh                      "Status of SSH server connections"  unmodelled
ssm                      "Segment Switching Manager Status"  unmodelled
stack-bandwidth          "Show stack-bandwidth information"  unmodelled unverified
stack-power              "Show stack-power information"  unmodelled unverified
  budgeting              "Show budgeting information"  unverified
  detail                 "Show detail information"  unverified
  load-shedding          "Show load-shedding information"  unverified
stacks                   "Process stack utilization"  unmodelled
stackwise-virtual        "Show stackwise-virtual information"  unmodelled unverified
  bandwidth              "Show bandwidth information"  unverified
  dual-active-detection  "Show dual-active-detection information"  unverified
  link                   "Show link information"  unverified
  neighbors              "Show neighbors information"  unverified
  switch                 "Show switch information"  unverified
standby                  "Hot Standby Router Protocol (HSRP) information"  unmodelled
  all                    "Show all information"  unverified
  brief                  "Show brief information"  unverified
  capability             "Show capability information"  unverified
  delay                  "Show delay information"  unverified
  internal               "Show internal information"  unverified
storm-control            "Show storm control configuration"  unmodelled unverified
subscriber               "Subscriber Service Switch Information"  unmodelled
  lite                   "Show lite information"  unverified
  lite-session           "Show lite-session information"  unverified
  session                "Show session information"  unverified
  statistics             "Show statistics information"  unverified
subsys                   "Show subsystem information"  unmodelled
  name                   "Show name information"  unverified
switch                   "show information about the stack ring"  unmodelled unverified  unless platform.units is stack
  detail                 "Show detail information"  unverified
  stack-bandwidth        "Show stack-bandwidth information"  unverified
  stack-mode             "Show stack-mode information"  unverified
  stack-ports            "Show stack-ports information"  unverified
  stack-ring             "Show stack-ring information"  unverified
system                   "Show system information"  unmodelled unverified
  insecure               "Show insecure information"  unverified
  integrity              "Show integrity information"  unverified
  mtu                    "Show mtu information"  unverified
  security               "Show security information"  unverified
  stats                  "Show stats information"  unverified
table-map                "Show Table Map"  unmodelled
tacacs                   "Shows tacacs+ server statistics"  unmodelled
tcp                      "Status of TCP connections"  unmodelled
  brief                  "Show brief information"  unverified
tech-support             "Show system information for Tech-Support"  unmodelled
telemetry                "Show telemetry information"  unmodelled unverified
  connection             "Show connection information"  unverified
  ietf                   "Show ietf information"  unverified
  internal               "Show internal information"  unverified
  receiver               "Show receiver information"  unverified
template                 "Template information"  unmodelled
  binding                "Show binding information"  unverified
  brief                  "Show brief information"  unverified
  interface              "Show interface information"  unverified
  service                "Show service information"  unverified
tenant                   "Show tenant information"  unmodelled unverified
tenant-summary           "Show tenant-summary information"  unmodelled unverified
time-range               "Time range"  unmodelled
topology                 "Topology instance information"  unmodelled
track                    "Tracking information"  unmodelled
  dynamic                "Show dynamic information"  unverified
transceiver              "Show transceiver information"  unmodelled unverified
tunnel                   "Show configured tunnels"  unmodelled
  protection             "Show protection information"  unverified
udld                     "UDLD information"  unmodelled
  interface              "Show interface information"  unverified
  neighbor               "Show neighbor information"  unverified
udp                      "UDP Details"  unmodelled
umbrella                 "Show umbrella information"  unmodelled unverified
  config                 "Show config information"  unverified
  deviceid               "Show deviceid information"  unverified
usb                      "Show usb information"  unmodelled unverified
usb0:                    "Show usb0: information"  unmodelled unverified
vfi                      "Virtual Forwarding Instance information"  unmodelled
  name                   "Show name information"  unverified
vlan                     "VTP VLAN status"  unmodelled
  access-map             "Show access-map information"  unverified
  brief                  "Show brief information"  unverified
  dot1q                  "Show dot1q information"  unverified
  filter                 "Show filter information"  unverified
  id                     "Show id information"  unverified
  internal               "Show internal information"  unverified
  mapping                "Show mapping information"  unverified
  mtu                    "Show mtu information"  unverified
  private-vlan           "Show private-vlan information"  unverified
  remote-span            "Show remote-span information"  unverified
  summary                "Show summary information"  unverified
  virtual-port           "Show virtual-port information"  unverified
vlans                    "Virtual LANs Information"  unmodelled
  dot1q                  "Show dot1q information"  unverified
vrrp                     "VRRP information"  unmodelled
  all                    "Show all information"  unverified
  brief                  "Show brief information"  unverified
  detail                 "Show detail information"  unverified
  interface              "Show interface information"  unverified
  vpn                    "Show vpn information"  unverified
vtp                      "VTP information"  unmodelled unverified
  password               "Show password information"  unverified
  status                 "Show status information"  unverified
webui:                   "display information about webui: file system"  unmodelled
whoami                   "Info on current tty line"  unmodelled
wireless                 "Show wireless information"  unmodelled unverified
  client                 "Show client information"  unverified
  cts                    "Show cts information"  unverified
  ewc-ap                 "Show ewc-ap information"  unverified
  fabric                 "Show fabric information"  unverified
  management             "Show management information"  unverified
  mesh                   "Show mesh information"  unverified
  mobility               "Show mobility information"  unverified
  multicast              "Show multicast information"  unverified
  profile                "Show profile information"  unverified
  stats                  "Show stats information"  unverified
  tag                    "Show tag information"  unverified
wlan                     "Show wlan information"  unmodelled unverified
  all                    "Show all information"  unverified
  id                     "Show id information"  unverified
  summary                "Show summary information"  unverified
wsma                     "Show Web Services Management Agents information"  unmodelled
xconnect                 "xconnect information"  unmodelled
  all                    "Show all information"  unverified
  interface              "Show interface information"  unverified
xdr                      "Show xdr information"  unmodelled unverified
  linecard               "Show linecard information"  unverified

part vocabulary-show-crypto

autovpn   "Show autovpn information"  unmodelled unverified
call      "Show call information"  unmodelled unverified
datapath  "Show datapath information"  unmodelled unverified
eli       "Show eli information"  unmodelled unverified
entropy   "Show entropy information"  unmodelled unverified
gdio      "Show gdio information"  unmodelled unverified
gdoi      "Show gdoi information"  unmodelled unverified
gkm       "Show gkm information"  unmodelled unverified
ikev2     "Show ikev2 information"  unmodelled unverified
ipsec     "Show ipsec information"  unmodelled unverified
isakmp    "Show isakmp information"  unmodelled unverified
key       "Show key information"  unmodelled unverified
map       "Show map information"  unmodelled unverified
mib       "Show mib information"  unmodelled unverified
session   "Show session information"  unmodelled unverified
sockets   "Show sockets information"  unmodelled unverified
ssl       "Show ssl information"  unmodelled unverified

part vocabulary-show-ip

access-list             "Show access-list information"  unmodelled unverified
access-lists            "Show access-lists information"  unmodelled unverified
accounting              "Show accounting information"  unmodelled unverified
admission               "Show admission information"  unmodelled unverified
aliases                 "Show aliases information"  unmodelled unverified
arp                     "Show arp information"  unmodelled unverified
as-path-access-list     "Show as-path-access-list information"  unmodelled unverified
auth-proxy              "Show auth-proxy information"  unmodelled unverified
authentication          "Show authentication information"  unmodelled unverified
bgp                     "Show bgp information"  unmodelled unverified
bootp                   "Show bootp information"  unmodelled unverified
cache                   "Show cache information"  unmodelled unverified
casa                    "Show casa information"  unmodelled unverified
cef                     "Show cef information"  unmodelled unverified
community-list          "Show community-list information"  unmodelled unverified
ddns                    "Show ddns information"  unmodelled unverified
device                  "Show device information"  unmodelled unverified
dfp                     "Show dfp information"  unmodelled unverified
dhcp                    "Show dhcp information"  unmodelled unverified
dns                     "Show dns information"  unmodelled unverified
domain                  "Show domain information"  unmodelled unverified
dvmrp                   "Show dvmrp information"  unmodelled unverified
eigrp                   "Show eigrp information"  unmodelled unverified
explicit-paths          "Show explicit-paths information"  unmodelled unverified
extcommunity-list       "Show extcommunity-list information"  unmodelled unverified
flow                    "Show flow information"  unmodelled unverified
helper-address          "Show helper-address information"  unmodelled unverified
host                    "Show host information"  unmodelled unverified
host-list               "Show host-list information"  unmodelled unverified
http                    "Show http information"  unmodelled unverified
igmp                    "Show igmp information"  unmodelled unverified
inspect                 "Show inspect information"  unmodelled unverified
ips                     "Show ips information"  unmodelled unverified
irdp                    "Show irdp information"  unmodelled unverified
isis                    "Show isis information"  unmodelled unverified
lisp                    "Show lisp information"  unmodelled unverified
local                   "Show local information"  unmodelled unverified
mcache                  "Show mcache information"  unmodelled unverified
mfib                    "Show mfib information"  unmodelled unverified
mobile                  "Show mobile information"  unmodelled unverified
mpacket                 "Show mpacket information"  unmodelled unverified
mrib                    "Show mrib information"  unmodelled unverified
mrm                     "Show mrm information"  unmodelled unverified
mroute                  "Show mroute information"  unmodelled unverified
msdp                    "Show msdp information"  unmodelled unverified
mtag                    "Show mtag information"  unmodelled unverified
mtu                     "Show mtu information"  unmodelled unverified
multicast               "Show multicast information"  unmodelled unverified
name-server             "Show name-server information"  unmodelled unverified
name-servers            "Show name-servers information"  unmodelled unverified
nat                     "Show nat information"  unmodelled unverified
nbar                    "Show nbar information"  unmodelled unverified
nhrp                    "Show nhrp information"  unmodelled unverified
ospf                    "Show ospf information"  unmodelled unverified
pim                     "Show pim information"  unmodelled unverified
policy                  "Show policy information"  unmodelled unverified
policy-list             "Show policy-list information"  unmodelled unverified
port-map                "Show port-map information"  unmodelled unverified
prefix-list             "Show prefix-list information"  unmodelled unverified
protocols               "Show protocols information"  unmodelled unverified
redirects               "Show redirects information"  unmodelled unverified
rib                     "Show rib information"  unmodelled unverified
rip                     "Show rip information"  unmodelled unverified
route                   "IP routing table"  unmodelled
rpf                     "Show rpf information"  unmodelled unverified
rsvp                    "Show rsvp information"  unmodelled unverified
rtp                     "Show rtp information"  unmodelled unverified
scp                     "Show scp information"  unmodelled unverified
sdr                     "Show sdr information"  unmodelled unverified
security                "Show security information"  unmodelled unverified
sla                     "Show sla information"  unmodelled unverified
slb                     "Show slb information"  unmodelled unverified
sockets                 "Show sockets information"  unmodelled unverified
source                  "Show source information"  unmodelled unverified
spd                     "Show spd information"  unmodelled unverified
ssh                     "Show ssh information"  unmodelled unverified
static                  "Show static information"  unmodelled unverified
subscriber              "Show subscriber information"  unmodelled unverified
tcp                     "Show tcp information"  unmodelled unverified
traceroute              "Show traceroute information"  unmodelled unverified
traffic                 "Show traffic information"  unmodelled unverified
trigger-authentication  "Show trigger-authentication information"  unmodelled unverified
trm                     "Show trm information"  unmodelled unverified
tunnel                  "Show tunnel information"  unmodelled unverified
urlfilter               "Show urlfilter information"  unmodelled unverified
verify                  "Show verify information"  unmodelled unverified
virtual-reassembly      "Show virtual-reassembly information"  unmodelled unverified
vrf                     "Show vrf information"  unmodelled unverified
wccp                    "Show wccp information"  unmodelled unverified

part vocabulary-show-logging

count    "Show counts of each logging message"  unmodelled
onboard  "Onboard logging information"  unmodelled
process  "Show the process trace log"  unmodelled

part vocabulary-show-running-config

aaa      "Show AAA configurations"  unmodelled
flow     "Global Flow configuration subcommands"  unmodelled
mdns-sd  "Show mdns-sd configuration"  unmodelled
nve      "Show nve configuration"  unmodelled
vrf      "Show VRF aware configuration"  unmodelled

part vocabulary-show-version

running  "Show the software version running"  unmodelled

part vocabulary-test

aaa                "Authentication, Authorization and Accounting"  unmodelled unverified
cable-diagnostics  "Cable Diagnostics Commands"  unmodelled unverified
crash              "Software crash test"  unmodelled unverified
idprom             "idprom commands"  unmodelled unverified
ngdns              "ngdns commands"  unmodelled unverified
opssl              "opssl commands"  unmodelled unverified
platform           "Platform test commands"  unmodelled unverified
pppoe              "pppoe commands"  unmodelled unverified
system             "system commands"  unmodelled unverified
udld               "udld commands"  unmodelled unverified
voice              "voice commands"  unmodelled unverified

part vocabulary-config-boot

buffersize                "Specify the buffer size for filesystem-simulated NVRAM"  unmodelled unverified
config-file               "Configuration File"  unmodelled unverified
helper                    "Helper Image(s)"  unmodelled unverified
helper-config-file        "Helper Configuration File"  unmodelled unverified
host                      "Router-specific config file"  unmodelled unverified
network                   "Network-wide config file"  unmodelled unverified
private-config-file       "Private Configuration File"  unmodelled unverified

part vocabulary-show-install

package                "Show package information"  unmodelled unverified
rollback               "Show rollback information"  unmodelled unverified
version                "Show version information"  unmodelled unverified
