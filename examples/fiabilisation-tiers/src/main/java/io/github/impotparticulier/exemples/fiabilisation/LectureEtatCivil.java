package io.github.impotparticulier.exemples.fiabilisation;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Sexe;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Une ligne vers l'état civil à chercher, ou ce qui y est mal formé. Tout est exigé : un état civil incomplet pourrait désigner
 * quelqu'un d'autre.
 *
 * <p>Sont admis, parce que les logiciels comptables les écrivent : {@code AAAA-MM-JJ} comme {@code JJ/MM/AAAA}, {@code 00} pour un
 * jour ou un mois inconnu, M, F ou H comme 1 et 2, les cinq caractères du code INSEE d'une commune ou d'un pays, les zéros de tête qu'un
 * tableur a perdus (hors outre-mer, où la commune de R2P n'est pas celle de l'INSEE). De même les mots de FranceConnect.
 */
final class LectureEtatCivil {
    private static final Pattern DATE =
            Pattern.compile("(?:(?:([0-9]{1,2})/)?([0-9]{1,2})/)?([0-9]{4})|([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?");
    private static final Pattern CINQ_CARACTERES = Pattern.compile("[0-9][0-9AB][0-9]{3}");

    private static final String ETRANGER = "99";

    private final Entete entete;

    LectureEtatCivil(Entete entete) {
        this.entete = entete;
    }

    Ligne lire(long numero, List<String> valeurs) {
        List<String> reportees = entete.reportees(valeurs);
        if (valeurs.size() != entete.taille()) {
            String defaut = valeurs.size() + " champs au lieu de " + entete.taille()
                    + " : un séparateur ou un guillemet manque ou est de trop";
            return new Ligne(numero, reportees, "", "", null, defaut);
        }
        String nom = entete.valeur(Champ.NOM, valeurs);
        String prenoms = entete.valeur(Champ.PRENOMS, valeurs);
        EtatCivil.Builder etatCivil = EtatCivil.builder();
        List<String> defauts = new ArrayList<>();
        lire(Champ.NOM, valeurs, defauts, etatCivil::nom);
        lire(Champ.PRENOMS, valeurs, defauts, etatCivil::prenoms);
        lire(Champ.SEXE, valeurs, defauts, texte -> etatCivil.sexe(sexe(texte)));
        boolean connue = !entete.porte(Champ.DATE_NAISSANCE)
                || !entete.valeur(Champ.DATE_NAISSANCE_CONNUE, valeurs).isEmpty();
        lire(
                connue ? Champ.DATE_NAISSANCE_CONNUE : Champ.DATE_NAISSANCE,
                valeurs,
                defauts,
                texte -> lireDate(texte, etatCivil));
        lireLieu(valeurs, defauts, etatCivil);
        return defauts.isEmpty()
                ? new Ligne(numero, reportees, nom, prenoms, etatCivil.build(), "")
                : new Ligne(numero, reportees, nom, prenoms, null, String.join(" ; ", defauts));
    }

    private void lire(Champ champ, List<String> valeurs, List<String> defauts, Consumer<String> suite) {
        String texte = entete.valeur(champ, valeurs);
        try {
            if (texte.isEmpty()) {
                throw refus("manque");
            }
            suite.accept(texte);
        } catch (RequeteInvalideException e) {
            // « Nom : donnez… » : la colonne, nommée comme dans le fichier, remplace le sujet.
            String explication = e.explication();
            Champ fautif = explication.startsWith("Département") ? Champ.DEPARTEMENT_NAISSANCE : champ;
            defauts.add(entete.nom(fautif) + " : " + explication.substring(explication.indexOf(" : ") + 3));
        }
    }

    private static Sexe sexe(String texte) {
        return switch (texte.toUpperCase(Locale.ROOT)) {
            case "1", "M", "H", "MASCULIN", "HOMME", "MALE" -> Sexe.MASCULIN;
            case "2", "F", "FEMININ", "FÉMININ", "FEMME", "FEMALE" -> Sexe.FEMININ;
            default -> throw refus("donnez 1, M ou H, ou bien 2 ou F");
        };
    }

