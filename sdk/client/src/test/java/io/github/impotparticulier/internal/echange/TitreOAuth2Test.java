package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.internal.dgfip.Attente;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import io.github.impotparticulier.internal.echange.Jetons.Jeton;
import io.github.impotparticulier.internal.echange.Jetons.Suite;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Les refus de jeton d'un appel, l'un après l'autre. */
class TitreOAuth2Test {
    private static final String SCOPE = PasserelleSimulee.requete().portee();
    private static final Suite AUSSITOT = new Suite(0, false);
    private static final long SECONDE = Duration.ofSeconds(1).toNanos();
    private static final long PROPAGATION = Duration.ofMillis(75).toNanos();
    private static final Echec<Reponse> SANS_CODE = refus(Nature.AUTHENTIFICATION, null);
    private static final Echec<Reponse> NOMME = refus(Nature.AUTHENTIFICATION, "900901");

    private final PasserelleSimulee dgfip = new PasserelleSimulee();
    private final Jetons jetons = jetons();
    private final TitreOAuth2 parNumero = new TitreOAuth2(
            jetons, PasserelleSimulee.requete(), new Operation(dgfip.delais, null, dgfip.temps.temps()));
    private final TitreOAuth2 citoyen = citoyen();

    private Jetons jetons() {
        Reglages reglages = dgfip.reglages();
        DemandeJeton demande = new DemandeJeton(
                (Acces.OAuth2) reglages.raccord().acces(),
                reglages,
                dgfip.transport(reglages),
                new Journal(null, dgfip.temps.temps()),
                dgfip.temps.fils());
        return new Jetons(demande, dgfip.temps.fils(), dgfip.temps::maintenant, () -> false);
    }

    private TitreOAuth2 citoyen() {
        Requete requete = PasserelleSimulee.requete(Attente.LECTURE, "jeton-fc-fictif");
        return new TitreOAuth2(jetons, requete, new Operation(dgfip.delais, null, dgfip.temps.temps()));
    }

    private static Echec<Reponse> refus(Nature nature, String code) {
        return Issue.echec(nature, "x", Circonstances.aucunes().avecStatut(401).avecCode(code));
    }

    private Jeton jeton() {
        return PasserelleSimulee.succes(
                dgfip.temps.lancer(() -> jetons.pour(SCOPE, new Operation(dgfip.delais, null, dgfip.temps.temps()))));
    }

    private Jeton jetonAccepte() {
        Jeton jeton = jeton();
        jetons.accepter(SCOPE, jeton);
        return jeton;
    }

    @ParameterizedTest
    @CsvSource({
        "AUTHENTIFICATION, 401, true",
        "AUTHENTIFICATION, 200, true",
        "AUTHENTIFICATION, 407, false",
        "AUTHENTIFICATION, , false",
        "ACCES_REFUSE, 401, false",
        "SERVICE_INDISPONIBLE, 401, false"
    })
    void un_jeton_refuse_se_reconnait_a_sa_nature_et_407_parle_d_un_proxy(
            Nature nature, Integer statut, boolean attendu) {
        Circonstances circonstances = statut == null
                ? Circonstances.aucunes()
                : Circonstances.aucunes().avecStatut(statut);

        assertThat(PasserelleSimulee.requete().verdicts().titreRefuse(Issue.echec(nature, "x", circonstances)))
                .isEqualTo(attendu);
    }

    @Test
    void le_second_refus_du_meme_jeton_attend_plus_longtemps_que_le_premier_et_celui_d_un_autre_non() {
        assertThat(parNumero.apres(jetonAccepte(), SANS_CODE, Long.MAX_VALUE)).isEqualTo(AUSSITOT);
        Jeton remplacant = jeton();
        assertThat(parNumero.apres(remplacant, SANS_CODE, Long.MAX_VALUE)).isEqualTo(new Suite(PROPAGATION, false));
        assertThat(parNumero.apres(remplacant, SANS_CODE, Long.MAX_VALUE)).isEqualTo(new Suite(5 * SECONDE, false));
        dgfip.temps.avancer(Duration.ofSeconds(5));
        assertThat(parNumero.apres(remplacant, SANS_CODE, Long.MAX_VALUE)).isEqualTo(AUSSITOT);
        assertThat(parNumero.apres(jeton(), SANS_CODE, Long.MAX_VALUE))
                .as("un autre jeton : la première fois")
                .isEqualTo(new Suite(PROPAGATION, false));
    }

