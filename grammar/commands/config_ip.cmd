# `ip` in configuration: names, addresses, servers and clients of the box.
#
# `ip domain-name`, `ip domain-lookup` and `ip domain-list` are accepted as on the device and shown without the hyphen.

part config-ip

default-gateway               "Specify default gateway (if not routing IP)"  unverified
  <address: ipv4>             "IP address of default gateway"  order 1800 unverified  = set ip.default_gateway
domain                        "IP DNS Resolver"
  list                        "Domain name to complete unqualified host names"  unverified
    <name: word>              "A domain name"  order 712 unverified  = add domain.list where name = <name>
  lookup                      "Enable IP Domain Name System hostname translation"  default yes order 710  = set domain.lookup
    source-interface          "Specify source interface for DNS resolver"
      <interface: interface>  "Interface of the device"  order 711 unverified  = set domain.source_interface
    recursive                 "Enable IP DNS recursive lookup"  unmodelled
    vrf                       "Specify VRF"  unmodelled
  name                        "Define the default domain name"  unverified
    <name: word>              "Default domain name"  order 713 unverified  = set domain.name
    vrf                       "Specify VRF"  unverified
      <vrf: word>             "VPN Routing/Forwarding instance name"  unverified
        <name: word>          "Default domain name"  order 713 unverified  = add domain.names where vrf = <vrf>, name = <name>
  retry                       "Specify times to retry sending DNS query"  unverified
    <retries: int 0-100>      "Number of times to retry"  default 2 order 714 unverified  = set domain.retry
  round-robin                 "Round-robin among multiple IP addresses in cache"  unmodelled unverified
  timeout                     "Specify timeout waiting for response to a DNS query"
    <seconds: int 1-3600>     "Timeout in seconds"  default 3 order 715 unverified  = set domain.timeout_seconds
domain-list                   "Domain name to complete unqualified host names."  hidden unverified
  <name: word>                "A domain name"  never unverified  = add domain.list where name = <name>
domain-lookup                 "Enable IP Domain Name System hostname translation"  hidden never unverified  = set domain.lookup
domain-name                   "Define the default domain name"  hidden unverified
  <name: word>                "Default domain name"  never unverified  = set domain.name
forward-protocol              "Controls forwarding of physical and directed IP broadcasts"
  nd                          "Sun's Network Disk protocol"  default yes always order 1810 unverified  = set ip.forward_protocol_nd
ftp                           "FTP configuration commands"  unverified
  source-interface            "Specify interface for source address in FTP connections"  unverified
    <interface: interface>    "Interface of the device"  order 1825 unverified  = set ip.ftp.source_interface
host                          "Add an entry to the ip hostname table"  unverified
  vrf                         "Specify VRF"  unverified
    <vrf: word>               "VPN Routing/Forwarding instance name"  unverified
      <name: word>            "Name of host"  unverified
        <address: ipv4>       "Host IP address"  order 705 unverified  = add hosts where vrf = <vrf>, name = <name> with address = <address>
  <name: word>                "Name of host"  unverified
    <address: ipv4>           "Host IP address"  order 705 unverified  = add hosts where vrf = <none>, name = <name> with address = <address>
http                          "HTTP server configuration"
  use config-ip-http
name-server                   "Specify address of name server to use"  unverified
  vrf                         "Specify VRF"  unverified
    <vrf: word>               "VPN Routing/Forwarding instance name"  unverified
      use name-servers-vrf
  use name-servers
route                         "Establish static routes"  unverified
  use config-ip-route
routing                       "Enable IP routing"  order 700 unverified  = set ip.routing
scp                           "Scp commands"  unverified
  password                    "SCP password"  unmodelled unverified
  server                      "SCP server"  unverified
    enable                    "Enable the SCP server"  order 1830 unverified  = set ip.scp_server
  username                    "SCP username"  unmodelled unverified
