/** Prices from an operator's own rate sheet: for carriers without an API, and for contracts that no API knows. */
package org.kontor.carrier.ratesheet;
