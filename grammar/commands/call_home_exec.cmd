# Call-home from exec, and `show call-home`.

part call-home-exec

diagnostic-signature     "Diagnostic signature operations"  unmodelled unverified
request                  "Submit information for a report"  unmodelled unverified
send                     "Send call-home message"  unverified
  alert-group            "Send an alert-group message"  unverified
    configuration        "Send configuration alert-group message"  unverified  = action call_home_send group=configuration
      profile            "Send to the profile named here alone"  unverified
        <profile: word>  "Profile name"  unverified  = action call_home_send group=configuration
    crash                "Send crash alert-group message"  unverified  = action call_home_send group=crash
      profile            "Send to the profile named here alone"  unverified
        <profile: word>  "Profile name"  unverified  = action call_home_send group=crash
    diagnostic           "Send diagnostic alert-group message"  unverified  = action call_home_send group=diagnostic
      profile            "Send to the profile named here alone"  unverified
        <profile: word>  "Profile name"  unverified  = action call_home_send group=diagnostic
    inventory            "Send inventory alert-group message"  unverified  = action call_home_send group=inventory
      profile            "Send to the profile named here alone"  unverified
        <profile: word>  "Profile name"  unverified  = action call_home_send group=inventory
    snapshot             "Send snapshot alert-group message"  unverified  = action call_home_send group=snapshot
      profile            "Send to the profile named here alone"  unverified
        <profile: word>  "Profile name"  unverified  = action call_home_send group=snapshot
test                     "Send call-home test message"  unverified
  profile                "Profile to test"  unverified
    <profile: word>      "Profile name"  unverified  = action call_home_test
  <text: word>           "Text of the test message, in quotes"  unverified
    profile              "Profile to test"  unverified
      <profile: word>    "Profile name"  unverified  = action call_home_test

part show-call-home

call-home               "Show command for call home"  = screen call-home/summary
  alert-group           "Show call-home alert-group"  unverified  = screen call-home/alert_group
  detail                "Show call-home in detail"  unverified  = screen call-home/detail
  diagnostic-signature  "Show call-home diagnostic-signature"  unverified  = screen call-home/diagnostic_signature
  events                "Show call-home events"  unverified  = screen call-home/events
  mail-server           "Show call-home mail-server status"  unverified
    status              "Status of the mail servers"  unverified  = screen call-home/mail_server_status
  profile               "Show call-home profile"  unverified
    all                 "Show all call-home profiles"  unverified  = screen call-home/profile_all
    <name: word>        "Profile name"  unverified  = screen call-home/profile of call_home.profiles where name = <name> else screen call-home/profile_not_found
  smart-licensing       "Show call-home smart-licensing statistics"  unverified  = screen call-home/smart_licensing
  statistics            "Show call-home statistics"  unverified  = screen call-home/statistics
  version               "Show call-home version"  unverified  = screen call-home/version
