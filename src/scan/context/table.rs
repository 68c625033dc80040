//! Holds what the words, numbers and senders on a label say about what is inside: facts, one a row, each with its source.
//!
//! Weights are judgements, in percent: how often a parcel with this mark is what the row says.

/// The official register of company prefixes is not open; these were read off products whose maker is printed beside the code.
const ON_PRODUCTS: &str = "product codes on the maker's own retail boxes";
const OWN_PAGES: &str = "the maker's own pages and shipping papers";
const PSREF: &str = "Lenovo PSREF: machine types by product line";
const CISCO_PID: &str = "Cisco data sheets: product identifiers by product line";
const JUNIPER_PID: &str = "Juniper data sheets: product numbers by product line";
const LOGITECH_PN: &str = "Logitech support pages: part numbers by product line";

/// Is a name that stands on a label, in capitals, and what it says.
#[derive(Debug)]
pub(super) struct Name {
    pub(super) words: &'static str,
    pub(super) maker: Option<&'static str>,
    pub(super) category: Option<&'static str>,
    /// How surely a parcel with it holds IT equipment.
    pub(super) it: u8,
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "kept beside the row for its reader, and tested to be there")
    )]
    pub(super) source: &'static str,
}

const fn maker(words: &'static str, maker: &'static str, it: u8) -> Name {
    Name { words, maker: Some(maker), category: None, it, source: OWN_PAGES }
}

const fn seller(words: &'static str, it: u8) -> Name {
    Name {
        words,
        maker: None,
        category: None,
        it,
        source: "the seller's own pages: a reseller or distributor of IT equipment",
    }
}

const fn product(words: &'static str, maker: &'static str, category: &'static str) -> Name {
    Name {
        words,
        maker: Some(maker),
        category: Some(category),
        it: 88,
        source: "the maker's product pages",
    }
}

/// Longer names stand before the shorter ones that they begin with: the first that fits is the one.
#[rustfmt::skip]
pub(super) const NAMES: &[Name] = &[
    product("THINKPAD", "Lenovo", "laptop"),
    product("THINKBOOK", "Lenovo", "laptop"),
    product("THINKCENTRE", "Lenovo", "desktop"),
    product("THINKSTATION", "Lenovo", "workstation"),
    product("THINKVISION", "Lenovo", "monitor"),
    product("LATITUDE", "Dell", "laptop"),
    product("OPTIPLEX", "Dell", "desktop"),
    product("ULTRASHARP", "Dell", "monitor"),
    product("POWEREDGE", "Dell", "server"),
    product("ELITEBOOK", "HP", "laptop"),
    product("PROBOOK", "HP", "laptop"),
    product("ZBOOK", "HP", "laptop"),
    product("ELITEDESK", "HP", "desktop"),
    product("PRODESK", "HP", "desktop"),
    product("PROLIANT", "HPE", "server"),
    product("MACBOOK", "Apple", "laptop"),
    product("IPHONE", "Apple", "phone"),
    product("IPAD", "Apple", "tablet"),
    product("IMAC", "Apple", "desktop"),
    product("SURFACE LAPTOP", "Microsoft", "laptop"),
    product("SURFACE PRO", "Microsoft", "tablet"),
    product("CATALYST", "Cisco", "switch"),
    maker("DELL", "Dell", 85),
    maker("LENOVO", "Lenovo", 88),
    maker("HEWLETT PACKARD ENTERPRISE", "HPE", 90),
    maker("HPE", "HPE", 85),
    maker("HEWLETT PACKARD", "HP", 85),
    maker("HP INC", "HP", 88),
    maker("HP", "HP", 75),
    // An orchard has the same name.
    maker("APPLE STORE", "Apple", 88),
    maker("APPLE INC", "Apple", 88),
    maker("APPLE DISTRIBUTION", "Apple", 90),
    maker("APPLE OPERATIONS", "Apple", 90),
    maker("APPLE COM", "Apple", 85),
    maker("APPLE", "Apple", 50),
    maker("MICROSOFT", "Microsoft", 80),
    maker("CISCO", "Cisco", 88),
    maker("MERAKI", "Cisco", 88),
    maker("JUNIPER NETWORKS", "Juniper", 90),
    maker("JUNIPER", "Juniper", 70),
    maker("ARISTA", "Arista", 80),
    maker("UBIQUITI", "Ubiquiti", 88),
    maker("FORTINET", "Fortinet", 88),
    maker("LOGITECH", "Logitech", 85),
    // It makes refrigerators, too.
    maker("SAMSUNG", "Samsung", 65),
    maker("ASUSTEK", "ASUS", 88),
    maker("ASUS", "ASUS", 85),
    maker("ACER", "Acer", 80),
    maker("HUAWEI", "Huawei", 80),
    maker("YUBICO", "Yubico", 85),
    maker("JABRA", "Jabra", 80),
    maker("SUPERMICRO", "Supermicro", 88),
    seller("CDW", 80),
    seller("INSIGHT DIRECT", 80),
    seller("SHI INTERNATIONAL", 80),
    seller("SOFTCHOICE", 75),
    seller("BECHTLE", 80),
    seller("COMPUTACENTER", 82),
    seller("INGRAM MICRO", 78),
    seller("TD SYNNEX", 80),
    seller("SYNNEX", 80),
    seller("TECH DATA", 80),
    seller("ZONES LLC", 75),
    seller("PC CONNECTION", 78),
];