ssh                           "Configure ssh options"
  authentication-retries      "Specify number of authentication retries"
    <retries: int 0-5>        "Number of authentication retries"  default 3 order 1842 unverified  = set ip.ssh.authentication_retries
  source-interface            "Specify interface for source address in SSH connections"  unverified
    <interface: interface>    "Interface of the device"  order 1843 unverified  = set ip.ssh.source_interface
  time-out                    "Specify SSH time-out interval"
    <seconds: int 1-120>      "SSH time-out interval in seconds"  default 120 order 1841 unverified  = set ip.ssh.timeout_seconds
  version                     "Specify protocol version to be supported"  unverified
    <version: int 1-2>        "Protocol version"  order 1844 unverified  = set ip.ssh.version
  use vocabulary-config-ip-ssh
tftp                          "tftp configuration commands"  unverified
  source-interface            "Specify interface for source address in TFTP connections"  unverified
    <interface: interface>    "Interface of the device"  order 1826 unverified  = set ip.tftp.source_interface

part name-servers

<address: ipv4>             "Domain server IP address (maximum of 6)"  order 707 unverified  = add name_servers where vrf = <none>, address = <address>
  <address2: ipv4>          "Domain server IP address (maximum of 6)"  order 707 unverified  = add name_servers where vrf = <none>, address = <address> with address2 = <address2>
    <address3: ipv4>        "Domain server IP address (maximum of 6)"  order 707 unverified  = add name_servers where vrf = <none>, address = <address> with address2 = <address2>, address3 = <address3>
      <address4: ipv4>      "Domain server IP address (maximum of 6)"  order 707 unverified  = add name_servers where vrf = <none>, address = <address> with address2 = <address2>, address3 = <address3>, address4 = <address4>
        <address5: ipv4>    "Domain server IP address (maximum of 6)"  order 707 unverified  = add name_servers where vrf = <none>, address = <address> with address2 = <address2>, address3 = <address3>, address4 = <address4>, address5 = <address5>
          <address6: ipv4>  "Domain server IP address (maximum of 6)"  order 707 unverified  = add name_servers where vrf = <none>, address = <address> with address2 = <address2>, address3 = <address3>, address4 = <address4>, address5 = <address5>, address6 = <address6>

part name-servers-vrf

<address: ipv4>       "Domain server IP address (maximum of 6)"  order 706 unverified  = add name_servers where vrf = <vrf>, address = <address>
  <address2: ipv4>    "Domain server IP address (maximum of 6)"  order 706 unverified  = add name_servers where vrf = <vrf>, address = <address> with address2 = <address2>
    <address3: ipv4>  "Domain server IP address (maximum of 6)"  order 706 unverified  = add name_servers where vrf = <vrf>, address = <address> with address2 = <address2>, address3 = <address3>

part config-ip-http

authentication               "Set http server authentication method"
  aaa                        "Use AAA access control methods"  order 1816  = set ip.http.authentication = aaa
  enable                     "Use enable passwords"  order 1816 unverified  = set ip.http.authentication = enable
  local                      "Use local username and passwords"  order 1816  = set ip.http.authentication = local
client                       "Set http client parameters"
  proxy-server               "Specify proxy server name for HTTP file system client connections"
    <server: host>           "Proxy server name"
      proxy-port             "Proxy port number"  unverified
        <port: int 1-65535>  "Proxy port number"  order 1819 unverified  = set http_client.proxy_server = <server>, http_client.proxy_port = <port>
  secure-trustpoint          "Set http client certificate secure trustpoint"
    <trustpoint: word>       "Trustpoint name"  order 1821 unverified  = set http_client.secure_trustpoint
  source-interface           "Specify interface for source address in all HTTP(S) client connections"
    <interface: interface>   "Interface of the device"  order 1820 unverified  = set http_client.source_interface
  username                   "Configure username for http client connections"  unverified
    <name: word>             "Username"  order 1822 unverified  = set http_client.username
  use vocabulary-config-ip-http-client
