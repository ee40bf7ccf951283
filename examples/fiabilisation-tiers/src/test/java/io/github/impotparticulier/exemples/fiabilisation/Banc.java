package io.github.impotparticulier.exemples.fiabilisation;

import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.EchangeServi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Un dossier, un fichier de débiteurs, et de quoi lancer le lot dessus autant de fois qu'il faut. */
final class Banc {
    static final String ENTETE =
            "reference;nom;prenoms;sexe;date_naissance;departement_naissance;commune_naissance;pays_naissance;objet";
    static final String CONNUE = "EXEMPLE;CAMILLE;2;14/03/1990;35;238;";

    private final Path dossier;
    private final Interrompu interruption = new Interrompu();
    private final Suivi suivi = new Suivi();
    private Bilan bilan = new Bilan(() -> 0, () -> 0);
    private FormatCsv format = FormatCsv.PAR_DEFAUT;
    private Map<Champ, String> colonnes = Map.of();
    private String passerelle = "essai";
    private int simultanes = 4;
    private Duration patience = Duration.ofMinutes(10);
    private Duration repos = Duration.ZERO;
    private boolean sansTemoin;

    Banc(Path dossier) {
        this.dossier = dossier;
    }

    Banc format(FormatCsv nouveau) {
        format = nouveau;
        return this;
    }

    Banc colonnes(Map<Champ, String> nouvelles) {
        colonnes = nouvelles;
        return this;
    }

    Banc passerelle(String nouvelle) {
        passerelle = nouvelle;
        return this;
    }

    Banc simultanes(int nombre) {
        simultanes = nombre;
        return this;
    }

    Banc patience(Duration nouvelle) {
        patience = nouvelle;
        return this;
    }

    Banc repos(Duration nouveau) {
        repos = nouveau;
        return this;
    }

    Banc sansTemoin() {
        sansTemoin = true;
        return this;
    }

    Path debiteurs() {
        return dossier.resolve("debiteurs.csv");
    }

    Path resultat() {
        return dossier.resolve("resultat.csv");
    }

    Interrompu interruption() {
        return interruption;
    }

    Suivi suivi() {
        return suivi;
    }

    Bilan bilan() {
        return bilan;
    }

    Banc ecrire(String... lignes) {
        try {
            Files.write(debiteurs(), (String.join("\n", lignes) + "\n").getBytes(format.encodage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Tant de lignes de la même personne, de références R1, R2… */
    Banc ecrireConnues(int nombre) {
        List<String> lignes = new ArrayList<>(List.of(ENTETE));
        for (int i = 1; i <= nombre; i++) {
            lignes.add("R" + i + ";" + CONNUE + ";o");
        }
        return ecrire(lignes.toArray(String[]::new));
    }

    void lancer(Recherche r2p) throws IOException, InterruptedException {
        lancer(debiteurs(), r2p);
    }

    void lancer(Path debiteurs, Recherche r2p) throws IOException, InterruptedException {
        bilan = new Bilan(() -> 0, interruption::nanos);
        new Lot(
                        debiteurs,
                        resultat(),
                        format,
                        colonnes,
                        passerelle,
                        new Allure(simultanes, patience, repos, sansTemoin))
                .executer(r2p, interruption, suivi, bilan, interruption::nanos);
    }

    void lancer(BacASable bac) throws IOException, InterruptedException {
        try (Acces acces = new Acces(Acces.vers(bac), null)) {
            lancer(acces.recherche());
        }
    }

    String texte() throws IOException {
        return Files.readString(resultat(), format.encodage());
    }

    /** Le résultat, sans son en-tête : « référence issue motif ». */
    List<String> issues() throws IOException {
        try (var lecteur = format.lecteur(Files.newInputStream(resultat()))) {
            return lecteur.stream()
                    .skip(1)
                    .map(ligne -> ligne.getField(0) + " " + ligne.getField(3) + " " + ligne.getField(4))
                    .map(String::strip)
                    .toList();
        }
    }

    static long recherches(BacASable bac) {
        return bac.journal().stream()
                .map(EchangeServi::route)
                .filter(route -> route.contains("/personne"))
                .count();
    }

    static FormatCsv windows1252() {
        return FormatCsv.de(";", "windows-1252");
    }

    /** Le temps n'y passe que quand le lot attend. */
    static final class Interrompu implements Interruption {
        private final List<Duration> pauses = new ArrayList<>();
        private boolean demandee;
        private long nanos;

        void demander() {
            demandee = true;
        }

        void oublier() {
            demandee = false;
        }

        List<Duration> pauses() {
            return pauses;
        }

        long nanos() {
            return nanos;
        }

        @Override
        public boolean demandee() {
            return demandee;
        }

        @Override
        public boolean attendre(Duration duree) {
            pauses.add(duree);
            nanos += duree.toNanos();
            return demandee;
        }
    }

    /** Ce qui serait affiché. */
    static final class Suivi implements Avancement {
        private final List<String> phrases = new ArrayList<>();
        private Runnable aChaqueLigne = () -> {};
        private long ecrites;

        List<String> phrases() {
            return phrases;
        }

        long ecrites() {
            return ecrites;
        }

        void aChaqueLigne(Runnable action) {
            aChaqueLigne = action;
        }

        @Override
        public void commencer(long total, long deja) {
            ecrites = deja;
        }

        @Override
        public void avancer(long nombre) {
            ecrites = nombre;
            aChaqueLigne.run();
        }

        @Override
        public void dire(String phrase) {
            phrases.add(phrase);
        }

        @Override
        public void close() {}
    }
}
