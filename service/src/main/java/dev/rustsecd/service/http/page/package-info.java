/** The operations of the pages for people. What a page shows is {@code page}'s; what it is made of is gathered here. */
@NullMarked
package dev.rustsecd.service.http.page;

import org.jspecify.annotations.NullMarked;
