package io.github.impotparticulier.exemples;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.impotparticulier.ApiParticulierClient;
import io.github.impotparticulier.bacasable.particulier.IncidentFournisseur;
import io.github.impotparticulier.bacasable.particulier.PanneParticulier;
import io.github.impotparticulier.exemples.TransportScolaire.Carte;
import io.github.impotparticulier.exemples.TransportScolaire.Tarif;
import io.github.impotparticulier.particulier.PerimetreScolaire;
import io.github.impotparticulier.particulier.PerimetreScolaire.Degre;
import io.github.impotparticulier.personne.EtatCivil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransportScolaireTest {
    private static final Map<String, PerimetreScolaire> OU = Map.of(
            "eleve-boursiere", PerimetreScolaire.etablissement("0359999X"),
            "eleve-du-premier-degre", PerimetreScolaire.departements(Degre.PREMIER, List.of("031")),
            "eleve-non-boursier", PerimetreScolaire.regions(Degre.SECOND, List.of("52")),
            "eleve-non-scolarise", PerimetreScolaire.departements(Degre.SECOND, List.of("013")));

    private static final String[] ELEVE = {
        "men_statut_identite", "men_statut_scolarite", "men_statut_etablissement", "men_statut_boursier"
    };

    private final Commune commune = new Commune("2024-11-15");

    @AfterEach
    void fermer() {
        commune.close();
    }

    private Carte carte(EtatCivil eleve, PerimetreScolaire ou, EtatCivil parent) {
        return new TransportScolaire(commune.particulier()).pour(eleve, ou, 2024, parent);
    }

    private Carte carte(String eleve, String parent) {
        return carte(commune.etatCivil(eleve), OU.get(eleve), commune.etatCivil(parent));
    }

    private boolean interroge(String mot) {
        return commune.bac.journal().stream()
                .anyMatch(echange -> echange.route().contains(mot));
    }

    @ParameterizedTest
    @CsvSource({
        "eleve-boursiere, parent-isole, GRATUIT, le parent a la complémentaire santé solidaire",
        "eleve-boursiere, declarante-invalide, GRATUIT, le parent a l'AAH",
        "eleve-boursiere, maries-deux-enfants, REDUIT, élève boursier",
        "eleve-boursiere, veuf, REDUIT, élève boursier",
        "eleve-non-boursier, maries-deux-enfants, PLEIN, 'ni droit du parent, ni bourse'",
        "eleve-non-boursier, celibataire, GRATUIT, le parent a la complémentaire santé solidaire",
        "eleve-du-premier-degre, parent-isole, GRATUIT, le parent a la complémentaire santé solidaire",
    })
    void le_tarif_suit_les_droits_du_parent_puis_la_bourse(String eleve, String parent, Tarif tarif, String motif) {
        assertThat(carte(eleve, parent)).isEqualTo(new Carte(Optional.of(tarif), motif));
    }

    @Test
    void l_aah_n_est_demandee_que_si_la_c2s_est_non() {
        carte("eleve-boursiere", "parent-isole");

        assertThat(interroge("complementaire_sante_solidaire")).isTrue();
        assertThat(interroge("allocation_adulte_handicape")).isFalse();
    }

    @Test
    void une_bourse_inconnue_n_est_pas_non() {
        Carte carte = carte("eleve-du-premier-degre", "maries-deux-enfants");

        assertThat(carte.tarif()).isEmpty();
        assertThat(carte.motif()).startsWith("bourse non communiquée");
    }

    @Test
    void un_eleve_non_scolarise_ou_inconnu_n_a_pas_de_carte_et_ses_parents_ne_sont_pas_interroges() {
        Carte absent = carte("eleve-non-scolarise", "parent-isole");
        Carte inconnu = carte(Commune.etatCivilInconnu(), OU.get("eleve-boursiere"), commune.etatCivil("parent-isole"));

        assertThat(List.of(absent, inconnu)).allSatisfy(carte -> {
            assertThat(carte.tarif()).isEmpty();
            assertThat(carte.motif()).startsWith("scolarité de l'élève : ");
        });
        assertThat(interroge("dss")).isFalse();
    }

    @Test
    void un_parent_non_reconnu_n_est_pas_un_parent_sans_droit() {
        Carte carte =
                carte(commune.etatCivil("eleve-boursiere"), OU.get("eleve-boursiere"), Commune.etatCivilInconnu());

        assertThat(carte.tarif()).isEmpty();
        assertThat(carte.motif()).contains("identité n'est reconnue de personne");
    }

    @Test
    void une_scolarite_hors_des_portees_se_dit() {
        commune.habiliter("men_statut_boursier", "complementaire_sante_solidaire", "allocation_adulte_handicape");

        Carte carte = carte("eleve-boursiere", "parent-isole");

        assertThat(carte.tarif()).isEmpty();
        assertThat(carte.motif()).startsWith("scolarité non communiquée");
    }

    @Test
    void un_droit_non_accorde_se_dit_et_n_est_pas_non() {
        commune.habiliter(ELEVE);

        Carte carte = carte("eleve-boursiere", "parent-isole");

        assertThat(carte.tarif()).isEmpty();
        assertThat(carte.motif())
                .startsWith("la complémentaire santé solidaire : ")
                .contains("habilitation");
    }

    /** Le bac à sable ne rend jamais nul un droit, que le contrat n'exclut pas. */
    @Test
    void un_droit_inconnu_n_est_pas_non() throws IOException {
        assertThat(carteSelon("{\"est_scolarise\":true,\"est_boursier\":false}"))
                .isEqualTo(new Carte(Optional.empty(), "la complémentaire santé solidaire : non communiqué"));
    }

    /** L'environnement de test de l'API en rend ainsi. */
    @Test
    void la_scolarite_de_l_annee_d_avant_n_est_pas_celle_demandee() throws IOException {
        assertThat(carteSelon("{\"annee_scolaire\":\"2023-2024\",\"est_scolarise\":true,\"est_boursier\":true}")
                        .motif())
                .startsWith("scolarité non communiquée");
    }

    private Carte carteSelon(String scolarite) throws IOException {
        HttpServer serveur = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serveur.createContext("/", echange -> {
            String donnees = echange.getRequestURI().getPath().contains("scolarites")
                    ? scolarite
                    : "{\"est_beneficiaire\":null,\"avec_participation\":null}";
            byte[] corps = ("{\"data\":" + donnees + ",\"links\":{},\"meta\":{}}").getBytes(StandardCharsets.UTF_8);
            echange.getResponseHeaders().set("Content-Type", "application/json");
            echange.sendResponseHeaders(200, corps.length);
            echange.getResponseBody().write(corps);
            echange.close();
        });
        serveur.start();
        try (ApiParticulierClient client = ApiParticulierClient.builder()
                .adresse("http://127.0.0.1:" + serveur.getAddress().getPort())
                .jeton("jeton-fictif")
                .destinataire(Commune.SIRET)
                .build()) {
            return new TransportScolaire(client)
                    .pour(
                            commune.etatCivil("eleve-boursiere"),
                            OU.get("eleve-boursiere"),
                            2024,
                            commune.etatCivil("parent-isole"));
        } finally {
            serveur.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, scolarité de l'élève : ", "1, la complémentaire santé solidaire : ", "2, l'AAH : "})
    void une_panne_se_dit_a_chaque_pas_et_n_est_pas_un_repli(int servis, String debut) {
        commune.panneApres(servis, PanneParticulier.de(IncidentFournisseur.INDISPONIBLE));

        Carte carte = carte("eleve-boursiere", "maries-deux-enfants");

        assertThat(carte.tarif()).isEmpty();
        assertThat(carte.motif()).startsWith(debut).contains("indisponible");
    }
}
