package io.github.impotparticulier.internal.json;

import static io.github.impotparticulier.graines.Invariants.exiger;
import static io.github.impotparticulier.graines.Invariants.exigerAllocation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.graines.Deformations;
import io.github.impotparticulier.graines.GenerateurJson;
import io.github.impotparticulier.graines.Graines;
import io.github.impotparticulier.graines.Invariants;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ce qui est vrai de tout texte JSON, ou qui prétend l'être ; voyez {@link Graines} pour chercher plus longtemps. */
class ProprietesJsonTest {
    /** Un objet d'un champ coûte deux tables de huit cases pour huit octets de texte. */
    private static final long PAR_OCTET = 64;

    private static final long FIXE = 256 * 1024;

    static LongStream graines() {
        return Graines.jusqua(8);
    }

    @ParameterizedTest
    @MethodSource("graines")
    void un_modele_ecrit_puis_relu_est_le_meme(long graine) {
        RandomGenerator hasard = Graines.hasard(graine);
        GenerateurJson generateur = new GenerateurJson(hasard);
        for (int i = 0; i < 20; i++) {
            Map<String, Object> modele = generateur.objet();
            ObjetJson lu = ObjetJson.lire(generateur.ecrire(modele));

            exigerMemes(modele, lu);
            exigerMemes(
                    modele, ObjetJson.lire("\uFEFF" + new String(generateur.ecrire(modele), StandardCharsets.UTF_8)));
            exiger(!lu.toString().contains(Invariants.MARQUE), "une valeur est montrée");
        }
    }

    @ParameterizedTest
    @MethodSource("graines")
    void un_nombre_du_modele_se_lit_a_l_unite_pres(long graine) {
        RandomGenerator hasard = Graines.hasard(graine);
        for (int i = 0; i < 50; i++) {
            long entier = hasard.nextLong() >> hasard.nextInt(64);
            BigDecimal decimal = BigDecimal.valueOf(hasard.nextLong(), hasard.nextInt(20));
            ObjetJson lu = ObjetJson.lire("{\"entier\":" + entier + ",\"en_texte\":\" " + entier + " \",\"decimal\":"
                    + decimal + ",\"plat\":\"" + decimal.toPlainString() + "\"}");

            assertThat(lu.entier("entier")).hasValue(entier);
            assertThat(lu.entier("en_texte")).hasValue(entier);
            assertThat(lu.decimal("decimal")).hasValue(decimal);
            assertThat(lu.decimal("plat")).hasValue(decimal);
        }
    }

    @ParameterizedTest
    @MethodSource("graines")
    void un_texte_abime_se_lit_comme_le_temoin_le_lit_ou_se_refuse(long graine) {
        RandomGenerator hasard = Graines.hasard(graine);
        GenerateurJson generateur = new GenerateurJson(hasard);
        Deformations deformations = new Deformations(hasard);
        for (int i = 0; i < 50; i++) {
            verifier(deformations.deformer(generateur.ecrire(generateur.objet())));
        }
    }

