//! The bundle of the ledgers' entries: what the library exports under the feature `ledger`.
#![no_main]

use kijun_site as _;
