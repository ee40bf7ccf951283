package io.github.impotparticulier.internal.dgfip;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.internal.echange.Cible;
import io.github.impotparticulier.internal.echange.Issue;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import io.github.impotparticulier.internal.echange.Reponse;
import io.github.impotparticulier.internal.echange.ReponseDEssai;
import io.github.impotparticulier.internal.echange.Requete;
import io.github.impotparticulier.internal.echange.Sujet;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ce que veut dire chaque réponse qui n'est pas de données, selon son statut et qui l'a écrite. */
class VerdictsDgfipTest {
    private static final Clock MIDI = Clock.fixed(Instant.parse("2024-11-15T12:00:00Z"), ZoneOffset.UTC);
    private static final Requete LECTURE = requete(Attente.LECTURE, Map.of());
    private static final Requete FRANCE_CONNECT =
            requete(Attente.LECTURE, Map.of(VerdictsDgfip.FRANCE_CONNECT, "jeton-fc-fictif"));
    private static final Requete RECHERCHE = requete(Attente.RECHERCHE, Map.of());
    private static final VerdictsDgfip VERDICTS = new VerdictsDgfip(Attente.LECTURE, MIDI);
    private static final Circonstances CIRCONSTANCES = Circonstances.de("irAssiette", "/spi/{spi}");

    private static Requete requete(Attente attente, Map<String, String> entetes) {
        return new Requete(
                "irAssiette",
                new Cible("/spi/{spi}", "/spi/3990000000001", List.of()),
                Sujet.AUCUN,
                Guichet.IMPOT_PARTICULIER,
                "RessourceIR",
                entetes,
                null,
                new VerdictsDgfip(attente, MIDI));
    }

    private static Reponse reponse(int statut, String corps, String... entetes) {
        return ReponseDEssai.de(CIRCONSTANCES.avecStatut(statut), corps, entetes);
    }

    private static Echec<Reponse> lecture(int statut, String corps) {
        return LECTURE.verdicts().deRessource(reponse(statut, corps), LECTURE);
    }

    private static Echec<Reponse> recherche(int statut, String corps) {
        return RECHERCHE.verdicts().deRessource(reponse(statut, corps), RECHERCHE);
    }

    private static Echec<Reponse> jeton(int statut, String corps) {
        return VERDICTS.deJeton(reponse(statut, corps));
    }

    private static String dgfip(String code) {
        return code.isEmpty() ? "" : "{\"erreur\":{\"code\":\"" + code + "\",\"message\":\"du serveur\"}}";
    }

