/**
 * Accounts as the topics of a cluster have them now, read once to where the topics end. It must not know what is computed on
 * them. Start at {@code ClusterAccounts}.
 */
@NullMarked
package io.plimsoll.app.live;

import org.jspecify.annotations.NullMarked;
