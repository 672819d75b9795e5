/** What settlement keeps. */
package org.kontor.settlement.store;
