/** How a plugin's new version is compared with the one it is to follow, and what is concluded. */
package org.kontor.providers.trial;
