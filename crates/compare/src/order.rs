//! The rows that are shown, and the order of the vendors.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::sync::Arc;

use kijun_rules::Rules;

use crate::column::Column;
use crate::values::AskedOf;
use crate::vendor::Vendor;

/// The rows of the matrix that are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Only {
    /// All.
    #[default]
    All,
    /// Rows in which the vendors differ.
    Differences,
    /// Rows in which a vendor fails.
    Failures,
}

impl Only {
    /// Each of them.
    pub const ALL: [Self; 3] = [Self::All, Self::Differences, Self::Failures];

    /// Return the name in files and on the command line.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Differences => "differences",
            Self::Failures => "failures",
        }
    }

    /// Return the one of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|only| only.id() == id)
    }
}

/// The order of the vendors.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Sort {
    /// As the files were given.
    #[default]
    Given,
    /// The best verdict first; by the worst that it may still become, then by the best.
    Verdict,
    /// The fewest violated clauses first.
    Failures,
    /// By the service's name.
    Name,
    /// The best value of the requirement of this id first.
    Value(Arc<str>),
}

/// The beginning of the name of [`Sort::Value`]; the requirement's id follows.
const OF_VALUE: &str = "value:";

impl Sort {
    /// The orders that every checklist has.
    pub const ALL: [Self; 4] = [Self::Given, Self::Verdict, Self::Failures, Self::Name];

    /// Return the name in files and on the command line.
    #[must_use]
    pub fn id(&self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::Given => "given",
            Self::Verdict => "verdict",
            Self::Failures => "failures",
            Self::Name => "name",
            Self::Value(requirement) => return Cow::Owned([OF_VALUE, requirement].concat()),
        })
    }

    /// Return the one of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        let of_value = id.strip_prefix(OF_VALUE).filter(|requirement| !requirement.is_empty());
        let of_value = of_value.map(|requirement| Self::Value(requirement.into()));
        of_value.or_else(|| Self::ALL.into_iter().find(|sort| sort.id() == id))
    }

    /// Return the places of the columns in this order. Where it leaves two equal the next one
    /// decides: verdict, failures, name, and at last the order given.
    pub(crate) fn places(&self, rules: &Rules, columns: &[Column<'_>]) -> Vec<usize> {
        let vendor = |place: usize| columns.get(place).map(|column| column.vendor);
        let asked = match self {
            Self::Value(id) => rules.requirement(id),
            _ => None,
        };
        let asked =
            asked.and_then(|requirement| Some((requirement, AskedOf::of(rules, requirement)?)));
        let value = |a: &Vendor, b: &Vendor| {
            asked.map_or(Ordering::Equal, |(requirement, values)| {
                values.order(a.cell(requirement), b.cell(requirement))
            })
        };
        places(columns.len(), &|a, b| match (vendor(a), vendor(b)) {
            (Some(a), Some(b)) => self.order(a, b, &value),
            _ => Ordering::Equal,
        })
    }

    fn order(
        &self,
        a: &Vendor,
        b: &Vendor,
        value: &dyn Fn(&Vendor, &Vendor) -> Ordering,
    ) -> Ordering {
        let verdict = || verdict(a).cmp(&verdict(b));
        let failures = || failures(a).cmp(&failures(b));
        let name = || text(a.shown_name(), b.shown_name());
        let file = || text(&a.file_name, &b.file_name);
        match self {
            Self::Given => Ordering::Equal,
            Self::Value(_) => {
                let value = value(a, b).then_with(verdict).then_with(failures);
                value.then_with(name).then_with(file)
            }
            Self::Verdict => verdict().then_with(failures).then_with(name).then_with(file),
            Self::Failures => failures().then_with(verdict).then_with(name).then_with(file),
            Self::Name => name().then_with(file),
        }
    }
}

/// Return the places below `count`, sorted; equal ones stay as they were. All sorting is done here,
/// so that a bundle for the browser holds the code once.
pub(crate) fn places(count: usize, order: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_unstable_by(|&a, &b| order(a, b).then(a.cmp(&b)));
    places
}

/// By UTF-16 code units, as Kijun sorts all names.
pub(crate) fn text(a: &str, b: &str) -> Ordering {
    a.encode_utf16().cmp(b.encode_utf16())
}

fn verdict(vendor: &Vendor) -> impl Ord + use<> {
    let bounds = vendor.bounds();
    (bounds.worst, bounds.best)
}

fn failures(vendor: &Vendor) -> impl Ord + use<> {
    let tally = vendor.tally();
    (tally.failures(), tally.nonconforming, tally.open)
}
