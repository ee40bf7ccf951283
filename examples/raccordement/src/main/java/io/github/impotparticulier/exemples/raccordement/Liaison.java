package io.github.impotparticulier.exemples.raccordement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Par où l'on sort : le client HTTP confié au SDK, et ce dont la sonde a besoin pour voir ce qu'il verrait.
 *
 * @param http le proxy, la résolution de nom
 * @param autorites celles de la JVM
 * @param cles celles du certificat de client, s'il y en a un
 */
record Liaison(OkHttpClient http, X509TrustManager autorites, Optional<X509ExtendedKeyManager> cles) {
    /** Les autorités et le proxy de la JVM, sans certificat de client. */
    static Liaison deLaJvm() {
        X509TrustManager autorites = Jvm.AUTORITES;
        return new Liaison(avecTls(new OkHttpClient.Builder(), autorites, null).build(), autorites, Optional.empty());
    }

    /** La même, avec un certificat de client. */
    Liaison avecCertificat(Path magasin, Secret motDePasse) {
        try {
            char[] passe = motDePasse.valeur().toCharArray();
            KeyStore cle = KeyStore.getInstance("PKCS12");
            try (var flux = Files.newInputStream(magasin)) {
                cle.load(flux, passe);
            }
            KeyManagerFactory fabrique = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            fabrique.init(cle, passe);
            return new Liaison(http, autorites, premier(fabrique.getKeyManagers(), X509ExtendedKeyManager.class));
        } catch (IOException | GeneralSecurityException e) {
            throw new ReglageException(
                    Motif.SECRET_ILLISIBLE,
                    "Le certificat de client ne se lit pas : donnez un fichier PKCS #12 (.p12), et son mot de passe.");
        }
    }

    /** Le client à confier au SDK. */
    OkHttpClient pourLeSdk() {
        return avecTls(http.newBuilder(), autorites, cles.orElse(null)).build();
    }

    static OkHttpClient.Builder avecTls(
            OkHttpClient.Builder builder, X509TrustManager autorites, @Nullable X509ExtendedKeyManager cles) {
        try {
            SSLContext contexte = SSLContext.getInstance("TLS");
            KeyManager[] gardiens = cles == null ? new KeyManager[0] : new KeyManager[] {cles};
            contexte.init(gardiens, new TrustManager[] {autorites}, null);
            return builder.sslSocketFactory(contexte.getSocketFactory(), autorites);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cette JVM ne parle pas TLS.", e);
        }
    }

    private static X509TrustManager autoritesDeLaJvm() {
        try {
            TrustManagerFactory fabrique = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            fabrique.init((KeyStore) null);
            return premier(fabrique.getTrustManagers(), X509TrustManager.class).orElseThrow();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Le magasin d'autorités de cette JVM ne se lit pas.", e);
        }
    }

    private static <T> Optional<T> premier(Object[] gardiens, Class<T> type) {
        return Stream.of(gardiens).filter(type::isInstance).map(type::cast).findFirst();
    }

    /** Une centaine de certificats, lus une fois. */
    private static final class Jvm {
        static final X509TrustManager AUTORITES = autoritesDeLaJvm();
    }

    @Override
    public String toString() {
        return "Liaison";
    }
}
