/** How a payment moves and how the ledger is kept. */
package org.kontor.payments.domain;
