package io.github.impotparticulier.bacasable;

import static io.github.impotparticulier.bacasable.Appelant.assertFaute;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.bacasable.Appelant.Recu;
import io.github.impotparticulier.bacasable.particulier.PanneParticulier;
import io.github.impotparticulier.bacasable.particulier.UsagerParticulier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import okio.ByteString;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** La page que le programme sert à sa racine : ce qu'elle montre, ce que ses formulaires font, qui elle refuse. */
class FenetreTest {
    private final HorlogeMobile horloge = new HorlogeMobile("2024-07-01T10:00:00Z");
    private final BacASable bac = BacASable.builder()
            .horloge(horloge)
            .identifiants("<cle>\"&", "secret-fictif")
            .demarrer()
            .ouvrirAnnexe();
    private final Appelant appelant = new Appelant(bac);
    private final String spi = bac.personne("veuf").spi();

    @AfterEach
    void fermer() {
        bac.close();
    }

    @Test
    void la_page_se_lit_sans_style_ni_script_ni_souris() {
        appelant.irAssiette(spi, 2022);
        Document page = page("/?suivre=oui");

        assertThat(page.select("html").attr("lang")).isEqualTo("fr");
        assertThat(page.title()).isNotBlank();
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("script, img, iframe, [onclick]")).isEmpty();
        assertThat(page.select("main")).hasSize(1);
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        assertThat(page.select("section")).hasSize(6).allSatisfy(section -> {
            assertThat(section.select("h2").attr("id")).isEqualTo(section.attr("aria-labelledby"));
            assertThat(page.select("nav a[href=#" + section.id() + "]")).hasSize(1);
        });
        assertThat(page.select("table")).hasSizeGreaterThan(3).allSatisfy(table -> {
            assertThat(table.select("caption").text()).isNotBlank();
            assertThat(table.select("thead th").eachAttr("scope")).isNotEmpty().containsOnly("col");
            assertThat(table.select("tbody tr"))
                    .isNotEmpty()
                    .allSatisfy(ligne ->
                            assertThat(ligne.select("th[scope=row]").size()).isEqualTo(1));
            assertThat(table.select("th, td").eachText()).doesNotContain("");
            assertThat(table.parent().attr("tabindex")).isEqualTo("0");
        });
        assertThat(page.select("input:not([type=hidden]), select"))
                .hasSizeGreaterThan(5)
                .allSatisfy(champ -> assertThat(
                                page.select("label[for=" + champ.id() + "]").text())
                        .isNotBlank());
        assertThat(page.select("form")).hasSize(6).allSatisfy(formulaire -> {
            assertThat(formulaire.attr("method")).isEqualTo("post");
            assertThat(formulaire.select("fieldset > legend").text()).isNotBlank();
            assertThat(formulaire.select("button[type=submit]").text()).isNotBlank();
        });
        assertThat(page.select("button").eachText()).doesNotHaveDuplicates();
        assertThat(page.select("a").eachText()).doesNotContain("").doesNotHaveDuplicates();
    }

    @Test
    void la_page_donne_les_personnes_les_cles_et_les_lignes_a_coller() {
        Document page = page("/");

        for (UsagerParticulier usager : bac.usagersParticulier()) {
            Element ligne = ligne(page, usager.cas());
            assertThat(ligne.text())
                    .contains(usager.description(), usager.identite().nomNaissance())
                    .contains(usager.spi().orElse(""));
        }
        assertThat(ligne(page, "haut-revenu-ifi").child(4).text()).contains("ifi", "ir-assiette");
        assertThat(ligne(page, "parent-isole").child(5).text()).contains("foyer à la CNAF", "revenu_solidarite_active");
        assertThat(ligne(page, "sans-avis").child(4).text()).isEqualTo("rien");
        assertThat(ligne(page, "naissance-presumee").text()).contains("Naissance : ??/");
        bac.variables()
                .forEach((nom, valeur) ->
                        assertThat(ligne(page, nom).child(1).text()).isEqualTo(valeur));
        assertThat(page.select("#acces").text())
                .contains(bac.cle(), bac.secret(), bac.idTeleservice(), bac.particulier(), bac.jetonParticulier());
        assertThat(page.select("#commandes pre").eachText())
                .hasSize(6)
                .allMatch(ligne -> ligne.contains("curl -s"))
                .anyMatch(ligne -> ligne.contains("/annrev/2022;"));
        assertThat(page.select("#panne-nom option").eachAttr("value"))
                .isEqualTo(PanneNommee.TOUTES.stream().map(PanneNommee::nom).toList());
        assertThat(page.select("#panne-particulier-nom option").eachAttr("value"))
                .isEqualTo(PanneParticulier.noms());
        assertThat(page.select("#journal").text()).contains("Rien n'a encore été reçu.");
        assertThat(bac.journal()).isEmpty();
    }

    @Test
    void la_page_n_admet_que_son_style_et_ne_se_garde_pas() {
        Recu recu = get("/", Map.of());
        String style = Jsoup.parse(recu.corps()).select("style").get(0).data();

        assertThat(recu.entetes().get("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(recu.entetes().get("Content-Security-Policy"))
                .contains(
                        "default-src 'none'",
                        "'sha256-" + ByteString.encodeUtf8(style).sha256().base64() + "'",
                        "frame-ancestors 'none'");
        assertThat(recu.entetes().get("Cache-Control")).isEqualTo("no-store");
        assertThat(style).contains(":focus-visible");
    }

    @Test
    void le_journal_grandit_sans_rien_de_personnel() {
        appelant.irAssiette(spi, 2022);
        appelant.irAssiette(spi, 2030);
        page("/");
        Document page = page("/?suivre=oui");
        Element journal = page.select("#journal").get(0);

        assertThat(journal.text()).doesNotContain(spi).contains("du plus récent au plus ancien : 4 sur 4");
        assertThat(journal.select("tbody tr").get(0).text())
                .startsWith("4 GET /spi/{spi}/situations/ir/assiettes/annrev/2030 410 Aucun résultat");
        assertThat(journal.select("tbody tr").get(3).text()).isEqualTo("1 POST /token 200 servi");
        assertThat(page.select("meta[http-equiv=refresh]").attr("content")).isEqualTo("5");
        assertThat(page("/").select("meta[http-equiv=refresh]")).isEmpty();
    }

    @Test
    void un_long_journal_ne_montre_que_sa_fin() {
        for (int i = 0; i < 101; i++) {
            get("/inconnue", Map.of());
        }

        assertThat(page("/").select("#journal caption").text()).endsWith("100 sur 101");
        assertThat(page("/").select("#journal tbody th").eachText())
                .hasSize(100)
                .startsWith("101")
                .endsWith("2");
    }

    @Test
    void recharger_mene_a_chaque_fois_ailleurs_pour_que_le_navigateur_recharge() {
        String premier = page("/").select("#journal a").get(0).attr("href");
        String deuxieme = page(premier).select("#journal a").get(0).attr("href");

        assertThat(premier).isEqualTo("/?vue=1#journal");
        assertThat(deuxieme).isEqualTo("/?vue=2#journal");
    }

    @Test
    void un_formulaire_renvoie_a_la_section_qu_il_change_et_garde_la_vue() {
        Recu recu = soumettre("/?suivre=oui&vue=3", "action=retablir", Map.of());

        assertThat(recu.statut()).isEqualTo(303);
        assertThat(recu.entetes().get("Location")).isEqualTo("/?suivre=oui&vue=3#pannes");
    }

    @Test
    void une_panne_armee_par_le_formulaire_frappe_les_appels_qu_elle_dit() {
        soumettre("action=panne&nom=quota-depasse&reglage=30&fois=1&sur=ressources");
        assertThat(page("/").select("#pannes").text())
                .contains("Passerelle de la DGFiP : en panne, quota dépassé, requêtes à venir : 1.");
        Recu refuse = appelant.irAssiette(spi, 2022);

        assertFaute(refuse, 429, 900804);
        assertThat(refuse.entetes().get("Retry-After")).isEqualTo("30");
        assertThat(appelant.irAssiette(spi, 2022).statut()).isEqualTo(200);
        assertThat(page("/").select("#pannes").text())
                .contains("Passerelle de la DGFiP : aucune panne en cours.", "API Particulier : aucune panne");
    }

    @Test
    void une_panne_dure_jusqu_a_ce_que_le_formulaire_y_mette_fin() {
        soumettre("action=panne&nom=indisponible&reglage=&fois=&sur=jetons");
        soumettre("action=panne-particulier&nom=jeton-revoque&fois=");

        assertThat(page("/").select("#pannes").text())
                .contains(
                        "en panne, service indisponible, sur les jetons, jusqu'à y mettre fin.",
                        "API Particulier : en panne, jeton-revoque, jusqu'à y mettre fin.");
        assertThat(appelant.demanderJeton("").statut()).isEqualTo(503);
        soumettre("action=panne-particulier&nom=reseau&fois=2");
        assertThat(page("/").select("#pannes").text())
                .contains("API Particulier : en panne, reseau, appels à venir : 2.");
        soumettre("action=retablir");
        assertThat(appelant.irAssiette(spi, 2022).statut()).isEqualTo(200);
        assertThat(page("/").select("#pannes").text()).doesNotContain("en panne,");
    }

    @Test
    void l_horloge_avancee_ouvre_une_annee_puis_revient_a_maintenant() {
        assertThat(page("/").select("#horloge").text())
                .contains("le 01/07/2024 à 12:00:00, à Paris, à l'heure. Dernière année de revenus servie : 2022.");
        assertThat(appelant.irAssiette(spi, 2023).statut()).isEqualTo(410);

        soumettre("action=avancer&nombre=1&unite=mois");
        assertThat(page("/").select("#horloge").text())
                .contains("le 01/08/2024 à 12:00:00", "en avance de 31 j et 0 h", "servie : 2023.");
        assertThat(page("/").select("#commandes").text()).contains("/annrev/2023;");
        assertThat(appelant.irAssiette(spi, 2023).statut()).isEqualTo(200);

        soumettre("action=remettre-a-l-heure");
        assertThat(page("/").select("#horloge").text()).contains("le 01/07/2024", "servie : 2022.");
        assertThat(appelant.irAssiette(spi, 2023).statut()).isEqualTo(410);
    }

    @Test
    void les_jetons_se_periment_par_l_horloge_ou_par_le_formulaire() {
        Map<String, String> entetes = appelant.entetes();
        soumettre("action=avancer&nombre=1&unite=heures");
        assertThat(appelant.get(Appelant.chemin(spi, "2022"), entetes).statut()).isEqualTo(401);

        Map<String, String> neufs = appelant.entetes();
        soumettre("action=perimer-jetons");
        assertThat(appelant.get(Appelant.chemin(spi, "2022"), neufs).statut()).isEqualTo(401);
    }

    @Test
    void l_heure_avancee_saute_le_changement_d_heure_comme_le_calendrier() {
        horloge.regler("2024-10-26T10:00:00Z");
        soumettre("action=avancer&nombre=1&unite=jours");

        assertThat(page("/").select("#horloge time").attr("datetime")).startsWith("2024-10-27T12:00");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    action=tout                                           | Ce formulaire n'est pas de cette page
                    rien                                                  | Ce formulaire n'est pas de cette page
                    action=panne&nom=grele                                | Cette panne est inconnue
                    action=panne&nom=coupure&fois=0                       | Une panne touche au moins une requête
                    action=panne&nom=coupure&fois=x                       | « Combien » attend un nombre entier
                    action=panne&nom=coupure&reglage=3                    | Cette panne ne prend pas de nombre
                    action=panne&nom=lenteur&reglage=99999999             | Le délai d'une panne
                    action=panne&nom=jeton-perime&sur=jetons              | Cette panne n'a de sens que sur une ressource
                    action=panne-particulier&nom=grele                    | Cette panne est inconnue
                    action=panne-particulier&nom=reseau&fois=0            | Une panne touche au moins un appel
                    action=avancer&nombre=0&unite=jours                   | L'horloge avance d'un nombre entier
                    action=avancer&nombre=1001&unite=jours                | L'horloge avance d'un nombre entier
                    action=avancer&nombre=&unite=jours                    | L'horloge avance d'un nombre entier
                    action=avancer&nombre=2&unite=siecles                 | L'horloge avance d'un nombre entier
                    action=avancer&nombre=1000&unite=mois                 | L'horloge du bac à sable ne passe pas l'an 2100
                    """)
    void un_formulaire_fautif_le_dit_en_tete_de_page_et_ne_change_rien(String formulaire, String motif) {
        Recu recu = soumettre("/?suivre=oui", formulaire, Map.of());
        Document page = Jsoup.parse(recu.corps());

        assertThat(recu.statut()).isEqualTo(400);
        assertThat(page.title()).startsWith("Erreur : ");
        assertThat(page.select("main > [role=alert]").text()).startsWith("Rien n'a changé : " + motif);
        assertThat(page.select("meta[http-equiv=refresh]")).isEmpty();
        assertThat(page.select("#pannes").text()).doesNotContain("en panne,");
        assertThat(page.select("#horloge").text()).contains("à l'heure.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1:80", "127.1.2.3", "[::1]:8080"})
    void un_nom_de_la_boucle_locale_est_admis(String hote) {
        assertThat(get("/", Map.of("Host", hote)).statut()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exemple.invalid",
                "exemple.invalid:8080",
                "127.0.0.1.exemple.invalid",
                "localhost.exemple.invalid",
                "192.0.2.1",
                "127.0.0.1@exemple.invalid",
                "[::2]"
            })
    void un_autre_nom_est_refuse_pour_lire_comme_pour_agir(String hote) {
        Recu lu = get("/", Map.of("Host", hote));
        Recu soumis = soumettre("/", "action=panne&nom=coupure", Map.of("Host", hote));

        assertThat(List.of(lu.statut(), soumis.statut())).containsOnly(403);
        assertThat(lu.corps()).isEqualTo("La fenêtre ne se regarde que par 127.0.0.1, localhost ou [::1].\n");
        assertThat(appelant.irAssiette(spi, 2022).statut()).isEqualTo(200);
    }

    @Test
    void un_formulaire_d_un_autre_site_est_refuse() {
        String ici = bac.passerelle();
        for (String origine : List.of("http://exemple.invalid", "null", "https" + ici.substring(4), ici + "0", "")) {
            Recu recu = soumettre("/", "action=panne&nom=coupure", Map.of("Origin", origine));
            assertThat(recu.statut()).as(origine).isEqualTo(403);
            assertThat(recu.corps()).isEqualTo("Ce formulaire ne vient pas de la fenêtre.\n");
        }
        assertThat(soumettre("/", "action=retablir", Map.of("Origin", ici)).statut())
                .isEqualTo(303);
        assertThat(page("/").select("#pannes").text()).doesNotContain("en panne,");
    }

    @Test
    void seuls_un_formulaire_et_une_lecture_sont_servis() {
        assertThat(appelant.envoyer("POST", "/", "{}", Map.of("Content-Type", "application/json"))
                        .statut())
                .isEqualTo(415);
        Recu refuse = appelant.envoyer("PUT", "/", "", Map.of());
        assertThat(refuse.statut()).isEqualTo(405);
        assertThat(refuse.entetes().get("Allow")).isEqualTo("GET, HEAD, POST");
        assertThat(appelant.envoyer("HEAD", "/", "", Map.of()).statut()).isEqualTo(200);
    }

    @Test
    void dans_une_jvm_la_racine_reste_une_route_inconnue() {
        try (BacASable strict = BacASable.demarrer()) {
            assertFaute(new Appelant(strict).get("/", Map.of()), 404, 404);
            assertThat(strict.journal()).singleElement().hasFieldOrPropertyWithValue("route", "/{…}");
        }
    }

    private Document page(String adresse) {
        Recu recu = get(adresse.replaceFirst("#.*", ""), Map.of());
        assertThat(recu.statut()).isEqualTo(200);
        Parser analyseur = Parser.htmlParser().setTrackErrors(10);
        Document page = Jsoup.parse(recu.corps(), bac.passerelle(), analyseur);
        assertThat(analyseur.getErrors()).isEmpty();
        return page;
    }

    private static Element ligne(Document page, String nom) {
        return page.select("tbody tr").stream()
                .filter(ligne -> ligne.child(0).text().equals(nom))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Aucune ligne ne se nomme " + nom));
    }

    private void soumettre(String formulaire) {
        assertThat(soumettre("/", formulaire, Map.of("Origin", bac.passerelle()))
                        .statut())
                .isEqualTo(303);
    }

    private Recu soumettre(String adresse, String formulaire, Map<String, String> entetes) {
        Map<String, String> tous = new HashMap<>(entetes);
        tous.put("Content-Type", "application/x-www-form-urlencoded");
        return appelant.envoyer("POST", adresse, formulaire, tous);
    }

    private Recu get(String adresse, Map<String, String> entetes) {
        return appelant.get(adresse, new TreeMap<>(entetes));
    }
}
