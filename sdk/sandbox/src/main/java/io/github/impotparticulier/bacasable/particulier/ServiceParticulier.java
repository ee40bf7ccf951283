package io.github.impotparticulier.bacasable.particulier;

import io.github.impotparticulier.bacasable.commun.PanneEnCours;
import io.github.impotparticulier.bacasable.particulier.ServiceRessources.Issue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/**
 * API Particulier, telle que le bac à sable la sert ; pour lui seul.
 *
 * @hidden
 */
public final class ServiceParticulier {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final String NON_JSON = "Aucune ressource n'est servie à cette adresse";

    private final Hote hote;
    private final ReglagesParticulier reglages;
    private final Dossiers dossiers;
    private final Habilitations habilitations = new Habilitations();
    private final PanneEnCours<PanneParticulier> pannes =
            new PanneEnCours<>("un appel", "appels", PanneParticulier::nom);
    private final Attestations attestations = new Attestations();
    private final Bannissement bannissement;
    private final ServiceRessources ressources;
    private final String jeton;
    private final String jetonEditeur;

    /**
     * Prépare le service.
     *
     * @param hote le bac à sable
     * @param reglages ses réglages
     */
    public ServiceParticulier(Hote hote, ReglagesParticulier reglages) {
        this.hote = hote;
        this.reglages = reglages;
        this.dossiers = new Dossiers(hote.registre());
        this.bannissement = new Bannissement(reglages.refusAvantBannissement());
        this.ressources = new ServiceRessources(
                hote, habilitations, pannes, bannissement, attestations, reglages.quotaParSeconde());
        Instant maintenant = hote.maintenant();
        this.jeton =
                habilitations.delivrer(reglages.jeton().orElse(null), Ressource.tousLesScopes(), false, maintenant);
        this.jetonEditeur = habilitations.delivrer(null, Set.of(), true, maintenant);
    }

    /**
     * Répond à une requête.
     *
     * @param recue la requête
     * @return la réponse, ou une connexion coupée
     */
    @SuppressWarnings("exports")
    public MockResponse repondre(RecordedRequest recue) {
        Requete requete = new Requete(recue);
        Instant maintenant = hote.maintenant();
        Destination destination = destination(requete, maintenant);
        Issue issue = bannissement.enVigueur(maintenant)
                ? new Issue(ReponseParticulier.aucune("L'appelant est banni pour avoir ignoré les 429"), null)
                : destination.repondre();
        boolean avecCorps = !requete.methode().equals("HEAD");
        ReponseParticulier reponse =
                issue.reponse().avec(Map.of("X-Request-ID", UUID.randomUUID().toString()));
        hote.noter(requete.methode(), destination.route(), reponse.statut(), reponse.motif());
        MockResponse.Builder http = reponse.versHttp(avecCorps);
        PanneParticulier panne = issue.panne();
        if (panne != null) {
            panne.deranger(http, avecCorps && !reponse.corps().isEmpty());
        }
        return http.build();
    }

    /**
     * Le jeton à tous les périmètres.
     *
     * @return toujours le même
     */
    public String jeton() {
        return jeton;
    }

    /**
     * Un jeton neuf.
     *
     * @param scopes ses périmètres
     * @return le jeton
     * @throws IllegalArgumentException si l'un d'eux n'existe pas
     */
    public String jeton(Set<String> scopes) {
        exigerConnus(scopes);
        return habilitations.delivrer(null, scopes, false, hote.maintenant());
    }

    /**
     * Le jeton d'éditeur.
     *
     * @return toujours le même
     */
    public String jetonEditeur() {
        return jetonEditeur;
    }

    /**
     * Refuse un périmètre inconnu.
     *
     * @param scopes des périmètres
     * @throws IllegalArgumentException si l'un d'eux n'existe pas
     */
    public static void exigerConnus(Set<String> scopes) {
        if (!Ressource.tousLesScopes().containsAll(scopes)) {
            throw new IllegalArgumentException("Périmètre inconnu d'API Particulier ; périmètres connus : "
                    + String.join(", ", Ressource.tousLesScopes()));
        }
    }

    /**
     * Les délégations de l'éditeur.
     *
     * @return la liste
     */
    public List<DelegationFictive> delegations() {
        return habilitations.delegations();
    }

    /**
     * Les personnes qu'il connaît.
     *
     * @return la liste
     */
    public List<UsagerParticulier> usagers() {
        return dossiers.usagers();
    }

    /**
     * La personne d'un cas.
     *
     * @param cas sa clé
     * @return la personne
     * @throws IllegalArgumentException si aucune ne la porte
     */
    public UsagerParticulier usager(String cas) {
        return dossiers.usager(cas);
    }

    /**
     * Ce que les fournisseurs savent de la personne d'un cas : sa caisse, et le nom de chaque réponse qui lui est propre.
     *
     * @param cas sa clé
     * @return des noms, dans l'ordre ; aucun si nul ne la connaît
     */
    public List<String> dossier(String cas) {
        return dossiers.tous().stream()
                .filter(dossier -> dossier.usager().cas().equals(cas))
                .flatMap(dossier -> Stream.concat(
                        Stream.ofNullable(dossier.foyer()).map(foyer -> "foyer à la " + foyer.fournisseur()),
                        dossier.sections().keySet().stream()))
                .toList();
    }

