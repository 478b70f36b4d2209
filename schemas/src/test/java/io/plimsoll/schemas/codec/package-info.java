/** Tests of this package. */
@NullMarked
package io.plimsoll.schemas.codec;

import org.jspecify.annotations.NullMarked;
