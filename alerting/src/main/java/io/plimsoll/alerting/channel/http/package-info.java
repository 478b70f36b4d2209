/**
 * One HTTP request and what its answer means, for every channel that speaks HTTP. It must not know any vendor. Requests go to
 * the very address that was checked, redirects are not followed, and what was written is known, because the exchange is made on
 * a socket of our own (RFC 9110, RFC 9112). Start at {@link io.plimsoll.alerting.channel.http.HttpNotifier}.
 */
@NullMarked
package io.plimsoll.alerting.channel.http;

import org.jspecify.annotations.NullMarked;
