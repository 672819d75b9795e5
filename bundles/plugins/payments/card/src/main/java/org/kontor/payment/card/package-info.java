/** Cards through Stripe: holds, captures, refunds, disputes and bound cards over its HTTP API. */
package org.kontor.payment.card;
