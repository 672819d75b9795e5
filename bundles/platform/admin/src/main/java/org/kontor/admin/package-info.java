/** Who may enter the console: at the first start it makes the administrator's key pair. */
package org.kontor.admin;
