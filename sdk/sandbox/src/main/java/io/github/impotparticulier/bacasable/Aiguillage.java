package io.github.impotparticulier.bacasable;

import io.github.impotparticulier.bacasable.commun.PanneEnCours;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** Mène chaque requête reçue à son service, et tient le journal. */
final class Aiguillage {
    private static final Logger LOG = System.getLogger(Aiguillage.class.getPackageName());

    private static final Set<Integer> SANS_RESULTAT = Set.of(404, 410, 416);

    private static final Set<String> METHODES =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

    /** Tout autre segment d'une adresse inconnue peut être un numéro fiscal ou un nom : il est masqué. */
    private static final Set<String> MOTS_DES_ROUTES = Stream.concat(
                    ModeleRoute.decouper(ServiceJeton.ROUTE).stream(),
                    RessourceServie.TABLE.stream().flatMap(RessourceServie::mots))
            .collect(Collectors.toUnmodifiableSet());

    private final ServiceJeton serviceJeton;
    private final ServiceRessource serviceRessource;
    private final ServiceAutreApi serviceAutreApi;
    private final AutresApis autresApis;
    private final Journal journal;
    private final PanneEnCours<Panne> pannes;
    private final Annexe annexe;

    Aiguillage(Moyens moyens, Journal journal, Annexe annexe) {
        this.serviceJeton = new ServiceJeton(moyens);
        this.serviceRessource = new ServiceRessource(moyens);
        this.serviceAutreApi = new ServiceAutreApi(moyens);
        this.autresApis = moyens.autresApis();
        this.journal = journal;
        this.pannes = moyens.pannes();
        this.annexe = annexe;
    }

    MockResponse repondre(RecordedRequest requete) {
        if (annexe.concerne(requete.getUrl())) {
            return annexe.repondre(requete);
        }
        Destination destination = destination(requete.getUrl().pathSegments());
        Reponse reponse = destination.sert(requete.getMethod())
                ? subirOuRepondre(destination, requete)
                : destination.refuserMethode();
        noter(methodeConnue(requete.getMethod()), destination, reponse);
        return reponse.versHttp(!requete.getMethod().equals("HEAD"));
    }

    private Reponse subirOuRepondre(Destination destination, RecordedRequest requete) {
        boolean demandeDeJeton = destination.route().equals(ServiceJeton.ROUTE);
        Optional<Panne> panne =
                destination.connue() ? pannes.subir(Panne.Moment.CONNEXION.touchant(demandeDeJeton)) : Optional.empty();
        Reponse reponse = panne.filter(Panne::avantReponse).isPresent()
                ? Reponse.aucune()
                : destination.service().apply(requete);
        return panne.map(reponse::subissant).orElse(reponse);
    }

    /** Une méthode inventée peut porter n'importe quoi : elle ne se journalise pas. */
    static String methodeConnue(String methode) {
        return METHODES.contains(methode) ? methode : "{…}";
    }

    private Destination destination(List<String> chemin) {
        if (chemin.equals(ModeleRoute.decouper(ServiceJeton.ROUTE))) {
            return new Destination(Set.of("POST"), ServiceJeton.ROUTE, serviceJeton::repondre);
        }
        for (RessourceServie ressource : RessourceServie.TABLE) {
            Optional<Map<String, String>> lues = ressource.lire(chemin);
            if (lues.isPresent()) {
                Map<String, String> valeurs = lues.get();
                return new Destination(
                        Set.of("GET"),
                        ressource.route().sansValeurPersonnelle(valeurs),
                        requete -> serviceRessource.repondre(ressource, valeurs, requete));
            }
        }
        Optional<AutreApiServie> autre = autresApis.celleDe(chemin);
        if (autre.isPresent()) {
            return new Destination(
                    AutreApiServie.methodes(),
                    autre.get().route(chemin),
                    requete -> serviceAutreApi.repondre(autre.get(), requete));
        }
        Reponse introuvable =
                Reponse.refusPasserelle(404, 404, "Not Found", "Aucune ressource n'est servie à cette adresse");
        return new Destination(Set.of(), masquer(chemin), requete -> introuvable);
    }

    private static String masquer(List<String> chemin) {
        return chemin.stream()
                .map(mot -> MOTS_DES_ROUTES.contains(mot) ? mot : "{…}")
                .collect(Collectors.joining("/", "/", ""));
    }

    private void noter(String methode, Destination destination, Reponse reponse) {
        String route = destination.route();
        String motif = reponse.motif();
        journal.noter(new EchangeServi(methode, route, reponse.statut(), Optional.ofNullable(motif)));
        if (motif != null) {
            // « Aucun résultat » est une réponse de tous les jours, une panne est voulue ; le reste signale un client à
            // corriger.
            boolean sansResultat = destination.connue() && SANS_RESULTAT.contains(reponse.statut());
            Level niveau = sansResultat || reponse.panne() != null ? Level.DEBUG : Level.INFO;
            LOG.log(niveau, () -> methode + " " + route + " : " + reponse.statut() + ", " + motif);
        }
    }

    /** Où mène une adresse ; sans méthode dite, elle les admet toutes. */
    private record Destination(Set<String> methodes, String route, Function<RecordedRequest, Reponse> service) {
        boolean connue() {
            return !methodes.isEmpty();
        }

        boolean sert(String recue) {
            return !connue() || methodes.contains(recue);
        }

        Reponse refuserMethode() {
            String servies = String.join(", ", new TreeSet<>(methodes));
            return Reponse.refusPasserelle(405, 405, "Method Not Allowed", "Cette route ne sert que " + servies)
                    .avec("Allow", servies);
        }
    }
}
