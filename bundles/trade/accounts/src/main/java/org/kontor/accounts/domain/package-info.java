/** The rules of step 1: who may trade, who may call, and how both are found out. */
package org.kontor.accounts.domain;
