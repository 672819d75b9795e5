/** Step 2 over HTTP. */
package org.kontor.logistics.web;
