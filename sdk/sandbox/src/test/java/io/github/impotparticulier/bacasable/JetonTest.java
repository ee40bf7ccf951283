package io.github.impotparticulier.bacasable;

import static io.github.impotparticulier.bacasable.Appelant.basic;
import static io.github.impotparticulier.bacasable.Appelant.objet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.bacasable.Appelant.Recu;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JetonTest {
    private static final String IR = "grant_type=client_credentials&scope=RessourceIR";

    private final HorlogeMobile horloge = new HorlogeMobile("2025-03-10T10:00:00Z");
    private final BacASable bac = BacASable.builder()
            .horloge(horloge)
            .dureeJeton(Duration.ofMinutes(10))
            .demarrer();
    private final Appelant appelant = new Appelant(bac);

    @AfterEach
    void fermer() {
        bac.close();
    }

    @Test
    void delivreUnJetonPourLesPerimetresDemandes() {
        Recu reponse = appelant.demanderJeton("grant_type=client_credentials&scope=RessourceIR+RessourceIFI");

        assertThat(reponse.statut()).isEqualTo(200);
        assertThat(reponse.entetes().get("Cache-Control")).isEqualTo("no-store");
        assertThat(objet(reponse))
                .containsOnlyKeys("access_token", "scope", "token_type", "expires_in")
                .containsEntry("token_type", "Bearer")
                .containsEntry("scope", "RessourceIFI RessourceIR")
                .containsEntry("expires_in", 600.0);
    }

    @Test
    void unJetonPeutEnRevoquerUnAutreDeMemePortee() {
        try (BacASable severe =
                BacASable.builder().horloge(horloge).jetonsRevoques().demarrer()) {
            Appelant autre = new Appelant(severe);
            String spi = severe.personne("veuf").spi();
            Map<String, String> ancien = autre.entetes();
            assertThat(autre.get(Appelant.chemin(spi, "2023"), ancien).statut()).isEqualTo(200);

            Map<String, String> nouveau = autre.entetes();

            assertThat(autre.get(Appelant.chemin(spi, "2023"), ancien).statut()).isEqualTo(401);
            assertThat(autre.get(Appelant.chemin(spi, "2023"), nouveau).statut())
                    .isEqualTo(200);
        }
    }

    @Test
    void rendLeMemeJetonJusquAsonEcheancePuisUnNouveau() {
        Object premier = objet(appelant.demanderJeton(IR)).get("access_token");
        horloge.avancer(Duration.ofSeconds(599));
        Map<String, Object> encore = objet(appelant.demanderJeton(IR));
        horloge.avancer(Duration.ofSeconds(1));
        Map<String, Object> nouveau = objet(appelant.demanderJeton(IR));

        assertThat(encore).containsEntry("access_token", premier).containsEntry("expires_in", 1.0);
        assertThat(nouveau).doesNotContainEntry("access_token", premier).containsEntry("expires_in", 600.0);
    }

    @Test
    void lOrdreDesPerimetresNeComptePasMaisLeurEnsembleSi() {
        assertThat(appelant.jeton("RessourceIFI RessourceIR"))
                .isEqualTo(appelant.jeton("RessourceIR RessourceIFI"))
                .isNotEqualTo(appelant.jeton("RessourceIR"));
    }

    @Test
    void plusieursFilsObtiennentLeMemeJeton() {
        Set<String> jetons = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 40).parallel().forEach(i -> jetons.add(appelant.jeton("RessourceIR")));

        assertThat(jetons).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RessourceIR",
                "RessourceIRFacture",
                "RessourceIRDerniere",
                "RessourceIRDerniere2",
                "RessourceIRMultiple",
                "RessourceTHPrincipale",
                "RessourceIFI",
                "RessourceLEP",
                "api_r2p_resolution_spi",
                "api_r2p_recherche_personne_physique",
                "sfip_lep",
                "sfip_donnees_fiscales_usagers"
            })
    void connaitTousLesPerimetresPublies(String perimetre) {
        assertThat(objet(appelant.demanderJeton("grant_type=client_credentials&scope=" + perimetre)))
                .containsEntry("scope", perimetre);
    }

    @ParameterizedTest
    @ValueSource(strings = {"grant_type=client_credentials", "scope=&grant_type=client_credentials"})
    void sansPerimetreLeJetonNOuvreRien(String formulaire) {
        assertThat(objet(appelant.demanderJeton(formulaire))).containsEntry("scope", "default");
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type=password&scope=RessourceIR, unsupported_grant_type",
        "grant_type=client_credentials&scope=RessourceXX, invalid_scope",
        "grant_type=client_credentials&scope=RessourceIR+autre, invalid_scope",
        "grant_type=client_credentials&scope=ressourceir, invalid_scope",
        "scope=RessourceIR, invalid_request",
        "grant_type=client_credentials&scope=RessourceIR&scope=RessourceIFI, invalid_request",
        "grant_type=client_credentials&scope=%zz, invalid_request"
    })
    void refuseUnFormulaireFautif(String formulaire, String erreur) {
        Recu reponse = appelant.demanderJeton(formulaire);

        assertThat(reponse.statut()).isEqualTo(400);
        assertThat(objet(reponse)).containsEntry("error", erreur).containsKey("error_description");
    }

    @Test
    void refuseUnCorpsQuiNestPasUnFormulaire() {
        Recu reponse = appelant.envoyer(
                "POST",
                "/token",
                IR,
                Map.of("Authorization", basic(bac.cle(), bac.secret()), "Content-Type", "application/json"));

        assertThat(reponse.statut()).isEqualTo(400);
        assertThat(objet(reponse)).containsEntry("error", "invalid_request");
    }

    @Test
    void refuseDesIdentifiantsFauxOuAbsents() {
        String forme = "application/x-www-form-urlencoded";
        for (Recu reponse : List.of(
                appelant.demanderJeton(IR, basic(bac.cle(), "faux")),
                appelant.demanderJeton(IR, basic("faux", bac.secret())),
                appelant.demanderJeton(IR, "Bearer x"),
                appelant.envoyer("POST", "/token", IR, Map.of("Content-Type", forme)))) {
            assertThat(reponse.statut()).isEqualTo(401);
            assertThat(objet(reponse))
                    .containsOnlyKeys("error", "error_description")
                    .containsEntry("error", "invalid_client");
        }
    }

    @Test
    void neSertQuePost() {
        assertThat(appelant.get("/token", Map.of()).statut()).isEqualTo(405);
    }
}
