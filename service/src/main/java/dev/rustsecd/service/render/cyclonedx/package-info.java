/** The report as a CycloneDX 1.6 document: the lockfile's packages, their graph, and what is known against them. Pure. */
@NullMarked
package dev.rustsecd.service.render.cyclonedx;

import org.jspecify.annotations.NullMarked;
