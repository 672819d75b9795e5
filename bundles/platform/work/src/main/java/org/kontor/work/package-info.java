/** Everything that has an effect outside or later: facts, intentions, timers. */
@Export
@Version("1.0.0")
package org.kontor.work;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
