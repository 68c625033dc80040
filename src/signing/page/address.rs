//! The address at which a page is offered.

use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};
use std::str::FromStr;

use super::PageError;

/// Says where a page is offered, when somebody says it: an address of this machine, and perhaps a port.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listen(SocketAddr);

impl Listen {
    /// Takes the address that this machine has towards others: that of its default route. Nothing is sent.
    pub fn where_others_see_us() -> Result<Self, PageError> {
        // Connecting a datagram socket asks the routing table only. 192.0.2.1 is in a network for
        // documentation (RFC 5737), so every route to it is the default one.
        let find = || {
            let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0))?;
            socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9))?;
            socket.local_addr()
        };
        match find() {
            Ok(found) if !found.ip().is_unspecified() => Ok(Self((found.ip(), 0).into())),
            Ok(_) | Err(_) => Err(PageError::NoNetwork),
        }
    }

    /// Returns the address, with port 0 for any that is free.
    #[must_use]
    pub const fn address(self) -> SocketAddr {
        self.0
    }
}

impl FromStr for Listen {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bare = |text: &str| text.parse::<IpAddr>().map(|ip| SocketAddr::from((ip, 0)));
        let address: SocketAddr = text
            .parse()
            .or_else(|_| bare(text))
            .or_else(|_| bare(text.trim_start_matches('[').trim_end_matches(']')))
            .map_err(|_| {
                "must be an address of this machine, such as 192.168.1.5 or 192.168.1.5:8443"
                    .to_owned()
            })?;
        if address.ip().is_unspecified() || address.ip().is_multicast() {
            return Err("must be one address, which a phone can be sent to".to_owned());
        }
        Ok(Self(address))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_may_have_a_port_and_must_be_one() {
        for (text, read) in [
            ("192.168.1.5", "192.168.1.5:0"),
            ("192.168.1.5:8443", "192.168.1.5:8443"),
            ("::1", "[::1]:0"),
            ("[::1]", "[::1]:0"),
            ("[fd00::5]:8443", "[fd00::5]:8443"),
        ] {
            assert_eq!(text.parse::<Listen>().unwrap().address().to_string(), read);
        }
        for odd in
            ["", "0.0.0.0", "[::]:8443", "dock.example.com", "192.168.1.5:x", "224.0.0.1", "8443"]
        {
            assert!(odd.parse::<Listen>().is_err(), "{odd}");
        }
    }
}
