/** The statements that read and write advisories, their quarantine, their sources and how runs ended. */
@NullMarked
package dev.rustsecd.ingest.store.advisory;

import org.jspecify.annotations.NullMarked;
