/** The rules of step 3's agreement: what an order must be, and how it moves. */
package org.kontor.orders.domain;
