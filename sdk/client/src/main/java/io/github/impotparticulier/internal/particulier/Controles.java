package io.github.impotparticulier.internal.particulier;

import io.github.impotparticulier.internal.echange.Parametre;
import io.github.impotparticulier.internal.texte.Formes;
import io.github.impotparticulier.personne.Ine;
import io.github.impotparticulier.personne.Siret;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Les règles du serveur, par nom de paramètre, vérifiées avant tout envoi : les mêmes pour une ressource typée et pour une lecture libre.
 * Aucune valeur n'est citée.
 *
 * <p>Source : validateurs publiés du serveur de l'API Particulier.
 */
final class Controles {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final int HISTORIQUE_MOIS = 23;
    private static final int PREMIERE_CAMPAGNE = 2021;
    private static final int VALEUR_MAX = 500;
    /** Ce dont le serveur ne veut que des listes. */
    private static final Set<String> LISTES = Set.of("prenoms", "codesBcnDepartements", "codesBcnRegions");

    private static final LocalDate PREMIERE_NAISSANCE = LocalDate.of(1900, 1, 1);

    private static final Pattern NOM = Pattern.compile("[A-Za-z][A-Za-z_]{0,60}(\\[])?");
    private static final Pattern ENTIER = Pattern.compile("[0-9]{1,4}");
    private static final Pattern PAYS = Pattern.compile("99[0-9]{3}|92352");
    private static final Pattern COMMUNE = Pattern.compile("(?:[013-9][0-9]|2[AB1-9])[0-9]{3}");
    private static final Pattern CORSE_ANCIENNE = Pattern.compile("20[0-9]{3}");
    private static final Pattern DEPARTEMENT = Pattern.compile("0[1-9]|1[0-9]|2[1-9AB]|[3-8][0-9]|9[0-5]|97[1-4]|976");
    private static final Pattern UAI = Pattern.compile("[0-9]{7}[0-9A-Za-z_]");
    private static final Pattern ANNEE_SCOLAIRE = Pattern.compile("[0-9]{4}(-[0-9]{4})?");
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Clock horloge;
    private final Map<String, Consumer<String>> regles = new HashMap<>();

    Controles(Clock horloge) {
        this.horloge = horloge;
        regles.put("recipient", Siret::de);
        regle("delegation_id", UUID, "Délégation : donnez son UUID.");
        regles.put("nomNaissance", nom -> Lettres.verifier(nom, "Nom de naissance"));
        regles.put("nomUsage", nom -> Lettres.verifier(nom, "Nom d'usage"));
        regles.put("prenoms[]", prenom -> Lettres.verifier(prenom, "Prénoms"));
        for (String entier : List.of(
                "anneeDateNaissance", "moisDateNaissance", "jourDateNaissance", "annee", "mois", "campaignYear")) {
            regle(entier, ENTIER, "Le paramètre « " + entier + " » est un nombre entier.");
        }
        regle("sexeEtatCivil", Pattern.compile("[MF]"), "Sexe : M ou F.");
        regle(
                "codeCogInseePaysNaissance",
                PAYS,
                "Pays de naissance : donnez son code INSEE, cinq chiffres qui commencent par 99 (92352 pour l'Algérie d'avant 1962).");
        regles.put("codeCogInseeCommuneNaissance", Controles::commune);
        regle(
                "codeCogInseeDepartementNaissance",
                DEPARTEMENT,
                "Département de naissance : avec le nom de la commune, l'API prend 01 à 95, 2A ou 2B pour la Corse (et non 20),"
                        + " 971 à 974 et 976.");
        regles.put("ine", Ine::de);
        regle("codeEtablissement", UAI, "Établissement : donnez son code UAI, sept chiffres et une lettre.");
        regle("anneeScolaire", ANNEE_SCOLAIRE, "Année scolaire : donnez AAAA, ou AAAA-AAAA.");
        regle("degreEtablissement", Pattern.compile("[12]D"), "Degré : 1D ou 2D.");
    }

    private void regle(String nom, Pattern forme, String refus) {
        regles.put(nom, valeur -> exiger(forme.matcher(valeur).matches(), refus));
    }

    private static void exiger(boolean vrai, String refus) {
        if (!vrai) {
            throw Formes.invalide(refus);
        }
    }

    private static void commune(String code) {
        if (CORSE_ANCIENNE.matcher(code).matches()) {
            throw Formes.invalide(
                    "Commune de naissance : l'API ne prend pas les codes de la Corse d'avant 1976 (20…) ; donnez le nom de la"
                            + " commune et son département, 2A ou 2B.");
        }
        exiger(
                COMMUNE.matcher(code).matches(),
                "Commune de naissance : donnez son code INSEE au jour de la naissance, cinq caractères, et non son code postal.");
    }

