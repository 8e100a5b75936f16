//! Every session of the article, from power-on and all in one, replayed by the binary.

use std::path::Path;
use std::process::Command;

fn replay(path: &Path) -> (bool, String) {
    let run = Command::new(env!("CARGO_BIN_EXE_licsim"))
        .arg("replay")
        .arg(path)
        .output()
        .expect("the binary runs");
    let text = String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr);
    (run.status.success(), text)
}

#[test]
fn every_session_replays() {
    let (passed, text) = replay(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/article"));
    assert!(passed, "{text}");
    assert!(text.contains("11 transcripts passed, 0 failed"), "{text}");
}

/// The files hold what the article prints: every line of their sessions stands there, word for word.
#[test]
fn sessions_are_the_article_s() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let Ok(article) = std::fs::read_to_string(root.join("../shared/seed-article.txt")) else {
        println!("article: absent, 0 sessions compared");
        return;
    };
    let known: std::collections::BTreeSet<&str> = article.lines().map(str::trim).collect();
    let added = [
        "sw-infrarunbook-01# configure terminal",
        "sw-infrarunbook-01(config)# license smart transport smart",
    ];
    let mut compared = 0;
    for entry in std::fs::read_dir(root.join("tests/data/article")).expect("the sessions are there") {
        let text = std::fs::read_to_string(entry.expect("an entry").path()).expect("a session can be read");
        let session = text.splitn(3, "---\n").nth(2).expect("front matter");
        for line in session
            .lines()
            .filter(|line| !line.starts_with("!@") && !added.contains(line))
        {
            assert!(known.contains(line.trim()), "not in the article: {line}");
            compared += 1;
        }
    }
    assert!(compared > 150, "only {compared} lines compared");
}
