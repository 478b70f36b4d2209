package io.plimsoll.schemas.codec;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * Packages whose generated classes Avro may instantiate. Avro trusts none by itself, because schemas come over the network
 * and name classes; we trust the package of a type our own code asks for, in addition to what Avro was told otherwise.
 * Avro has one such list a JVM, so trust given here is not taken back.
 */
public final class TrustedTypes {
    private static final Set<String> PACKAGES = ConcurrentHashMap.newKeySet();

    private TrustedTypes() {}

    /** Trusts the classes of {@code type}'s package. */
    public static synchronized void trustPackageOf(Class<?> type) {
        if (PACKAGES.isEmpty()) {
            ClassSecurityPredicate ours = candidate -> PACKAGES.contains(candidate.getPackageName());
            ClassSecurityValidator.setGlobal(
                    ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), ours));
        }
        PACKAGES.add(type.getPackageName());
    }
}
