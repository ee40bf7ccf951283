package io.github.impotparticulier.exemples.demonstrations;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.ContratPartenaire;
import io.github.impotparticulier.exemples.demonstrations.Essai.Resultat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** La page de cantine, par HTTP. */
class GuichetCantineTest {
    private static final Clock NOVEMBRE_2024 = Essai.le("2024-11-15");
    private static final String FORMULAIRE = "application/x-www-form-urlencoded";

    private final List<String> journal = Collections.synchronizedList(new ArrayList<>());
    private final HttpClient navigateur = HttpClient.newHttpClient();
    private BacASable bac;
    private ImpotParticulierClient client;
    private GuichetCantine guichet;

    @BeforeEach
    void ouvrir() {
        bac = BacASable.builder().horloge(NOVEMBRE_2024).demarrer();
        client = Demonstration.client(bac, NOVEMBRE_2024);
        guichet = new GuichetCantine(client, journal::add);
    }

    @AfterEach
    void fermer() {
        guichet.close();
        client.close();
        bac.close();
    }

    private HttpResponse<String> envoyer(HttpRequest.Builder requete) throws IOException, InterruptedException {
        return navigateur.send(requete.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder vers(String chemin) {
        return HttpRequest.newBuilder(guichet.adresse().resolve(chemin));
    }

    private HttpResponse<String> saisir(String numero) throws IOException, InterruptedException {
        return poster("numero=" + URLEncoder.encode(numero, StandardCharsets.UTF_8), FORMULAIRE);
    }

    private HttpResponse<String> poster(String corps, String type) throws IOException, InterruptedException {
        return envoyer(vers("/").header("Content-Type", type).POST(BodyPublishers.ofString(corps)));
    }

    private String spi(String cas) {
        return bac.personne(cas).spi();
    }

    @Test
    void la_page_d_accueil_est_un_formulaire_etiquete_sans_script() throws Exception {
        HttpResponse<String> page = envoyer(vers("/").GET());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "<html lang=\"fr\">",
                        "<meta charset=\"utf-8\">",
                        "<form method=\"post\" action=\"/\"",
                        "<label for=\"numero\">",
                        "<input id=\"numero\" name=\"numero\"",
                        "autocomplete=\"off\"",
                        "aria-describedby=\"aide\"",
                        "<title>Le tarif de la cantine</title>")
                .doesNotContain("<script", "id=\"message\"", "aria-invalid", " style=", "onload");
    }

    @Test
    void un_foyer_lit_son_tarif_et_rien_d_autre_de_son_avis() throws Exception {
        HttpResponse<String> page = saisir(spi("maries-deux-enfants"));

        assertThat(page.statusCode()).isEqualTo(200);
        // 47 880 / 3 = 15 960, de 14 000 à 20 000
        assertThat(TourDuGuichet.message(page.body()))
                .isEqualTo("Un repas : 4,60 € : D'après les revenus de 2023 de votre foyer.");
        assertThat(page.body())
                .contains("role=\"status\" tabindex=\"-1\" autofocus", "<title>Un repas : 4,60 € – Le tarif")
                .doesNotContain(spi("maries-deux-enfants"), "SPECIMEN", "47 880", "15 960", "aria-invalid");
        assertThat(journal).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"39 90 000 002 093", " 3990000002093\t", "39\u00a090\u202f000002093"})
    void les_espaces_d_un_numero_recopie_ne_genent_pas(String numero) throws Exception {
        assertThat(saisir(numero).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''              | Saisissez votre numéro fiscal.
                    3               | Vous avez saisi 1 chiffre. Le numéro fiscal en a 13.
                    399000000209    | Vous avez saisi 12 chiffres. Le numéro fiscal en a 13.
                    290019307512345 | Vous avez saisi 15 chiffres, comme un numéro de sécurité sociale. Le numéro fiscal en a 13.
                    9990000002093   | Le premier chiffre du numéro fiscal est 0, 1, 2 ou 3.
                    39900000O2093   | Le numéro fiscal ne comporte que des chiffres, 13 en tout.
                    """)
    void une_faute_de_saisie_est_dite_au_message_et_au_champ(String numero, String faute) throws Exception {
        HttpResponse<String> page = saisir(numero);

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(TourDuGuichet.message(page.body())).isEqualTo("Le numéro fiscal est à corriger : " + faute);
        assertThat(page.body())
                .contains(
                        "<title>Erreur : ",
                        "role=\"alert\" tabindex=\"-1\" autofocus",
                        "<a href=\"#numero\">",
                        "<p id=\"faute\">" + faute + "</p>",
                        "aria-describedby=\"aide faute\" aria-invalid=\"true\"",
                        "value=\"" + numero + "\"");
        assertThat(bac.journal()).isEmpty();
    }

    @Test
    void un_numero_inconnu_se_verifie_et_la_cle_dit_si_un_chiffre_est_faux() throws Exception {
        assertThat(TourDuGuichet.message(saisir("3999999999999").body())).contains("un chiffre est sans doute faux");
        // 3 999 999 999 modulo 511 = 331
        assertThat(3_999_999_999L % 511).isEqualTo(331);
        HttpResponse<String> page = saisir("3999999999331");
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(TourDuGuichet.message(page.body()))
                .contains("n'est celui de personne. Vérifiez-le")
                .doesNotContain("un chiffre");
    }

    @Test
    void sans_avis_ou_sans_revenu_communique_la_personne_sait_quoi_apporter() throws Exception {
        for (String cas : List.of("sans-avis", "rfr-non-contracte")) {
            HttpResponse<String> page = saisir(spi(cas));
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(TourDuGuichet.message(page.body()))
                    .startsWith("Votre tarif reste à établir : ")
                    .doesNotContain("€")
                    .contains("Apportez à la mairie votre dernier avis d'impôt");
        }
        assertThat(journal).isEmpty();
    }

    @Test
    void une_panne_n_est_pas_un_tarif_et_le_journal_la_dit_sans_numero() throws Exception {
        String numero = spi("maries-deux-enfants");
        bac.close();
        HttpResponse<String> page = saisir(numero);

        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.headers().firstValue("Retry-After")).hasValue("300");
        assertThat(TourDuGuichet.message(page.body()))
                .startsWith("Le service est momentanément indisponible")
                .contains("Réessayez dans quelques minutes.");
        assertThat(page.body()).contains("role=\"alert\"").doesNotContain(numero, "€", "passerelle");
        assertThat(journal)
                .singleElement()
                .asString()
                .startsWith("La passerelle refuse la connexion")
                .doesNotContain(numero);
    }

    @Test
    void un_defaut_de_reglage_se_lit_au_journal_pas_a_l_ecran() throws Exception {
        ContratPartenaire sansIr = ContratPartenaire.complet().avecPerimetres("RessourceIFI");
        try (BacASable ferme = BacASable.builder()
                        .horloge(NOVEMBRE_2024)
                        .contrat(sansIr)
                        .demarrer();
                ImpotParticulierClient refuse = Demonstration.client(ferme, NOVEMBRE_2024);
                GuichetCantine autre = new GuichetCantine(refuse, journal::add)) {
            HttpResponse<String> page = envoyer(HttpRequest.newBuilder(autre.adresse())
                    .header("Content-Type", FORMULAIRE)
                    .POST(BodyPublishers.ofString("numero=" + spi("celibataire"))));
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body()).doesNotContain("portée", "scope");
        }
        assertThat(journal).singleElement().asString().contains("portée (scope)");
    }

    @Test
    void ce_qui_est_saisi_ne_devient_jamais_du_html_ni_une_ligne_de_journal() throws Exception {
        HttpResponse<String> page = saisir("\"><script>alert('&')</script>");

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("value=\"&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;\"")
                .doesNotContain("<script");
        assertThat(journal).isEmpty();
    }

    @Test
    void chaque_reponse_defend_la_page() throws Exception {
        for (HttpResponse<String> page : List.of(
                envoyer(vers("/").GET()),
                saisir(spi("celibataire")),
                saisir("12"),
                envoyer(vers("/guichet.css").GET()),
                envoyer(vers("/ailleurs").GET()))) {
            Map<String, List<String>> entetes = page.headers().map();
            assertThat(entetes)
                    .containsEntry("cache-control", List.of("no-store"))
                    .containsEntry("x-content-type-options", List.of("nosniff"))
                    .containsEntry("referrer-policy", List.of("no-referrer"))
                    .doesNotContainKeys("set-cookie", "location", "access-control-allow-origin");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe", "script-src");
        }
    }

    @Test
    void un_numero_dans_l_adresse_n_est_pas_lu() throws Exception {
        String numero = spi("maries-deux-enfants");
        HttpResponse<String> page = envoyer(vers("/?numero=" + numero).GET());

        assertThat(page.body()).doesNotContain(numero, "id=\"message\"");
        assertThat(bac.journal()).isEmpty();
    }

    @Test
    void ce_qui_n_est_pas_le_formulaire_est_refuse() throws Exception {
        assertThat(poster("numero=" + "3".repeat(1100), FORMULAIRE).statusCode())
                .isEqualTo(413);
        assertThat(poster("{\"numero\": 1}", "application/json").statusCode()).isEqualTo(415);
        assertThat(envoyer(vers("/ailleurs").GET()).statusCode()).isEqualTo(404);
        assertThat(envoyer(vers("/guichet.css").GET()).body()).contains(":focus");
        HttpResponse<String> refuse = envoyer(vers("/").DELETE());
        assertThat(refuse.statusCode()).isEqualTo(405);
        assertThat(refuse.headers().firstValue("Allow")).hasValue("GET, HEAD, POST");
        HttpResponse<String> tete = envoyer(vers("/").method("HEAD", BodyPublishers.noBody()));
        assertThat(tete.statusCode()).isEqualTo(200);
        assertThat(tete.headers().firstValueAsLong("Content-Length").orElse(0)).isPositive();
        assertThat(tete.body()).isEmpty();
        // Mal encodé, ou sans le champ : rien n'a été saisi.
        for (String corps : List.of("numero=%zz", "autre=1", "")) {
            assertThat(TourDuGuichet.message(
                            poster(corps, FORMULAIRE + "; charset=utf-8").body()))
                    .endsWith("Saisissez votre numéro fiscal.");
        }
        assertThat(bac.journal()).isEmpty();
        assertThat(journal).isEmpty();
    }

    @Test
    void le_guichet_n_ecoute_que_la_machine_elle_meme() throws Exception {
        URI adresse = guichet.adresse();
        assertThat(InetAddress.getByName(adresse.getHost()).isLoopbackAddress()).isTrue();
        for (NetworkInterface carte : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress autre : Collections.list(carte.getInetAddresses())) {
                if (!autre.isLoopbackAddress()) {
                    assertThat(accepte(autre, adresse.getPort())).isFalse();
                }
            }
        }
    }

    private static boolean accepte(InetAddress hote, int port) {
        try (Socket liaison = new Socket(hote, port)) {
            return liaison.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void le_tour_montre_chaque_page() {
        Resultat resultat =
                Essai.executer(NOVEMBRE_2024, (inutile, aussi, sortie) -> TourDuGuichet.faire(NOVEMBRE_2024, sortie));

        assertThat(resultat.lignes())
                .hasSize(11)
                .contains(
                        "Saisie | Statut | Ce que lit la personne",
                        "le même, avec des espaces | 200 | Un repas : 4,60 € : D'après les revenus de 2023 de votre foyer.",
                        "un numéro trop court | 422 | Le numéro fiscal est à corriger : Vous avez saisi 12 chiffres. Le"
                                + " numéro fiscal en a 13.")
                .anyMatch(ligne -> ligne.startsWith("l'administration fiscale en panne | 503 | "));
        assertThat(resultat.aRefaire()).isZero();
    }

    @Test
    void la_page_ne_depend_ni_de_la_langue_ni_du_fuseau() {
        assertThat(Essai.ailleurs(() -> {
                    try {
                        return saisir(spi("celibataire")).body() + saisir("12").body();
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .contains("Un repas : 5,90 €", "Vous avez saisi 2 chiffres")
                .doesNotContainPattern("[٠-٩]");
    }
}
