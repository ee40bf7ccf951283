package io.github.impotparticulier;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.impotparticulier.appui.Face;
import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.appui.OperationDgfip;
import io.github.impotparticulier.appui.SansFuite;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AppelInterrompuException;
import io.github.impotparticulier.millesime.DonneesAnnuelles;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** La table des opérations de la DGFiP est entière, et chacune de ses lignes dit vrai. */
@ExtendWith(SansFuite.class)
class OperationsDgfipTest {
    /** Ce qui, du client, n'est pas une opération : ses réglages, et les appels d'une API que le SDK ne connaît pas. */
    private static final Set<String> NI_RESSOURCE_NI_OPERATION = Set.of(
            "async",
            "autreApi",
            "avecDelaiAppel",
            "avecDelaiConnexion",
            "avecDelaiEssai",
            "avecReference",
            "builder",
            "close",
            "millesimes",
            "toString");

    /** Autant de fois qu'un appel peut demander, jetons remplacés compris. */
    private static final int ESSAIS_MAX = 5;

    @AutoClose
    private final FausseDgfip dgfip = new FausseDgfip();

    @AutoClose
    private final ImpotParticulierClient client = dgfip.client("2024-11-15");

    private static Stream<Method> methodes(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(methode -> methode.getDeclaringClass() != Object.class && !methode.isBridge());
    }

    /** Chaque méthode publique qui lit, nommée depuis le client ; deux de même nom s'y distinguent par ce qu'elles prennent. */
    private static Stream<String> operationsDuClient() {
        return methodes(ImpotParticulierClient.class)
                .filter(methode -> !NI_RESSOURCE_NI_OPERATION.contains(methode.getName()))
                .flatMap(methode -> methode.getReturnType().isInterface()
                        ? methodes(methode.getReturnType())
                                .map(lecture -> methode.getName() + "." + nom(lecture, methode.getReturnType()))
                        : Stream.of(nom(methode, ImpotParticulierClient.class)));
    }

    private static String nom(Method methode, Class<?> type) {
        boolean seule = methodes(type)
                        .filter(autre -> autre.getName().equals(methode.getName()))
                        .map(autre -> List.of(autre.getParameterTypes()))
                        .distinct()
                        .count()
                == 1;
        String prend =
                Stream.of(methode.getParameterTypes()).map(Class::getSimpleName).collect(joining(", ", "(", ")"));
        return methode.getName() + (seule ? "" : prend);
    }

    @Test
    void la_table_a_chaque_operation_publique_du_client() {
        assertThat(OperationDgfip.TOUTES.stream().map(OperationDgfip::methode).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        operationsDuClient().distinct().toList());
        assertThat(methodes(ImpotParticulierClient.class)
                        .map(Method::getName)
                        .filter(NI_RESSOURCE_NI_OPERATION::contains))
                .as("une exception qui n'existe plus")
                .containsAll(NI_RESSOURCE_NI_OPERATION);
    }

    @Test
    void la_table_a_chaque_route_et_chaque_mode() {
        assertThat(OperationDgfip.TOUTES.stream().map(OperationDgfip::route)).contains(OperationDgfip.Route.values());
        assertThat(OperationDgfip.TOUTES.stream().map(OperationDgfip::toString)).doesNotHaveDuplicates();
    }

    static Stream<Arguments> operations() {
        return OperationDgfip.surChaqueFace();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("operations")
    void chaque_operation_rend_ce_que_dit_une_reponse_ordinaire(Face face, OperationDgfip operation) {
        dgfip.repete(operation.lectures(), 200, operation.route().corps());

        exigerAttendu(operation, face.appeler(client, operation.appel()));

        assertThat(dgfip.lectures).hasSize(operation.lectures());
    }

    private static void exigerAttendu(OperationDgfip operation, Object rendu) {
        if (operation.chercheLAnnee()) {
            List<?> annees = rendu instanceof List<?> liste ? liste : List.of(rendu);
            assertThat(annees)
                    .hasSize(operation.lectures())
                    .allSatisfy(lue ->
                            assertThat(((DonneesAnnuelles<?>) lue).donnees()).isEqualTo(operation.attendu()));
        } else {
            assertThat(rendu).isEqualTo(operation.attendu());
        }
    }

    /** Ce code est du jeton de l'application, quand même la demande porterait aussi celui de la personne. */
    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("operations")
    void chaque_operation_se_refait_apres_une_panne_passagere_et_un_jeton_perime(Face face, OperationDgfip operation) {
        dgfip.repond(503, "").repond(401, "{\"fault\":{\"code\":900901}}");
        dgfip.repete(operation.lectures(), 200, operation.route().corps());

        exigerAttendu(operation, face.appeler(client, operation.appel()));

        assertThat(dgfip.lectures).hasSize(2 + operation.lectures());
        assertThat(dgfip.jetonsDemandes).hasSize(2);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("operations")
    void chaque_operation_d_un_client_ferme_le_dit_et_rien_ne_part(Face face, OperationDgfip operation) {
        client.close();

        assertThat(catchThrowableOfType(AppelInterrompuException.class, () -> face.appeler(client, operation.appel())))
                .hasMessageContaining("fermé");
        assertThat(dgfip.jetonsDemandes).isEmpty();
    }

    static Stream<OperationDgfip> toutes() {
        return OperationDgfip.TOUTES.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("toutes")
    void chaque_operation_annulee_est_coupee_et_n_est_pas_refaite(OperationDgfip operation) throws Exception {
        dgfip.repond(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        CompletableFuture<Object> promesse = client.async(operation.appel());
        dgfip.attendreUneLecture();

        assertThat(promesse.cancel(true)).isTrue();

        dgfip.repete(operation.lectures(), 200, operation.route().corps());
        assertThat(operation.appel().apply(client)).isNotNull();
        assertThat(dgfip.lectures).hasSize(1 + operation.lectures());
        assertThat(dgfip.lectures.get(1).getConnectionIndex())
                .as("la connexion de l'échange annulé est fermée")
                .isNotEqualTo(dgfip.lectures.get(0).getConnectionIndex());
    }

    /** Le code reçu peut être n'importe quoi : dire qu'on ne le connaît pas ne doit pas faire déborder ce qui est dit d'autre. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("toutes")
    void chaque_refus_tient_en_peu_de_mots_code_inconnu_compris(OperationDgfip operation) {
        for (int statut : new int[] {200, 400, 401, 403, 404, 406, 429, 500}) {
            for (String corps : List.of("{\"erreur\":{\"code\":49999}}", "{\"fault\":{\"code\":901999}}")) {
                dgfip.repete(ESSAIS_MAX, statut, corps);
                AppelException e = catchThrowableOfType(
                        AppelException.class, () -> operation.appel().apply(client));
                assertThat(e).as("%s %s", statut, corps).isNotNull();
                assertThat(e.explication()).hasSizeLessThan(200).doesNotContain("9999", "901999");
                assertThat(e.operation()).hasValue(operation.route().operation());
                assertThat(e.route()).hasValue(operation.gabarit());
                dgfip.oublier();
            }
        }
    }
}
