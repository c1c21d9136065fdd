/** The report as a comment on a pull request, and texts of strangers as Markdown that says nothing but them. Pure. */
@NullMarked
package dev.rustsecd.service.render.markdown;

import org.jspecify.annotations.NullMarked;
