package io.github.impotparticulier;

import static io.github.impotparticulier.graines.Invariants.exiger;
import static io.github.impotparticulier.graines.Invariants.exigerAllocation;
import static io.github.impotparticulier.graines.Invariants.exigerMuet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.impotparticulier.appui.Arpenteur;
import io.github.impotparticulier.appui.OperationDgfip;
import io.github.impotparticulier.donnees.Donnees;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.graines.Deformations;
import io.github.impotparticulier.graines.GenerateurJson;
import io.github.impotparticulier.graines.Graines;
import io.github.impotparticulier.graines.Invariants;
import io.github.impotparticulier.ir.Foyers;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.millesime.DonneesAnnuelles;
import io.github.impotparticulier.millesime.Fiabilite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ce qui est vrai de toutes les données, quel que soit le corps reçu : chaque lecture aboutit ou lève
 * {@link ReponseIllisibleException}, à un coût proportionné. Voyez {@link Graines} pour chercher plus longtemps.
 */
class ProprietesDonneesTest {
    /** Une liste est relue par chacune des méthodes qui en dépendent, et une exception coûte sa pile. */
    private static final long PAR_OCTET = 2_000;

    private static final long FIXE = 4L * 1024 * 1024;

    private static final List<Function<byte[], Donnees>> LECTURES = OperationDgfip.Contenu.lectures();

    private static final List<byte[]> VALIDES = valides();

    static LongStream graines() {
        return Graines.jusqua(8);
    }

    private static List<byte[]> valides() {
        String dossier = "DonneesFuzzTestInputs/toute_lecture_aboutit_ou_le_dit";
        try (Stream<Path> fichiers =
                Files.list(Path.of(Objects.requireNonNull(ProprietesDonneesTest.class.getResource(dossier), dossier)
                        .toURI()))) {
            return fichiers.filter(fichier -> fichier.toString().endsWith(".valide.json"))
                    .sorted()
                    .map(ProprietesDonneesTest::contenu)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] contenu(Path fichier) {
        try {
            return Files.readAllBytes(fichier);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void les_documents_valides_se_lisent_en_entier() {
        assertThat(VALIDES).hasSize(6);
        for (byte[] valide : VALIDES) {
            Arpenteur arpenteur = new Arpenteur();
            verifier(valide, arpenteur);
            assertThat(arpenteur.lus).isPositive();
            assertThat(arpenteur.illisibles).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("graines")
    void toute_lecture_d_un_document_abime_aboutit_ou_le_dit(long graine) {
        RandomGenerator hasard = Graines.hasard(graine);
        Deformations deformations = new Deformations(hasard);
        GenerateurJson generateur = new GenerateurJson(hasard);
        for (byte[] valide : VALIDES) {
            for (int i = 0; i < 8; i++) {
                verifier(deformations.deformer(valide));
            }
            verifier(generateur.ecrire(generateur.objet()));
        }
    }

    @Test
    void des_champs_demesures_ne_coutent_que_leur_taille() {
        List<String> textes = List.of(
                "{\"facture\":[" + "{\"codeLigne\":\"0020\",\"colonne1\":1},".repeat(5_000) + "{}]}",
                "{\"rev\":{\"tspr\":[" + "{\"code\":\"§\"},".repeat(5_000) + "{}]}}",
                "{\"situationsIR\":[" + "{\"rfr\":1},".repeat(5_000) + "{}]}",
                "{\"rfr\":" + "9".repeat(200_000) + ",\"nbPart\":1e-999999999}",
                "{\"datRec\":\"" + "2".repeat(200_000) + "\"}",
                "{\"personnePhysique\":{\"identifiant\":{\"spi\":\"" + "3 ".repeat(100_000) + "\"}}}");
        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> textes.forEach(texte -> verifier(texte.getBytes(StandardCharsets.UTF_8))));
    }

    /** Toutes les lectures, pour des octets quelconques. */
    static void verifier(byte[] octets) {
        verifier(octets, new Arpenteur());
    }

    private static void verifier(byte[] octets, Arpenteur arpenteur) {
        exigerAllocation(FIXE, PAR_OCTET, octets.length, () -> {
            for (Function<byte[], Donnees> lecture : LECTURES) {
                verifier(octets, lecture, arpenteur);
            }
        });
    }

    private static void verifier(byte[] octets, Function<byte[], Donnees> lecture, Arpenteur arpenteur) {
        Donnees donnees;
        try {
            donnees = lecture.apply(octets);
        } catch (ReponseIllisibleException e) {
            Invariants.verifier(e);
            return;
        }
        arpenteur.arpenter(donnees);
        exiger(!donnees.champs().toString().contains(Invariants.MARQUE), "une valeur reçue est montrée");
        if (donnees.champs().size() < 1_000) {
            Donnees relues = lecture.apply(octets);
            exiger(donnees.equals(relues) && donnees.hashCode() == relues.hashCode(), "deux lectures diffèrent");
        }
        if (donnees instanceof SituationIr foyer) {
            arpenterFoyers(foyer, arpenteur);
        }
    }

    private static void arpenterFoyers(SituationIr foyer, Arpenteur arpenteur) {
        SituationIr autre =
                SituationIr.depuisJson("{\"rfr\":9223372036854755807,\"nbPart\":\"0.25\",\"fipNum\":\"§\"}");
        try {
            arpenteur.arpenter(Foyers.de(
                    Stream.of(foyer, autre).map(ProprietesDonneesTest::enAnnee).toList()));
        } catch (ReponseIllisibleException e) {
            Invariants.verifier(e);
        } catch (IllegalArgumentException e) {
            exigerMuet(e.toString());
        }
    }

    private static DonneesAnnuelles<SituationIr> enAnnee(SituationIr foyer) {
        return new DonneesAnnuelles<>(2023, Fiabilite.OFFICIEL, false, foyer);
    }
}
