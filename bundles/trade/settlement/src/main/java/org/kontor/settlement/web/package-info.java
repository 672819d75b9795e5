/** Step 6 over HTTP. */
package org.kontor.settlement.web;
