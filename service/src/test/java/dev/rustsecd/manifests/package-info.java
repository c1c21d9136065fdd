/** The manifests in {@code k8s/} against the program that they start. */
@NullMarked
package dev.rustsecd.manifests;

import org.jspecify.annotations.NullMarked;
