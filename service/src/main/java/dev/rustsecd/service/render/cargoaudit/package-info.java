/** The report as cargo-audit writes it in JSON, and beside it what cargo-audit has no place for. Pure. */
@NullMarked
package dev.rustsecd.service.render.cargoaudit;

import org.jspecify.annotations.NullMarked;
