package io.github.impotparticulier.bacasable.particulier;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Les données des caisses. */
final class ProducteursFamille {
    static final Map<String, @Nullable Object> NON_BENEFICIAIRE = defaut("est_beneficiaire", false);
    static final Map<String, @Nullable Object> SANS_MAJORATION = avec(NON_BENEFICIAIRE, "avec_majoration", null);
    static final Map<String, @Nullable Object> SANS_PARTICIPATION = avec(NON_BENEFICIAIRE, "avec_participation", false);
    static final Map<String, @Nullable Object> SANS_STATUT = defaut("status", "non_beneficiaire");

    private static final int AGE_LIMITE_CRECHE = 7;
    private static final String COMMUNE_NAISSANCE = "code_cog_insee_commune_naissance";

    private ProducteursFamille() {}

    /** Une aide : ce que dit la section de la personne ou, pour qui a un dossier, qu'elle n'en bénéficie pas. */
    static Producteur aide(String section, Map<String, @Nullable Object> nonBeneficiaire) {
        return demande -> {
            exigerLaCaisse(demande);
            Optional<Map<String, @Nullable Object>> propre =
                    demande.dossier().section(section, demande.contexte().generation());
            if (propre.isEmpty() && demande.dossier().foyer() == null) {
                throw demande.introuvable();
            }
            Map<String, @Nullable Object> donnees = new LinkedHashMap<>(nonBeneficiaire);
            propre.ifPresent(donnees::putAll);
            return donnees;
        };
    }

    static Map<String, @Nullable Object> quotientFamilial(Demande demande) throws RefusParticulierException {
        Foyer foyer = foyer(demande);
        YearMonth courant = YearMonth.from(demande.contexte().jour());
        YearMonth demandee = Periode.lire(demande.requete(), courant);
        boolean msa = foyer.fournisseur() == Fournisseur.MSA;
        Map<String, @Nullable Object> ecrit = Arbre.objet(foyer.donnees(), "quotient");
        Dossier.exigerSansIncident(ecrit, demande.contexte().generation());
        if (!msa && Periode.estAncienne(demandee, courant)) {
            throw demande.incident(IncidentFournisseur.INTROUVABLE, Fournisseur.CNAF);
        }
        // La MSA n'a pas d'historique : elle recalcule, et la période de calcul est celle du jour.
        YearMonth calculee = msa ? courant : demandee;
        Map<String, @Nullable Object> quotient = new LinkedHashMap<>();
        quotient.put("fournisseur", foyer.fournisseur().nom());
        quotient.put("valeur", valeur(ecrit, calculee));
        quotient.put("annee", demandee.getYear());
        quotient.put("mois", demandee.getMonthValue());
        quotient.put("annee_calcul", calculee.getYear());
        quotient.put("mois_calcul", calculee.getMonthValue());
        Map<String, @Nullable Object> donnees = new LinkedHashMap<>();
        donnees.put("allocataires", allocataires(foyer));
        donnees.put("enfants", Arbre.objets(foyer.donnees(), "enfants"));
        donnees.put("adresse", Arbre.objet(foyer.donnees(), "adresse"));
        donnees.put("quotient_familial", quotient);
        return donnees;
    }

    static Map<String, @Nullable Object> participationEaje(Demande demande) throws RefusParticulierException {
        Foyer foyer = foyer(demande);
        List<Map<String, @Nullable Object>> enfants = Arbre.objets(foyer.donnees(), "enfants");
        exigerUnJeuneEnfant(demande, enfants);
        List<Map<String, @Nullable Object>> allocataires = new ArrayList<>();
        for (UsagerParticulier usager : foyer.allocataires()) {
            boolean demandee = usager.cas().equals(demande.dossier().usager().cas());
            allocataires.add(avec(
                    allocataire(usager),
                    COMMUNE_NAISSANCE,
                    demandee ? usager.identite().codeCommune().orElse(null) : null));
        }
        Map<String, @Nullable Object> donnees = new LinkedHashMap<>();
        donnees.put("allocataires", allocataires);
        donnees.put(
                "enfants",
                enfants.stream()
                        .map(enfant -> avec(enfant, COMMUNE_NAISSANCE, null))
                        .toList());
        donnees.put("adresse", Arbre.objet(foyer.donnees(), "adresse"));
        donnees.put("parametres_calcul_participation_familiale", eaje(foyer, demande.contexte()));
        return donnees;
    }

