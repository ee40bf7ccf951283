package io.github.impotparticulier.exemples.raccordement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.AuthentificationException;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.PersonneIndistincteException;
import io.github.impotparticulier.erreur.ReponseIncoherenteException;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.erreur.UsagerInconnuException;
import io.github.impotparticulier.exemples.raccordement.Regles.Diagnostic;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Ce que dit une exception du SDK, et ce qu'il y a à faire de ce qu'elle dit. */
class ReglesTest {
    private static AppelException refus(
            BiFunction<String, Circonstances, AppelException> fabrique, int statut, String code) {
        return fabrique.apply(
                "x", Circonstances.de("irAssiette", "/r").avecStatut(statut).avecCode(code));
    }

    private static AppelException duJeton(
            BiFunction<String, Circonstances, AppelException> fabrique, int statut, String code) {
        return fabrique.apply(
                "x", Circonstances.de("jeton", "/token").avecStatut(statut).avecCode(code));
    }

    static Stream<Arguments> refus() {
        return Stream.of(
                arguments(
                        Api.DGFIP,
                        refus(AccesRefuseException::new, 401, "700700"),
                        Verification.SOUSCRIPTION,
                        Motif.API_BLOQUEE),
                arguments(
                        Api.DGFIP,
                        refus(RequeteInvalideException::new, 400, "4003"),
                        Verification.APPEL,
                        Motif.DEMANDE_REFUSEE),
                arguments(Api.DGFIP, refus(AucunResultatException::new, 410, "4101"), Verification.APPEL, Motif.REPOND),
                arguments(
                        Api.DGFIP,
                        refus(UsagerInconnuException::new, 404, null),
                        Verification.APPEL,
                        Motif.REPOND_SANS_CODE),
                arguments(
                        Api.DGFIP,
                        refus(PersonneIndistincteException::new, 403, null),
                        Verification.APPEL,
                        Motif.SANS_PREUVE),
                arguments(
                        Api.DGFIP,
                        refus(PersonneIndistincteException::new, 403, "40305"),
                        Verification.APPEL,
                        Motif.REPOND),
                arguments(
                        Api.DGFIP,
                        refus(AuthentificationException::new, 407, null),
                        Verification.APPEL,
                        Motif.PROXY_SANS_COMPTE),
                arguments(
                        Api.DGFIP,
                        refus(ReponseIncoherenteException::new, 200, null),
                        Verification.APPEL,
                        Motif.ILLISIBLE),
                arguments(
                        Api.DGFIP,
                        duJeton(RequeteInvalideException::new, 404, null),
                        Verification.JETON,
                        Motif.ROUTE_INCONNUE),
                arguments(
                        Api.PARTICULIER,
                        refus(RequeteInvalideException::new, 422, "00210"),
                        Verification.IDENTITE,
                        Motif.DESTINATAIRE_REFUSE),
                arguments(
                        Api.PARTICULIER,
                        refus(AccesRefuseException::new, 403, "00213"),
                        Verification.IDENTITE,
                        Motif.SANS_DELEGATION),
                arguments(
                        Api.PARTICULIER,
                        refus(RequeteInvalideException::new, 404, "00402"),
                        Verification.APPEL,
                        Motif.ROUTE_INCONNUE),
                arguments(
                        Api.PARTICULIER,
                        refus(AuthentificationException::new, 401, null),
                        Verification.JETON,
                        Motif.JETON_INCONNU),
                arguments(
                        Api.PARTICULIER,
                        duJeton(AuthentificationException::new, 401, "00109"),
                        Verification.JETON,
                        Motif.JETON_D_AILLEURS),
                arguments(
                        Api.PARTICULIER,
                        duJeton(AccesRefuseException::new, 403, "00107"),
                        Verification.JETON,
                        Motif.ADRESSE_IP_REFUSEE));
    }

    @ParameterizedTest
    @MethodSource("refus")
    void chaque_refus_a_sa_verification_et_son_motif(Api api, AppelException refus, Verification ou, Motif motif) {
        assertThat(Regles.diagnostic(
                        refus,
                        api,
                        refus.operation().filter("irAssiette"::equals).isPresent()))
                .isEqualTo(new Diagnostic(ou, motif));
    }

    @ParameterizedTest
    @EnumSource(Motif.class)
    void tout_ce_qui_n_est_pas_bon_dit_quoi_faire_et_avec_qui(Motif motif) {
        // Ceux-là renvoient à un autre constat, qui le dit.
        boolean parRenvoi = Set.of(Motif.NON_PROUVE, Motif.NON_ESSAYE).contains(motif);
        boolean aFaire = motif.etat().aLire() && !parRenvoi;

        assertThat(motif.constat()).endsWith(".");
        assertThat(Conseil.de(motif).isPresent()).isEqualTo(aFaire);
        for (Api api : Api.values()) {
            Constat constat = Constat.de(Verification.APPEL, motif, "");
            assertThat(constat.aQui(api).isEmpty()).isEqualTo(!aFaire);
            assertThat(constat.aFaire()).matches("|.*\\.");
        }
    }

    @Test
    void le_support_est_celui_de_l_api() {
        Constat indisponible = Constat.de(Verification.APPEL, Motif.INDISPONIBLE, "");

        assertThat(indisponible.aQui(Api.DGFIP)).contains("DGFiP");
        assertThat(indisponible.aQui(Api.PARTICULIER)).contains("DINUM");
    }

    @Test
    void rien_ne_s_arrete_sur_ce_qui_peut_passer() {
        assertThat(EnumSet.allOf(Motif.class))
                .filteredOn(motif -> motif.arret() != Motif.Arret.AUCUN)
                .allMatch(motif -> motif.etat() == Etat.A_CORRIGER);
    }
}
