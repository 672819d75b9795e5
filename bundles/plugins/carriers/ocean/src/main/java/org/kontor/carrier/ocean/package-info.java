/** Ocean carriers that speak the standards of the DCSA: bookings, cancellations, tracking, and their numbers. */
package org.kontor.carrier.ocean;
