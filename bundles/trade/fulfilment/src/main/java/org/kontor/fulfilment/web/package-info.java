/** Step 4 over HTTP, and the shipping mark as a PDF. */
package org.kontor.fulfilment.web;
