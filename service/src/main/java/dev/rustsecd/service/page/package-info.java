/**
 * Pages for people: what each shows, as records, and the templates of {@code src/main/jte} that make HTML of them. Pure:
 * no request, no clock; texts of strangers are escaped by the templates, and none of them is put into an address but as a
 * whole, encoded segment.
 */
@NullMarked
package dev.rustsecd.service.page;

import org.jspecify.annotations.NullMarked;
