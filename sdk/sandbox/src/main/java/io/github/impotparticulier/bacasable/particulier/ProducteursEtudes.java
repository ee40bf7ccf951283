package io.github.impotparticulier.bacasable.particulier;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Les données d'études et d'emploi. */
final class ProducteursEtudes {
    private static final String PERIMETRE = "perimetre";
    private static final String PREMIERE_ANNEE = "premiereAnnee";
    private static final int HISTORIQUE_PAIEMENTS = 24;

    private ProducteursEtudes() {}

    /** Une section, telle que le fichier l'écrit. */
    static Producteur section(String nom) {
        return demande ->
                demande.dossier().section(nom, demande.contexte().generation()).orElseThrow(demande::introuvable);
    }

    static Map<String, @Nullable Object> boursier(Demande demande) throws RefusParticulierException {
        Map<String, @Nullable Object> donnees = section("etudiant_boursier").produire(demande);
        donnees.put("ine", demande.dossier().usager().ine().orElse(null));
        if (demande.version() == 3) {
            // Sans bloc : à la racine, et sans la radiation.
            donnees.put("est_boursier", Arbre.objet(donnees, "statut_boursier").get("est_boursier"));
            donnees.remove("statut_boursier");
        }
        String campagne = demande.requete().texte("campaignYear");
        if (campagne != null) {
            Map<String, @Nullable Object> periode =
                    new LinkedHashMap<>(Arbre.objet(donnees, "periode_versement_bourse"));
            periode.put("date_rentree", campagne + "-09-01");
            donnees.put("periode_versement_bourse", periode);
        }
        return donnees;
    }

    static Map<String, @Nullable Object> scolarite(Demande demande) throws RefusParticulierException {
        Map<String, @Nullable Object> donnees = section("scolarites").produire(demande);
        Map<String, @Nullable Object> perimetre = Arbre.objet(donnees, PERIMETRE);
        int premiere = Arbre.nombre(donnees, PREMIERE_ANNEE);
        donnees.remove(PERIMETRE);
        donnees.remove(PREMIERE_ANNEE);
        int rentree = Integer.parseInt(
                String.valueOf(demande.requete().texte("anneeScolaire")).substring(0, 4));
        LocalDate jour = demande.contexte().jour();
        int rentreeEnCours = jour.getMonthValue() < 9 ? jour.getYear() - 1 : jour.getYear();
        boolean scolarise = Boolean.TRUE.equals(donnees.get("est_scolarise"));
        boolean cetteAnnee = rentree >= premiere && rentree <= rentreeEnCours;
        if (!demande.contexte().staging() && !(scolarise && cetteAnnee)) {
            throw sansScolarite(demande);
        }
        if (!estDans(demande.requete(), Arbre.objet(donnees, "etablissement"), perimetre)) {
            throw demande.introuvable();
        }
        donnees.put("annee_scolaire", rentree + "-" + (rentree + 1));
        return donnees;
    }

    static Map<String, @Nullable Object> indemnites(Demande demande) throws RefusParticulierException {
        Map<String, @Nullable Object> ecrit = section("indemnites").produire(demande);
        Map<String, @Nullable Object> donnees = new LinkedHashMap<>();
        donnees.put(
                "identifiant",
                demande.dossier().usager().identifiantFranceTravail().orElse(null));
        List<Map<String, @Nullable Object>> paiements = new ArrayList<>();
        LocalDate premierDuMois = demande.contexte().jour().withDayOfMonth(1);
        List<Map<String, @Nullable Object>> montants = Arbre.objets(ecrit, "paiements");
        for (int recul = 0; recul < Math.min(montants.size(), HISTORIQUE_PAIEMENTS); recul++) {
            Map<String, @Nullable Object> paiement = new LinkedHashMap<>();
            paiement.put("date_versement", premierDuMois.minusMonths(recul).toString());
            paiement.putAll(montants.get(recul));
            paiements.add(paiement);
        }
        donnees.put("paiements", paiements);
        return donnees;
    }

    /** Connu, mais sans scolarité cette année-là : le code a changé à l'automne. */
    private static RefusParticulierException sansScolarite(Demande demande) {
        Generation generation = demande.contexte().generation();
        Erreur introuvable = IncidentFournisseur.INTROUVABLE.chez(Fournisseur.MEN, generation);
        String code = Fournisseur.MEN.source() + (generation.automne() ? "404" : "004");
        return new RefusParticulierException(List.of(new Erreur(
                code,
                introuvable.statut(),
                introuvable.titre(),
                "Aucune scolarité cette année-là",
                null,
                introuvable.meta())));
    }

    private static boolean estDans(
            Requete requete, Map<String, @Nullable Object> etablissement, Map<String, @Nullable Object> perimetre) {
        String code = requete.texte("codeEtablissement");
        if (code != null) {
            return code.equalsIgnoreCase(Arbre.texteOuNul(etablissement, "code_uai"));
        }
        return Arbre.texte(perimetre, "degre").equals(requete.texte("degreEtablissement"))
                && (requete.tableau(ControlesEtudes.DEPARTEMENTS).contains(Arbre.texte(perimetre, "departement"))
                        || requete.tableau(ControlesEtudes.REGIONS).contains(Arbre.texte(perimetre, "region")));
    }
}
