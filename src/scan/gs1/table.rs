//! Holds the GS1 application identifiers.
//!
//! Facts of the GS1 General Specifications (release 25) and of the GS1 Barcode Syntax Dictionary: number, whether the
//! length is pre-defined (so that no separator follows), components, data title.
//!
//! A component is a character set (`N` digits, `X` set 82, `Y` set 39, `Z` base64url) and a length: `N6` six digits,
//! `X..20` one to twenty characters, `[...]` may be missing. Names behind commas are checks; see `values`.

use std::sync::LazyLock;

use super::values::Component;

/// Is one row of the table: an identifier, or a run of them that differ only in their last digit.
struct Row {
    first: &'static str,
    last: &'static str,
    predefined_length: bool,
    components: &'static str,
    title: &'static str,
}

/// Is one application identifier.
#[derive(Debug)]
pub(super) struct Ai {
    /// Whether the length is pre-defined, so that no separator follows.
    pub(super) predefined_length: bool,
    pub(super) components: Vec<Component>,
    /// The longest value that the components allow.
    pub(super) longest: usize,
    pub(super) title: &'static str,
}

const fn fixed(
    first: &'static str,
    last: &'static str,
    components: &'static str,
    title: &'static str,
) -> Row {
    Row { first, last, predefined_length: true, components, title }
}

const fn open(
    first: &'static str,
    last: &'static str,
    components: &'static str,
    title: &'static str,
) -> Row {
    Row { first, last, predefined_length: false, components, title }
}

