package io.github.impotparticulier.internal.dgfip;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.impotparticulier.internal.dgfip.CodesConnus.Sens;
import io.github.impotparticulier.internal.dgfip.CodesConnus.Source;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodesConnusTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4001 | 400 | DGFIP | REQUETE_INVALIDE | false | numéro fiscal mal formé",
                "4002 | 400 | DGFIP | REQUETE_INVALIDE | false | année de revenus ou de barème",
                "4003 | 400 | DGFIP | REQUETE_INVALIDE | false | un paramètre ou un en-tête",
                "4007 | 400 | DGFIP | REQUETE_INVALIDE | false | département",
                "4031 | 403 | DGFIP | ACCES_REFUSE | false | Accès refusé",
                "40305 | 403 | DGFIP | PERSONNE_INDISTINCTE | false | Plusieurs personnes",
                "40401 | 404 | DGFIP | USAGER_INCONNU | false | Personne ne répond",
                "40433 | 404 | DGFIP | USAGER_INCONNU | false | Personne ne répond",
                "4101 | 404 410 416 | DGFIP | AUCUN_RESULTAT | false | pas de données",
                "4102 | 404 410 416 | DGFIP | USAGER_INCONNU | false | ne correspond à personne",
                "900901 900902 900903 900904 900905 | 401 | PASSERELLE | AUTHENTIFICATION | false | refuse le jeton",
                "invalid_token | 401 | OAUTH | AUTHENTIFICATION | false | refuse le jeton",
                "invalid_client invalid_grant unauthorized_client | 400 401 | OAUTH | AUTHENTIFICATION | false | Identifiants",
                "invalid_request unsupported_grant_type | 400 401 | OAUTH | REQUETE_INVALIDE | false | demande de jeton",
            })
    void un_code_vaut_sous_ses_statuts_et_sous_200(
            String codes, String statuts, Source source, Nature nature, boolean passager, String extrait) {
        for (String code : codes.split(" ", -1)) {
            for (String statut : (statuts + " 200").split(" ", -1)) {
                verifier(code, Integer.parseInt(statut), source, nature, passager, extrait);
            }
            for (int autre : new int[] {400, 401, 403, 404, 405, 410, 416, 429, 500, 503}) {
                assertThat(CodesConnus.sens(code, autre) != null)
                        .as(code + " sous " + autre)
                        .isEqualTo(statuts.contains(Integer.toString(autre)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "900800 900801 900802 900803 900804 900806 900807 | PASSERELLE | QUOTA_DEPASSE | true | Quota",
                "900900 | PASSERELLE | SERVICE_INDISPONIBLE | true | panne de son côté",
                "900906 | PASSERELLE | REQUETE_INVALIDE | false | ne connaît pas cette route",
                "900907 700700 | PASSERELLE | ACCES_REFUSE | false | API bloquée",
                "900908 | PASSERELLE | ACCES_REFUSE | false | n'a pas souscrit",
                "900909 | PASSERELLE | ACCES_REFUSE | false | souscription inactive",
                "900910 | PASSERELLE | ACCES_REFUSE | false | portée",
                "101000 101001 101500 101501 101503 101504 101505 101506 101507 101508 101509 101510"
                        + " | PASSERELLE | SERVICE_INDISPONIBLE | true | joindre la DGFiP",
                "303000 303001 303002 305100 309001 309002 309003"
                        + " | PASSERELLE | SERVICE_INDISPONIBLE | true | joindre la DGFiP",
                "invalid_scope insufficient_scope | OAUTH | ACCES_REFUSE | false | portée",
            })
    void un_code_de_la_passerelle_vaut_sous_n_importe_quel_statut(
            String codes, Source source, Nature nature, boolean passager, String extrait) {
        for (String code : codes.split(" ", -1)) {
            for (int statut : new int[] {200, 400, 401, 403, 404, 429, 500, 503}) {
                verifier(code, statut, source, nature, passager, extrait);
            }
        }
    }

    private static void verifier(
            String code, int statut, Source source, Nature nature, boolean passager, String extrait) {
        Sens sens = CodesConnus.sens(code, statut);
        assertThat(sens).as(code + " sous " + statut).isNotNull();
        assertThat(sens.source()).isEqualTo(source);
        assertThat(sens.nature()).isEqualTo(nature);
        assertThat(sens.passager()).isEqualTo(passager);
        assertThat(sens.explication()).contains(extrait).hasSizeLessThan(200);
        assertThat(CodesConnus.contient(code)).isTrue();
        assertThat(CodesConnus.deLaDgfip(code)).isEqualTo(source == Source.DGFIP);
    }

    /** Sous 429, c'est un quota ; ailleurs, un accès. */
    @Test
    void une_application_bloquee_l_est_pour_son_quota_ou_pour_son_acces() {
        verifier("900805", 429, Source.PASSERELLE, Nature.QUOTA_DEPASSE, false, "pour abus");
        for (int statut : new int[] {400, 401, 403, 500, 503}) {
            verifier("900805", statut, Source.PASSERELLE, Nature.ACCES_REFUSE, false, "Votre jeton n'est pas en cause");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "404",
                "500",
                "4100",
                "4103",
                "40399",
                "41010",
                "900404",
                "900911",
                "INVALID_CLIENT",
                "DURAND"
            })
    void un_autre_code_est_inconnu_sous_tout_statut(String code) {
        assertThat(CodesConnus.contient(code)).isFalse();
        assertThat(CodesConnus.deLaDgfip(code)).isFalse();
        for (int statut : new int[] {200, 400, 401, 403, 404, 429, 500}) {
            assertThat(CodesConnus.sens(code, statut)).isNull();
        }
    }

    @Test
    void sans_code_il_n_y_a_rien_a_dire() {
        assertThat(CodesConnus.sens(null, 404)).isNull();
        assertThat(CodesConnus.deLaDgfip(null)).isFalse();
    }
}
