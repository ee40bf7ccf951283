package io.github.impotparticulier.exemples.raccordement;

import io.github.impotparticulier.bacasable.BacASable;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** De quoi examiner une ligne contre le bac à sable, ou contre n'importe quelle adresse. */
final class Banc {
    static final Instant MAINTENANT = Instant.parse("2026-03-16T10:00:00Z");
    static final Clock HORLOGE = Clock.fixed(MAINTENANT, ZoneOffset.UTC);
    static final String SIRET = "99900000100019";

    private final Map<String, String> variables = new HashMap<>();

    /** Ce que dirait une ligne à qui rien ne manque, chez la DGFiP. */
    static Map<Colonne, String> dgfip(BacASable bac, String portees) {
        Map<Colonne, String> valeurs = new EnumMap<>(Colonne.class);
        valeurs.put(Colonne.PASSERELLE, bac.passerelle());
        valeurs.put(Colonne.CLE, bac.cle());
        valeurs.put(Colonne.SECRET, bac.secret());
        valeurs.put(Colonne.TELESERVICE, bac.idTeleservice());
        if (!portees.isEmpty()) {
            valeurs.put(Colonne.PORTEES, portees);
        }
        return valeurs;
    }

    /** De même, à l'API Particulier. */
    static Map<Colonne, String> particulier(BacASable bac, String jeton, String portees) {
        Map<Colonne, String> valeurs = new EnumMap<>(Colonne.class);
        valeurs.put(Colonne.PARTICULIER, bac.particulier());
        valeurs.put(Colonne.JETON, jeton);
        valeurs.put(Colonne.SIRET, SIRET);
        if (!portees.isEmpty()) {
            valeurs.put(Colonne.PORTEES, portees);
        }
        return valeurs;
    }

    Banc variable(String nom, String valeur) {
        variables.put(nom, valeur);
        return this;
    }

    Bilan examiner(Api api, Map<Colonne, String> valeurs) {
        Liaison liaison = liaison();
        Sonde sonde = new Sonde(Leurres.aLHeure(liaison, HORLOGE, Duration.ZERO), HORLOGE);
        return new Examen(moyens(liaison), sonde).examiner(new Ligne("Essai", valeurs), api);
    }

    /** Des lignes l'une après l'autre, qui comptent ensemble. */
    static Examen examen(Cadence cadence) {
        Liaison liaison = liaison();
        Sonde sonde = new Sonde(Leurres.aLHeure(liaison, HORLOGE, Duration.ZERO), HORLOGE);
        return new Examen(new Banc().moyens(liaison, cadence), sonde);
    }

    private Moyens moyens(Liaison liaison) {
        return moyens(liaison, new Cadence(1_000, System::nanoTime, duree -> {}));
    }

    private Moyens moyens(Liaison liaison, Cadence cadence) {
        return new Moyens(
                liaison, HORLOGE, cadence, Inconnu.le(LocalDate.ofInstant(MAINTENANT, ZoneOffset.UTC)), variables::get);
    }

    static Liaison liaison() {
        return Liaison.deLaJvm();
    }

    static Liaison liaison(OkHttpClient http) {
        Liaison deLaJvm = Liaison.deLaJvm();
        return new Liaison(http, deLaJvm.autorites(), deLaJvm.cles());
    }

    /** Ce qui n'est pas bon, écrit « VERIFICATION objet MOTIF ». */
    static List<String> aLire(Bilan bilan) {
        return bilan.constats().stream()
                .filter(constat -> constat.etat() == Etat.A_CORRIGER || constat.etat() == Etat.INCONNU)
                .map(Banc::dit)
                .toList();
    }

    static String dit(Constat constat) {
        return (constat.verification() + " " + constat.objet()).strip() + " " + constat.motif();
    }

    /** La boucle locale, sans nom. */
    static InetAddress ici() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Une réponse qui dit cette heure. */
    static MockResponse a(Instant heure) {
        return new MockResponse.Builder()
                .code(404)
                .addHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(heure.atOffset(ZoneOffset.UTC)))
                .build();
    }

    /** Ce que la sonde lit du chemin vers cette adresse. */
    static List<Constat> lire(Liaison liaison, String adresse) {
        return LectureReseau.lire(new Sonde(liaison, HORLOGE).voir(HttpUrl.get(adresse)));
    }

    static Map<Verification, Motif> voir(Liaison liaison, String adresse) {
        return lire(liaison, adresse).stream().collect(Collectors.toMap(Constat::verification, Constat::motif));
    }
}
