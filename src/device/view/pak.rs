//! Paths of licence files: what a router of the time before Smart Licensing holds, bought with a PAK.
//!
//! A table only; must not know how a value is computed (`device/derive/pak.rs`).

super::paths! {
    from super::stack::END;
    PAK_ON = "pak.on": Bool Stored, "whether the software takes licence files instead of Smart Licensing";
    PAK_ACCEPT_ALL = "pak.accept_all": Bool Stored, "`license accept end user agreement`: the agreement of every feature counts as accepted";
    PAK_BOOT_LEVELS = "pak.boot_levels": List Stored, "`license boot level`: technology packages that are turned on at boot";
    PAK_BOOT_LEVELS_NAME = "pak.boot_levels[].name": Text Stored, "name of the package: `securityk9`";
    PAK_STORAGE = "pak.storage": Text Stored, "`damaged` where the primary licence storage will not read at the next boot";
    PAK_FEATURES = "pak.features": List Stored, "features of the image that a licence can be for, in the order of `show license`";
    PAK_FEATURES_NAME = "pak.features[].name": Text Stored, "name of the feature: `securityk9`";
    PAK_FEATURES_TECHNOLOGY = "pak.features[].technology": Text Stored, "its row in the table of technology packages of `show version`; absent where it has none";
    PAK_FEATURES_STARTS = "pak.features[].starts": Text Stored, "what brings it into use at boot: `always`, `level` (`license boot level`), `file` (a licence is there); absent where what does is not modelled";
    PAK_FEATURES_EVALUATION = "pak.features[].evaluation": Bool Stored, "whether the image brings an evaluation licence for it";
    PAK_FEATURES_ENFORCED = "pak.features[].enforced": Bool Stored, "`Enforcement` of `show license feature`";
    PAK_FEATURES_COUNTED = "pak.features[].counted": Bool Stored, "whether its licences are counted: `0/0  (In-use/Violation)`";
    PAK_FEATURES_ACCEPTED = "pak.features[].accepted": Time Stored, "when its end user agreement was accepted";
    PAK_FEATURES_IN_USE = "pak.features[].in_use": Bool Stored, "whether it is in use since the last boot";
    PAK_FEATURES_USED = "pak.features[].used": Duration Stored, "how much of its evaluation period was used up before `since`";
    PAK_FEATURES_SINCE = "pak.features[].since": Time Stored, "since when its evaluation period runs; absent while it stands still";
    PAK_STORE = "pak.store": List Stored, "licences in the primary licence storage, in the order of their installation";
    PAK_STORE_FEATURE = "pak.store[].feature": Text Stored, "feature that the licence is for";
    PAK_STORE_FACTORY = "pak.store[].factory": Bool Stored, "whether it came with the box: it outlives a damaged storage";
    PAK_STORE_PAK = "pak.store[].pak": Text Stored, "PAK that it was bought with";
    PAK_STORE_KEY = "pak.store[].key": Text Stored, "key of the licence, in the file's own form";
    PAK_STORE_ISSUED = "pak.store[].issued": Time Stored, "when Cisco issued it";
    PAK_STORE_COMMENT = "pak.store[].comment": Text Stored, "what the user wrote beside it: `Comment`";
    PAK_LICENCES = "pak.licences": List Derived, "what `show license` lists, one entry a feature";
    PAK_HELD = "pak.held": List Derived, "every licence of both storages, the primary's first";
    PAK_HELD_INDEX = "pak.held[].index": Int Derived, "`Index` of `show license detail`";
    PAK_HELD_FEATURE = "pak.held[].feature": Text Derived, "feature that it is for";
    PAK_HELD_STORE = "pak.held[].store": Text Derived, "`Store Name`";
    PAK_HELD_STORE_INDEX = "pak.held[].store_index": Int Derived, "`Store Index`";
    PAK_HELD_TYPE = "pak.held[].type": Text Derived, "`License Type`: `Permanent`, `EvalRightToUse`, `RightToUse`";
    PAK_HELD_STATE = "pak.held[].state": Text Derived, "`License State`";
    PAK_HELD_COUNT = "pak.held[].count": Text Derived, "`License Count`";
    PAK_HELD_PRIORITY = "pak.held[].priority": Text Derived, "`License Priority`";
    PAK_HELD_TOTAL = "pak.held[].total": Text Derived, "`Evaluation total period`; absent on other licences";
    PAK_HELD_LEFT = "pak.held[].left": Text Derived, "`Period left` as it is printed";
    PAK_HELD_USED = "pak.held[].used": Text Derived, "`Period Used` as it is printed; absent on licences for life";
    PAK_HELD_LINE = "pak.held[].line": Text Derived, "the licence as `show license file` prints it";
    PAK_HELD_COMMENT = "pak.held[].comment": Text Derived, "what the user wrote beside it";
    PAK_LICENCES_INDEX = "pak.licences[].index": Int Derived, "`Index`";
    PAK_LICENCES_FEATURE = "pak.licences[].feature": Text Derived, "`Feature`";
    PAK_LICENCES_TYPE = "pak.licences[].type": Text Derived, "`License Type`; absent where no licence is there";
    PAK_LICENCES_STATE = "pak.licences[].state": Text Derived, "`License State`";
    PAK_LICENCES_COUNT = "pak.licences[].count": Text Derived, "`License Count`";
    PAK_LICENCES_PRIORITY = "pak.licences[].priority": Text Derived, "`License Priority`";
    PAK_LICENCES_LEFT = "pak.licences[].left": Text Derived, "`Period left`";
    PAK_LICENCES_USED = "pak.licences[].used": Text Derived, "`Period Used`; absent on licences for life";
    PAK_TECHNOLOGIES = "pak.technologies": List Derived, "rows of the table of technology packages in `show version`";
    PAK_TECHNOLOGIES_NAME = "pak.technologies[].name": Text Derived, "`Technology`";
    PAK_TECHNOLOGIES_CURRENT = "pak.technologies[].current": Text Derived, "package in use; absent where none is";
    PAK_TECHNOLOGIES_TYPE = "pak.technologies[].type": Text Derived, "kind of its licence: `Permanent`, `EvalRightToUse`; absent where none is in use";
    PAK_TECHNOLOGIES_NEXT = "pak.technologies[].next": Text Derived, "package after the next reload; absent where none will be";
    PAK_NEEDS_APPX = "pak.needs.appxk9": Bool Derived, "whether `license boot level appxk9` asks for the end user agreement";
    PAK_NEEDS_SECURITY = "pak.needs.securityk9": Bool Derived, "whether `license boot level securityk9` asks for the end user agreement";
    PAK_NEEDS_UC = "pak.needs.uck9": Bool Derived, "whether `license boot level uck9` asks for the end user agreement";
    PAK_NEEDS_ALL = "pak.needs.all": Bool Derived, "whether `license accept end user agreement` asks";
    PAK_FEATURE_ENFORCED = "pak.features[].enforced_word": Text Derived, "`Enforcement` as it is printed";
    PAK_FEATURE_EVALUATION = "pak.features[].evaluation_word": Text Derived, "`Evaluation` as it is printed";
    PAK_FEATURE_ENABLED = "pak.features[].enabled_word": Text Derived, "`Enabled` as it is printed";
    PAK_FEATURE_RIGHT_TO_USE = "pak.features[].right_to_use_word": Text Derived, "`RightToUse` as it is printed";
}
