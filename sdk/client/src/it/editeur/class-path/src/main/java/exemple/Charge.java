package exemple;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.personne.Usager;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Une application chargée, dans un petit tas : de nombreux appels, puis un grand corps, puis un trop grand. */
public final class Charge {
    private Charge() {}

    /**
     * Appelle, et compte.
     *
     * @param arguments le numéro fiscal, le nombre d'appels, le nombre de fils
     * @throws Exception si un appel échoue
     */
    public static void main(String[] arguments) throws Exception {
        int appels = Integer.parseInt(arguments[1]);
        Usager usager = Usager.parSpi(arguments[0]);
        Set<Thread> depart = Thread.getAllStackTraces().keySet();
        ExecutorService executeur = Executors.newFixedThreadPool(Integer.parseInt(arguments[2]));
        try (ImpotParticulierClient client =
                ImpotParticulierClient.builder().depuisEnvironnement().build()) {
            Callable<SituationIr> lecture = () -> client.irAssiette().pour(usager, 2024);
            List<Future<SituationIr>> foyers = IntStream.range(0, appels)
                    .mapToObj(i -> executeur.submit(lecture))
                    .toList();
            long justes = 0;
            for (Future<SituationIr> foyer : foyers) {
                justes += foyer.get().rfr().orElse(0) == 17_827 ? 1 : 0;
            }
            System.out.println("justes=" + justes);
            System.out.println("grand=" + lecture.call().rfr().orElseThrow());
            try {
                lecture.call();
                System.out.println("tropGrand=accepte");
            } catch (ReponseIllisibleException e) {
                System.out.println("tropGrand=refuse");
            }
            System.out.println("ensuite=" + lecture.call().rfr().orElseThrow());
        } finally {
            executeur.shutdownNow();
        }
        System.out.println("restants=" + restants(depart));
    }

    /** Ce que le client fermé fait encore tourner, après dix secondes au plus. */
    private static List<String> restants(Set<Thread> depart) throws InterruptedException {
        long limite = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (true) {
            List<String> restants = Thread.getAllStackTraces().entrySet().stream()
                    .filter(fil -> !depart.contains(fil.getKey()) && occupe(fil.getKey(), fil.getValue()))
                    .map(fil -> fil.getKey().getName())
                    .toList();
            if (restants.isEmpty() || System.nanoTime() > limite) {
                return restants;
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** Les fils que la JVM et OkHttp gardent en réserve, sans tâche, ne comptent pas : ils finissent d'eux-mêmes. */
    private static boolean occupe(Thread fil, StackTraceElement[] pile) {
        return fil.isAlive()
                && (!fil.isDaemon()
                        || fil.getName().startsWith("impot-particulier")
                        || Stream.of(pile)
                                .anyMatch(trame -> trame.getClassName().startsWith("okhttp3.")));
    }
}
