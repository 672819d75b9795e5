/** Rules of release, disputes and payouts. */
package org.kontor.settlement.domain;
