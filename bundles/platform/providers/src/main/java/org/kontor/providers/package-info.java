/** The plugins present at this moment, each called under a lease, a deadline, a limit and a breaker. */
@Export
@Version("1.0.0")
package org.kontor.providers;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