// One identifier a line reads as the table it is.
#[rustfmt::skip]
const ROWS: &[Row] = &[
    fixed("00", "00", "N18,csum,gcppos2", "SSCC"),
    fixed("01", "01", "N14,csum,gcppos2", "GTIN"),
    fixed("02", "02", "N14,csum,gcppos2", "CONTENT"),
    fixed("03", "03", "N14,csum,gcppos2", "MTO GTIN"),
    open("10", "10", "X..20", "BATCH/LOT"),
    fixed("11", "11", "N6,yymmd0", "PROD DATE"),
    fixed("12", "12", "N6,yymmd0", "DUE DATE"),
    fixed("13", "13", "N6,yymmd0", "PACK DATE"),
    fixed("15", "15", "N6,yymmd0", "BEST BEFORE or BEST BY"),
    fixed("16", "16", "N6,yymmd0", "SELL BY"),
    fixed("17", "17", "N6,yymmd0", "USE BY or EXPIRY"),
    fixed("20", "20", "N2", "VARIANT"),
    open("21", "21", "X..20", "SERIAL"),
    open("22", "22", "X..20", "CPV"),
    open("235", "235", "X..28", "TPX"),
    open("240", "240", "X..30", "ADDITIONAL ID"),
    open("241", "241", "X..30", "CUST. PART No."),
    open("242", "242", "N..6", "MTO VARIANT"),
    open("243", "243", "X..20", "PCN"),
    open("250", "250", "X..30", "SECONDARY SERIAL"),
    open("251", "251", "X..30", "REF. TO SOURCE"),
    open("253", "253", "N13,csum,gcppos1 [X..17]", "GDTI"),
    open("254", "254", "X..20", "GLN EXTENSION COMPONENT"),
    open("255", "255", "N13,csum,gcppos1 [N..12]", "GCN"),
    open("30", "30", "N..8", "VAR. COUNT"),
    fixed("3100", "3105", "N6", "NET WEIGHT (kg)"),
    fixed("3110", "3115", "N6", "LENGTH (m)"),
    fixed("3120", "3125", "N6", "WIDTH (m)"),
    fixed("3130", "3135", "N6", "HEIGHT (m)"),
    fixed("3140", "3145", "N6", "AREA (m²)"),
    fixed("3150", "3155", "N6", "NET VOLUME (l)"),
    fixed("3160", "3165", "N6", "NET VOLUME (m³)"),
    fixed("3200", "3205", "N6", "NET WEIGHT (lb)"),
    fixed("3210", "3215", "N6", "LENGTH (in)"),
    fixed("3220", "3225", "N6", "LENGTH (ft)"),
    fixed("3230", "3235", "N6", "LENGTH (yd)"),
    fixed("3240", "3245", "N6", "WIDTH (in)"),
    fixed("3250", "3255", "N6", "WIDTH (ft)"),
    fixed("3260", "3265", "N6", "WIDTH (yd)"),
    fixed("3270", "3275", "N6", "HEIGHT (in)"),
    fixed("3280", "3285", "N6", "HEIGHT (ft)"),
    fixed("3290", "3295", "N6", "HEIGHT (yd)"),
    fixed("3300", "3305", "N6", "GROSS WEIGHT (kg)"),
    fixed("3310", "3315", "N6", "LENGTH (m), log"),
    fixed("3320", "3325", "N6", "WIDTH (m), log"),
    fixed("3330", "3335", "N6", "HEIGHT (m), log"),
    fixed("3340", "3345", "N6", "AREA (m²), log"),
    fixed("3350", "3355", "N6", "VOLUME (l), log"),
    fixed("3360", "3365", "N6", "VOLUME (m³), log"),
    fixed("3370", "3375", "N6", "KG PER m²"),
    fixed("3400", "3405", "N6", "GROSS WEIGHT (lb)"),
    fixed("3410", "3415", "N6", "LENGTH (in), log"),
    fixed("3420", "3425", "N6", "LENGTH (ft), log"),
    fixed("3430", "3435", "N6", "LENGTH (yd), log"),
    fixed("3440", "3445", "N6", "WIDTH (in), log"),
    fixed("3450", "3455", "N6", "WIDTH (ft), log"),
    fixed("3460", "3465", "N6", "WIDTH (yd), log"),
    fixed("3470", "3475", "N6", "HEIGHT (in), log"),
    fixed("3480", "3485", "N6", "HEIGHT (ft), log"),
    fixed("3490", "3495", "N6", "HEIGHT (yd), log"),
    fixed("3500", "3505", "N6", "AREA (in²)"),
    fixed("3510", "3515", "N6", "AREA (ft²)"),
    fixed("3520", "3525", "N6", "AREA (yd²)"),
    fixed("3530", "3535", "N6", "AREA (in²), log"),
    fixed("3540", "3545", "N6", "AREA (ft²), log"),
    fixed("3550", "3555", "N6", "AREA (yd²), log"),
    fixed("3560", "3565", "N6", "NET WEIGHT (tr oz)"),
    fixed("3570", "3575", "N6", "NET VOLUME (oz)"),
    fixed("3600", "3605", "N6", "NET VOLUME (qt (US))"),
    fixed("3610", "3615", "N6", "NET VOLUME (gal.)"),
    fixed("3620", "3625", "N6", "VOLUME (qt (US)), log"),
    fixed("3630", "3635", "N6", "VOLUME (gal (US)), log"),
    fixed("3640", "3645", "N6", "NET VOLUME (in³)"),
    fixed("3650", "3655", "N6", "NET VOLUME (ft³)"),
    fixed("3660", "3665", "N6", "NET VOLUME (yd³)"),
    fixed("3670", "3675", "N6", "VOLUME (in³), log"),
    fixed("3680", "3685", "N6", "VOLUME (ft³), log"),
    fixed("3690", "3695", "N6", "VOLUME (yd³), log"),
    open("37", "37", "N..8", "COUNT"),
    open("3900", "3909", "N..15", "AMOUNT"),
    open("3910", "3919", "N3,iso4217 N..15", "AMOUNT"),
    open("3920", "3929", "N..15", "PRICE"),
    open("3930", "3939", "N3,iso4217 N..15", "PRICE"),
    open("3940", "3943", "N4", "PRCNT OFF"),
    open("3950", "3955", "N6", "PRICE/UoM"),
    open("400", "400", "X..30", "ORDER NUMBER"),
    open("401", "401", "X..30,gcppos1", "GINC"),
    open("402", "402", "N17,csum,gcppos1", "GSIN"),
    open("403", "403", "X..30", "ROUTE"),
    fixed("410", "410", "N13,csum,gcppos1", "SHIP TO LOC"),
    fixed("411", "411", "N13,csum,gcppos1", "BILL TO"),
    fixed("412", "412", "N13,csum,gcppos1", "PURCHASE FROM"),
    fixed("413", "413", "N13,csum,gcppos1", "SHIP FOR LOC"),
    fixed("414", "414", "N13,csum,gcppos1", "LOC No."),
    fixed("415", "415", "N13,csum,gcppos1", "PAY TO"),
    fixed("416", "416", "N13,csum,gcppos1", "PROD/SERV LOC"),
    fixed("417", "417", "N13,csum,gcppos1", "PARTY"),
    open("420", "420", "X..20", "SHIP TO POST"),
    open("421", "421", "N3,iso3166 X..9", "SHIP TO POST"),
    open("422", "422", "N3,iso3166", "ORIGIN"),
    open("423", "423", "N3,iso3166 [N3],iso3166 [N3],iso3166 [N3],iso3166 [N3],iso3166", "COUNTRY - INITIAL PROCESS"),
    open("424", "424", "N3,iso3166", "COUNTRY - PROCESS"),
    open("425", "425", "N3,iso3166 [N3],iso3166 [N3],iso3166 [N3],iso3166 [N3],iso3166", "COUNTRY - DISASSEMBLY"),
    open("426", "426", "N3,iso3166", "COUNTRY - FULL PROCESS"),
    open("427", "427", "X..3", "ORIGIN SUBDIVISION"),
    open("4300", "4300", "X..35,pcenc", "SHIP TO COMP"),
    open("4301", "4301", "X..35,pcenc", "SHIP TO NAME"),
    open("4302", "4302", "X..70,pcenc", "SHIP TO ADD1"),
    open("4303", "4303", "X..70,pcenc", "SHIP TO ADD2"),
    open("4304", "4304", "X..70,pcenc", "SHIP TO SUB"),
    open("4305", "4305", "X..70,pcenc", "SHIP TO LOC"),
    open("4306", "4306", "X..70,pcenc", "SHIP TO REG"),
    open("4307", "4307", "X2,iso3166alpha2", "SHIP TO COUNTRY"),
    open("4308", "4308", "X..30", "SHIP TO PHONE"),
    open("4309", "4309", "N10,latitude N10,longitude", "SHIP TO GEO"),
    open("4310", "4310", "X..35,pcenc", "RTN TO COMP"),
    open("4311", "4311", "X..35,pcenc", "RTN TO NAME"),
    open("4312", "4312", "X..70,pcenc", "RTN TO ADD1"),
    open("4313", "4313", "X..70,pcenc", "RTN TO ADD2"),
    open("4314", "4314", "X..70,pcenc", "RTN TO SUB"),
    open("4315", "4315", "X..70,pcenc", "RTN TO LOC"),
    open("4316", "4316", "X..70,pcenc", "RTN TO REG"),
    open("4317", "4317", "X2,iso3166alpha2", "RTN TO COUNTRY"),
    open("4318", "4318", "X..20", "RTN TO POST"),
    open("4319", "4319", "X..30", "RTN TO PHONE"),
    open("4320", "4320", "X..35,pcenc", "SRV DESCRIPTION"),
    open("4321", "4321", "N1,yesno", "DANGEROUS GOODS"),
    open("4322", "4322", "N1,yesno", "AUTH TO LEAVE"),
    open("4323", "4323", "N1,yesno", "SIG REQUIRED"),
    open("4324", "4324", "N6,yymmd0 N4,hhmi", "NOT BEF DEL DT"),
    open("4325", "4325", "N6,yymmd0 N4,hhmi", "NOT AFT DEL DT"),
    open("4326", "4326", "N6,yymmdd", "REL DATE"),
    open("4330", "4330", "N6 [X1],hyphen", "MAX TEMP F."),
    open("4331", "4331", "N6 [X1],hyphen", "MAX TEMP C."),
    open("4332", "4332", "N6 [X1],hyphen", "MIN TEMP F."),
    open("4333", "4333", "N6 [X1],hyphen", "MIN TEMP C."),
    open("7001", "7001", "N13", "NSN"),
    open("7002", "7002", "X..30", "MEAT CUT"),
    open("7003", "7003", "N6,yymmdd N4,hhmi", "EXPIRY TIME"),
    open("7004", "7004", "N..4", "ACTIVE POTENCY"),
    open("7005", "7005", "X..12", "CATCH AREA"),
    open("7006", "7006", "N6,yymmdd", "FIRST FREEZE DATE"),
    open("7007", "7007", "N6,yymmdd [N6],yymmdd", "HARVEST DATE"),
    open("7008", "7008", "X..3", "AQUATIC SPECIES"),
    open("7009", "7009", "X..10", "FISHING GEAR TYPE"),
    open("7010", "7010", "X..2", "PROD METHOD"),
    open("7011", "7011", "N6,yymmdd [N4],hhmi", "TEST BY DATE"),
    open("7020", "7020", "X..20", "REFURB LOT"),
    open("7021", "7021", "X..20", "FUNC STAT"),
    open("7022", "7022", "X..20", "REV STAT"),
    open("7023", "7023", "X..30,gcppos1", "GIAI - ASSEMBLY"),
    open("7030", "7030", "N3,iso3166999 X..27", "PROCESSOR # 0"),
    open("7031", "7031", "N3,iso3166999 X..27", "PROCESSOR # 1"),
    open("7032", "7032", "N3,iso3166999 X..27", "PROCESSOR # 2"),
    open("7033", "7033", "N3,iso3166999 X..27", "PROCESSOR # 3"),
    open("7034", "7034", "N3,iso3166999 X..27", "PROCESSOR # 4"),
    open("7035", "7035", "N3,iso3166999 X..27", "PROCESSOR # 5"),
    open("7036", "7036", "N3,iso3166999 X..27", "PROCESSOR # 6"),
    open("7037", "7037", "N3,iso3166999 X..27", "PROCESSOR # 7"),
    open("7038", "7038", "N3,iso3166999 X..27", "PROCESSOR # 8"),
    open("7039", "7039", "N3,iso3166999 X..27", "PROCESSOR # 9"),
    open("7040", "7040", "N1 X1 X1 X1,importeridx", "UIC+EXT"),
    open("7041", "7041", "X..4,packagetype", "UFRGT UNIT TYPE"),
    open("710", "710", "X..20", "NHRN PZN"),
    open("711", "711", "X..20", "NHRN CIP"),
    open("712", "712", "X..20", "NHRN CN"),
    open("713", "713", "X..20", "NHRN DRN"),
    open("714", "714", "X..20", "NHRN AIM"),
    open("715", "715", "X..20", "NHRN NDC"),
    open("716", "716", "X..20", "NHRN AIC"),
    open("717", "717", "X..20", "NHRN SRN"),
    open("7230", "7230", "X2 X..28", "CERT # 1"),
    open("7231", "7231", "X2 X..28", "CERT # 2"),
    open("7232", "7232", "X2 X..28", "CERT # 3"),
    open("7233", "7233", "X2 X..28", "CERT # 4"),
    open("7234", "7234", "X2 X..28", "CERT # 5"),
    open("7235", "7235", "X2 X..28", "CERT # 6"),
    open("7236", "7236", "X2 X..28", "CERT # 7"),
    open("7237", "7237", "X2 X..28", "CERT # 8"),
    open("7238", "7238", "X2 X..28", "CERT # 9"),
    open("7239", "7239", "X2 X..28", "CERT # 10"),
    open("7240", "7240", "X..20", "PROTOCOL"),
    open("7241", "7241", "N2,mediatype", "AIDC MEDIA TYPE"),
    open("7242", "7242", "X..25", "VCN"),
    open("7250", "7250", "N8,yyyymmdd", "DOB"),
    open("7251", "7251", "N8,yyyymmdd N4,hhmi", "DOB TIME"),
    open("7252", "7252", "N1,iso5218", "BIO SEX"),
    open("7253", "7253", "X..40,pcenc", "FAMILY NAME"),
    open("7254", "7254", "X..40,pcenc", "GIVEN NAME"),
    open("7255", "7255", "X..10", "SUFFIX"),
    open("7256", "7256", "X..90,pcenc", "FULL NAME"),
    open("7257", "7257", "X..70,pcenc", "PERSON ADDR"),
    open("7258", "7258", "X3,posinseqslash", "BIRTH SEQUENCE"),
    open("7259", "7259", "X..40,pcenc", "BABY"),
    open("8001", "8001", "N4,nonzero N5,nonzero N3,nonzero N1,winding N1", "DIMENSIONS"),
    open("8002", "8002", "X..20", "CMT No."),
    open("8003", "8003", "N1,zero N13,csum,gcppos1 [X..16]", "GRAI"),
    open("8004", "8004", "X..30,gcppos1", "GIAI"),
    open("8005", "8005", "N6", "PRICE PER UNIT"),
    open("8006", "8006", "N14,csum,gcppos2 N4,pieceoftotal", "ITIP"),
    open("8007", "8007", "X..34,iban", "IBAN"),
    open("8008", "8008", "N6,yymmdd N2,hh [N2],mi [N2],ss", "PROD TIME"),
    open("8009", "8009", "X..50", "OPTSEN"),
    open("8010", "8010", "Y..30,gcppos1", "CPID"),
    open("8011", "8011", "N..12,nozeroprefix", "CPID SERIAL"),
    open("8012", "8012", "X..20", "VERSION"),
    open("8013", "8013", "X..25,csumalpha,gcppos1", "GMN"),
    open("8014", "8014", "X..25,csumalpha,gcppos1,hasnondigit", "MUDI"),
    open("8017", "8017", "N18,csum,gcppos1", "GSRN - PROVIDER"),
    open("8018", "8018", "N18,csum,gcppos1", "GSRN - RECIPIENT"),
    open("8019", "8019", "N..10", "SRIN"),
    open("8020", "8020", "X..25", "REF No."),
    open("8026", "8026", "N14,csum,gcppos2 N4,pieceoftotal", "ITIP CONTENT"),
    open("8030", "8030", "Z..90", "DIGSIG"),
    open("8040", "8040", "N15", "IMEI"),
    open("8041", "8041", "N15", "IMEI2"),
    open("8042", "8042", "N32", "ESIM"),
    open("8043", "8043", "N18 [N..2]", "PSIM"),
    open("8110", "8110", "X..70,couponcode", "COUPON"),
    open("8111", "8111", "N4", "POINTS"),
    open("8112", "8112", "X..70,couponposoffer", "COUPON OFFER"),
    open("8200", "8200", "X..70", "PRODUCT URL"),
    open("90", "90", "X..30", "INTERNAL"),
    open("91", "99", "X..90", "INTERNAL"),
];

