package io.github.impotparticulier.exemples.raccordement;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import okio.Buffer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Le même rapport, sur un terminal, en page et en fichier. */
class SortiesTest {
    private static final Bilan BON = new Bilan(
            "Vertigny",
            Api.DGFIP,
            "https://gw.exemple.fr",
            List.of(
                    Constat.de(Verification.REGLAGES, Motif.REGLAGES_LUS, ""),
                    Constat.de(Verification.TLS, Motif.TLS_BON, "TLSv1.3.")));
    private static final Bilan MAUVAIS = new Bilan(
            "Fauxel <b>&",
            Api.PARTICULIER,
            "https://particulier.exemple.fr",
            List.of(
                    Constat.de(Verification.REGLAGES, Motif.REGLAGES_LUS, ""),
                    new Constat(
                            Verification.APPEL,
                            "RSA",
                            Motif.INDISPONIBLE,
                            "Côté CNAF.",
                            Map.of("HTTP", "502", "requête", "r-1")),
                    Constat.de(Verification.QUOTA, Motif.NON_ESSAYE, "")));
    private static final Rapport DEUX = new Rapport(Banc.MAINTENANT, List.of(BON, MAUVAIS));

    private static String terminal(Rapport rapport) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        new TableTerminal(new PrintStream(octets, true, StandardCharsets.UTF_8)).ecrire(rapport);
        return octets.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    @Test
    void d_une_seule_ligne_le_terminal_montre_tout() {
        assertThat(terminal(new Rapport(Banc.MAINTENANT, List.of(BON)))).isEqualTo("""
                        Vertigny · DGFiP · https://gw.exemple.fr
                          bon               Réglages                        La ligne se lit, secrets compris.
                          bon               TLS                             La liaison TLS s'établit, et le certificat est reconnu.
                                                                            TLSv1.3.

                        """);
    }

    @Test
    void de_plusieurs_le_terminal_montre_ce_qui_est_a_lire_puis_une_ligne_chacune() {
        assertThat(terminal(DEUX)).isEqualTo("""
                        Fauxel <b>& · API Particulier · https://particulier.exemple.fr
                          on ne peut dire   Appel                        RSA  Le service est indisponible, ou n'a pas répondu à temps.
                                                                              Côté CNAF.
                                            → Recommencez plus tard, et n'en concluez rien ; si cela dure, donnez au support
                                              l'identifiant de corrélation. À voir avec : la DINUM, qui tient l'API Particulier.
                                              (HTTP 502, requête r-1)
                          1 bon, 0 à corriger, 1 dont on ne peut dire.

                        Ligne        API              État               Bons  À corriger  Inconnus
                        Vertigny     DGFiP            bon                   2           0         0
                        Fauxel <b>&  API Particulier  on ne peut dire       1           0         1

                        """);
    }

    /** Le nom vient d'un fichier reçu, l'émetteur d'un certificat vient de qui répond : ni l'un ni l'autre ne commande le terminal. */
    @Test
    void ce_qui_vient_d_ailleurs_ne_commande_ni_le_terminal_ni_la_page() throws Exception {
        String hostile = "Fau\u001b[2Jxel\r\nbon\u0007\u009b1A\u2028\u202e\u0000";
        Bilan bilan = new Bilan(
                hostile,
                Api.DGFIP,
                "https://gw.exemple.fr",
                List.of(Constat.de(Verification.TLS, Motif.TLS_BON, "Émis par CN=" + hostile + ".")));
        Rapport rapport = new Rapport(Banc.MAINTENANT, List.of(bilan, bilan));

        assertThat(List.of(terminal(rapport), PageHtml.ecrire(rapport), FichierJson.ecrire(rapport)))
                .allSatisfy(sortie -> assertThat(sortie.replace("\n", ""))
                        .contains("Fau [2Jxel")
                        .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]"));
    }