    /**
     * La panne en cours.
     *
     * @return son nom et combien d'appels elle touchera encore, en quelques mots ; vide s'il n'y en a pas
     */
    public Optional<String> panneEnCours() {
        return pannes.dite();
    }

    /**
     * Déclenche une panne.
     *
     * @param panne ce qui va mal
     * @param fois combien d'appels la subissent
     * @throws IllegalArgumentException si ce nombre est inférieur à 1
     */
    public void panne(PanneParticulier panne, long fois) {
        pannes.declencher(panne, fois);
    }

    /** Met fin à la panne et au bannissement. */
    public void retablir() {
        pannes.retablir();
        bannissement.lever();
    }

    private Destination destination(Requete requete, Instant maintenant) {
        List<String> chemin = requete.adresse().pathSegments();
        if (!requete.methode().equals("GET") && !requete.methode().equals("HEAD")) {
            return fixe(masquer(chemin), ReponseParticulier.sansCorps(404, NON_JSON));
        }
        Optional<Destination> service = service(chemin, requete, maintenant);
        if (service.isPresent()) {
            return service.get();
        }
        boolean connue = false;
        if (chemin.size() == 4 && chemin.get(0).matches("v[0-9]{1,2}")) {
            int version = Integer.parseInt(chemin.get(0).substring(1));
            String nom = chemin.get(1) + "/" + chemin.get(2);
            for (Ressource ressource : Ressource.TABLE) {
                Optional<Mode> mode = ressource.modes().stream()
                        .filter(possible -> possible.segment().equals(chemin.get(3)))
                        .findFirst();
                if (mode.isPresent() && ressource.chemin().equals(nom) && ressource.servie(reglages.generation())) {
                    connue = true;
                    if (ressource.versions().contains(version)) {
                        Appel appel =
                                new Appel(ressource, version, mode.get(), requete, contexte(maintenant), maintenant);
                        return new Destination(appel.route(), () -> ressources.repondre(appel));
                    }
                }
            }
        }
        return fixe(
                masquer(chemin),
                connue
                        ? ReponseParticulier.refus(List.of(contexte(maintenant).erreur(RefusPlateforme.VERSION)))
                        : ReponseParticulier.sansCorps(404, NON_JSON));
    }

    /** Les chemins qui ne donnent les données de personne. */
    private Optional<Destination> service(List<String> chemin, Requete requete, Instant maintenant) {
        String lu = "/" + String.join("/", chemin);
        boolean ping = lu.equals("/api/ping")
                || (chemin.size() == 3
                        && lu.matches("/api/[a-z_]+/ping")
                        && fournisseurs().anyMatch(chemin.get(1)::equals));
        if (ping) {
            return Optional.of(fixe(lu, ReponseParticulier.objet(Map.of("status", "ok"))));
        }
        if (lu.equals("/api/introspect") || lu.equals("/v3/token/introspect")) {
            return Optional.of(new Destination(lu, () -> introspecter(lu, requete, maintenant)));
        }
        if (chemin.size() == 2 && chemin.get(0).equals(Attestations.RACINE)) {
            return attestations
                    .lire(chemin.get(1), maintenant)
                    .map(attestation -> fixe("/" + Attestations.RACINE + "/{…}", attestation));
        }
        return Optional.empty();
    }

    private Issue introspecter(String lu, Requete requete, Instant maintenant) {
        try {
            Habilitations.Jeton presente = habilitations.exiger(requete, contexte(maintenant), maintenant);
            Map<String, @Nullable Object> dit = Map.of(
                    "_id",
                    presente.cle(),
                    "name",
                    "Bac à sable embarqué",
                    "scopes",
                    presente.scopes().stream().sorted().toList());
            return new Issue(
                    lu.startsWith("/api")
                            ? ReponseParticulier.objet(dit)
                            : ReponseParticulier.servie(dit, Map.of(), Map.of()),
                    null);
        } catch (RefusParticulierException refus) {
            return new Issue(refus.reponse(), null);
        }
    }

    private Contexte contexte(Instant maintenant) {
        return new Contexte(
                reglages.generation(), reglages.staging(), LocalDate.ofInstant(maintenant, PARIS), dossiers);
    }

    private static Stream<String> fournisseurs() {
        return Ressource.TABLE.stream().map(ressource -> ressource.chemin().split("/", 2)[0]);
    }

    /** Une adresse inconnue ne montre que les mots de la table. */
    private static String masquer(List<String> chemin) {
        Set<String> mots = Stream.concat(
                        Ressource.TABLE.stream()
                                .flatMap(ressource ->
                                        Stream.of(ressource.chemin().split("/", -1))),
                        Stream.concat(
                                Stream.of(Mode.values()).map(Mode::segment), Stream.of("api", "ping", "introspect")))
                .collect(Collectors.toSet());
        return chemin.stream()
                .map(mot -> mots.contains(mot) || mot.matches("v[0-9]{1,2}") ? mot : "{…}")
                .collect(Collectors.joining("/", "/", ""));
    }

    private static Destination fixe(String route, ReponseParticulier reponse) {
        return new Destination(route, () -> new Issue(reponse, null));
    }

    /** Où mène une adresse, et ce qui y répond. */
    private record Destination(String route, Supplier<Issue> service) {
        Issue repondre() {
            return service.get();
        }
    }
}
