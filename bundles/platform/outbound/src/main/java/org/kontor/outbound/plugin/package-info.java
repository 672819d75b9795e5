/** Gives every plugin a client of its own, on the operator's terms. */
package org.kontor.outbound.plugin;
