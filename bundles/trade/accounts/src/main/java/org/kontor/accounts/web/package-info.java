/** Step 1 over HTTP. */
package org.kontor.accounts.web;
