//! Keys and signatures of OpenSSL, and those made here.

use crate::{Fault, PrivateKey, PublicKey, is_key};

/// The key of test 1 of RFC 8032.
const KEY: &str = "-----BEGIN PUBLIC KEY-----\n\
    MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n\
    -----END PUBLIC KEY-----\n";

/// Its private key, as OpenSSL writes it.
const PRIVATE: &str = "-----BEGIN PRIVATE KEY-----\n\
    MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n\
    -----END PRIVATE KEY-----\n";

/// The secret bytes of that test.
const SECRET: [u8; 32] = [
    0x9d, 0x61, 0xb1, 0x9d, 0xef, 0xfd, 0x5a, 0x60, 0xba, 0x84, 0x4a, 0xf4, 0x92, 0xec, 0x2c, 0xc4,
    0x44, 0x49, 0xc5, 0x69, 0x7b, 0x32, 0x69, 0x19, 0x70, 0x3b, 0xac, 0x03, 0x1c, 0xae, 0x7f, 0x60,
];

/// The key of test 2 of RFC 8032.
const OTHER: &str = "-----BEGIN PUBLIC KEY-----\n\
    MCowBQYDK2VwAyEAPUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=\n\
    -----END PUBLIC KEY-----\n";

/// SHA-256 of the letter x.
const DIGEST: &str = "sha256:2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881";

/// Made with OpenSSL 3: `openssl pkeyutl -sign -rawin` over the digest, by the key of test 1.
const SIGNED: &str = "ed25519:8RkyFNLDg/PN6/87+8G3+a2qjUrtaIuuF1b60OqFvQWOKS75o/yH6p0byuIAclw0HGJtNwpmK2+d00xrQJI/AQ==";

fn check(key: &str, signature: &str, digest: &str) -> Result<(), Fault> {
    PublicKey::read(key.as_bytes()).unwrap().verify(signature, digest)
}

#[test]
fn a_signature_by_openssl_is_that_of_its_key_and_its_answers() {
    assert_eq!(check(KEY, SIGNED, DIGEST), Ok(()));
    assert_eq!(check(&KEY.replace('\n', "\r\n"), SIGNED, DIGEST), Ok(()));
    assert_eq!(check(&format!("\u{feff}\n{KEY}\n"), SIGNED, DIGEST), Ok(()));
    assert_eq!(check(OTHER, SIGNED, DIGEST), Err(Fault::Mismatch));
    assert_eq!(check(KEY, SIGNED, &DIGEST.replace('1', "2")), Err(Fault::Mismatch));
    assert_eq!(check(KEY, SIGNED, &format!("{DIGEST}\n")), Err(Fault::Mismatch));
}

/// Ed25519 has no chance in it: the same key gives the same signature of the same digest.
#[test]
fn keys_and_signatures_made_here_are_those_of_openssl() {
    for key in [PrivateKey::from_random(SECRET), PrivateKey::read(PRIVATE.as_bytes()).unwrap()] {
        assert_eq!(key.to_pem(), PRIVATE);
        assert_eq!(key.public_key().to_pem(), KEY);
        assert_eq!(key.sign(DIGEST), SIGNED);
    }
    let key = PrivateKey::from_random([7; 32]);
    assert_eq!(PrivateKey::read(key.to_pem().as_bytes()), Ok(key.clone()));
    assert_eq!(key.public_key().verify(&key.sign(DIGEST), DIGEST), Ok(()));
    assert_ne!(key.public_key(), PrivateKey::from_random(SECRET).public_key());
}

/// Made with OpenSSL 3: `openssl pkey -pubin -in public.pem -outform DER | sha256sum`.
#[test]
fn a_fingerprint_is_the_beginning_of_the_digest_of_the_key() {
    let of = |key: &str| PublicKey::read(key.as_bytes()).unwrap().fingerprint();
    assert_eq!(of(KEY), "06e3 fd8f da29 bb60 ab59 557d e61e db0a");
    assert_eq!(of(OTHER), "deb2 ded3 9dc2 6fce 0e60 85b6 fc34 bf6b");
}

#[test]
fn a_private_key_is_not_shown() {
    let shown = format!("{:?}", PrivateKey::from_random(SECRET));
    assert_eq!(shown, "PrivateKey(\"06e3 fd8f da29 bb60 ab59 557d e61e db0a\")");
}

#[test]
fn what_is_no_signature_says_so() {
    let bare = SIGNED.trim_start_matches("ed25519:");
    for signature in [
        "true",
        "",
        bare,
        "ed25519:",
        &format!("{SIGNED}AAAA"),
        SIGNED.trim_end_matches('='),
        &format!("{SIGNED}\n"),
        &format!("{{\"value\":\"{SIGNED}\"}}"),
    ] {
        assert_eq!(check(KEY, signature, DIGEST), Err(Fault::Malformed), "{signature}");
    }
}

#[test]
fn what_is_no_key_says_so() {
    for (text, fault) in [
        ("", Fault::NoPublicKey),
        ("ssh-ed25519 AAAA", Fault::NoPublicKey),
        (PRIVATE, Fault::Private),
        (&KEY.replace("MCow", "MCox"), Fault::NoPublicKey),
    ] {
        assert_eq!(PublicKey::read(text.as_bytes()), Err(fault), "{text}");
    }
    assert_eq!(PublicKey::read(&[0xff]), Err(Fault::NoPublicKey));
    for (text, fault) in [
        ("", Fault::NoPrivateKey),
        (KEY, Fault::Public),
        (&PRIVATE.replace("MC4C", "MC4D"), Fault::NoPrivateKey),
        (&PRIVATE.replace("PRIVATE", "ENCRYPTED PRIVATE"), Fault::Locked),
        (
            "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----",
            Fault::NoPrivateKey,
        ),
    ] {
        assert_eq!(PrivateKey::read(text.as_bytes()), Err(fault), "{text}");
    }
    assert_eq!(PrivateKey::read(&[0xff]), Err(Fault::NoPrivateKey));
}

#[test]
fn a_key_is_known_by_its_beginning() {
    for (text, expected) in
        [(KEY, true), (PRIVATE, true), ("\u{feff}\n-----BEGIN ", true), ("{}", false), ("", false)]
    {
        assert_eq!(is_key(text.as_bytes()), expected, "{text}");
    }
}
