//! Paths of the software on flash: what is installed, and what `boot system` names.
//!
//! A table only; must not know which image a device starts.

super::paths! {
    from super::notification::END;
    BOOT_SYSTEM = "boot.system": List Stored, "images that `boot system` names, in the order in which they are tried";
    BOOT_SYSTEM_FILE = "boot.system[].file": Text Stored, "the image as it was typed: `flash:packages.conf`";
    BOOT_VARIABLE = "boot.variable": Text Derived, "images of `boot system`, or what is installed, as the boot variable has them: `flash:packages.conf;`";
    INSTALL_ACTIVE = "install.active": Text Stored, "release that `packages.conf` starts; absent where it is the one that runs";
    INSTALL_ADDED = "install.added": Text Stored, "release that `install add` unpacked and nobody has activated: inactive";
    INSTALL_COMMITTED = "install.committed": Text Stored, "release that the device goes back to if the active one is not committed; absent where it is";
    INSTALL_INSTALLED = "install.installed": Text Derived, "release that `packages.conf` starts, as names of files have it: `17.06.04`";
    INSTALL_INACTIVE = "install.inactive": Text Derived, "release that was added and is not activated, written so";
    INSTALL_BEFORE = "install.before": Text Derived, "release that the device goes back to if the active one is not committed, written so";
    INSTALL_ROLLBACK = "install.rollback": Duration Derived, "seconds until a release that is not committed is left again";
    INSTALL_UNITS = "install.units": Text Derived, "where it is installed: `Switch 1 2`, `R0`, with two supervisors `R0 R1`";
    INSTALL_OLDEST = "install.oldest": Text Stored, "first release that runs on the box, as its platform says";
}
