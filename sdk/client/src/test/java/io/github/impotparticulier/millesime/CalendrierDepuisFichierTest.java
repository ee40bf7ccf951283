package io.github.impotparticulier.millesime;

import static io.github.impotparticulier.millesime.Fiabilite.ESTIME;
import static io.github.impotparticulier.millesime.Fiabilite.INDICATIF;
import static io.github.impotparticulier.millesime.Fiabilite.OFFICIEL;
import static io.github.impotparticulier.millesime.Impot.HABITATION;
import static io.github.impotparticulier.millesime.Impot.REVENU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendrierDepuisFichierTest {
    private static final String TITRE = "impot\tcampagne\tdate\tfiabilite\n";

    @TempDir
    Path dossier;

    Path fichier;

    @BeforeEach
    void nommerLeFichier() {
        fichier = dossier.resolve("calendrier.tsv");
    }

    @Test
    void leFichierRemplaceLeCalendrierEnEntier() throws IOException {
        CalendrierTaxation calendrier = lire(TITRE
                + "REVENU\t2025\t2025-07-24\tOFFICIEL\n"
                + "HABITATION\t2021\t2021-10-02\tINDICATIF\n"
                + "REVENU\t2024\t2024-07-23\tINDICATIF\n");

        assertThat(calendrier.publiees())
                .containsExactly(
                        new Taxation(REVENU, 2024, LocalDate.of(2024, 7, 23), INDICATIF),
                        new Taxation(REVENU, 2025, LocalDate.of(2025, 7, 24), OFFICIEL),
                        new Taxation(HABITATION, 2021, LocalDate.of(2021, 10, 2), INDICATIF));
        assertThat(calendrier.taxation(REVENU, 2023))
                .contains(new Taxation(REVENU, 2023, LocalDate.of(2023, 8, 1), ESTIME));

        MillesimeCalculator calculateur =
                MillesimeCalculator.builder().calendrier(calendrier).build();
        assertThat(calculateur.derniereAnnee(Ressource.IFI, LocalDate.of(2025, 7, 24)))
                .isEqualTo(new Millesime(2024, OFFICIEL));
        assertThat(calculateur.derniereAnnee(Ressource.TH, LocalDate.of(2022, 12, 31)))
                .isEqualTo(new Millesime(2021, ESTIME));
        assertThat(calculateur.derniereAnnee(Ressource.TH, LocalDate.of(2023, 1, 1)))
                .isEqualTo(new Millesime(2022, OFFICIEL));
    }

    @Test
    void lesJoursOfficielsSeReecriventDansUnFichier() throws IOException {
        StringBuilder lignes = new StringBuilder(TITRE);
        for (Taxation taxation : CalendrierTaxation.officiel().publiees()) {
            lignes.append(taxation.impot())
                    .append('\t')
                    .append(taxation.campagne())
                    .append('\t')
                    .append(taxation.date())
                    .append('\t')
                    .append(taxation.fiabilite())
                    .append('\n');
        }

        assertThat(lire(lignes.toString())).isEqualTo(CalendrierTaxation.officiel());
    }

    @Test
    void commentairesLignesVidesFinsDeLigneEtMarqueDOrdreSontToleres() throws IOException {
        CalendrierTaxation calendrier = lire("\uFEFF# tenu à jour par l'équipe\r\n\r\n  \r\n"
                + TITRE.replace("\n", "\r\n")
                + "# à vérifier\r\n REVENU \t 2025 \t 2025-07-24 \t OFFICIEL \r\n\r\n# fin");

        assertThat(calendrier.publiees())
                .containsExactly(new Taxation(REVENU, 2025, LocalDate.of(2025, 7, 24), OFFICIEL));
    }

    @Test
    void laMarqueDOrdrePeutPrecederLeTitre() throws IOException {
        assertThat(lire("\uFEFF" + TITRE + "REVENU\t2025\t2025-07-24\tOFFICIEL").publiees())
                .hasSize(1);
    }

    @Test
    void laMarqueDOrdreNeSAdmetQuAuDebutDuFichier() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lire("# 2025\n\uFEFF" + TITRE + "REVENU\t2025\t2025-07-24\tOFFICIEL"))
                .withMessageContaining("ligne 2 : titre des colonnes attendu");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "REVENUS;2025;2025-07-24;OFFICIEL | « REVENUS » n'est pas un impôt ; valeurs permises : [REVENU, HABITATION].",
                "revenu;2025;2025-07-24;OFFICIEL | « revenu » n'est pas un impôt ; valeurs permises : [REVENU, HABITATION].",
                "REVENU;25;2025-07-24;OFFICIEL | campagne « 25 » illisible ; écrivez l'année civile de la taxation sur quatre chiffres.",
                "REVENU;;2025-07-24;OFFICIEL | campagne «  » illisible ; écrivez l'année civile de la taxation sur quatre chiffres.",
                "REVENU;20x5;2025-07-24;OFFICIEL | campagne « 20x5 » illisible ; écrivez l'année civile de la taxation sur quatre chiffres.",
                "REVENU;1925;1925-07-24;OFFICIEL | campagne 1925 hors des années 2000 à 2100 ; donnez l'année civile de la taxation, sur quatre chiffres.",
                "REVENU;2025;24/07/2025;OFFICIEL | date « 24/07/2025 » illisible ou inexistante ; écrivez-la sous la forme AAAA-MM-JJ.",
                "REVENU;2025;2025-7-24;OFFICIEL | date « 2025-7-24 » illisible ou inexistante ; écrivez-la sous la forme AAAA-MM-JJ.",
                "REVENU;2025;2025-07-2x;OFFICIEL | date « 2025-07-2x » illisible ou inexistante ; écrivez-la sous la forme AAAA-MM-JJ.",
                "REVENU;2025;2025-+7-24;OFFICIEL | date « 2025-+7-24 » illisible ou inexistante ; écrivez-la sous la forme AAAA-MM-JJ.",
                "REVENU;2025;2025-07/24;OFFICIEL | date « 2025-07/24 » illisible ou inexistante ; écrivez-la sous la forme AAAA-MM-JJ.",
                "REVENU;2025;2025/07-24;OFFICIEL | date « 2025/07-24 » illisible ou inexistante ; écrivez-la sous la forme AAAA-MM-JJ.",
                "REVENU;2025;2025-07-241;OFFICIEL | date « 2025-07-241 » illisible ou inexistante ; écrivez-la sous la forme AAAA-MM-JJ.",
                "REVENU;2025;٢٠٢٥-07-24;OFFICIEL | date « ٢٠٢٥-07-24 » illisible ou inexistante ; écrivez-la sous la forme AAAA-MM-JJ.",
                "REVENU;2025;2025-02-29;OFFICIEL | date « 2025-02-29 » illisible ou inexistante ; écrivez-la sous la forme AAAA-MM-JJ.",
                "REVENU;2025;2025-13-01;OFFICIEL | date « 2025-13-01 » illisible ou inexistante ; écrivez-la sous la forme AAAA-MM-JJ.",
                "REVENU;2025;2024-07-24;OFFICIEL | la date 2024-07-24 n'est pas dans l'année de la campagne 2025 ; corrigez l'une ou l'autre (la campagne est l'année civile de la taxation, non celle des revenus).",
                "REVENU;2025;2025-07-24;SUR | « SUR » n'est pas une fiabilité permise ; valeurs permises : [OFFICIEL, INDICATIF].",
                "REVENU;2025;2025-07-24;ESTIME | « ESTIME » n'est pas une fiabilité permise ; valeurs permises : [OFFICIEL, INDICATIF].",
                "REVENU;2025;2025-07-24;CONTRACTUEL | « CONTRACTUEL » n'est pas une fiabilité permise ; valeurs permises : [OFFICIEL, INDICATIF].",
                "HABITATION;2023;2023-09-25;OFFICIEL | campagne 2023 refusée : la taxe d'habitation n'est plus taxée après 2022 ; retirez cette campagne.",
                "REVENU;2024;2024-07-22;OFFICIEL | la campagne 2024 de REVENU est déjà donnée plus haut ; n'en gardez qu'une ligne.",
                "REVENU;2024;2024-07-23;INDICATIF | la campagne 2024 de REVENU est déjà donnée plus haut ; n'en gardez qu'une ligne.",
                "REVENU;2025;2025-07-24 | 3 colonne(s) lue(s) au lieu de 4 ; écrivez impot, campagne, date, fiabilite, séparés par une tabulation (des espaces ne conviennent pas).",
                "REVENU;2025;2025-07-24;OFFICIEL;x | 5 colonne(s) lue(s) au lieu de 4 ; écrivez impot, campagne, date, fiabilite, séparés par une tabulation (des espaces ne conviennent pas).",
                "REVENU 2025 2025-07-24 OFFICIEL | 1 colonne(s) lue(s) au lieu de 4 ; écrivez impot, campagne, date, fiabilite, séparés par une tabulation (des espaces ne conviennent pas).",
            })
    void uneLigneFausseEstNommee(String ligne, String erreur) {
        String contenu = TITRE + "# publié\nREVENU\t2024\t2024-07-22\tOFFICIEL\n\n" + ligne.replace(';', '\t')
                + "\nREVENU\t2026\t2026-07-23\tOFFICIEL\n";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> lire(contenu))
                .withMessage("Calendrier « " + fichier + " », ligne 5 : " + erreur);
    }

    @Test
    void unMemeMillesimePourDeuxImpotsNEstPasUnDoublon() throws IOException {
        assertThat(lire(TITRE + "REVENU\t2022\t2022-07-18\tOFFICIEL\nHABITATION\t2022\t2022-09-26\tOFFICIEL\n")
                        .publiees())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "REVENU\t2025\t2025-07-24\tOFFICIEL\n",
                "campagne\timpot\tdate\tfiabilite\n",
                "impot,campagne,date,fiabilite\n"
            })
    void leTitreDesColonnesEstExige(String debut) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lire("# 2025\n" + debut))
                .withMessage("Calendrier « " + fichier
                        + " », ligne 2 : titre des colonnes attendu ; écrivez impot, campagne,"
                        + " date, fiabilite, séparés par des tabulations, avant la première campagne.");
    }

    @ParameterizedTest
    @CsvSource({"'', 1", "'# rien\n', 2", "'impot\tcampagne\tdate\tfiabilite\n', 2"})
    void unFichierSansDateEstRefuse(String contenu, int ligne) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lire(contenu))
                .withMessage(
                        "Calendrier « " + fichier + " », ligne " + ligne + " : fin du fichier sans aucune date ; donnez"
                                + " le titre des colonnes (impot, campagne, date, fiabilite), puis une ligne par campagne.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"# vérifié", "é"})
    void unFichierQuiNEstPasEnUtf8EstRefuse(String ligne) throws IOException {
        ecrire(TITRE + "REVENU\t2025\t2025-07-24\tOFFICIEL\n" + ligne + "\n", StandardCharsets.ISO_8859_1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalendrierTaxation.depuis(fichier))
                .withMessage("Calendrier « " + fichier
                        + " », ligne 3 : texte qui n'est pas en UTF-8 ; enregistrez le fichier" + " en UTF-8.");
    }

    @Test
    void unFichierIllisibleEstUneErreurDEntreeSortie() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> CalendrierTaxation.depuis(fichier))
                .withMessage("Calendrier « " + fichier + " » impossible à lire ; vérifiez qu'il existe et ses droits.");
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> CalendrierTaxation.depuis(dossier));
    }

    private CalendrierTaxation lire(String contenu) throws IOException {
        ecrire(contenu, StandardCharsets.UTF_8);
        return CalendrierTaxation.depuis(fichier);
    }

    private void ecrire(String contenu, Charset codage) throws IOException {
        Files.writeString(fichier, contenu, codage);
    }
}
