/**
 * Push by ntfy, published as JSON (https://docs.ntfy.sh/publish/#publish-as-json). Start at
 * {@link io.plimsoll.alerting.channel.ntfy.NtfyApi}.
 */
@NullMarked
package io.plimsoll.alerting.channel.ntfy;

import org.jspecify.annotations.NullMarked;
