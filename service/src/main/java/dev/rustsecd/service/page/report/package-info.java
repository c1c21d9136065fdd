/** Pure: the page of a report on a lockfile, and what it is made of. */
@NullMarked
package dev.rustsecd.service.page.report;

import org.jspecify.annotations.NullMarked;