    private static void lireDate(String texte, EtatCivil.Builder etatCivil) {
        Matcher lue = DATE.matcher(texte);
        if (!lue.matches()) {
            throw refus("donnez JJ/MM/AAAA, MM/AAAA, AAAA ou AAAA-MM-JJ");
        }
        boolean iso = lue.group(4) != null;
        int annee = Integer.parseInt(lue.group(iso ? 4 : 3));
        int mois = nombre(lue.group(iso ? 5 : 2));
        int jour = nombre(lue.group(iso ? 6 : 1));
        try {
            if (mois == 0 && jour == 0) {
                etatCivil.dateNaissance(Year.of(annee));
            } else if (jour == 0) {
                etatCivil.dateNaissance(YearMonth.of(annee, mois));
            } else {
                etatCivil.dateNaissance(LocalDate.of(annee, mois, jour));
            }
        } catch (DateTimeException e) {
            throw refus("ce jour n'existe pas");
        }
    }

    private static int nombre(@Nullable String chiffres) {
        return chiffres == null ? 0 : Integer.parseInt(chiffres);
    }

    private void lireLieu(List<String> valeurs, List<String> defauts, EtatCivil.Builder etatCivil) {
        String pays = entete.valeur(Champ.PAYS_NAISSANCE, valeurs);
        String departement = entete.valeur(Champ.DEPARTEMENT_NAISSANCE, valeurs);
        String commune = entete.valeur(Champ.COMMUNE_NAISSANCE, valeurs);
        if (!pays.isEmpty() && !pays.equals(EtatCivil.FRANCE)) {
            lire(Champ.PAYS_NAISSANCE, valeurs, defauts, etatCivil::naissanceALEtranger);
            if (!(departement.isEmpty() || departement.equals(ETRANGER))
                    || !(commune.isEmpty() || commune.equals(pays))) {
                defauts.add(entete.nom(Champ.PAYS_NAISSANCE)
                        + " : donnez le pays, ou bien le département et la commune, pas les deux");
            }
            return;
        }
        if (commune.isEmpty()) {
            defauts.add(entete.nom(Champ.COMMUNE_NAISSANCE)
                    + " : manque ; pour une naissance à l'étranger, donnez le pays");
            return;
        }
        lire(Champ.COMMUNE_NAISSANCE, valeurs, defauts, texte -> lireCommune(departement, pays, texte, etatCivil));
    }

    private static void lireCommune(String donne, String pays, String commune, EtatCivil.Builder etatCivil) {
        String departement = donne.matches("[0-9]") ? "0" + donne : donne.toUpperCase(Locale.ROOT);
        boolean zeroPerdu = departement.isEmpty() && commune.matches("[0-9]{4}");
        String code = (zeroPerdu ? "0" : "") + commune.toUpperCase(Locale.ROOT);
        if (!CINQ_CARACTERES.matcher(code).matches()) {
            boolean outreMer = departement.startsWith("97") || departement.startsWith("98");
            String complete = outreMer || commune.length() >= 3 ? commune : "0".repeat(3 - commune.length()) + commune;
            if (departement.isEmpty()) {
                throw refus("donnez les cinq caractères du code INSEE, ou le département à part");
            }
            etatCivil.naissanceEnFrance(departement, complete);
            return;
        }
        if (!code.startsWith(departement)) {
            throw refus("son code INSEE n'est pas celui d'une commune du département donné");
        }
        if (code.equals(EtatCivil.FRANCE)) {
            throw refus("donnez la commune ; ce code est celui de la France");
        }
        if (code.startsWith(ETRANGER) && pays.equals(EtatCivil.FRANCE)) {
            throw refus("ce code est celui d'un pays, et le pays donné est la France");
        }
        try {
            etatCivil.lieuNaissance(code);
        } catch (RequeteInvalideException e) {
            throw refus("ce n'est le code INSEE ni d'une commune, ni d'un pays");
        }
    }

    private static RequeteInvalideException refus(String attendu) {
        return new RequeteInvalideException(" : " + attendu, Circonstances.aucunes());
    }
}
