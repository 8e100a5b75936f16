# Files: flash, NVRAM, and copies between them and other hosts.

part cd

<file: file>  "Directory name"  unverified  = action cd

part copy

/noverify         "Don't verify image signature before reload."  unmodelled unverified
/verify           "Verify image signature before reload."  unmodelled unverified
logging           "Copy logging messages"  unmodelled unverified
running-config    "Copy from current system configuration"
  running-config  "Update (merge with) current system configuration"  = action copy from=running-config to=running-config
  startup-config  "Copy to startup configuration"  = action copy from=running-config to=startup-config
  <to: url>       "Copy to flash: file system"  unverified  = action copy from=running-config
startup-config    "Copy from startup configuration"
  running-config  "Update (merge with) current system configuration"  unverified  = action copy from=startup-config to=running-config
  startup-config  "Copy to startup configuration"  unverified  = action copy from=startup-config to=startup-config
  <to: url>       "Copy to flash: file system"  unverified  = action copy from=startup-config
<from: url>       "Copy from flash: file system"  unverified
  running-config  "Update (merge with) current system configuration"  unverified  = action copy to=running-config
  startup-config  "Copy to startup configuration"  unverified  = action copy to=startup-config
  <to: url>       "Copy to flash: file system"  unverified  = action copy

part delete

/force            "Force delete"  unverified
  /recursive      "Recursive delete"  unverified
    <file: file>  "File to be deleted"  unverified  = action delete force=yes recursive=yes
  <file: file>    "File to be deleted"  unverified  = action delete force=yes
/recursive        "Recursive delete"  unverified
  /force          "Force delete"  unverified
    <file: file>  "File to be deleted"  unverified  = action delete force=yes recursive=yes
  <file: file>    "File to be deleted"  unverified  = action delete recursive=yes
<file: file>      "File to be deleted"  unverified  = action delete

part dir

any of
  /all           "List all files"  unverified  = action dir all=yes
  /recursive     "List files recursively"  unverified  = action dir recursive=yes
  <file: file>   "Directory or file name"  unverified
all-filesystems  "List files on all filesystems"  unmodelled unverified

part erase

/all            "Erase all files(in NVRAM)"  unmodelled unverified
nvram:          "Filesystem to be erased"  unverified  = action erase_startup_config
startup-config  "Erase contents of configuration memory"  unverified  = action erase_startup_config

part install

abort             "Abort the current install operation"  unverified  = action install_abort
  prompt-level    "Set the prompt level"  unverified
    none          "No prompting"  unverified  = action install_abort quiet=yes
activate          "Activate an installed package"  unverified  = action install_activate
  prompt-level    "Set the prompt level"  unverified
    none          "No prompting"  unverified  = action install_activate quiet=yes
add               "Install a package file to the system"  unverified
  file            "Package file to install"  unverified
    <file: url>   "Package name"  unverified  = action install_add
      use install-at-once
    <file: file>  "Package name"  hidden unverified  = action install_add
      use install-at-once
auto-abort-timer  "Install auto-abort-timer"  unmodelled unverified
commit            "Commit the changes to the loadpath"  unverified  = action install_commit
deactivate        "Deactivate an install package"  unmodelled unverified
label             "Add a label name to any installation point"  unmodelled unverified
prepare           "Prepare package for operation"  unmodelled unverified
remove            "Remove installed packages"  unverified
  inactive        "Remove all the inactive packages"  unverified  = action install_remove
rollback          "Rollback to a previous installation point"  unmodelled unverified

part install-at-once

activate          "Activate an installed package"  unverified
  commit          "Commit the changes to the loadpath"  unverified  = action install_add activate=yes
    prompt-level  "Set the prompt level"  unverified
      none        "No prompting"  unverified  = action install_add activate=yes quiet=yes

part mkdir

<file: file>  "Directory name"  unverified  = action mkdir

part more

/ascii        "Display binary files in ascii"  unmodelled unverified
/binary       "Force display to hex/text format"  unmodelled unverified
/ebcdic       "Display binary files in ebcdic"  unmodelled unverified
<file: file>  "File to display"  unverified  = action more

part rename

<from: file>  "File to be renamed"  unverified
  <to: file>  "New name of the file"  unverified  = action rename

part rmdir

<file: file>  "Directory name"  unverified  = action rmdir

part verify

/md5              "Compute an md5 signature for a file"  unverified
  <file: file>    "File to be verified"  unverified  = action verify_md5
    <hash: word>  "MD5 signature to compare with"  unverified  = action verify_md5
/sha512           "Compute a sha512 signature for a file"  unmodelled unverified

part write

core      "Write core file"  unmodelled unverified
erase     "Erase NV memory"  unverified  = action erase_startup_config
memory    "Write to NV memory"  unverified  = action write_memory
network   "Write to network TFTP server"  unmodelled unverified
terminal  "Write to terminal"  unverified  = action show_running_config
