/** Step 2: how goods can go, why not otherwise, and what it costs. */
@Export
@Version("1.1.0")
package org.kontor.logistics;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
