/** Programs that drive a server over HTTP: the demonstration of one trade, and measurements. Never deployed. */
package org.kontor.benchmarks;
