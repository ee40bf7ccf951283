package io.github.impotparticulier.exemples.demonstrations;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.autre.AppelsAutreApi;
import io.github.impotparticulier.autre.AutreApi;
import io.github.impotparticulier.autre.Methode;
import io.github.impotparticulier.autre.ReponseAutreApi;
import io.github.impotparticulier.bacasable.AutreApiServie;
import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.Panne;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.exemples.demonstrations.JournalDEnvoi.Etat;
import io.github.impotparticulier.exemples.demonstrations.JournalDEnvoi.Ligne;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Transmet un dossier de fichiers à Infinoé, un message chacun, dans l'ordre de leurs noms, et jamais deux fois le même : tué n'importe où,
 * le programme relancé reprend où il en était, et un message reçu ne repart pas, copié sous un autre nom. Ce que contiennent les fichiers
 * est l'affaire de qui les écrit : ni ce programme ni le SDK ne le connaissent, la DGFiP ne le publiant qu'à ses partenaires.
 *
 * <p>Un fichier dont on ne sait pas s'il est parvenu (coupure, échéance, programme tué entre l'envoi et la réponse) est mis à part, dans
 * {@code a-verifier}, et la transmission s'arrête : c'est à quelqu'un de demander à Infinoé. Reçu, il se supprime ; pas reçu, il revient dans
 * le dossier sous un autre nom. Le reste attend la fois suivante, l'ordre des écritures pouvant compter.
 *
 * <p>Pour de vrai : un dossier en argument, les accès dans {@code DGFIP_PASSERELLE}, {@code DGFIP_CLE} et {@code DGFIP_SECRET}, et ce que dit
 * le portail dans {@code INFINOE_BASE}, {@code INFINOE_PORTEE}, {@code INFINOE_CHEMIN} et {@code INFINOE_TYPE_MEDIA}. Infinoé veut aussi un
 * certificat : donnez au client un {@code OkHttpClient} qui le présente ({@code httpClient(…)}).
 */
public final class TransmissionInfinoe {
    static final String JOURNAL = "transmission.journal";
    static final String A_VERIFIER = "a-verifier";
    private static final String A_VOIR = "à vérifier auprès d'Infinoé";
    private static final Pattern NOM_SIMPLE = Pattern.compile("[\\p{L}\\p{N} ._-]{1,120}");

    private final AppelsAutreApi api;
    private final String chemin;
    private final String typeMedia;
    private final Consumer<Passage> auPassage;

    /** Les endroits entre lesquels un programme peut être tué. */
    enum Passage {
        AVANT_LE_JOURNAL,
        ENVOI_NOTE,
        REPONSE_RECUE,
        ISSUE_NOTEE
    }

    TransmissionInfinoe(AppelsAutreApi api, String chemin, String typeMedia, Consumer<Passage> auPassage) {
        this.api = api;
        this.chemin = chemin;
        this.typeMedia = typeMedia;
        this.auPassage = auPassage;
    }

    /**
     * Transmet un dossier ou, sans argument, des fichiers fictifs au bac à sable embarqué.
     *
     * @param arguments le dossier
     */
    public static void main(String[] arguments) {
        boolean demonstration = arguments.length == 0 || arguments[0].isBlank();
        Demonstration.lancer(
                sortie -> demonstration ? montrer(sortie) : transmettreAInfinoe(Path.of(arguments[0]), sortie));
    }

    private static int transmettreAInfinoe(Path dossier, PrintStream sortie) {
        AutreApi infinoe = AutreApi.de("infinoe", variable("INFINOE_BASE"), variable("INFINOE_PORTEE"));
        try (ImpotParticulierClient client = ImpotParticulierClient.builder()
                .depuisEnvironnement()
                // Celui des conditions d'utilisation, en production et sauf demande.
                .quotaParMinute(infinoe.guichet(), 200)
                .build()) {
            return new TransmissionInfinoe(
                            client.autreApi(infinoe),
                            variable("INFINOE_CHEMIN"),
                            variable("INFINOE_TYPE_MEDIA"),
                            passage -> {})
                    .transmettre(dossier, sortie);
        }
    }

    private static String variable(String nom) {
        String valeur = System.getenv(nom);
        if (valeur == null) {
            throw new IllegalStateException(
                    "La variable d'environnement " + nom + " manque : le portail dit sa valeur.");
        }
        return valeur;
    }

