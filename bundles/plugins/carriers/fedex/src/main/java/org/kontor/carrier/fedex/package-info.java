/** FedEx: rate quotes, shipments with labels, cancellations, tracking and number formats by its REST APIs. */
package org.kontor.carrier.fedex;
