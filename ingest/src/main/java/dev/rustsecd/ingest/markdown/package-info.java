/**
 * Pure: the Markdown of a description as HTML that any page may show. Input is hostile: its time is bounded, and what
 * it may contain is a list. {@code ingest.plan} uses it.
 */
@NullMarked
package dev.rustsecd.ingest.markdown;

import org.jspecify.annotations.NullMarked;
