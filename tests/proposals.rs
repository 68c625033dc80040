//! What a label proposes, from the picture to the question that follows.

use crate::common::program::{Home, ups};

fn with_rule(home: &Home, rule: &str) {
    let path = home.path("config/profiles/acme.toml");
    let mut profile = std::fs::read_to_string(&path).expect("a profile");
    profile.push_str(rule);
    std::fs::write(path, profile).expect("ours");
}

#[test]
fn a_parcel_that_looks_like_it_equipment_names_the_next_command() {
    let home = Home::new();
    home.has_pictures();
    home.does("receive --image parcel-ups.png --from 'Dell Marketing LP'")
        .warns("looks like IT equipment (the sender names DELL)")
        .warns("custody serialize 1Z999AA10123456784 --maker Dell");
    let answer = home.does("receive --image parcel-fedex.png --from CDW --json");
    let proposal = &answer.json()["proposal"];
    assert_eq!((&proposal["it"]["value"], &proposal["serialize"]), (&true.into(), &true.into()));
    assert_eq!(answer.err, "", "programs have it in the answer");
    // One that is no news, one that says nothing, and one that is said to be something else.
    for line in [
        "receive --image parcel-ups.png",
        &format!("receive {}", ups(1)),
        &format!("receive {} --from Lenovo --class mail", ups(2)),
    ] {
        assert_eq!(home.does(line).err, "", "{line}");
    }
}

#[test]
fn an_announced_parcel_has_its_sender_from_the_announcement() {
    let home = Home::new();
    home.write("asn.csv", format!("tracking,sender\n{},Lenovo (Deutschland) GmbH\n", ups(1)));
    home.does("expect asn.csv");
    let scan = format!("{}\n", ups(1));
    home.feeds("receive", scan)
        .ends(0)
        .warns(&format!("custody serialize {} --maker Lenovo", ups(1)));
}

#[test]
fn the_facilitys_own_rules_come_first() {
    let home = Home::new();
    with_rule(
        &home,
        "[[label_rule]]\ncode = \"1Z999AA1*\"\nit = true\nmodel = \"Latitude 7440\"\n\
         [[label_rule]]\nsender = \"dell merch*\"\nit = false\n",
    );
    home.does(&format!("receive {}", ups(1)))
        .warns("a rule of this facility")
        .warns("--model 'Latitude 7440'");
    let answer = home.does(&format!("receive {} --from 'Dell Merchandise' --json", ups(2))).json();
    assert_eq!(answer["proposal"]["serialize"], false);
    home.does("profile set zone Europe/Berlin");
    home.does(&format!("receive {}", ups(3))).warns("a rule of this facility");
    with_rule(&home, "[[label_rule]]\nmaker = \"Dell\"\n");
    home.tries("list").ends(78).warns("label_rule");
}

#[test]
fn a_picture_of_a_box_fills_in_what_the_operator_did_not_say() {
    let home = Home::new();
    home.has_pictures();
    home.does("receive 1Z999AA10123456784 --from 'Dell Marketing LP'");
    home.does("serialize 1Z999AA10123456784 --image box-laptop.png --category laptop")
        .says("Dell NB14-512")
        .warns("taken from the label: maker Dell, model NB14-512 (the sender names DELL)");
    home.does("serialize --no-parcel stock --image box-docks.png --maker Acme --model X1")
        .says("Acme X1");
}

#[test]
fn several_pictures_are_answered_in_the_order_given() {
    let home = Home::new();
    home.has_pictures();
    let names =
        ["box-docks.png", "parcel-ups.png", "none.png", "parcel-usps.png", "parcel-fedex.png"];
    let answer = home.tries(&format!("decode {} --json", names.join(" "))).ends(66);
    let files = answer.warns("there is no file none.png").json();
    let read: Vec<_> =
        files.as_array().expect("a list").iter().map(|f| f["file"].clone()).collect();
    assert_eq!(read, [names[0], names[1], names[3], names[4]]);
    home.does("receive --image parcel-usps.png --image parcel-ups.png --image parcel-fedex.png");
    assert_eq!(home.items().len(), 3);
}
