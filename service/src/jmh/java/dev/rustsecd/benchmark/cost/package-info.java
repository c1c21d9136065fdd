/**
 * What plans cost a running service: processor time beside answers without plans and beside the Rust library behind
 * cargo-audit, how that grows with lockfiles, how long event loops are held, and the memory that is kept.
 * {@code service/src/jmh/plan-cost} runs it.
 */
@NullMarked
package dev.rustsecd.benchmark.cost;

import org.jspecify.annotations.NullMarked;
