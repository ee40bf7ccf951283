package io.github.impotparticulier.exemples.demonstrations;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.appel.EssaiTermine;
import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AuthentificationException;
import io.github.impotparticulier.ir.SituationIr;
import io.github.impotparticulier.millesime.DonneesAnnuelles;
import io.github.impotparticulier.millesime.MillesimeCalculator;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Un éditeur sert plusieurs communes d'un même programme : un client pour chacune, avec ses identifiants, son téléservice et son
 * quota. Les connexions sont partagées sans que l'éditeur ait rien à faire ; les jetons, les quotas et les pannes ne le sont pas.
 *
 * <p>Chaque requête laisse une ligne au journal des accès : qui, quand, quelle ressource, quelle année, l'identifiant de corrélation à
 * donner à la DGFiP. Ni numéro fiscal, ni donnée fiscale.
 */
public final class EditeurMultiCommunes implements AutoCloseable {
    private static final Pattern MOT = Pattern.compile("[A-Za-z0-9._-]{1,40}");

    private final Map<String, ImpotParticulierClient> clients = new LinkedHashMap<>();
    private final Clock horloge;
    private final Consumer<String> journal;

    EditeurMultiCommunes(Clock horloge, Consumer<String> journal) {
        this.horloge = horloge;
        this.journal = journal;
    }

    /**
     * Lance le programme sur des bacs à sable embarqués, un par commune.
     *
     * @param arguments aucun n'est lu
     */
    public static void main(String[] arguments) {
        Demonstration.lancer(sortie -> {
            sortie.println("Éditeur de plusieurs communes, sur des bacs à sable embarqués (personnes fictives)");
            surLesBacsASable(Clock.systemUTC(), sortie);
            // Les trois pannes sont voulues : la démonstration a réussi.
            return 0;
        });
    }

    /** Une commune sans histoire, et trois dont chacune a la sienne. */
    static int surLesBacsASable(Clock horloge, PrintStream sortie) {
        Queue<String> journal = new ConcurrentLinkedQueue<>();
        BacASable port = BacASable.builder().horloge(horloge).demarrer();
        port.close();
        try (BacASable bourg = BacASable.builder().horloge(horloge).demarrer();
                BacASable ville = BacASable.builder().horloge(horloge).demarrer();
                BacASable val = BacASable.builder().horloge(horloge).demarrer();
                EditeurMultiCommunes editeur = new EditeurMultiCommunes(horloge, journal::add)) {
            editeur.ajouter(commune("Bourg-Fictif", bourg, bourg.secret(), 50));
            editeur.ajouter(commune("Ville-Exemple", ville, "secret-perime", 50));
            editeur.ajouter(commune("Port-Essai", port, port.secret(), 50));
            editeur.ajouter(commune("Val-Modele", val, val.secret(), 2));
            int aRefaire = editeur.montrer(demandes(bourg), sortie);
            sortie.println();
            sortie.println("Journal des accès");
            sortie.println();
            journal.forEach(sortie::println);
            return aRefaire;
        }
    }

    private static Commune commune(String nom, BacASable bac, String secret, int quotaParMinute) {
        return new Commune(nom, bac.passerelle(), bac.cle(), secret, bac.idTeleservice(), quotaParMinute);
    }

    static List<Demande> demandes(BacASable bac) {
        List<Demande> demandes = new ArrayList<>();
        List<String> communes = List.of("Bourg-Fictif", "Ville-Exemple", "Port-Essai", "Val-Modele");
        List<String> cas = List.of("maries-deux-enfants", "parent-isole", "celibataire");
        for (int i = 0; i < cas.size(); i++) {
            for (String commune : communes) {
                demandes.add(
                        new Demande(commune, "agent-" + (i + 1), "C-" + (101 + i), Demandeur.fictif(bac, cas.get(i))));
            }
        }
        return demandes;
    }

    /**
     * Ouvre une commune. Un client par commune, gardé aussi longtemps que l'application.
     *
     * @throws IllegalArgumentException si une autre a ce nom : ses demandes partiraient avec les identifiants de celle-ci
     */
    void ajouter(Commune commune) {
        if (clients.containsKey(commune.nom())) {
            throw new IllegalArgumentException("Commune déjà ouverte : " + commune.nom()
                    + ". Deux homonymes se distinguent, par leur code INSEE par exemple.");
        }
        ImpotParticulierClient client = ImpotParticulierClient.builder()
                .passerelle(commune.passerelle())
                .identifiants(commune.cle(), commune.secret())
                .idTeleservice(commune.idTeleservice())
                .quotaParMinute(commune.quotaParMinute())
                .millesimes(MillesimeCalculator.builder().horloge(horloge).build())
                .ecouteur(essai -> consigner(commune, essai))
                .build();
        clients.put(commune.nom(), client);
    }

