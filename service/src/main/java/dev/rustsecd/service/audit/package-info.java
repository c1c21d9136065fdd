/**
 * Lockfiles audited with plans: what plans need is gathered, crates that they meet and nobody has fetched are asked for. Not
 * here: what is decided (schema), and how it is asked and told (http).
 */
@NullMarked
package dev.rustsecd.service.audit;

import org.jspecify.annotations.NullMarked;
