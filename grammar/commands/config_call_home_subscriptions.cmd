# What a call-home profile subscribed to.
#
# CiscoTAC-1 has subscriptions of its own that the running-config does not show (reference commands 3.1): only those
# that were typed are lines. Helps of the severities are not recorded.

mode call-home-profile

subscribe-to-alert-group          "Subscribe to alert-group"
  all                             "all alert groups"  unmodelled unverified
  configuration                   "configuration info"  order 20 unverified  = add call_home.profiles[].subscriptions where group = configuration, periodic = <none> with severity = <none>
    periodic                      "Periodic call-home message"
      daily                       "Daily call-home message"
        <time: minute>            "Begin time"  order 20  = add call_home.profiles[].subscriptions where group = configuration, periodic = yes with period = daily, day = <none>, time = <time>
      monthly                     "Monthly call-home message"
        <date: int 1-31>          "Day of month"
          <time: minute>          "Begin time"  order 20 unverified  = add call_home.profiles[].subscriptions where group = configuration, periodic = yes with period = monthly, day = <date>, time = <time>
      weekly                      "Weekly call-home message"
        <day: one-of Monday Tuesday Wednesday Thursday Friday Saturday Sunday>  "Day of the week"  unverified
          <time: minute>          "Begin time"  order 20 unverified  = add call_home.profiles[].subscriptions where group = configuration, periodic = yes with period = weekly, day = <day>, time = <time>
  crash                           "crash info"  order 20 unverified  = add call_home.profiles[].subscriptions where group = crash, periodic = <none> with severity = <none>
  diagnostic                      "diagnostic info"  order 20  = add call_home.profiles[].subscriptions where group = diagnostic, periodic = <none> with severity = <none>
    severity                      "Severity"
      catastrophic                "Highest severity"  order 20 unverified  = add call_home.profiles[].subscriptions where group = diagnostic, periodic = <none> with severity = catastrophic
      critical                    "Critical condition, immediate attention needed"  order 20 unverified  = add call_home.profiles[].subscriptions where group = diagnostic, periodic = <none> with severity = critical
      debugging                   "Lowest severity"  order 20 unverified  = add call_home.profiles[].subscriptions where group = diagnostic, periodic = <none> with severity = debugging
      disaster                    "Significant network impact"  order 20 unverified  = add call_home.profiles[].subscriptions where group = diagnostic, periodic = <none> with severity = disaster
      fatal                       "System is unusable"  order 20 unverified  = add call_home.profiles[].subscriptions where group = diagnostic, periodic = <none> with severity = fatal
      major                       "Major condition"  order 20 unverified  = add call_home.profiles[].subscriptions where group = diagnostic, periodic = <none> with severity = major
      minor                       "Minor condition"  order 20 unverified  = add call_home.profiles[].subscriptions where group = diagnostic, periodic = <none> with severity = minor
      normal                      "Return to normal state"  order 20 unverified  = add call_home.profiles[].subscriptions where group = diagnostic, periodic = <none> with severity = normal
      notification                "Informational message"  order 20 unverified  = add call_home.profiles[].subscriptions where group = diagnostic, periodic = <none> with severity = notification
      warning                     "Warning condition"  order 20 unverified  = add call_home.profiles[].subscriptions where group = diagnostic, periodic = <none> with severity = warning
  environment                     "environmental info"  order 20  = add call_home.profiles[].subscriptions where group = environment, periodic = <none> with severity = <none>
    severity                      "Severity"
      catastrophic                "Highest severity"  order 20 unverified  = add call_home.profiles[].subscriptions where group = environment, periodic = <none> with severity = catastrophic
      critical                    "Critical condition, immediate attention needed"  order 20 unverified  = add call_home.profiles[].subscriptions where group = environment, periodic = <none> with severity = critical
      debugging                   "Lowest severity"  order 20 unverified  = add call_home.profiles[].subscriptions where group = environment, periodic = <none> with severity = debugging
      disaster                    "Significant network impact"  order 20 unverified  = add call_home.profiles[].subscriptions where group = environment, periodic = <none> with severity = disaster
      fatal                       "System is unusable"  order 20 unverified  = add call_home.profiles[].subscriptions where group = environment, periodic = <none> with severity = fatal
      major                       "Major condition"  order 20 unverified  = add call_home.profiles[].subscriptions where group = environment, periodic = <none> with severity = major
      minor                       "Minor condition"  order 20 unverified  = add call_home.profiles[].subscriptions where group = environment, periodic = <none> with severity = minor
      normal                      "Return to normal state"  order 20 unverified  = add call_home.profiles[].subscriptions where group = environment, periodic = <none> with severity = normal
      notification                "Informational message"  order 20 unverified  = add call_home.profiles[].subscriptions where group = environment, periodic = <none> with severity = notification
      warning                     "Warning condition"  order 20 unverified  = add call_home.profiles[].subscriptions where group = environment, periodic = <none> with severity = warning
  inventory                       "inventory info"  order 20  = add call_home.profiles[].subscriptions where group = inventory, periodic = <none> with severity = <none>
    periodic                      "Periodic call-home message"
      daily                       "Daily call-home message"
        <time: minute>            "Begin time"  order 20  = add call_home.profiles[].subscriptions where group = inventory, periodic = yes with period = daily, day = <none>, time = <time>
      monthly                     "Monthly call-home message"
        <date: int 1-31>          "Day of month"
          <time: minute>          "Begin time"  order 20 unverified  = add call_home.profiles[].subscriptions where group = inventory, periodic = yes with period = monthly, day = <date>, time = <time>
      weekly                      "Weekly call-home message"
        <day: one-of Monday Tuesday Wednesday Thursday Friday Saturday Sunday>  "Day of the week"  unverified
          <time: minute>          "Begin time"  order 20 unverified  = add call_home.profiles[].subscriptions where group = inventory, periodic = yes with period = weekly, day = <day>, time = <time>
  snapshot                        "snapshot info"  unverified
    periodic                      "Periodic call-home message"  unverified
      daily                       "Daily call-home message"
        <time: minute>            "Begin time"  order 20  = add call_home.profiles[].subscriptions where group = snapshot, periodic = yes with period = daily, day = <none>, time = <time>
      monthly                     "Monthly call-home message"
        <date: int 1-31>          "Day of month"
          <time: minute>          "Begin time"  order 20 unverified  = add call_home.profiles[].subscriptions where group = snapshot, periodic = yes with period = monthly, day = <date>, time = <time>
      weekly                      "Weekly call-home message"
        <day: one-of Monday Tuesday Wednesday Thursday Friday Saturday Sunday>  "Day of the week"  unverified
          <time: minute>          "Begin time"  order 20 unverified  = add call_home.profiles[].subscriptions where group = snapshot, periodic = yes with period = weekly, day = <day>, time = <time>
  syslog                          "syslog info"  order 20 unverified  = add call_home.profiles[].subscriptions where group = syslog, pattern = <none> with severity = <none>
    severity                      "severity"
      catastrophic                "Highest severity"  order 20 unverified  = add call_home.profiles[].subscriptions where group = syslog, pattern = <none> with severity = catastrophic
        pattern                   "Syslog pattern to match"  unverified
          <pattern: word quoted>  "Regular expression"  order 20 unverified  = add call_home.profiles[].subscriptions where group = syslog, pattern = <pattern> with severity = catastrophic
      critical                    "Critical condition, immediate attention needed"  order 20 unverified  = add call_home.profiles[].subscriptions where group = syslog, pattern = <none> with severity = critical
        pattern                   "Syslog pattern to match"  unverified
          <pattern: word quoted>  "Regular expression"  order 20 unverified  = add call_home.profiles[].subscriptions where group = syslog, pattern = <pattern> with severity = critical
      debugging                   "Lowest severity"  order 20 unverified  = add call_home.profiles[].subscriptions where group = syslog, pattern = <none> with severity = debugging
        pattern                   "Syslog pattern to match"  unverified
          <pattern: word quoted>  "Regular expression"  order 20 unverified  = add call_home.profiles[].subscriptions where group = syslog, pattern = <pattern> with severity = debugging
      disaster                    "Significant network impact"  order 20 unverified  = add call_home.profiles[].subscriptions where group = syslog, pattern = <none> with severity = disaster
        pattern                   "Syslog pattern to match"  unverified
          <pattern: word quoted>  "Regular expression"  order 20 unverified  = add call_home.profiles[].subscriptions where group = syslog, pattern = <pattern> with severity = disaster
      fatal                       "System is unusable"  order 20 unverified  = add call_home.profiles[].subscriptions where group = syslog, pattern = <none> with severity = fatal
        pattern                   "Syslog pattern to match"  unverified
          <pattern: word quoted>  "Regular expression"  order 20 unverified  = add call_home.profiles[].subscriptions where group = syslog, pattern = <pattern> with severity = fatal
      major                       "Major condition"  order 20 unverified  = add call_home.profiles[].subscriptions where group = syslog, pattern = <none> with severity = major
        pattern                   "Syslog pattern to match"  unverified
          <pattern: word quoted>  "Regular expression"  order 20 unverified  = add call_home.profiles[].subscriptions where group = syslog, pattern = <pattern> with severity = major
      minor                       "Minor condition"  order 20 unverified  = add call_home.profiles[].subscriptions where group = syslog, pattern = <none> with severity = minor
        pattern                   "Syslog pattern to match"  unverified
          <pattern: word quoted>  "Regular expression"  order 20 unverified  = add call_home.profiles[].subscriptions where group = syslog, pattern = <pattern> with severity = minor
      normal                      "Return to normal state"  order 20 unverified  = add call_home.profiles[].subscriptions where group = syslog, pattern = <none> with severity = normal
        pattern                   "Syslog pattern to match"  unverified
          <pattern: word quoted>  "Regular expression"  order 20 unverified  = add call_home.profiles[].subscriptions where group = syslog, pattern = <pattern> with severity = normal
      notification                "Informational message"  order 20 unverified  = add call_home.profiles[].subscriptions where group = syslog, pattern = <none> with severity = notification
        pattern                   "Syslog pattern to match"  unverified
          <pattern: word quoted>  "Regular expression"  order 20 unverified  = add call_home.profiles[].subscriptions where group = syslog, pattern = <pattern> with severity = notification
      warning                     "Warning condition"  order 20 unverified  = add call_home.profiles[].subscriptions where group = syslog, pattern = <none> with severity = warning
        pattern                   "Syslog pattern to match"  unverified
          <pattern: word quoted>  "Regular expression"  order 20 unverified  = add call_home.profiles[].subscriptions where group = syslog, pattern = <pattern> with severity = warning
