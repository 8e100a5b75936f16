# `license smart` in exec. Policy mode (17.3.2 and later) and classic Smart Licensing (until 17.3.1) have different
# commands; reservation left with the latter. A file may be named without its file system, as recorded
# (`… unreported file test.txt`), although `?` does not say so.

part license-exec

smart  "Smart licensing Commands"  unless pak.on is yes unverified
  use license-smart-policy
  use license-smart-classic

part license-smart-policy

authorization                     "Authorization code operations"  since 17.3.2 unverified
  request                         "Request an authorization code"  unverified
    add                           "Add a license to the existing authorization code"  unverified
      <feature: word>             "The feature name"  unverified
        all                       "All devices in the HA configuration"  unverified  = action license_authorization_request mode=add scope=all
          request_count           "Number of licenses to request"  since 17.10 unverified
            <count: int 1-65535>  "Number of licenses"  unverified  = action license_authorization_request mode=add scope=all
        local                     "The active device only"  unverified  = action license_authorization_request mode=add scope=local
          request_count           "Number of licenses to request"  since 17.10 unverified
            <count: int 1-65535>  "Number of licenses"  unverified  = action license_authorization_request mode=add scope=local
    replace                       "Replace the existing authorization code"  unverified
      <feature: word>             "The feature name"  unverified
        all                       "All devices in the HA configuration"  unverified  = action license_authorization_request mode=replace scope=all
          request_count           "Number of licenses to request"  since 17.10 unverified
            <count: int 1-65535>  "Number of licenses"  unverified  = action license_authorization_request mode=replace scope=all
        local                     "The active device only"  unverified  = action license_authorization_request mode=replace scope=local
          request_count           "Number of licenses to request"  since 17.10 unverified
            <count: int 1-65535>  "Number of licenses"  unverified  = action license_authorization_request mode=replace scope=local
    save                          "Save the authorization request to a file"  since 17.7 unverified  = action license_authorization_request_save
      <file: url>                 "File path to write the authorization request to"  unverified  = action license_authorization_request_save
      <file: word>                "File path to write the authorization request to"  hidden unverified  = action license_authorization_request_save
  return                          "Return an authorization code"  unverified
    all                           "All devices in the HA configuration"  unverified
      offline                     "Return the authorization code offline"  unverified  = action license_authorization_return scope=all way=offline
        <file: url>               "File path to write the return code to"  unverified  = action license_authorization_return scope=all way=offline
        <file: word>              "File path to write the return code to"  hidden unverified  = action license_authorization_return scope=all way=offline
      online                      "Return the authorization code online"  unverified  = action license_authorization_return scope=all way=online
    local                         "The active device only"  unverified
      offline                     "Return the authorization code offline"  unverified  = action license_authorization_return scope=local way=offline
        <file: url>               "File path to write the return code to"  unverified  = action license_authorization_return scope=local way=offline
        <file: word>              "File path to write the return code to"  hidden unverified  = action license_authorization_return scope=local way=offline
      online                      "Return the authorization code online"  unverified  = action license_authorization_return scope=local way=online
clear                             "Clear smart licensing data"  unverified
  eventlog                        "Clear the smart licensing event log"  unverified  = action license_clear_eventlog
export                            "Export control operations"  since 17.3.2 unverified
  return                          "Return an export control license"  unverified
    all                           "All devices in the HA configuration"  unverified
      <feature: word>             "The feature name"  unverified  = action license_export_return scope=all
    local                         "The active device only"  unverified
      <feature: word>             "The feature name"  unverified  = action license_export_return scope=local
factory                           "Factory reset"  since 17.3.2 unverified
  reset                           "Reset smart licensing to the factory state"  unverified  = action license_factory_reset
import                            "Import a file"  since 17.3.2 unverified
  <file: url>                     "File path to read from"  unverified  = action license_import
  <file: word>                    "File path to read from"  hidden unverified  = action license_import
