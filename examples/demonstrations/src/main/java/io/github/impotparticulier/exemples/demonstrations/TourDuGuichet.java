package io.github.impotparticulier.exemples.demonstrations;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.bacasable.BacASable;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Un tour des pages de {@link GuichetCantine}, par HTTP comme un navigateur : ce que lit une personne selon ce qu'elle saisit. */
final class TourDuGuichet {
    private static final Pattern MESSAGE = Pattern.compile("<div id=\"message\"[^>]*>(.*?)</div>", Pattern.DOTALL);

    private final URI adresse;
    private final HttpClient navigateur;
    private final Tableau tableau = new Tableau(List.of("Saisie", "Statut", "Ce que lit la personne"));

    private TourDuGuichet(URI adresse) {
        this.adresse = adresse;
        this.navigateur = HttpClient.newHttpClient();
    }

    /** Affiche ce que dit chaque page ; rend 0. */
    static int faire(Clock horloge, PrintStream sortie) {
        BacASable bac = BacASable.builder().horloge(horloge).demarrer();
        try (ImpotParticulierClient client = Demonstration.client(bac, horloge);
                GuichetCantine guichet = new GuichetCantine(client, panne -> {})) {
            TourDuGuichet tour = new TourDuGuichet(guichet.adresse());
            String connu = bac.personne("maries-deux-enfants").spi();
            tour.saisir("le numéro d'un foyer", connu);
            tour.saisir("le même, avec des espaces", "39 90 000 002 093");
            tour.saisir("rien", "");
            tour.saisir("un numéro trop court", connu.substring(1));
            tour.saisir("un numéro de sécurité sociale", "1".repeat(15));
            tour.saisir("un numéro inconnu", "3999999999999");
            tour.saisir("une personne sans avis", bac.personne("sans-avis").spi());
            tour.saisir(
                    "un revenu non communiqué",
                    bac.personne("rfr-non-contracte").spi());
            bac.close();
            tour.saisir("l'administration fiscale en panne", connu);
            sortie.println();
            sortie.print(tour.tableau.texte());
        } finally {
            bac.close();
        }
        return 0;
    }

    private void saisir(String quoi, String numero) {
        HttpResponse<String> page = envoyer("numero=" + URLEncoder.encode(numero, StandardCharsets.UTF_8));
        tableau.ajouter(List.of(quoi, Integer.toString(page.statusCode()), message(page.body())));
    }

    private HttpResponse<String> envoyer(String formulaire) {
        HttpRequest requete = HttpRequest.newBuilder(adresse)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(formulaire))
                .build();
        try {
            return navigateur.send(requete, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Le guichet ne répond pas", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Tour interrompu", e);
        }
    }

    /** Le message d'une page, sans balises. */
    static String message(String html) {
        Matcher message = MESSAGE.matcher(html);
        if (!message.find()) {
            return "";
        }
        return message.group(1)
                .replaceAll("</h2>", " : ")
                .replaceAll("<[^>]*>", "")
                .replace("&#39;", "'")
                .strip();
    }
}
