/** The lamp trade as a client drives it over HTTP: shared by the tests of the running distribution, the demonstration and the benchmarks. */
package org.kontor.testkit.trade;
