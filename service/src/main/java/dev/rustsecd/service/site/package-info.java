/**
 * What rustsec.org publishes, without HTTP: the records of a package, and the feed. Its pages for people belong here too,
 * in the order of {@code SiteRecords}.
 */
@NullMarked
package dev.rustsecd.service.site;

import org.jspecify.annotations.NullMarked;
