package io.plimsoll.alerting.channel.email;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A self-signed certificate for one host, made by the JDK's own keytool; nobody trusts it until told to. */
public record TestCertificate(SSLContext server, Path pem, Path jks, Path pkcs12) {
    /** Password of both stores. */
    public static final String PASS = "changeit";

    /** {@code host} as in a certificate's list of names, e.g. {@code ip:127.0.0.1}. */
    public static TestCertificate of(String host, Path folder) throws Exception {
        String name = host.replaceAll("[^a-z0-9]", "-");
        Path keys = folder.resolve(name + ".p12");
        Path pem = folder.resolve(name + ".pem");
        Path jks = folder.resolve(name + ".jks");
        keytool(
                keys,
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=test",
                "-ext",
                "san=" + host,
                "-storetype",
                "PKCS12");
        keytool(keys, "-exportcert", "-rfc", "-file", pem.toString());
        keytool(jks, "-importcert", "-noprompt", "-storetype", "JKS", "-file", pem.toString());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(KeyStore.getInstance(keys.toFile(), PASS.toCharArray()), PASS.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return new TestCertificate(context, pem, jks, keys);
    }

    private static void keytool(Path store, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                arguments[0],
                "-alias",
                "smtp",
                "-keystore",
                store.toString(),
                "-storepass",
                PASS));
        command.addAll(List.of(arguments).subList(1, arguments.length));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + ": " + said);
        }
    }
}
