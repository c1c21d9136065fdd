/**
 * What every outgoing connection shares, whoever makes it: the proxy and the hosts reached without it, credentials out of
 * addresses, and the certificates that are trusted. No connection is made here.
 */
@NullMarked
package dev.rustsecd.ingest.outbound;

import org.jspecify.annotations.NullMarked;
