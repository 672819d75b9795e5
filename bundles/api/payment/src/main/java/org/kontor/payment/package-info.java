/** What a payment plugin implements. The numbered rules are in docs/spi/payment.md. */
@Export
@Version("1.0.0")
package org.kontor.payment;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
