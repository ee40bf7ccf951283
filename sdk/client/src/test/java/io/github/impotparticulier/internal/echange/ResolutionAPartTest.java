package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.impotparticulier.erreur.Circonstances;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Une résolution de nom, que l'on n'attend pas plus que l'essai. */
class ResolutionAPartTest {
    private static final String HOTE = "hote-fictif.invalid";
    private static final List<InetAddress> ADRESSES = List.of(InetAddress.getLoopbackAddress());

    private final TempsVirtuel temps = new TempsVirtuel();
    private final FilsManuels fils = new FilsManuels(temps::calmer);
    private volatile Operation operation;

    private CompletableFuture<List<InetAddress>> resoudre(Dns dns) {
        return resoudre(dns, Duration.ofSeconds(10));
    }

    private CompletableFuture<List<InetAddress>> resoudre(Dns dns, Duration delai) {
        ResolutionAPart resolution = new ResolutionAPart(dns, fils);
        return temps.lancer(() -> {
            operation = new Operation(Delais.PAR_DEFAUT, null, temps.temps());
            Essai essai = new Essai(Circonstances.aucunes(), delai, delai, 1, operation);
            essai.entrer(null);
            try {
                return resolution.lookup(HOTE);
            } catch (UnknownHostException e) {
                throw new CompletionException(e);
            } finally {
                essai.sortir();
            }
        });
    }

    private static Dns levant(Throwable panne) {
        return hote -> lever(panne);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> List<InetAddress> lever(Throwable panne) throws E {
        throw (E) panne;
    }

    private static Throwable panne(CompletableFuture<?> promesse) {
        assertThat(promesse).isDone();
        Throwable panne = promesse.handle((valeur, levee) -> levee).join();
        return panne instanceof CompletionException ? panne.getCause() : panne;
    }

    @Test
    void le_nom_se_resout_dans_un_autre_fil_que_l_on_attend() {
        fils.retenir();
        CompletableFuture<List<InetAddress>> resolution = resoudre(hote -> {
            assertThat(hote).isEqualTo(HOTE);
            return ADRESSES;
        });
        assertThat(resolution).isNotDone();
        assertThat(fils.retenues()).isEqualTo(1);

        fils.liberer();

        assertThat(resolution).isCompletedWithValue(ADRESSES);
    }

    @Test
    void hors_d_un_essai_elle_se_fait_sur_place() throws UnknownHostException {
        fils.retenir();

        assertThat(new ResolutionAPart(hote -> ADRESSES, fils).lookup(HOTE)).isSameAs(ADRESSES);
        assertThat(fils.retenues()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void y_renoncer_libere_le_fil(boolean abandonner) {
        fils.retenir();
        CompletableFuture<List<InetAddress>> resolution = resoudre(hote -> ADRESSES);

        if (abandonner) {
            operation.abandonner();
        } else {
            operation.fil().interrupt();
        }
        temps.calmer();

        assertThat(panne(resolution)).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void elle_ne_dure_pas_plus_que_l_essai() {
        fils.retenir();

        assertThatThrownBy(
                        () -> resoudre(hote -> ADRESSES, Duration.ofMillis(1)).join())
                .hasCauseInstanceOf(UnknownHostException.class);
    }

    @Test
    void ses_pannes_sont_celles_de_la_resolution() {
        UnknownHostException inconnu = new UnknownHostException(HOTE);
        assertThat(panne(resoudre(levant(inconnu)))).isSameAs(inconnu);
        AssertionError erreur = new AssertionError("x");
        assertThat(panne(resoudre(levant(erreur)))).isSameAs(erreur);
        IllegalArgumentException defaut = new IllegalArgumentException("x");
        assertThat(panne(resoudre(levant(defaut))))
                .isInstanceOf(IllegalStateException.class)
                .hasCause(defaut);
    }

    @Test
    void deux_sont_egales_qui_resolvent_de_meme() {
        Dns dns = hote -> ADRESSES;
        ResolutionAPart resolution = new ResolutionAPart(dns, fils);

        assertThat(resolution)
                .isEqualTo(new ResolutionAPart(dns, Runnable::run))
                .hasSameHashCodeAs(new ResolutionAPart(dns, Runnable::run))
                .isNotEqualTo(new ResolutionAPart(Dns.SYSTEM, fils))
                .isNotEqualTo(dns);
        assertThat(resolution.hashCode()).isEqualTo(dns.hashCode());
    }

    @Test
    void sans_fil_disponible_elle_se_fait_sur_place() {
        fils.shutdown();
        AtomicReference<Thread> fil = new AtomicReference<>();

        assertThat(resoudre(hote -> {
                    fil.set(Thread.currentThread());
                    return ADRESSES;
                }))
                .isCompletedWithValue(ADRESSES);
        assertThat(fil).hasValue(operation.fil());
    }
}