/// Holds the table as it is searched.
struct Table {
    ais: Vec<Ai>,
    /// For identifiers of two, three and four digits: the place in `ais`, plus one, by number.
    by_number: [Vec<u8>; 3],
    /// For every first two digits, how long such an identifier is; 0 when there is none.
    length_by_start: [u8; 100],
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table {
        ais: Vec::with_capacity(ROWS.len()),
        by_number: [vec![0; 100], vec![0; 1000], vec![0; 10_000]],
        length_by_start: [0; 100],
    };
    for row in ROWS {
        let components: Vec<Component> = row.components.split(' ').map(Component::parse).collect();
        table.ais.push(Ai {
            predefined_length: row.predefined_length,
            longest: components.iter().map(|component| component.most).sum(),
            components,
            title: row.title,
        });
        let place = u8::try_from(table.ais.len()).unwrap_or_default();
        let digits = row.first.len();
        let numbers = number(row.first)..=number(row.last);
        table.by_number[digits - 2][numbers].fill(place);
        // A run such as 91 to 99 has several starts.
        let starts = number(&row.first[..2])..=number(&row.last[..2]);
        table.length_by_start[starts].fill(u8::try_from(digits).unwrap_or_default());
    }
    table
});

/// Reads digits of the table, which are digits.
fn number(digits: &str) -> usize {
    digits.bytes().fold(0, |number, digit| number * 10 + usize::from(digit & 0x0f))
}

