package io.github.impotparticulier.bacasable;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** La fenêtre dans un navigateur sans écran, et sans script : on y remplit, on y clique, on y lit. */
class FenetreNavigateurTest {
    private final BacASable bac = BacASable.builder()
            .horloge(Clock.fixed(Instant.parse("2024-07-01T10:00:00Z"), ZoneOffset.UTC))
            .demarrer()
            .ouvrirAnnexe();
    private final Appelant appelant = new Appelant(bac);
    private final String spi = bac.personne("veuf").spi();
    private final WebClient navigateur = new WebClient();

    @BeforeEach
    void sansScript() {
        navigateur.getOptions().setJavaScriptEnabled(false);
    }

    @AfterEach
    void fermer() {
        navigateur.close();
        bac.close();
    }

    @Test
    void on_arme_une_panne_on_la_voit_on_la_subit_on_y_met_fin() throws IOException {
        HtmlForm formulaire = formulaire(ouvrir(), "panne");
        formulaire.getSelectByName("nom").setSelectedAttribute("indisponible", true);
        formulaire.<HtmlInput>getInputByName("fois").setValue("3");
        HtmlPage armee = soumettre(formulaire);

        assertThat(armee.getUrl().getRef()).isEqualTo("pannes");
        assertThat(texte(armee, "pannes")).contains("service indisponible, requêtes à venir : 3.");
        assertThat(appelant.irAssiette(spi, 2022).statut()).isEqualTo(503);

        HtmlPage retablie = soumettre(formulaire(armee, "retablir"));
        assertThat(texte(retablie, "pannes")).contains("Passerelle de la DGFiP : aucune panne en cours.");
        assertThat(texte(retablie, "journal")).contains("Panne demandée : service indisponible");
        assertThat(appelant.irAssiette(spi, 2022).statut()).isEqualTo(200);
    }

    @Test
    void on_avance_l_horloge_et_l_annee_sort() throws IOException {
        HtmlForm formulaire = formulaire(ouvrir(), "avancer");
        formulaire.<HtmlInput>getInputByName("nombre").setValue("21");
        HtmlPage avancee = soumettre(formulaire);

        assertThat(texte(avancee, "horloge")).contains("22/07/2024 à 12:00:00", "servie : 2023.");
        assertThat(appelant.irAssiette(spi, 2023).statut()).isEqualTo(200);
        assertThat(texte(soumettre(formulaire(avancee, "remettre-a-l-heure")), "horloge"))
                .contains("01/07/2024 à 12:00:00, à Paris, à l'heure");
    }

    @Test
    void on_recharge_le_journal_par_un_lien() throws IOException {
        HtmlPage page = ouvrir();
        assertThat(texte(page, "journal")).contains("Rien n'a encore été reçu.");
        appelant.irAssiette(spi, 2022);

        HtmlPage rechargee = page.getAnchorByText("Recharger").click();
        assertThat(texte(rechargee, "journal")).contains("/spi/{spi}/situations/ir/assiettes/annrev/2022");
        appelant.irAssiette(spi, 2021);
        assertThat(texte(rechargee.getAnchorByText("Recharger").click(), "journal"))
                .contains("/spi/{spi}/situations/ir/assiettes/annrev/2021");
    }

    @Test
    void une_saisie_fautive_se_dit_dans_la_page() throws IOException {
        navigateur.getOptions().setThrowExceptionOnFailingStatusCode(false);
        HtmlForm formulaire = formulaire(ouvrir(), "panne");
        formulaire.getSelectByName("nom").setSelectedAttribute("coupure", true);
        formulaire.<HtmlInput>getInputByName("reglage").setValue("3");
        HtmlPage page = soumettre(formulaire);

        assertThat(page.getWebResponse().getStatusCode()).isEqualTo(400);
        assertThat(page.<HtmlElement>getFirstByXPath("//main/p[@role='alert']").asNormalizedText())
                .isEqualTo("Rien n'a changé : Cette panne ne prend pas de nombre.");
    }

    private HtmlPage ouvrir() throws IOException {
        return navigateur.getPage(bac.passerelle() + "/");
    }

    private static HtmlForm formulaire(HtmlPage page, String id) {
        return page.getHtmlElementById(id);
    }

    private static HtmlPage soumettre(HtmlForm formulaire) throws IOException {
        return formulaire
                .<HtmlButton>getOneHtmlElementByAttribute("button", "type", "submit")
                .click();
    }

    private static String texte(HtmlPage page, String section) {
        return page.getHtmlElementById(section).asNormalizedText();
    }
}
