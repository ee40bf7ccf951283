package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.internal.echange.TempsDesFils.Demande;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** De quoi éprouver le quota d'une API, un instant après l'autre. */
@Timeout(60)
abstract class BancFenetre {
    static final Duration MINUTE = Duration.ofMinutes(1);
    static final Duration SECONDE = Duration.ofSeconds(1);
    static final Duration NANO = Duration.ofNanos(1);

    final TempsDesFils temps = new TempsDesFils();

    @AfterEach
    final void liberer() {
        temps.finir();
    }

    Fenetre fenetre(int places) {
        return new Fenetre(places, MINUTE.toNanos(), temps.temps());
    }

    Demande<Boolean> demander(Fenetre fenetre, Duration attenteMax) {
        return temps.demander(fenetre, attenteMax);
    }

    void prendre(Fenetre fenetre, int combien) {
        for (int i = 0; i < combien; i++) {
            assertThat(obtient(fenetre, Duration.ZERO)).isTrue();
        }
    }

    /** Ce que répond la fenêtre, aussitôt. */
    boolean obtient(Fenetre fenetre, Duration attenteMax) {
        Demande<Boolean> demande = demander(fenetre, attenteMax);
        assertThat(demande.finie()).isTrue();
        return demande.issue();
    }

    static void rendre(Fenetre fenetre, int combien) {
        for (int i = 0; i < combien; i++) {
            fenetre.rendre();
        }
    }

    /** Toutes les places sont libres, et il n'y en a pas une de plus. */
    void exigerLibres(Fenetre fenetre, int places) {
        prendre(fenetre, places);
        assertThat(obtient(fenetre, Duration.ZERO)).isFalse();
    }

    static void exigerAttente(Demande<Boolean> demande) {
        assertThat(demande.attend()).isTrue();
    }

    /** Servie, sans que l'horloge ni le test la réveille. */
    static void exigerServie(Demande<Boolean> demande) {
        assertThat(demande.issue()).isTrue();
    }

    static void exigerRefusee(Demande<Boolean> demande) {
        assertThat(demande.issue()).isFalse();
    }
}
