/** TNT: prices, bookings with labels, and tracking over the XML of ExpressConnect. */
package org.kontor.carrier.tnt;
