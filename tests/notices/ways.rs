//! The other ways, the settings, the secrets and the templates.

use serde_json::json;

use super::server::MailServer;
use super::{TRACKING, by_mail, home, recorded};
use crate::common::program::Home;
use crate::remotes::server::{Incoming, Mishap, Outcome, Server, Service, form};

/// Takes everything, and keeps what came.
#[derive(Default)]
struct Post {
    came: Vec<Incoming>,
    answer: Option<Outcome>,
}

impl Service for Post {
    fn handle(&mut self, request: &Incoming) -> Outcome {
        self.came.push(request.clone());
        self.answer.clone().unwrap_or_else(|| Outcome::json(201, &json!({"sid": "SM1"})))
    }
}

fn text_messages(url: &str) -> String {
    format!(
        "channels = [\"sms\"]\n[notices.sms]\naccount = \"AC0123456789\"\nfrom = \"+15005550006\"\nurl = \"{url}\"\ntimeout = 1\n"
    )
}

fn with_mobile(home: &Home) {
    home.write("people.csv", "name,number,mobile\nAlan Turing,1912,+44 20 7946 0958\n");
    home.does("import people.csv --kind people --delta");
    home.does(&format!("receive {TRACKING} --to 1912"));
}

#[test]
fn a_text_message_has_the_form_that_twilio_takes() {
    let server = Server::start(Post::default());
    let home = home(&text_messages(&server.url()));
    with_mobile(&home);
    home.tries("notify --due").ends(78).warns("custody notify secret sms");
    assert!(recorded(&home, TRACKING).is_empty(), "nothing was tried");
    home.feeds("notify secret sms --secret-stdin", "t0ken\n").ends(0).says("sms has a new secret");
    home.does("notify --due").says("told Alan Turing by sms");
    server.with(|post| {
        let [one] = post.came.as_slice() else { panic!("{:?}", post.came) };
        assert_eq!(one.method, "POST");
        assert_eq!(one.path, ["2010-04-01", "Accounts", "AC0123456789", "Messages.json"]);
        assert_eq!(one.header("content-type"), "application/x-www-form-urlencoded");
        let login = data_encoding::BASE64.encode(b"AC0123456789:t0ken");
        assert_eq!(one.header("authorization"), format!("Basic {login}"));
        let said = form(std::str::from_utf8(&one.body).expect("a form is text"));
        assert_eq!((said["To"].as_str(), said["From"].as_str()), ("+442079460958", "+15005550006"));
        assert_eq!(said["Body"], format!("1 item for you at the mailroom hq: {TRACKING}"));
        assert_eq!(said.len(), 3);
    });
    assert_eq!(recorded(&home, TRACKING)[0].0, "delivered");
}

#[test]
fn a_text_message_whose_answer_is_lost_is_not_sent_again() {
    let server = Server::start(Post::default());
    let home = home(&text_messages(&server.url()));
    with_mobile(&home);
    home.feeds("notify secret sms --secret-stdin", "t0ken\n").ends(0);
    let no =
        json!({"code": 21211, "message": "'To' number +442079460958 is not valid", "status": 400});
    server.plan([Mishap::Instead(Outcome::json(400, &no))]);
    home.tries("notify --due").ends(69).warns("21211");
    let history = home.does(&format!("history {TRACKING}"));
    assert!(history.out.contains("said no (400, 21211)") && !history.out.contains("7946"));
    server.plan([Mishap::AnswerLost]);
    home.tries(&format!("notify {TRACKING}")).ends(69).warns("may or may not have been sent");
    let results: Vec<String> = recorded(&home, TRACKING).into_iter().map(|told| told.0).collect();
    assert_eq!(results, ["failed", "unsure"]);
    home.does("notify --due");
    assert_eq!(server.seen(), 2);
}

