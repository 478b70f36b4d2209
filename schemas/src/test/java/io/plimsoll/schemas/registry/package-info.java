/** Tests of this package. */
@NullMarked
package io.plimsoll.schemas.registry;

import org.jspecify.annotations.NullMarked;
