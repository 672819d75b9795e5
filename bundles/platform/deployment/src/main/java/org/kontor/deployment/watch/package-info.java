/** Whether hot swap keeps its promise: who stopped, and whose classes are still held. */
package org.kontor.deployment.watch;
