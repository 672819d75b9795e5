/** The tables of payments and of the ledger. */
package org.kontor.payments.store;
