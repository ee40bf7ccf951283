package io.github.impotparticulier.exemples.fiabilisation;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.erreur.AppelException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * La fiabilisation des tiers : pour chaque débiteur d'un fichier CSV, son numéro fiscal, son état civil et son adresse à la DGFiP, ou
 * la raison pour laquelle il n'y en a pas.
 *
 * <p>Sans argument, une démonstration. Interrompu, tué ou arrêté par une panne, le programme relancé par la même commande continue où
 * il en était : voyez {@link Lot}. Ce qu'il rend : {@link CodeRetour}.
 */
@Command(
        name = "fiabilisation-tiers",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Cherche à la DGFiP (R2P) chaque débiteur d'un fichier CSV.",
            "",
            "Colonnes attendues : reference, nom (de naissance), prenoms, sexe, date_naissance, commune_naissance (cinq"
                    + " caractères, 35238, 97411, 2A004 ou 99352, ou bien trois avec departement_naissance), pays_naissance (code"
                    + " INSEE). Celles de FranceConnect conviennent aussi : family_name, given_name, gender, birthdate, birthplace,"
                    + " birthcountry, et idp_birthdate, qui l'emporte sur birthdate. Les autres sont reportées.",
            "",
            "Interrompu ou tué, relancez la même commande : rien n'est perdu, et rien d'écrit n'est redemandé, hors une personne"
                    + " déjà trouvée quand il faut vérifier que R2P répond.",
            ""
        },
        exitCodeListHeading = "%nCodes de retour :%n")
public final class FiabilisationTiers implements Callable<Integer> {
    static final String BAC_A_SABLE = "bac-a-sable";

    /** Référence forte : java.util.logging oublie le niveau d'un journaliseur que plus personne ne tient. */
    private static final Logger JOURNAL_BAC_A_SABLE = Logger.getLogger(BacASable.class.getPackageName());

    /** La minute du quota, et la durée d'un essai. */
    private static final Duration REPOS = Duration.ofSeconds(70);

    private static final int QUOTA_PAR_DEFAUT = 50;

    private final PrintStream sortie;

