# Exec: getting in and out, and the words below which other files put their commands.
#
# Actions that the session itself does, because they are about the session or need the grammar:
#   enable [level], disable [level], configure_terminal, configure, end, exit, logout,
#   terminal_length lines, terminal_width columns, terminal_monitor, terminal_no_monitor, terminal_history,
#   terminal_no_history, terminal_history_size size, terminal_exec_prompt_timestamp,
#   terminal_no_exec_prompt_timestamp, terminal_default what,
#   show_history, show_terminal, show_privilege, show_running_config_all, show_running_config_interface interface,
#   pipe stage argument

mode exec

call-home            "Call-Home commands"  privilege 15
  use call-home-exec
cd                   "Change current directory"  privilege 15
  use cd
clear                "Reset functions"  privilege 15
  use clear
clock                "Manage the system clock"
  use clock
configure            "Enter configuration mode"  privilege 15  = action configure
  terminal           "Configure from the terminal"  unverified  = action configure_terminal
  replace            "Replace the running-config with a new config file"  unmodelled unverified
  use vocabulary-exec-configure
copy                 "Copy from one file to another"  privilege 15
  use copy
debug                "Debugging functions (see also 'undebug')"  privilege 15
  use debug
delete               "Delete a file"  privilege 15
  use delete
dir                  "List files on a filesystem"  pipe  = action dir
  use dir
disable              "Turn off privileged commands"  = action disable
  <level: int 0-15>  "Privilege level to go to"  unverified  = action disable
enable               "Turn on privileged commands"  = action enable
  <level: int 0-15>  "Enable level"  unverified  = action enable
  view               "Set into the existing view"  unmodelled unverified
erase                "Erase a filesystem"  privilege 15
  use erase
exit                 "Exit from the EXEC"  = action exit
help                 "Description of the interactive help system"  = screen session/help
install              "Install image"  privilege 15
  use install
license              "Smart licensing Commands"  privilege 15 unverified
  use license-exec
logout               "Exit from the EXEC"  = action logout
mkdir                "Create new directory"  privilege 15
  use mkdir
more                 "Display the contents of a file"  privilege 15 pipe
  use more
no                   "Disable debugging functions"  privilege 15
  debug              "Debugging functions (see also 'undebug')"  unverified
    use undebug
ping                 "Send echo messages"  = action ping
  use ping
pwd                  "Display current working directory"  = action pwd
reload               "Halt and perform a cold restart"  privilege 15  = action reload
  use reload
rename               "Rename a file"  privilege 15
  use rename
rmdir                "Remove existing directory"  privilege 15
  use rmdir
send                 "Send a message to other tty lines"  privilege 15
  use send
show                 "Show running system information"  pipe
  use show
  use show-license
  use show-call-home
  use show-configuration
  use show-files
  use vocabulary-show
systat               "Display information about terminal lines"  = screen users
telnet               "Open a telnet connection"
  use telnet
terminal             "Set terminal line parameters"
  use terminal
test                 "Test subsystems, memory, and interfaces"  privilege 15
  use test
traceroute           "Trace route to destination"
  use traceroute
undebug              "Disable debugging functions (see also 'debug')"  privilege 15
  use undebug
verify               "Verify a file"  privilege 15
  use verify
write                "Write running configuration to memory, network, or terminal"  privilege 15  = action write_memory
  use write
use vocabulary-exec
