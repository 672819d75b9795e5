/** Plugins' only way out, and the journal of what they said and were told there. */
@Export
@Version("1.0.0")
package org.kontor.outbound;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
