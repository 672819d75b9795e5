/** Invoices as UBL 2.1, the way EN 16931 binds it. */
package org.kontor.invoices.ubl;
