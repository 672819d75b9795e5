/** Alipay and the wallets and cards of Alipay+, by Antom's API. */
package org.kontor.payment.alipay;
