package io.github.impotparticulier.internal.echange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.internal.dgfip.Attente;
import io.github.impotparticulier.internal.echange.Issue.Echec;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import io.github.impotparticulier.internal.echange.Jetons.Jeton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Les refus de jeton d'un appel, l'un après l'autre. */
class TitreOAuth2Test {
    private static final String SCOPE = PasserelleSimulee.requete().portee();
    private static final String ROUTE = PasserelleSimulee.requete().route();
    private static final Duration PROPAGATION = Duration.ofMillis(75);
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
        return new Jetons(demande, dgfip.temps.fils(), dgfip.temps.temps(), () -> false);
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
        jetons.accepter(SCOPE, jeton, ROUTE, dgfip.temps.maintenant());
        return jeton;
    }

    /** L'autorisation de ce titre, sans attendre. */
    private void autoriser(TitreOAuth2 titre) {
        assertThat(dgfip.temps.lancer(titre::autorisation)).isDone();
    }

    /** L'autorisation que ce titre donne, une fois tout repos passé. */
    private String autorisation(TitreOAuth2 titre) {
        CompletableFuture<Issue<String>> autorisation = dgfip.temps.lancer(titre::autorisation);
        dgfip.temps.avancer(PROPAGATION);
        return PasserelleSimulee.succes(autorisation);
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
    void sans_jeton_employe_rien_ne_se_reprend() {
        assertThat(parNumero.repos(SANS_CODE)).isEmpty();
    }

    @Test
    void le_jeton_refuse_est_remplace_une_fois_le_repos_passe() {
        dgfip.temps.hasard(0.5);
        jetonAccepte();
        autorisation(parNumero);
        assertThat(parNumero.repos(SANS_CODE)).hasValue(0);
        jetonAccepte();
        assertThat(autorisation(parNumero)).isEqualTo("Bearer jeton-2");

        assertThat(parNumero.repos(SANS_CODE))
                .as("un autre processus se sert de la clé")
                .hasValue(PROPAGATION.toNanos());
        assertThat(jeton().valeur()).as("pas encore remplacé").isEqualTo("jeton-2");
        assertThat(autorisation(parNumero)).isEqualTo("Bearer jeton-3");
        assertThat(autorisation(parNumero)).as("une fois").isEqualTo("Bearer jeton-3");
    }

    @Test
    void un_jeton_a_propager_se_fait_attendre() {
        jeton();
        autorisation(parNumero);
        assertThat(parNumero.repos(SANS_CODE)).hasValue(0);

        CompletableFuture<Issue<String>> autorisation = dgfip.temps.lancer(parNumero::autorisation);
        dgfip.temps.avancer(PROPAGATION.minusNanos(1));
        assertThat(autorisation).isNotDone();
        dgfip.temps.avancer(Duration.ofNanos(1));
        assertThat(PasserelleSimulee.succes(autorisation)).isEqualTo("Bearer jeton-2");
    }

    @Test
    void un_jeton_a_propager_ne_fait_pas_attendre_au_dela_de_l_echeance() {
        jeton();
        dgfip.delais = Delais.PAR_DEFAUT.avecAppel(Duration.ofMillis(50));
        TitreOAuth2 bref = new TitreOAuth2(
                jetons, PasserelleSimulee.requete(), new Operation(dgfip.delais, null, dgfip.temps.temps()));
        autoriser(bref);
        assertThat(bref.repos(SANS_CODE)).hasValue(0);

        CompletableFuture<Issue<String>> autorisation = dgfip.temps.lancer(bref::autorisation);
        dgfip.temps.avancer(Duration.ofMillis(50));
        assertThat(autorisation).isDone();
    }

    @Test
    void au_onzieme_refus_l_appel_renonce_quels_que_soient_les_jetons() {
        for (int i = 0; i < 10; i++) {
            jetonAccepte();
            autorisation(parNumero);
            assertThat(parNumero.repos(SANS_CODE)).hasValue(0);
        }
        jetonAccepte();
        autorisation(parNumero);
        assertThat(parNumero.repos(SANS_CODE)).isEmpty();
    }

    /** Le jeton d'application vient d'être accepté : sans code, c'est l'autre que la passerelle refuse. */
    @Test
    void a_un_citoyen_un_jeton_d_application_accepte_il_y_a_moins_d_une_minute_n_est_pas_en_cause() {
        autoriser(citoyen);
        Jeton jeton = jetonAccepte();
        dgfip.temps.avancer(Duration.ofSeconds(60).minusNanos(1));
        assertThat(citoyen.repos(SANS_CODE)).isEmpty();
        assertThat(jeton()).as("gardé").isSameAs(jeton);

        dgfip.temps.avancer(Duration.ofNanos(1));
        TitreOAuth2 suivant = citoyen();
        autoriser(suivant);
        assertThat(suivant.repos(SANS_CODE)).hasValue(0);
    }

    @Test
    void a_un_citoyen_un_code_de_la_passerelle_nomme_le_jeton_d_application() {
        jetonAccepte();
        autoriser(citoyen);

        assertThat(citoyen.repos(NOMME)).hasValue(0);
    }

    @Test
    void par_numero_fiscal_il_n_y_a_que_le_jeton_d_application() {
        jetonAccepte();
        autoriser(parNumero);

        assertThat(parNumero.repos(SANS_CODE)).hasValue(0);
    }

    @Test
    void un_jeton_france_connect_ne_souffre_pas_qu_on_insiste() {
        jetonAccepte();
        autorisation(citoyen);
        assertThat(citoyen.repos(NOMME)).hasValue(0);
        autoriser(citoyen);
        assertThat(citoyen.repos(NOMME)).as("le temps qu'il se propage").hasValue(0);
        autorisation(citoyen);
        assertThat(citoyen.repos(NOMME)).isEmpty();
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
