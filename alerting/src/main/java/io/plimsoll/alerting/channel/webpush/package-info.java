/**
 * Web Push: to a browser through the push service of its maker (RFC 8030), encrypted for the browser alone (RFC 8291), with a key
 * that says who we are (RFC 8292). Start at {@link io.plimsoll.alerting.channel.webpush.WebPushApi}.
 */
@NullMarked
package io.plimsoll.alerting.channel.webpush;

import org.jspecify.annotations.NullMarked;
