//! Which dictionary entries are copied: those that take part in putting ink on a page, and no others
//! (PDF 32000-1, clauses 7 to 11). Everything unknown is left out: actions, scripts, files, metadata.

/// How the keys of a dictionary are to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// An ordinary dictionary: keys have a meaning of their own.
    Plain,
    /// A resource dictionary: only its seven categories.
    Resources,
    /// A map whose keys are names chosen by the author.
    Names,
    /// A category of resources: such a map, of things that the content draws with.
    Category,
    /// One of those things.
    Resource,
    /// The fonts among the resources.
    Fonts,
    /// A font.
    Font,
    /// An annotation's appearance: a form XObject that may lack its type.
    Appearance,
}

/// The role of the value of `key` in a dictionary of role `role`; `None`: it is left out.
pub(super) fn role_of(role: Role, key: &[u8]) -> Option<Role> {
    match role {
        Role::Names => Some(Role::Plain),
        Role::Category => Some(Role::Resource),
        Role::Fonts => Some(Role::Font),
        Role::Resources => CATEGORIES.contains(&key).then(|| category(key)),
        Role::Plain | Role::Resource | Role::Font | Role::Appearance => match key {
            b"Resources" => Some(Role::Resources),
            // In a graphics state: an array with a font and its size.
            b"Font" => Some(Role::Font),
            b"CharProcs" | b"Colorants" => Some(Role::Names),
            _ => PLAIN.binary_search(&key).is_ok().then_some(Role::Plain),
        },
    }
}

/// The role of a category of resources.
pub(super) fn category(name: &[u8]) -> Role {
    match name {
        b"Font" => Role::Fonts,
        b"Properties" => Role::Names,
        _ => Role::Category,
    }
}

/// Types of dictionaries that never belong to the drawing of a page.
pub(super) const FOREIGN_TYPES: &[&[u8]] = &[
    b"Action",
    b"Annot",
    b"Catalog",
    b"EmbeddedFile",
    b"F",
    b"Filespec",
    b"Metadata",
    b"ObjStm",
    b"Outlines",
    b"Page",
    b"Pages",
    b"Sig",
    b"StructElem",
    b"StructTreeRoot",
    b"Template",
    b"XRef",
];

/// The categories of a resource dictionary.
pub(super) const CATEGORIES: &[&[u8]] =
    &[b"ColorSpace", b"ExtGState", b"Font", b"Pattern", b"Properties", b"Shading", b"XObject"];

/// Sorted.
const PLAIN: &[&[u8]] = &[
    b"AIS",
    b"AccurateScreens",
    b"ActualText",
    b"Alt",
    b"Alternate",
    b"AntiAlias",
    b"Ascent",
    b"AvgWidth",
    b"BBox",
    b"BC",
    b"BG",
    b"BG2",
    b"BM",
    b"Background",
    b"BaseEncoding",
    b"BaseFont",
    b"BitsPerComponent",
    b"BitsPerCoordinate",
    b"BitsPerFlag",
    b"BitsPerSample",
    b"BlackIs1",
    b"BlackPoint",
    b"Bounds",
    b"C0",
    b"C1",
    b"CA",
    b"CIDSet",
    b"CIDSystemInfo",
    b"CIDToGIDMap",
    b"CMapName",
    b"CS",
    b"CapHeight",
    b"CharSet",
    b"ColorSpace",
    b"ColorTransform",
    b"Colors",
    b"Columns",
    b"Components",
    b"Coords",
    b"D",
    b"DW",
    b"DW2",
    b"DamagedRowsBeforeError",
    b"Decode",
    b"DecodeParms",
    b"DescendantFonts",
    b"Descent",
    b"Differences",
    b"Domain",
    b"E",
    b"EarlyChange",
    b"Encode",
    b"EncodedByteAlign",
    b"Encoding",
    b"EndOfBlock",
    b"EndOfLine",
    b"ExtGState",
    b"Extend",
    b"FL",
    b"Filter",
    b"FirstChar",
    b"Flags",
    b"Font",
    b"FontBBox",
    b"FontDescriptor",
    b"FontFamily",
    b"FontFile",
    b"FontFile2",
    b"FontFile3",
    b"FontMatrix",
    b"FontName",
    b"FontStretch",
    b"FontWeight",
    b"FormType",
    b"Function",
    b"FunctionType",
    b"Functions",
    b"G",
    b"Gamma",
    b"Group",
    b"Height",
    b"I",
    b"ImageMask",
    b"Intent",
    b"Interpolate",
    b"ItalicAngle",
    b"JBIG2Globals",
    b"K",
    b"LC",
    b"LJ",
    b"LW",
    b"Lang",
    b"LastChar",
    b"Leading",
    b"Length1",
    b"Length2",
    b"Length3",
    b"MCID",
    b"ML",
    b"Mask",
    b"Matrix",
    b"Matte",
    b"MaxWidth",
    b"MissingWidth",
    b"N",
    b"Name",
    b"OC",
    b"OCGs",
    b"OP",
    b"OPM",
    b"Order",
    b"Ordering",
    b"P",
    b"PaintType",
    b"PatternType",
    b"Predictor",
    b"Process",
    b"RI",
    b"Range",
    b"Registry",
    b"Rows",
    b"S",
    b"SA",
    b"SM",
    b"SMask",
    b"SMaskInData",
    b"Shading",
    b"ShadingType",
    b"Size",
    b"StemH",
    b"StemV",
    b"Style",
    b"Subtype",
    b"Supplement",
    b"TK",
    b"TR",
    b"TR2",
    b"TilingType",
    b"ToUnicode",
    b"Type",
    b"UCR",
    b"UCR2",
    b"UseCMap",
    b"VE",
    b"VerticesPerRow",
    b"W",
    b"W2",
    b"WMode",
    b"WhitePoint",
    b"Width",
    b"Widths",
    b"XHeight",
    b"XStep",
    b"YStep",
    b"ca",
    b"op",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        assert!(PLAIN.is_sorted());
        assert!(CATEGORIES.is_sorted());
        assert!(FOREIGN_TYPES.is_sorted());
    }

    #[test]
    fn nothing_active_is_on_the_list() {
        for key in ["JS", "AA", "A", "OpenAction", "Metadata", "F", "EF", "AF", "Parent", "Ref"] {
            assert_eq!(role_of(Role::Plain, key.as_bytes()), None, "{key}");
        }
        assert_eq!(role_of(Role::Names, b"JS"), Some(Role::Plain));
    }
}
