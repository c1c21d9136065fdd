/** Pure: the cards that other sites show, and what describes them to those sites. */
@NullMarked
package dev.rustsecd.service.page.embed;

import org.jspecify.annotations.NullMarked;
