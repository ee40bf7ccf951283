package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.appel.Guichet;
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
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Ce que veut dire chaque statut, chaque code, chaque panne. */
class ErreursTest {
    private static final Requete LECTURE = PasserelleSimulee.requete();
    private static final Requete FRANCE_CONNECT = PasserelleSimulee.requete(LECTURE.usage(), "jeton-fc-fictif");
    private static final Requete RECHERCHE =
            PasserelleSimulee.requete(new Requete.Usage(Guichet.R2P, false, true, false), null);

    private static Essai essai(boolean abandonne) {
        Circonstances circonstances = Circonstances.de("irAssiette", "/spi/{spi}");
        Operation operation = new Operation(Delais.PAR_DEFAUT, null, new TempsVirtuel().temps());
        operation.noter(circonstances);
        if (abandonne) {
            operation.abandonner();
        }
        return new Essai(circonstances, Duration.ofSeconds(1), Duration.ofSeconds(1), 1, operation);
    }

    private static Reponse reponse(int statut, String code) {
        return reponseBrute(
                statut, code.isEmpty() ? "" : "{\"erreur\":{\"code\":\"" + code + "\",\"message\":\"du serveur\"}}");
    }

    private static Reponse reponseBrute(int statut, String corps) {
        Essai essai = essai(false);
        return new Reponse(
                corps.getBytes(StandardCharsets.UTF_8), essai.circonstances().avecStatut(statut), essai);
    }

    private static Echec<Reponse> lecture(int statut, String code) {
        return Erreurs.deRessource(reponse(statut, code), LECTURE);
    }

    @ParameterizedTest
    @CsvSource({
        "204, '', REPONSE_ILLISIBLE, false",
        "201, '', REPONSE_ILLISIBLE, false",
        "206, '', REPONSE_ILLISIBLE, false",
        "299, '', REPONSE_ILLISIBLE, false",
        "300, '', REPONSE_ILLISIBLE, false",
        "302, '', REPONSE_ILLISIBLE, false",
        "399, '', REPONSE_ILLISIBLE, false",
        "400, 4001, REQUETE_INVALIDE, false",
        "400, '', REQUETE_INVALIDE, false",
        "401, 900901, AUTHENTIFICATION, false",
        "401, '', AUTHENTIFICATION, false",
        "403, 4031, ACCES_REFUSE, false",
        "403, '', ACCES_REFUSE, false",
        "404, 4101, AUCUN_RESULTAT, false",
        "404, 4102, USAGER_INCONNU, false",
        "404, '', AUCUN_RESULTAT, false",
        "404, 900404, REQUETE_INVALIDE, false",
        "410, 4101, AUCUN_RESULTAT, false",
        "416, 4102, USAGER_INCONNU, false",
        "405, '', REQUETE_INVALIDE, false",
        "406, '', REQUETE_INVALIDE, false",
        "415, '', REQUETE_INVALIDE, false",
        "407, '', AUTHENTIFICATION, false",
        "408, '', SERVICE_INDISPONIBLE, true",
        "429, 900800, QUOTA_DEPASSE, true",
        "429, '', QUOTA_DEPASSE, true",
        "429, 900805, QUOTA_DEPASSE, false",
        "400, 900805, ACCES_REFUSE, false",
        "503, 900900, ACCES_REFUSE, false",
        "499, '', REQUETE_INVALIDE, false",
        "500, '', SERVICE_INDISPONIBLE, true",
        "500, 900902, SERVICE_INDISPONIBLE, true",
        "500, 5001, SERVICE_INDISPONIBLE, false",
        "500, 50010, SERVICE_INDISPONIBLE, false",
        "500, 500, SERVICE_INDISPONIBLE, false",
        "501, '', SERVICE_INDISPONIBLE, false",
        "502, '', SERVICE_INDISPONIBLE, true",
        "503, 5031, SERVICE_INDISPONIBLE, true",
        "504, '', SERVICE_INDISPONIBLE, true",
        "505, '', SERVICE_INDISPONIBLE, false",
        "599, '', SERVICE_INDISPONIBLE, false"
    })
    void une_lecture_refusee_dit_pourquoi_et_si_elle_se_reprend(
            int statut, String code, Nature nature, boolean passager) {
        Echec<Reponse> echec = lecture(statut, code);

        assertThat(echec.nature()).isEqualTo(nature);
        assertThat(echec.passager()).isEqualTo(passager);
        assertThat(echec.cause()).isNull();
        assertThat(echec.circonstances().statut()).hasValue(statut);
        assertThat(echec.circonstances().code().orElse("")).isEqualTo(code);
        assertThat(echec.circonstances().messageServeur().isPresent()).isEqualTo(!code.isEmpty());
        assertThat(echec.explication()).isNotBlank().doesNotContain("du serveur");
    }

