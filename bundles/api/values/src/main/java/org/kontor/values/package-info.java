/** Words of the trade that every bundle shares: money, places, parcels, goods. Immutable, no I/O. */
@Export
@Version("1.1.0")
package org.kontor.values;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
