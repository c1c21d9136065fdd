/** The packages of a report as people read them: one entry each, with all that was found of it, the gravest first. Pure. */
@NullMarked
package dev.rustsecd.service.render.entry;

import org.jspecify.annotations.NullMarked;