    @ParameterizedTest
    @CsvSource({
        "403, '', PERSONNE_INDISTINCTE",
        "403, 40301, PERSONNE_INDISTINCTE",
        "403, 40399, PERSONNE_INDISTINCTE",
        "403, 4031, ACCES_REFUSE",
        "403, 900908, ACCES_REFUSE",
        "404, '', USAGER_INCONNU",
        "404, 4101, USAGER_INCONNU",
        "404, 40433, USAGER_INCONNU",
        "404, 900906, REQUETE_INVALIDE",
        "410, '', AUCUN_RESULTAT",
        "410, 4102, USAGER_INCONNU"
    })
    void une_recherche_refusee_parle_de_la_personne(int statut, String code, Nature nature) {
        assertThat(Erreurs.deRessource(reponse(statut, code), RECHERCHE).nature())
                .isEqualTo(nature);
    }

    @ParameterizedTest
    @CsvSource({"403, ACCES_REFUSE", "404, REQUETE_INVALIDE", "410, REQUETE_INVALIDE"})
    void la_page_d_un_pare_feu_ne_parle_pas_de_la_personne_cherchee(int statut, Nature nature) {
        for (String page : List.of("<html><body>Request blocked</body></html>", "Not found")) {
            assertThat(Erreurs.deRessource(reponseBrute(statut, page), RECHERCHE)
                            .nature())
                    .isEqualTo(nature);
        }
    }

    @Test
    void un_acces_refuse_rappelle_la_vie_breve_du_jeton_france_connect_a_qui_en_donne_un() {
        assertThat(Erreurs.deRessource(reponse(403, ""), FRANCE_CONNECT).explication())
                .contains("FranceConnect");
        assertThat(lecture(403, "").explication()).doesNotContain("FranceConnect");
    }

    @ParameterizedTest
    @CsvSource({"299, ne prévoit pas", "300, Redirection", "399, Redirection"})
    void une_redirection_se_distingue_d_un_statut_imprevu(int statut, String extrait) {
        assertThat(lecture(statut, "").explication()).contains(extrait);
    }

    @ParameterizedTest
    @CsvSource({
        "4001, numéro fiscal mal formé",
        "4002, année de revenus ou de barème",
        "4003, un paramètre ou un en-tête",
        "4007, département",
        "4999, le code dit pourquoi",
        "'', sans code"
    })
    void une_demande_refusee_dit_ce_que_le_code_vise(String code, String extrait) {
        assertThat(lecture(400, code).explication()).contains(extrait);
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_scope, ACCES_REFUSE, false",
        "401, invalid_scope, ACCES_REFUSE, false",
        "403, '', ACCES_REFUSE, false",
        "401, '', AUTHENTIFICATION, false",
        "401, invalid_client, AUTHENTIFICATION, false",
        "400, invalid_grant, AUTHENTIFICATION, false",
        "404, '', REQUETE_INVALIDE, false",
        "429, '', QUOTA_DEPASSE, true",
        "500, '', SERVICE_INDISPONIBLE, true",
        "503, '', SERVICE_INDISPONIBLE, true",
        "302, '', REPONSE_ILLISIBLE, false"
    })
    void une_demande_de_jeton_refusee_dit_pourquoi(int statut, String code, Nature nature, boolean passager) {
        Echec<Reponse> echec = Erreurs.deJeton(reponse(statut, code));

        assertThat(echec.nature()).isEqualTo(nature);
        assertThat(echec.passager()).isEqualTo(passager);
        assertThat(echec.circonstances().code().orElse("")).isEqualTo(code);
    }

    @Test
    void une_souscription_bloquee_se_reconnait_a_son_code() {
        assertThat(Erreurs.souscriptionBloquee(Circonstances.aucunes())).isFalse();
        assertThat(Erreurs.souscriptionBloquee(Circonstances.aucunes().avecCode("900901")))
                .isFalse();
        assertThat(Erreurs.souscriptionBloquee(Circonstances.aucunes().avecCode("900900")))
                .isTrue();
        assertThat(Erreurs.souscriptionBloquee(Circonstances.aucunes().avecCode("900805")))
                .isTrue();
    }

    static Stream<Arguments> pannes() {
        SSLException rompue = new SSLException("x", new SocketException("x"));
        IOException autorite = new SSLHandshakeException("x");
        autorite.initCause(new CertificateException("x", new CertPathBuilderException("x")));
        IOException chemin = new SSLException("x", new IOException(new CertPathBuilderException("x")));
        IOException poignee = new SSLHandshakeException("x");
        poignee.initCause(new SocketException("x"));
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
                Arguments.of(rompue, "liaison TLS", true),
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

    @Test
    void une_reponse_ne_montre_que_son_statut() {
        assertThat(reponse(404, "4101")).hasToString("Reponse[HTTP 404]");
    }
}
