//! The bundle of the training pages: what the library exports under the feature `training`.
#![no_main]

use kijun_site as _;
