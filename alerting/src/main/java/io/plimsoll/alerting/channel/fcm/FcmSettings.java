package io.plimsoll.alerting.channel.fcm;

import java.net.URI;

/**
 * A Firebase project that sends.
 *
 * @param base usually https://fcm.googleapis.com
 */
public record FcmSettings(URI base, ServiceAccount account) {}
