/** What a carrier plugin implements. The numbered rules are in docs/spi/carrier.md. */
@Export
@Version("1.0.0")
package org.kontor.carrier;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
