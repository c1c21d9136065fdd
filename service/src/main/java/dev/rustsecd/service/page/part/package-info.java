/** What pages are made of: addresses, facts, marks, and what stands around every content. Pure, and knows no page. */
@NullMarked
package dev.rustsecd.service.page.part;

import org.jspecify.annotations.NullMarked;
