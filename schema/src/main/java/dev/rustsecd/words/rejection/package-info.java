/** Sentences about input that is rejected: requests, lockfiles, records of advisory databases and of registries. Pure. */
@NullMarked
package dev.rustsecd.words.rejection;

import org.jspecify.annotations.NullMarked;
