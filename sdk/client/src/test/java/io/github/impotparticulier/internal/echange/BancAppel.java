package io.github.impotparticulier.internal.echange;

import static io.github.impotparticulier.internal.echange.PasserelleSimulee.panne;
import static io.github.impotparticulier.internal.echange.PasserelleSimulee.requete;

import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** De quoi lancer un appel dans un fil du temps virtuel, et le voir au repos. */
abstract class BancAppel {
    static final String DONNEES = "{\"rfr\":17827}";
    static final PasserelleSimulee.Reaction COUPURE = panne(new SocketException("coupé"));

    final PasserelleSimulee dgfip = new PasserelleSimulee();
    /** Une seule place : un essai qui garderait la sienne empêcherait le suivant. */
    private final Fenetre echanges = new Fenetre(1, 0, dgfip.temps.temps());

    volatile Operation operation;
    private Jetons jetons;
    private Reprises reprises;

    CompletableFuture<Issue<Reponse>> lancer() {
        return lancer(requete());
    }

    CompletableFuture<Issue<Reponse>> lancer(Requete requete) {
        Reglages reglages = dgfip.reglages();
        Transport transport = dgfip.transport(reglages);
        Journal journal = new Journal(reglages.ecouteur(), reglages.temps());
        if (jetons == null) {
            jetons = new Jetons(
                    new DemandeJeton(
                            (Acces.OAuth2) reglages.raccord().acces(),
                            reglages,
                            transport,
                            journal,
                            dgfip.temps.fils()),
                    dgfip.temps.fils(),
                    dgfip.temps.temps(),
                    () -> false);
            reprises = new Reprises(reglages.essaisMax(), reglages.temps().hasard());
        }
        Limite limite = dgfip.limiteur == null ? dgfip.quota : new LimiteurConfie(dgfip.limiteur, journal);
        Moteur moteur = new Moteur(reglages, journal, transport, jetons, reprises, limite, echanges);
        return dgfip.temps.lancer(() -> {
            operation = new Operation(reglages.delais(), "dossier-7", reglages.temps());
            return new Appel(requete, operation, moteur).lancer();
        });
    }

    static String corps(Reponse reponse) {
        return new String(reponse.corps(), StandardCharsets.UTF_8);
    }

    void abandonner() {
        operation.abandonner();
        dgfip.temps.calmer();
    }

    void interrompre() {
        operation.fil().interrupt();
        dgfip.temps.calmer();
    }

    void avancer(Duration duree) {
        dgfip.temps.avancer(duree);
    }
}
