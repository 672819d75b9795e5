/** Step 5 over HTTP, and where carriers push their scans. */
package org.kontor.tracking.web;
