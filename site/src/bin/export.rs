//! The bundle of Excel and CSV forms: what the library exports under the feature `export`.
#![no_main]

use kijun_site as _;
