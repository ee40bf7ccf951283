package io.github.impotparticulier.r2p;

import io.github.impotparticulier.internal.json.ObjetJson;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Sexe;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Un état civil rendu par R2P, en regard de celui qui a été demandé ; ce qui manque ou ne se lit pas ne contredit rien. */
final class Correspondance {
    private static final Map<String, Sexe> SEXES = Map.of("1", Sexe.MASCULIN, "2", Sexe.FEMININ);
    private static final Pattern PARTIE = Pattern.compile("0*([1-9][0-9]{0,3})");
    private static final Pattern DIACRITIQUES = Pattern.compile("\\p{M}+");
    private static final Pattern SEPARATEURS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final ObjetJson rendu;
    private final EtatCivil demande;

    Correspondance(ObjetJson rendu, EtatCivil demande) {
        this.rendu = rendu;
        this.demande = demande;
    }

    static Optional<Sexe> sexe(String code) {
        return Optional.ofNullable(SEXES.get(code));
    }

    /** Vrai si les deux sexes, ou les deux dates de naissance, ne peuvent être ceux d'une même personne. */
    boolean seContredit() {
        Optional<Sexe> sexe = texte("cdSexe").flatMap(Correspondance::sexe);
        return (sexe.isPresent() && demande.sexe().isPresent() && !sexe.equals(demande.sexe())) || dateContredite();
    }

    private boolean dateContredite() {
        return demande.dateNaissance()
                .filter(date -> contredite(date.annee(), "anneeNaissance")
                        || contredite(date.mois(), "moisNaissance")
                        || contredite(date.jour(), "jourNaissance"))
                .isPresent();
    }

    private boolean contredite(OptionalInt demandee, String champ) {
        Optional<Integer> rendue = texte(champ).flatMap(Correspondance::partie);
        return demandee.isPresent() && rendue.isPresent() && rendue.get() != demandee.getAsInt();
    }

    private static Optional<Integer> partie(String texte) {
        return Optional.of(PARTIE.matcher(texte))
                .filter(partie -> partie.matches())
                .map(partie -> Integer.valueOf(partie.group(1)));
    }

    /** Vrai si le nom est le même, et si les prénoms de l'un commencent ceux de l'autre, à l'écriture près. */
    boolean nomsSemblables() {
        String nom = String.join("", mots(texte("lbNomNaissance").orElse("")));
        return !nom.isEmpty()
                && nom.equals(String.join("", mots(demande.nom())))
                && lUnCommenceLAutre(mots(texte("lbPrenomNaissance").orElse("")), mots(demande.prenoms()));
    }

    private static boolean lUnCommenceLAutre(List<String> un, List<String> autre) {
        int communs = Math.min(un.size(), autre.size());
        return communs > 0 && un.subList(0, communs).equals(autre.subList(0, communs));
    }

    /** Les mots d'un nom, en majuscules sans accents ni ligatures : tirets, apostrophes et espaces n'y distinguent rien. */
    private static List<String> mots(String nom) {
        String sansAccents = DIACRITIQUES
                .matcher(Normalizer.normalize(nom, Normalizer.Form.NFKD))
                .replaceAll("")
                .toUpperCase(Locale.ROOT)
                .replace("Œ", "OE")
                .replace("Æ", "AE");
        return SEPARATEURS
                .splitAsStream(sansAccents)
                .filter(mot -> !mot.isEmpty())
                .toList();
    }

    private Optional<String> texte(String nom) {
        return rendu.get(nom) instanceof ObjetJson || rendu.get(nom) instanceof List
                ? Optional.empty()
                : rendu.nomDePersonne(nom);
    }
}
