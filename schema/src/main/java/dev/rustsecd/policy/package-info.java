/**
 * What a client wants to hear of, and what of it makes an answer fail. Pure: values, and a filter that serves one report.
 */
@NullMarked
package dev.rustsecd.policy;

import org.jspecify.annotations.NullMarked;
