/**
 * SMS over SMPP 3.4, the protocol of short message centres: one session to send and to be told what became of it. It must not
 * know who is told and why. Start at {@link io.plimsoll.alerting.channel.smpp.SmppNotifier}.
 */
@NullMarked
package io.plimsoll.alerting.channel.smpp;

import org.jspecify.annotations.NullMarked;