/// Finds the identifier that `text` begins with, and its length.
pub(super) fn starting(text: &str) -> Option<(&'static Ai, usize)> {
    let start = text.as_bytes().get(..2).filter(|start| start.iter().all(u8::is_ascii_digit))?;
    let tens = usize::from(start[0] - b'0') * 10 + usize::from(start[1] - b'0');
    let length = usize::from(TABLE.length_by_start[tens]);
    find(text.get(..length)?).map(|ai| (ai, length))
}

/// Finds an identifier by its exact number.
pub(super) fn find(ai: &str) -> Option<&'static Ai> {
    if !ai.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let places = TABLE.by_number.get(ai.len().checked_sub(2)?)?;
    let place = usize::from(places[number(ai)]).checked_sub(1)?;
    TABLE.ais.get(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_every_run_differs_in_its_last_digit_only() {
        assert!(ROWS.len() < 256, "a place is a byte");
        for pair in ROWS.windows(2) {
            assert!(pair[0].last < pair[1].first, "{} {}", pair[0].last, pair[1].first);
        }
        for ai in ROWS {
            assert_eq!(ai.first.len(), ai.last.len());
            assert_eq!(ai.first[..ai.first.len() - 1], ai.last[..ai.last.len() - 1]);
            assert!(!ai.title.is_empty() && !ai.components.is_empty());
        }
    }

    #[test]
    fn identifiers_are_found_by_their_start() {
        let title = |text| starting(text).map(|(ai, length)| (ai.title, length));
        assert_eq!(title("0100"), Some(("GTIN", 2)));
        assert_eq!(title("21X"), Some(("SERIAL", 2)));
        assert_eq!(title("3103000"), Some(("NET WEIGHT (kg)", 4)));
        assert_eq!(title("8040"), Some(("IMEI", 4)));
        assert_eq!(title("95"), Some(("INTERNAL", 2)));
        for none in ["", "2", "A1", "05", "999", "8099", "80", "3107", "\u{fc}1"] {
            assert!(
                starting(none).is_none_or(|(_, length)| length == 2 && none == "999"),
                "{none}"
            );
        }
        assert!(find("999").is_none() && find("").is_none());
    }
}
