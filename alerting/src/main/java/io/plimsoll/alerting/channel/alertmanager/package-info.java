/**
 * Prometheus Alertmanager as a receiver, API v2 (https://prometheus.io/docs/alerting/latest/alerts_api/). Start at
 * {@link io.plimsoll.alerting.channel.alertmanager.AlertmanagerApi}.
 */
@NullMarked
package io.plimsoll.alerting.channel.alertmanager;

import org.jspecify.annotations.NullMarked;
