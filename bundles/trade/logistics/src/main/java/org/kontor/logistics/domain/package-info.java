/** The rules of step 2: asking all carriers, comparing what they answer, converting currencies. */
package org.kontor.logistics.domain;
