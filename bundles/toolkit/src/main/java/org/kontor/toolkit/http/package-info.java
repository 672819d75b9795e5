/** The way out to a provider, given by the host: a plugin opens no connections of its own. */
@Export
@Version("1.0.0")
package org.kontor.toolkit.http;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
