package io.github.impotparticulier;

import static io.github.impotparticulier.appui.Banc.USAGER;
import static io.github.impotparticulier.appui.Banc.cas;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.impotparticulier.appui.Banc;
import io.github.impotparticulier.appui.Face;
import io.github.impotparticulier.appui.FausseDgfip;
import io.github.impotparticulier.appui.OperationDgfip;
import io.github.impotparticulier.appui.OperationDgfip.Contenu;
import io.github.impotparticulier.appui.SansFuite;
import io.github.impotparticulier.appui.Temoin;
import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.ReponseIncoherenteException;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.lep.EligibiliteLep;
import io.github.impotparticulier.millesime.MillesimeCalculator;
import io.github.impotparticulier.personne.Spi;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Cas 33, 37, 45 et 46 : ce qui ne fait pas manquer une année, une réponse d'une autre année, une horloge fausse. */
@ExtendWith(SansFuite.class)
@Timeout(60)
class PannesAnneeTest {
    private static final Instant MAINTENANT = Instant.parse("2024-11-15T12:00:00Z");

    @AutoClose
    private final FausseDgfip dgfip = new FausseDgfip();

    private ImpotParticulierClient client() {
        return dgfip.builder()
                .millesimes(MillesimeCalculator.builder()
                        .horloge(Clock.fixed(MAINTENANT, ZoneOffset.UTC))
                        .build())
                .build();
    }

    private static String fault(int code) {
        return "{\"fault\":{\"code\":" + code + "}}";
    }

    private void panne() {
        for (int i = 0; i < 3; i++) {
            dgfip.repond(500, fault(900900));
        }
    }

