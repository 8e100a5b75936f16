//! Paths of what installed authorization codes allow, by licence: the block `Authorizations:`.
//!
//! A table only; must not know how a value is computed (`device/derive/`).

super::paths! {
    from super::argument::END;
    AUTHORIZATIONS_LICENCES = "authorizations.licences": List Derived, "export-controlled licences that installed authorization codes allow, one entry a licence";
    AUTHORIZATIONS_LICENCES_COUNT = "authorizations.licences[].count": Int Derived, "how many all members together may use: `Total available count`";
    AUTHORIZATIONS_LICENCES_DESCRIPTION = "authorizations.licences[].description": Text Derived, "what is said of the licence: `Description`";
    AUTHORIZATIONS_LICENCES_ENFORCEMENT = "authorizations.licences[].enforcement": Text Derived, "`Enforcement type`; such licences are `EXPORT RESTRICTED`";
    AUTHORIZATIONS_LICENCES_NAME = "authorizations.licences[].name": Text Derived, "name of the licence";
    AUTHORIZATIONS_LICENCES_TAG = "authorizations.licences[].tag": Text Derived, "what stands in parentheses beside the name";
    AUTHORIZATIONS_LICENCES_TERMS = "authorizations.licences[].terms": List Derived, "one entry for each member that has a code for it";
    AUTHORIZATIONS_LICENCES_TERMS_AUTHORIZATION = "authorizations.licences[].terms[].authorization": Text Derived, "`Authorization type`";
    AUTHORIZATIONS_LICENCES_TERMS_COUNT = "authorizations.licences[].terms[].count": Int Derived, "how many the member may use: `Term Count`";
    AUTHORIZATIONS_LICENCES_TERMS_PID = "authorizations.licences[].terms[].pid": Text Derived, "product id of the member";
    AUTHORIZATIONS_LICENCES_TERMS_ROLE = "authorizations.licences[].terms[].role": Text Derived, "`Active`, `Standby` or `Member`";
    AUTHORIZATIONS_LICENCES_TERMS_SN = "authorizations.licences[].terms[].sn": Text Derived, "serial number of the member";
    AUTHORIZATIONS_LICENCES_TERMS_TYPE = "authorizations.licences[].terms[].type": Text Derived, "`License type`; codes without an end are `PERPETUAL`";
    MEMBERS_ENFORCED_NAME = "members[].enforced[].name": Text Stored, "name under which an authorization code for it is listed; its feature when absent";
    MEMBERS_ENFORCED_DESCRIPTION = "members[].enforced[].description": Text Stored, "what is said of it there; its name when absent";
}
