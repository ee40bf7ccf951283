package io.github.impotparticulier;

import static io.github.impotparticulier.EcritureUniqueTest.ORDINAIRES;
import static io.github.impotparticulier.EcritureUniqueTest.apresLeMessage;
import static io.github.impotparticulier.EcritureUniqueTest.echouer;
import static io.github.impotparticulier.EcritureUniqueTest.muet;
import static io.github.impotparticulier.EcritureUniqueTest.peutEtreRecue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.impotparticulier.EcritureUniqueTest.Chemin;
import io.github.impotparticulier.appui.ServeurBrut;
import io.github.impotparticulier.autre.ReponseAutreApi;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AppelInterrompuException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Une écriture à laquelle le programme renonce, dans son fil ou dans un autre : partie, elle est peut-être reçue. */
class EcritureAbandonneeTest {
    @ParameterizedTest
    @EnumSource
    void fil_interrompu_pendant_que_l_api_travaille(Chemin chemin) {
        Thread fil = Thread.currentThread();
        try {
            peutEtreRecue(chemin, ORDINAIRES, AppelInterrompuException.class, apresLeMessage(client -> {
                fil.interrupt();
                return client.getInputStream().read() >= 0;
            }));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void client_ferme_pendant_que_l_api_travaille(Chemin chemin) {
        AtomicReference<ImpotParticulierClient> ouvert = new AtomicReference<>();
        try (ServeurBrut serveur = new ServeurBrut(apresLeMessage(client -> {
            ouvert.get().close();
            return client.getInputStream().read() >= 0;
        }))) {
            ouvert.set(chemin.vers(serveur.passerelle(), ORDINAIRES));
            assertThat(echouer(AppelInterrompuException.class, ouvert.get()).peutEtreRecue())
                    .isTrue();
            assertThat(serveur.lectures).hasValue(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void promesse_perimee_pendant_que_l_api_travaille(Chemin chemin) {
        try (ServeurBrut serveur = muet();
                ImpotParticulierClient client = chemin.vers(serveur.passerelle(), ORDINAIRES)) {
            CompletableFuture<ReponseAutreApi> perimee = client.avecDelaiAppel(Duration.ofSeconds(1))
                    // Une tâche dans la tâche : son écriture compte pour les deux.
                    .async(c -> c.async(EcritureUniqueTest::deposer).join());
            Throwable levee = catchThrowable(() -> perimee.get(20, TimeUnit.SECONDS));
            assertThat(levee).isInstanceOf(ExecutionException.class);
            Throwable cause = levee.getCause();
            while (cause.getCause() instanceof AppelException interieure) {
                cause = interieure;
            }
            assertThat(((AppelException) cause).peutEtreRecue()).isTrue();
            assertThat(serveur.lectures).hasValue(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void promesse_d_un_client_ferme_pendant_que_l_api_travaille(Chemin chemin) {
        AtomicReference<ImpotParticulierClient> ouvert = new AtomicReference<>();
        try (ServeurBrut serveur = new ServeurBrut(apresLeMessage(client -> {
            ouvert.get().close();
            return client.getInputStream().read() >= 0;
        }))) {
            ouvert.set(chemin.vers(serveur.passerelle(), ORDINAIRES));
            CompletableFuture<ReponseAutreApi> coupee = ouvert.get().async(EcritureUniqueTest::deposer);
            Throwable levee = catchThrowable(() -> coupee.get(20, TimeUnit.SECONDS));
            assertThat(levee.getCause()).isInstanceOf(AppelInterrompuException.class);
            assertThat(((AppelException) levee.getCause()).peutEtreRecue()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void promesse_perimee_avant_que_rien_ne_parte(Chemin chemin) {
        try (ServeurBrut serveur = muet();
                ImpotParticulierClient client = ImpotParticulierClient.builder()
                        .passerelle(serveur.passerelle())
                        .sourceJetons((portee, refuse) -> "jeton-fictif")
                        .httpClient(chemin.http())
                        .executeur(tache -> {})
                        .build()) {
            CompletableFuture<ReponseAutreApi> jamais =
                    client.avecDelaiAppel(Duration.ofMillis(50)).async(EcritureUniqueTest::deposer);
            Throwable levee = catchThrowable(() -> jamais.get(20, TimeUnit.SECONDS));
            assertThat(levee.getCause()).isInstanceOf(ServiceIndisponibleException.class);
            assertThat(((AppelException) levee.getCause()).peutEtreRecue()).isFalse();
        }
    }
}