    @Tag("hors-mutations")
    @Test
    void un_texte_enorme_ne_coute_que_sa_taille() {
        List<String> textes = List.of(
                "{\"a\":[" + "{},".repeat(90_000) + "{}]}",
                "{\"a\":[" + "{\"§\":1},".repeat(19_000) + "1]}",
                "{\"a\":[" + "[[[[[1]]]]],".repeat(3_000) + "1]}",
                "{\"a\":" + "9".repeat(250_000) + "}",
                "{\"a\":\"" + "\\u00a7".repeat(40_000) + "\"}",
                "{\"a\":\"" + "\uFFFF".repeat(90_000) + "\"}",
                "{\"a\":\"" + "x".repeat(250_000),
                "{\"a\":".repeat(50_000),
                "[".repeat(250_000),
                " ".repeat(250_000),
                champs(19_999, i -> "c" + i),
                champs(19_999, ProprietesJsonTest::homonyme));
        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> textes.forEach(texte -> verifier(texte.getBytes(StandardCharsets.UTF_8))));
    }

    @Tag("hors-mutations")
    @Test
    void des_noms_qui_ne_se_retiennent_pas_ne_coutent_pas_davantage() {
        // De quoi apprendre les noms ordinaires d'abord.
        for (int i = 0; i < 200; i++) {
            ObjetJson.lire("{\"a\":[" + "{\"b\":1},".repeat(3) + "1]}");
        }

        verifier(("{\"a\":[" + "{\"§\":1},".repeat(9_000) + "1]}").getBytes(StandardCharsets.UTF_8));
        verifier(IntStream.range(0, 5_000)
                .mapToObj(i -> "{\"n" + i + "\":1},")
                .collect(Collectors.joining("", "{\"a\":[", "1]}"))
                .getBytes(StandardCharsets.UTF_8));
    }

    @Tag("hors-mutations")
    @Test
    void deux_objets_enormes_se_comparent_en_un_temps_borne() {
        ObjetJson lu = ObjetJson.lire(champs(10_000, ProprietesJsonTest::homonyme));
        ObjetJson autre = ObjetJson.lire(champs(10_000, i -> homonyme(9_999 - i)));

        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> exiger(lu.equals(autre) && lu.hashCode() == autre.hashCode(), "deux lectures diffèrent"));
    }

    private static String champs(int nombre, IntFunction<String> nom) {
        return IntStream.range(0, nombre)
                .mapToObj(i -> "\"" + nom.apply(i) + "\":1")
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Des noms différents, de même code de hachage. */
    private static String homonyme(int rang) {
        StringBuilder nom = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            nom.append((rang >> i & 1) == 0 ? "Aa" : "BB");
        }
        return nom.toString();
    }

    @Test
    void un_champ_en_double_est_refuse_ou_qu_il_soit() {
        for (int taille : new int[] {1, 2, 63, 64, 65, 200}) {
            String suite = champs(taille, i -> "c" + i);
            for (int rang : new int[] {0, taille / 2, taille - 1}) {
                String double_ = "{\"c" + rang + "\":null," + suite.substring(1);
                assertThatExceptionOfType(ReponseIllisibleException.class)
                        .isThrownBy(() -> ObjetJson.lire(double_))
                        .withMessageContaining("deux fois");
            }
        }
    }

    /** Toutes les propriétés d'une lecture, pour des octets quelconques. */
    static void verifier(byte[] octets) {
        AtomicReference<ObjetJson> resultat = new AtomicReference<>();
        AtomicReference<ReponseIllisibleException> refus = new AtomicReference<>();
        exigerAllocation(FIXE, PAR_OCTET, octets.length, () -> {
            try {
                resultat.set(ObjetJson.lire(octets));
            } catch (ReponseIllisibleException e) {
                refus.set(e);
            }
        });
        LecteurTemoin.Lu attendu = null;
        try {
            attendu = LecteurTemoin.lire(octets);
        } catch (LecteurTemoin.Refus e) {
            // Le témoin refuse : la lecture doit refuser aussi.
        }
        ObjetJson lu = resultat.get();
        if (lu == null) {
            Invariants.verifier(refus.get());
            exiger(attendu == null || attendu.tolerance(), "un texte valide est refusé");
            return;
        }
        exiger(attendu != null, "un texte que la RFC 8259 ne permet pas est accepté");
        exigerMemes(attendu.objet(), lu);
        if (lu.size() < 1_000) {
            ObjetJson relu = ObjetJson.lire(octets);
            exiger(lu.equals(relu) && lu.hashCode() == relu.hashCode(), "deux lectures diffèrent");
        }
    }

    /** Mêmes champs, dans le même ordre, sans les nuls. */
    private static void exigerMemes(Map<String, Object> modele, Map<?, ?> lu) {
        Iterator<? extends Map.Entry<?, ?>> champs = lu.entrySet().iterator();
        int taille = 0;
        for (Map.Entry<String, Object> attendu : modele.entrySet()) {
            if (attendu.getValue() != null) {
                taille++;
                Map.Entry<?, ?> champ = champs.next();
                exiger(attendu.getKey().equals(champ.getKey()), "un nom de champ a changé");
                exigerMeme(attendu.getValue(), champ.getValue());
                exiger(
                        modele.size() > 1_000 || Objects.equals(lu.get(attendu.getKey()), champ.getValue()),
                        "un champ ne se retrouve pas par son nom");
            }
        }
        exiger(!champs.hasNext() && lu.size() == taille, "un champ en trop");
    }

    private static void exigerMeme(Object modele, Object lu) {
        if (modele instanceof Map<?, ?> table) {
            @SuppressWarnings("unchecked") // Le modèle n'a que des noms pour clés.
            Map<String, Object> attendue = (Map<String, Object>) table;
            exigerMemes(attendue, (Map<?, ?>) lu);
        } else if (modele instanceof List<?> liste) {
            List<Object> attendus = new ArrayList<>(liste);
            attendus.removeIf(Objects::isNull);
            List<?> lus = (List<?>) lu;
            exiger(attendus.size() == lus.size(), "une liste a changé de taille");
            for (int i = 0; i < attendus.size(); i++) {
                exigerMeme(attendus.get(i), lus.get(i));
            }
        } else if (modele instanceof BigDecimal nombre) {
            exiger(nombre.compareTo(new BigDecimal((String) lu)) == 0, "un nombre a changé");
        } else {
            exiger(modele.equals(lu), "une valeur a changé");
        }
    }
}
