package io.github.impotparticulier.bacasable.particulier;

import io.github.impotparticulier.bacasable.commun.PanneEnCours;
import io.github.impotparticulier.bacasable.particulier.Quota.Decompte;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Contrôle un appel dans l'ordre du serveur, puis le sert. */
final class ServiceRessources {
    private static final String CITOYENS = "franceconnect";

    private final Hote hote;
    private final Habilitations habilitations;
    private final PanneEnCours<PanneParticulier> pannes;
    private final Bannissement bannissement;
    private final Attestations attestations;
    private final Quota quota;
    private final List<Quota> quotasFranceConnect =
            List.of(new Quota(30, Duration.ofMinutes(1)), new Quota(600, Duration.ofHours(1)));
    private final EnCours enCours = new EnCours();
    private final Cache cache = new Cache();

    ServiceRessources(
            Hote hote,
            Habilitations habilitations,
            PanneEnCours<PanneParticulier> pannes,
            Bannissement bannissement,
            Attestations attestations,
            int quotaParSeconde) {
        this.hote = hote;
        this.habilitations = habilitations;
        this.pannes = pannes;
        this.bannissement = bannissement;
        this.attestations = attestations;
        this.quota = new Quota(quotaParSeconde, Duration.ofSeconds(1));
    }

    Issue repondre(Appel appel) {
        try {
            return appel.mode() == Mode.FRANCE_CONNECT ? auNomDuCitoyen(appel) : parJeton(appel);
        } catch (RefusParticulierException refus) {
            return new Issue(refus.reponse(), null);
        }
    }

    private Issue parJeton(Appel appel) throws RefusParticulierException {
        Titre titre = habilitations.titre(
                habilitations.exiger(appel.requete(), appel.contexte(), appel.maintenant()),
                appel.requete(),
                appel.contexte());
        Decompte decompte = quota.compter(titre.cle(), appel.maintenant());
        if (decompte.depasse()) {
            return new Issue(tropDeDemandes(appel, decompte), null);
        }
        Issue issue = apresLeTitre(appel, titre, null);
        // Les en-têtes de la réponse l'emportent : une panne de quota porte les siens.
        return issue.avec(ReponseParticulier.sansCorps(0, "")
                .avec(decompte.entetes())
                .avec(issue.reponse().entetes())
                .entetes());
    }

    private Issue auNomDuCitoyen(Appel appel) throws RefusParticulierException {
        Optional<String> jeton = appel.requete().jeton();
        if (jeton.isEmpty()) {
            throw appel.refus(RefusPlateforme.FRANCE_CONNECT_ABSENT);
        }
        for (Quota limite : quotasFranceConnect) {
            Decompte decompte = limite.compter(CITOYENS, appel.maintenant());
            if (appel.contexte().generation().automne() && decompte.depasse()) {
                return new Issue(tropDeDemandes(appel, decompte), null);
            }
        }
        if (!jeton.get().matches("[A-Za-z0-9._~-]{16,}")) {
            throw appel.refus(RefusPlateforme.FRANCE_CONNECT_MAL_FORME);
        }
        Hote.Citoyen citoyen =
                hote.citoyen(jeton.get()).orElseThrow(() -> appel.refus(RefusPlateforme.FRANCE_CONNECT_EXPIRE));
        Set<String> scopes = new HashSet<>(citoyen.scopes().isEmpty() ? Ressource.tousLesScopes() : citoyen.scopes());
        scopes.removeIf(scope -> scope.contains("_identite"));
        return apresLeTitre(appel, new Titre(CITOYENS, scopes), citoyen.spi());
    }

    private Issue apresLeTitre(Appel appel, Titre titre, @Nullable String spi) throws RefusParticulierException {
        if (!appel.ressource().ouverteA(titre.scopes())) {
            return new Issue(
                    ReponseParticulier.refus(List.of(appel.contexte().erreur(RefusPlateforme.PRIVILEGES))), null);
        }
        // Tous les citoyens ont la même clé : deux demandes identiques se gênent, fût-ce pour deux personnes.
        String cle = titre.cle() + " " + appel.route() + " " + appel.requete().parametres();
        if (!enCours.prendre(cle, appel.maintenant())) {
            return new Issue(
                    ReponseParticulier.refus(List.of(appel.contexte().erreur(RefusPlateforme.EN_COURS))), null);
        }
        if (!Siret.estValide(appel.requete().texte("recipient"))) {
            // La marque reste : c'est le comportement du serveur.
            return new Issue(
                    ReponseParticulier.refus(List.of(appel.contexte().erreur(RefusPlateforme.RECIPIENT)))
                            .deType(ReponseParticulier.TYPE_REFUS),
                    null);
        }
        Issue issue = subirOuServir(appel, titre, spi);
        Optional<Duration> liberation = issue.panne() == null
                ? Optional.of(Duration.ZERO).filter(immediate -> issue.reponse().statut() != 500)
                : issue.panne().liberation();
        liberation.ifPresent(apres -> enCours.liberer(cle, apres));
        return issue;
    }

