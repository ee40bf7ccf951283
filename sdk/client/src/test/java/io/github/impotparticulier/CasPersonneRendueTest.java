package io.github.impotparticulier;

import static io.github.impotparticulier.appui.FausseDgfip.SPI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.impotparticulier.appui.Face;
import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.erreur.ReponseIncoherenteException;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Sexe;
import io.github.impotparticulier.personne.Spi;
import io.github.impotparticulier.r2p.CriteresPersonne;
import io.github.impotparticulier.r2p.PersonnePhysique;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** La personne rendue est-elle celle qu'on a demandée ? Le catalogue des pannes, cas 43 et 44. */
class CasPersonneRendueTest {
    @AutoClose
    private final FausseDgfip dgfip = new FausseDgfip();

    @AutoClose
    private final ImpotParticulierClient client = dgfip.client("2024-11-15");

    private static EtatCivil.Builder jeanne() {
        return EtatCivil.builder().nom("SPECIMEN").prenoms("JEANNE MARIE");
    }

    private static String personne(String etatCivil) {
        return "{\"personnePhysique\":{\"identifiant\":{\"spi\":\"" + SPI + "\"},\"etatCivil\":{" + etatCivil + "}}}";
    }

    private PersonnePhysique chercher(Face face, EtatCivil etatCivil, String rendu) {
        CriteresPersonne criteres = CriteresPersonne.parEtatCivil(etatCivil);
        dgfip.repond(200, personne(rendu));
        return face.appeler(client, c -> c.r2p().personne(criteres));
    }

