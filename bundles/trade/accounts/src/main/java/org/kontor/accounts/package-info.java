/** Step 1: who trades here, whether they may, and what they pay with. */
@Export
@Version("1.0.0")
package org.kontor.accounts;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
