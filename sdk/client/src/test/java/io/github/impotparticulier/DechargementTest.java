package io.github.impotparticulier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Cas 63 : une application que son conteneur décharge ne laisse rien derrière elle. */
@Timeout(180)
class DechargementTest {
    private static final String RACINE = "io.github.impotparticulier.";
    private static final String BAC_A_SABLE = RACINE + "bacasable.";

    @Test
    void cas_63_ferme_le_sdk_ne_retient_ni_son_chargeur_de_classes_ni_une_minuterie_du_jdk() throws Exception {
        AtomicInteger pannes = new AtomicInteger();
        try (ServeurDirect serveur = new ServeurDirect()) {
            serveur.lecture((demande, liaison) -> {
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
            // D'abord sans le décharger : OkHttp, que les deux se partagent ici, a des fils à lui, qui gardent qui les
            // fait naître.
            new AppelsDeTouteSorte().accept(serveur.passerelle());
            Set<String> minuteries = minuteriesDuJdk();

            WeakReference<ClassLoader> chargeur = appeler(serveur.passerelle());

            assertThat(minuteriesDuJdk()).isEqualTo(minuteries);
            exigerLibere(chargeur);
        }
    }

    /** À part : la pile de l'essai ne doit rien en garder. */
    private static WeakReference<ClassLoader> appeler(String passerelle) throws Exception {
        ClassLoader avant = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader chargeur = new ASoiSeul()) {
            Thread.currentThread().setContextClassLoader(chargeur);
            Class<?> programme = chargeur.loadClass(AppelsDeTouteSorte.class.getName());
            assertThat(programme).isNotEqualTo(AppelsDeTouteSorte.class);
            @SuppressWarnings("unchecked") // Par son interface, qui est la même pour tous.
            Consumer<String> appels =
                    (Consumer<String>) programme.getConstructor().newInstance();
            appels.accept(passerelle);
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
                .filter(nom -> nom.contains("DelayScheduler") || nom.contains("delayScheduler"))
                .collect(Collectors.toSet());
    }

    /** Charge lui-même le SDK et le programme d'essai ; le reste est à tous. */
    private static final class ASoiSeul extends URLClassLoader {
        private ASoiSeul() {
            super(
                    new URL[] {source(ImpotParticulierClient.class), source(AppelsDeTouteSorte.class)},
                    ASoiSeul.class.getClassLoader());
        }

        private static URL source(Class<?> type) {
            return type.getProtectionDomain().getCodeSource().getLocation();
        }

        @Override
        protected Class<?> loadClass(String nom, boolean lier) throws ClassNotFoundException {
            if (!nom.startsWith(RACINE) || nom.startsWith(BAC_A_SABLE)) {
                return super.loadClass(nom, lier);
            }
            synchronized (getClassLoadingLock(nom)) {
                Class<?> deja = findLoadedClass(nom);
                return deja != null ? deja : findClass(nom);
            }
        }

        @Override
        public void close() throws IOException {
            super.close();
        }
    }
}
