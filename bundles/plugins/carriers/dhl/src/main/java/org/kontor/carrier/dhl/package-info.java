/** DHL Express over MyDHL API, and DHL's unified tracking. */
package org.kontor.carrier.dhl;
