package io.github.impotparticulier.exemples.fiabilisation;

import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.EtatCivilFictif;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Un fichier de débiteurs fictifs : ceux du bac à sable, et sur dix lignes une personne inconnue et une ligne mal formée. */
final class Generateur {
    private static final DateTimeFormatter JOUR = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);
    private static final List<String> ENTETE = List.of(
            "reference",
            "nom",
            "prenoms",
            "sexe",
            "date_naissance",
            "departement_naissance",
            "commune_naissance",
            "pays_naissance",
            "objet",
            "montant");
    private static final List<List<String>> MAL_FORMEES = List.of(
            List.of("BANCAL-FICTIF", "ANNE", "2", "31/02/1980", "35", "238", ""),
            List.of("BANCAL-FICTIF", "JEAN", "X", "14/07/1975", "35", "238", ""),
            List.of("BANCAL-FICTIF", "LOU", "2", "1962", "35", "", ""),
            List.of("", "SACHA", "1", "03/1988", "35", "238", ""));

    private final List<EtatCivilFictif> connus;
    private final FormatCsv format;

    Generateur(BacASable bac, FormatCsv format) {
        connus = bac.personnes().stream()
                .flatMap(personne ->
                        Stream.concat(Stream.of(personne.etatCivil()), personne.etatCivilDeclarant2().stream()))
                .toList();
        this.format = format;
    }

    void ecrire(Path chemin, int nombre) throws IOException {
        try (OutputStream flux = new BufferedOutputStream(Channels.newOutputStream(FichierPrive.creer(chemin)))) {
            flux.write(format.octets(ENTETE));
            for (int i = 0; i < nombre; i++) {
                flux.write(format.octets(ligne(i)));
            }
        } catch (FileAlreadyExistsException e) {
            throw ArretException.aCorriger("Ce fichier existe déjà, et ne sera pas écrasé : donnez-en un autre.");
        }
    }

    private List<String> ligne(int rang) {
        return Stream.of(
                        Stream.of(String.format(Locale.ROOT, "TITRE-%06d", rang + 1)),
                        etatCivil(rang).stream(),
                        Stream.of(rang % 3 == 0 ? "Cantine ; mars" : "Loyer", rang % 50 + ",50"))
                .flatMap(champs -> champs)
                .toList();
    }

    private List<String> etatCivil(int rang) {
        return switch (rang % 10) {
            case 6 -> List.of("INTROUVABLE-FICTIF", "CAMILLE", "2", "14/03/1990", "35", "238", "");
            case 9 -> MAL_FORMEES.get(rang / 10 % MAL_FORMEES.size());
            // Chaque personne connue à son tour, sans que les lignes d'une autre sorte en fassent sauter une.
            default -> connu(connus.get((rang / 10 * 8 + rang % 10 - (rang % 10 > 6 ? 1 : 0)) % connus.size()));
        };
    }

    private static List<String> connu(EtatCivilFictif personne) {
        boolean enFrance = personne.codeDepartement().isPresent();
        return List.of(
                personne.nom(),
                personne.prenoms(),
                personne.sexe(),
                personne.dateNaissance()
                        .map(JOUR::format)
                        .orElse(personne.anneeNaissance().toString()),
                personne.codeDepartement().orElse(""),
                personne.codeCommune().orElse(""),
                enFrance ? "" : personne.codePays());
    }
}
