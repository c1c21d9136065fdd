/**
 * The half of the program that brings facts in: its settings, its timers, its metrics, and their wiring. Everything it
 * does is in the packages below; the launcher deploys it.
 */
@NullMarked
package dev.rustsecd.ingest;

import org.jspecify.annotations.NullMarked;
