package io.github.impotparticulier.exemples.raccordement;

import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.personne.Spi;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Le jour du raccordement : un jeu d'identifiants, ou un fichier de communes, éprouvé du nom de l'hôte à l'appel de chaque ressource. Pour
 * ce qui manque, ce qu'il y a à faire et qui le peut. Sans argument, une démonstration.
 */
@Command(
        name = "raccordement",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Éprouve des identifiants de la DGFiP ou de l'API Particulier, et dit ce qui manque.",
            "",
            "Une personne qui n'existe pas est demandée une fois à chaque ressource : rien n'est lu de quiconque, et aucun refus n'est"
                    + " forcé.",
            ""
        },
        footerHeading = "%nColonnes du fichier :%n",
        exitCodeListHeading = "%nCodes de retour :%n")
public final class Raccordement implements Callable<Integer> {
    /** Référence forte : java.util.logging oublie le niveau d'un journaliseur que plus personne ne tient. */
    private static final Logger JOURNAL_BAC_A_SABLE = Logger.getLogger(BacASable.class.getPackageName());

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final PrintStream sortie;
    private final Clock horloge;
    private final Consumer<Duration> sommeil;
    private final Map<String, String> variables;

    @Parameters(index = "0", arity = "0..1", paramLabel = "FICHIER", description = "Un CSV : une ligne par commune.")
    private @Nullable Path fichier;

    @Option(
            names = "--environnement",
            description =
                    "Éprouve les identifiants des variables DGFIP_PASSERELLE, DGFIP_CLE, DGFIP_SECRET, DGFIP_ID_TELESERVICE et"
                            + " API_PARTICULIER_TOKEN.")
    private boolean environnement;

    @Option(names = "--siret", description = "Avec --environnement et un jeton : le destinataire.")
    private String siret = "";

    @Option(names = "--portees", description = "Avec --environnement : les portées de l'habilitation.")
    private String portees = "";

    @Option(names = "--particulier", description = "Avec --environnement : production, staging ou une adresse.")
    private String particulier = "";

    @Option(
            names = "--rapport",
            paramLabel = "CHEMIN",
            description = "Où écrire la page et le fichier, sans extension ; par défaut, raccordement.")
    private Path rapport = Path.of("raccordement");

    @Option(names = "--separateur", defaultValue = ";", description = "Du fichier ; par défaut ;")
    private char separateur = ';';

    @Option(names = "--encodage", defaultValue = "UTF-8", description = "Du fichier : UTF-8 par défaut, windows-1252…")
    private Charset encodage = StandardCharsets.UTF_8;

    @Option(
            names = "--quota",
            paramLabel = "N",
            defaultValue = "50",
            description = "Appels par minute et par API d'une même clé ; 50 par défaut.")
    private int quota = 50;

    @Option(
            names = "--certificat-client",
            paramLabel = "FICHIER",
            description = "Un fichier PKCS #12, s'il en faut un.")
    private @Nullable Path certificat;

    @Option(
            names = "--mot-de-passe",
            paramLabel = "OÙ",
            description = "Celui du certificat : env:VARIABLE ou fichier:CHEMIN.")
    private String motDePasse = "";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Affiche cette aide.")
    @SuppressWarnings("UnusedVariable") // picocli le lit.
    private boolean aide;

    Raccordement(PrintStream sortie, Clock horloge, Consumer<Duration> sommeil, Map<String, String> variables) {
        this.sortie = sortie;
        this.horloge = horloge;
        this.sommeil = sommeil;
        this.variables = variables;
    }

    /**
     * Lance le programme.
     *
     * @param arguments voyez {@code --help}
     */
    public static void main(String[] arguments) {
        PrintStream sortie = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(lancer(sortie, Clock.systemUTC(), Raccordement::dormir, System.getenv(), arguments));
    }

