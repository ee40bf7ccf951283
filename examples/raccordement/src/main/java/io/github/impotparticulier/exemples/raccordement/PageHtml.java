package io.github.impotparticulier.exemples.raccordement;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Le rapport en une page : sans script, chaque état écrit en toutes lettres. */
final class PageHtml {
    private static final String TITRE = "Raccordement : ce qui marche, ce qui manque";

    private final XMLStreamWriter page;

    private PageHtml(XMLStreamWriter page) {
        this.page = page;
    }

    static String ecrire(Rapport rapport) throws IOException {
        StringWriter texte = new StringWriter();
        try {
            XMLStreamWriter page = XMLOutputFactory.newFactory().createXMLStreamWriter(texte);
            new PageHtml(page).document(rapport);
            page.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        return texte + "\n";
    }

    private void document(Rapport rapport) throws XMLStreamException, IOException {
        page.writeDTD("<!DOCTYPE html>\n");
        ouvrir("html", "lang", "fr");
        ouvrir("head");
        vide("meta", "charset", "utf-8");
        vide("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        element("title", TITRE);
        element("style", style());
        fermer();
        ouvrir("body");
        ouvrir("main");
        element("h1", TITRE);
        element(
                "p",
                "Le " + Textes.instant(rapport.date()) + ", heure de Paris. " + Rapport.machine() + ". Résultat : "
                        + rapport.etat().nom() + ".");
        element(
                "p",
                "Ni secret, ni jeton, ni numéro fiscal n'est dans cette page : elle peut être jointe à une demande d'assistance.");
        resume(rapport);
        for (int i = 0; i < rapport.bilans().size(); i++) {
            detail(rapport.bilans().get(i), "l" + i);
        }
        legende();
        for (int i = 0; i < 3; i++) {
            fermer();
        }
    }

    private void resume(Rapport rapport) throws XMLStreamException {
        ouvrir("table");
        element("caption", "Chaque ligne");
        entete("Ligne", "API", "État", "Bons", "À corriger", "Inconnus");
        ouvrir("tbody");
        for (int i = 0; i < rapport.bilans().size(); i++) {
            Bilan bilan = rapport.bilans().get(i);
            ouvrir("tr");
            ouvrir("th", "scope", "row");
            ouvrir("a", "href", "#l" + i);
            page.writeCharacters(bilan.nom());
            fermer();
            fermer();
            element("td", bilan.api().nom());
            etat(bilan.etat());
            element("td", Long.toString(bilan.nombre(Etat.BON)));
            element("td", Long.toString(bilan.nombre(Etat.A_CORRIGER)));
            element("td", Long.toString(bilan.nombre(Etat.INCONNU)));
            fermer();
        }
        fermer();
        fermer();
    }

    private void detail(Bilan bilan, String ancre) throws XMLStreamException {
        ouvrir("section", "aria-labelledby", ancre);
        ouvrir("h2", "id", ancre);
        page.writeCharacters(bilan.nom() + ", " + bilan.api().nom());
        fermer();
        ouvrir("table");
        element("caption", bilan.adresse().isEmpty() ? "Ligne non lue" : bilan.adresse());
        entete("Vérification", "Objet", "État", "Constat", "À faire", "À voir avec", "À donner au support");
        ouvrir("tbody");
        for (Constat constat : bilan.constats()) {
            ouvrir("tr");
            ouvrir("th", "scope", "row");
            page.writeCharacters(constat.verification().nom());
            fermer();
            element("td", constat.objet());
            etat(constat.etat());
            element("td", constat.texte());
            element("td", constat.aFaire());
            element("td", constat.aQui(bilan.api()));
            element("td", constat.referencesEnTexte());
            fermer();
        }
        for (int i = 0; i < 3; i++) {
            fermer();
        }
    }

    private void legende() throws XMLStreamException {
        element("h2", "Ce que chaque vérification fait");
        ouvrir("dl");
        for (Verification verification : Verification.values()) {
            element("dt", verification.nom());
            element("dd", verification.role() + ".");
        }
        fermer();
        element(
                "p",
                "L'adresse des supports n'est dans aucune source publique : voyez votre convention, et votre compte.");
    }

    private void entete(String... noms) throws XMLStreamException {
        ouvrir("thead");
        ouvrir("tr");
        for (String nom : noms) {
            ouvrir("th", "scope", "col");
            page.writeCharacters(nom);
            fermer();
        }
        fermer();
        fermer();
    }

    private void etat(Etat etat) throws XMLStreamException {
        ouvrir("td", "class", etat.name().toLowerCase(Locale.ROOT));
        page.writeCharacters(etat.nom());
        fermer();
    }

    private void element(String nom, String texte) throws XMLStreamException {
        page.writeStartElement(nom);
        page.writeCharacters(texte);
        fermer();
    }

    private void ouvrir(String nom, String... attributs) throws XMLStreamException {
        page.writeStartElement(nom);
        attribuer(attributs);
    }

    private void vide(String nom, String... attributs) throws XMLStreamException {
        page.writeEmptyElement(nom);
        attribuer(attributs);
    }

    private void attribuer(String... attributs) throws XMLStreamException {
        for (int i = 0; i < attributs.length; i += 2) {
            page.writeAttribute(attributs[i], attributs[i + 1]);
        }
    }

    private void fermer() throws XMLStreamException {
        page.writeEndElement();
    }

    private static String style() throws IOException {
        try (InputStream flux = Objects.requireNonNull(PageHtml.class.getResourceAsStream("raccordement.css"))) {
            return new String(flux.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
