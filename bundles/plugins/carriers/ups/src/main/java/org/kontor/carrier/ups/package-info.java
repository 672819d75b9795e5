/** UPS: prices with arrival times, bookings with labels, voids and tracking over its REST API. */
package org.kontor.carrier.ups;
