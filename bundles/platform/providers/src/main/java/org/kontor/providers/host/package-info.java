/** How plugins are found, called, timed out, rested and let go. */
package org.kontor.providers.host;
