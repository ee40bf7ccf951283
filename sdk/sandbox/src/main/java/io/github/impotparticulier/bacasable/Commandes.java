package io.github.impotparticulier.bacasable;

import io.github.impotparticulier.bacasable.commun.PanneEnCours;
import io.github.impotparticulier.bacasable.particulier.PanneParticulier;
import io.github.impotparticulier.bacasable.particulier.ServiceParticulier;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Ce que le programme permet de plus que la DGFiP, pendant qu'il tourne : provoquer des pannes, obtenir un jeton
 * FranceConnect, lire le journal. À part du contrat, sous un chemin à lui ; dans une JVM, {@link BacASable} le fait.
 */
final class Commandes {
    static final String RACINE = "bac-a-sable";

    private static final String PANNE = "panne";
    private static final String FOIS = "fois";
    private static final String SUR = "sur";
    private static final String SPI = "spi";

    private final Moyens moyens;
    private final Journal journal;
    private final ServiceParticulier particulier;

    Commandes(Moyens moyens, Journal journal, ServiceParticulier particulier) {
        this.particulier = particulier;
        this.moyens = moyens;
        this.journal = journal;
    }

    boolean concerne(HttpUrl adresse) {
        return adresse.pathSegments().get(0).equals(RACINE);
    }

    Reponse repondre(RecordedRequest requete) {
        List<String> chemin = requete.getUrl().pathSegments();
        String commande = requete.getMethod() + " " + String.join("/", chemin.subList(1, chemin.size()));
        try {
            refuserUnePage(requete);
            if (commande.startsWith("PUT panne/") && chemin.size() == 3) {
                return declencher(chemin.get(2), requete.getUrl());
            }
            if (commande.startsWith("PUT panne-particulier/") && chemin.size() == 3) {
                return declencherParticulier(chemin.get(2), requete.getUrl());
            }
            return switch (commande) {
                case "DELETE panne" -> retablir(requete.getUrl());
                case "DELETE jetons" -> perimerJetons(requete.getUrl());
                case "GET jeton-franceconnect" -> jetonFranceConnect(requete.getUrl());
                case "GET journal" -> journal(requete.getUrl());
                default ->
                    throw refus(
                            404,
                            "Commandes servies : PUT et DELETE panne, PUT panne-particulier, DELETE jetons, GET jeton-franceconnect, GET journal");
            };
        } catch (RefusException refus) {
            return refus.reponse();
        }
    }

    /**
     * Tout navigateur dit de quelle page vient une requête qui n'est pas une lecture. Aucune page n'a de commande à donner ici, fût-elle de
     * même origine : un site peut faire pointer son nom vers 127.0.0.1.
     */
    private static void refuserUnePage(RecordedRequest requete) throws RefusException {
        if (requete.getHeaders().get("Origin") != null) {
            throw refus(403, "Les commandes sont pour un programme ou un terminal, et non pour une page web");
        }
    }

    private Reponse declencher(String nom, HttpUrl adresse) throws RefusException {
        PanneNommee nommee = PanneNommee.nommee(nom)
                .orElseThrow(() -> refus(404, "Panne inconnue ; pannes connues : " + PanneNommee.noms()));
        controlerParametres(adresse, nommee);
        OptionalInt fois = nombre(adresse, FOIS);
        try {
            Panne panne = nommee.panne(nombre(adresse, nommee.reglage()), surJetons(adresse));
            moyens.pannes().declencher(panne, fois.isPresent() ? fois.getAsInt() : PanneEnCours.SANS_LIMITE);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw refus(400, String.valueOf(e.getMessage()));
        }
        return servie(json -> {
            json.name(PANNE).value(nom);
            if (fois.isPresent()) {
                json.name(FOIS).value(fois.getAsInt());
            }
        });
    }

