/** Brings what operators want of their plugins about in the running server, and keeps it so. */
package org.kontor.deployment.desk;
