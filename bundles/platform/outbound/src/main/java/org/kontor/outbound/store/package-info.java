/** The journal's table. */
package org.kontor.outbound.store;