save                              "Save data to a file"  since 17.3.2 unverified
  trust-request                   "Save the trust request"  unverified
    <file: url>                   "File path to write the trust request to"  unverified  = action license_save_trust_request
    <file: word>                  "File path to write the trust request to"  hidden unverified  = action license_save_trust_request
  usage                           "Save RUM reports"  unverified
    all                           "Save all RUM reports"  unverified
      file                        "File to write the RUM reports to"  unverified
        <file: url>               "File path to write the RUM reports to"  unverified  = action license_save_usage which=all
        <file: word>              "File path to write the RUM reports to"  hidden unverified  = action license_save_usage which=all
    days                          "Save RUM reports of the last days"  unverified
      <days: int 1-4294967295>    "Number of days"  unverified
        file                      "File to write the RUM reports to"  unverified
          <file: url>             "File path to write the RUM reports to"  unverified  = action license_save_usage which=days
          <file: word>            "File path to write the RUM reports to"  hidden unverified  = action license_save_usage which=days
    rum-Id                        "Save one RUM report"  unverified
      <id: int 1-4294967295>      "RUM report id"  unverified
        file                      "File to write the RUM report to"  unverified
          <file: url>             "File path to write the RUM report to"  unverified  = action license_save_usage which=rum_id
          <file: word>            "File path to write the RUM report to"  hidden unverified  = action license_save_usage which=rum_id
    unreported                    "Save unreported RUM reports"  unverified
      file                        "File to write the RUM reports to"  unverified
        <file: url>               "File path to write the RUM reports to"  unverified  = action license_save_usage which=unreported
        <file: word>              "File path to write the RUM reports to"  hidden unverified  = action license_save_usage which=unreported
sync                              "Synchronize with CSSM, CSLU or SSM On-Prem"  since 17.3.2 unverified
  all                             "All devices in the HA configuration"  unverified  = action license_sync scope=all
  local                           "The active device only"  unverified  = action license_sync scope=local
trust                             "Establish trust with CSSM"  since 17.3.2 unverified
  idtoken                         "Establish trust using an ID token"  unverified
    <token: word>                 "ID token"  unverified
      all                         "All devices in the HA configuration"  unverified  = action license_trust_request scope=all
        force                     "Force the trust establishment"  unverified  = action license_trust_request scope=all force=yes
      local                       "The active device only"  unverified  = action license_trust_request scope=local
        force                     "Force the trust establishment"  unverified  = action license_trust_request scope=local force=yes
# A device with the quirk has the reservation commands in policy mode too; any other refuses them there.
reservation                       "License reservation"  since 17.3.2 needs quirk reservation_in_policy_mode unverified
  use license-reservation

part license-smart-classic

conversion         "License conversion"  until 17.3.1 unverified
  start            "Start the conversion"  unverified  = action license_conversion step=start
  stop             "Stop the conversion"  unverified  = action license_conversion step=stop
deregister         "Deregister"  until 17.3.1 unverified  = action license_deregister
mfg                "Manufacturing operations"  until 17.3.1 when service.internal is yes unverified
  reservation      "License reservation"  unverified
    use license-reservation
register           "Register with the Cisco licensing cloud"  until 17.3.1 unverified
  idtoken          "Register using an ID token"  unverified
    <token: word>  "ID token"  unverified  = action license_register
      force        "Force the registration"  unverified  = action license_register force=yes
renew              "Manual renewal"  until 17.3.1 unverified
  auth             "Renew the license authorization"  unverified  = action license_renew what=auth
  id               "Renew the ID certificate"  unverified  = action license_renew what=id
reservation        "License reservation"  until 17.3.1 when reservation.enabled is yes unverified
  use license-reservation

part license-reservation

cancel            "Cancel the reservation request"  unverified
  all             "All devices in the HA configuration"  unverified  = action license_reservation_cancel scope=all
  local           "The active device only"  unverified  = action license_reservation_cancel scope=local
install           "Install the reservation authorization code"  unverified
  file            "Install from a file"  unverified
    <file: url>   "File path to read from"  unverified  = action license_reservation_install_file
    <file: word>  "File path to read from"  hidden unverified  = action license_reservation_install_file
  <code: word>    "The authorization code"  unverified  = action license_reservation_install
request           "Generate a reservation request code"  unverified
  all             "All devices in the HA configuration"  unverified  = action license_reservation_request scope=all
  local           "The active device only"  unverified  = action license_reservation_request scope=local
  universal       "Request a universal reservation"  unverified  = action license_reservation_request scope=local
return            "Return the reservation"  unverified
  all             "All devices in the HA configuration"  unverified  = action license_reservation_return scope=all
  authorization   "Return an authorization code that is not installed"  unverified
    file          "File path to read the authorization code from"  unverified
      <file: url>   "File path to read from"  unverified  = action license_reservation_return_file
      <file: word>  "File path to read from"  hidden unverified  = action license_reservation_return_file
    <code: word>  "The authorization code"  unverified  = action license_reservation_return_code
  local           "The active device only"  unverified  = action license_reservation_return scope=local
