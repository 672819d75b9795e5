/** Bank transfers: what a payer must remit, a bank's statements read, and payouts as files for the bank. */
package org.kontor.payment.bank.transfer;
