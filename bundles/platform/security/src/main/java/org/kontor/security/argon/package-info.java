/** Passwords by Argon2id and random keys. */
package org.kontor.security.argon;
