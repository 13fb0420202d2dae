//! The rules of kobe, written down by hand from the report's slides ① and ②.

use kijun_rules::model::Verdict;

/// The classes that the slides name, the highest first.
pub const CLASSES: [&str; 2] = ["3", "2"];

/// The class that the slides do not name.
pub const OUT_OF_SCOPE: &str = "1";

/// The requirements' numbers.
pub const REQUIREMENTS: [&str; 8] = ["1-1", "1-2", "1-3", "1-4", "1-5", "2-1", "2-2", "2-3"];

/// The class finder's facts, each with its class for the information.
pub const FACTS: [(&str, &str); 8] = [
    ("specific_personal_information", "3"),
    ("personal_information", "3"),
    ("statutory_secrecy", "3"),
    ("undisclosed_organization_data", "3"),
    ("serious_loss_of_trust", "3"),
    ("security_breach_if_disclosed", "3"),
    ("not_for_immediate_publication", "2"),
    ("other_information", "1"),
];

/// Return the verdict by the two slides: ① demands (1), (2), (3) and (5), and for the line either
/// (4) or a VPN that meets ② after consultation.
pub fn verdict(met: impl Fn(&str) -> bool) -> Verdict {
    let basics = ["1-1", "1-2", "1-3", "1-5"].into_iter().all(&met);
    let vpn = ["2-1", "2-2", "2-3"].into_iter().all(&met);
    match (basics, met("1-4"), vpn) {
        (true, true, _) => Verdict::Conforming,
        (true, false, true) => Verdict::ApprovalRequired,
        _ => Verdict::Nonconforming,
    }
}
