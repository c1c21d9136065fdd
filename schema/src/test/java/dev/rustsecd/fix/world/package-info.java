/**
 * Small registries made up at random, with a lockfile and advisories each, and what is true of them: found by trying
 * everything, without the planner. Plans are compared with it.
 */
@NullMarked
package dev.rustsecd.fix.world;

import org.jspecify.annotations.NullMarked;
