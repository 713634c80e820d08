//! Six words that open a sealed file, easy to say on the telephone and to type on a phone.

use super::random;
use crate::system_error::SystemError;

/// 2,048 common words of 3 to 7 letters, so that each adds 11 bits. Source and licence: `licences/README.md`.
const WORDS: &str = include_str!("words.txt");

/// How many words. Six make 66 bits; the rounds of the key add about 20 to the work of guessing.
const COUNT: usize = 6;

/// The words that open one sealed file. They are shown once and kept nowhere.
///
/// ```compile_fail
/// fn print(words: &ourplan::seal::Passphrase) { println!("{:?}", words); }
/// ```
/// ```compile_fail
/// fn copy(words: &ourplan::seal::Passphrase) -> ourplan::seal::Passphrase { words.clone() }
/// ```
pub struct Passphrase(String);

impl Passphrase {
    /// New words.
    ///
    /// # Errors
    /// `SystemError::Inside` where the machine gives no random numbers.
    pub fn new() -> Result<Passphrase, SystemError> {
        let words: Vec<&str> = WORDS.lines().collect();
        let mut numbers = [0; COUNT * 2];
        random(&mut numbers)?;
        // 65,536 is a multiple of 2,048, so that no word is likelier than another.
        let chosen: Vec<&str> =
            numbers.chunks_exact(2).map(|pair| words[usize::from(u16::from_be_bytes([pair[0], pair[1]])) % words.len()]).collect();
        Ok(Passphrase(chosen.join("-")))
    }

    /// The words in small letters with `-` between: what the key is made from, and what a person is told.
    pub fn words(&self) -> &str {
        &self.0
    }
}
