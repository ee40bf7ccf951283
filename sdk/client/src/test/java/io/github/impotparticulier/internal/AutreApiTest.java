package io.github.impotparticulier.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.QuotaDepasseException;
import io.github.impotparticulier.internal.echange.Acces;
import io.github.impotparticulier.internal.echange.Cible;
import io.github.impotparticulier.internal.echange.Delais;
import io.github.impotparticulier.internal.echange.Issue;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import io.github.impotparticulier.internal.echange.Parametre;
import io.github.impotparticulier.internal.echange.Passerelle;
import io.github.impotparticulier.internal.echange.Quota;
import io.github.impotparticulier.internal.echange.Raccord;
import io.github.impotparticulier.internal.echange.Reglages;
import io.github.impotparticulier.internal.echange.Reponse;
import io.github.impotparticulier.internal.echange.Requete;
import io.github.impotparticulier.internal.echange.Sujet;
import io.github.impotparticulier.internal.echange.Temps;
import io.github.impotparticulier.internal.echange.Verdicts;
import io.github.impotparticulier.internal.json.ObjetJson;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Une API que le moteur ne connaît pas : un raccord et une demande lui suffisent. Jeton fixe, autres erreurs, quota par commune. */
class AutreApiTest {
    private static final Guichet COMMUNE = Guichet.de("bibliotheque", "35238");

    @AutoClose
    private final MockWebServer serveur = new MockWebServer();

    @AutoClose
    private Passerelle passerelle;

    @BeforeEach
    void ouvrir() throws Exception {
        serveur.start();
        Raccord raccord = new Raccord(
                serveur.url("/"), new Acces.Fixe("jeton-fictif"), new Quota(Map.of(COMMUNE, 3), Temps.REEL));
        passerelle = Passerelle.ouvrir(new Reglages(raccord, null, null, Delais.PAR_DEFAUT, 2, null, null, Temps.REEL));
    }

    private static final class VerdictsDeLaBibliotheque implements Verdicts {
        @Override
        public boolean attendue(Reponse reponse) {
            return reponse.statut() == 200;
        }

        @Override
        public Echec<Reponse> deRessource(Reponse reponse, Requete requete) {
            String motif = reponse.json().texte("motif").orElse("");
            return motif.equals("complet")
                    ? Issue.passager(
                            Nature.SERVICE_INDISPONIBLE, "La bibliothèque est pleine.", reponse.circonstances())
                    : Issue.echec(Nature.ACCES_REFUSE, "La carte est refusée.", reponse.circonstances());
        }

        @Override
        public <T> Echec<T> deJeton(Reponse reponse) {
            throw new AssertionError("Le jeton est fixe : il ne se demande pas");
        }

        @Override
        public boolean titreRefuse(Echec<?> refus) {
            return refus.circonstances().statut().orElse(0) == 401;
        }

        @Override
        public boolean titreAccepte(Echec<?> refus) {
            return !titreRefuse(refus);
        }
    }

    private ObjetJson lire() {
        Requete requete = new Requete(
                "livres",
                new Cible(
                        "/lecteurs/{carte}/livres",
                        "/lecteurs/0001/livres",
                        List.of(new Parametre("genre[]", "conte"), new Parametre("genre[]", "fable"))),
                new Sujet(List.of(new Parametre("carte", "0001")), "livres", OptionalInt.empty()),
                COMMUNE,
                "",
                Map.of("Accept", "application/json"),
                null,
                new VerdictsDeLaBibliotheque());
        return passerelle
                .lire(requete, passerelle.commencer(Delais.PAR_DEFAUT.avecAppel(Duration.ofSeconds(20)), null, null))
                .json();
    }

    private void repond(int statut, String corps) {
        serveur.enqueue(new MockResponse.Builder().code(statut).body(corps).build());
    }

    @Test
    void une_ligne_et_un_raccord_la_servent() throws Exception {
        repond(503, "{\"motif\":\"complet\"}");
        repond(200, "{\"titre\":\"Fables\"}");

        assertThat(lire().texte("titre")).hasValue("Fables");

        serveur.takeRequest();
        RecordedRequest reprise = serveur.takeRequest();
        assertThat(reprise.getHeaders().get("Authorization")).isEqualTo("Bearer jeton-fictif");
        assertThat(reprise.getUrl().queryParameterValues("genre[]")).containsExactly("conte", "fable");
        assertThat(reprise.getUrl().encodedPath()).isEqualTo("/lecteurs/0001/livres");
    }

    @Test
    void ses_refus_sont_les_siens_et_un_titre_refuse_ne_se_redemande_pas() {
        repond(401, "{\"motif\":\"carte\"}");

        assertThatExceptionOfType(AccesRefuseException.class)
                .isThrownBy(this::lire)
                .withMessageContaining("La carte est refusée.")
                .withMessageContaining("/lecteurs/{carte}/livres")
                // L'identifiant de corrélation, au hasard, porterait parfois ces chiffres.
                .satisfies(
                        e -> assertThat(e.getMessage().replace(e.idCorrelation().orElseThrow(), ""))
                                .doesNotContain("0001"));
        assertThat(serveur.getRequestCount()).isEqualTo(1);
    }

    @Test
    void son_quota_se_compte_a_son_guichet() {
        for (int i = 0; i < 3; i++) {
            repond(200, "{}");
            lire();
        }

        assertThatExceptionOfType(QuotaDepasseException.class).isThrownBy(this::lire);
        assertThat(serveur.getRequestCount()).isEqualTo(3);
    }
}