    @ParameterizedTest
    @CsvSource({
        "204, '', AUCUN_RESULTAT, false",
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
        "401, 4101, AUTHENTIFICATION, false",
        "403, 4031, ACCES_REFUSE, false",
        "403, '', ACCES_REFUSE, false",
        "404, 4101, AUCUN_RESULTAT, false",
        "404, 4102, USAGER_INCONNU, false",
        "404, '', AUCUN_RESULTAT, false",
        "404, 404, REQUETE_INVALIDE, false",
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
        "503, 900804, QUOTA_DEPASSE, true",
        "400, 900805, ACCES_REFUSE, false",
        "403, 900805, ACCES_REFUSE, false",
        "401, 900907, ACCES_REFUSE, false",
        "401, 900909, ACCES_REFUSE, false",
        "403, 900906, REQUETE_INVALIDE, false",
        "401, 101503, SERVICE_INDISPONIBLE, true",
        "401, 303001, SERVICE_INDISPONIBLE, true",
        "503, 900900, SERVICE_INDISPONIBLE, true",
        "401, 900900, SERVICE_INDISPONIBLE, true",
        "499, '', REQUETE_INVALIDE, false",
        "500, '', SERVICE_INDISPONIBLE, true",
        "500, 900902, SERVICE_INDISPONIBLE, true",
        "500, 5001, SERVICE_INDISPONIBLE, false",
        "500, 4101, SERVICE_INDISPONIBLE, false",
        "500, 500, SERVICE_INDISPONIBLE, true",
        "501, '', SERVICE_INDISPONIBLE, false",
        "502, '', SERVICE_INDISPONIBLE, true",
        "503, 5031, SERVICE_INDISPONIBLE, true",
        "504, '', SERVICE_INDISPONIBLE, true",
        "505, '', SERVICE_INDISPONIBLE, false",
        "599, '', SERVICE_INDISPONIBLE, false"
    })
    void une_lecture_refusee_dit_pourquoi_et_si_elle_se_reprend(
            int statut, String code, Nature nature, boolean passager) {
        Echec<Reponse> echec = lecture(statut, dgfip(code));

        assertThat(echec.nature()).isEqualTo(nature);
        assertThat(echec.passager()).isEqualTo(passager);
        assertThat(echec.cause()).isNull();
        assertThat(echec.circonstances().statut()).hasValue(statut);
        assertThat(echec.circonstances().code().orElse(""))
                .as("un code inconnu n'est pas gardé")
                .isEqualTo(CodesConnus.contient(code) ? code : "");
        assertThat(echec.circonstances().messageServeur().isPresent()).isEqualTo(!code.isEmpty());
        assertThat(echec.explication()).isNotBlank().doesNotContain("du serveur");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200 | <html>x</html> | REPONSE_ILLISIBLE | Autre chose que la DGFiP",
                "200 | {\"erreur\":{\"code\":4102}} | USAGER_INCONNU | ne correspond à personne",
                "200 | {\"fault\":{\"code\":900908}} | ACCES_REFUSE | n'a pas souscrit",
                "200 | {\"fault\":{}} | REPONSE_ILLISIBLE | sous le statut 200",
                "200 | {\"erreur\":{\"code\":4103}} | REPONSE_ILLISIBLE | ne connaît pas le code",
                "204 | `` | AUCUN_RESULTAT | sans contenu",
                "299 | `` | REPONSE_ILLISIBLE | ne prévoit pas",
                "300 | `` | REPONSE_ILLISIBLE | Redirection",
                "399 | <html>x</html> | REPONSE_ILLISIBLE | Redirection",
                "400 | `` | REQUETE_INVALIDE | sans code",
                "400 | {\"message\":\"x\"} | REQUETE_INVALIDE | sans code",
                "400 | {\"erreur\":{\"code\":4999}} | REQUETE_INVALIDE | La demande est refusée. Le SDK ne connaît pas le code",
                "400 | {\"erreur\":{\"code\":4102}} | REQUETE_INVALIDE | La demande est refusée.",
                "400 | <html>x</html> | REQUETE_INVALIDE | Autre chose que la DGFiP",
                "401 | `` | AUTHENTIFICATION | du même environnement",
                "401 | <html>x</html> | AUTHENTIFICATION | Autre chose que la DGFiP",
                "401 | {\"fault\":{\"code\":901999}} | AUTHENTIFICATION | ne connaît pas le code",
                "403 | `` | ACCES_REFUSE | vérifiez que la ressource",
                "403 | {\"erreur\":{\"code\":4031}} | ACCES_REFUSE | vérifiez que la ressource",
                "403 | {\"erreur\":{\"code\":4032}} | ACCES_REFUSE | ne connaît pas le code",
                "403 | <html>x</html> | ACCES_REFUSE | Autre chose que la DGFiP",
                "404 | {\"code\":\"404\",\"type\":\"Status report\"} | REQUETE_INVALIDE | ne connaît pas cette route",
                "404 | {\"fault\":{}} | REQUETE_INVALIDE | ne connaît pas cette route",
                "404 | {\"erreur\":{\"code\":4103}} | REQUETE_INVALIDE | La DGFiP refuse cette demande. Le SDK ne connaît pas",
                "404 | {\"fault\":{\"code\":901999}} | REQUETE_INVALIDE | La passerelle refuse cette demande",
                "404 | {\"message\":\"x\"} | REQUETE_INVALIDE | pas la DGFiP qui répond",
                "410 | {} | REQUETE_INVALIDE | pas la DGFiP qui répond",
                "410 | <html>x</html> | AUCUN_RESULTAT | c'est une page qui a répondu",
                "404 | {\"erreur\":{}} | AUCUN_RESULTAT | sans code de la DGFiP",
                "404 | <html>x</html> | AUCUN_RESULTAT | c'est une page qui a répondu",
                "406 | `` | REQUETE_INVALIDE | type de média",
                "415 | {\"fault\":{\"code\":901999}} | REQUETE_INVALIDE | ne connaît pas le code",
                "429 | {\"fault\":{\"code\":901999}} | QUOTA_DEPASSE | ne connaît pas le code",
                "407 | <html>x</html> | AUTHENTIFICATION | Votre proxy",
                "429 | <html>x</html> | QUOTA_DEPASSE | quotaParMinute",
                "500 | {\"erreur\":{\"code\":5001}} | SERVICE_INDISPONIBLE | ne connaît pas le code",
                "500 | `` | SERVICE_INDISPONIBLE | réessayez plus tard.",
            })
    void l_explication_dit_qui_a_repondu_et_quoi_verifier(int statut, String corps, Nature nature, String extrait) {
        Echec<Reponse> echec = lecture(statut, corps);

        assertThat(echec.nature()).isEqualTo(nature);
        assertThat(echec.explication()).contains(extrait);
        assertThat(echec.explication().contains("ne connaît pas le code"))
                .isEqualTo(CorpsErreurTest.lire(corps.getBytes(StandardCharsets.UTF_8), statut)
                        .codeInconnu());
    }

    @ParameterizedTest
    @CsvSource({
        "403, '', PERSONNE_INDISTINCTE",
        "403, 40305, PERSONNE_INDISTINCTE",
        "403, 40399, ACCES_REFUSE",
        "403, 4031, ACCES_REFUSE",
        "403, 900908, ACCES_REFUSE",
        "403, 403, ACCES_REFUSE",
        "404, '', USAGER_INCONNU",
        "404, 4101, AUCUN_RESULTAT",
        "404, 4102, USAGER_INCONNU",
        "404, 40401, USAGER_INCONNU",
        "404, 40433, USAGER_INCONNU",
        "404, 4103, REQUETE_INVALIDE",
        "404, 900906, REQUETE_INVALIDE",
        "404, 404, REQUETE_INVALIDE",
        "410, '', AUCUN_RESULTAT",
        "410, 4102, USAGER_INCONNU"
    })
    void une_recherche_refusee_parle_de_la_personne(int statut, String code, Nature nature) {
        assertThat(recherche(statut, dgfip(code)).nature()).isEqualTo(nature);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "403 | {\"message\":\"x\"} | PERSONNE_INDISTINCTE",
                "403 | {\"erreur\":{\"message\":\"x\"}} | PERSONNE_INDISTINCTE",
                "403 | {\"fault\":{\"message\":\"x\"}} | ACCES_REFUSE",
                "403 | {\"code\":\"x\"} | ACCES_REFUSE",
                "403 | <html><body>Request blocked</body></html> | ACCES_REFUSE",
                "403 | Not found | ACCES_REFUSE",
                "404 | {\"message\":\"x\"} | REQUETE_INVALIDE",
                "404 | {} | REQUETE_INVALIDE",
                "410 | {\"message\":\"x\"} | REQUETE_INVALIDE",
                "404 | {\"erreur\":{\"message\":\"x\"}} | USAGER_INCONNU",
                "404 | {\"fault\":{\"message\":\"x\"}} | REQUETE_INVALIDE",
                "404 | <html><body>Request blocked</body></html> | REQUETE_INVALIDE",
                "404 | Not found | REQUETE_INVALIDE",
                "410 | Not found | REQUETE_INVALIDE",
            })
    void qui_n_est_pas_la_dgfip_ne_parle_pas_de_la_personne_cherchee(int statut, String corps, Nature nature) {
        assertThat(recherche(statut, corps).nature()).isEqualTo(nature);
    }

    @ParameterizedTest
    @CsvSource({"'', true", "4031, true", "900908, false"})
    void un_acces_refuse_rappelle_la_vie_breve_du_jeton_france_connect_a_qui_en_donne_un(String code, boolean rappel) {
        Echec<Reponse> echec = FRANCE_CONNECT.verdicts().deRessource(reponse(403, dgfip(code)), FRANCE_CONNECT);

        assertThat(echec.explication().contains("FranceConnect"))
                .as("la passerelle, elle, ne parle que de l'application")
                .isEqualTo(rappel);
        assertThat(lecture(403, dgfip(code)).explication()).doesNotContain("FranceConnect");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // Un refus de la passerelle : en JSON, par une erreur, ou sans rien.
                "200 | {\"error\":\"invalid_client\"} | AUTHENTIFICATION | false | Identifiants refusés",
                "200 | {\"error\":\"une_erreur_a_eux\"} | AUTHENTIFICATION | false | ne connaît pas le code",
                "400 | {\"error\":\"invalid_grant\"} | AUTHENTIFICATION | false | Identifiants refusés",
                "400 | {\"error\":\"invalid_request\"} | REQUETE_INVALIDE | false | vérifiez son adresse",
                "400 | {\"error\":\"invalid_scope\"} | ACCES_REFUSE | false | portée",
                "400 | `` | AUTHENTIFICATION | false | Identifiants refusés",
                "401 | {\"error\":\"invalid_scope\"} | ACCES_REFUSE | false | portée",
                "401 | {\"error\":\"invalid_client\"} | AUTHENTIFICATION | false | Identifiants refusés",
                "401 | {\"error\":\"une_erreur_a_eux\"} | AUTHENTIFICATION | false | ne connaît pas le code",
                "401 | `` | AUTHENTIFICATION | false | Identifiants refusés",
                "403 | `` | ACCES_REFUSE | false | portée",
                "403 | {\"error\":\"autre\"} | ACCES_REFUSE | false | ne connaît pas le code",
                "404 | `` | REQUETE_INVALIDE | false | route",
                "404 | {\"code\":\"404\"} | REQUETE_INVALIDE | false | route",
                "405 | `` | REQUETE_INVALIDE | false | refusée",
                "429 | {\"fault\":{\"code\":900800}} | QUOTA_DEPASSE | true | Quota",
                "500 | {\"fault\":{\"code\":900900}} | SERVICE_INDISPONIBLE | true | contrôler le jeton",
                "500 | `` | SERVICE_INDISPONIBLE | true | Erreur technique",
                "503 | `` | SERVICE_INDISPONIBLE | true | Erreur technique",
                "501 | {\"error\":\"autre\"} | SERVICE_INDISPONIBLE | false | Erreur technique",
                // Autre chose, devant elle.
                "200 | `` | REPONSE_ILLISIBLE | true | Aucun jeton lisible",
                "200 | {} | REPONSE_ILLISIBLE | true | Aucun jeton lisible",
                "200 | <html>x</html> | REPONSE_ILLISIBLE | true | Aucun jeton lisible",
                "201 | {} | SERVICE_INDISPONIBLE | true | Autre chose",
                "299 | <html>x</html> | SERVICE_INDISPONIBLE | true | Autre chose",
                "400 | <html>x</html> | SERVICE_INDISPONIBLE | true | Autre chose",
                "401 | {} | SERVICE_INDISPONIBLE | true | Autre chose",
                "403 | <html>x</html> | SERVICE_INDISPONIBLE | true | Autre chose",
                "404 | Not found | SERVICE_INDISPONIBLE | true | Autre chose",
                "500 | [] | SERVICE_INDISPONIBLE | true | Autre chose",
                "501 | {} | SERVICE_INDISPONIBLE | true | Autre chose",
                // Ce que le statut dit déjà, quoi qui l'ait écrit.
                "201 | `` | REPONSE_ILLISIBLE | false | ne prévoit pas",
                "300 | <html>x</html> | REPONSE_ILLISIBLE | false | Redirection",
                "302 | <html>x</html> | REPONSE_ILLISIBLE | false | Redirection",
                "399 | {} | REPONSE_ILLISIBLE | false | Redirection",
                "407 | <html>x</html> | AUTHENTIFICATION | false | Votre proxy",
                "429 | <html>x</html> | QUOTA_DEPASSE | true | Quota",
            })
    void une_reponse_sans_jeton_est_un_refus_definitif_ou_autre_chose_qui_passera(
            int statut, String corps, Nature nature, boolean passager, String extrait) {
        Echec<Reponse> echec = jeton(statut, corps);

        assertThat(echec.nature()).isEqualTo(nature);
        assertThat(echec.passager()).isEqualTo(passager);
        assertThat(echec.explication()).contains(extrait);
        assertThat(echec.circonstances().statut()).hasValue(statut);
    }

    @Test
    void un_refus_de_jeton_garde_son_code() {
        assertThat(jeton(401, "{\"error\":\"invalid_client\"}").circonstances().code())
                .hasValue("invalid_client");
        assertThat(jeton(401, "{\"error\":\"3990000000001\"}").circonstances().code())
                .isEmpty();
    }

    @Test
    void le_quota_dit_quand_il_se_rouvrira() {
        String corps = "{\"fault\":{\"code\":900800,\"nextAccessTime\":\"2024-Nov-15 12:01:00+0000 UTC\"}}";

        assertThat(lecture(429, corps).circonstances().delai()).hasValue(Duration.ofMinutes(1));
        assertThat(jeton(503, corps).circonstances().delai()).hasValue(Duration.ofMinutes(1));
        Reponse datee = reponse(429, corps, "Date", "Fri, 15 Nov 2024 12:00:50 GMT");
        assertThat(LECTURE.verdicts()
                        .deRessource(datee, LECTURE)
                        .circonstances()
                        .delai())
                .as("à l'heure de la passerelle")
                .hasValue(Duration.ofSeconds(10));
    }

    @Test
    void le_delai_de_l_en_tete_prime_sur_celui_du_corps() {
        Reponse reponse = ReponseDEssai.de(
                CIRCONSTANCES.avecStatut(429).avecDelai(Duration.ofSeconds(3)),
                "{\"fault\":{\"code\":900800,\"nextAccessTime\":\"2024-Nov-15 12:01:00+0000 UTC\"}}");

        assertThat(LECTURE.verdicts()
                        .deRessource(reponse, LECTURE)
                        .circonstances()
                        .delai())
                .hasValue(Duration.ofSeconds(3));
    }

    @Test
    void un_refus_a_un_citoyen_est_de_france_connect_ou_d_un_des_deux_jetons() {
        Echec<Reponse> refus = lecture(401, "");

        Echec<Reponse> connu = VERDICTS.refusDefinitif(FRANCE_CONNECT, refus, true);
        assertThat(connu.nature()).isEqualTo(Nature.ACCES_REFUSE);
        assertThat(connu.explication()).contains("FranceConnect", "une fois").doesNotContain("secret");
        assertThat(connu.circonstances()).isSameAs(refus.circonstances());
        Echec<Reponse> inconnu = VERDICTS.refusDefinitif(FRANCE_CONNECT, refus, false);
        assertThat(inconnu.nature()).isEqualTo(Nature.AUTHENTIFICATION);
        assertThat(inconnu.explication()).contains("FranceConnect", "une fois", "secret");
        assertThat(inconnu.circonstances()).isSameAs(refus.circonstances());
    }

    @Test
    void ce_qui_est_devant_n_accuse_aucun_jeton_et_se_dit_etranger() {
        Echec<Reponse> page = lecture(401, "<html>x</html>");

        assertThat(page.circonstances().reponseEtrangere()).isTrue();
        assertThat(VERDICTS.refusDefinitif(FRANCE_CONNECT, page, true)).isSameAs(page);
        assertThat(VERDICTS.refusDefinitif(FRANCE_CONNECT, page, false)).isSameAs(page);
        for (String corps : List.of("", "{}", dgfip("4101"), "{\"fault\":{}}")) {
            assertThat(lecture(404, corps).circonstances().reponseEtrangere()).isFalse();
        }
    }

    @Test
    void un_corps_dont_rien_ne_se_lit_n_est_pas_une_reponse_muette() {
        Reponse perdue = ReponseDEssai.sansCorpsLisible(CIRCONSTANCES.avecStatut(404));

        assertThat(LECTURE.verdicts().deRessource(perdue, LECTURE).nature()).isEqualTo(Nature.AUCUN_RESULTAT);
        assertThat(RECHERCHE.verdicts().deRessource(perdue, RECHERCHE).nature()).isEqualTo(Nature.REQUETE_INVALIDE);
        assertThat(LECTURE.verdicts()
                        .deRessource(perdue, LECTURE)
                        .circonstances()
                        .reponseEtrangere())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "USAGER_INCONNU, '', true",
        "PERSONNE_INDISTINCTE, '', true",
        "ACCES_REFUSE, '', false",
        "ACCES_REFUSE, 4031, true",
        "ACCES_REFUSE, 900908, true",
        "AUCUN_RESULTAT, '', false",
        "AUCUN_RESULTAT, 4101, true",
        "REQUETE_INVALIDE, 4001, true",
        "REQUETE_INVALIDE, 900906, false",
        "AUTHENTIFICATION, 900901, false",
        "AUTHENTIFICATION, 4101, false",
        "SERVICE_INDISPONIBLE, 101503, false",
        "QUOTA_DEPASSE, 900800, false"
    })
    void un_refus_qui_vient_de_plus_loin_que_le_jeton_dit_le_jeton_accepte(
            Nature nature, String code, boolean attendu) {
        assertThat(VERDICTS.titreAccepte(refus(nature, code))).isEqualTo(attendu);
    }

    @ParameterizedTest
    @CsvSource({"AUTHENTIFICATION, 900901, true", "AUTHENTIFICATION, '', false", "ACCES_REFUSE, 4031, false"})
    void la_passerelle_nomme_le_jeton_d_application_par_un_code(Nature nature, String code, boolean attendu) {
        assertThat(VERDICTS.titreDuClientNomme(refus(nature, code))).isEqualTo(attendu);
    }

    private static Echec<Reponse> refus(Nature nature, String code) {
        return Issue.echec(nature, "x", CIRCONSTANCES.avecStatut(401).avecCode(code.isEmpty() ? null : code));
    }

    @Test
    void une_reponse_ne_montre_que_son_statut() {
        assertThat(reponse(404, dgfip("4101"))).hasToString("Reponse[HTTP 404]");
    }

    @Test
    void une_reponse_donne_l_heure_de_la_passerelle_si_elle_la_dit() {
        assertThat(reponse(200, "", "date", "Fri, 15 Nov 2024 12:00:50 GMT").date())
                .isEqualTo("Fri, 15 Nov 2024 12:00:50 GMT");
        assertThat(reponse(200, "").date()).isNull();
    }

    private static Optional<Duration> delaiAvant(String prochainAcces, String... entetes) {
        String corps = "{\"fault\":{\"code\":900800,\"nextAccessTime\":\"" + prochainAcces + "\"}}";
        return VERDICTS.deRessource(reponse(429, corps, entetes), LECTURE)
                .circonstances()
                .delai();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-Nov-15 12:02:00+0000 UTC",
        "2024-Nov-15 12:02:00+0000",
        "2024-Nov-15 14:02:00+0200 CEST",
        "2024-Nov-15 07:02:00-0500 EST"
    })
    void l_heure_ou_le_quota_se_rouvre_se_compte_depuis_celle_du_serveur_ou_l_horloge(String prochainAcces) {
        assertThat(delaiAvant(prochainAcces)).hasValue(Duration.ofMinutes(2));
        assertThat(delaiAvant(prochainAcces, "Date", "Fri, 15 Nov 2024 12:01:30 GMT"))
                .hasValue(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "demain",
                "2024-11-15 12:02:00+0000 UTC",
                "2024-Nov-32 12:02:00+0000 UTC",
                "2024-nov-15 12:02:00+0000 UTC",
                "2024-Nov-15T12:02:00+0000",
                "x2024-Nov-15 12:02:00+0000 UTC",
                "2024-Nov-15 12:02:00+0000UTC",
                "2056-Jul-24 13:46:40+0000 UTC"
            })
    void une_heure_insensee_de_reouverture_ne_demande_rien(String prochainAcces) {
        assertThat(delaiAvant(prochainAcces)).isEmpty();
    }

    @Test
    void une_heure_passee_de_reouverture_ne_fait_pas_attendre() {
        assertThat(delaiAvant("2024-Nov-15 11:59:59+0000 UTC")).hasValue(Duration.ZERO);
    }
}