    static int lancer(
            PrintStream sortie,
            Clock horloge,
            Consumer<Duration> sommeil,
            Map<String, String> variables,
            String... arguments) {
        CommandLine commande = new CommandLine(new Raccordement(sortie, horloge, sommeil, variables))
                .setOut(new PrintWriter(sortie, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(sortie, true, StandardCharsets.UTF_8));
        commande.getCommandSpec().exitCodeOnInvalidInput(CodeRetour.COMMANDE_MAL_ECRITE.valeur());
        commande.getCommandSpec()
                .usageMessage()
                .exitCodeList(CodeRetour.tous())
                .footer(List.of(Colonne.values()).stream()
                        .map(colonne -> "  " + colonne.nom() + " : " + colonne.sens() + ".")
                        .toArray(String[]::new));
        return commande.execute(arguments);
    }

    @Override
    public Integer call() {
        try {
            return executer().valeur();
        } catch (FichierException | ReglageException e) {
            sortie.println(e.getMessage());
        } catch (IOException e) {
            sortie.println("Un fichier ne se lit ou ne s'écrit pas : vérifiez son chemin, et vos droits.");
        }
        return CodeRetour.COMMANDE_MAL_ECRITE.valeur();
    }

    private CodeRetour executer() throws IOException {
        // Il dit chaque refus, qui est ici un résultat comme un autre.
        JOURNAL_BAC_A_SABLE.setLevel(Level.WARNING);
        exigerUnDossier();
        if (fichier == null && !environnement) {
            rendre(new Demonstration(sortie, horloge).jouer());
            sortie.println("Avec vos identifiants : --environnement, ou un fichier ; --help dit ses colonnes.");
            return CodeRetour.TOUT_BON;
        }
        if (quota < 1) {
            throw new FichierException("--quota : donnez un nombre, 1 au moins.");
        }
        List<Ligne> lignes = fichier == null ? List.of(desVariables()) : Lignes.lire(fichier, separateur, encodage);
        Moyens moyens = moyens(liaison());
        Examen examen = new Examen(moyens, new Sonde(moyens.liaison(), horloge));
        Rapport fait = new Tournee(sortie, horloge).faire(lignes, examen::examiner);
        rendre(fait);
        return CodeRetour.de(fait.etat());
    }

    /** Avant des minutes d'appels, plutôt qu'après. */
    private void exigerUnDossier() {
        Path dossier = rapport.toAbsolutePath().getParent();
        if (dossier == null || !Files.isDirectory(dossier) || !Files.isWritable(dossier)) {
            throw new FichierException("--rapport : ce dossier n'existe pas, ou vous n'y écrivez pas.");
        }
    }

    private void rendre(Rapport fait) throws IOException {
        new TableTerminal(sortie).ecrire(fait);
        Path page = rapport.resolveSibling(rapport.getFileName() + ".html");
        Path json = rapport.resolveSibling(rapport.getFileName() + ".json");
        Files.writeString(page, PageHtml.ecrire(fait));
        Files.writeString(json, FichierJson.ecrire(fait));
        sortie.println("À lire : " + page + ". À joindre à une demande d'assistance : " + json + ".");
    }

    private Ligne desVariables() {
        Map<Colonne, String> complements = new EnumMap<>(Colonne.class);
        Map.of(Colonne.SIRET, siret, Colonne.PORTEES, portees, Colonne.PARTICULIER, particulier)
                .forEach((colonne, valeur) -> {
                    if (!valeur.isBlank()) {
                        complements.put(colonne, valeur.strip());
                    }
                });
        return Ligne.desVariables(complements).sansVariablesAbsentes(variables);
    }

    private Liaison liaison() {
        Liaison liaison = Liaison.deLaJvm();
        return certificat == null
                ? liaison
                : liaison.avecCertificat(certificat, Secret.lire("--mot-de-passe", motDePasse, variables::get));
    }

    private Moyens moyens(Liaison liaison) {
        LocalDate jour = LocalDate.ofInstant(horloge.instant(), PARIS);
        String fictif = variables.getOrDefault("DGFIP_SPI", "").split(",", 2)[0];
        return new Moyens(
                liaison,
                horloge,
                new Cadence(quota, System::nanoTime, sommeil),
                Spi.siBienForme(fictif).map(spi -> Inconnu.avecSpi(spi, jour)).orElseGet(() -> Inconnu.le(jour)),
                variables::get);
    }

    private static void dormir(Duration duree) {
        long fin = System.nanoTime() + duree.toNanos();
        for (long reste = duree.toNanos(); reste > 0; reste = fin - System.nanoTime()) {
            LockSupport.parkNanos(reste);
        }
    }
}
