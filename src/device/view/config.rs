//! Paths of configuration: what `set`, `add` and `mode … at` nodes of the grammar write and the running-config shows.
//!
//! What licensing and call-home print is in their own parts of the table; here stands what was *configured*, where
//! that is not the value in force: `usage.configured_interval` was typed, `usage.push_interval` is in force.
//! A value that is absent is at its default and has no line in the running-config.
//! A table only; must not know which command sets a path (`grammar/commands/`).

super::paths! {
    from super::system::END;
    // Licensing as configured.
    BOOT_LEVEL_BASE_CONFIGURED = "boot_level.base.configured": Text Stored, "level of `license boot level`, in force after `write memory` and reload";
    BOOT_LEVEL_ADDON_CONFIGURED = "boot_level.addon.configured": Text Stored, "add-on of `license boot level`; absent where the line names a level alone";
    SMART_ENABLE = "smart_enable": Bool Stored, "`license smart enable`: of no effect from 16.9 on";
    TRANSPORT_REGISTRATION_URL = "transport.registration_url": Text Stored, "`license smart url URL`, the form without a keyword";
    TRANSPORT_SMART_URL = "transport.smart_url": Text Stored, "`license smart url smart URL`; `transport.url` is the URL in force";
    TRANSPORT_UTILITY_URL = "transport.utility_url": Text Stored, "`license smart url utility URL`";
    TRANSPORT_URL_DEFAULT = "transport.url_default": Bool Stored, "`license smart url default`: typing it takes the smart and the registration URL away";
    USAGE_CUSTOMER_TAGS_TAG1 = "usage.customer_tags.tag1": Text Stored, "`license smart usage customer-tags tag1`";
    USAGE_CUSTOMER_TAGS_TAG2 = "usage.customer_tags.tag2": Text Stored, "`license smart usage customer-tags tag2`";
    USAGE_CUSTOMER_TAGS_TAG3 = "usage.customer_tags.tag3": Text Stored, "`license smart usage customer-tags tag3`";
    USAGE_CUSTOMER_TAGS_TAG4 = "usage.customer_tags.tag4": Text Stored, "`license smart usage customer-tags tag4`";
    UTILITY_CUSTOMER_INFO_CITY = "utility.customer_info.city": Text Stored, "`license smart utility customer_info city`";
    UTILITY_CUSTOMER_INFO_COUNTRY = "utility.customer_info.country": Text Stored, "`license smart utility customer_info country`";
    UTILITY_CUSTOMER_INFO_ID = "utility.customer_info.id": Text Stored, "`license smart utility customer_info id`";
    UTILITY_CUSTOMER_INFO_NAME = "utility.customer_info.name": Text Stored, "`license smart utility customer_info name`";
    UTILITY_CUSTOMER_INFO_POSTALCODE = "utility.customer_info.postalcode": Text Stored, "`license smart utility customer_info postalcode`";
    UTILITY_CUSTOMER_INFO_STATE = "utility.customer_info.state": Text Stored, "`license smart utility customer_info state`";
    UTILITY_CUSTOMER_INFO_STREET = "utility.customer_info.street": Text Stored, "`license smart utility customer_info street`";

    // Call-home as configured.
    CALL_HOME_HTTP_PROXY_ADDRESS = "call_home.http_proxy.address": Text Stored, "host of `http-proxy`; `call_home.proxy` is what `show call-home` prints of it";
    CALL_HOME_HTTP_PROXY_PORT = "call_home.http_proxy.port": Int Stored, "port of `http-proxy`";
    CALL_HOME_ALERT_GROUP_CONFIGURATION = "call_home.alert_group.configuration": Bool Stored, "`alert-group configuration`; on when absent. `call_home.alert_groups` is the list that is shown";
    CALL_HOME_ALERT_GROUP_CRASH = "call_home.alert_group.crash": Bool Stored, "`alert-group crash`; on when absent";
    CALL_HOME_ALERT_GROUP_DIAGNOSTIC = "call_home.alert_group.diagnostic": Bool Stored, "`alert-group diagnostic`; on when absent";
    CALL_HOME_ALERT_GROUP_ENVIRONMENT = "call_home.alert_group.environment": Bool Stored, "`alert-group environment`; on when absent";
    CALL_HOME_ALERT_GROUP_INVENTORY = "call_home.alert_group.inventory": Bool Stored, "`alert-group inventory`; on when absent";
    CALL_HOME_ALERT_GROUP_SNAPSHOT = "call_home.alert_group.snapshot": Bool Stored, "`alert-group snapshot`; on when absent";
    CALL_HOME_ALERT_GROUP_SYSLOG = "call_home.alert_group.syslog": Bool Stored, "`alert-group syslog`; on when absent";
    CALL_HOME_PROFILES_SUBSCRIPTIONS = "call_home.profiles[].subscriptions": List Stored, "`subscribe-to-alert-group`, as typed; what is shown of it are `groups`, `patterns` and `periodic`";
    CALL_HOME_PROFILES_SUBSCRIPTIONS_GROUP = "call_home.profiles[].subscriptions[].group": Text Stored, "the alert group";
    CALL_HOME_PROFILES_SUBSCRIPTIONS_SEVERITY = "call_home.profiles[].subscriptions[].severity": Text Stored, "lowest severity that is sent";
    CALL_HOME_PROFILES_SUBSCRIPTIONS_PATTERN = "call_home.profiles[].subscriptions[].pattern": Text Stored, "pattern of `syslog`; `.*` when absent";
    CALL_HOME_PROFILES_SUBSCRIPTIONS_PERIODIC = "call_home.profiles[].subscriptions[].periodic": Bool Stored, "whether it is sent at fixed times";
    CALL_HOME_PROFILES_SUBSCRIPTIONS_PERIOD = "call_home.profiles[].subscriptions[].period": Text Stored, "`daily`, `weekly` or `monthly`";
    CALL_HOME_PROFILES_SUBSCRIPTIONS_DAY = "call_home.profiles[].subscriptions[].day": Text Stored, "day of the week or of the month";
    CALL_HOME_PROFILES_SUBSCRIPTIONS_TIME = "call_home.profiles[].subscriptions[].time": Text Stored, "`hh:mm`, when it is sent";
    CALL_HOME_PROFILES_ANONYMOUS = "call_home.profiles[].anonymous": Bool Stored, "`anonymous-reporting-only` of the profile";

    // The box as a whole.
    CONFIG_VERSION_READ = "config.version_read": Text Stored, "`version` of the configuration that was read last";
    CONFIG_BOOT_MARKERS = "config.boot_markers": Bool Stored, "`boot-start-marker` and `boot-end-marker`; on when absent";
    SERVICE_PROMPT_CONFIG = "service.prompt_config": Bool Stored, "`service prompt config`: a prompt in configuration modes; on when absent";
    SERVICE_PASSWORD_ENCRYPTION = "service.password_encryption": Bool Stored, "`service password-encryption`";
    SERVICE_INTERNAL = "service.internal": Bool Stored, "`service internal`";
    SERVICE_COMPRESS_CONFIG = "service.compress_config": Bool Stored, "`service compress-config`";
    SERVICE_PAD = "service.pad": Bool Stored, "`service pad`";
    SERVICE_DHCP = "service.dhcp": Bool Stored, "`service dhcp`; on when absent";
    SERVICE_TCP_KEEPALIVES_IN = "service.tcp_keepalives_in": Bool Stored, "`service tcp-keepalives-in`";
    SERVICE_TCP_KEEPALIVES_OUT = "service.tcp_keepalives_out": Bool Stored, "`service tcp-keepalives-out`";
    PLATFORM_PUNT_KEEPALIVE_DISABLE = "platform.punt_keepalive_disable_kernel_core": Bool Stored, "`platform punt-keepalive disable-kernel-core`";
    DIAGNOSTIC_BOOTUP_LEVEL = "diagnostic.bootup_level": Text Stored, "`diagnostic bootup level`: `minimal` or `complete`";
    MEMORY_LOW_WATERMARK_KILOBYTES = "memory.low_watermark_kilobytes": Int Stored, "`memory free low-watermark processor`";
    SPANNING_TREE_MODE = "spanning_tree.mode": Text Stored, "`spanning-tree mode`";
    SPANNING_TREE_EXTEND_SYSTEM_ID = "spanning_tree.extend_system_id": Bool Stored, "`spanning-tree extend system-id`";
    PROVISIONED_SWITCHES = "provisioned_switches": List Stored, "`switch N provision MODEL`";
    PROVISIONED_SWITCHES_NUMBER = "provisioned_switches[].number": Int Stored, "number of the stack member";
    PROVISIONED_SWITCHES_MODEL = "provisioned_switches[].model": Text Stored, "model in lower case: `c9300-48p`";
    REDUNDANCY_MODE = "redundancy.mode": Text Stored, "`mode` under `redundancy`: `sso`";
    TRANSCEIVER_MONITORING = "transceiver.monitoring": Bool Stored, "`monitoring` under `transceiver type all`";

    // Clock and NTP.
    CLOCK_ZONE = "clock.zone": Text Stored, "name of the time zone as `clock timezone` was typed; UTC when absent";
    CLOCK_TIMEZONE_HOURS = "clock.timezone.hours": Int Stored, "hours of `clock timezone`, negative west of Greenwich";
    CLOCK_TIMEZONE_MINUTES = "clock.timezone.minutes": Int Stored, "minutes of `clock timezone`, in the direction of the hours";
    CLOCK_OFFSET_MINUTES = "clock.offset_minutes": Int Derived, "minutes that the zone is ahead of UTC, from the hours and minutes of `clock timezone`";
    NTP_SOURCE = "ntp.source": Text Stored, "`ntp source`, canonical interface name";

    // Logging.
    LOGGING_TRAP_ON = "logging.trap.on": Bool Stored, "whether messages go to syslog servers; yes when absent";
    LOGGING_FACILITY = "logging.facility": Text Stored, "`logging facility`; `local7` when absent";
    LOGGING_COUNT = "logging.count": Bool Stored, "`logging count`";
    LOGGING_USERINFO = "logging.userinfo": Bool Stored, "`logging userinfo`";
    LOGGING_SOURCE_INTERFACE = "logging.source_interface": Text Stored, "`logging source-interface`, canonical";
    LOGGING_HOSTS_VRF = "logging.hosts[].vrf": Text Stored, "VRF in which it is reached";
    LOGGING_HOSTS_TRANSPORT = "logging.hosts[].transport": Text Stored, "`udp` or `tcp`; UDP when absent";
    LOGGING_HOSTS_PORT = "logging.hosts[].port": Int Stored, "port; 514 (UDP) or 601 (TCP) when absent";

    // Names, addresses, servers and clients.
    VRFS = "vrfs": List Stored, "`vrf definition`";
    VRFS_NAME = "vrfs[].name": Text Stored, "name";
    VRFS_DESCRIPTION = "vrfs[].description": Text Stored, "`description`";
    VRFS_RD = "vrfs[].rd": Text Stored, "`rd`, route distinguisher";
    VRFS_FAMILIES = "vrfs[].families": List Stored, "`address-family`";
    VRFS_FAMILIES_NAME = "vrfs[].families[].name": Text Stored, "`ipv4` or `ipv6`";
    IP_ROUTING = "ip.routing": Bool Stored, "`ip routing`";
    DOMAIN_NAMES = "domain.names": List Stored, "`ip domain name vrf`";
    DOMAIN_NAMES_VRF = "domain.names[].vrf": Text Stored, "VRF";
    DOMAIN_NAMES_NAME = "domain.names[].name": Text Stored, "domain";
    DOMAIN_LIST = "domain.list": List Stored, "`ip domain list`";
    DOMAIN_LIST_NAME = "domain.list[].name": Text Stored, "domain";
    DOMAIN_TIMEOUT_SECONDS = "domain.timeout_seconds": Int Stored, "`ip domain timeout`; 3 when absent";
    DOMAIN_RETRY = "domain.retry": Int Stored, "`ip domain retry`; 2 when absent";
    NAME_SERVERS_ADDRESS2 = "name_servers[].address2": Text Stored, "second server of the line";
    NAME_SERVERS_ADDRESS3 = "name_servers[].address3": Text Stored, "third server of the line";
    NAME_SERVERS_ADDRESS4 = "name_servers[].address4": Text Stored, "fourth server of the line";
    NAME_SERVERS_ADDRESS5 = "name_servers[].address5": Text Stored, "fifth server of the line";
    NAME_SERVERS_ADDRESS6 = "name_servers[].address6": Text Stored, "sixth server of the line";
    IP_DEFAULT_GATEWAY = "ip.default_gateway": Text Stored, "`ip default-gateway`";
    IP_FORWARD_PROTOCOL_ND = "ip.forward_protocol_nd": Bool Stored, "`ip forward-protocol nd`; on when absent";
    IP_ROUTES = "ip.routes": List Stored, "`ip route`";
    IP_ROUTES_VRF = "ip.routes[].vrf": Text Stored, "VRF";
    IP_ROUTES_PREFIX = "ip.routes[].prefix": Text Stored, "destination";
    IP_ROUTES_MASK = "ip.routes[].mask": Text Stored, "its mask";
    IP_ROUTES_INTERFACE = "ip.routes[].interface": Text Stored, "interface it leaves by, canonical";
    IP_ROUTES_NEXT_HOP = "ip.routes[].next_hop": Text Stored, "address of the next router";
    IP_ROUTES_NAME = "ip.routes[].name": Text Stored, "name of the next hop; never empty";
    IP_ROUTES_DISTANCE = "ip.routes[].distance": Int Stored, "administrative distance; 1 when absent";
    IP_HTTP_SERVER = "ip.http.server": Bool Stored, "`ip http server`; on when absent";
    IP_HTTP_SECURE_SERVER = "ip.http.secure_server": Bool Stored, "`ip http secure-server`; on when absent";
    IP_HTTP_AUTHENTICATION = "ip.http.authentication": Text Stored, "`ip http authentication`: `local`, `enable`, `aaa`";
    IP_HTTP_SECURE_TRUSTPOINT = "ip.http.secure_trustpoint": Text Stored, "`ip http secure-trustpoint`";
    HTTP_CLIENT_PROXY_SERVER = "http_client.proxy_server": Text Stored, "`ip http client proxy-server`";
    HTTP_CLIENT_PROXY_PORT = "http_client.proxy_port": Int Stored, "`proxy-port` of `ip http client proxy-server`";
    HTTP_CLIENT_SECURE_TRUSTPOINT = "http_client.secure_trustpoint": Text Stored, "`ip http client secure-trustpoint`";
    HTTP_CLIENT_USERNAME = "http_client.username": Text Stored, "`ip http client username`";
    IP_HTTP_PROXY_SERVER = "ip.http.proxy_server": Text Stored, "`ip http proxy-server` of a device with quirk http_proxy_feeds_licensing";
    IP_HTTP_PROXY_PORT = "ip.http.proxy_port": Int Stored, "`ip http proxy-port` of a device with quirk http_proxy_feeds_licensing";
    IP_SCP_SERVER = "ip.scp_server": Bool Stored, "`ip scp server enable`";
    IP_SSH_VERSION = "ip.ssh.version": Int Stored, "`ip ssh version`";
    IP_SSH_TIMEOUT_SECONDS = "ip.ssh.timeout_seconds": Int Stored, "`ip ssh time-out`; 120 when absent";
    IP_SSH_AUTHENTICATION_RETRIES = "ip.ssh.authentication_retries": Int Stored, "`ip ssh authentication-retries`; 3 when absent";
    IP_SSH_SOURCE_INTERFACE = "ip.ssh.source_interface": Text Stored, "`ip ssh source-interface`, canonical";
    IP_FTP_SOURCE_INTERFACE = "ip.ftp.source_interface": Text Stored, "`ip ftp source-interface`, canonical";
    IP_TFTP_SOURCE_INTERFACE = "ip.tftp.source_interface": Text Stored, "`ip tftp source-interface`, canonical";

    // Users, secrets, banners, lines.
    AAA_NEW_MODEL = "aaa.new_model": Bool Stored, "`aaa new-model`";
    LOGIN_ON_SUCCESS_LOG = "login.on_success_log": Bool Stored, "`login on-success log`";
    ENABLE_PASSWORD_TYPE = "enable.password_type": Int Stored, "0 clear text, 7 obscured";
    USERS_PASSWORD_TYPE = "users[].password_type": Int Stored, "0 clear text, 7 obscured";
    BANNER_MOTD = "banner.motd": Text Stored, "`banner motd`: all lines, joined by newlines";
    BANNER_LOGIN = "banner.login": Text Stored, "`banner login`: all lines, joined by newlines";
    BANNER_EXEC = "banner.exec": Text Stored, "`banner exec`: all lines, joined by newlines";
    BANNER_INCOMING = "banner.incoming": Text Stored, "`banner incoming`: all lines, joined by newlines";
    LINES = "lines": List Stored, "`line`: an entry is one block of the running-config";
    LINES_KIND = "lines[].kind": Text Stored, "`con`, `aux` or `vty`";
    LINES_FIRST = "lines[].first": Int Stored, "first line number of the block";
    LINES_LAST = "lines[].last": Int Stored, "last line number of the block; the first when absent";
    LINES_EXEC_TIMEOUT_MINUTES = "lines[].exec_timeout_minutes": Int Stored, "minutes of `exec-timeout`; 10 when absent, 0 with 0 seconds is never";
    LINES_EXEC_TIMEOUT_SECONDS = "lines[].exec_timeout_seconds": Int Stored, "seconds of `exec-timeout`";
    LINES_LOGGING_SYNCHRONOUS = "lines[].logging_synchronous": Bool Stored, "`logging synchronous`";
    LINES_LOGIN = "lines[].login": Text Stored, "how a person logs in: `line` (password of the line), `local` (users); not at all when absent";
    LINES_PASSWORD = "lines[].password": Text Stored, "`password` of the line, as the running-config shows it";
    LINES_PASSWORD_TYPE = "lines[].password_type": Int Stored, "0 clear text, 7 obscured";
    LINES_PRIVILEGE = "lines[].privilege": Int Stored, "`privilege level`; 1 when absent";
    LINES_TRANSPORT_INPUT = "lines[].transport_input": Text Stored, "`transport input`: `ssh`, `telnet`, `telnet ssh`, `all`, `none`";
    LINES_TRANSPORT_OUTPUT = "lines[].transport_output": Text Stored, "`transport output`, as `transport input`";
    LINES_TRANSPORT_PREFERRED = "lines[].transport_preferred": Text Stored, "`transport preferred`: `none` keeps an unknown word from being a host name";
    LINES_LENGTH = "lines[].length": Int Stored, "`length`: lines of a page; 24 when absent";
    LINES_WIDTH = "lines[].width": Int Stored, "`width`: columns; 80 when absent";
    LINES_HISTORY_SIZE = "lines[].history_size": Int Stored, "`history size`; 10 when absent";
    LINES_EXEC_PROMPT_TIMESTAMP = "lines[].exec_prompt_timestamp": Bool Stored, "`exec prompt timestamp`";
    LINES_STOPBITS = "lines[].stopbits": Text Stored, "`stopbits`: `1`, `1.5`, `2`";
    LINES_LOCATION = "lines[].location": Text Stored, "`location`";

    // Interfaces.
    INTERFACES = "interfaces": List Stored, "the device's interfaces";
    INTERFACES_NAME = "interfaces[].name": Text Stored, "canonical name: `Vlan10`, `GigabitEthernet1/0/1`";
    INTERFACES_DESCRIPTION = "interfaces[].description": Text Stored, "`description` of the interface";
    INTERFACES_ADDRESS = "interfaces[].address": Text Stored, "IPv4 address";
    INTERFACES_MASK = "interfaces[].mask": Text Stored, "IPv4 mask";
    INTERFACES_DHCP = "interfaces[].dhcp": Bool Stored, "address by `ip address dhcp`";
    INTERFACES_VRF = "interfaces[].vrf": Text Stored, "`vrf forwarding` of the interface";
    INTERFACES_SHUTDOWN = "interfaces[].shutdown": Bool Stored, "administratively down";
    INTERFACES_SWITCHPORT = "interfaces[].switchport": Bool Stored, "`switchport`: layer 2; on when absent";
    INTERFACES_SWITCHPORT_MODE = "interfaces[].switchport_mode": Text Stored, "`switchport mode`: `access`, `trunk`";
    INTERFACES_ACCESS_VLAN = "interfaces[].access_vlan": Int Stored, "`switchport access vlan`; 1 when absent";
    INTERFACES_NEGOTIATION = "interfaces[].negotiation_auto": Bool Stored, "`negotiation auto`";
    INTERFACES_STATUS = "interfaces[].status": Text Derived, "`Status` of `show ip interface brief`";
    INTERFACES_PROTOCOL = "interfaces[].protocol": Text Derived, "`Protocol` of `show ip interface brief`";
    INTERFACES_LINK = "interfaces[].link": Bool Stored, "whether a cable is in";
    INTERFACES_ROUTED = "interfaces[].routed": Bool Derived, "whether it may have an address: no port, the port for management, or `no switchport`";

    // Certificates, archive, SNMP.
    TRUSTPOINTS = "trustpoints": List Stored, "`crypto pki trustpoint`";
    TRUSTPOINTS_NAME = "trustpoints[].name": Text Stored, "name: `SLA-TrustPoint`";
    TRUSTPOINTS_ENROLLMENT = "trustpoints[].enrollment": Text Stored, "`enrollment`: `pkcs12`, `selfsigned`, `terminal`";
    TRUSTPOINTS_ENROLLMENT_URL = "trustpoints[].enrollment_url": Text Stored, "`enrollment url`";
    TRUSTPOINTS_REVOCATION_CHECK = "trustpoints[].revocation_check": Text Stored, "`revocation-check`: `none`, `crl`, `crl none`, …";
    TRUSTPOINTS_SUBJECT_NAME = "trustpoints[].subject_name": Text Stored, "`subject-name`";
    TRUSTPOINTS_FQDN = "trustpoints[].fqdn": Text Stored, "`fqdn`";
    TRUSTPOINTS_RSAKEYPAIR = "trustpoints[].rsakeypair": Text Stored, "`rsakeypair`";
    TRUSTPOINTS_SOURCE_INTERFACE = "trustpoints[].source_interface": Text Stored, "`source interface`, canonical";
    TRUSTPOINTS_VRF = "trustpoints[].vrf": Text Stored, "`vrf`";
    TRUSTPOOL_IMPORTED = "trustpool.imported": Bool Stored, "whether `crypto pki trustpool import` brought the root of IdenTrust";
    TRUSTPOOL_IDENTRUST = "trustpool.identrust": Bool Derived, "whether the pool has the root of IdenTrust: brought by the release or imported";
    ARCHIVE_PATH = "archive.path": Text Stored, "`path` under `archive`";
    ARCHIVE_MAXIMUM = "archive.maximum": Int Stored, "`maximum` under `archive`; 10 when absent";
    ARCHIVE_TIME_PERIOD_MINUTES = "archive.time_period_minutes": Int Stored, "`time-period` under `archive`";
    ARCHIVE_WRITE_MEMORY = "archive.write_memory": Bool Stored, "`write-memory` under `archive`";
    ARCHIVE_LOG_ENABLE = "archive.log.enable": Bool Stored, "`logging enable` under `archive`, `log config`";
    ARCHIVE_LOG_SIZE = "archive.log.size": Int Stored, "`logging size` under `archive`, `log config`; 100 when absent";
    ARCHIVE_LOG_HIDEKEYS = "archive.log.hidekeys": Bool Stored, "`hidekeys` under `archive`, `log config`";
    ARCHIVE_LOG_NOTIFY_SYSLOG = "archive.log.notify_syslog": Text Stored, "`notify syslog` under `archive`, `log config`: `plaintext`, `xml`";
    SNMP_COMMUNITIES = "snmp.communities": List Stored, "`snmp-server community`";
    SNMP_COMMUNITIES_NAME = "snmp.communities[].name": Text Stored, "community string";
    SNMP_COMMUNITIES_ACCESS = "snmp.communities[].access": Text Stored, "`RO` or `RW`";
    SNMP_HOSTS = "snmp.hosts": List Stored, "`snmp-server host`";
    SNMP_HOSTS_HOST = "snmp.hosts[].host": Text Stored, "name or address of the trap receiver";
    SNMP_HOSTS_VERSION = "snmp.hosts[].version": Text Stored, "SNMP version: `1`, `2c`";
    SNMP_HOSTS_COMMUNITY = "snmp.hosts[].community": Text Stored, "community string";
    SNMP_CONTACT = "snmp.contact": Text Stored, "`snmp-server contact`";
    SNMP_LOCATION = "snmp.location": Text Stored, "`snmp-server location`";
    SNMP_TRAPS_SMART_LICENSE = "snmp.traps.smart_license": Bool Stored, "`snmp-server enable traps smart-license`";
    SNMP_TRAPS_CALL_HOME_MESSAGE_SEND_FAIL = "snmp.traps.call_home_message_send_fail": Bool Stored, "`snmp-server enable traps call-home message-send-fail`";
    SNMP_TRAPS_CALL_HOME_SERVER_FAIL = "snmp.traps.call_home_server_fail": Bool Stored, "`snmp-server enable traps call-home server-fail`";
}
