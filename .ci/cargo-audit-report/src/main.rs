//! Reads each file named on the command line as cargo-audit's report, by the rustsec crate's own type, and prints what that type
//! holds of it as JSON, one line a file. Ends non-zero with the first file that it cannot read.

use rustsec::{WarningKind, report::Report};
use serde::{Deserialize, Serialize};
use std::{env, error::Error, fs};
use time::OffsetDateTime;

/// A report with its `database`. The crate's own type of that member wants a whole git client; the members are the same.
#[derive(Deserialize, Serialize)]
struct WithDatabase {
    database: Database,
    #[serde(flatten)]
    report: Report,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Database {
    advisory_count: usize,
    last_commit: Option<String>,
    #[serde(with = "time::serde::rfc3339::option")]
    last_updated: Option<OffsetDateTime>,
}

fn main() -> Result<(), Box<dyn Error>> {
    for path in env::args().skip(1) {
        let text = fs::read_to_string(&path)?;
        // Twice: by itself the crate's type tells the place of what it does not like.
        serde_json::from_str::<Report>(&text).map_err(|error| format!("{path}: {error}"))?;
        let report: WithDatabase = serde_json::from_str(&text).map_err(|error| format!("{path}: {error}"))?;
        // cargo-audit keeps yanked packages in an ordered set before it warns of them.
        let yanked = report.report.warnings.get(&WarningKind::Yanked).into_iter().flatten();
        if !yanked.is_sorted_by(|one, other| one.package < other.package) {
            return Err(format!("{path}: yanked packages are not in cargo-audit's order").into());
        }
        println!("{}", serde_json::to_string(&report)?);
    }
    Ok(())
}
