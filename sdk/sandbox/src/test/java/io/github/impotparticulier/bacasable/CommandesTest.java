package io.github.impotparticulier.bacasable;

import static io.github.impotparticulier.bacasable.Appelant.chemin;
import static io.github.impotparticulier.bacasable.Appelant.liste;
import static io.github.impotparticulier.bacasable.Appelant.objet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.bacasable.Appelant.Recu;
import io.github.impotparticulier.bacasable.Appelant.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ce que le programme sert en plus de la DGFiP, sous {@code /bac-a-sable}. */
class CommandesTest {
    private final BacASable bac = BacASable.builder()
            .horloge(new HorlogeMobile("2025-03-10T10:00:00Z"))
            .demarrer()
            .ouvrirAnnexe();
    private final Appelant appelant = new Appelant(bac);
    private final String spi = bac.personne("veuf").spi();

    @AfterEach
    void fermer() {
        bac.close();
    }

    @ParameterizedTest
    @CsvSource({
        "quota-depasse, 429",
        "quota-depasse?retry-after=30, 429",
        "indisponible?retry-after=30, 503",
        "erreur-technique, 500",
        "erreur-technique?code=5001, 500",
        "lenteur?duree=1, 200",
        "quota-dans-le-corps?dans=9, 429",
        "page-html, 403",
        "page-html?statut=401, 401",
        "statut-nu, 401",
        "statut-nu?statut=429, 429",
        "objet-vide, 200",
        "route-non-deployee, 404",
        "ressource-non-declaree, 403",
        "erreur-de-la-passerelle, 500",
        "arriere-muet, 401",
        "controle-en-panne, 500",
        "souscription-inactive, 401",
        "application-bloquee, 403",
        "erreur-sous-200, 200",
        "jeton-perime, 401",
        "annee-pas-encore-sortie, 410"
    })
    void chaque_panne_se_declenche_puis_se_retablit(String panne, int statut) {
        Recu declenchee = commander("PUT", "panne/" + panne);
        Recu enPanne = appelant.irAssiette(spi, 2023);
        Recu retablie = commander("DELETE", "panne");

        assertThat(declenchee.statut()).isEqualTo(200);
        assertThat(declenchee.corps()).startsWith("{\"panne\":\"" + panne.replaceAll("\\?.*", "") + "\"");
        assertThat(enPanne.statut()).isEqualTo(statut);
        assertThat(enPanne.entetes().get("Retry-After")).isEqualTo(panne.contains("retry-after") ? "30" : null);
        assertThat(enPanne.corps().contains("\"code\":5001")).isEqualTo(panne.contains("code="));
        assertThat(retablie.corps()).isEqualTo("{\"panne\":\"aucune\"}\n");
        assertThat(appelant.irAssiette(spi, 2023).statut()).isEqualTo(200);
        assertThat(bac.journal().get(1).motif()).get().asString().startsWith("Panne demandée : ");
    }

    @Test
    void une_panne_se_compte_et_se_place_sur_les_jetons() {
        Recu declenchee = commander("PUT", "panne/indisponible?fois=2&sur=jetons");

        assertThat(declenchee.corps()).isEqualTo("{\"panne\":\"indisponible\",\"fois\":2}\n");
        assertThat(appelant.demanderJeton("").statut()).isEqualTo(503);
        assertThat(appelant.demanderJeton("").statut()).isEqualTo(503);
        assertThat(appelant.irAssiette(spi, 2023).statut()).isEqualTo(200);
    }

    @Test
    void toutes_les_pannes_ont_un_nom_et_un_effet() {
        assertThat(PanneNommee.TOUTES)
                .extracting(panne -> panne.parDefaut().nom())
                .doesNotHaveDuplicates();
        assertThat(PanneNommee.noms()).contains("coupure, coupure-en-cours");
        assertThat(PanneNommee.nommee("coupure").orElseThrow().parDefaut())
                .hasToString("Panne[connexion coupée avant la réponse]");
        assertThat(PanneNommee.nommee("coupure-en-cours").orElseThrow().parDefaut())
                .hasToString("Panne[connexion coupée au milieu de la réponse]");
    }

