package io.github.impotparticulier.bacasable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Un appel à une ressource : ce que le partenaire demande, et de quoi y répondre. */
final class Appel {
    private final RessourceServie ressource;
    private final Map<String, String> chemin;
    private final RecordedRequest requete;
    private final Moyens moyens;
    private @Nullable Panne anneePasEncoreSortie;

    Appel(RessourceServie ressource, Map<String, String> chemin, RecordedRequest requete, Moyens moyens) {
        this.ressource = ressource;
        this.chemin = Map.copyOf(chemin);
        this.requete = requete;
        this.moyens = moyens;
    }

    RessourceServie ressource() {
        return ressource;
    }

    Moyens moyens() {
        return moyens;
    }

    List<String> entetes(String nom) {
        return requete.getHeaders().values(nom);
    }

    HttpUrl adresse() {
        return requete.getUrl();
    }

    Optional<String> variable(String nom) {
        return Optional.ofNullable(chemin.get(nom));
    }

    /** Les paramètres de requête, déjà contrôlés : chacun est connu, unique et bien formé. */
    Map<String, String> parametres() {
        Map<String, String> parametres = new HashMap<>();
        for (String nom : adresse().queryParameterNames()) {
            String valeur = adresse().queryParameter(nom);
            parametres.put(nom, valeur == null ? "" : valeur);
        }
        return parametres;
    }

    /** L'usager que désigne le SPI du chemin ou, en mode FranceConnect, le jeton de l'usager. */
    Usager usager() throws RefusException {
        if (ressource.designation() == Designation.FRANCE_CONNECT) {
            return usager(moyens.franceConnect()
                    .spi(entetes(JetonsFranceConnect.ENTETE).get(0))
                    .orElseThrow(() -> refus(403, 4031, "Le jeton FranceConnect de l'usager est inconnu ou expiré")));
        }
        return usager(variable("spi").orElseThrow());
    }

    Usager usager(String spi) throws RefusException {
        return moyens.annuaire()
                .parSpi(spi)
                .map(personne -> new Usager(personne, spi))
                .orElseThrow(() -> refus(410, 4102, "Le SPI ne correspond à aucun usager du bac à sable"));
    }

    /** L'année demandée, si le calendrier et le contrat la permettent. */
    int annee() throws RefusException {
        int annee = Integer.parseInt(variable("annrev").orElseThrow());
        int derniere = derniereAnnee();
        if (!Calendrier.estServie(annee, derniere)) {
            throw refus(
                    410, 4101, "Aucun résultat : année hors des trois dernières, la plus récente étant " + derniere);
        }
        if (annee <= derniere - moyens.contrat().annees()) {
            throw refus(403, 4031, "Le contrat du partenaire ne comprend pas cette année");
        }
        if (annee == derniere && enRetard()) {
            throw refus(410, 4101, "Aucun résultat : cette année n'est pas encore sortie");
        }
        return annee;
    }

    /** Les deux dernières années, ou la dernière seule si le contrat n'en comprend qu'une. */
    IntStream deuxDernieresAnnees() {
        int derniere = enRetard() ? derniereAnnee() - 1 : derniereAnnee();
        return IntStream.range(0, Math.min(2, moyens.contrat().annees())).map(recul -> derniere - recul);
    }

    Map<String, String> contractes(Map<String, String> champs) {
        return moyens.contrat().contractes(ressource.perimetre(), champs);
    }

    Reponse servir(Map<String, String> champs) {
        return Reponse.servie(ressource.typeMedia(), CorpsJson.objet(contractes(champs)));
    }

    RefusException refus(int statut, int code, String motif) {
        return new RefusException(Reponse.refusDgfip(
                statut,
                ressource.api().typeErreur(),
                code,
                motif,
                moyens.horloge().horodatage()));
    }

    /** La réponse à cet appel, qui dit la panne qu'il a subie en chemin. */
    Reponse conclure(Reponse reponse) {
        return anneePasEncoreSortie == null ? reponse : reponse.subissant(anneePasEncoreSortie);
    }

    private boolean enRetard() {
        anneePasEncoreSortie =
                moyens.pannes().subir(Panne.Moment.ANNEE.touchant(false)).orElse(null);
        return anneePasEncoreSortie != null;
    }

    private int derniereAnnee() {
        return ressource.derniereAnnee().applyAsInt(moyens.horloge().date());
    }
}
