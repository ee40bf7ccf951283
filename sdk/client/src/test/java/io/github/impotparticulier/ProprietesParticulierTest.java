package io.github.impotparticulier;

import static io.github.impotparticulier.graines.Invariants.exiger;
import static io.github.impotparticulier.graines.Invariants.exigerAllocation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.appui.Arpenteur;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.graines.Deformations;
import io.github.impotparticulier.graines.GenerateurJson;
import io.github.impotparticulier.graines.Graines;
import io.github.impotparticulier.graines.Invariants;
import io.github.impotparticulier.particulier.Exemples;
import io.github.impotparticulier.particulier.Exemples.Exemple;
import io.github.impotparticulier.particulier.ReponseParticulier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** De même que {@link ProprietesDonneesTest}, pour les réponses de l'API Particulier. */
class ProprietesParticulierTest {
    private static final long PAR_OCTET = 2_000;
    private static final long FIXE = 4L * 1024 * 1024;

    static final List<Exemple> EXEMPLES = Exemples.TOUS;

    static LongStream graines() {
        return Graines.jusqua(8);
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("EXEMPLES")
    void un_exemple_se_lit_en_entier(Exemple exemple) {
        Arpenteur arpenteur = new Arpenteur();
        verifier(octets(exemple), exemple, arpenteur);

        assertThat(arpenteur.lus).isPositive();
        assertThat(arpenteur.illisibles).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("EXEMPLES")
    void aucune_valeur_recue_n_est_montree(Exemple exemple) {
        String marque = exemple.json().replaceAll("(\"[^\"]*\"|[0-9.]+|true|false)(?=\\s*[,}\\]])", "\"§\"");
        Arpenteur arpenteur = new Arpenteur();
        verifier(marque.getBytes(StandardCharsets.UTF_8), exemple, arpenteur);

        assertThat(marque).contains("§").doesNotContain("SPECIMEN");
        assertThat(arpenteur.lus + arpenteur.illisibles).isPositive();
    }

    @ParameterizedTest
    @MethodSource("graines")
    void toute_lecture_d_une_reponse_abimee_aboutit_ou_le_dit(long graine) {
        RandomGenerator hasard = Graines.hasard(graine);
        Deformations deformations = new Deformations(hasard);
        GenerateurJson generateur = new GenerateurJson(hasard);
        for (Exemple exemple : EXEMPLES) {
            for (int i = 0; i < 8; i++) {
                verifier(deformations.deformer(octets(exemple)));
            }
            verifier(generateur.ecrire(generateur.objet()));
        }
    }

    private static byte[] octets(Exemple exemple) {
        return exemple.json().getBytes(StandardCharsets.UTF_8);
    }

    /** Toutes les lectures, pour des octets quelconques. */
    static void verifier(byte[] octets) {
        EXEMPLES.forEach(exemple -> verifier(octets, exemple, new Arpenteur()));
    }

    private static void verifier(byte[] octets, Exemple exemple, Arpenteur arpenteur) {
        exigerAllocation(FIXE, PAR_OCTET, octets.length, () -> {
            try {
                ReponseParticulier reponse = exemple.lecture().apply(octets);
                arpenteur.arpenter(reponse);
                ReponseParticulier relue = exemple.lecture().apply(octets);
                exiger(reponse.equals(relue) && reponse.hashCode() == relue.hashCode(), "deux lectures diffèrent");
            } catch (ReponseIllisibleException e) {
                Invariants.verifier(e);
            }
        });
    }
}