    static Map<String, @Nullable Object> foyerRsa(Demande demande) throws RefusParticulierException {
        Foyer foyer = foyer(demande);
        Map<String, @Nullable Object> rsa = demande.dossier()
                .section("revenu_solidarite_active", demande.contexte().generation())
                .orElse(Map.of());
        if (!Boolean.TRUE.equals(rsa.get("est_beneficiaire"))) {
            throw demande.introuvable();
        }
        List<Map<String, @Nullable Object>> beneficiaires = new ArrayList<>();
        for (Map<String, @Nullable Object> allocataire : allocataires(foyer)) {
            beneficiaires.add(avec(allocataire, "qualite", beneficiaires.isEmpty() ? "allocataire" : "conjoint"));
        }
        Map<String, @Nullable Object> donnees = new LinkedHashMap<>();
        donnees.put("beneficiaires", beneficiaires);
        donnees.put("personnes_a_charge", Arbre.objets(foyer.donnees(), "enfants"));
        return donnees;
    }

    private static Foyer foyer(Demande demande) throws RefusParticulierException {
        exigerLaCaisse(demande);
        Foyer foyer = demande.dossier().foyer();
        if (foyer == null) {
            throw demande.introuvable();
        }
        return foyer;
    }

    /** La section « caisse » n'est faite que d'un incident, commun à toutes les ressources de famille. */
    private static void exigerLaCaisse(Demande demande) throws RefusParticulierException {
        demande.dossier().section("caisse", demande.contexte().generation());
    }

    private static @Nullable Object valeur(Map<String, @Nullable Object> quotient, YearMonth periode) {
        Map<String, @Nullable Object> parAnnee = Arbre.objet(quotient, "parAnnee");
        String annee = Integer.toString(periode.getYear());
        return parAnnee.containsKey(annee) ? parAnnee.get(annee) : quotient.get("valeur");
    }

    private static Map<String, @Nullable Object> eaje(Foyer foyer, Contexte contexte) {
        Map<String, @Nullable Object> ecrit = Arbre.objet(foyer.donnees(), "eaje");
        // La MSA donne l'année en cours, avec un montant juste : un défaut connu.
        int recul = foyer.fournisseur() == Fournisseur.MSA ? 0 : 2;
        Object ressources = ecrit.get("ressources");
        Map<String, @Nullable Object> base = new LinkedHashMap<>();
        base.put("valeur", ressources);
        base.put("annee_calcul", ressources == null ? 0 : contexte.jour().getYear() - recul);
        Map<String, @Nullable Object> parametres = new LinkedHashMap<>();
        parametres.put("nombre_enfants_a_charge", ecrit.get("aCharge"));
        parametres.put("nombre_enfants_beneficiaire_aeeh", ecrit.get("aeeh"));
        parametres.put("base_ressources_annuelles", base);
        return parametres;
    }

    /** Une règle d'API Particulier, qui échoue sur une date sans mois. */
    private static void exigerUnJeuneEnfant(Demande demande, List<Map<String, @Nullable Object>> enfants)
            throws RefusParticulierException {
        boolean jeune = false;
        for (Map<String, @Nullable Object> enfant : enfants) {
            String[] date = Arbre.texte(enfant, "date_naissance").split("-", -1);
            int mois = Integer.parseInt(date[1]);
            int jour = Integer.parseInt(date[2]);
            if (mois == 0 || jour == 0) {
                throw new RefusParticulierException(ReponseParticulier.sansCorps(
                        500, "Le serveur échoue à calculer l'âge d'un enfant dont la date n'est pas entière"));
            }
            LocalDate naissance = LocalDate.of(Integer.parseInt(date[0]), mois, jour);
            jeune |= naissance
                    .plusYears(AGE_LIMITE_CRECHE)
                    .isAfter(demande.contexte().jour());
        }
        if (!jeune) {
            throw demande.incident(IncidentFournisseur.INTROUVABLE, Fournisseur.CNAV);
        }
    }

    private static List<Map<String, @Nullable Object>> allocataires(Foyer foyer) {
        return foyer.allocataires().stream()
                .map(ProducteursFamille::allocataire)
                .toList();
    }

    private static Map<String, @Nullable Object> allocataire(UsagerParticulier usager) {
        IdentiteFictive identite = usager.identite();
        Map<String, @Nullable Object> allocataire = new LinkedHashMap<>();
        allocataire.put("nom_naissance", identite.nomNaissance());
        allocataire.put("nom_usage", identite.nomUsage().orElse(null));
        allocataire.put("prenoms", String.join(" ", identite.prenoms()));
        allocataire.put("date_naissance", identite.dateNaissance());
        allocataire.put("sexe", identite.sexe());
        return allocataire;
    }

    private static Map<String, @Nullable Object> defaut(String nom, Object valeur) {
        return avec(avec(Map.of(), nom, valeur), "date_debut_droit", null);
    }

    private static Map<String, @Nullable Object> avec(
            Map<String, @Nullable Object> objet, String nom, @Nullable Object valeur) {
        Map<String, @Nullable Object> complet = new LinkedHashMap<>(objet);
        complet.put(nom, valeur);
        return complet;
    }
}