    @Test
    void une_panne_d_api_particulier_se_declenche_et_se_retablit_aussi() {
        Recu declenchee = commander("PUT", "panne-particulier/jeton-revoque?fois=1");
        String chemin = "/v3/dss/quotient_familial/identite?recipient=99900000100019";

        assertThat(declenchee.corps()).isEqualTo("{\"panne\":\"jeton-revoque\"}\n");
        assertThat(particulier(chemin)).isEqualTo(401);
        assertThat(particulier(chemin)).isEqualTo(422);
        commander("PUT", "panne-particulier/page-html");
        assertThat(particulier(chemin)).isEqualTo(403);
        commander("DELETE", "panne");
        assertThat(particulier(chemin)).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    PUT    | panne-particulier/inconnue       | 404 | Panne inconnue ; pannes connues : erreur-interne
                    PUT    | panne-particulier/reseau?fois=0  | 400 | Une panne touche au moins un appel
                    PUT    | panne-particulier/reseau?dans=1  | 400 | Paramètres de cette panne : fois
                    PUT    | panne/inconnue                   | 404 | Panne inconnue ; pannes connues : quota-depasse
                    PUT    | panne/coupure?duree=3            | 400 | Paramètres de cette panne : fois, sur
                    PUT    | panne/quota-depasse?retry-after=x | 400 | retry-after est un nombre entier
                    PUT    | panne/quota-depasse?fois=0       | 400 | Une panne touche au moins une requête
                    PUT    | panne/lenteur?duree=99999999     | 400 | Le délai d'une panne
                    PUT    | panne/coupure?sur=tout           | 400 | sur n'admet que
                    PUT    | panne/jeton-perime?sur=jetons    | 400 | Cette panne n'a de sens que sur une ressource
                    PUT    | panne/page-html?statut=204       | 400 | Le statut d'une page
                    PUT    | panne/quota-depasse?fois         | 400 | fois se donne une fois, avec sa valeur
                    PUT    | panne/quota-depasse?sur          | 400 | sur se donne une fois, avec sa valeur
                    PUT    | panne/quota-depasse?fois=1&fois=2 | 400 | fois se donne une fois
                    PUT    | panne/coupure?sur=jetons&sur=tout | 400 | sur se donne une fois
                    PUT    | panne-particulier/reseau?fois    | 400 | fois se donne une fois
                    PUT    | panne-particulier/reseau?fois=1&fois=2 | 400 | fois se donne une fois
                    DELETE | panne?fois=1                     | 400 | Cette commande n'a pas de paramètre
                    DELETE | jetons?spi=DUPONT                | 400 | Cette commande n'a pas de paramètre
                    GET    | journal?depuis=DUPONT            | 400 | Cette commande n'a pas de paramètre
                    GET    | jeton-franceconnect?nom=DUPONT   | 400 | Cette commande n'a que le paramètre spi
                    GET    | jeton-franceconnect?spi=1&spi=2  | 400 | spi se donne une fois
                    GET    | jeton-franceconnect              | 404 | spi doit être
                    GET    | jeton-franceconnect?spi=DUPONT   | 404 | spi doit être
                    GET    | panne                            | 404 | Commandes servies
                    PUT    | panne                            | 404 | Commandes servies
                    POST   | journal                          | 404 | Commandes servies
                    """)
    void une_commande_fautive_dit_ce_qui_est_attendu(String methode, String commande, int statut, String motif) {
        Recu recu = commander(methode, commande);

        assertThat(recu.statut()).isEqualTo(statut);
        assertThat(objet(recu).get("erreur").toString()).startsWith(motif).doesNotContain("DUPONT");
        assertThat(appelant.irAssiette(spi, 2023).statut()).isEqualTo(200);
    }

    @Test
    void un_jeton_franceconnect_s_obtient_par_le_numero_fiscal() {
        String jeton = objet(commander("GET", "jeton-franceconnect?spi=" + spi))
                .get("jeton")
                .toString();

        assertThat(appelant.franceConnect(Route.ASSIETTE, jeton, 2023).statut()).isEqualTo(200);
    }

    @Test
    void les_jetons_se_periment() {
        Map<String, String> entetes = appelant.entetes();
        Recu perimes = commander("DELETE", "jetons");

        assertThat(perimes.statut()).isEqualTo(200);
        assertThat(appelant.get(chemin(spi, "2023"), entetes).statut()).isEqualTo(401);
    }

    @Test
    void le_journal_se_lit_sans_les_commandes_ni_rien_de_personnel() {
        appelant.irAssiette(spi, 2023);
        appelant.irAssiette(spi, 2030);
        commander("GET", "jeton-franceconnect?spi=" + spi);
        Recu journal = commander("GET", "journal");

        assertThat(journal.corps()).doesNotContain(spi, "bac-a-sable");
        assertThat(liste(objet(journal), "echanges"))
                .hasSize(4)
                .element(1)
                .isEqualTo(Map.of(
                        "methode", "GET", "route", "/spi/{spi}/situations/ir/assiettes/annrev/2023", "statut", 200.0));
        assertThat(liste(objet(journal), "echanges").get(3).get("motif").toString())
                .startsWith("Aucun résultat");
    }

    /** Un site peut faire pointer son nom vers 127.0.0.1 : son navigateur dit alors de quelle page vient la commande. */
    @ParameterizedTest
    @CsvSource({
        "PUT, panne/indisponible, http://site.exemple.invalid",
        "PUT, panne-particulier/coupure, null",
        "DELETE, panne, http://127.0.0.1:1",
        "DELETE, jetons, https://site.exemple.invalid"
    })
    void une_page_web_ne_commande_rien(String methode, String commande, String origine) {
        Recu refus = appelant.envoyer(methode, "/bac-a-sable/" + commande, "", Map.of("Origin", origine));

        assertThat(refus.statut()).isEqualTo(403);
        assertThat(refus.corps()).doesNotContain(origine);
        assertThat(appelant.irAssiette(spi, 2023).statut()).isEqualTo(200);
    }

    @Test
    void dans_une_jvm_rien_n_est_servi_hors_du_contrat() {
        try (BacASable strict = BacASable.demarrer()) {
            assertThat(new Appelant(strict)
                            .get("/bac-a-sable/journal", Map.of())
                            .statut())
                    .isEqualTo(404);
            assertThat(strict.journal()).singleElement().hasFieldOrPropertyWithValue("route", "/{…}/{…}");
        }
    }

    private int particulier(String chemin) {
        try {
            HttpURLConnection appel = (HttpURLConnection)
                    URI.create(bac.particulier() + chemin).toURL().openConnection();
            appel.setRequestProperty("Authorization", "Bearer " + bac.jetonParticulier());
            return appel.getResponseCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Recu commander(String methode, String commande) {
        return appelant.envoyer(methode, "/bac-a-sable/" + commande, "", Map.of());
    }
}
