/**
 * The OSV API without HTTP: queries read or rejected as OSV rejects them, the records that match, page by page, and the
 * dumps for offline scanners. Versions are compared as OSV compares them, which is more lenient than {@code semver}.
 */
@NullMarked
package dev.rustsecd.service.osv;

import org.jspecify.annotations.NullMarked;
