/**
 * What happened: one change of level of one alert, in the words of alerting. It must not know Kafka, Avro or any
 * channel. Start at {@link io.plimsoll.alerting.alert.Alert}.
 */
@NullMarked
package io.plimsoll.alerting.alert;

import org.jspecify.annotations.NullMarked;
