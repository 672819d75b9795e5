/** The rules of step 5: what a scan means, what contradicts, what is overdue, who must act. */
package org.kontor.tracking.domain;
