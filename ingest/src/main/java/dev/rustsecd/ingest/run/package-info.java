/**
 * One run of one source, start to end: lease, what is known, fetch, plan, gate, write. It sees sources only as interfaces
 * and logs nothing; {@code ingest} gives it its turn and tells what came of it.
 */
@NullMarked
package dev.rustsecd.ingest.run;

import org.jspecify.annotations.NullMarked;
