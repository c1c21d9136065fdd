/** The report as workflow commands of GitHub Actions, which show it at the lines of the lockfile. Pure. */
@NullMarked
package dev.rustsecd.service.render.github;

import org.jspecify.annotations.NullMarked;
