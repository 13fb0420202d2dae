//! The bundle of the comparison of vendors: what the library exports under the feature `bidders`.
#![no_main]

use kijun_site as _;
