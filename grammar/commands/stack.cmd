# Boxes of several units: switches of a stack, supervisors of a chassis.

mode exec

redundancy                        "Redundancy Facility (RF) exec commands"  privilege 15
  force-switchover                "Force switchover of processors"  unverified  when platform.units is stack or supervisors  = action redundancy_force_switchover
  force-switchover                "Force switchover of processors"  unmodelled unverified  unless platform.units is stack or supervisors
  reload                          "Reload system"  unverified
    peer                          "Reload peer processor"  unverified  when platform.units is stack or supervisors  = action redundancy_reload_peer
    peer                          "Reload peer processor"  unmodelled unverified  unless platform.units is stack or supervisors
    shelf                         "Reload the entire shelf"  unmodelled unverified
switch                            "switch commands"  privilege 15 unverified  when platform.units is stack
  <number: int 1-16>              "Switch number"  unverified
    priority                      "Set the priority of the switch"  unverified
      <priority: int 1-15>        "Switch priority"  unverified  = action switch_priority
    renumber                      "Renumber the switch"  unverified
      <new: int 1-16>             "New switch number"  unverified  = action switch_renumber

part reload

slot                              "Slot card reload"  when platform.units is stack or supervisors
  <number: int 1-16>              "Slot number"  unverified  = action reload_slot
slot                              "Slot card reload"  unmodelled unverified  unless platform.units is stack or supervisors

part show

module                            "Show module information"  unverified  when platform.units is supervisors  = screen module
redundancy                        "Redundancy Facility (RF) information"  unverified  = screen redundancy/summary
  application                     "Show application information"  unmodelled unverified
  config-sync                     "Show config-sync information"  unmodelled unverified
  interchassis                    "Show interchassis information"  unmodelled unverified
  linecard                        "Show linecard information"  unmodelled unverified
  rpr                             "Show rpr information"  unmodelled unverified
  states                          "Show states information"  unverified  = screen redundancy/states
  switchover                      "Show switchover information"  unmodelled unverified
switch                            "show information about the stack ring"  unverified  when platform.units is stack  = screen switch/summary
  detail                          "Show detail information"  unverified  = screen switch/detail
  stack-bandwidth                 "Show stack-bandwidth information"  unmodelled unverified
  stack-mode                      "Show stack-mode information"  unmodelled unverified
  stack-ports                     "Show stack-ports information"  unmodelled unverified
  stack-ring                      "Show stack-ring information"  unmodelled unverified
