/** Checks the files of the container deployment without a container engine. Start at {@link io.plimsoll.app.deploy.ComposeFileTest}. */
@NullMarked
package io.plimsoll.app.deploy;

import org.jspecify.annotations.NullMarked;
