//! Short forms of given names. A row is a name and what people who bear it are often called; a short form
//! may stand in several rows.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::fold::fold;

#[rustfmt::skip]
const ROWS: &[&[&str]] = &[
    &["abigail", "abby", "gail"], &["abraham", "abe"], &["adelaide", "addie"], &["adrian", "ade"],
    &["agnes", "aggie"], &["albert", "al", "bert", "bertie"], &["alejandro", "ale", "alex"],
    &["aleksander", "alek", "olek"], &["alexander", "alex", "al", "sandy", "xander", "sascha", "lex"],
    &["alexandra", "alex", "sandra", "sandy", "lexi", "sascha"], &["alfred", "al", "alf", "alfie", "fred"],
    &["alice", "ali", "allie"], &["allison", "allie", "ali"], &["amanda", "mandy", "manda"],
    &["andrea", "andi"], &["andreas", "andi", "andy"], &["andrew", "andy", "drew"], &["angela", "angie"],
    &["ann", "annie", "nan"], &["anna", "annie", "anni"], &["anthony", "tony", "ant"], &["antonio", "toni", "tonio"],
    &["antonia", "toni"], &["archibald", "archie"], &["arthur", "art", "artie"], &["augustus", "gus"],
    &["barbara", "barb", "barbie", "babs"], &["bartholomew", "bart"], &["beatrice", "bea", "trixie"],
    &["benedict", "ben"], &["benjamin", "ben", "benny", "benji"], &["bernard", "bernie", "barney"],
    &["bernhard", "bernd", "berni"], &["bradley", "brad"], &["brenda", "bren"], &["brian", "bri"],
    &["calvin", "cal"], &["cameron", "cam"], &["caroline", "carol", "carrie", "caro"],
    &["catherine", "cathy", "cate", "cat", "kate", "kitty"], &["cecilia", "cece", "cis"],
    &["charles", "charlie", "chuck", "chas", "chaz"], &["charlotte", "charlie", "lottie", "lotte"],
    &["christian", "chris"], &["christina", "chris", "chrissy", "tina"], &["christine", "chris", "chrissy", "tina"],
    &["christopher", "chris", "kit", "topher"], &["clifford", "cliff"], &["constance", "connie"],
    &["cornelius", "neil", "corny"], &["cynthia", "cindy"], &["daniel", "dan", "danny"],
    &["danielle", "dani"], &["david", "dave", "davey", "davy"], &["deborah", "deb", "debbie"],
    &["dennis", "denny"], &["dominic", "dom", "nick"], &["donald", "don", "donny"],
    &["dorothy", "dot", "dottie", "dolly"], &["douglas", "doug"], &["edmund", "ed", "eddie", "ned"],
    &["eduardo", "edu", "lalo"], &["edward", "ed", "eddie", "ted", "teddy", "ned"], &["edwin", "ed", "eddie"],
    &["eleanor", "ellie", "nell", "nora", "ella"], &["elisabeth", "lisa", "elsa", "sissi", "liesl", "elli"],
    &["elizabeth", "liz", "lizzie", "beth", "betty", "bess", "eliza", "libby", "lisa", "betsy"],
    &["emily", "em", "emmy"], &["emmanuel", "manny"], &["enrique", "kike"], &["ernest", "ernie"],
    &["eugene", "gene"], &["evelyn", "eve", "evie"], &["ezekiel", "zeke"], &["florence", "flo", "florrie"],
    &["frances", "fran", "frankie", "fanny"], &["francis", "frank", "frankie"], &["francisco", "paco", "pancho", "fran"],
    &["franklin", "frank"], &["frederick", "fred", "freddie", "rick"], &["friedrich", "fritz", "friedel"],
    &["gabriel", "gabe"], &["gabriele", "gabi"], &["geoffrey", "geoff", "jeff"], &["george", "georgie"],
    &["gerald", "gerry", "jerry"], &["gerard", "gerry"], &["gertrude", "gert", "trudy"],
    &["gregory", "greg"], &["guadalupe", "lupe"], &["guillermo", "memo", "guille"], &["gustavo", "gus", "tavo"],
    &["gwendolyn", "gwen", "wendy"], &["hannah", "hanna"], &["harold", "harry", "hal"], &["harriet", "hattie"],
    &["heinrich", "heinz", "heiner"], &["helen", "nell", "nellie", "lena"], &["henry", "harry", "hank", "hal"],
    &["herbert", "herb", "bert"], &["howard", "howie"], &["hubert", "hugh", "bert"], &["ignacio", "nacho"],
    &["isabella", "bella", "izzy", "isa"], &["isabel", "izzy", "isa", "bel"], &["jacob", "jake", "jay"],
    &["jacqueline", "jackie"], &["james", "jim", "jimmy", "jamie", "jem"], &["jane", "janie", "jenny"],
    &["janet", "jan"], &["jeffrey", "jeff"], &["jennifer", "jen", "jenny", "jenn"], &["jeremiah", "jerry"],
    &["jeremy", "jerry"], &["jessica", "jess", "jessie"], &["jesus", "chuy"], &["joan", "joanie"],
    &["johann", "hans", "hannes"], &["johannes", "hans", "hannes", "jo"], &["john", "jack", "johnny", "jon"],
    &["jonathan", "jon", "jonny", "nathan"], &["jose", "pepe"], &["josef", "sepp", "jo"], &["joseph", "joe", "joey", "jo"],
    &["josephine", "jo", "josie"], &["joshua", "josh"], &["juan", "juanito"], &["judith", "judy", "jude"],
    &["julian", "jules"], &["julia", "jules", "julie"], &["katarzyna", "kasia"], &["katherine", "kate", "kathy", "katie", "kat", "kay", "kit", "kitty"],
    &["kathleen", "kathy", "kate", "katie"], &["kenneth", "ken", "kenny"], &["kimberly", "kim"],
    &["konstantin", "kostja"], &["lawrence", "larry", "laurie"], &["leonard", "len", "lenny", "leo"],
    &["leopold", "leo", "poldi"], &["leslie", "les"], &["lewis", "lew"], &["lillian", "lil", "lily"],
    &["linda", "lindy"], &["louis", "lou", "louie"], &["louise", "lou"], &["lucas", "luke"], &["lucille", "lucy"],
    &["madeleine", "maddie"], &["magdalena", "lena", "magda"], &["malgorzata", "gosia"], &["manuel", "manny", "manolo"],
    &["marcus", "marc", "mark"], &["margaret", "maggie", "meg", "peggy", "marge", "margie", "greta", "rita", "daisy", "madge"],
    &["margarete", "grete", "gretel"], &["maria", "mia", "mitzi", "mary"], &["marjorie", "marge", "margie"],
    &["martha", "marty", "mattie"], &["martin", "marty"], &["mary", "molly", "polly", "mae"], &["matilda", "tilly", "mattie"],
    &["matthew", "matt", "matty"], &["matthias", "matze", "matt"], &["maximilian", "max"], &["maxwell", "max"],
    &["melissa", "mel", "missy"], &["melanie", "mel"], &["michael", "mike", "mick", "mickey", "mikey", "michi"],
    &["michelle", "shelly", "mish"], &["mildred", "millie"], &["miriam", "mimi"], &["mitchell", "mitch"],
    &["mohammed", "mo"], &["montgomery", "monty"], &["nancy", "nan"], &["natalie", "nat"], &["nathaniel", "nate", "nat", "nathan"],
    &["nicholas", "nick", "nicky"], &["nicole", "nicky", "nic"], &["nikolaus", "klaus", "niko"], &["norbert", "bert"],
    &["oliver", "ollie"], &["olivia", "liv", "livvy"], &["oswald", "oz", "ozzie"], &["pamela", "pam"],
    &["patricia", "pat", "patty", "trish", "tricia"], &["patrick", "pat", "paddy", "rick"], &["paula", "polly"],
    &["penelope", "penny"], &["peter", "pete"], &["philip", "phil", "pip"], &["phillip", "phil", "pip"],
    &["priscilla", "cilla"], &["rachel", "rae"], &["ramon", "moncho"], &["raymond", "ray"], &["rebecca", "becky", "becca", "bex"],
    &["reginald", "reg", "reggie"], &["richard", "rick", "ricky", "dick", "rich", "richie"], &["robert", "bob", "bobby", "rob", "robbie", "bert"],
    &["roberta", "bobbie", "robbie"], &["roberto", "beto"], &["roderick", "rod"], &["rodney", "rod"], &["roger", "rog"],
    &["roland", "rollo"], &["ronald", "ron", "ronnie"], &["rosemary", "rosie", "rose"], &["rudolf", "rudi"],
    &["russell", "russ"], &["samantha", "sam", "sammy"], &["samuel", "sam", "sammy"], &["sandra", "sandy"],
    &["sarah", "sally", "sadie"], &["sebastian", "seb", "basti", "bastian"], &["sharon", "shaz"], &["sidney", "sid"],
    &["sigmund", "siggi"], &["solomon", "sol"], &["sophia", "sophie"], &["stanley", "stan"], &["stefan", "steve"],
    &["stephanie", "steph", "stevie"], &["stephen", "steve", "steph", "stevie"], &["steven", "steve", "stevie"],
    &["stuart", "stu"], &["susan", "sue", "susie", "suzy"], &["susanne", "susi", "sanne"], &["suzanne", "sue", "suzy"],
    &["sylvester", "sly"], &["sylvia", "syl"], &["teresa", "terry", "tess", "tessa"], &["terence", "terry"],
    &["thaddeus", "tad"], &["theodore", "ted", "teddy", "theo"], &["theresa", "terry", "tess", "resi"], &["thomas", "tom", "tommy"],
    &["timothy", "tim", "timmy"], &["tobias", "toby", "tobi"], &["ulrich", "uli"], &["ursula", "uschi", "ulla"],
    &["valentina", "val"], &["valerie", "val"], &["veronica", "ronnie", "vera"], &["victor", "vic"], &["victoria", "vicky", "tori", "vic"],
    &["vincent", "vince", "vinny"], &["virginia", "ginny"], &["vladimir", "vlad"], &["walter", "walt", "wally"],
    &["wilhelm", "willi", "willy"], &["william", "will", "bill", "billy", "willie", "liam"], &["winifred", "winnie"],
    &["wolfgang", "wolf"], &["zachary", "zach", "zack"],
];

/// For each name the others, all of them folded.
static OTHERS: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut others: HashMap<String, Vec<String>> = HashMap::new();
    for row in ROWS {
        let row: Vec<String> = row.iter().map(|name| fold(name)).collect();
        for name in &row {
            let known = others.entry(name.clone()).or_default();
            known.extend(row.iter().filter(|other| *other != name).cloned());
        }
    }
    others
});

/// What a person who is called so may be called as well, folded.
pub(super) fn others(name: &str) -> &'static [String] {
    OTHERS.get(name).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_mean_all_their_long_ones() {
        assert!(others("ted").contains(&"edward".to_owned()));
        assert!(others("ted").contains(&"theodore".to_owned()));
        assert!(others("robert").contains(&"bob".to_owned()));
        assert!(others("zaphod").is_empty());
    }
}
