/** What plugins share: a provider's own books in a file. */
@Export
@Version("1.0.0")
package org.kontor.toolkit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