    @Parameters(index = "0", arity = "0..1", paramLabel = "DEBITEURS", description = "Le fichier des débiteurs.")
    private @Nullable Path debiteurs;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "RESULTAT",
            description = "Le fichier à écrire ou à reprendre.")
    private @Nullable Path resultat;

    @Option(
            names = "--bac-a-sable",
            description = "Interroge des personnes fictives, et non la passerelle des variables DGFIP_*.")
    private boolean surLeBacASable;

    @Option(
            names = "--generer",
            paramLabel = "N",
            description = "Écrit dans DEBITEURS N débiteurs fictifs, et s'arrête.")
    private @Nullable Integer aGenerer;

    @Option(names = "--separateur", defaultValue = ";", description = "Par défaut ; et \\t pour une tabulation.")
    private String separateur = ";";

    @Option(
            names = "--encodage",
            defaultValue = "UTF-8",
            description = "Des deux fichiers : UTF-8 par défaut, windows-1252, ISO-8859-1, ISO-8859-15.")
    private String encodage = "UTF-8";

    @Option(
            names = "--colonne",
            paramLabel = "CHAMP=NOM",
            description =
                    "Le nom qu'un champ porte dans votre fichier, par exemple --colonne \"date_naissance=Né le\".")
    private Map<Champ, String> colonnes = new EnumMap<>(Champ.class);

    @Option(
            names = "--quota",
            paramLabel = "N",
            description = "Requêtes par minute de votre contrat R2P ; 50 par défaut, aucun pour le bac à sable.")
    private @Nullable Integer quota;

    @Option(
            names = "--simultanes",
            paramLabel = "N",
            defaultValue = "16",
            description =
                    "Lignes en cours à la fois ; 16 par défaut. Tué, le programme relancé en redemande autant, ou 16, au plus.")
    private int simultanes = 16;

    @Option(
            names = "--patience",
            paramLabel = "MINUTES",
            defaultValue = "10",
            description =
                    "Combien attendre une passerelle muette ; 10 par défaut. À 0, une ligne sans réponse est écrite ECHEC.")
    private int patience = 10;

    @Option(
            names = "--sans-temoin",
            description =
                    "Croit un refus (403) ou un « introuvable » (404) même si personne n'est trouvé. Sans cette option,"
                            + " rien n'en est écrit : un proxy ou un pare-feu en dit autant.")
    private boolean sansTemoin;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Affiche cette aide.")
    @SuppressWarnings("UnusedVariable") // picocli le lit.
    private boolean aide;

    FiabilisationTiers(PrintStream sortie) {
        this.sortie = sortie;
    }

    /**
     * Lance le programme.
     *
     * @param arguments voyez {@code --help}
     */
    public static void main(String[] arguments) {
        PrintStream sortie = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(lancer(sortie, arguments));
    }

    static int lancer(PrintStream sortie, String... arguments) {
        CommandLine commande = new CommandLine(new FiabilisationTiers(sortie))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(sortie, true, StandardCharsets.UTF_8));
        commande.getCommandSpec().usageMessage().exitCodeList(CodeRetour.tous());
        commande.getCommandSpec().exitCodeOnInvalidInput(CodeRetour.COMMANDE_MAL_ECRITE.valeur());
        return commande.execute(arguments);
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            return executer().valeur();
        } catch (ArretException e) {
            sortie.println(e.getMessage());
            return e.code().valeur();
        } catch (NoSuchFileException e) {
            sortie.println("Fichier introuvable : " + e.getFile());
            return CodeRetour.A_CORRIGER.valeur();
        } catch (IOException e) {
            sortie.println("Un fichier ne se lit ou ne s'écrit plus (" + e.getMessage()
                    + ") : réglez cela, puis relancez la même commande, qui continuera.");
            return CodeRetour.A_CORRIGER.valeur();
        } catch (IllegalStateException | IllegalArgumentException | AppelException e) {
            sortie.println(e.getMessage());
            return CodeRetour.A_CORRIGER.valeur();
        }
    }

    private CodeRetour executer() throws IOException, InterruptedException {
        // Il dit chaque refus, qui est ici un résultat comme un autre.
        JOURNAL_BAC_A_SABLE.setLevel(Level.WARNING);
        FormatCsv format = FormatCsv.de(separateur, encodage);
        if (debiteurs == null) {
            new Demonstration(sortie, System::nanoTime).montrer();
            return CodeRetour.COMPLET;
        }
        if (aGenerer != null) {
            if (aGenerer < 1) {
                throw ArretException.aCorriger("--generer est au moins 1.");
            }
            try (BacASable bac = BacASable.demarrer()) {
                new Generateur(bac, format).ecrire(debiteurs, aGenerer);
            }
            sortie.println(Textes.entier(aGenerer) + " débiteurs fictifs écrits.");
            return CodeRetour.COMPLET;
        }
        if (resultat == null) {
            throw ArretException.aCorriger("Donnez aussi le fichier de résultat, à créer ou à reprendre.");
        }
        if (simultanes < 1 || patience < 0) {
            throw ArretException.aCorriger("--simultanes est au moins 1, --patience au moins 0.");
        }
        if (surLeBacASable) {
            try (BacASable bac = BacASable.demarrer()) {
                return traiter(Acces.vers(bac), BAC_A_SABLE, format, debiteurs, resultat);
            }
        }
        if (quota == null) {
            quota = QUOTA_PAR_DEFAUT;
        }
        return traiter(
                ImpotParticulierClient.builder().depuisEnvironnement(),
                System.getenv().getOrDefault("DGFIP_PASSERELLE", "").strip(),
                format,
                debiteurs,
                resultat);
    }

    private CodeRetour traiter(
            ImpotParticulierClient.Builder reglages, String passerelle, FormatCsv format, Path entree, Path issue)
            throws IOException, InterruptedException {
        int enCours = quota == null ? simultanes : Math.min(simultanes, quota);
        Duration repos = quota == null ? Duration.ZERO : REPOS;
        Allure allure = new Allure(enCours, Duration.ofMinutes(patience), repos, sansTemoin);
        Lot lot = new Lot(entree, issue, format, colonnes, passerelle, allure);
        try (InterruptionClavier interruption = new InterruptionClavier();
                Acces acces = new Acces(reglages, quota)) {
            Bilan bilan = new Bilan(acces.requetes(), System::nanoTime);
            try (Avancement avancement = AvancementBarre.surUnTerminal()
                    ? new AvancementBarre()
                    : new AvancementLignes(sortie, System::nanoTime)) {
                lot.executer(acces.recherche(), interruption, avancement, bilan, System::nanoTime);
            } finally {
                if (bilan.ecritesEnTout() > 0) {
                    sortie.print(bilan.texte());
                }
            }
            if (!bilan.complet()) {
                sortie.println("Interrompu : relancez la même commande, le traitement continuera.");
            }
            return bilan.code();
        }
    }
}
