/** The tables of invoices, of their numbers, and of what they are issued for. */
package org.kontor.invoices.store;
