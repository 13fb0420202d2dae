//! The bundle of the pages that carry answers over: what the library exports under `carry`.
#![no_main]

use kijun_site as _;
