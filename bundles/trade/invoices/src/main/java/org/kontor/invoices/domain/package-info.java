/** What an invoice says, which tax it bears, and which number it gets. */
package org.kontor.invoices.domain;