/// Is the beginning of a maker's product codes, as in a 13-digit GTIN: the company prefix.
#[derive(Debug)]
pub(super) struct CompanyPrefix {
    pub(super) digits: &'static str,
    pub(super) maker: &'static str,
    pub(super) weight: u8,
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "kept beside the row for its reader, and tested to be there")
    )]
    pub(super) source: &'static str,
}

const fn prefix(digits: &'static str, maker: &'static str, weight: u8) -> CompanyPrefix {
    CompanyPrefix { digits, maker, weight, source: ON_PRODUCTS }
}

/// Those with 80 were seen in public product data, the others on boxes only.
pub(super) const COMPANY_PREFIXES: &[CompanyPrefix] = &[
    prefix("0194252", "Apple", 80),
    prefix("0190199", "Apple", 65),
    prefix("0194253", "Apple", 65),
    prefix("0195949", "Apple", 65),
    prefix("0884116", "Dell", 80),
    prefix("0097855", "Logitech", 80),
    prefix("0889842", "Microsoft", 65),
    prefix("0195122", "HP", 65),
    prefix("0196188", "HP", 65),
];

/// Is a form of part numbers that tells the line of products; `*` stands for any characters, `?` for one.
#[derive(Debug)]
pub(super) struct PartForm {
    pub(super) glob: &'static str,
    pub(super) maker: &'static str,
    pub(super) category: &'static str,
    pub(super) weight: u8,
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "kept beside the row for its reader, and tested to be there")
    )]
    pub(super) source: &'static str,
}

const fn part(
    glob: &'static str,
    maker: &'static str,
    category: &'static str,
    weight: u8,
    source: &'static str,
) -> PartForm {
    PartForm { glob, maker, category, weight, source }
}

#[rustfmt::skip]
pub(super) const PART_FORMS: &[PartForm] = &[
    // Ten characters: machine type, model, country.
    part("20????????", "Lenovo", "laptop", 80, PSREF),
    part("21????????", "Lenovo", "laptop", 80, PSREF),
    part("10????????", "Lenovo", "desktop", 65, PSREF),
    part("11????????", "Lenovo", "desktop", 65, PSREF),
    part("12????????", "Lenovo", "desktop", 65, PSREF),
    part("30????????", "Lenovo", "workstation", 70, PSREF),
    part("40A???????", "Lenovo", "dock", 80, PSREF),
    part("40B???????", "Lenovo", "dock", 80, PSREF),
    part("61????????", "Lenovo", "monitor", 65, PSREF),
    part("62????????", "Lenovo", "monitor", 65, PSREF),
    part("63????????", "Lenovo", "monitor", 65, PSREF),
    part("WS-C*", "Cisco", "switch", 90, CISCO_PID),
    part("C9[2-6]00*", "Cisco", "switch", 88, CISCO_PID),
    part("ISR*", "Cisco", "router", 80, CISCO_PID),
    part("C11??-*", "Cisco", "router", 75, CISCO_PID),
    part("AIR-*", "Cisco", "access point", 85, CISCO_PID),
    part("CP-????*", "Cisco", "desk phone", 82, CISCO_PID),
    part("EX????-*", "Juniper", "switch", 82, JUNIPER_PID),
    part("QFX*", "Juniper", "switch", 88, JUNIPER_PID),
    part("SRX*", "Juniper", "firewall", 85, JUNIPER_PID),
    part("910-??????", "Logitech", "mouse", 78, LOGITECH_PN),
    part("920-??????", "Logitech", "keyboard", 78, LOGITECH_PN),
    part("960-??????", "Logitech", "webcam", 78, LOGITECH_PN),
    part("981-??????", "Logitech", "headset", 78, LOGITECH_PN),
];