proxy-port                   "Port of the proxy server"  needs quirk http_proxy_feeds_licensing unverified
  <port: int 1-65535>        "Port number"  order 1824 unverified  = set ip.http.proxy_port
proxy-server                 "Address of the proxy server"  needs quirk http_proxy_feeds_licensing unverified
  <server: host>             "Name or address"  order 1823 unverified  = set ip.http.proxy_server
secure-server                "Enable HTTP secure server"  default yes always order 1817  = set ip.http.secure_server
secure-trustpoint            "Set http secure server certificate trustpoint"
  <trustpoint: word>         "Trustpoint name"  order 1818 unverified  = set ip.http.secure_trustpoint
server                       "Enable http server"  default yes always order 1815  = set ip.http.server
use vocabulary-config-ip-http

part config-ip-route

vrf                              "Configure static route for a VPN Routing/Forwarding instance"  unverified
  <vrf: word>                    "VPN Routing/Forwarding instance name"  unverified
    <prefix: ipv4>               "Destination prefix"  unverified
      <mask: ipv4>               "Destination prefix mask"  unverified
        <next_hop: ipv4>         "Forwarding router's address"  order 1835 unverified  = add ip.routes where vrf = <vrf>, prefix = <prefix>, mask = <mask>, interface = <none>, next_hop = <next_hop>
          use ip-route-options
          name                   "Specify name of the next hop"  unverified
            <name: word>         "Name of the next hop"  order 1835 unverified  = add ip.routes where vrf = <vrf>, prefix = <prefix>, mask = <mask>, interface = <none>, next_hop = <next_hop> with name = <name>
          <distance: int 1-255>  "Distance metric for this route"  order 1835 unverified  = add ip.routes where vrf = <vrf>, prefix = <prefix>, mask = <mask>, interface = <none>, next_hop = <next_hop> with distance = <distance>
            use ip-route-options
            name                 "Specify name of the next hop"  unverified
              <name: word>       "Name of the next hop"  order 1835 unverified  = add ip.routes where vrf = <vrf>, prefix = <prefix>, mask = <mask>, interface = <none>, next_hop = <next_hop> with distance = <distance>, name = <name>
<prefix: ipv4>                   "Destination prefix"  unverified
  <mask: ipv4>                   "Destination prefix mask"  unverified
    <next_hop: ipv4>             "Forwarding router's address"  order 1836 unverified  = add ip.routes where vrf = <none>, prefix = <prefix>, mask = <mask>, interface = <none>, next_hop = <next_hop>
      use ip-route-options
      name                       "Specify name of the next hop"  unverified
        <name: word>             "Name of the next hop"  order 1836 unverified  = add ip.routes where vrf = <none>, prefix = <prefix>, mask = <mask>, interface = <none>, next_hop = <next_hop> with name = <name>
      <distance: int 1-255>      "Distance metric for this route"  order 1836 unverified  = add ip.routes where vrf = <none>, prefix = <prefix>, mask = <mask>, interface = <none>, next_hop = <next_hop> with distance = <distance>
        use ip-route-options
        name                     "Specify name of the next hop"  unverified
          <name: word>           "Name of the next hop"  order 1836 unverified  = add ip.routes where vrf = <none>, prefix = <prefix>, mask = <mask>, interface = <none>, next_hop = <next_hop> with distance = <distance>, name = <name>
    <interface: interface>       "Interface of the device"  order 1836 unverified  = add ip.routes where vrf = <none>, prefix = <prefix>, mask = <mask>, interface = <interface>
      <next_hop: ipv4>           "Forwarding router's address"  order 1836 unverified  = add ip.routes where vrf = <none>, prefix = <prefix>, mask = <mask>, interface = <interface> with next_hop = <next_hop>

part ip-route-options

multicast  "multicast route"  unmodelled unverified
permanent  "permanent route"  unmodelled unverified
tag        "Set tag for this route"  unmodelled unverified
track      "Install route depending on tracked item"  unmodelled unverified
