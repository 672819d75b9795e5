/** The real provider host, brought up without a framework to be measured. */
package org.kontor.providers.host;