    private Reponse declencherParticulier(String nom, HttpUrl adresse) throws RefusException {
        PanneParticulier panne = PanneParticulier.nommee(nom)
                .orElseThrow(() ->
                        refus(404, "Panne inconnue ; pannes connues : " + String.join(", ", PanneParticulier.noms())));
        controler(adresse, Set.of(FOIS), "Paramètres de cette panne : " + FOIS);
        OptionalInt fois = nombre(adresse, FOIS);
        try {
            particulier.panne(panne, fois.isPresent() ? fois.getAsInt() : PanneEnCours.SANS_LIMITE);
        } catch (IllegalArgumentException e) {
            throw refus(400, String.valueOf(e.getMessage()));
        }
        return servie(json -> json.name(PANNE).value(nom));
    }

    private static void controlerParametres(HttpUrl adresse, PanneNommee nommee) throws RefusException {
        Set<String> admis = new TreeSet<>(Set.of(FOIS, SUR));
        if (!nommee.reglage().isEmpty()) {
            admis.add(nommee.reglage());
        }
        controler(adresse, admis, "Paramètres de cette panne : " + String.join(", ", admis));
    }

    private static void sansParametre(HttpUrl adresse) throws RefusException {
        controler(adresse, Set.of(), "Cette commande n'a pas de paramètre");
    }

    /** Un paramètre de trop, sans valeur ou en double ferait autre chose que ce que l'on croit demander. */
    private static void controler(HttpUrl adresse, Set<String> admis, String sinon) throws RefusException {
        for (String nom : adresse.queryParameterNames()) {
            if (!admis.contains(nom)) {
                throw refus(400, sinon);
            }
            List<@Nullable String> valeurs = adresse.queryParameterValues(nom);
            if (valeurs.size() != 1 || valeurs.get(0) == null) {
                throw refus(400, nom + " se donne une fois, avec sa valeur");
            }
        }
    }

    private static OptionalInt nombre(HttpUrl adresse, String nom) throws RefusException {
        String texte = adresse.queryParameter(nom);
        if (texte == null) {
            return OptionalInt.empty();
        }
        if (!texte.matches("[0-9]{1,8}")) {
            throw refus(400, nom + " est un nombre entier, de 8 chiffres au plus");
        }
        return OptionalInt.of(Integer.parseInt(texte));
    }

    private static boolean surJetons(HttpUrl adresse) throws RefusException {
        String sur = adresse.queryParameter(SUR);
        if (sur != null && !sur.equals("jetons")) {
            throw refus(400, SUR + " n'admet que « jetons » ; sans lui, la panne touche les ressources");
        }
        return sur != null;
    }

    private Reponse retablir(HttpUrl adresse) throws RefusException {
        sansParametre(adresse);
        moyens.pannes().retablir();
        particulier.retablir();
        return servie(json -> json.name(PANNE).value("aucune"));
    }

    private Reponse perimerJetons(HttpUrl adresse) throws RefusException {
        sansParametre(adresse);
        moyens.jetons().perimer();
        return servie(json -> json.name("jetons").value("périmés"));
    }

    private Reponse jetonFranceConnect(HttpUrl adresse) throws RefusException {
        controler(adresse, Set.of(SPI), "Cette commande n'a que le paramètre " + SPI);
        @Nullable String spi = adresse.queryParameter(SPI);
        if (spi == null || moyens.annuaire().parSpi(spi).isEmpty()) {
            throw refus(404, "spi doit être le numéro fiscal d'un usager du bac à sable");
        }
        return servie(json -> json.name("jeton").value(moyens.franceConnect().delivrer(spi, Set.of())));
    }

    private Reponse journal(HttpUrl adresse) throws RefusException {
        sansParametre(adresse);
        return servie(json -> {
            json.name("echanges").beginArray();
            for (EchangeServi echange : journal.copie()) {
                json.beginObject();
                json.name("methode").value(echange.methode());
                json.name("route").value(echange.route());
                json.name("statut").value(echange.statut());
                Optional<String> motif = echange.motif();
                if (motif.isPresent()) {
                    json.name("motif").value(motif.get());
                }
                json.endObject();
            }
            json.endArray();
        });
    }

    /** Avec une fin de ligne, pour le terminal. */
    private static Reponse servie(CorpsJson.Champs champs) {
        return Reponse.servie(Reponse.JSON, CorpsJson.ecrire(champs) + "\n");
    }

    private static RefusException refus(int statut, String motif) {
        return new RefusException(Reponse.refusCommande(statut, motif));
    }
}
