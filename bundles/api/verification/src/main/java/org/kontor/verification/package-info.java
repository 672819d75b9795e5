/** What a verification plugin implements. The numbered rules are in docs/spi/verification.md. */
@Export
@Version("1.0.0")
package org.kontor.verification;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
