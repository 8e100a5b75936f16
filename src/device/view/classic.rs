//! Paths of Classic Smart Licensing (before 17.3.2): registration, authorization, evaluation.
//!
//! A table only; must not know how a value is computed (`device/derive/classic.rs`).

super::paths! {
    from super::authorized::END;
    AUTHORIZATION_AT = "authorization.at": Time Stored, "when the classic authorization got its status: behind `Status:` of `License Authorization`";
    AUTHORIZATION_DEADLINE = "authorization.deadline": Time Stored, "when a classic authorization ends without contact; 90 days from the last contact where nothing is said: `Communication Deadline`";
    AUTHORIZATION_FAILURES = "authorization.failures": Int Stored, "how often the classic authorization could not be renewed since it last was: the next attempt follows from it";
    AUTHORIZATION_LAST_AT = "authorization.last.at": Time Stored, "when the last contact about the classic authorization was";
    AUTHORIZATION_LAST_REASON = "authorization.last.reason": Text Stored, "why that contact failed: `Failure reason`";
    AUTHORIZATION_LAST_STATUS = "authorization.last.status": Text Stored, "`SUCCEEDED`, `FAILED` or `PENDING`: how that contact went";
    AUTHORIZATION_NEXT = "authorization.next": Time Stored, "when the classic authorization is asked for again; where nothing is said 30 days from the last contact, 12 hours if out of compliance: `Next Communication Attempt`";
    AUTHORIZATION_STATUS = "authorization.status": Text Stored, "classic authorization: `AUTHORIZED`, `OUT OF COMPLIANCE`, …; what follows from the clock (`EVAL MODE`, `EVAL EXPIRED`, `AUTHORIZATION EXPIRED`) need not be said";
    EVALUATION_ENDS = "evaluation.ends": Time Stored, "when the evaluation period is over, while it is running";
    EVALUATION_REMAINING = "evaluation.remaining": Duration Derived, "time left of the evaluation period: `Evaluation Period Remaining`; a profile that gives it starts the period with so much left";
    REGISTRATION_AT = "registration.at": Time Stored, "when the classic registration succeeded, or the reservation: `Initial Registration: SUCCEEDED on`";
    REGISTRATION_EXPIRES = "registration.expires": Time Stored, "when the classic registration's certificate ends; 365 days from registration or renewal where nothing is said: `Registration Expires`";
    REGISTRATION_EXPORT = "registration.export": Bool Stored, "whether export-controlled functions are allowed by it: `Export-Controlled Functionality`";
    REGISTRATION_FAILED_AT = "registration.failed.at": Time Stored, "when a registration failed: `Initial Registration: FAILED on`";
    REGISTRATION_FAILED_REASON = "registration.failed.reason": Text Stored, "why it failed: `Failure reason`";
    REGISTRATION_GRACE = "registration.grace": Time Stored, "until when a classic registration holds although the clock was set outside its certificate: 60 minutes";
    REGISTRATION_LAST_RENEWAL_AT = "registration.last_renewal.at": Time Stored, "when the certificate was last renewed, or should have been";
    REGISTRATION_LAST_RENEWAL_REASON = "registration.last_renewal.reason": Text Stored, "why the renewal failed: `Failure reason`";
    REGISTRATION_LAST_RENEWAL_STATUS = "registration.last_renewal.status": Text Stored, "`SUCCEEDED` or `FAILED`; absent before the first renewal: `Last Renewal Attempt`";
    REGISTRATION_NEXT_ATTEMPT = "registration.next_attempt": Time Stored, "when a registration that failed is tried again: `Next Registration Attempt`";
    REGISTRATION_NEXT_RENEWAL = "registration.next_renewal": Time Stored, "when the certificate is renewed next; 180 days from registration or renewal where nothing is said: `Next Renewal Attempt`";
    REGISTRATION_PENDING_FORCE = "registration.pending.force": Bool Stored, "whether the registration that was asked for takes the place of another";
    REGISTRATION_PENDING_TOKEN = "registration.pending.token": Text Stored, "the ID token of a registration that was asked for and is not there yet";
    REGISTRATION_STATUS = "registration.status": Text Stored, "classic registration: `REGISTERED`, `UNREGISTERED`, `UNREGISTERED - REGISTRATION FAILED`, …; follows from the stamps and the reservation where nothing is said";
    RESERVATION_INSTALLED = "reservation.installed": Bool Derived, "whether a reservation is installed with a member: `License Reservation is ENABLED` under Smart Licensing Using Policy";
    JOBS_CERTIFICATE_RENEWAL_AT = "jobs.certificate_renewal.at": Time Derived, "when the job `Certificate Renewal` is due";
    JOBS_CERTIFICATE_RENEWAL_IS = "jobs.certificate_renewal.is": Text Derived, "how the job `Certificate Renewal` is printed: `due`, `late`, `idle`, `unavailable`";
    JOBS_CERTIFICATE_RENEWAL_REMAINING = "jobs.certificate_renewal.remaining": Duration Derived, "time left until the job is due";
    JOBS_CERTIFICATE_EXPIRATION_AT = "jobs.certificate_expiration.at": Time Derived, "when the job `Certificate Expiration Check` is due";
    JOBS_CERTIFICATE_EXPIRATION_IS = "jobs.certificate_expiration.is": Text Derived, "how the job `Certificate Expiration Check` is printed: `due`, `late`, `idle`, `unavailable`";
    JOBS_CERTIFICATE_EXPIRATION_REMAINING = "jobs.certificate_expiration.remaining": Duration Derived, "time left until the job is due";
    JOBS_AUTHORIZATION_EXPIRATION_AT = "jobs.authorization_expiration.at": Time Derived, "when the job `Authorization Expiration Check` is due";
    JOBS_AUTHORIZATION_EXPIRATION_IS = "jobs.authorization_expiration.is": Text Derived, "how the job `Authorization Expiration Check` is printed: `due`, `late`, `idle`, `unavailable`";
    JOBS_AUTHORIZATION_EXPIRATION_REMAINING = "jobs.authorization_expiration.remaining": Duration Derived, "time left until the job is due";
}