    @Test
    void au_onzieme_refus_l_appel_renonce_quels_que_soient_les_jetons() {
        for (int i = 0; i < 10; i++) {
            assertThat(parNumero.apres(jetonAccepte(), SANS_CODE, Long.MAX_VALUE))
                    .isEqualTo(AUSSITOT);
        }
        assertThat(parNumero.apres(jetonAccepte(), SANS_CODE, Long.MAX_VALUE)).isNull();
    }

    @Test
    void l_attente_doit_tenir_dans_ce_qui_reste() {
        assertThat(parNumero.apres(jetonAccepte(), SANS_CODE, 0))
                .as("sans attente")
                .isEqualTo(AUSSITOT);
        assertThat(parNumero.apres(jeton(), SANS_CODE, PROPAGATION)).isNull();
    }

    /** Le jeton d'application vient d'être accepté : sans code, c'est l'autre que la passerelle refuse. */
    @Test
    void a_un_citoyen_un_jeton_d_application_accepte_il_y_a_moins_d_une_minute_n_est_pas_en_cause() {
        Jeton jeton = jetonAccepte();
        dgfip.temps.avancer(Duration.ofSeconds(60).minusNanos(1));
        assertThat(citoyen.apres(jeton, SANS_CODE, Long.MAX_VALUE)).isNull();
        assertThat(jeton()).as("gardé").isSameAs(jeton);

        dgfip.temps.avancer(Duration.ofNanos(1));
        assertThat(citoyen().apres(jeton, SANS_CODE, Long.MAX_VALUE)).isEqualTo(AUSSITOT);
    }

    @Test
    void a_un_citoyen_un_code_de_la_passerelle_nomme_le_jeton_d_application() {
        assertThat(citoyen.apres(jetonAccepte(), NOMME, Long.MAX_VALUE)).isEqualTo(AUSSITOT);
    }

    @Test
    void par_numero_fiscal_il_n_y_a_que_le_jeton_d_application() {
        assertThat(parNumero.apres(jetonAccepte(), SANS_CODE, Long.MAX_VALUE)).isEqualTo(AUSSITOT);
    }

    @Test
    void un_jeton_france_connect_ne_souffre_pas_qu_on_attende_une_seconde() {
        assertThat(citoyen.apres(jetonAccepte(), NOMME, Long.MAX_VALUE)).isEqualTo(AUSSITOT);
        Jeton remplacant = jeton();
        dgfip.temps.avancer(Duration.ofSeconds(4));
        assertThat(citoyen.apres(remplacant, NOMME, PROPAGATION))
                .as("ni plus que ce qui reste")
                .isNull();
        assertThat(citoyen.apres(remplacant, NOMME, Long.MAX_VALUE))
                .as("une seconde juste ne tient pas")
                .isNull();
        dgfip.temps.avancer(Duration.ofNanos(1));
        assertThat(citoyen.apres(remplacant, NOMME, Long.MAX_VALUE)).isEqualTo(new Suite(SECONDE - 1, false));
    }

    @Test
    void le_refus_definitif_dit_a_un_citoyen_de_quel_jeton_il_s_agit() {
        assertThat(parNumero.conclure(SANS_CODE)).isSameAs(SANS_CODE);
        assertThat(citoyen.conclure(SANS_CODE).explication()).contains("Un des deux jetons");
        jetonAccepte();
        assertThat(citoyen.conclure(SANS_CODE).nature()).isEqualTo(Nature.ACCES_REFUSE);
        assertThat(parNumero.conclure(SANS_CODE)).isSameAs(SANS_CODE);
    }
}