    /** Une coupure au deuxième fichier, puis une seconde fois, sans le renvoyer. */
    private static int montrer(PrintStream sortie) {
        sortie.println("Transmission d'un dossier, sur le bac à sable embarqué (messages et personnes fictives)");
        try (BacASable bac = BacASable.builder()
                        .autreApi(AutreApiServie.de("/infinoe-fictif", "portee_fictive")
                                .avecReponse(201, "text/plain", "reçu"))
                        .demarrer();
                ImpotParticulierClient client = ImpotParticulierClient.builder()
                        .passerelle(bac.passerelle())
                        .identifiants(bac.cle(), bac.secret())
                        .build()) {
            Path dossier = Files.createTempDirectory("transmission");
            for (String nom : List.of("lot-1.txt", "lot-2.txt", "lot-3.txt")) {
                Files.writeString(dossier.resolve(nom), "Message fictif de " + nom);
            }
            AppelsAutreApi api = client.autreApi(AutreApi.de("infinoe", "/infinoe-fictif", "portee_fictive"));
            TransmissionInfinoe transmission = new TransmissionInfinoe(api, "/depots", "text/plain", passage -> {
                if (passage == Passage.ISSUE_NOTEE && bac.messagesRecus().size() == 1) {
                    bac.panne(Panne.coupureApresReception(), 1);
                }
            });
            sortie.println("\nUne coupure, le deuxième message envoyé");
            transmission.transmettre(dossier, sortie);
            sortie.println("\nUne seconde fois");
            transmission.transmettre(dossier, sortie);
            sortie.println("\nMessages reçus par l'API : " + bac.messagesRecus().size() + ", tous différents");
            effacer(dossier);
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void effacer(Path dossier) throws IOException {
        try (Stream<Path> contenu = Files.walk(dossier)) {
            for (Path chemin : contenu.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(chemin);
            }
        }
    }

    /** Transmet ce qui reste à transmettre du dossier, et dit ce que devient chaque fichier ; rend le nombre de ceux dont il faut s'occuper. */
    int transmettre(Path dossier, PrintStream sortie) {
        Tableau tableau = new Tableau(List.of("Fichier", "État", "Détail"));
        int aSuivre = 0;
        try (JournalDEnvoi journal = JournalDEnvoi.ouvrir(dossier.resolve(JOURNAL))) {
            boolean arretee = false;
            for (Ligne disparu : disparus(dossier, journal)) {
                journal.noter(new Ligne(Etat.INCERTAIN, disparu.fichier(), disparu.empreinte(), ""));
                arretee = true;
                aSuivre++;
                tableau.ajouter(List.of(disparu.fichier(), A_VOIR, "envoi interrompu, fichier disparu"));
            }
            for (Path fichier : fichiers(dossier)) {
                Issue issue = traiter(fichier, journal, arretee);
                arretee |= issue.arrete();
                aSuivre += issue.fini() ? 0 : 1;
                tableau.ajouter(List.of(affichable(nom(fichier)), issue.etat(), issue.detail()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sortie.println();
        sortie.print(tableau.texte());
        return aSuivre;
    }

    private static List<Path> fichiers(Path dossier) throws IOException {
        try (Stream<Path> contenu = Files.list(dossier)) {
            return contenu.filter(Files::isRegularFile)
                    .filter(fichier -> !nom(fichier).equals(JOURNAL))
                    .sorted()
                    .toList();
        }
    }

    /** Interrompus, puis retirés du dossier avant d'avoir été mis à part. */
    private static List<Ligne> disparus(Path dossier, JournalDEnvoi journal) {
        return journal.enSuspens().stream()
                .filter(ligne -> Files.notExists(dossier.resolve(ligne.fichier())))
                .toList();
    }

    /** Le nom d'un fichier est à qui le dépose : rien n'y commande le terminal. */
    private static String affichable(String nom) {
        return nom.replaceAll("[^\\p{L}\\p{N} ._-]", "?");
    }

    private static String nom(Path fichier) {
        return String.valueOf(fichier.getFileName());
    }

    private Issue traiter(Path fichier, JournalDEnvoi journal, boolean arretee) throws IOException {
        String nom = nom(fichier);
        if (!NOM_SIMPLE.matcher(nom).matches()) {
            return Issue.aFaire("nom refusé", "donnez-lui un nom de lettres, chiffres, points, tirets et espaces");
        }
        byte[] message = Files.readAllBytes(fichier);
        String empreinte = empreinte(message);
        Ligne derniere = journal.derniere(nom).orElse(null);
        Etat etat = derniere == null ? Etat.NON_RECU : derniere.etat();
        if (derniere != null && !derniere.empreinte().equals(empreinte)) {
            return etat == Etat.ENVOI || etat == Etat.INCERTAIN
                    ? Issue.arret(
                            "modifié", "envoi interrompu, à vérifier ; donnez un autre nom à ce qui est à envoyer")
                    : Issue.aFaire(
                            "modifié", "il a changé depuis son envoi : donnez un autre nom à ce qui est à envoyer");
        }
        Optional<String> recu = etat == Etat.NON_RECU ? journal.recuSous(empreinte) : Optional.empty();
        if (recu.isPresent()) {
            return Issue.aFaire("même message", recu.get() + ", déjà transmis : retirez celui qui est de trop");
        }
        return switch (etat) {
            case RECU -> Issue.finie("déjà transmis", derniere == null ? "" : derniere.detail());
            case REFUSE -> Issue.aFaire("refusé", derniere == null ? "" : derniere.detail());
            // Tué entre l'envoi et la réponse, ou avant de le mettre à part.
            case ENVOI, INCERTAIN -> mettreAPart(fichier, empreinte, "interrompu pendant son envoi", journal);
            case NON_RECU ->
                arretee
                        ? Issue.aFaire("en attente", "la fois suivante")
                        : envoyer(fichier, message, empreinte, journal);
        };
    }

    private Issue envoyer(Path fichier, byte[] message, String empreinte, JournalDEnvoi journal) throws IOException {
        auPassage.accept(Passage.AVANT_LE_JOURNAL);
        journal.noter(new Ligne(Etat.ENVOI, nom(fichier), empreinte, ""));
        auPassage.accept(Passage.ENVOI_NOTE);
        Issue issue;
        try {
            ReponseAutreApi reponse = api.envoyer(Methode.POST, chemin, Map.of(), typeMedia, message);
            auPassage.accept(Passage.REPONSE_RECUE);
            issue = conclure(fichier, empreinte, reponse, journal);
        } catch (AppelException e) {
            auPassage.accept(Passage.REPONSE_RECUE);
            issue = conclure(fichier, empreinte, e, journal);
        }
        auPassage.accept(Passage.ISSUE_NOTEE);
        return issue;
    }

    private static Issue conclure(Path fichier, String empreinte, ReponseAutreApi reponse, JournalDEnvoi journal)
            throws IOException {
        String detail = "HTTP " + reponse.statut()
                + reponse.idCorrelation().map(id -> ", corrélation " + id).orElse("");
        if (reponse.reussie()) {
            journal.noter(new Ligne(Etat.RECU, nom(fichier), empreinte, detail));
            return Issue.finie("transmis", detail);
        }
        if (reponse.statut() >= 400 && reponse.statut() < 500) {
            journal.noter(new Ligne(Etat.REFUSE, nom(fichier), empreinte, detail));
            return Issue.aFaire("refusé", detail);
        }
        // Une panne de l'API, ou une redirection : a-t-elle fait ce qu'on lui demandait ?
        return mettreAPart(fichier, empreinte, detail, journal);
    }

    private static Issue conclure(Path fichier, String empreinte, AppelException e, JournalDEnvoi journal)
            throws IOException {
        String detail = e.idCorrelation().map(id -> "corrélation " + id).orElse("aucun envoi");
        if (e.peutEtreRecue()) {
            return mettreAPart(fichier, empreinte, detail, journal);
        }
        journal.noter(new Ligne(Etat.NON_RECU, nom(fichier), empreinte, detail));
        return Issue.arret("pas reçu", e.explication());
    }

    /** Un fichier peut-être reçu n'est jamais renvoyé d'ici : quelqu'un doit voir. */
    private static Issue mettreAPart(Path fichier, String empreinte, String detail, JournalDEnvoi journal)
            throws IOException {
        journal.noter(new Ligne(Etat.INCERTAIN, nom(fichier), empreinte, detail));
        Path aPart = fichier.resolveSibling(A_VERIFIER);
        Files.createDirectories(aPart);
        Path cible = aPart.resolve(nom(fichier));
        if (!Files.exists(cible)) {
            Files.move(fichier, cible);
        }
        return Issue.arret(A_VOIR, detail);
    }

    private static String empreinte(byte[] message) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(message));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Toute JVM a SHA-256.", e);
        }
    }

    /** Ce que devient un fichier. */
    private record Issue(String etat, String detail, boolean fini, boolean arrete) {
        private static Issue finie(String etat, String detail) {
            return new Issue(etat, detail, true, false);
        }

        private static Issue aFaire(String etat, String detail) {
            return new Issue(etat, detail, false, false);
        }

        private static Issue arret(String etat, String detail) {
            return new Issue(etat, detail, false, true);
        }
    }
}
