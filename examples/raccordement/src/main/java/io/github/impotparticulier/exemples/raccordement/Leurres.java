package io.github.impotparticulier.exemples.raccordement;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Ce que le réseau de la démonstration a de faux, sans rien demander au vrai. */
final class Leurres implements AutoCloseable {
    /** L'an 2100. */
    private static final long LOINTAINE = 4_102_444_800_000L;

    private final InetSocketAddress ferme;
    private final MockWebServer etranger = new MockWebServer();
    private final Liaison vraie = Liaison.deLaJvm();

    Leurres() throws IOException {
        InetAddress ici = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        try (ServerSocket port = new ServerSocket(0, 1, ici)) {
            ferme = new InetSocketAddress(ici, port.getLocalPort());
        }
        etranger.useHttps(new HandshakeCertificates.Builder()
                .heldCertificate(certificat())
                .build()
                .sslSocketFactory());
        etranger.start(ici, 0);
    }

    /** okhttp-tls en écrit les dates avec les chiffres de la langue de la machine, que rien ne sait relire si ce ne sont pas 0 à 9. */
    private static HeldCertificate certificat() {
        Locale langue = Locale.getDefault(Locale.Category.FORMAT);
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        try {
            return new HeldCertificate.Builder()
                    .commonName("Autorite fictive")
                    .validityInterval(0, LOINTAINE)
                    .addSubjectAlternativeName("127.0.0.1")
                    .build();
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, langue);
        }
    }

    /** Une adresse où rien n'écoute. */
    String portFerme() {
        return "http://127.0.0.1:" + ferme.getPort();
    }

    /** Une adresse dont le certificat n'est d'aucune autorité connue. */
    String autoriteInconnue() {
        return "https://127.0.0.1:" + etranger.getPort();
    }

    /** Aucun nom n'est connu ; on sort s'il le faut par un proxy arrêté. */
    Liaison liaison(boolean parProxy) {
        OkHttpClient.Builder http = vraie.http().newBuilder().dns(nom -> {
            throw new UnknownHostException(nom);
        });
        if (parProxy) {
            http.proxy(new Proxy(Proxy.Type.HTTP, ferme));
        }
        return new Liaison(http.build(), vraie.autorites(), vraie.cles());
    }

    /** La même liaison, par où le bac à sable, qui ne dit pas l'heure, la dit. */
    static Liaison aLHeure(Liaison liaison, Clock horloge, Duration decalage) {
        OkHttpClient datee = liaison.http()
                .newBuilder()
                .addInterceptor(chaine -> chaine.proceed(chaine.request())
                        .newBuilder()
                        .header(
                                "Date",
                                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                        horloge.instant().plus(decalage).atOffset(ZoneOffset.UTC)))
                        .build())
                .build();
        return new Liaison(datee, liaison.autorites(), liaison.cles());
    }

    @Override
    public void close() {
        etranger.close();
    }
}
