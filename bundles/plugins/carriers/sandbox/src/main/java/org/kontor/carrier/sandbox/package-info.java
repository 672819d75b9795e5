/** A carrier that exists only inside this server: deterministic prices, real books, a scripted journey. */
package org.kontor.carrier.sandbox;
