/** A payment provider that exists only here: it keeps real books and misbehaves on request. */
package org.kontor.payment.sandbox;
