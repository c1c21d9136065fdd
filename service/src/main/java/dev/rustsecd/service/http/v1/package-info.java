/** The service's own API below {@code /v1}: audits, look-ups, crates, advisories, and the state of the service. */
@NullMarked
package dev.rustsecd.service.http.v1;

import org.jspecify.annotations.NullMarked;
