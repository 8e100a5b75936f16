# Licence files: routers of the time before Smart Licensing. What asks for the end user agreement is an action as long
# as it is not accepted, and a line of the configuration from then on.

part show-license

license           "Show license information"  when pak.on is yes  = screen pak/show
  all             "Show license all information"  = screen pak/all
  detail          "Show license detail information"  unverified  = screen pak/detail
  feature         "Show license feature information"  unverified  = screen pak/feature
  file            "Show license file information"  unverified  = screen pak/file
  agent           "Show license agent information"  unmodelled unverified
  call-home       "Show license call-home information"  unmodelled unverified
  evaluation      "Show license evaluation information"  unmodelled unverified
  expiring        "Show license expiring information"  unmodelled unverified
  in-use          "Show license in-use information"  unmodelled unverified
  permanent       "Show license permanent information"  unmodelled unverified
  statistics      "Show license statistics information"  unmodelled unverified
  status          "Show license status information"  unmodelled unverified
  udi             "Show license udi information"  = screen pak/udi

part show

version           "System hardware and software status"  when pak.on is yes  = screen pak/version
  use vocabulary-show-version

part license-exec

call-home         "License call-home commands"  when pak.on is yes unmodelled unverified
clear             "Clear license"  when pak.on is yes unverified
  <feature: word> "Name of the feature"  unverified  = action license_clear
comment           "Add or delete a comment"  when pak.on is yes unmodelled unverified
install           "Install license"  when pak.on is yes unverified
  <file: url>     "File path to read from"  unverified  = action license_install
  <file: word>    "File path to read from"  hidden unverified  = action license_install
modify            "Modify license"  when pak.on is yes unmodelled unverified
revoke            "Revoke license"  when pak.on is yes unmodelled unverified
save              "Save license"  when pak.on is yes unverified
  <file: url>     "File path to write to"  unverified  = action license_save
  <file: word>    "File path to write to"  hidden unverified  = action license_save

part config-license

accept            "Accept end user agreement"  when pak.on is yes unverified
  end             "End user agreement"  unverified
    user          "End user agreement"  unverified
      agreement   "End user agreement"  when pak.needs.all is yes unverified  = action license_accept_agreement
      agreement   "End user agreement"  unless pak.needs.all is yes order 1000 unverified  = set pak.accept_all
boot              "license boot config commands"  when pak.on is yes
  level           "which level to boot"
    appxk9        "Application experience"  when pak.needs.appxk9 is yes unverified  = action license_boot_level level=appxk9
    appxk9        "Application experience"  unless pak.needs.appxk9 is yes order 1000 unverified  = add pak.boot_levels where name = appxk9
    securityk9    "Security"  when pak.needs.securityk9 is yes unverified  = action license_boot_level level=securityk9
    securityk9    "Security"  unless pak.needs.securityk9 is yes order 1000 unverified  = add pak.boot_levels where name = securityk9
    uck9          "Unified communications"  when pak.needs.uck9 is yes unverified  = action license_boot_level level=uck9
    uck9          "Unified communications"  unless pak.needs.uck9 is yes order 1000 unverified  = add pak.boot_levels where name = uck9
