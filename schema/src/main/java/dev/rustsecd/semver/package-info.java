/**
 * Cargo's version order, its requirements, and the ranges that say which versions are affected.
 * Two meanings, two types: {@link VersionReq#matches} is Cargo's opt-in rule for pre-releases,
 * {@link RangeSet#contains} is plain precedence. Nothing here knows crates, lockfiles or advisories.
 */
@NullMarked
package dev.rustsecd.semver;

import org.jspecify.annotations.NullMarked;
