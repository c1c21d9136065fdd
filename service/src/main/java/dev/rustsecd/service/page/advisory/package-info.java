/** Pure: what the page of an advisory shows of versions and severity. */
@NullMarked
package dev.rustsecd.service.page.advisory;

import org.jspecify.annotations.NullMarked;
