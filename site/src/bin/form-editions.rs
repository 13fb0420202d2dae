//! The bundle of the self-assessment forms whose checklist has an earlier edition: what the library
//! exports under the feature `form-editions`.
#![no_main]

use kijun_site as _;
