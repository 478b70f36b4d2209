/** The documents, held to the code they describe. */
@NullMarked
package io.plimsoll.app.docs;

import org.jspecify.annotations.NullMarked;
