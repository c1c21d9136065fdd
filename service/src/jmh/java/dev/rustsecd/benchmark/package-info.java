/**
 * What parsing, auditing and rendering cost, measured with JMH: over the corpus of real lockfiles, and over lockfiles
 * that are made to be slow. docs/benchmarks.md says how to run them and what they gave. Compiled in every build, run in
 * none but by profile {@code bench}.
 */
@NullMarked
package dev.rustsecd.benchmark;

import org.jspecify.annotations.NullMarked;
