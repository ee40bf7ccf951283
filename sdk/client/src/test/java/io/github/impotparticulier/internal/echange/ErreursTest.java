package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ce que veut dire chaque panne de réseau ; {@code VerdictsDgfipTest} dit chaque statut et chaque code. */
class ErreursTest {
    private static Essai essai(boolean abandonne) {
        Circonstances circonstances = Circonstances.de("irAssiette", "/spi/{spi}");
        Operation operation = new Operation(Delais.PAR_DEFAUT, null, new TempsVirtuel().temps());
        operation.noter(circonstances);
        if (abandonne) {
            operation.abandonner();
        }
        return new Essai(circonstances, Duration.ofSeconds(1), Duration.ofSeconds(1), 1, operation);
    }

    static Stream<Arguments> pannes() {
        SSLException rompue = new SSLException("x", new SocketException("x"));
        IOException autorite = new SSLHandshakeException("x");
        autorite.initCause(new CertificateException("x", new CertPathBuilderException("x")));
        IOException chemin = new SSLException("x", new IOException(new CertPathBuilderException("x")));
        IOException poignee = new SSLHandshakeException("x");
        poignee.initCause(new SocketException("x"));
        IOException fermee = new SSLHandshakeException("x");
        fermee.initCause(new EOFException("x"));
        return Stream.of(
                Arguments.of(new UnknownHostException("hote"), "introuvable", true),
                Arguments.of(new ConnectException("x"), "refuse la connexion", true),
                Arguments.of(new SocketTimeoutException("x"), "à temps", true),
                Arguments.of(new InterruptedIOException("timeout"), "à temps", true),
                Arguments.of(new SocketException("Connection reset"), "s'est rompue", true),
                Arguments.of(new EOFException("x"), "s'est rompue", true),
                Arguments.of(new IOException("unexpected end of stream"), "s'est rompue", true),
                Arguments.of(new ProtocolException("unexpected end of stream"), "s'est rompue", true),
                Arguments.of(new CauseEpuree(new IllegalStateException("x")), "intercepteur confié", false),
                Arguments.of(new CauseEpuree(new NoSuchMethodError("x")), "(NoSuchMethodError)", false),
                Arguments.of(new CauseEpuree(new CauseEpuree(new LinkageError("x"))), "(LinkageError)", false),
                Arguments.of(rompue, "s'est rompue", true),
                Arguments.of(fermee, "s'est rompue", true),
                Arguments.of(new SSLException("x"), "liaison TLS", false),
                Arguments.of(poignee, "liaison TLS", false),
                Arguments.of(autorite, "certificat", false),
                Arguments.of(chemin, "certificat", false));
    }

    @ParameterizedTest
    @MethodSource("pannes")
    void une_panne_de_reseau_dit_ou_chercher_et_si_elle_se_reprend(
            IOException panne, String extrait, boolean passager) {
        Echec<Reponse> echec = Erreurs.deReseau(panne, essai(false));

        assertThat(echec.nature()).isEqualTo(Nature.SERVICE_INDISPONIBLE);
        assertThat(echec.explication()).contains(extrait);
        assertThat(echec.passager()).isEqualTo(passager);
        assertThat(echec.cause()).isSameAs(panne);
        assertThat(echec.circonstances().operation()).hasValue("irAssiette");
    }

    @Test
    void un_proxy_qui_refuse_est_une_authentification_a_donner() {
        Echec<Reponse> echec = Erreurs.deReseau(AccesProxyTest.refus(null, "Basic realm=\"x\""), essai(false));

        assertThat(echec.nature()).isEqualTo(Nature.AUTHENTIFICATION);
        assertThat(echec.explication()).contains("proxyAuthenticator");
        assertThat(echec.passager()).isFalse();
    }

    /** TLS enveloppe ce que le socket lève. */
    @Test
    void une_reponse_demesuree_est_illisible_et_ne_se_refait_pas() {
        for (IOException panne : new IOException[] {new Demesure(), new SSLException("x", new Demesure())}) {
            Echec<Reponse> echec = Erreurs.deReseau(panne, essai(false));

            assertThat(echec.nature()).isEqualTo(Nature.REPONSE_ILLISIBLE);
            assertThat(echec.explication()).startsWith("Réponse démesurée");
            assertThat(echec.passager()).isFalse();
            assertThat(echec.cause()).isSameAs(panne);
        }
    }

    @Test
    void une_malformation_n_est_pas_une_coupure() {
        Echec<Reponse> echec = Erreurs.deReseau(new ProtocolException("Unexpected status line"), essai(false));

        assertThat(echec.nature()).isEqualTo(Nature.REPONSE_ILLISIBLE);
        assertThat(echec.passager()).isFalse();
        assertThat(echec.cause()).isInstanceOf(ProtocolException.class);
    }

    @Test
    void une_panne_apres_l_abandon_est_l_abandon() {
        Echec<Reponse> echec = Erreurs.deReseau(new SocketException("Socket closed"), essai(true));

        assertThat(echec.nature()).isEqualTo(Nature.INTERROMPU);
        assertThat(echec.passager()).isFalse();
        assertThat(echec.cause()).isNull();
        assertThat(echec.circonstances().operation()).hasValue("irAssiette");
    }
}
