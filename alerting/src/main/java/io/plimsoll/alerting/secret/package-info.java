/**
 * Passwords, tokens and signing keys, given by reference and never shown. It must not know who uses them. Start at
 * {@link io.plimsoll.alerting.secret.Secret}.
 */
@NullMarked
package io.plimsoll.alerting.secret;

import org.jspecify.annotations.NullMarked;
