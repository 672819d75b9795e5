/** What machines ask a server: is it well, and how much has it done. */
package org.kontor.web.status;
