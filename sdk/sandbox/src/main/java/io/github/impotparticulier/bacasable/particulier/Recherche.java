package io.github.impotparticulier.bacasable.particulier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Trouve le dossier de la personne qu'une requête contrôlée désigne. */
final class Recherche {
    private static final String RECIPIENT = "recipient";
    private static final List<String> NOMBRES = List.of("anneeDateNaissance", "moisDateNaissance", "jourDateNaissance");

    private final Ressource ressource;
    private final Contexte contexte;

    Recherche(Ressource ressource, Contexte contexte) {
        this.ressource = ressource;
        this.contexte = contexte;
    }

    Dossier trouver(Mode mode, Requete requete) throws RefusParticulierException {
        if (contexte.staging()) {
            return exactement(mode, requete);
        }
        Dossiers dossiers = contexte.dossiers();
        return switch (mode) {
            case INE -> dossiers.parIne(String.valueOf(requete.texte("ine"))).orElseThrow(this::introuvable);
            case IDENTIFIANT ->
                dossiers.parIdentifiant(String.valueOf(requete.texte("identifiant")))
                        .orElseThrow(this::introuvable);
            default -> parIdentite(IdentiteDemandee.lire(requete, dossiers.communes()));
        };
    }

    Dossier citoyen(String spi) throws RefusParticulierException {
        return contexte.dossiers().parSpi(spi).orElseThrow(this::introuvable);
    }

    private Dossier parIdentite(IdentiteDemandee demandee) throws RefusParticulierException {
        if (ressource.forme() == FormeIdentite.FAMILLE) {
            return contexte.dossiers().tels(demandee::reconnueParLesCaisses).stream()
                    .findFirst()
                    .orElseThrow(this::nonReconnue);
        }
        List<Dossier> trouves = contexte.dossiers().tels(demandee::reconnueParLesEtudes);
        if (trouves.size() > 1) {
            throw incident(IncidentFournisseur.PLUSIEURS_PERSONNES, ressource.fournisseur());
        }
        return trouves.stream().findFirst().orElseThrow(this::introuvable);
    }

    /** Comme au bac à sable de la DINUM : les paramètres reçus, tous et eux seuls. */
    private Dossier exactement(Mode mode, Requete requete) throws RefusParticulierException {
        Map<String, List<String>> recus = comparables(requete.parametres());
        return contexte.dossiers().tous().stream()
                .filter(dossier ->
                        attendus(mode, dossier, requete).filter(recus::equals).isPresent())
                .findFirst()
                .orElseThrow(this::absenteDuStaging);
    }

    private Optional<Map<String, List<String>>> attendus(Mode mode, Dossier dossier, Requete requete) {
        UsagerParticulier usager = dossier.usager();
        Map<String, List<String>> attendus = switch (mode) {
            case INE -> seul("ine", usager.ine());
            case IDENTIFIANT -> seul("identifiant", usager.identifiantFranceTravail());
            default -> new LinkedHashMap<>(usager.parametres());
        };
        if (attendus.isEmpty()) {
            return Optional.empty();
        }
        if (ressource.forme() != FormeIdentite.FAMILLE) {
            attendus.remove("codeCogInseePaysNaissance");
        }
        if (mode == Mode.IDENTITE && ressource.forme() == FormeIdentite.ELEVE) {
            attendus.remove("codeCogInseeCommuneNaissance");
            attendus.putAll(ou(requete, Arbre.objet(dossier.sections(), "scolarites")));
        }
        if (ressource.chemin().equals("gip_mds/service_civique")) {
            attendus.keySet().removeAll(List.of("codeCogInseeCommuneNaissance", "sexeEtatCivil"));
        }
        for (String nom : propres()) {
            String valeur = requete.texte(nom);
            if (valeur != null) {
                attendus.put(nom, List.of(sansZero(valeur)));
            }
        }
        return Optional.of(comparables(attendus));
    }

    /** Ce que l'on choisit outre la personne : il y a un fichier pour chaque valeur, écrite sans zéro devant. */
    private List<String> propres() {
        return switch (ressource.chemin()) {
            case "dss/quotient_familial" -> List.of("annee", "mois");
            case "cnous/etudiant_boursier" -> List.of("campaignYear");
            case "men/scolarites" -> List.of("anneeScolaire");
            default -> List.of();
        };
    }

    /** Où un élève se cherche : son établissement ou, si la requête nomme un périmètre, son département ou sa région. */
    private static Map<String, List<String>> ou(Requete requete, Map<String, @Nullable Object> scolarite) {
        Map<String, @Nullable Object> perimetre = Arbre.objet(scolarite, "perimetre");
        boolean departement = !requete.tableau(ControlesEtudes.DEPARTEMENTS).isEmpty();
        boolean region = !requete.tableau(ControlesEtudes.REGIONS).isEmpty();
        if (!departement && !region) {
            return Map.of(
                    "codeEtablissement",
                    List.of(String.valueOf(
                            Arbre.objet(scolarite, "etablissement").get("code_uai"))));
        }
        return Map.of(
                "degreEtablissement",
                List.of(String.valueOf(perimetre.get("degre"))),
                (departement ? ControlesEtudes.DEPARTEMENTS : ControlesEtudes.REGIONS) + "[]",
                List.of(String.valueOf(perimetre.get(departement ? "departement" : "region"))));
    }

    private static String sansZero(String nombre) {
        return nombre.replaceFirst("^0+(?=.)", "");
    }

    private static Map<String, List<String>> seul(String nom, Optional<String> valeur) {
        Map<String, List<String>> parametres = new LinkedHashMap<>();
        valeur.ifPresent(presente -> parametres.put(nom, List.of(presente)));
        return parametres;
    }

    private static Map<String, List<String>> comparables(Map<String, List<String>> parametres) {
        Map<String, List<String>> comparables = new LinkedHashMap<>();
        parametres.forEach((nom, valeurs) -> {
            if (!nom.equals(RECIPIENT)) {
                List<String> normalisees = new ArrayList<>();
                valeurs.forEach(valeur ->
                        normalisees.add(NOMBRES.contains(nom) ? sansZero(valeur) : valeur.toLowerCase(Locale.ROOT)));
                comparables.put(nom, normalisees);
            }
        });
        return comparables;
    }

    private RefusParticulierException nonReconnue() {
        Erreur avril = contexte.erreur(RefusPlateforme.IDENTITE_INCONNUE);
        if (!contexte.generation().automne()) {
            return new RefusParticulierException(List.of(avril));
        }
        Fournisseur fournisseur = ressource.fournisseur();
        return new RefusParticulierException(List.of(new Erreur(
                fournisseur.source() + "560",
                avril.statut(),
                avril.titre(),
                avril.detail(),
                null,
                Map.of("provider", fournisseur.nom()))));
    }

    private RefusParticulierException introuvable() {
        return incident(IncidentFournisseur.INTROUVABLE, ressource.sansDossier());
    }

    /** Les jeux d'essai de la DINUM ont leurs propres codes. */
    private RefusParticulierException absenteDuStaging() {
        if (ressource.forme() != FormeIdentite.FAMILLE) {
            return introuvable();
        }
        return incident(
                IncidentFournisseur.INTROUVABLE, contexte.generation().automne() ? Fournisseur.CNAF : Fournisseur.CNAV);
    }

    private RefusParticulierException incident(IncidentFournisseur incident, Fournisseur fournisseur) {
        return new RefusParticulierException(List.of(incident.chez(fournisseur, contexte.generation())));
    }
}
