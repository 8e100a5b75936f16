# Archiving the running-config and logging changes to it.

mode config-archive

exit                       "Exit from archive configuration mode"  unverified  = action exit
use configuration-mode
log                        "Logging commands"
  config                   "Logging changes to the running configuration"  order 1  = mode config-archive-log
maximum                    "maximum number of backup copies"
  <maximum: int 1-14>      "maximum number of backup copies"  default 10 order 3  = set archive.maximum
path                       "path for backups"
  <path: url>              "Write archive on flash: file system"  order 2 unverified  = set archive.path
rollback                   "Rollback parameters"  unmodelled
time-period                "Period of time in minutes to automatically archive the running-config"
  <minutes: int 1-525600>  "Number of minutes to wait between archive creation"  order 5  = set archive.time_period_minutes
write-memory               "Enable automatic backup generation during write memory"  order 4  = set archive.write_memory

mode config-archive-log

exit                    "Exit from archive log configuration mode"  unverified  = action exit
use configuration-mode
hidekeys                "suppress output (e.g. passwords) when displaying logged commands"  order 4  = set archive.log.hidekeys
logging                 "Modify config logging parameters"
  enable                "Enable the config logger"  order 1  = set archive.log.enable
  size                  "Maximum number of logged commands that will be kept by the config log"
    <size: int 1-1000>  "Maximum number of logged commands"  default 100 order 2 unverified  = set archive.log.size
notify                  "Send logged commands to target applications"
  syslog                "Send logged commands as syslog messages"  order 3  = set archive.log.notify_syslog = xml
    contenttype         "Type of the syslog message content"  unverified
      plaintext         "Message content in plain text"  order 3 unverified  = set archive.log.notify_syslog = plaintext
      xml               "Message content in XML"  never unverified  = set archive.log.notify_syslog = xml
