/**
 * Holds our codec and our registry to the real ones: Confluent's serializers and Apicurio Registry, neither of which is on
 * the class path. Start at {@link io.plimsoll.schemas.conformance.RegistryConformance}.
 */
@NullMarked
package io.plimsoll.schemas.conformance;

import org.jspecify.annotations.NullMarked;