    private static <E extends AppelException> void echouer(
            Class<E> attendue, Face face, ImpotParticulierClient client, Function<ImpotParticulierClient, ?> appel) {
        assertThat(catchThrowableOfType(attendue, () -> face.appeler(client, appel)))
                .isExactlyInstanceOf(attendue);
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_33_une_panne_de_la_passerelle_n_est_ni_un_repli_manque_ni_une_annee_qui_manque(Face face) {
        try (ImpotParticulierClient client = client()) {
            dgfip.refuse(410, 4101);
            panne();
            echouer(
                    ServiceIndisponibleException.class,
                    face,
                    client,
                    c -> c.irAssiette().derniereAnnee(USAGER));

            dgfip.repond(200, "{\"rfr\":3}");
            panne();
            echouer(
                    ServiceIndisponibleException.class,
                    face,
                    client,
                    c -> c.irAssiette().dernieresAnnees(USAGER, 2));

            dgfip.repond(200, "{\"indicateurIfiIsf\":\"O\"}");
            panne();
            echouer(
                    ServiceIndisponibleException.class,
                    face,
                    client,
                    c -> c.ifi().dernieresAnnees(USAGER, 2));
        }
    }

    static Stream<Arguments> refusQuiNeDisentRienDUneAnnee() {
        return Banc.surChaqueFace(
                cas(403, fault(900908)),
                cas(401, fault(900907)),
                cas(403, fault(900805)),
                cas(403, "<html><body>Filtré</body></html>"),
                cas(403, ""));
    }

    @ParameterizedTest(name = "{0}, {1}, {index}")
    @MethodSource("refusQuiNeDisentRienDUneAnnee")
    void cas_33_un_refus_qui_n_est_pas_de_la_dgfip_ne_fait_pas_manquer_une_annee(Face face, int statut, String corps) {
        try (ImpotParticulierClient client = client()) {
            dgfip.refuse(410, 4101).repond(statut, corps);
            echouer(
                    AccesRefuseException.class,
                    face,
                    client,
                    c -> c.irAssiette().derniereAnnee(USAGER));

            dgfip.repond(200, "{\"rfr\":3}").repond(statut, corps);
            echouer(
                    AccesRefuseException.class,
                    face,
                    client,
                    c -> c.irAssiette().dernieresAnnees(USAGER, 3));
        }
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_37_une_liste_absente_n_est_pas_une_liste_vide(Face face) {
        try (ImpotParticulierClient client = client()) {
            for (String corps : List.of(
                    "{}",
                    "{\"autre\":1}",
                    "{\"situationsTH\":null}",
                    "{\"situationsTH\":\"null\",\"situationsIR\":\"null\"}",
                    "{\"situationsTH\":\" \",\"situationsIR\":\"\"}")) {
                dgfip.repond(200, corps);
                echouer(ReponseIllisibleException.class, face, client, c -> c.th().pour(USAGER, 2022));
                dgfip.repond(200, corps);
                echouer(
                        ReponseIllisibleException.class,
                        face,
                        client,
                        c -> c.irAssiette().situationsMultiples(USAGER, 2023));
            }
            dgfip.repond(200, "{\"situationsTH\":[]}");
            assertThat(face.appeler(client, c -> c.th().pour(USAGER, 2022)).situations())
                    .isEmpty();
        }
    }

    /** Les lectures d'une année dont le corps peut la dire. */
    static Stream<Arguments> anneesDites() {
        return OperationDgfip.surChaqueFace(
                operation -> operation.route().annee().isPresent()
                        && Set.of(Contenu.FOYER, Contenu.AVIS, Contenu.FOYERS)
                                .contains(operation.route().contenu()));
    }

    /** Une autre, ou qui ne se lit pas : rien ne dit alors que c'est la bonne. */
    private static final List<String> AUTRES_ANNEES = List.of(
            "2020",
            "\"2022\"",
            "\" 2024 \"",
            "2021.0",
            "2.021e3",
            "\" 2021 \"",
            "\"2021\"",
            "\"02021\"",
            "2023.5",
            "-2023",
            "20230",
            "1e99",
            "0",
            "\"0\"",
            "\"0000\"",
            "\"inconnue\"",
            "\"2023-2024\"",
            "true",
            "[]",
            "[2023]",
            "{}",
            "{\"annee\":2023}");

    /** La bonne, à sa façon, ou aucune, faute de contrat. */
    private static final List<String> MEME_ANNEE = List.of(
            "2023",
            "\"2023\"",
            "2023.0",
            "2.023e3",
            "\" 2023 \"",
            "\"2023\\u00A0\"",
            "\"2 023\"",
            "null",
            "\"\"",
            "\"null\"");

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("anneesDites")
    void cas_45_une_situation_d_une_autre_annee_que_celle_demandee_est_ecartee(Face face, OperationDgfip operation) {
        String gabarit = operation.route().contenu() == Contenu.FOYERS
                ? "{\"situationsIR\":[{\"annRevenu\":2023},{\"annRevenu\":%s}]}"
                : "{\"annRevenu\":%s,\"rfr\":1}";
        try (ImpotParticulierClient client = client()) {
            for (String annee : AUTRES_ANNEES) {
                dgfip.repond(200, gabarit.formatted(annee));
                ReponseIncoherenteException e = catchThrowableOfType(
                        ReponseIncoherenteException.class, () -> face.appeler(client, operation.appel()));
                assertThat(e).as(annee).hasMessageContaining("une autre année");
                assertThat(e.idCorrelation()).isPresent();
                assertThat(e.explication()).hasSizeLessThan(200).doesNotContain("inconnue", "2021");
            }
            for (String annee : MEME_ANNEE) {
                dgfip.repond(200, gabarit.formatted(annee))
                        .repete(operation.lectures() - 1, 200, operation.route().corps());
                assertThat(face.appeler(client, operation.appel())).as(annee).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_45_sans_annee_demandee_celle_de_la_reponse_est_libre(Face face) {
        dgfip.repond(200, "{\"annRevenu\":2021,\"rfr\":1}");
        try (ImpotParticulierClient client = client()) {
            assertThat(face.appeler(client, c -> c.irAssiette().derniereSituationDeuxAns(USAGER))
                            .annRevenu())
                    .hasValue(2021);
        }
    }

    private static MockResponse datee(int statut, String corps, String date) {
        return new MockResponse.Builder()
                .code(statut)
                .setHeader("Date", date)
                .body(corps)
                .build();
    }

    private static String date(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atZone(ZoneOffset.UTC));
    }

    private static final String SANS_RESULTAT = "{\"erreur\":{\"code\":4101}}";

    private static final String TOUT = "{\"rfr\":1,\"situationsTH\":[],\"indicateurIfiIsf\":\"O\"}";

    /** Ce que l'horloge fait choisir, ou conclure. */
    private static boolean parLHorloge(OperationDgfip operation) {
        return operation.chercheLAnnee() || operation.methode().equals("ifi.estImpose");
    }

    static Stream<Arguments> horlogesFausses() {
        return OperationDgfip.surChaqueFace(PannesAnneeTest::parLHorloge)
                .flatMap(cas -> Stream.of(-366L, -1L, 1L, 40L, 366L, 20_000L)
                        .map(jours -> Arguments.of(cas.get()[0], cas.get()[1], jours)));
    }

    @ParameterizedTest(name = "{0}, {1}, {2} jours")
    @MethodSource("horlogesFausses")
    void cas_46_une_horloge_fausse_d_un_jour_ou_plus_se_dit_et_aucune_annee_ne_s_en_conclut(
            Face face, OperationDgfip operation, long jours) {
        String date = date(MAINTENANT.plusSeconds(jours * 86_400));
        try (ImpotParticulierClient client = client()) {
            for (boolean donnees : new boolean[] {true, false}) {
                if (donnees && !operation.chercheLAnnee()) {
                    continue;
                }
                dgfip.repond(donnees ? datee(200, operation.route().corps(), date) : datee(410, SANS_RESULTAT, date));
                int avant = dgfip.lectures.size();
                RequeteInvalideException e = catchThrowableOfType(
                        RequeteInvalideException.class, () -> face.appeler(client, operation.appel()));

                assertThat(e.explication())
                        .contains("horloge", Math.abs(jours) + " jour")
                        .hasSizeLessThan(200);
                assertThat(e.idCorrelation()).isPresent();
                assertThat(dgfip.lectures).as("aucune autre année").hasSize(avant + 1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_46_une_annee_donnee_et_des_donnees_se_passent_de_l_horloge(Face face) {
        String date = date(MAINTENANT.plusSeconds(400 * 86_400L));
        try (ImpotParticulierClient client = client()) {
            dgfip.repond(datee(200, TOUT, date));
            boolean impose = face.appeler(client, c -> c.ifi().estImpose(USAGER, 2022));
            assertThat(impose).isTrue();
            dgfip.repond(datee(200, TOUT, date));
            assertThat(face.lire(client, USAGER, 2023).rfr()).hasValue(1);
            dgfip.repond(datee(410, SANS_RESULTAT, date));
            assertThat(catchThrowableOfType(AucunResultatException.class, () -> face.lire(client, USAGER, 2024)))
                    .as("le calendrier n'en dit rien")
                    .isExactlyInstanceOf(AucunResultatException.class);
        }
    }

    static Stream<Arguments> heuresQuiNEmpechentRien() {
        return Banc.surChaqueFace(
                cas(date(MAINTENANT)),
                cas(date(MAINTENANT.plusSeconds(86_399))),
                cas(date(MAINTENANT.minusSeconds(86_399))),
                cas(date(MAINTENANT.minusSeconds(12 * 3_600))),
                cas("Thu, 01 Jan"),
                cas("2020-01-01T00:00:00Z"),
                cas(""));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("heuresQuiNEmpechentRien")
    void cas_46_a_moins_d_un_jour_ou_sans_heure_lisible_l_annee_se_choisit(Face face, String date) {
        try (ImpotParticulierClient client = client()) {
            dgfip.repond(datee(200, TOUT, date));
            assertThat(face.appeler(client, c -> c.irAssiette().derniereAnnee(USAGER))
                            .annee())
                    .isEqualTo(2023);
            dgfip.repond(datee(410, SANS_RESULTAT, date));
            boolean impose = face.appeler(client, c -> c.ifi().estImpose(USAGER, 2022));
            assertThat(impose).isFalse();
        }
    }

    private static String ecrite(Instant instant, String forme) {
        return DateTimeFormatter.ofPattern(forme, Locale.ENGLISH).format(instant.atZone(ZoneOffset.UTC));
    }

    static Stream<Arguments> formesDeDate() {
        return Banc.surChaqueFace(
                cas("EEE, dd MMM yyyy HH:mm:ss 'GMT'"),
                cas("EEEE, dd-MMM-yy HH:mm:ss 'GMT'"),
                cas("EEE MMM ppd HH:mm:ss yyyy"));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("formesDeDate")
    void cas_46_l_heure_du_serveur_se_lit_dans_ses_trois_formes_quelle_que_soit_la_langue(Face face, String forme) {
        Locale avant = Locale.getDefault();
        try (ImpotParticulierClient client = client()) {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            for (long jours : new long[] {-366, -9, 1, 400}) {
                dgfip.repond(datee(410, SANS_RESULTAT, ecrite(MAINTENANT.plusSeconds(jours * 86_400), forme)));
                RequeteInvalideException e = catchThrowableOfType(
                        RequeteInvalideException.class,
                        () -> face.appeler(client, c -> c.ifi().estImpose(USAGER, 2022)));
                assertThat(e.explication()).contains("horloge", Math.abs(jours) + " jour");
            }
            dgfip.repond(datee(410, SANS_RESULTAT, ecrite(MAINTENANT, forme)));
            boolean impose = face.appeler(client, c -> c.ifi().estImpose(USAGER, 2022));
            assertThat(impose).isFalse();
        } finally {
            Locale.setDefault(avant);
        }
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_46_une_heure_donnee_deux_fois_ne_dit_rien(Face face) {
        String juste = date(MAINTENANT);
        String fausse = date(MAINTENANT.plusSeconds(400 * 86_400L));
        try (ImpotParticulierClient client = client()) {
            for (List<String> dates :
                    List.of(List.of(juste, fausse), List.of(fausse, juste), List.of(fausse, fausse))) {
                MockResponse.Builder reponse =
                        new MockResponse.Builder().code(410).body(SANS_RESULTAT);
                dates.forEach(date -> reponse.addHeader("Date", date));
                dgfip.repond(reponse.build());
                boolean impose = face.appeler(client, c -> c.ifi().estImpose(USAGER, 2022));
                assertThat(impose).isFalse();
            }
        }
    }

    static Stream<Arguments> horlogesImpossibles() {
        return Banc.surChaqueFace(
                cas("1970-01-01T00:00:00Z"),
                cas("1999-12-31T12:00:00Z"),
                cas("2101-01-01T12:00:00Z"),
                cas("9999-06-01T12:00:00Z"));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("horlogesImpossibles")
    void cas_46_une_horloge_impossible_se_dit_au_lieu_de_faire_choisir_une_annee(Face face, String heure) {
        Instant instant = Instant.parse(heure);
        try (ImpotParticulierClient client = dgfip.builder()
                .millesimes(MillesimeCalculator.builder()
                        .horloge(Clock.fixed(instant, ZoneOffset.UTC))
                        .build())
                .build()) {
            OperationDgfip.TOUTES.stream()
                    .filter(OperationDgfip::chercheLAnnee)
                    .forEach(operation -> assertThat(catchThrowableOfType(
                                            RequeteInvalideException.class,
                                            () -> face.appeler(client, operation.appel()))
                                    .explication())
                            .as(operation.toString())
                            .contains("horloge", "l'année " + heure.substring(0, 4))
                            .hasSizeLessThan(200));
            assertThat(dgfip.lectures).as("il n'y a pas d'année à demander").isEmpty();

            Function<ImpotParticulierClient, ?> estImpose = c -> c.ifi().estImpose(USAGER, 2022);
            dgfip.repond(datee(410, SANS_RESULTAT, date(MAINTENANT)));
            long jours = Math.abs(Duration.between(MAINTENANT, instant).toDays());
            assertThat(catchThrowableOfType(RequeteInvalideException.class, () -> face.appeler(client, estImpose))
                            .explication())
                    .contains("horloge", jours + " jours");
            dgfip.repond(410, SANS_RESULTAT);
            assertThat(catchThrowableOfType(RequeteInvalideException.class, () -> face.appeler(client, estImpose))
                            .explication())
                    .contains("horloge", "l'année " + heure.substring(0, 4));
            dgfip.repond(410, SANS_RESULTAT);
            assertThat(catchThrowableOfType(AucunResultatException.class, () -> face.lire(client, USAGER, 2023)))
                    .as("une année donnée se passe de l'horloge")
                    .isExactlyInstanceOf(AucunResultatException.class);
            dgfip.repond(200, TOUT).repond(200, "{\"statut\":\"O\"}");
            assertThat(face.lire(client, USAGER, 2023).rfr()).hasValue(1);
            EligibiliteLep lep = face.appeler(client, c -> c.lep().indicateur(Spi.de(Temoin.SPI), "130", 2023, 2024));
            assertThat(lep).isEqualTo(EligibiliteLep.ELIGIBLE);
        }
    }

    @ParameterizedTest
    @EnumSource(Face.class)
    void cas_46_une_panne_reste_une_panne(Face face) {
        String date = date(MAINTENANT.plusSeconds(400 * 86_400L));
        for (int i = 0; i < 3; i++) {
            dgfip.repond(datee(503, "", date));
        }
        try (ImpotParticulierClient client = client()) {
            assertThat(catchThrowableOfType(
                            ServiceIndisponibleException.class,
                            () -> face.appeler(client, c -> c.irAssiette().derniereAnnee(USAGER))))
                    .isNotNull();
        }
    }
}
