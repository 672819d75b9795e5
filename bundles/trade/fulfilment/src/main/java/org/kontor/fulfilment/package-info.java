/** Step 4: the right goods, packed right, marked right, handed to the carrier. */
@Export
@Version("1.1.0")
package org.kontor.fulfilment;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
