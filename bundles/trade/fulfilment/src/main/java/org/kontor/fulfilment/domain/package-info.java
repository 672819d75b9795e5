/** The rules of step 4: what matches, what is packed well enough, which waybill numbers to doubt. */
package org.kontor.fulfilment.domain;