    /** Affiche le tableau ; rend le nombre de demandes à refaire. */
    int montrer(List<Demande> demandes, PrintStream sortie) {
        Tableau tableau = new Tableau(List.of("Commune", "Agent", "Dossier", "Revenus de", "Quotient", "Remarque"), 4);
        int aRefaire = 0;
        for (Demande demande : demandes) {
            Lecture<Reponse> lecture = lire(demande);
            Optional<Reponse> reponse = lecture.donnees();
            tableau.ajouter(List.of(
                    demande.commune(),
                    demande.agent(),
                    demande.dossier(),
                    reponse.map(lue -> Integer.toString(lue.annee())).orElse("?"),
                    reponse.flatMap(Reponse::quotient).map(Tableau::euros).orElse("?"),
                    lecture.remarque()));
            aRefaire += lecture.aRefaire() ? 1 : 0;
        }
        sortie.println();
        sortie.print(tableau.texte());
        return aRefaire;
    }

    /** La demande d'un agent, par le client de sa commune. C'est ici que tout se passe. */
    Lecture<Reponse> lire(Demande demande) {
        ImpotParticulierClient client = clients.get(demande.commune());
        if (client == null) {
            throw new IllegalArgumentException("Commune inconnue : " + demande.commune());
        }
        try {
            return Lecture.de(() -> {
                DonneesAnnuelles<SituationIr> derniere = client.avecReference(demande.reference())
                        .irAssiette()
                        .derniereAnnee(demande.demandeur().usager());
                return new Reponse(derniere.annee(), derniere.donnees().quotientFamilial());
            });
        } catch (AuthentificationException | AccesRefuseException e) {
            // Un défaut de réglage vaut pour toute la commune, et pour elle seule : les autres continuent.
            return new Lecture<>(Optional.empty(), false, e.explication());
        }
    }

    /** Dans le fil de l'appel, que la réponse attend : n'y faites que passer la ligne à qui l'écrira. */
    private void consigner(Commune commune, EssaiTermine essai) {
        if (essai.guichet().isEmpty()) {
            // Une demande de jeton n'est l'accès aux données de personne.
            return;
        }
        journal.accept(essai.debut().truncatedTo(ChronoUnit.MILLIS) + " commune=" + commune.nom()
                + " " + essai.reference().orElse("agent=- dossier=-")
                + " ressource=" + essai.operation()
                + " annee=" + (essai.annee().isPresent() ? essai.annee().getAsInt() : "-")
                + " statut=" + (essai.statut().isPresent() ? essai.statut().getAsInt() : "-")
                + " essai=" + essai.numero()
                + " correlation=" + essai.idCorrelation().orElse("-"));
    }

    @Override
    public void close() {
        clients.values().forEach(ImpotParticulierClient::close);
    }

    /** Ce que l'éditeur sait d'une commune ; le secret vient d'un coffre, pas d'un fichier. */
    record Commune(String nom, String passerelle, String cle, String secret, String idTeleservice, int quotaParMinute) {
        Commune {
            exigerMot(nom);
        }

        @Override
        public String toString() {
            return "Commune[" + nom + "]";
        }
    }

    /** Qui demande, et pour quel dossier : ce que le journal dira, sans nom d'usager. */
    record Demande(String commune, String agent, String dossier, Demandeur demandeur) {
        Demande {
            exigerMot(agent);
            exigerMot(dossier);
        }

        String reference() {
            return "agent=" + agent + " dossier=" + dossier;
        }
    }

    /** Ce que l'agent a besoin de savoir ; le reste de l'avis n'est pas gardé. */
    record Reponse(int annee, Optional<BigDecimal> quotient) {
        @Override
        public String toString() {
            return "Reponse[" + annee + "]";
        }
    }

    /** Une fin de ligne ou une espace permettrait d'écrire une fausse ligne au journal. */
    private static void exigerMot(String mot) {
        if (!MOT.matcher(mot).matches()) {
            throw new IllegalArgumentException(
                    "Commune, agent et dossier : lettres, chiffres, point et tirets seulement.");
        }
    }
}
