/** Payments and books over HTTP. */
package org.kontor.payments.web;
