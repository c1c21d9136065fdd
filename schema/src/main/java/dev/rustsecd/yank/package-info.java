/**
 * What a yank means, and when not to trust it: its class, the reasons that were given, and what to do. Pure: the registry's
 * versions, the reasons and the advisories come in.
 * Not here: fetching reasons (ingest), keeping an operator's (service), and plans ({@code fix}).
 */
@NullMarked
package dev.rustsecd.yank;

import org.jspecify.annotations.NullMarked;
