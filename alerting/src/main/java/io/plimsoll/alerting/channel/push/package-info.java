/**
 * What the push services have in common: an episode is one notification on the screen, and a push that comes too late is of no
 * use. It must not know any of the services. Start at {@link io.plimsoll.alerting.channel.push.PushTerms}.
 */
@NullMarked
package io.plimsoll.alerting.channel.push;

import org.jspecify.annotations.NullMarked;
