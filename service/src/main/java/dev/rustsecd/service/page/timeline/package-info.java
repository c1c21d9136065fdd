/** The published versions of a crate as a picture and, for those who do not see it, as a table. Pure. */
@NullMarked
package dev.rustsecd.service.page.timeline;

import org.jspecify.annotations.NullMarked;