    private PersonnePhysique lire(Face face, Spi spi) {
        return face.appeler(client, c -> c.r2p().personne(spi));
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_43_une_personne_d_un_autre_sexe_ou_d_une_autre_date_est_ecartee(Face face) {
        EtatCivil nee = jeanne().sexe(Sexe.FEMININ)
                .dateNaissance(LocalDate.of(1978, 8, 22))
                .build();
        for (String autre : new String[] {
            "\"cdSexe\":\"1\"",
            "\"cdSexe\":1",
            "\"anneeNaissance\":\"1979\"",
            "\"anneeNaissance\":1978,\"moisNaissance\":\"09\"",
            "\"anneeNaissance\":\"1978\",\"moisNaissance\":\"08\",\"jourNaissance\":\"23\"",
            "\"anneeNaissance\":\"dix-neuf\",\"moisNaissance\":\"9\""
        }) {
            assertThatExceptionOfType(ReponseIncoherenteException.class)
                    .as(autre)
                    .isThrownBy(() -> chercher(face, nee, autre))
                    .satisfies(e -> {
                        assertThat(e.idCorrelation()).isPresent();
                        assertThat(Temoin.horsCorrelation(e)).doesNotContain("1978", "1979", "SPECIMEN", "3990000");
                    });
        }
        assertThatExceptionOfType(ReponseIncoherenteException.class)
                .isThrownBy(() ->
                        chercher(face, jeanne().dateNaissance(Year.of(1978)).build(), "\"anneeNaissance\":\"1979\""));
        assertThatExceptionOfType(ReponseIncoherenteException.class)
                .isThrownBy(() -> chercher(
                        face,
                        jeanne().dateNaissance(YearMonth.of(1978, 8)).build(),
                        "\"anneeNaissance\":\"1978\",\"moisNaissance\":\"07\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"cdSexe\":\"2\",\"anneeNaissance\":\"1978\",\"moisNaissance\":\"08\",\"jourNaissance\":\"22\"",
                "\"cdSexe\":\"9\",\"anneeNaissance\":1978,\"moisNaissance\":8,\"jourNaissance\":22",
                "\"cdSexe\":[1],\"anneeNaissance\":\"1978\",\"moisNaissance\":\"00\",\"jourNaissance\":\"00\"",
                "\"anneeNaissance\":\"0000\",\"moisNaissance\":\"null\",\"jourNaissance\":[]",
                "\"anneeNaissance\":\"inconnue\"",
                ""
            })
    void cas_43_ce_qui_manque_ou_ne_se_lit_pas_ne_contredit_rien(String rendu) {
        EtatCivil nee = jeanne().sexe(Sexe.FEMININ)
                .dateNaissance(LocalDate.of(1978, 8, 22))
                .build();

        assertThat(chercher(Face.SYNCHRONE, nee, rendu).contredit(nee)).isFalse();
    }

    /** Le contrat n'oblige à rendre aucun champ d'un état civil : qui n'en voit pas sait que rien n'a été opposé à sa question. */
    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_43_sans_sexe_ni_date_la_reponse_se_rend_et_montre_qu_elle_n_en_dit_rien(Face face) {
        EtatCivil nee = jeanne().sexe(Sexe.FEMININ)
                .dateNaissance(LocalDate.of(1978, 8, 22))
                .build();

        PersonnePhysique personne =
                chercher(face, nee, "\"lbNomNaissance\":\"SPECIMEN\",\"lbPrenomNaissance\":\"JEANNE MARIE\"");

        assertThat(personne.sexe()).isEmpty();
        assertThat(personne.anneeNaissance()).isEmpty();
        assertThat(personne.contredit(nee)).isFalse();
        assertThat(personne.correspondA(nee)).isTrue();
        assertThat(chercher(face, nee, "").correspondA(nee))
                .as("sans nom, rien ne correspond")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "SPECIMEN, JEANNE MARIE, true",
        "SPECIMEN, JEANNE, true",
        "SPECIMEN, JEANNE MARIE LOUISE, true",
        "Spécimen, jeanne-marie, true",
        "SPE CIMEN, JEANNE MARIE, true",
        "SPECIMENS, JEANNE MARIE, false",
        "FACTICE, JEANNE MARIE, false",
        "SPECIMEN, MARIE, false",
        "SPECIMEN, JEANNETTE, false",
        "SPECIMEN, , false",
        ", JEANNE MARIE, false"
    })
    void cas_43_un_autre_nom_se_montre_sans_etre_refuse(String nom, String prenoms, boolean attendu) {
        String rendu = "\"lbNomNaissance\":\"" + (nom == null ? "" : nom) + "\",\"lbPrenomNaissance\":\""
                + (prenoms == null ? "" : prenoms) + "\",\"lbNomUsage\":\"AUTRE\",\"cdSexe\":\"2\"";
        EtatCivil etatCivil = jeanne().sexe(Sexe.FEMININ).build();

        PersonnePhysique personne = chercher(Face.SYNCHRONE, etatCivil, rendu);

        assertThat(personne.spi()).isPresent();
        assertThat(personne.correspondA(etatCivil)).isEqualTo(attendu);
        assertThat(personne.correspondA(jeanne().sexe(Sexe.MASCULIN).build())).isFalse();
    }

    @Test
    void cas_43_accents_ligatures_et_apostrophes_ne_distinguent_pas_deux_noms() {
        PersonnePhysique personne = PersonnePhysique.depuisJson(
                personne("\"lbNomNaissance\":\"D'OEUVRE-FICTION\",\"lbPrenomNaissance\":\"ANAIS\""));

        assertThat(personne.correspondA(EtatCivil.builder()
                        .nom("d’Œuvre fiction")
                        .prenoms("Anaïs")
                        .build()))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_44_une_personne_sans_numero_fiscal_ou_sous_un_faux_chemin_est_ecartee(Face face) {
        Spi demandee = Spi.de(SPI);
        for (String identifiant : new String[] {
            "\"etatCivil\":{}",
            "\"identifiant\":null",
            "\"identifiant\":{}",
            "\"identifiant\":\"" + SPI + "\"",
            "\"identifiant\":[{\"spi\":\"" + SPI + "\"}]",
            "\"identifiant\":{\"spi\":null}",
            "\"identifiant\":{\"spi\":\"\"}",
            "\"identifiant\":{\"spi\":\"  \"}",
            "\"identifiant\":{\"spi\":[\"" + SPI + "\"]}",
            "\"identifiant\":{\"spi\":{\"spi\":\"" + SPI + "\"}}",
            "\"identifiant\":{\"spi\":\"0000000000000\"}",
            "\"identifiant.spi\":\"" + SPI + "\"",
            "\"identifiant.spi\":\"" + SPI + "\",\"identifiant\":{\"spi\":\"3990000002093\"}"
        }) {
            dgfip.repond(200, "{\"personnePhysique\":{" + identifiant + "}}");
            assertThatExceptionOfType(ReponseIncoherenteException.class)
                    .as(identifiant)
                    .isThrownBy(() -> lire(face, demandee))
                    .satisfies(e -> assertThat(Temoin.horsCorrelation(e)).doesNotContain("3990000"));
        }
        dgfip.repond(200, "{\"personnePhysique\":{\"identifiant\":{\"spi\":" + SPI + "}}}");
        assertThat(lire(face, demandee).spi()).hasValue(demandee);
    }
}
