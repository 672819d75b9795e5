/** Who is calling and what they may do; passwords and keys. */
@Export
@Version("1.0.0")
package org.kontor.security;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
