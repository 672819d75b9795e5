/** ${title}: prices, bookings, cancellations and tracking over its HTTP API. */
package ${package};
