package io.github.impotparticulier.mesures;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Le client et un étalon, tour à tour, par tranches courtes : ce qui trouble la machine trouble les deux. Chaque tour donne un temps de
 * calcul ({@code .calcul}), des octets ({@code .octets}), un débit ({@code .debit}) et la durée d'une opération ({@code .duree}).
 */
final class Duel implements AutoCloseable {
    private static final long CHAUFFE = TimeUnit.SECONDS.toNanos(4);
    private static final int TOURS = 15;
    private static final int SERIE = 8;

    private final Terrain terrain;
    private final int fils;
    private final long tranche;
    private final ExecutorService executeur;

    /** Une opération, mesurée par la répétition ; ce qu'elle rend est gardé, pour qu'elle ne s'efface pas. */
    interface Tache {
        @Nullable
        Object faire() throws Exception;
    }

    /** Ce qui est autour d'une tranche, et n'en est pas. */
    interface Decor {
        /** Aucun. */
        Decor AUCUN = () -> () -> {};

        /** Plante le décor, et rend de quoi le démonter. */
        Demontage planter() throws Exception;
    }

    /** De quoi démonter un décor. */
    interface Demontage {
        void demonter() throws Exception;
    }

    private record Camp(Tache tache, Decor decor) {}

    /** Où finit ce que rend une tâche : le compilateur ne peut pas le savoir inutile. */
    @Nullable
    static volatile Object puits;

    Duel(Terrain terrain, int fils, long trancheEnMillis) {
        this(terrain, fils, trancheEnMillis, Executors.newFixedThreadPool(fils));
    }

    Duel(Terrain terrain, int fils, long trancheEnMillis, ExecutorService executeur) {
        this.terrain = terrain;
        this.fils = fils;
        this.tranche = TimeUnit.MILLISECONDS.toNanos(trancheEnMillis);
        this.executeur = executeur;
    }

    void opposer(String cle, Tache notre, Tache etalon) throws Exception {
        opposer(cle, new Camp(notre, Decor.AUCUN), new Camp(etalon, Decor.AUCUN));
    }

    /** La même tâche, dans deux décors. */
    void opposer(String cle, Tache tache, Decor notre, Decor etalon) throws Exception {
        opposer(cle, new Camp(tache, notre), new Camp(tache, etalon));
    }

    private void opposer(String cle, Camp notre, Camp etalon) throws Exception {
        long finChauffe = System.nanoTime() + CHAUFFE;
        while (System.nanoTime() < finChauffe) {
            mesurer(notre);
            mesurer(etalon);
        }
        for (int tour = 0; tour < TOURS; tour++) {
            boolean notreDAbord = tour % 2 == 0;
            Compteurs.Cout premier = mesurer(notreDAbord ? notre : etalon);
            Compteurs.Cout second = mesurer(notreDAbord ? etalon : notre);
            Compteurs.Cout leNotre = notreDAbord ? premier : second;
            Compteurs.Cout lautre = notreDAbord ? second : premier;
            terrain.dire(cle + ".calcul", leNotre.calcul(), lautre.calcul());
            terrain.dire(cle + ".octets", leNotre.octets(), lautre.octets());
            terrain.dire(cle + ".debit", leNotre.debit(), lautre.debit());
            terrain.dire(cle + ".duree", fils * 1e9 / leNotre.debit(), fils * 1e9 / lautre.debit());
        }
    }

    private Compteurs.Cout mesurer(Camp camp) throws Exception {
        Demontage demontage = camp.decor().planter();
        try {
            return mesurer(camp.tache());
        } finally {
            demontage.demonter();
        }
    }

    private Compteurs.Cout mesurer(Tache tache) throws Exception {
        Compteurs compteurs = Compteurs.demarrer();
        long fin = System.nanoTime() + tranche;
        if (fils == 1) {
            return compteurs.cout(repeter(tache, fin));
        }
        List<Future<Long>> parts = new ArrayList<>();
        for (int i = 0; i < fils; i++) {
            parts.add(executeur.submit(() -> repeter(tache, fin)));
        }
        long operations = 0;
        for (Future<Long> part : parts) {
            operations += part.get();
        }
        return compteurs.cout(operations);
    }

    private static long repeter(Tache tache, long fin) throws Exception {
        long operations = 0;
        do {
            for (int i = 0; i < SERIE; i++) {
                puits = tache.faire();
            }
            operations += SERIE;
        } while (System.nanoTime() < fin);
        return operations;
    }

    @Override
    public void close() {
        executeur.shutdownNow();
    }
}
