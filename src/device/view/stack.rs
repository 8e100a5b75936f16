//! Paths of what changes about a box of several units: numbers and roles of switches, redundancy of two processors.
//!
//! A table only; must not know how units come and go (`device/stack/`).

super::paths! {
    from super::software::END;
    MEMBERS_NUMBER = "members[].number": Int Stored, "number of the switch in the stack, or slot of the supervisor";
    MEMBERS_NEXT_NUMBER = "members[].next_number": Int Stored, "number that `switch N renumber` gave it: its own after it restarts";
    MEMBERS_PRIORITY = "members[].priority": Int Stored, "priority in the election of the active switch, 1 to 15; 1 when absent";
    MEMBERS_STATE = "members[].state": Text Stored, "`Current State` of `show switch` where it is not `Ready`";
    PLATFORM_UNITS = "platform.units": Text Stored, "what the units of the box are: `stack` or `supervisors`; absent where neither can be";
    SWITCHES = "switches": List Derived, "what `show switch` lists: members, and switches that are provisioned and not there";
    SWITCHES_NUMBER = "switches[].number": Int Derived, "`Switch#`";
    SWITCHES_HERE = "switches[].here": Bool Derived, "the active switch, marked `*`";
    SWITCHES_ROLE = "switches[].role": Text Derived, "`Role`: `Active`, `Standby` or `Member`";
    SWITCHES_MAC = "switches[].mac": Text Derived, "`Mac Address` with dots; zeros when it is not there";
    SWITCHES_PRIORITY = "switches[].priority": Int Derived, "`Priority`; 0 when it is not there";
    SWITCHES_VERSION = "switches[].version": Text Derived, "`H/W Version`: the version id of the switch in the inventory";
    SWITCHES_STATE = "switches[].state": Text Derived, "`Current State`";
    SWITCHES_PORT_1 = "switches[].port_1": Text Derived, "`OK` or `DOWN`: stack port 1";
    SWITCHES_PORT_2 = "switches[].port_2": Text Derived, "`OK` or `DOWN`: stack port 2";
    SWITCHES_NEIGHBOUR_1 = "switches[].neighbour_1": Text Derived, "number of the switch at stack port 1, or `None`";
    SWITCHES_NEIGHBOUR_2 = "switches[].neighbour_2": Text Derived, "number of the switch at stack port 2, or `None`";
    STACK_MAC = "stack_mac": Text Derived, "`Switch/Stack Mac Address` with dots: that of the active switch";
    MODULES = "modules": List Derived, "what `show module` lists: line cards and supervisors of a chassis, by slot";
    MODULES_SLOT = "modules[].slot": Int Derived, "`Mod`";
    MODULES_PORTS = "modules[].ports": Int Derived, "`Ports`";
    MODULES_CARD = "modules[].card": Text Derived, "`Card Type`";
    MODULES_PID = "modules[].pid": Text Derived, "`Model`";
    MODULES_SN = "modules[].sn": Text Derived, "`Serial No.`";
    MODULES_ROLE = "modules[].role": Text Derived, "`Redundancy Role`: `Active` or `Standby`; absent on a line card";
    RF_SWITCHOVERS = "rf.switchovers": Int Counter, "`Switchovers system experienced`";
    RF_FAILURES = "rf.failures": Int Counter, "`Standby failures`";
    RF_REASON = "rf.reason": Text Stored, "`Last switchover reason`; absent before the first";
    RF_ACTIVE_AFTER = "rf.active_after": Duration Stored, "how long the box had run when the active unit became it; 0 when absent";
    RF_STANDBY_AFTER = "rf.standby_after": Duration Stored, "how long the box had run when the standby unit became it; 0 when absent";
    RF_CONSOLE_LOST = "rf.console_lost": Bool Stored, "the unit with the console has gone: sessions begin anew at the active one";
    RF_ACTIVE_UPTIME = "rf.active_uptime": Duration Derived, "how long the active unit is it";
    RF_STANDBY_UPTIME = "rf.standby_uptime": Duration Derived, "how long the standby unit is it";
    RF_ACTIVE_SLOT = "rf.active_slot": Int Derived, "`Active Location`";
    RF_STANDBY_SLOT = "rf.standby_slot": Int Derived, "`Standby Location`; absent without a standby";
    RF_PEER = "rf.peer": Text Derived, "`hot` or `cold`: the standby unit has everything, or gets it; absent without one";
    ARG_SWITCH = "arg.switch": Int Argument, "number of a switch, or slot of a supervisor";
    ARG_ACTIVE = "arg.active": Int Argument, "number of the active switch, or slot of the active supervisor";
    ARG_STACK_PORT = "arg.stack_port": Int Argument, "stack port, 1 or 2";
}
