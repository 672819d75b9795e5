/** The guarded client: which hosts and addresses may be reached, and how an exchange ends in time whatever comes back. */
package org.kontor.outbound.client;
