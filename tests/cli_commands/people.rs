//! Whom a name means on the command line: said, asked, or refused with everybody who may be meant.

use crate::common::program::{Home, ups};

fn with_people() -> Home {
    let home = Home::new();
    home.does("person add 'Ada Lovelace' --number 1815 --email ada@example.com");
    home.does("person add 'Robert Medina' --number 7 --department Finance");
    home.does("person add 'Jürgen Müller' --number 8 --email jm@example.com");
    home.does("person add 'Grace Hopper' --number 1906");
    home.does("person add 'Grace Hopper' --number 1907");
    home
}

#[test]
fn a_name_in_another_spelling_is_taken_and_one_that_is_merely_alike_is_refused() {
    let home = with_people();
    home.does(&format!("receive {} --to 'MUELLER, JUERGEN'", ups(1)));
    home.does(&format!("show {}", ups(1))).says("Jürgen Müller");
    home.does(&format!("history {}", ups(1))).says("Jürgen Müller");
    let refused = home.tries(&format!("receive {} --to 'Bob Medina'", ups(2))).ends(1);
    refused
        .warns("nobody is known as Bob Medina")
        .warns("did you mean Robert Medina (7, Finance)? 9");
    home.tries(&format!("receive {} --to 'Ada Lovelase'", ups(2))).ends(1).warns("a similar name");
    home.tries(&format!("receive {} --to 'Grace Hopper'", ups(2)))
        .ends(1)
        .warns("may be any of 2 people")
        .warns("Grace Hopper (1906)");
    home.tries(&format!("receive {} --to 'Zaphod Beeblebrox'", ups(2))).ends(1);
    home.tries(&format!("show {}", ups(2))).ends(1);
    home.does(&format!("receive {}", ups(3)));
    home.does(&format!("match {} --to 'lovelace ada'", ups(3))).says("Ada Lovelace");
    home.verifies();
}

#[test]
fn candidates_are_listed_with_their_scores_and_say_whether_one_is_taken() {
    let home = with_people();
    home.does("person match 'Bob Medina'").says("a short form of the name").says("a question");
    let found = home.does("person match 'MUELLER JURGEN' --json").json();
    assert_eq!(found["candidates"][0]["name"], "Jürgen Müller");
    assert_eq!(found["candidates"][0]["taken"], true);
    assert_eq!(found["candidates"][0]["why"], "the name in another order");
    let found = home.does("person match finance --json").json();
    assert_eq!(found["candidates"][0]["why"], "the department");
    assert_eq!(found["candidates"][0]["taken"], false);
    let found = home.does("person match 'Grace Hopper' --json").json();
    assert_eq!(found["candidates"].as_array().map(Vec::len), Some(2));
    assert_eq!(found["candidates"][0]["taken"], false);
    home.does("person match nobody");
}

#[test]
fn recipients_of_a_file_are_found_by_the_same_rules() {
    let home = with_people();
    let file = format!(
        "tracking,recipient\n{},\"Mueller, Juergen\"\n{},Bob Medina\n{},ada@example.com\n{},Grace Hopper\n",
        ups(1),
        ups(2),
        ups(3),
        ups(4)
    );
    home.write("parcels.csv", file);
    home.does("import parcels.csv --kind parcels").says("4 parcels recorded").warns("2 rows name");
    let of = |n| home.does(&format!("show {} --json", ups(n))).json()["recipient"].clone();
    assert!(of(1).to_string().contains("Jürgen Müller"), "{}", of(1));
    assert!(!of(2).to_string().contains("Medina"), "{}", of(2));
    assert!(of(3).to_string().contains("Ada"), "{}", of(3));
}
