/**
 * What the world may ask and tell alerting by HTTP: the API of a desk, the page behind the link in a message, forms of the SMS
 * provider. It turns requests into what {@code desk} does and knows no Kafka. Start at {@code Page}.
 */
@NullMarked
package io.plimsoll.app.web;

import org.jspecify.annotations.NullMarked;
