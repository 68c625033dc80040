//! The secret of a script: one line in a file that only its owner reads.
//!
//! ```text
//! custody-token-v1:<token id>:<operator>:<secret, 64 hexadecimal digits>
//! ```

use std::path::Path;

use data_encoding::HEXLOWER;

use crate::domain::names::{OperatorName, SessionId};
use crate::vault::{FileProblem, Secret, read_own_file, write_new_own_file};

/// The longest token, in bytes.
const TOKEN_BYTES_MAX: u64 = 512;

const PREFIX: &str = "custody-token-v1";

/// Why a token cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TokenError {
    #[error("the token file cannot be used")]
    File(#[source] FileProblem),
    #[error("it is not a token of custody")]
    Malformed,
}

/// A token, as the script has it.
#[derive(Debug)]
pub struct Token {
    pub id: SessionId,
    pub operator: OperatorName,
    pub seed: Secret,
}

impl Token {
    /// The one line that is given out.
    #[must_use]
    pub fn text(&self) -> Secret {
        let Self { id, operator, seed } = self;
        let seed = Secret::from(HEXLOWER.encode(seed.expose()));
        let seed = seed.expose_text().unwrap_or_default();
        Secret::from(format!("{PREFIX}:{id}:{operator}:{seed}"))
    }

    /// Reads the line again.
    ///
    /// # Errors
    /// [`TokenError::Malformed`], without saying what it holds.
    pub fn parse(text: &str) -> Result<Self, TokenError> {
        let mut parts = text.trim().split(':');
        let mut next = || parts.next().ok_or(TokenError::Malformed);
        if next()? != PREFIX {
            return Err(TokenError::Malformed);
        }
        let id = SessionId::parse(next()?).map_err(|_| TokenError::Malformed)?;
        let operator = OperatorName::parse(next()?).map_err(|_| TokenError::Malformed)?;
        let seed = HEXLOWER.decode(next()?.as_bytes()).map(Secret::new);
        let seed = seed.map_err(|_| TokenError::Malformed)?;
        if seed.expose().len() != 32 || parts.next().is_some() {
            return Err(TokenError::Malformed);
        }
        Ok(Self { id, operator, seed })
    }

    /// Reads the file of a token, which nobody else may read.
    ///
    /// # Errors
    /// What is wrong with the file, or with what it holds.
    pub fn read(path: &Path) -> Result<Self, TokenError> {
        let text = read_own_file(path, TOKEN_BYTES_MAX).map_err(TokenError::File)?;
        Self::parse(text.expose_text().ok_or(TokenError::Malformed)?)
    }

    /// Writes the file of a token, over nothing that is there.
    ///
    /// # Errors
    /// What is wrong with the place.
    pub fn write(&self, path: &Path) -> Result<(), TokenError> {
        let mut line = self.text().expose().to_vec();
        line.push(b'\n');
        let line = Secret::new(line);
        write_new_own_file(path, line.expose()).map_err(TokenError::File)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_read_as_it_was_written_and_nothing_else_is_one() {
        let id = SessionId::from_uuid(uuid::Uuid::from_u128(7));
        let operator = OperatorName::parse("nightly-export").unwrap();
        let token = Token { id, operator, seed: Secret::new(vec![9; 32]) };
        let text = token.text();
        let text = text.expose_text().unwrap();
        let again = Token::parse(&format!("{text}\n")).unwrap();
        assert_eq!((again.id, &again.operator), (token.id, &token.operator));
        assert_eq!(again.seed.expose(), token.seed.expose());
        for bad in [
            "",
            "custody-token-v1",
            &text[..text.len() - 2],
            &format!("{text}:x"),
            &text.replace("v1", "v2"),
        ] {
            assert!(Token::parse(bad).is_err(), "{bad}");
        }
        assert!(!format!("{token:?}").contains("0909"), "a token is not shown by accident");
    }
}
