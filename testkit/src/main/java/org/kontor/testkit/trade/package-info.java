/** The lamp trade as a client drives it over HTTP: shared by the tests of the running distribution, the demonstration and the benchmarks. */
@Export
@Version("1.0.0")
package org.kontor.testkit.trade;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
