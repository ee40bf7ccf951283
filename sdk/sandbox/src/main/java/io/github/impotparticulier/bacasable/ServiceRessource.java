package io.github.impotparticulier.bacasable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import mockwebserver3.RecordedRequest;

/** Sert une ressource, après tous les contrôles de la passerelle puis de l'API, dans l'ordre de leur énoncé. */
final class ServiceRessource {
    private static final String BEARER = "Bearer ";
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern FORME_SPI = Pattern.compile("[0-3][0-9]{12}");

    private final Identifiants identifiants;
    private final Jetons jetons;
    private final Horloge horloge;
    private final Annuaire annuaire;

    ServiceRessource(Identifiants identifiants, Jetons jetons, Horloge horloge, Annuaire annuaire) {
        this.identifiants = identifiants;
        this.jetons = jetons;
        this.horloge = horloge;
        this.annuaire = annuaire;
    }

    Reponse repondre(RessourceServie ressource, Map<String, String> valeurs, RecordedRequest requete) {
        try {
            controlerJeton(ressource, requete);
            controlerEntetes(ressource, requete);
            controlerParametres(ressource, requete);
            String spi = spi(valeurs);
            int annee = annee(valeurs);
            controlerTeleservice(requete);
            return servir(ressource, spi, annee);
        } catch (RefusException refus) {
            return refus.reponse();
        }
    }

    private void controlerJeton(RessourceServie ressource, RecordedRequest requete) throws RefusException {
        String autorisation = requete.getHeaders().get("Authorization");
        if (autorisation == null || !autorisation.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw nonAuthentifie(
                    900902, "Missing Credentials", "L'appel ne porte pas de jeton (Authorization: Bearer)");
        }
        Optional<Jeton> jeton =
                jetons.valide(autorisation.substring(BEARER.length()).strip());
        if (jeton.isEmpty()) {
            throw nonAuthentifie(900901, "Invalid Credentials", "Le jeton est inconnu ou expiré");
        }
        if (!jeton.get().ouvre(ressource.perimetre())) {
            throw new RefusException(Reponse.refusPasserelle(
                    403, 900910, "Insufficient Scope", "Le jeton ne porte pas le périmètre " + ressource.perimetre()));
        }
    }

    private void controlerEntetes(RessourceServie ressource, RecordedRequest requete) throws RefusException {
        List<String> correlations = requete.getHeaders().values("X-Correlation-ID");
        if (correlations.size() != 1 || !UUID.matcher(correlations.get(0)).matches()) {
            throw refus(400, 4003, "X-Correlation-ID doit porter un UUID, un seul");
        }
        if (!requete.getHeaders().values("Accept").equals(List.of(ressource.typeMedia()))) {
            throw new RefusException(Reponse.refusSansCorps(406, "Accept doit valoir " + ressource.typeMedia()));
        }
    }

    private void controlerParametres(RessourceServie ressource, RecordedRequest requete) throws RefusException {
        if (!ressource.parametres().containsAll(requete.getUrl().queryParameterNames())) {
            throw refus(400, 4003, "La ressource ne connaît pas l'un des paramètres de requête");
        }
    }

    private String spi(Map<String, String> valeurs) throws RefusException {
        String spi = valeurs.getOrDefault("spi", "");
        if (!FORME_SPI.matcher(spi).matches()) {
            throw refus(400, 4001, "Format SPI incorrect : 13 chiffres, le premier de 0 à 3");
        }
        return spi;
    }

    private int annee(Map<String, String> valeurs) throws RefusException {
        String annee = valeurs.getOrDefault("annrev", "");
        if (!ModeleRoute.estAnnee(annee)) {
            throw refus(400, 4002, "Format d'année incorrect : 4 chiffres");
        }
        return Integer.parseInt(annee);
    }

    private void controlerTeleservice(RecordedRequest requete) throws RefusException {
        String teleservice = requete.getHeaders().get("ID_Teleservice");
        if (teleservice != null && !teleservice.equals(identifiants.idTeleservice())) {
            throw refus(403, 4031, "Ce téléservice n'a pas accès à la ressource");
        }
    }

    private Reponse servir(RessourceServie ressource, String spi, int annee) throws RefusException {
        PersonneFictive personne = annuaire.parSpi(spi)
                .orElseThrow(() -> refus(410, 4102, "Le SPI ne correspond à aucun usager du bac à sable"));
        LocalDate jour = horloge.date();
        int derniere = ressource.derniereAnnee().applyAsInt(jour);
        if (!Calendrier.estServie(annee, derniere)) {
            throw refus(
                    410, 4101, "Aucun résultat : année hors des trois dernières, la plus récente étant " + derniere);
        }
        return personne.reponse(ressource.section(), spi, annee)
                .map(json -> Reponse.servie(ressource.typeMedia(), json))
                .orElseThrow(
                        () -> refus(410, 4101, "Aucun résultat : pas d'avis unique pour cet usager cette année-là"));
    }

    private RefusException refus(int statut, int code, String motif) {
        return new RefusException(Reponse.refusDgfip(statut, code, motif, horloge.horodatage()));
    }

    private static RefusException nonAuthentifie(int code, String message, String motif) {
        return new RefusException(Reponse.refusPasserelle(401, code, message, motif)
                .avec("WWW-Authenticate", "Bearer realm=\"bac-a-sable\""));
    }
}
