/**
 * Push to Android, iOS and the web through Firebase Cloud Messaging, HTTP v1
 * (https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages). It must not know who decides what is sent. Start
 * at {@link io.plimsoll.alerting.channel.fcm.FcmNotifier}.
 */
@NullMarked
package io.plimsoll.alerting.channel.fcm;

import org.jspecify.annotations.NullMarked;
