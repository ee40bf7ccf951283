package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.internal.dgfip.Attente;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Une passerelle sans réseau, mais loin, que plusieurs processus appellent d'une même clé, chacun avec son moteur, dans un temps virtuel.
 * Elle révoque l'ancien jeton à chaque nouveau, et peut n'en faire connaître un neuf à toutes ses machines qu'un peu après.
 */
final class PasserelleDisputee implements AutoCloseable {
    private static final String REFUS = "{\"fault\":{\"code\":900901}}";

    final TempsVirtuel temps = new TempsVirtuel();
    final List<Long> demandes = Collections.synchronizedList(new ArrayList<>());

    private final long graine;
    private final List<Processus> processus = new ArrayList<>();
    private final AtomicInteger tirages = new AtomicInteger();
    private int valide;
    private long donneA;
    private long propagation;
    private boolean sourde;

    PasserelleDisputee(long graine) {
        this.graine = graine;
    }

    /** Un jeton neuf est inconnu de la moitié de ses machines pendant cette durée. */
    PasserelleDisputee propage(Duration duree) {
        propagation = duree.toNanos();
        return this;
    }

    /** Elle refuse tout jeton, désormais. */
    synchronized void refuserTout() {
        sourde = true;
    }

    /** Un autre que ceux d'ici demande un jeton. */
    synchronized void revoquer() {
        valide++;
        donneA = temps.maintenant();
    }

    private synchronized int donner() {
        demandes.add(temps.maintenant());
        revoquer();
        return valide;
    }

    private synchronized boolean accepte(String autorisation) {
        boolean connu = temps.maintenant() - donneA >= propagation || tirer() < 0.5;
        return !sourde && connu && autorisation.equals("Bearer jeton-" + valide);
    }

    /** Laisse passer cette durée, dans un fil du temps virtuel, malgré les réveils pour rien. */
    void dormir(long duree) {
        long fin = temps.maintenant() + duree;
        while (fin - temps.maintenant() > 0) {
            temps.temps().sommeil().accept(fin - temps.maintenant());
        }
    }

    /** Un tirage ne dépend que de son rang. */
    private double tirer() {
        return new SplittableRandom(graine * 1_000_003 + tirages.incrementAndGet()).nextDouble();
    }

    /**
     * Un processus de plus.
     *
     * @param trajet ce que dure un aller, ou un retour
     * @param lenteur ce qu'il met en plus à faire partir une demande, ou à lire une réponse, en moyenne
     */
    Processus processus(Duration trajet, Duration lenteur) {
        Processus nouveau = new Processus(trajet.toNanos(), lenteur.toNanos());
        processus.add(nouveau);
        return nouveau;
    }

    @Override
    public void close() {
        processus.forEach(un -> un.moteur.close());
    }

    /** Un processus, et ce que ses appels sont devenus. */
    final class Processus {
        final AtomicInteger reussis = new AtomicInteger();
        final AtomicInteger perdus = new AtomicInteger();
        private final long trajet;
        private final long lenteur;
        private final Passerelle moteur;

        private Processus(long trajet, long lenteur) {
            this.trajet = trajet;
            this.lenteur = lenteur;
            DoubleSupplier hasard = PasserelleDisputee.this::tirer;
            Temps virtuel = temps.temps();
            this.moteur = new Passerelle(
                    reglages(new Temps(virtuel.nanos(), virtuel.horloge(), virtuel.sommeil(), hasard)),
                    SocleHttp.emprunter(),
                    temps.fils());
        }

        private Reglages reglages(Temps siens) {
            OkHttpClient client = new OkHttpClient.Builder()
                    .dispatcher(new Dispatcher(new FilsManuels()))
                    .addInterceptor(chaine -> repondre(chaine.request()))
                    .build();
            client.dispatcher().setMaxRequests(1_000);
            client.dispatcher().setMaxRequestsPerHost(1_000);
            return new Reglages(
                    RaccordDEssai.oauth2(
                            HttpUrl.get("http://127.0.0.1:9/"), "cle-fictive", "secret-fictif", null, null, siens),
                    client,
                    null,
                    Delais.PAR_DEFAUT,
                    3,
                    null,
                    null,
                    siens);
        }

        private Response repondre(Request requete) throws IOException {
            cheminer();
            boolean jeton = requete.url().encodedPath().endsWith("/token");
            int statut = jeton || accepte(requete.header("Authorization")) ? 200 : 401;
            String donnees = statut == 200 ? "{\"rfr\":1}" : REFUS;
            String corps = jeton ? "{\"access_token\":\"jeton-" + donner() + "\",\"expires_in\":3600}" : donnees;
            cheminer();
            return PasserelleSimulee.reponse(requete, statut, corps).build();
        }

        /** Un trajet, à un dixième près, et ce que le processus y ajoute : une durée exponentielle. */
        private void cheminer() {
            long duree = (long) (trajet * (1 + tirer() / 10) - lenteur * Math.log(1 - tirer()));
            dormir(duree);
        }

        /** Fait un appel, dans un fil à lui ; il est compté à sa fin. */
        CompletableFuture<Boolean> appeler() {
            return temps.lancer(this::appelerIci);
        }

        /** Fait un appel dans ce fil. */
        boolean appelerIci() {
            try {
                moteur.lire(
                        PasserelleSimulee.requete(Attente.LECTURE, (String) null),
                        moteur.commencer(Delais.PAR_DEFAUT, null, null));
                reussis.incrementAndGet();
                return true;
            } catch (AppelException e) {
                perdus.incrementAndGet();
                return false;
            }
        }
    }
}