    private Issue subirOuServir(Appel appel, Titre titre, @Nullable String spi) {
        PanneParticulier panne =
                pannes.subir(presente -> !presente.apresLesControles()).orElse(null);
        if (panne != null) {
            Optional<ReponseParticulier> remplacee =
                    panne.reponse(appel.ressource(), appel.contexte().generation(), appel.maintenant());
            if (remplacee.isPresent()) {
                return new Issue(remplacee.get(), panne).motivee();
            }
        }
        try {
            controler(appel, spi != null);
            Optional<PanneParticulier> incident = pannes.subir(PanneParticulier::apresLesControles);
            if (incident.isPresent()) {
                return new Issue(
                                incident.get()
                                        .reponse(
                                                appel.ressource(),
                                                appel.contexte().generation(),
                                                appel.maintenant())
                                        .orElseThrow(),
                                incident.get())
                        .motivee();
            }
            return new Issue(servir(appel, titre, spi), panne).motivee();
        } catch (RefusParticulierException refus) {
            return new Issue(refus.reponse(), panne).motivee();
        }
    }

    private static void controler(Appel appel, boolean citoyen) throws RefusParticulierException {
        List<Controle> controles = new ArrayList<>(appel.ressource().controles());
        if (!citoyen) {
            controles.add(
                    0,
                    switch (appel.mode()) {
                        case INE -> ControlesEtudes::ine;
                        case IDENTIFIANT -> ControlesEtudes::identifiant;
                        default -> appel.ressource().forme();
                    });
        }
        List<Erreur> erreurs = new ArrayList<>();
        controles.forEach(controle -> controle.controler(appel.requete(), appel.contexte(), erreurs));
        if (!erreurs.isEmpty()) {
            throw new RefusParticulierException(erreurs);
        }
        boolean famille = !citoyen && appel.ressource().forme() == FormeIdentite.FAMILLE;
        if (famille && appel.requete().texte("sexeEtatCivil") == null) {
            throw new RefusParticulierException(
                    ReponseParticulier.sansCorps(500, "Le serveur échoue quand le sexe est absent"));
        }
    }

    private ReponseParticulier servir(Appel appel, Titre titre, @Nullable String spi) throws RefusParticulierException {
        boolean avecPreuve = appel.mode() == Mode.IDENTITE
                && appel.ressource().chemin().equals("dss/participation_familiale_eaje")
                && appel.contexte().generation().automne();
        Optional<String> preuve = avecPreuve ? Attestations.demandee(appel.requete()) : Optional.empty();
        Recherche recherche = new Recherche(appel.ressource(), appel.contexte());
        boolean gardee = appel.ressource().gardee()
                && preuve.isEmpty()
                && !appel.contexte().staging();
        String cle = (spi == null ? "" : spi) + " " + appel.route() + " "
                + appel.requete().parametres();
        boolean contournee = "no-cache".equals(appel.requete().entete("Cache-Control"));
        Optional<Cache.Garde> garde = gardee && !contournee ? cache.lire(cle, appel.maintenant()) : Optional.empty();
        Map<String, @Nullable Object> donnees;
        if (garde.isPresent()) {
            donnees = garde.get().donnees();
        } else {
            Dossier dossier = spi == null ? recherche.trouver(appel.mode(), appel.requete()) : recherche.citoyen(spi);
            donnees = appel.ressource()
                    .producteur()
                    .produire(new Demande(
                            appel.ressource(), appel.version(), appel.requete(), appel.contexte(), dossier));
            if (gardee) {
                cache.garder(
                        cle,
                        donnees,
                        new Validite(appel.maintenant(), appel.ressource().cache()));
            }
        }
        Set<String> scopes = appel.contexte().staging() ? Ressource.tousLesScopes() : titre.scopes();
        Masque masque = new Masque(appel.ressource(), appel.version(), scopes);
        Attestations.Preuve jointe = preuve.map(
                        demandee -> attestations.delivrer(appel.requete().adresse(), demandee, appel.maintenant()))
                .orElse(new Attestations.Preuve(Map.of(), Map.of()));
        ReponseParticulier reponse = ReponseParticulier.servie(masque.poser(donnees), jointe.liens(), jointe.meta());
        if (!appel.ressource().gardee()) {
            return reponse;
        }
        return reponse.avec(Map.of(
                "X-Response-Cached",
                Boolean.toString(garde.isPresent()),
                "X-Cache-Expires-in",
                garde.map(gardees -> Long.toString(gardees.reste(appel.maintenant())))
                        .orElse("")));
    }

    private ReponseParticulier tropDeDemandes(Appel appel, Decompte decompte) {
        bannissement.refuser(appel.maintenant());
        return ReponseParticulier.refus(List.of(appel.contexte().erreur(RefusPlateforme.QUOTA)))
                .avec(decompte.entetes())
                .avec(Map.of("Retry-After", Long.toString(decompte.attente())));
    }

    /** Une réponse, et la panne qu'elle subit. */
    record Issue(ReponseParticulier reponse, @Nullable PanneParticulier panne) {
        Issue avec(Map<String, String> entetes) {
            return new Issue(reponse.avec(entetes), panne);
        }

        Issue motivee() {
            return panne == null ? this : new Issue(reponse.subissant(panne.motif()), panne);
        }
    }
}
