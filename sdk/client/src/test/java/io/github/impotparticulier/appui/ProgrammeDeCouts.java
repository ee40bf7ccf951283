package io.github.impotparticulier.appui;

import com.sun.management.ThreadMXBean;
import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.ir.AvisIr;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.millesime.MillesimeCalculator;
import io.github.impotparticulier.millesime.Ressource;
import io.github.impotparticulier.personne.Usager;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Le plus petit programme qui lit une réponse, avec le SDK ou avec OkHttp seul ; ou les octets que le SDK alloue. Pour {@link CoutsTest}. */
public final class ProgrammeDeCouts {
    private static final ThreadMXBean FILS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private ProgrammeDeCouts() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("sdk")) {
            try (ImpotParticulierClient client = ImpotParticulierClient.builder()
                    .passerelle(arguments[1])
                    .identifiants("cle", "secret")
                    .build()) {
                System.out.println(client.irAssiette()
                        .pour(Usager.parSpi(FausseDgfip.SPI), 2023)
                        .rfr()
                        .orElseThrow());
            }
        } else if (arguments[0].equals("octets")) {
            direLesOctets();
        } else {
            Request requete = new Request.Builder()
                    .url(arguments[1] + "/impotparticulier/nu")
                    .header("Accept", "application/json")
                    .build();
            OkHttpClient http = new OkHttpClient();
            try (Response reponse = http.newCall(requete).execute()) {
                System.out.println(reponse.body().bytes().length);
            }
        }
        // Les fils d'OkHttp retiendraient la JVM une minute.
        Runtime.getRuntime().halt(0);
    }

    /** La taille d'un foyer et ce que son décodage alloue ; les mêmes pour un avis ; cinq champs lus ; une dernière année. */
    private static void direLesOctets() {
        byte[] petite = foyer(0);
        byte[] grande = foyer(60);
        SituationIr foyer = SituationIr.depuisJson(petite);
        MillesimeCalculator millesimes = MillesimeCalculator.officiel();
        LocalDate date = LocalDate.of(2024, 9, 1);
        System.out.println(petite.length);
        System.out.println(octets(() -> SituationIr.depuisJson(petite)));
        System.out.println(grande.length);
        System.out.println(octets(() -> AvisIr.depuisJson(grande)));
        System.out.println(octets(() -> {
            foyer.rfr();
            foyer.nbPart();
            foyer.aft();
            foyer.sitFam();
            foyer.revenuBrutGlobal();
        }));
        System.out.println(octets(() -> millesimes.derniereAnnee(Ressource.IR_ASSIETTE, date)));
    }

    /** Un foyer de trente-quatre champs, d'environ 2 600 octets, et le même avec soixante lignes d'avis, d'environ 9 000. */
    private static byte[] foyer(int lignes) {
        String cases = IntStream.range(0, 44)
                .mapToObj(i -> "{\"code\":\"" + (char) ('A' + i % 26) + "J\",\"valeur\":\"" + (1_234 + 977 * i) + "\"}")
                .collect(Collectors.joining(","));
        String simples = IntStream.range(0, 30)
                .mapToObj(i -> "\"champ" + i + "\":\"SPECIMEN " + i + "\"")
                .collect(Collectors.joining(","));
        String facture = IntStream.range(0, lignes)
                .mapToObj(i -> "{\"codeLigne\":\"" + (20 + i) + "\",\"libelleLigne\":\"SALAIRES\",\"colonne1\":\""
                        + (24_125 + i) + "\",\"colonne2\":null}")
                .collect(Collectors.joining(","));
        return ("{\"rfr\":48250,\"nbPart\":\"3.00\",\"rev\":{\"tspr\":[" + cases + "]}," + simples + ",\"facture\":["
                        + facture + "]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Les octets d'une fois, en moyenne sur mille, une fois les classes chargées et les noms appris. */
    private static long octets(Runnable travail) {
        for (int i = 0; i < 2_000; i++) {
            travail.run();
        }
        long avant = FILS.getThreadAllocatedBytes(Thread.currentThread().getId());
        for (int i = 0; i < 1_000; i++) {
            travail.run();
        }
        return (FILS.getThreadAllocatedBytes(Thread.currentThread().getId()) - avant) / 1_000;
    }
}