    /** Refuse ce que le serveur refuserait, ou prendrait mal. */
    void verifier(List<Parametre> parametres) {
        Map<String, String> simples = new HashMap<>();
        for (Parametre parametre : parametres) {
            String nom = parametre.nom();
            exiger(regles.containsKey(nom) || NOM.matcher(nom).matches(), "Nom de paramètre mal formé.");
            valeur(nom, parametre.valeur());
            String deja = simples.put(nom, parametre.valeur());
            exiger(
                    deja == null || nom.endsWith("[]"),
                    "Un paramètre est donné deux fois ; une liste s'écrit sous un nom suivi de [].");
            exiger(
                    !LISTES.contains(nom),
                    "Une liste s'écrit sous un nom suivi de [], même d'un seul élément : prenoms[], codesBcnDepartements[] ou"
                            + " codesBcnRegions[].");
        }
        naissance(simples);
        periode(simples.get("annee"), simples.get("mois"));
        perimetre(simples);
        campagne(simples.get("campaignYear"));
    }

    private void valeur(String nom, String valeur) {
        exiger(
                valeur.length() <= VALEUR_MAX && ecrite(valeur),
                "Une valeur est vide, blanche, trop longue ou porte un caractère de contrôle : un paramètre inconnu se tait.");
        Consumer<String> regle = regles.get(nom);
        if (regle != null) {
            regle.accept(valeur);
        }
    }

    /** Ni blanche ni porteuse d'un caractère de contrôle : aucun des uns ni des autres ne s'écrit en deux moitiés. */
    private static boolean ecrite(String valeur) {
        boolean blanche = true;
        for (int i = 0; i < valeur.length(); i++) {
            char lettre = valeur.charAt(i);
            if (Character.isISOControl(lettre)) {
                return false;
            }
            blanche &= Character.isWhitespace(lettre) || Character.isSpaceChar(lettre);
        }
        return !blanche;
    }

    private void naissance(Map<String, String> donnes) {
        String annee = donnes.get("anneeDateNaissance");
        String mois = donnes.get("moisDateNaissance");
        String jour = donnes.get("jourDateNaissance");
        exiger(
                (jour == null || mois != null) && (mois == null || annee != null),
                "Date de naissance : le jour ne va pas sans le mois, ni le mois sans l'année.");
        if (donnes.containsKey("nomCommuneNaissance")) {
            exiger(
                    annee != null && donnes.containsKey("codeCogInseeDepartementNaissance"),
                    "Commune de naissance par son nom : donnez aussi le département et l'année de naissance.");
        }
        if (annee != null) {
            date(Integer.parseInt(annee), entier(mois), entier(jour), jour != null);
        }
    }

    /** Une partie inconnue compte pour la première possible. */
    private static int entier(@Nullable String valeur) {
        return valeur == null ? 1 : Integer.parseInt(valeur);
    }

    private void date(int annee, int mois, int jour, boolean entiere) {
        LocalDate aujourdhui = LocalDate.now(horloge.withZone(PARIS));
        LocalDate date;
        try {
            date = LocalDate.of(annee, mois, jour);
        } catch (DateTimeException e) {
            throw Formes.invalide(
                    "Date de naissance : ce jour n'existe pas ; ce qui n'est pas connu se tait, 0 est refusé.");
        }
        exiger(
                !date.isBefore(PREMIERE_NAISSANCE) && date.isBefore(entiere ? aujourdhui : aujourdhui.plusDays(1)),
                "Date de naissance : l'API prend du 1er janvier 1900 à hier.");
    }

    private void periode(@Nullable String annee, @Nullable String mois) {
        if (annee == null && mois == null) {
            return;
        }
        if (annee == null || mois == null) {
            throw Formes.invalide(
                    "Période : l'année et le mois vont ensemble ; seule, l'année serait complétée du mois courant.");
        }
        verifier(mois(annee, mois));
    }

    private static YearMonth mois(String annee, String mois) {
        try {
            return YearMonth.of(Integer.parseInt(annee), Integer.parseInt(mois));
        } catch (DateTimeException e) {
            throw Formes.invalide("Période : le mois va de 1 à 12.");
        }
    }

    /** Refuse un mois à venir, ou au-delà de l'historique. */
    private void verifier(YearMonth periode) {
        YearMonth courant = YearMonth.now(horloge.withZone(PARIS));
        if (periode.isAfter(courant) || periode.isBefore(courant.minusMonths(HISTORIQUE_MOIS))) {
            throw Formes.invalide("Période hors de l'historique : donnez un mois de "
                    + courant.minusMonths(HISTORIQUE_MOIS) + " à " + courant + ".");
        }
    }

    private static void perimetre(Map<String, String> donnes) {
        boolean departements = donnes.containsKey("codesBcnDepartements[]");
        boolean regions = donnes.containsKey("codesBcnRegions[]");
        boolean etablissement = donnes.containsKey("codeEtablissement");
        exiger(
                !(departements && regions) && !(etablissement && (departements || regions)),
                "Scolarité : donnez un établissement, ou des départements, ou des régions ; un seul des trois.");
        exiger(
                (departements || regions) == donnes.containsKey("degreEtablissement"),
                "Scolarité : un périmètre se donne avec le degré, 1D ou 2D, et le degré avec un périmètre.");
    }

    private void campagne(@Nullable String annee) {
        if (annee != null) {
            int derniere = LocalDate.now(horloge.withZone(PARIS)).getYear() - 1;
            int donnee = Integer.parseInt(annee);
            exiger(
                    donnee >= PREMIERE_CAMPAGNE && donnee <= derniere,
                    "Campagne de bourse : donnez l'année de sa rentrée, de " + PREMIERE_CAMPAGNE + " à " + derniere
                            + ".");
        }
    }
}
