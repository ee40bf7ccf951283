package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import io.github.impotparticulier.internal.echange.TempsDesFils.Demande;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class QuotaTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TempsDesFils temps = new TempsDesFils();
    private final Quota quota = new Quota(Map.of(Guichet.R2P, 1, Guichet.SFIP, 2), temps.temps());

    @AfterEach
    void liberer() {
        temps.finir();
    }

    private Demande<Echec<Reponse>> demander(Guichet guichet, Duration attenteMax) {
        return temps.demander(operation -> quota.prendre(guichet, operation), attenteMax.toNanos(), echec -> {});
    }

    private Echec<Reponse> aussitot(Guichet guichet) {
        Demande<Echec<Reponse>> demande = demander(guichet, Duration.ofSeconds(1));
        assertThat(demande.finie()).isTrue();
        return demande.issue();
    }

    private void exigerPlace(Guichet guichet) {
        assertThat(aussitot(guichet)).isNull();
    }

    private void exigerSansPlace(Guichet guichet) {
        assertThat(aussitot(guichet)).isNotNull().satisfies(echec -> {
            assertThat(echec.nature()).isEqualTo(Nature.QUOTA_DEPASSE);
            assertThat(echec.passager()).isFalse();
        });
    }

    @Test
    void chaque_api_a_sa_fenetre() {
        exigerPlace(Guichet.R2P);
        exigerSansPlace(Guichet.R2P);
        exigerPlace(Guichet.SFIP);
        exigerPlace(Guichet.SFIP);
        exigerSansPlace(Guichet.SFIP);
    }

    @Test
    void une_api_sans_quota_n_attend_jamais() {
        for (int i = 0; i < 100; i++) {
            exigerPlace(Guichet.IMPOT_PARTICULIER);
            quota.termine(Guichet.IMPOT_PARTICULIER);
        }
        quota.rendue(Guichet.IMPOT_PARTICULIER);
    }

    @Test
    void la_place_d_une_requete_finie_ressert_une_minute_apres() {
        exigerPlace(Guichet.R2P);
        quota.termine(Guichet.R2P);
        temps.avancer(Duration.ofSeconds(59));
        Demande<Echec<Reponse>> demande = demander(Guichet.R2P, Duration.ofSeconds(1));
        assertThat(demande.attend()).isTrue();

        temps.avancer(Duration.ofSeconds(1));

        assertThat(demande.issue()).isNull();
        exigerSansPlace(Guichet.R2P);
    }

    @Test
    void la_place_qui_n_a_pas_servi_ressert_aussitot() {
        exigerPlace(Guichet.R2P);
        Demande<Echec<Reponse>> demande = demander(Guichet.R2P, MINUTE);
        assertThat(demande.attend()).isTrue();

        quota.rendue(Guichet.R2P);

        assertThat(demande.issue()).isNull();
        exigerSansPlace(Guichet.R2P);
    }

    /** L'attente annoncée est au mieux : une requête en cours peut durer. */
    @Test
    void une_attente_qui_atteint_l_echeance_le_dit() {
        exigerPlace(Guichet.R2P);
        Demande<Echec<Reponse>> demande = demander(Guichet.R2P, MINUTE);

        temps.avancer(MINUTE);

        assertThat(demande.issue()).satisfies(echec -> {
            assertThat(echec.nature()).isEqualTo(Nature.SERVICE_INDISPONIBLE);
            assertThat(echec.explication()).startsWith("Pas de réponse à l'échéance");
            assertThat(echec.passager()).isFalse();
        });
    }

    @Test
    void une_attente_abandonnee_ou_interrompue_le_dit_et_laisse_sa_place() {
        exigerPlace(Guichet.R2P);
        Demande<Echec<Reponse>> abandonnee = demander(Guichet.R2P, MINUTE);
        Demande<Echec<Reponse>> interrompue = demander(Guichet.R2P, MINUTE.multipliedBy(2));
        Demande<Echec<Reponse>> derniere = demander(Guichet.R2P, MINUTE.multipliedBy(3));

        abandonnee.abandonner();
        interrompue.interrompre();

        assertThat(abandonnee.issue().nature()).isEqualTo(Nature.INTERROMPU);
        assertThat(interrompue.issue().nature()).isEqualTo(Nature.INTERROMPU);
        quota.rendue(Guichet.R2P);
        assertThat(derniere.issue()).isNull();
    }
}
