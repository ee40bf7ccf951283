package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** De qui parle une demande : ce qu'on en retient, et ce qu'on n'en montre pas. */
class SujetTest {
    private static Sujet de(String... nomsEtValeurs) {
        List<Parametre> personne = Arrays.stream(nomsEtValeurs)
                .map(texte -> texte.split("=", -1))
                .map(morceaux -> new Parametre(morceaux[0], morceaux[1]))
                .toList();
        return new Sujet(personne, "foyer", OptionalInt.empty());
    }

    @Test
    void l_empreinte_tient_a_la_personne_et_non_au_contenu_ni_a_l_annee() {
        assertThat(new Sujet(de("nom=DUPONT").personne(), "avis", OptionalInt.of(2023)).empreinteDeLaPersonne())
                .isEqualTo(de("nom=DUPONT").empreinteDeLaPersonne());
    }

    /** Ni un caractère, ni un nom, ni l'ordre, ni une coupure ne se perdent. */
    @Test
    void deux_personnes_ont_deux_empreintes() {
        assertThat(new long[] {
                    Sujet.AUCUN.empreinteDeLaPersonne(),
                    de("=").empreinteDeLaPersonne(),
                    de("nom=DUPONT").empreinteDeLaPersonne(),
                    de("nom=DUPOND").empreinteDeLaPersonne(),
                    de("prenom=DUPONT").empreinteDeLaPersonne(),
                    de("nom=DUPONT", "prenom=A").empreinteDeLaPersonne(),
                    de("prenom=A", "nom=DUPONT").empreinteDeLaPersonne(),
                    de("nomD=UPONT").empreinteDeLaPersonne(),
                    de("nom=A", "nom=B").empreinteDeLaPersonne(),
                    de("nom=AB", "nom=").empreinteDeLaPersonne()
                })
                .doesNotHaveDuplicates();
    }

    @Test
    void dix_mille_numeros_qui_se_suivent_ont_chacun_la_leur() {
        long[] empreintes = new long[10_000];
        for (int rang = 0; rang < empreintes.length; rang++) {
            empreintes[rang] = de("spi=" + (3_990_000_000_000L + rang)).empreinteDeLaPersonne();
        }

        assertThat(empreintes).doesNotHaveDuplicates();
    }

    @Test
    void il_ne_se_montre_pas() {
        assertThat(de("nom=DUPONT")).hasToString("Sujet[masqué]");
    }
}
