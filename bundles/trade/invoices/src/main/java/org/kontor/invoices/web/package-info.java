/** Invoices over HTTP: as JSON, XML and PDF. */
package org.kontor.invoices.web;
