//! The bundle of the ledgers' entries.

fn main() {
    kijun_site::client::ledger::start();
}
