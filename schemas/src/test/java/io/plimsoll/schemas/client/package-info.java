/** Tests of this package. */
@NullMarked
package io.plimsoll.schemas.client;

import org.jspecify.annotations.NullMarked;
