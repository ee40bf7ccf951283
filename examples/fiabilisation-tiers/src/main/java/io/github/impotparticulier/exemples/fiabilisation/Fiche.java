package io.github.impotparticulier.exemples.fiabilisation;

import io.github.impotparticulier.personne.Sexe;
import io.github.impotparticulier.personne.Spi;
import io.github.impotparticulier.r2p.AdressePersonne;
import io.github.impotparticulier.r2p.PersonnePhysique;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Les colonnes du résultat, et ce que R2P y met.
 *
 * <p>Le nom demandé est à côté du nom trouvé : R2P rapproche les orthographes, et peut rendre quelqu'un d'autre.
 *
 * <p>Un tableur prend pour une formule ce qui commence par {@code =}, {@code +}, {@code -} ou {@code @}. Aucun nom ni aucune adresse ne
 * commence ainsi : celui qui le ferait est précédé d'une apostrophe, comme le motif, qui redit un nom de colonne. Les colonnes
 * reportées, elles, sont celles de l'utilisateur, où « -12,50 » est un nombre : elles restent telles quelles.
 */
final class Fiche {
    /** En tête de chaque colonne du résultat, pour ne se confondre avec aucune de l'utilisateur. */
    static final String PREFIXE = "r2p_";

    private static final List<String> SUIVI = List.of("r2p_ligne", "r2p_issue", "r2p_motif");
    private static final List<String> PERSONNE = List.of(
            "r2p_spi",
            "r2p_nom_demande",
            "r2p_nom_naissance",
            "r2p_nom_usage",
            "r2p_prenoms_demandes",
            "r2p_prenoms",
            "r2p_sexe",
            "r2p_date_naissance",
            "r2p_pays_naissance",
            "r2p_departement_naissance",
            "r2p_commune_naissance",
            "r2p_adresse_numero",
            "r2p_adresse_repetition",
            "r2p_adresse_voie",
            "r2p_adresse_departement",
            "r2p_adresse_code_commune",
            "r2p_adresse_commune",
            "r2p_adresse_pays");

    /** Les colonnes que le traitement ajoute : la ligne d'origine, l'issue, le motif, puis la personne. */
    static final List<String> COLONNES =
            Stream.concat(SUIVI.stream(), PERSONNE.stream()).toList();

    private static final DateTimeFormatter JOUR = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);
    private static final String DEBUTS_DE_FORMULE = "=+-@\t\r";

    private Fiche() {}

    /** Lit tout de suite chaque champ : un champ illisible doit se voir avant d'écrire. */
    static List<String> de(Ligne ligne, PersonnePhysique personne) {
        return Stream.of(
                        personne.spi().map(Spi::valeur),
                        Optional.of(ligne.nom()),
                        personne.nomNaissance(),
                        personne.nomUsage(),
                        Optional.of(ligne.prenoms()),
                        personne.prenomNaissance(),
                        personne.sexe().map(sexe -> sexe == Sexe.MASCULIN ? "1" : "2"),
                        dateNaissance(personne),
                        personne.codePaysNaissance(),
                        personne.codeDeptNaissance().or(personne::codeTomNaissance),
                        personne.codeCommuneNaissance(),
                        adresse(personne, AdressePersonne::numeroVoie),
                        adresse(personne, AdressePersonne::indiceDeRepetition),
                        adresse(personne, AdressePersonne::libelleVoie),
                        adresse(personne, adresse -> adresse.codeDepartement().or(adresse::codeTom)),
                        adresse(personne, AdressePersonne::codeCommune),
                        adresse(personne, AdressePersonne::libelleCommune),
                        adresse(personne, AdressePersonne::libellePays))
                .map(valeur -> sansFormule(valeur.orElse("")))
                .toList();
    }

    /** Qui a été demandé, et personne à côté. */
    static List<String> sansPersonne(Ligne ligne) {
        List<String> fiche = new ArrayList<>(Collections.nCopies(PERSONNE.size(), ""));
        fiche.set(PERSONNE.indexOf("r2p_nom_demande"), sansFormule(ligne.nom()));
        fiche.set(PERSONNE.indexOf("r2p_prenoms_demandes"), sansFormule(ligne.prenoms()));
        return List.copyOf(fiche);
    }

    private static Optional<String> adresse(
            PersonnePhysique personne, Function<AdressePersonne, Optional<String>> champ) {
        return personne.adresse().flatMap(champ);
    }

    /** Aussi précise que le registre : le jour, le mois ou l'année. */
    private static Optional<String> dateNaissance(PersonnePhysique personne) {
        Optional<LocalDate> jour = personne.dateNaissance();
        if (jour.isPresent() || personne.anneeNaissance().isEmpty()) {
            return jour.map(JOUR::format);
        }
        String annee = Integer.toString(personne.anneeNaissance().getAsInt());
        int mois = personne.moisNaissance().orElse(0);
        return Optional.of(mois < 1 || mois > 12 ? annee : (mois < 10 ? "0" : "") + mois + "/" + annee);
    }

    static String sansFormule(String valeur) {
        return !valeur.isEmpty() && DEBUTS_DE_FORMULE.indexOf(valeur.charAt(0)) >= 0 ? "'" + valeur : valeur;
    }
}
