//! The certificate of one run: made anew, signed by itself, and known by its fingerprint.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use rcgen::{
    CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose, KeyPair,
    KeyUsagePurpose, SanType, date_time_ymd,
};
use sha2::{Digest as _, Sha256};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio_rustls::rustls::version::{TLS12, TLS13};
use tokio_rustls::rustls::{self, ServerConfig};

use super::PageError;
use crate::domain::names::Timestamp;

/// Is how far a phone's clock may be off.
const SLACK: Duration = Duration::from_hours(24);

/// Is the SHA-256 of a certificate, as browsers show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint(pub [u8; 32]);

impl Fingerprint {
    /// Writes each byte as two digits.
    pub(super) fn bytes(&self) -> Vec<String> {
        self.0.iter().map(|byte| format!("{byte:02X}")).collect()
    }
}

impl std::fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.bytes().join(":"))
    }
}

/// Makes a key and its certificate for an address; both last as long as the run.
pub(super) fn make(
    address: IpAddr,
    now: Timestamp,
) -> Result<(TlsAcceptor, Fingerprint), PageError> {
    let (chain, key) = self_signed(address, now).map_err(|e| PageError::Tls(e.to_string()))?;
    let fingerprint = Fingerprint(Sha256::digest(&chain[0]).into());
    let config = config(chain, key).map_err(|e| PageError::Tls(e.to_string()))?;
    Ok((TlsAcceptor::from(Arc::new(config)), fingerprint))
}

type Chain = Vec<rustls::pki_types::CertificateDer<'static>>;

fn self_signed(address: IpAddr, now: Timestamp) -> Result<(Chain, KeyPair), rcgen::Error> {
    let key = KeyPair::generate()?;
    let mut params = CertificateParams::new(Vec::new())?;
    params.subject_alt_names = vec![SanType::IpAddress(address)];
    params.distinguished_name = DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, "custody, for one page");
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    let now = Duration::from_millis(now.as_millis().max(0).unsigned_abs());
    params.not_before = date_time_ymd(1970, 1, 1) + now.saturating_sub(SLACK);
    params.not_after = date_time_ymd(1970, 1, 1) + (now + SLACK);
    let certificate = params.self_signed(&key)?;
    Ok((vec![certificate.der().clone()], key))
}

fn config(chain: Chain, key: KeyPair) -> Result<ServerConfig, rustls::Error> {
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let mut config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
        .with_protocol_versions(&[&TLS12, &TLS13])?
        .with_no_client_auth()
        .with_single_cert(chain, key)?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}
