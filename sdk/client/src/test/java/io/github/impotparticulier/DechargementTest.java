package io.github.impotparticulier;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.appui.AppelsDeTouteSorte;
import io.github.impotparticulier.appui.ProgrammeDesFils;
import io.github.impotparticulier.appui.SdkAPart;
import io.github.impotparticulier.appui.ServeurDirect;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Cas 63 : une application que son conteneur décharge ne laisse rien derrière elle. */
@Timeout(180)
class DechargementTest {
    @Test
    void cas_63_ferme_le_sdk_ne_retient_ni_son_chargeur_de_classes_ni_une_minuterie_du_jdk() throws Exception {
        try (ServeurDirect serveur = serveur()) {
            Set<String> minuteries = minuteriesDuJdk();
            // D'abord sans le décharger : OkHttp, que les deux se partagent ici, a des fils à lui, qui gardent qui les
            // fait naître.
            new AppelsDeTouteSorte().accept(serveur.passerelle());

            WeakReference<ClassLoader> chargeur = appeler(serveur.passerelle());

            assertThat(minuteriesDuJdk()).isEqualTo(minuteries);
            exigerLibere(chargeur);
        }
    }

    /** Une JVM neuve : dans celle-ci, un autre essai a pu faire naître ces minuteries. */
    @Test
    void cas_63_dans_une_jvm_neuve_aucun_appel_ne_fait_naitre_une_minuterie_du_jdk(@TempDir Path dossier)
            throws Exception {
        Path sortie = dossier.resolve("fils.txt");
        try (ServeurDirect serveur = serveur()) {
            int code = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            ProgrammeDesFils.class.getName(),
                            serveur.passerelle())
                    .redirectErrorStream(true)
                    .redirectOutput(sortie.toFile())
                    .start()
                    .waitFor();
            assertThat(code).as(Files.readString(sortie)).isZero();
        }
        List<String> fils = Files.readAllLines(sortie);
        int repere = fils.indexOf(ProgrammeDesFils.REPERE);

        assertThat(fils.subList(0, repere)).contains("main");
        assertThat(fils.subList(0, repere)).noneMatch(DechargementTest::estUneMinuterieDuJdk);
        assertThat(fils.subList(repere, fils.size()))
                .as("le JDK en a bien une, que l'on reconnaît")
                .anyMatch(DechargementTest::estUneMinuterieDuJdk);
    }

    private static ServeurDirect serveur() {
        AtomicInteger pannes = new AtomicInteger();
        return new ServeurDirect().lecture((demande, liaison) -> {
            String annee = demande.chemin().substring(demande.chemin().length() - 4);
            if (annee.equals(Integer.toString(AppelsDeTouteSorte.ANNEE_MUETTE))) {
                liaison.attendreLaFin();
            } else if (annee.equals(Integer.toString(AppelsDeTouteSorte.ANNEE_EN_PANNE_UNE_FOIS))
                    && pannes.getAndIncrement() % 2 == 0) {
                liaison.ecrire(ServeurDirect.reponse(503, ""));
            } else {
                liaison.ecrire(ServeurDirect.reponse(200, "{\"rfr\":17827}"));
            }
        });
    }

    /** À part : la pile de l'essai ne doit rien en garder. */
    private static WeakReference<ClassLoader> appeler(String passerelle) throws Exception {
        ClassLoader avant = Thread.currentThread().getContextClassLoader();
        try (SdkAPart chargeur = new SdkAPart()) {
            Thread.currentThread().setContextClassLoader(chargeur);
            chargeur.<Consumer<String>>programme(AppelsDeTouteSorte.class).accept(passerelle);
            return new WeakReference<>(chargeur);
        } finally {
            Thread.currentThread().setContextClassLoader(avant);
        }
    }

    private static void exigerLibere(WeakReference<ClassLoader> chargeur) {
        long debut = System.nanoTime();
        while (chargeur.get() != null) {
            assertThat(System.nanoTime() - debut)
                    .as("le chargeur de classes est retenu deux minutes après la fermeture")
                    .isLessThan(TimeUnit.MINUTES.toNanos(2));
            System.gc();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    /** Les minuteries du JDK naissent avec leur premier usage, et gardent alors pour toujours le chargeur de qui les fait naître. */
    private static Set<String> minuteriesDuJdk() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(DechargementTest::estUneMinuterieDuJdk)
                .collect(Collectors.toSet());
    }

    private static boolean estUneMinuterieDuJdk(String nom) {
        return nom.contains("DelayScheduler") || nom.contains("delayScheduler");
    }
}