    @Test
    void la_page_est_accessible_et_se_lit_sans_script_ni_couleur() throws Exception {
        String html = PageHtml.ecrire(DEUX);
        Document page = Jsoup.parse(html);

        assertThat(html).startsWith("<!DOCTYPE html>");
        assertThat(page.select("html").attr("lang")).isEqualTo("fr");
        assertThat(page.title()).isNotBlank();
        assertThat(page.select("meta[charset]").attr("charset")).isEqualToIgnoringCase("utf-8");
        assertThat(page.select("main > h1")).hasSize(1);
        assertThat(page.select("script, [style], [onclick], img")).isEmpty();
        assertThat(page.select("table")).hasSize(3).allSatisfy(table -> {
            assertThat(table.select("> caption").text()).isNotBlank();
            assertThat(table.select("> thead th"))
                    .allMatch(tete -> tete.attr("scope").equals("col"));
            assertThat(table.select("> tbody > tr")).isNotEmpty().allSatisfy(rang -> {
                assertThat(rang.select("> th[scope=row]")).hasSize(1);
                assertThat(rang.children()).hasSameSizeAs(table.select("> thead th"));
            });
        });
        // Chaque couleur double un mot.
        assertThat(page.select("td[class]").eachText())
                .isNotEmpty()
                .allMatch(texte ->
                        Stream.of(Etat.values()).anyMatch(etat -> etat.nom().equals(texte)));
    }

    @Test
    void la_page_dit_le_constat_ce_qu_il_y_a_a_faire_avec_qui_et_echappe_les_noms() throws Exception {
        Document page = Jsoup.parse(PageHtml.ecrire(DEUX));

        assertThat(page.select("b")).isEmpty();
        assertThat(page.select("a[href^=#]")).extracting(Element::text).containsExactly("Vertigny", "Fauxel <b>&");
        assertThat(page.select("a[href^=#]"))
                .allMatch(lien -> page.getElementById(lien.attr("href").substring(1)) != null);
        Element rang = page.select("section").last().select("tbody tr").get(1);
        assertThat(rang.children().eachText())
                .containsExactly(
                        "Appel",
                        "RSA",
                        "on ne peut dire",
                        "Le service est indisponible, ou n'a pas répondu à temps. Côté CNAF.",
                        "Recommencez plus tard, et n'en concluez rien ; si cela dure, donnez au support l'identifiant de"
                                + " corrélation.",
                        "la DINUM, qui tient l'API Particulier",
                        "HTTP 502, requête r-1");
        assertThat(page.select("dl dt").eachText())
                .containsExactly(
                        Stream.of(Verification.values()).map(Verification::nom).toArray(String[]::new));
        assertThat(page.select("main > p").text()).contains("16/03/2026 à 11:00", "on ne peut dire", "aucune source");
    }

    @Test
    void le_fichier_dit_la_meme_chose_a_une_machine() throws Exception {
        Map<?, ?> json = (Map<?, ?>)
                JsonReader.of(new Buffer().writeUtf8(FichierJson.ecrire(DEUX))).readJsonValue();

        assertThat(json.get("date")).isEqualTo("2026-03-16T10:00:00Z");
        assertThat(json.get("etat")).isEqualTo("INCONNU");
        Map<?, ?> second = (Map<?, ?>) ((List<?>) json.get("raccordements")).get(1);
        assertThat(second.get("nom")).isEqualTo("Fauxel <b>&");
        Map<?, ?> constat = (Map<?, ?>) ((List<?>) second.get("constats")).get(1);
        assertThat(constat.get("verification")).isEqualTo("APPEL");
        assertThat(constat.get("objet")).isEqualTo("RSA");
        assertThat(constat.get("motif")).isEqualTo("INDISPONIBLE");
        assertThat(constat.get("aQui")).isEqualTo("la DINUM, qui tient l'API Particulier");
        assertThat(constat.get("references")).isEqualTo(Map.of("HTTP", "502", "requête", "r-1"));
    }
}