#[test]
fn chats_get_what_they_take_and_follow_nobody_elsewhere() {
    for (way, answer) in [("slack", 200), ("teams", 202)] {
        let server = Server::start(Post::default());
        server.with(|post| post.answer = Some(Outcome::json(answer, &json!({}))));
        let home = home(&format!("channels = [\"{way}\"]\n[notices.{way}]\ntimeout = 1\n"));
        home.tries(&format!("notify secret {way} --secret-stdin")).ends(2).warns("empty");
        for bad in ["http://hooks.example.com/x", "t0ken"] {
            let answer = home.feeds(&format!("notify secret {way} --secret-stdin"), bad).ends(2);
            assert!(!answer.err.contains(bad), "{}", answer.err);
        }
        let url = format!("{}/services/T0/B0/s3cret", server.url());
        home.feeds(&format!("notify secret {way} --secret-stdin"), url).ends(0);
        home.does("person add '<!channel> [x](https://evil.example) *b*' --number 7");
        home.does(&format!("receive {TRACKING} --to 7"));
        home.does("notify --due").says(&format!("by {way}"));
        server.with(|post| {
            let [one] = post.came.as_slice() else { panic!("{:?}", post.came) };
            assert_eq!(one.path, ["services", "T0", "B0", "s3cret"]);
            assert_eq!(one.header("content-type"), "application/json");
            let body = one.json();
            if way == "slack" {
                assert!(!body.to_string().contains("<!channel>"), "{body}");
                assert!(body["text"].as_str().is_some_and(|text| text.contains(TRACKING)));
                assert_eq!(body["blocks"][0]["type"], "header");
                assert_eq!(body["blocks"][1]["text"]["type"], "plain_text");
            } else {
                assert_eq!(body["type"], "message");
                let card = &body["attachments"][0];
                assert_eq!(card["contentType"], "application/vnd.microsoft.card.adaptive");
                assert!(card["contentUrl"].is_null());
                assert_eq!(card["content"]["type"], "AdaptiveCard");
                let blocks = card["content"]["body"].as_array().expect("blocks");
                assert!(blocks.iter().all(|block| block["type"] == "RichTextBlock"));
            }
        });
        let elsewhere = Outcome { status: 302, headers: Vec::new(), body: Vec::new() };
        server.plan([Mishap::Instead(elsewhere.with("location", "/elsewhere"))]);
        home.tries(&format!("notify --test {way}")).ends(69).warns("302");
        home.does(&format!("notify --test {way}")).says("a trial was taken");
        assert_eq!(server.with(|post| post.came.len()), 2);
    }
}

#[test]
fn a_trial_says_whether_mail_arrives() {
    let server = MailServer::start();
    let home = home(&by_mail(server.port));
    home.does("notify --test olga@example.com").says("a trial was taken by email");
    assert_eq!(server.taken()[0].to, ["RCPT TO:<olga@example.com>"]);
    home.tries("notify --test +442079460958").ends(78).warns("[notices.sms]");
    home.tries("notify --test olga").ends(2).warns("no address");
    assert_eq!(home.verifies(), 4, "a trial is about nothing that is on record");
}

#[test]
fn what_is_set_up_wrongly_is_said_before_anything_is_sent() {
    let home = Home::staffed();
    home.does("notify --due").warns("no way to send notices is set up");
    home.does("receive 123456789012 --to 1815");
    home.tries("notify 123456789012").ends(78).warns("docs/notices.md");
    home.tries("notify --check").ends(78).warns("no way to send notices");
    let server = MailServer::start();
    super::sets(&home, &by_mail(server.port));
    home.does("notify --check").says("email: set up").says("templates: good, 0 of your own");
    home.does(&format!("receive {TRACKING} --to 1815"));
    std::fs::create_dir_all(home.path("config/profiles/acme/templates")).expect("a folder");
    let own = "config/profiles/acme/templates/pickup.en.j2";
    home.write(own, "Subject: {{ nmae }}\n\nx\n");
    home.tries("notify --check").ends(78).warns("pickup.en").warns("line 1");
    home.tries("notify --due").ends(78).warns("nothing was sent");
    assert!(server.visits() == 0 && recorded(&home, TRACKING).is_empty());
    home.write(own, "Subject: Post for {{ name }}\n\n{{ list }}\n");
    home.does("notify --check").says("templates: good, 1 of your own");
    home.does("notify --due");
    assert_eq!(server.taken()[0].header("Subject"), "Post for Ada Lovelace");
    super::sets(&home, "chanels = []\n");
    home.tries("notify --due").ends(78).warns("chanels").warns("acme.toml");
    super::sets(&home, &by_mail(server.port).replace("127.0.0.1", "mail.example.com"));
    home.tries("notify --check").ends(78).warns("without TLS");
}

#[test]
fn secrets_of_ways_are_for_admins_and_in_no_backup() {
    let server = Server::start(Post::default());
    let home = home(&text_messages(&server.url()));
    home.feeds("notify secret sms --secret-stdin --as olga", "t0ken").ends(77);
    home.feeds("notify secret sms --secret-stdin", "c4nary-t0ken").ends(0);
    with_mobile(&home);
    let shown = home.does("notify --due --json --as olga");
    assert!(!shown.out.contains("c4nary") && !shown.err.contains("c4nary"));
    assert_eq!(shown.json_lines()[0]["result"], "delivered");
    home.tries("notify --due --as vera").ends(77);
}
