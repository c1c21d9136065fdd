/**
 * The thin client that this service hands out: a shell script among the resources, with the service's own address in it.
 */
@NullMarked
package dev.rustsecd.service.client;

import org.jspecify.annotations.NullMarked;
