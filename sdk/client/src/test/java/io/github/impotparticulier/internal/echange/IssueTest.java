package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AppelInterrompuException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.AuthentificationException;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.NonEligibleException;
import io.github.impotparticulier.erreur.PersonneIndistincteException;
import io.github.impotparticulier.erreur.QuotaDepasseException;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.erreur.UsagerInconnuException;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import java.io.IOException;
import java.net.SocketException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IssueTest {
    private static final Circonstances CIRCONSTANCES =
            Circonstances.de("irAssiette", "/spi/{spi}").avecStatut(503);

    private static final Map<Nature, Class<? extends AppelException>> EXCEPTIONS = Map.ofEntries(
            Map.entry(Nature.REQUETE_INVALIDE, RequeteInvalideException.class),
            Map.entry(Nature.AUTHENTIFICATION, AuthentificationException.class),
            Map.entry(Nature.ACCES_REFUSE, AccesRefuseException.class),
            Map.entry(Nature.PERSONNE_INDISTINCTE, PersonneIndistincteException.class),
            Map.entry(Nature.AUCUN_RESULTAT, AucunResultatException.class),
            Map.entry(Nature.USAGER_INCONNU, UsagerInconnuException.class),
            Map.entry(Nature.QUOTA_DEPASSE, QuotaDepasseException.class),
            Map.entry(Nature.NON_ELIGIBLE, NonEligibleException.class),
            Map.entry(Nature.SERVICE_INDISPONIBLE, ServiceIndisponibleException.class),
            Map.entry(Nature.REPONSE_ILLISIBLE, ReponseIllisibleException.class),
            Map.entry(Nature.INTERROMPU, AppelInterrompuException.class));

    @ParameterizedTest
    @EnumSource(Nature.class)
    void chaque_nature_a_son_exception(Nature nature) {
        AppelException exception =
                Issue.echec(nature, "Ce qui s'est passé.", CIRCONSTANCES).exception();

        assertThat(exception).isExactlyInstanceOf(EXCEPTIONS.get(nature)).hasNoCause();
        assertThat(exception.explication()).isEqualTo("Ce qui s'est passé.");
        assertThat(exception.circonstances()).isSameAs(CIRCONSTANCES);
    }

    @Test
    void un_echec_se_reprend_ou_non() {
        assertThat(Issue.echec(Nature.SERVICE_INDISPONIBLE, "x", CIRCONSTANCES).passager())
                .isFalse();
        assertThat(Issue.passager(Nature.SERVICE_INDISPONIBLE, "x", CIRCONSTANCES)
                        .passager())
                .isTrue();
    }

    @Test
    void la_cause_garde_son_type_et_sa_pile_mais_pas_son_message() {
        SocketException cause = new SocketException("http://hote/spi/3990000000001");

        AppelException exception = avecCause(cause).exception();

        assertThat(exception.getCause()).isInstanceOf(IOException.class).hasMessage("java.net.SocketException");
        assertThat(exception.getCause().getStackTrace()).isEqualTo(cause.getStackTrace());
        assertThat(exception.getCause()).hasNoCause();
    }

    @Test
    void une_cause_deja_epuree_dit_toujours_le_type_d_origine() {
        CauseEpuree cause = new CauseEpuree(new IllegalStateException("3990000000001"));

        assertThat(avecCause(cause).exception().getCause()).hasMessage("java.lang.IllegalStateException");
    }

    private static Echec<Reponse> avecCause(IOException cause) {
        return new Echec<>(Nature.SERVICE_INDISPONIBLE, "x", CIRCONSTANCES, cause, true);
    }

    @Test
    void un_echec_de_jeton_devient_celui_de_la_lecture_sans_rien_perdre() {
        Echec<Reponse> echec = avecCause(new IOException("x"));

        assertThat(echec.<String>autreType()).isEqualTo(echec);
    }
}
