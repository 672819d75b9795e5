/** Air cargo by IATA's ONE Record: booking options, air waybills and events, and Cargo-IMP status messages. */
package org.kontor.carrier.air;
