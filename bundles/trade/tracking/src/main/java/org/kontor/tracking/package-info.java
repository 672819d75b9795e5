/** Step 5: where the goods are, how sure we are, and who must act by when. */
@Export
@Version("1.0.0")
package org.kontor.tracking;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
