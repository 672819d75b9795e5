/** Bank Transfer: charges, refunds and bound instruments over its HTTP API. */
package org.kontor.payment.bank.transfer;
