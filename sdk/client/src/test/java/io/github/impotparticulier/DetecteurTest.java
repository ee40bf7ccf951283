package io.github.impotparticulier;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.impotparticulier.appui.Detecteur;
import io.github.impotparticulier.appui.Temoin;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Le détecteur voit une valeur sous tous ses déguisements, et ne voit rien où il n'y a rien. */
class DetecteurTest {
    private static final Map<String, String> VALEURS = new LinkedHashMap<>();

    static {
        VALEURS.put("numéro fiscal", Temoin.SPI);
        VALEURS.put("nom", Temoin.NOM);
        VALEURS.put("prénom", Temoin.PRENOM);
        VALEURS.put("jeton", Temoin.JETON);
        VALEURS.put("jeton FranceConnect", Temoin.JETON_FRANCE_CONNECT);
        VALEURS.put("clé", Temoin.CLE);
        VALEURS.put("secret", Temoin.SECRET);
    }

    private static final Detecteur DETECTEUR = new Detecteur(VALEURS);

    static Stream<Arguments> deguisements() {
        Map<String, UnaryOperator<String>> formes = new LinkedHashMap<>();
        formes.put("telle quelle", valeur -> valeur);
        formes.put("en minuscules", valeur -> valeur.toLowerCase(Locale.ROOT));
        formes.put("en majuscules", valeur -> valeur.toUpperCase(Locale.ROOT));
        formes.put("en pour-cent", valeur -> URLEncoder.encode(valeur, UTF_8));
        formes.put("tout en pour-cent", valeur -> "%" + hexa(valeur, "%"));
        formes.put("tout en pour-cent, deux fois", valeur -> "%25" + hexa(valeur, "%25"));
        formes.put("en pour-cent, en ISO-8859-1", valeur -> URLEncoder.encode(valeur, ISO_8859_1));
        formes.put("dans une adresse", DetecteurTest::adresse);
        formes.put("échappée en JSON", valeur -> echapper(valeur, "\\u%04x"));
        formes.put("échappée en XML", valeur -> echapper(valeur, "&#x%X;"));
        formes.put("échappée en XML décimal", valeur -> echapper(valeur, "&#%d;"));
        formes.put("en hexadécimal", valeur -> hexa(valeur, ""));
        formes.put("en hexadécimal espacé, après un chiffre", valeur -> "octets : 7 " + hexa(valeur, " "));
        formes.put("en hexadécimal collé à un chiffre", valeur -> "f" + hexa(valeur, ""));
        formes.put("en octets", valeur -> Arrays.toString(valeur.getBytes(UTF_8)));
        formes.put(
                "en caractères",
                valeur -> Arrays.toString(valeur.chars().mapToObj(c -> (char) c).toArray()));
        formes.put(
                "par okio", valeur -> ByteString.encodeUtf8(valeur + "\n\u0001").toString());
        formes.put("en UTF-8 lu comme ISO-8859-1", valeur -> new String(valeur.getBytes(UTF_8), ISO_8859_1));
        formes.put("en UTF-16 lu comme ISO-8859-1", valeur -> new String(valeur.getBytes(UTF_16LE), ISO_8859_1));
        formes.put("espacée comme sur un avis", valeur -> valeur.replaceAll("(.{3})", "$1 "));
        formes.put("en identifiants Basic", valeur -> Credentials.basic(valeur, "autre", UTF_8));
        formes.put("en second des identifiants Basic", valeur -> Credentials.basic("autres", valeur, UTF_8));
        formes.put("Base64 dans un pour-cent", valeur -> URLEncoder.encode(base64("é" + valeur), UTF_8));
        formes.put("pour-cent dans un Base64", valeur -> base64(URLEncoder.encode(valeur, UTF_8)));
        for (int decalage = 0; decalage < 3; decalage++) {
            String avant = "?>~".substring(0, decalage);
            formes.put("en Base64, cadrage " + decalage, valeur -> base64(avant + valeur + "~>"));
            formes.put(
                    "en Base64 d'adresse, cadrage " + decalage,
                    valeur -> Base64.getUrlEncoder().withoutPadding().encodeToString((avant + valeur).getBytes(UTF_8)));
            formes.put(
                    "en Base64 collé à un mot, cadrage " + decalage,
                    valeur -> "mots".substring(avant.length()) + base64(valeur));
        }
        return VALEURS.keySet().stream()
                .flatMap(genre ->
                        formes.entrySet().stream().map(forme -> Arguments.of(genre, forme.getKey(), forme.getValue())));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("deguisements")
    void une_valeur_se_voit_sous_chaque_deguisement(String genre, String forme, UnaryOperator<String> deguiser) {
        String cachee = deguiser.apply(VALEURS.get(genre));

        assertThat(DETECTEUR.genres("avant " + cachee + " après")).contains(genre);
        assertThat(DETECTEUR.genres(("avant " + cachee).getBytes(UTF_8))).contains(genre);
    }

    @Test
    void huit_caracteres_de_suite_suffisent_ou_qu_ils_soient_pris() {
        VALEURS.forEach((genre, valeur) -> {
            String sansAccents = valeur.replace('É', 'E').replace("-", "");
            for (int i = 0; i + 8 <= sansAccents.length(); i++) {
                assertThat(DETECTEUR.genres("…" + sansAccents.substring(i, i + 8) + "…"))
                        .containsExactly(genre);
            }
        });
    }

    @Test
    void moins_de_huit_caracteres_ne_suffisent_pas() {
        assertThat(DETECTEUR.genres(Temoin.SPI.substring(0, 7) + " " + Temoin.JETON.substring(3, 10)))
                .isEmpty();
    }

    @Test
    void rien_ne_se_voit_ou_il_n_y_a_rien() {
        Random hasard = new Random(20_241_115);
        String alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/=-_%:,;. \\u&#é\n";
        String bruit = hasard.ints(100_000, 0, alphabet.length())
                .mapToObj(i -> String.valueOf(alphabet.charAt(i)))
                .collect(Collectors.joining());

        assertThat(DETECTEUR.genres(bruit)).isEmpty();
        assertThat(DETECTEUR.genres(bruit.getBytes(UTF_8))).isEmpty();
        assertThat(DETECTEUR.genres("")).isEmpty();
        assertThat(DETECTEUR.genres("% %2 \\u12 &#; &#x110000; &#999999; 0x 300,-200,1,2,3,4,5,6,7"))
                .isEmpty();
    }

    @Test
    void un_fragment_trop_uniforme_ne_compte_pas_mais_la_valeur_entiere_si() {
        Detecteur detecteur = new Detecteur(Map.of("ordinaire", "3990000000001"));

        assertThat(detecteur.genres("port 3990, 00000000001 ns")).isEmpty();
        assertThat(detecteur.genres("SPI 3990000000001")).containsExactly("ordinaire");
    }

    @Test
    void une_valeur_trop_courte_est_refusee() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Detecteur(Map.of("court", "jeton-1")));
    }

    private static String adresse(String valeur) {
        return HttpUrl.get("https://gw.exemple.fr")
                .newBuilder()
                .addPathSegment(valeur)
                .addQueryParameter("nom", valeur)
                .build()
                .toString();
    }

    private static String echapper(String valeur, String forme) {
        return valeur.chars().mapToObj(c -> forme.formatted(c)).collect(Collectors.joining());
    }

    private static String hexa(String valeur, String entre) {
        return HexFormat.ofDelimiter(entre).formatHex(valeur.getBytes(UTF_8));
    }

    private static String base64(String texte) {
        return Base64.getEncoder().encodeToString(texte.getBytes(UTF_8));
    }
}
