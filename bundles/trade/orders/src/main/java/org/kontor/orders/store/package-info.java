/** The tables of orders. */
package org.kontor.orders.store;
