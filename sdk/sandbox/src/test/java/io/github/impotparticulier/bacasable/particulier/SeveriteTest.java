package io.github.impotparticulier.bacasable.particulier;

import static io.github.impotparticulier.bacasable.particulier.Appelant.QF;
import static io.github.impotparticulier.bacasable.particulier.Appelant.RECIPIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.particulier.Appelant.Recu;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ce que le serveur a de strict ou de surprenant, sévérité par sévérité. */
class SeveriteTest {
    private static final String CAS = "maries-deux-enfants";
    private static final String AAH = "/v3/dss/allocation_adulte_handicape/identite";
    private static final String SCOLARITE = "/v5/men/scolarites/identite";
    private static final String QF_CITOYEN = "/v3/dss/quotient_familial/france_connect";

    private final Clock horloge = Clock.fixed(Instant.parse("2026-11-15T10:00:00Z"), ZoneOffset.UTC);
    private final BacASable bac = ouvrir(ReglagesParticulier.parDefaut());
    private final Appelant appelant = new Appelant(bac);

    @AfterEach
    void fermer() {
        bac.close();
    }

    @Test
    void un_champ_sans_perimetre_est_absent_et_non_nul() {
        Recu recu = appelant.get(
                QF, appelant.parametres(CAS), bac.jetonParticulier(Set.of("cnaf_quotient_familial", "cnaf_enfants")));

        assertThat(recu.data()).containsOnlyKeys("enfants", "quotient_familial");
        appelant.get(QF, appelant.parametres(CAS), bac.jetonParticulier(Set.of("mesri_identite")))
                .vaut(403, "00100");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bac.jetonParticulier(Set.of("inconnu")))
                .withMessageContaining("cnaf_adresse");
    }

    @Test
    void plusieurs_erreurs_tiennent_en_une_seule_reponse() {
        Map<String, List<String>> parametres = appelant.parametres(CAS);
        parametres.put("nomNaissance", List.of("SP3CIMEN"));
        parametres.put("anneeDateNaissance", List.of("1899"));
        parametres.put("sexeEtatCivil", List.of("1"));
        parametres.put("codeCogInseePaysNaissance", List.of("100"));
        parametres.put("mois", List.of("13"));
        Recu recu = appelant.get(QF, parametres, bac.jetonParticulier());

        recu.vaut(422, "00420", "00363", "00427", "00400", "00354");
        assertThat(recu.entetes().get("Content-Type")).isEqualTo("application/vnd.api+json");
        assertThat(recu.erreurs())
                .allSatisfy(erreur -> assertThat(erreur).containsKeys("code", "title", "detail", "source", "meta"));
    }

    @Test
    void les_prenoms_sans_crochets_sont_refuses() {
        Map<String, List<String>> parametres = appelant.parametres(CAS);
        parametres.remove("prenoms[]");
        parametres.put("prenoms", List.of("PAUL"));
        appelant.get(QF, parametres, bac.jetonParticulier()).vaut(422, "00367");

        Map<String, List<String>> eleve = appelant.parametres("eleve-boursiere");
        eleve.put("prenoms", eleve.remove("prenoms[]"));
        eleve.put("anneeScolaire", List.of("2025"));
        eleve.put("codeEtablissement", List.of("0359999X"));
        appelant.get("/v5/men/scolarites/identite", eleve, bac.jetonParticulier())
                .vaut(422, "00421");
    }

    @ParameterizedTest
    @CsvSource({"AVRIL_2026, 00355", "AUTOMNE_2026, 35560"})
    void les_deux_generations_ont_leurs_codes(Generation generation, String inconnue) {
        try (BacASable choisi = ouvrir(ReglagesParticulier.parDefaut().generation(generation))) {
            Appelant autre = new Appelant(choisi);
            Map<String, List<String>> parametres = autre.parametres(CAS);
            parametres.put("nomNaissance", List.of("INCONNU-FICTIF"));

            autre.get(QF, parametres, choisi.jetonParticulier()).vaut(422, inconnue);
            autre.identite(QF, "sans-avis").vaut(404, "35003");
            choisi.panne(PanneParticulier.de(IncidentFournisseur.REPONSE_INCOMPRISE), 1);
            autre.identite(QF, CAS).vaut(502, generation == Generation.AVRIL_2026 ? "37999" : "35999");
            assertThat(autre.identite("/v3/dss/foyer_rsa/identite", "parent-isole")
                            .statut())
                    .isEqualTo(generation == Generation.AVRIL_2026 ? 404 : 200);
        }
    }

    @Test
    void a_l_automne_l_apostrophe_courbe_est_redressee_et_le_nom_d_usage_controle() {
        Map<String, List<String>> courbe = appelant.parametres("nee-outre-mer");
        courbe.put("nomNaissance", List.of("D’OUTRE-FICTION"));
        appelant.get(QF, courbe, bac.jetonParticulier()).vaut(404, "35003");
        Map<String, List<String>> usage = appelant.parametres(CAS);
        usage.put("nomUsage", List.of("S.P."));
        appelant.get(QF, usage, bac.jetonParticulier()).vaut(422, "00420");

        try (BacASable avril = ouvrir(ReglagesParticulier.parDefaut().generation(Generation.AVRIL_2026))) {
            Appelant ancien = new Appelant(avril);
            ancien.get(QF, courbe, avril.jetonParticulier()).vaut(422, "00420");
            assertThat(ancien.get(QF, usage, avril.jetonParticulier()).statut()).isEqualTo(200);
            Map<String, List<String>> sansSexe = appelant.parametres(CAS);
            sansSexe.remove("sexeEtatCivil");
            assertThat(ancien.get(QF, sansSexe, avril.jetonParticulier()).statut())
                    .isEqualTo(500);
            appelant.get(QF, sansSexe, bac.jetonParticulier()).vaut(422, "00427");
        }
    }

    @Test
    void une_date_partielle_se_demande_et_un_zero_est_refuse() {
        Map<String, List<String>> parametres = appelant.parametres(CAS);
        parametres.remove("moisDateNaissance");
        assertThat(appelant.get(QF, parametres, bac.jetonParticulier()).statut())
                .as("un jour sans mois est ignoré, et les prénoms suffisent")
                .isEqualTo(200);
        parametres.put("moisDateNaissance", List.of("0"));
        appelant.get(QF, parametres, bac.jetonParticulier()).vaut(422, "00363");
        parametres.remove("moisDateNaissance");
        parametres.remove("prenoms[]");
        appelant.get(QF, parametres, bac.jetonParticulier()).vaut(422, "35560");
        Map<String, List<String>> sansPrenoms = appelant.parametres(CAS);
        sansPrenoms.put("prenoms[]", List.of("POL"));
        assertThat(appelant.get(QF, sansPrenoms, bac.jetonParticulier()).statut())
                .as("la date entière rattrape un prénom mal écrit")
                .isEqualTo(200);
    }

    @Test
    void le_lieu_de_naissance_s_ecrit_par_son_code_ou_par_nom_et_departement() {
        Map<String, List<String>> parametres = appelant.parametres(CAS);
        parametres.remove("codeCogInseeCommuneNaissance");
        appelant.get(QF, parametres, bac.jetonParticulier()).vaut(422, "00365");
        parametres.put("nomCommuneNaissance", List.of("Lyon"));
        parametres.put("codeCogInseeDepartementNaissance", List.of("99"));
        appelant.get(QF, parametres, bac.jetonParticulier()).vaut(422, "00428");
        parametres.put("codeCogInseeDepartementNaissance", List.of("69"));
        assertThat(appelant.get(QF, parametres, bac.jetonParticulier()).statut())
                .isEqualTo(200);
        parametres.put("codeCogInseeCommuneNaissance", List.of("2a004"));
        appelant.get(QF, parametres, bac.jetonParticulier()).vaut(422, "00365");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99900000100018", "9990000010001", "abcdefghijklmn", ""})
    void un_recipient_sans_cle_est_refuse_et_laisse_la_demande_en_cours(String recipient) {
        Map<String, List<String>> parametres = appelant.parametres(CAS);
        parametres.put("recipient", List.of(recipient));
        Recu recu = appelant.get(QF, parametres, bac.jetonParticulier());

        recu.vaut(422, "00210");
        assertThat(recu.entetes().get("Content-Type")).isEqualTo("application/json");
        appelant.get(QF, parametres, bac.jetonParticulier()).vaut(409, "00015");
        bac.avancer(Duration.ofMinutes(1));
        appelant.get(QF, parametres, bac.jetonParticulier()).vaut(422, "00210");
    }

    @Test
    void la_poste_est_dispensee_de_cle() {
        Map<String, List<String>> parametres = appelant.parametres(CAS);
        parametres.put("recipient", List.of("35600000012345"));
        assertThat(appelant.get(QF, parametres, bac.jetonParticulier()).statut())
                .isEqualTo(200);
    }

    @Test
    void une_demande_coupee_reste_en_cours_une_minute() {
        bac.panne(PanneParticulier.coupure(), 1);
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> appelant.identite(QF, CAS));

        appelant.identite(QF, CAS).vaut(409, "00015");
        assertThat(appelant.identite(QF, "celibataire").statut()).isEqualTo(200);
        bac.avancer(Duration.ofMinutes(1));
        assertThat(appelant.identite(QF, CAS).statut()).isEqualTo(200);
        assertThat(appelant.identite(QF, CAS).statut()).isEqualTo(200);
    }

    @Test
    void deux_citoyens_se_genent_car_ils_partagent_un_meme_appelant() {
        bac.panne(PanneParticulier.coupureEnCoursDeReponse(), 1);
        String premier = bac.jetonFranceConnect(bac.personne(CAS));
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> appelant.citoyen(QF_CITOYEN, premier));

        appelant.citoyen(QF_CITOYEN, bac.jetonFranceConnect(bac.personne("celibataire")))
                .vaut(409, "00015");
    }

    @Test
    void chaque_reponse_dit_ou_en_est_le_quota_et_porte_un_numero() {
        Recu premiere = appelant.identite(QF, CAS);
        Recu deuxieme = appelant.identite(QF, CAS);

        assertThat(premiere.entetes().get("RateLimit-Limit")).isEqualTo("20");
        assertThat(premiere.entetes().get("RateLimit-Remaining")).isEqualTo("19");
        assertThat(deuxieme.entetes().get("RateLimit-Remaining")).isEqualTo("18");
        assertThat(premiere.entetes().get("RateLimit-Reset"))
                .isEqualTo(Long.toString(horloge.instant().getEpochSecond() + 1));
        assertThat(premiere.entetes().get("X-Request-ID"))
                .hasSize(36)
                .isNotEqualTo(deuxieme.entetes().get("X-Request-ID"));
        assertThat(appelant.get("/inconnu", Map.of(), Map.of()).entetes().get("X-Request-ID"))
                .hasSize(36);
    }

    @Test
    void au_dela_du_quota_vient_un_429_puis_le_bannissement() {
        try (BacASable serre = ouvrir(ReglagesParticulier.parDefaut().quota(2).bannirApres(3))) {
            Appelant autre = new Appelant(serre);
            autre.identite(QF, CAS);
            autre.identite(QF, CAS);
            Recu refus = autre.identite(QF, CAS);
            refus.vaut(429, "00429");
            assertThat(refus.entetes().get("Content-Type")).isEqualTo("application/json");
            assertThat(refus.entetes().get("Retry-After")).isEqualTo("1");
            assertThat(refus.entetes().get("RateLimit-Remaining")).isEqualTo("0");
            assertThat(autre.get(QF, autre.parametres(CAS), serre.jetonParticulier(Set.of("cnaf_adresse")))
                            .statut())
                    .as("un autre jeton a son quota")
                    .isEqualTo(200);
            serre.avancer(Duration.ofSeconds(1));
            assertThat(autre.identite(QF, CAS).statut()).isEqualTo(200);

            autre.identite(QF, CAS);
            autre.identite(QF, CAS);
            autre.identite(QF, CAS);
            assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> autre.identite(QF, CAS));
            serre.avancer(Duration.ofHours(12).minusSeconds(1));
            assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> autre.identite(QF, CAS));
            serre.avancer(Duration.ofSeconds(1));
            assertThat(autre.identite(QF, CAS).statut()).isEqualTo(200);
        }
    }

    @Test
    void une_reponse_est_gardee_un_jour_pour_le_quotient_et_une_heure_ailleurs() {
        Recu neuve = appelant.identite(QF, CAS);
        bac.avancer(Duration.ofHours(1));
        Recu gardee = appelant.identite(QF, CAS);
        Recu contournee = appelant.get(
                QF,
                appelant.parametres(CAS),
                Map.of("Authorization", "Bearer " + bac.jetonParticulier(), "Cache-Control", "no-cache"));

        assertThat(neuve.entetes().get("X-Response-Cached")).isEqualTo("false");
        assertThat(neuve.entetes().get("X-Cache-Expires-in")).isEmpty();
        assertThat(gardee.entetes().get("X-Response-Cached")).isEqualTo("true");
        assertThat(gardee.entetes().get("X-Cache-Expires-in")).isEqualTo("82800");
        assertThat(contournee.entetes().get("X-Response-Cached")).isEqualTo("false");
        appelant.aide("prime_activite", CAS);
        bac.avancer(Duration.ofHours(1));
        assertThat(appelant.aide("prime_activite", CAS).entetes().get("X-Response-Cached"))
                .isEqualTo("false");
    }

    @Test
    void le_cache_peut_rendre_le_mois_d_hier() {
        Clock fin = Clock.fixed(Instant.parse("2026-11-30T22:00:00Z"), ZoneOffset.UTC);
        try (BacASable autre = BacASable.builder().horloge(fin).demarrer()) {
            Appelant decembre = new Appelant(autre);
            decembre.identite(QF, CAS);
            autre.avancer(Duration.ofHours(5));
            assertThat(decembre.identite(QF, CAS).objet("quotient_familial")).containsEntry("mois", 11.0);
        }
    }

    /** La fenêtre avance l'horloge, puis la remet à l'heure : rien de cet avenir ne reste. */
    @Test
    void d_une_horloge_remise_a_l_heure_ni_reponse_ni_bannissement_ne_restent() {
        Instant debut = Instant.parse("2026-11-15T10:00:00Z");
        AtomicReference<Instant> heure = new AtomicReference<>(debut);
        InstantSource source = heure::get;
        try (BacASable autre = BacASable.builder()
                .horloge(source.withZone(ZoneOffset.UTC))
                .particulier(ReglagesParticulier.parDefaut().quota(2).bannirApres(1))
                .demarrer()) {
            Appelant revenu = new Appelant(autre);
            heure.set(debut.plus(Duration.ofDays(60)));
            assertThat(revenu.identite(QF, CAS).objet("quotient_familial")).containsEntry("mois", 1.0);
            revenu.identite(QF, CAS);
            revenu.identite(QF, CAS).vaut(429, "00429");
            assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> revenu.identite(QF, CAS));

            heure.set(debut);

            assertThat(revenu.identite(QF, CAS).objet("quotient_familial")).containsEntry("mois", 11.0);
        }
    }

    @Test
    void le_jeton_du_citoyen_remplace_celui_d_api_particulier() {
        String jeton = bac.jetonFranceConnect(bac.personne(CAS));
        assertThat(appelant.citoyen(QF_CITOYEN, jeton).data())
                .isEqualTo(appelant.identite(QF, CAS).data());
        String restreint = bac.jetonFranceConnect(bac.personne(CAS).spi(), Set.of("cnaf_enfants"));
        assertThat(appelant.citoyen(QF_CITOYEN, restreint).data()).containsOnlyKeys("enfants");
        appelant.citoyen(QF_CITOYEN, bac.jetonParticulier()).vaut(401, "51502");
        appelant.citoyen(QF_CITOYEN, "court").vaut(401, "51501");
        appelant.get(QF_CITOYEN, Map.of("recipient", List.of(RECIPIENT)), Map.of())
                .vaut(401, "51504");
        bac.avancer(Duration.ofMinutes(1));
        appelant.citoyen(QF_CITOYEN, jeton).vaut(401, "51502");
    }

    @Test
    void l_identite_de_l_etudiant_ne_vient_pas_par_franceconnect() {
        String jeton = bac.jetonFranceConnect(bac.personne("etudiante-non-imposable"));
        assertThat(appelant.citoyen("/v3/mesri/statut_etudiant/france_connect", jeton)
                        .data())
                .containsOnlyKeys("admissions");
    }

    @Test
    void franceconnect_a_son_propre_quota_a_l_automne() {
        for (int i = 0; i < 30; i++) {
            appelant.citoyen(QF_CITOYEN, "court").vaut(401, "51501");
        }
        appelant.citoyen(QF_CITOYEN, "court").vaut(429, "00429");
    }

    @Test
    void un_editeur_passe_par_ses_delegations() {
        DelegationFictive seule = bac.delegations().get(0);
        DelegationFictive restreinte = bac.delegations().get(1);
        Map<String, List<String>> parametres = appelant.parametres(CAS);
        assertThat(appelant.get(QF, parametres, bac.jetonEditeur()).data()).hasSize(4);
        assertThat(parametres.get("recipient")).containsExactly(seule.siret());

        parametres.put("recipient", List.of(restreinte.siret()));
        appelant.get(QF, parametres, bac.jetonEditeur()).vaut(422, "00212");
        parametres.put("delegation_id", List.of(restreinte.id()));
        assertThat(appelant.get(QF, parametres, bac.jetonEditeur()).data()).containsOnlyKeys("quotient_familial");
        parametres.put("delegation_id", List.of(seule.id()));
        appelant.get(QF, parametres, bac.jetonEditeur()).vaut(403, "00100");
        parametres.put("recipient", List.of("99900000300015"));
        appelant.get(QF, parametres, bac.jetonEditeur()).vaut(403, "00213");
        parametres.remove("recipient");
        appelant.get(QF, parametres, bac.jetonEditeur()).vaut(422, "00210");
    }

    @Test
    void un_jeton_absent_inconnu_ou_expire_vaut_401_en_json_simple() {
        Recu absent = appelant.get(QF, appelant.parametres(CAS), Map.of());
        absent.vaut(401, "00101");
        assertThat(absent.entetes().get("Content-Type")).isEqualTo("application/json");
        appelant.get(QF, appelant.parametres(CAS), "invente").vaut(401, "00101");
        appelant.get(QF, appelant.parametres(CAS), Map.of("X-Api-Key", bac.jetonParticulier()))
                .vaut(401, "00101");
        bac.avancer(Duration.ofDays(548));
        appelant.identite(QF, CAS).vaut(401, "00103");
    }

    @Test
    void comme_au_bac_a_sable_de_la_dinum_la_personne_s_ecrit_exactement() {
        try (BacASable staging = ouvrir(ReglagesParticulier.parDefaut().commeStaging())) {
            Appelant autre = new Appelant(staging);
            assertThat(autre.get(QF, autre.parametres(CAS), staging.jetonParticulier(Set.of("cnaf_enfants")))
                            .data())
                    .as("pas de masque")
                    .hasSize(4);
            Map<String, List<String>> parametres = autre.parametres(CAS);
            parametres.put("jourDateNaissance", List.of("02"));
            parametres.put("nomNaissance", List.of("specimen"));
            assertThat(autre.get(QF, parametres, staging.jetonParticulier()).statut())
                    .isEqualTo(200);
            parametres.put("prenoms[]", List.of("JEAN", "PAUL"));
            autre.get(QF, parametres, staging.jetonParticulier()).vaut(404, "23003");
            Recu repetee = autre.identite(QF, CAS);
            assertThat(repetee.entetes().get("X-Response-Cached")).isEqualTo("false");
        }
    }

    /** La DINUM a des fichiers pour des mois, des campagnes et des périmètres : ils comptent dans l'ensemble exact, tels qu'ils s'écrivent. */
    @Test
    void au_bac_a_sable_de_la_dinum_ce_qui_est_propre_a_la_ressource_compte_tel_qu_il_s_ecrit() {
        try (BacASable staging = ouvrir(ReglagesParticulier.parDefaut().commeStaging())) {
            Appelant autre = new Appelant(staging);
            String jeton = staging.jetonParticulier();
            Map<String, List<String>> mois = autre.parametres(CAS);
            mois.put("annee", List.of("2025"));
            mois.put("mois", List.of("8"));
            assertThat(autre.get(QF, mois, jeton).objet("quotient_familial")).containsEntry("mois", 8.0);
            autre.get(AAH, mois, jeton).vaut(404, "23003");
            mois.put("mois", List.of("08"));
            autre.get(QF, mois, jeton).vaut(404, "23003");

            Map<String, List<String>> campagne = autre.parametres("etudiante-non-imposable");
            campagne.remove("codeCogInseePaysNaissance");
            campagne.put("campaignYear", List.of("2024"));
            assertThat(autre.get("/v5/cnous/etudiant_boursier/identite", campagne, jeton)
                            .statut())
                    .isEqualTo(200);

            Map<String, List<String>> perimetre = autre.parametres("eleve-boursiere");
            perimetre.keySet().removeIf(nom -> nom.startsWith("codeCog"));
            perimetre.put("anneeScolaire", List.of("2025"));
            perimetre.put("degreEtablissement", List.of("2D"));
            perimetre.put("codesBcnDepartements[]", List.of("035"));
            assertThat(autre.get(SCOLARITE, perimetre, jeton).statut()).isEqualTo(200);
            perimetre.put("codesBcnDepartements[]", List.of("035", "022"));
            autre.get(SCOLARITE, perimetre, jeton).vaut(404, "30003");
            perimetre.remove("codesBcnDepartements[]");
            perimetre.put("codesBcnRegions[]", List.of("53"));
            assertThat(autre.get(SCOLARITE, perimetre, jeton).statut()).isEqualTo(200);

            Map<String, List<String>> service = autre.parametres("etudiante-non-imposable");
            service.keySet().removeIf(nom -> nom.startsWith("codeCog") || nom.startsWith("sexe"));
            assertThat(autre.get("/v3/gip_mds/service_civique/identite", service, jeton)
                            .statut())
                    .isEqualTo(200);
        }
    }

    @Test
    void une_version_inconnue_a_son_code_et_un_chemin_inconnu_n_a_pas_de_json() {
        appelant.identite("/v4/dss/quotient_familial/identite", CAS).vaut(404, "00402");
        for (String chemin : List.of("/v3/dss/inconnu/identite", "/v3/sdh/statut_sportif/identifiant", "/")) {
            Recu recu = appelant.identite(chemin, CAS);
            assertThat(recu.statut()).isEqualTo(404);
            assertThat(recu.corps()).isEmpty();
        }
        assertThat(bac.journal().toString()).contains("/v3/dss/{…}/identite").doesNotContain("inconnu/", "SPECIMEN");
    }

    @Test
    void les_routes_de_service_repondent() {
        assertThat(appelant.get("/api/ping", Map.of(), Map.of()).corps()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(appelant.get("/api/cnous/ping", Map.of(), Map.of()).statut()).isEqualTo(200);
        assertThat(appelant.get("/api/autre/ping", Map.of(), Map.of()).statut()).isEqualTo(404);
        String jeton = bac.jetonParticulier(Set.of("cnaf_enfants"));
        assertThat(appelant.get("/api/introspect", Map.of(), jeton).objet())
                .containsKeys("_id", "name")
                .containsEntry("scopes", List.of("cnaf_enfants"));
        assertThat(appelant.get("/v3/token/introspect", Map.of(), jeton).data())
                .containsEntry("scopes", List.of("cnaf_enfants"));
        appelant.get("/api/introspect", Map.of(), "invente").vaut(401, "00101");
    }

    private BacASable ouvrir(ReglagesParticulier reglages) {
        return BacASable.builder().horloge(horloge).particulier(reglages).demarrer();
    }
}
