/** Installs, compares, takes back and removes plugins in the running server, and touches nothing else. */
@Export
@Version("1.0.0")
package org.kontor.deployment;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
