//! The page on which a phone sends pictures.

use std::thread;
use std::time::{Duration, Instant};

use custody::signing::Language;
use custody::signing::page::{self, Ending, Offer, Photos, Picture, Reply};

use super::client::{Phone, form_of};
use super::world::options;

fn offer() -> Offer<Picture> {
    let page = Photos {
        language: Language::En,
        tenant: "Acme Robotics".to_owned(),
        facility: "Mailroom HQ".to_owned(),
        purpose: "Labels for <olga> at dock-1".to_owned(),
    };
    page::offer(page, &options()).expect("a port on this machine")
}

#[track_caller]
fn comes(offer: &Offer<Picture>) -> (Picture, Reply) {
    let begun = Instant::now();
    let come = offer.wait(|_| begun.elapsed() < Duration::from_secs(20));
    come.expect("it comes").take()
}

#[test]
fn pictures_come_one_after_the_other_until_there_are_no_more() {
    let offer = offer();
    let phone = Phone::of(&offer);
    let page = phone.get(&phone.path).body;
    assert!(page.contains("Labels for &lt;olga&gt;"));
    let form = form_of(&page);
    let sends = |media: &'static str, body: Vec<u8>| {
        let (phone, form) = (phone.clone(), form.clone());
        thread::spawn(move || {
            let request = phone.request("POST", &form, &[("Content-Type", media)], &body);
            phone.says(&request).expect("it answers")
        })
    };
    let jpeg = [b"\xff\xd8\xff".as_slice(), &vec![7; 3 * 1024 * 1024]].concat();
    let sending = sends("image/jpeg", jpeg.clone());
    let (picture, reply) = comes(&offer);
    assert!(picture == Picture::Taken(jpeg));
    reply.accepted();
    assert_eq!(sending.join().expect("it is told").status, 200);

    let sending = sends("image/png", b"\x89PNG\r\n\x1a\nno label on it".to_vec());
    comes(&offer).1.refused("there is no code on it");
    let told = sending.join().expect("it is told");
    assert_eq!(
        (told.status, told.json()["lines"][0].as_str()),
        (409, Some("there is no code on it"))
    );

    for (media, body, status) in [
        ("image/jpeg", b"GIF89a".to_vec(), 400),
        ("image/gif", b"GIF89a".to_vec(), 415),
        ("application/x-www-form-urlencoded", b"done=true".to_vec(), 400),
        ("application/json", b"{\"done\":false}".to_vec(), 400),
        ("image/jpeg", vec![0xff; 21 * 1024 * 1024], 413),
    ] {
        let told = sends(media, body).join().expect("it is told");
        assert_eq!(told.status, status, "{media}");
    }

    let sending = sends("application/json", b"{\"done\":true}".to_vec());
    let (picture, reply) = comes(&offer);
    assert!(picture == Picture::NoMore);
    reply.accepted();
    assert_eq!(sending.join().expect("it is told").status, 200);
    assert!(matches!(offer.wait(|_| true), Err(Ending::Over)));
    assert_eq!(phone.get(&phone.path).status, 404);
}
