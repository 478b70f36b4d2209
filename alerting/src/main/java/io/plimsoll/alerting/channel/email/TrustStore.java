package io.plimsoll.alerting.channel.email;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Certificates a server may present instead of those every Java trusts: a PEM file, or a key store without password. */
public final class TrustStore {
    private TrustStore() {}

    /** Makes sockets that trust what is in {@code file}, the value of {@code key}, and nothing else. */
    public static SSLSocketFactory sockets(String key, Path file) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(read(file));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    key + " " + file + ": found " + e + ", expected certificates as PEM or JKS", e);
        }
    }

    private static KeyStore read(Path file) throws IOException, GeneralSecurityException {
        byte[] bytes = Files.readAllBytes(file);
        KeyStore store;
        if (new String(bytes, ISO_8859_1).contains("-----BEGIN CERTIFICATE-----")) {
            store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (Certificate each :
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes))) {
                store.setCertificateEntry("certificate-" + store.size(), each);
            }
        } else {
            store = KeyStore.getInstance(file.toFile(), (char[]) null);
        }
        if (store.size() == 0) {
            throw new GeneralSecurityException("no certificate that can be read without a password");
        }
        return store;
    }
}
