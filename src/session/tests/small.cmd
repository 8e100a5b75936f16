mode exec help "Exec commands:"
mode config prompt "(config)" help "Configure commands:"
mode config-if prompt "(config-if)" parent config help "Interface configuration commands:"

mode exec

configure "Enter configuration mode" privilege 15 = action configure
  terminal "Configure from the terminal" = action configure_terminal
copy "Copy from one file to another" privilege 15
  <from: url> "Source file"
    <to: url> "Destination file" = action copy
disable "Turn off privileged commands" = action disable
enable "Turn on privileged commands" = action enable
exit "Exit from the EXEC" = action exit
logout "Exit from the EXEC" = action logout
ping "Send echo messages" = action ping
  <host: host> "Ping destination" = action ping
reload "Halt and perform a cold restart" privilege 15 = action reload
show "Show running system information" pipe
  history "Display the session command history" = action show_history
  interface "One interface"
    <name: interface> "Interface" = screen test/interface of interfaces where name = <name> else screen test/no_interface
  lines "Many lines" = screen test/lines
  privilege "Show current privilege level" = action show_privilege
  running-config "Current operating configuration" privilege 15 = action show_running_config
    all "Configuration with defaults" = action show_running_config_all
    interface "One interface" privilege 15
      <interface: interface> "Interface" = action show_running_config_interface
  terminal "Display terminal configuration parameters" = action show_terminal
  users "Display information about terminal lines" = screen users
terminal "Set terminal line parameters"
  exec "EXEC"
    prompt "Prompt"
      timestamp "Time" = action terminal_exec_prompt_timestamp
  history "History" = action terminal_history
    size "Size"
      <size: int 0-256> "Lines" = action terminal_history_size
  length "Lines on a screen"
    <lines: int 0-512> "Number of lines" = action terminal_length
  monitor "Copy debug output to the current terminal line" = action terminal_monitor
  no "Negate"
    monitor "Monitor" = action terminal_no_monitor
  width "Width"
    <columns: int 0-512> "Number of columns" = action terminal_width
write "Write running configuration" privilege 15 = action write_memory

mode config

banner "Define a login banner"
  motd "Set Message of the Day banner"
    <text: delimited> "c banner-text c" = set banner.motd
end "Exit from configure mode" = action end
exit "Exit from configure mode" = action exit
hostname "Set system's network name"
  <name: word> "This system's network name" default Switch always = set hostname
interface "Select an interface to configure"
  <name: interface> "Interface" = mode config-if at interfaces where name = <name>
ip "Global IP configuration"
  domain "Domain"
    name "Name"
      <name: word> "Default domain name" = set domain.name
  name-server "Name servers"
    <address: ipv4> "Address" = add name_servers where address = <address>
service "Modify use of network based services"
  prompt "Prompt"
    config "Configuration" default yes = set service.prompt_config

mode config-if

description "Interface specific description"
  <text: line> "Up to 240 characters" = set interfaces[].description
exit "Exit from interface configuration mode" = action exit
shutdown "Shutdown the selected interface" = set interfaces[].shutdown

part output-modifiers

append "Append redirected output to URL"
  <argument: line> "URL" = action pipe stage=append
begin "Begin with the line that matches"
  <argument: line> "Regular Expression" = action pipe stage=begin
count "Count number of lines which match regexp"
  <argument: line> "Regular Expression" = action pipe stage=count
exclude "Exclude lines that match"
  <argument: line> "Regular Expression" = action pipe stage=exclude
include "Include lines that match"
  <argument: line> "Regular Expression" = action pipe stage=include
redirect "Redirect output to URL"
  <argument: line> "URL" = action pipe stage=redirect
section "Filter a section of output"
  <argument: line> "Regular Expression" = action pipe stage=section
tee "Copy output to URL"
  <argument: line> "URL" = action pipe stage=tee
