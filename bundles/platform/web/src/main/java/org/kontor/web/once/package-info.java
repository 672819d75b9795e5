/** Answers kept under their Idempotency-Key. */
package org.kontor.web.once;
