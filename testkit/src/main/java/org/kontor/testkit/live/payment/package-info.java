/**
 * A payment provider on this machine: it keeps its own books and journal, speaks as Antom and as Stripe do, signs, and
 * says what is false when it is told to.
 */
package org.kontor.testkit.live.payment;
