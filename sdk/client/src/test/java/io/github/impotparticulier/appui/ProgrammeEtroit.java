package io.github.impotparticulier.appui;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.personne.Usager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Seize fils qui demandent sans relâche, dans une JVM à l'étroit ; dit ce qu'ils ont reçu. Pour {@link MemoireEtroiteTest}. */
public final class ProgrammeEtroit {
    private static final int FILS = 16;

    private ProgrammeEtroit() {}

    public static void main(String[] arguments) throws InterruptedException {
        int appels = Integer.parseInt(arguments[1]);
        Map<String, Integer> issues = new ConcurrentHashMap<>();
        ExecutorService fils = Executors.newFixedThreadPool(FILS);
        try (ImpotParticulierClient client = ImpotParticulierClient.builder()
                .passerelle(arguments[0])
                .identifiants("cle", "secret")
                .essaisMax(1)
                .build()) {
            List<Future<?>> demandes = new ArrayList<>();
            for (int i = 0; i < appels; i++) {
                demandes.add(fils.submit(() -> issues.merge(issue(client), 1, Integer::sum)));
            }
            for (Future<?> demande : demandes) {
                demande.get();
            }
        } catch (ExecutionException e) {
            System.out.println("défaut " + e.getCause());
        }
        issues.forEach((issue, nombre) -> System.out.println(issue + " " + nombre));
        // Les fils d'OkHttp retiendraient la JVM une minute.
        Runtime.getRuntime().halt(0);
    }

    private static String issue(ImpotParticulierClient client) {
        try {
            return client.irAssiette()
                    .pour(Usager.parSpi(FausseDgfip.SPI), 2023)
                    .getClass()
                    .getSimpleName();
        } catch (ReponseIllisibleException e) {
            return e.getClass().getSimpleName();
        } catch (Throwable e) {
            // Tout : une erreur de la JVM est justement ce que l'on guette.
            return e.toString();
        }
    }
}
