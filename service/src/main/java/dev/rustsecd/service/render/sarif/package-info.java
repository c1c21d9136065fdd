/** The report as SARIF 2.1.0, within what code scanning takes of it. Pure. */
@NullMarked
package dev.rustsecd.service.render.sarif;

import org.jspecify.annotations.NullMarked;
