//! The bundle of the self-assessment forms: what the library exports under the feature `form`.
#![no_main]

use kijun_site as _;
