//! Paths of what a device has to convert from traditional licences: `show license data conversion`.
//!
//! A table only; the keys of the output are those that Cisco's own tool reads.

super::paths! {
    from super::classic::END;
    CONVERSION_COUNT = "conversion.count": Int Stored, "how many licences the conversion string stands for: `conversion_count`";
    CONVERSION_ENCODING = "conversion.encoding": Text Stored, "how the conversion string is written: `conversion_encoding_type`";
    CONVERSION_STRING = "conversion.string": Text Stored, "what CSSM converts; absent when there is nothing to convert: `conversion_string`";
    CONVERSION_TYPE = "conversion.type": Text Stored, "what kind of licence it was: `conversion_type`";
}
