/** Step 3: what was agreed, and where the trade stands. */
@Export
@Version("1.0.0")
package org.kontor.orders;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
