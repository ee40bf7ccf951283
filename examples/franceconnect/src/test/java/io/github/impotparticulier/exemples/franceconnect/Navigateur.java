package io.github.impotparticulier.exemples.franceconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.htmlunit.Page;
import org.htmlunit.WebClient;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;

/** Le navigateur d'une personne : ses pages, ses boutons, ses cookies. */
final class Navigateur implements AutoCloseable {
    static final String S_IDENTIFIER = "S'identifier avec FranceConnect";

    private final WebClient client = new WebClient();
    private final String accueil;

    Navigateur(String accueil) {
        this.accueil = accueil;
        client.getOptions().setJavaScriptEnabled(false);
        client.getOptions().setCssEnabled(false);
        client.getOptions().setThrowExceptionOnFailingStatusCode(false);
        client.getOptions().setTimeout(120_000);
    }

    HtmlPage aller(String adresse) {
        try {
            return client.getPage(URI.create(accueil).resolve(adresse).toURL());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Le bouton ou le lien de ce texte. */
    HtmlPage cliquer(HtmlPage page, String texte) {
        return (HtmlPage) activer(page, texte);
    }

    /** De même, mais rend l'adresse où la réponse envoie, sans y aller. */
    String cliquerSansSuivre(HtmlPage page, String texte) {
        client.getOptions().setRedirectEnabled(false);
        try {
            String adresse = activer(page, texte).getWebResponse().getResponseHeaderValue("Location");
            assertThat(adresse).as("adresse de redirection").isNotNull();
            return adresse;
        } finally {
            client.getOptions().setRedirectEnabled(true);
        }
    }

    /** De l'accueil à la page de consentement du fournisseur. */
    HtmlPage choisir(String cas) {
        return choisir(cliquer(aller("/"), S_IDENTIFIER), cas);
    }

    HtmlPage choisir(HtmlPage choix, String cas) {
        assertThat(texte(choix)).contains("Qui êtes-vous ?");
        DomElement bouton = choix.getFirstByXPath("//button[contains(., '(" + cas + ")')]");
        assertThat(bouton).as(cas).isNotNull();
        return (HtmlPage) activer(bouton);
    }

    /** De l'accueil à la page des droits. */
    HtmlPage sIdentifier(String cas) {
        return cliquer(choisir(cas), "Continuer");
    }

    static String texte(HtmlPage page) {
        return page.asNormalizedText();
    }

    static String texte(HtmlPage page, String id) {
        return page.getHtmlElementById(id).asNormalizedText();
    }

    private Page activer(HtmlPage page, String texte) {
        for (String nom : new String[] {"button", "a"}) {
            for (DomElement element : page.getElementsByTagName(nom)) {
                if (element.asNormalizedText().equals(texte)) {
                    return activer(element);
                }
            }
        }
        throw new AssertionError("Rien à cliquer de ce nom : " + texte + ", sur " + texte(page));
    }

    private static Page activer(DomElement element) {
        try {
            return element.click();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
