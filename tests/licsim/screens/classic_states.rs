//! States of a classic device, each with lines that tell it: data for the tests of its screens.

/// What all states have in common.
const BOX: &str = "
    transport.type = callhome
    privacy.send_hostname = yes
    udi.pid = C9300-48P
    udi.sn = FCW2501XXXX
    members[0].role = Active
    members[0].pid = C9300-48P
    members[0].sn = FCW2501XXXX
    clock.now = 2026-01-20 09:00:00
    ha.rp_role = Active
    ha.chassis_role = Active
    ha.behavior_role = Active
    ha.cf_state = Stateless
    licences[0].handle = 1
    licences[0].tag = C9300_48P_NW_Advantagek9
    licences[0].entitlement = regid.2017-05.com.cisco.C9300_48P_NW_Advantagek9,1.0
    licences[0].count = 1
    licences[0].version = 1.0
    licences[0].mode = 6
    licences[0].status_time = 2026-01-20 09:00:00
";

/// A registration, beneath what follows from it.
const REGISTERED: &str = "
    registration.status = REGISTERED
    registration.export = yes
    registration.at = 2025-08-22 18:58:03
    registration.next_renewal = 2026-02-18 18:58:03
    registration.expires = 2026-08-22 18:52:49
    account.smart.name = solvethenetwork.com
    account.virtual = Branch-Sites
    licences[0].name = C9300-48 Network Advantage
    licences[0].description = C9300-48 Network Advantage
    authorization.last.status = SUCCEEDED
    authorization.last.at = 2026-01-20 08:58:17
    authorization.next = 2026-02-19 08:58:17
";

/// A reservation of everything in use.
const RESERVED: &str = "
    reservation.enabled = yes
    reservation.installed = yes
    registration.at = 2026-01-19 10:00:00
    authorization.status = AUTHORIZED - RESERVED
    authorization.at = 2026-01-19 10:00:00
    members[0].reservation.at = 2026-01-19 10:00:00
    members[0].reservation.confirmation = 110afa79
    licences[0].name = C9300-48 Network Advantage
    licences[0].description = C9300-48 Network Advantage
    licences[0].status = AUTHORIZED
";

/// One state and what it makes of the screens.
pub struct Case {
    /// What the state is called here.
    pub name: &'static str,
    /// Which of the constants it stands on.
    pub base: &'static [&'static str],
    /// What is laid over them.
    pub state: &'static str,
    /// Screens and lines that they have at every release.
    pub lines: &'static [(&'static str, &'static str)],
    /// What `Smart Licensing Status:` of `show version` says.
    pub version: &'static str,
}

