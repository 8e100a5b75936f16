# `show license`: what the Smart Agent says of itself, in both eras.

part show-license

license                           "Show license information"  unless pak.on is yes
  all                             "Show license all information"  = screen license/all
  authorization                   "Show license authorization information"  since 17.3.2 unverified  = screen license/authorization
  data                            "Show license data information"  unverified
    conversion                    "Show license data conversion information"  unverified  = screen license/data_conversion
  eventlog                        "Show license eventlog information"  unverified  = screen license/eventlog
    <days: int 0-365>             "Number of days"  unverified  = action license_show_eventlog
  history                         "Show license history information"  since 17.3.2 unverified
    message                       "Show license history messages"  unverified  = screen license/history_message
  reservation                     "Show license reservation information"  unverified  = screen license/reservation
  rum                             "Show license RUM report information"  since 17.7 unverified
    feature                       "Show RUM reports by feature"  unverified
      all                         "Show RUM reports of all features"  unverified  = screen license/rum_feature_all
        detail                    "Show detailed information"  unverified  = screen license/rum_id_all_detail
      <feature: word>             "Name of the feature"  unverified  = action license_show_rum_feature
        detail                    "Show detailed information"  unverified  = action license_show_rum_feature detail=yes
    id                            "Show RUM reports by id"  unverified
      all                         "All RUM reports"  unverified  = screen license/rum_id_all
        detail                    "Show detailed information"  unverified  = screen license/rum_id_all_detail
      <report: int 1-4294967295>  "RUM report id"  unverified  = screen license/rum_id of rum.reports where id = <report>
        detail                    "Show detailed information"  unverified  = screen license/rum_id_detail of rum.reports where id = <report>
  status                          "Show license status information"  unverified  = screen license/status
  summary                         "Show license summary"  unverified  = screen license/summary
  tech                            "Show license tech support information"  unverified
    message                       "Show license messages"  unmodelled unverified
    rum                           "Show license RUM information"  unmodelled unverified
    support                       "Show license tech support information"  unverified  = screen license/tech_support
  udi                             "Show license udi information"  = screen license/udi
  usage                           "Show license usage information"  unverified  = screen license/usage
