//! What a sealed text promises, opened again with the same words by the same crates. `tests/browser` opens
//! finished files with two others: the browser's own WebCrypto, and OpenSSL.

use super::*;
use std::collections::BTreeSet;

fn opened(sealed: &Sealed, words: &str, name: &str) -> Option<String> {
    let bytes = |text: &str| STANDARD.decode(text).expect("it is base64");
    let mut key = [0; 32];
    pbkdf2::pbkdf2_hmac::<Sha256>(words.as_bytes(), &bytes(&sealed.salt), ROUNDS, &mut key);
    let nonce: [u8; 12] = bytes(&sealed.nonce).try_into().expect("12 bytes");
    let payload = Payload { msg: &bytes(&sealed.data), aad: name.as_bytes() };
    let plain = Aes256Gcm::new(&Key::<Aes256Gcm>::from(key)).decrypt(&Nonce::from(nonce), payload).ok()?;
    let length = u32::from_be_bytes(plain[..4].try_into().expect("4 bytes")) as usize;
    assert!(plain[4 + length..].iter().all(|byte| *byte == 0), "the rest is empty");
    String::from_utf8(plain[4..4 + length].to_vec()).ok()
}

#[test]
fn the_words_open_it_and_nothing_else_does() {
    let words = Passphrase::new().expect("random words");
    let text = "<!doctype html><p>Grüße, مرحبا</p>";
    let sealed = seal(text, &words).expect("it is sealed");
    assert_eq!(opened(&sealed, words.words(), NAME).as_deref(), Some(text));
    assert_eq!(opened(&sealed, "six-other-words", NAME), None);
    assert_eq!(opened(&sealed, words.words(), "another"), None, "the name is part of the lock");
    let again = seal(text, &words).expect("it is sealed");
    assert!(again.salt != sealed.salt && again.nonce != sealed.nonce && again.data != sealed.data, "each file is locked anew");
    assert!(!sealed.data.contains("doctype"));
}

#[test]
fn the_size_tells_whole_blocks_only() {
    for (length, blocks) in [(0, 1), (1, 1), (BLOCK - 4, 1), (BLOCK - 3, 2), (2 * BLOCK, 3)] {
        assert_eq!(fill(&"x".repeat(length)).expect("it is short").len(), blocks * BLOCK, "{length} bytes");
    }
}

#[test]
fn the_word_list_is_as_large_as_the_words_claim() {
    let list: Vec<&str> = include_str!("words.txt").lines().collect();
    assert_eq!(list.len(), 2048);
    assert_eq!(list.iter().collect::<BTreeSet<_>>().len(), 2048, "each stands once");
    assert!(list.iter().all(|word| (3..=7).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_lowercase())));
    let many: BTreeSet<String> = (0..200).map(|_| Passphrase::new().expect("random words").words().to_owned()).collect();
    assert_eq!(many.len(), 200, "no two are the same");
    assert!(many.iter().all(|words| words.split('-').count() == 6 && words.split('-').all(|word| list.contains(&word))));
}
