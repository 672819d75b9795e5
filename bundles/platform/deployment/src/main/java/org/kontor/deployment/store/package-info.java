/** The only SQL of the deployment: what is wanted, the jars, the accounts' settings, the audit, the nodes. */
package org.kontor.deployment.store;