/// All states.
pub const STATES: &[Case] = &[
    Case {
        name: "evaluation",
        base: &[BOX],
        state: "registration.status = UNREGISTERED
                authorization.status = EVAL MODE
                evaluation.remaining = 4000644
                licences[0].status = EVAL MODE",
        lines: &[
            (
                "license/summary",
                "  Evaluation Period Remaining: 46 days, 7 hours, 17 minutes, 24 seconds",
            ),
            (
                "license/usage",
                "  Evaluation Period Remaining: 46 days, 7 hours, 17 minutes, 24 seconds",
            ),
            (
                "license/summary",
                "                          (C9300_48P_NW_Advantagek9)        1 EVAL MODE",
            ),
            ("license/all", "(C9300_48P_NW_Advantagek9):"),
            ("license/tech_support", "Not registered. No certificates installed"),
        ],
        version: "UNREGISTERED/EVAL MODE",
    },
    Case {
        name: "evaluation expired",
        base: &[BOX],
        state: "registration.status = UNREGISTERED
                authorization.status = EVAL EXPIRED
                authorization.at = 2026-01-10 08:00:00
                licences[0].status = EVAL EXPIRED",
        lines: &[
            ("license/status", "  Status: EVAL EXPIRED on Jan 10 08:00:00 2026 UTC"),
            ("license/summary", "  Status: EVAL EXPIRED"),
        ],
        version: "UNREGISTERED/EVAL EXPIRED",
    },
    Case {
        name: "nothing in use",
        base: &[BOX],
        state: "registration.status = UNREGISTERED
                authorization.status = No Licenses in Use
                licences[0].status = NOT IN USE
                licences[0].count = 0",
        lines: &[("license/summary", "  Status: No Licenses in Use")],
        version: "UNREGISTERED/No Licenses in Use",
    },
    Case {
        name: "registration failed",
        base: &[BOX],
        state: "registration.status = UNREGISTERED - REGISTRATION FAILED
                registration.failed.at = 2026-01-20 08:00:00
                registration.failed.reason = Fail to send out Call Home HTTP message.
                registration.next_attempt = 2026-01-20 09:00:00
                authorization.status = EVAL MODE
                evaluation.remaining = 60
                licences[0].status = EVAL MODE",
        lines: &[
            (
                "license/status",
                "    Failure reason: Fail to send out Call Home HTTP message.",
            ),
            ("license/all", "  Next Registration Attempt: Jan 20 09:00:00 2026 UTC"),
            ("license/all", "  Evaluation Period Remaining: 1 minutes, 0 seconds"),
        ],
        version: "UNREGISTERED - REGISTRATION FAILED/EVAL MODE",
    },
    Case {
        name: "authorized",
        base: &[BOX, REGISTERED],
        state: "authorization.status = AUTHORIZED
                authorization.at = 2025-08-22 18:58:17
                authorization.deadline = 2026-04-20 08:53:16
                licences[0].status = AUTHORIZED",
        lines: &[
            ("license/status", "  Last Renewal Attempt: None"),
            ("license/status", "  Registration Expires: Aug 22 18:52:49 2026 UTC"),
            ("license/status", "  Communication Deadline: Apr 20 08:53:16 2026 UTC"),
            ("license/summary", "  Last Communication Attempt: SUCCEEDED"),
            (
                "license/summary",
                "  C9300-48 Network Adv... (C9300_48P_NW_Advantagek9)        1 AUTHORIZED",
            ),
            ("license/usage", "  Status: AUTHORIZED on Aug 22 18:58:17 2025 UTC"),
            ("license/all", "C9300-48 Network Advantage (C9300_48P_NW_Advantagek9):"),
        ],
        version: "REGISTERED/AUTHORIZED",
    },
    Case {
        name: "renewed, contact failing",
        base: &[BOX, REGISTERED],
        state: "authorization.status = AUTHORIZED
                authorization.at = 2025-08-22 18:58:17
                authorization.deadline = 2026-04-20 08:53:16
                authorization.last.status = FAILED
                authorization.last.reason = Communication transport not available.
                registration.last_renewal.status = SUCCEEDED
                registration.last_renewal.at = 2026-01-02 08:00:00
                licences[0].status = AUTHORIZED",
        lines: &[
            (
                "license/status",
                "  Last Renewal Attempt: SUCCEEDED on Jan 02 08:00:00 2026 UTC",
            ),
            ("license/summary", "  Last Renewal Attempt: SUCCEEDED"),
            ("license/summary", "  Last Communication Attempt: FAILED"),
            (
                "license/all",
                "    Failure reason: Communication transport not available.",
            ),
        ],
        version: "REGISTERED/AUTHORIZED",
    },
    Case {
        name: "out of compliance",
        base: &[BOX, REGISTERED],
        state: "authorization.status = OUT OF COMPLIANCE
                authorization.at = 2026-01-20 08:58:17
                authorization.next = 2026-01-20 20:58:17
                authorization.deadline = 2026-04-20 08:53:16
                licences[0].status = OUT OF COMPLIANCE",
        lines: &[
            (
                "license/status",
                "  Status: OUT OF COMPLIANCE on Jan 20 08:58:17 2026 UTC",
            ),
            (
                "license/status",
                "  Next Communication Attempt: Jan 20 20:58:17 2026 UTC",
            ),
        ],
        version: "REGISTERED/OUT OF COMPLIANCE",
    },
    Case {
        name: "authorization expired",
        base: &[BOX, REGISTERED],
        state: "authorization.status = AUTHORIZATION EXPIRED
                authorization.at = 2026-01-19 08:00:00
                authorization.last.status = FAILED
                licences[0].status = AUTHORIZATION EXPIRED",
        lines: &[
            ("license/status", "  Communication Deadline: DEADLINE EXCEEDED"),
            ("license/summary", "  Status: AUTHORIZATION EXPIRED"),
        ],
        version: "REGISTERED/AUTHORIZATION EXPIRED",
    },
    Case {
        name: "export key",
        base: &[BOX, REGISTERED],
        state: "authorization.status = AUTHORIZED
                authorization.at = 2025-08-22 18:58:17
                authorization.deadline = 2026-04-20 08:53:16
                export_key.features = hseck9
                licences[0].status = AUTHORIZED",
        lines: &[],
        version: "REGISTERED/AUTHORIZED",
    },
    Case {
        name: "specific reservation",
        base: &[BOX, RESERVED],
        state: "registration.status = REGISTERED - SPECIFIC LICENSE RESERVATION
                members[0].reservation.status = SPECIFIC INSTALLED
                licences[0].reserved.status = SPECIFIC INSTALLED
                licences[0].reserved.count = 1
                reservation.licences[0].name = C9300-48 Network Advantage
                reservation.licences[0].tag = C9300_48P_NW_Advantagek9
                reservation.licences[0].description = C9300-48 Network Advantage
                reservation.licences[0].count = 1
                reservation.licences[0].terms[0].role = Active
                reservation.licences[0].terms[0].pid = C9300-48P
                reservation.licences[0].terms[0].sn = FCW2501XXXX
                reservation.licences[0].terms[0].type = TERM
                reservation.licences[0].terms[0].start = 2026-JAN-15 UTC
                reservation.licences[0].terms[0].end = 2029-JAN-15 UTC
                reservation.licences[0].terms[0].count = 1",
        lines: &[
            ("license/all", "License Reservation is ENABLED"),
            ("license/summary", "  Status: AUTHORIZED - RESERVED"),
            ("license/all", "    Total reserved count: 1"),
            ("license/reservation", "          End Date: 2029-JAN-15 UTC"),
            (
                "license/reservation",
                "      Reservation status: SPECIFIC INSTALLED on Jan 19 10:00:00 2026 UTC",
            ),
        ],
        version: "REGISTERED - SPECIFIC LICENSE RESERVATION/AUTHORIZED - RESERVED",
    },
    Case {
        name: "permanent reservation",
        base: &[BOX, RESERVED],
        state: "registration.status = REGISTERED - UNIVERSAL LICENSE RESERVATION
                members[0].reservation.status = UNIVERSAL INSTALLED",
        lines: &[
            ("license/status", "  Status: REGISTERED - UNIVERSAL LICENSE RESERVATION"),
            (
                "license/all",
                "      Reservation status: UNIVERSAL INSTALLED on Jan 19 10:00:00 2026 UTC",
            ),
        ],
        version: "REGISTERED - UNIVERSAL LICENSE RESERVATION/AUTHORIZED - RESERVED",
    },
];
