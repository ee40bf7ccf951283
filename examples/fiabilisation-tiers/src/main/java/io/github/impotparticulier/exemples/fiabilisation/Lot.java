package io.github.impotparticulier.exemples.fiabilisation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Un traitement, du fichier des débiteurs au résultat.
 *
 * <p>Ce qui est promis, si on le tue n'importe quand et qu'on le relance sur les mêmes fichiers : le résultat est celui d'un traitement
 * ininterrompu, octet pour octet si R2P répond de même ; une ligne écrite n'est jamais redemandée, sinon une seule, en témoin (voyez
 * {@link Retenue}) ; au plus {@code simultanes} lignes le sont, ou seize si c'est davantage, celles qui étaient en cours. Si la machine
 * elle-même s'éteint, s'y ajoutent celles de la dernière seconde.
 *
 * @param debiteurs le fichier lu
 * @param resultat le fichier écrit, ou repris
 * @param format comment ils s'écrivent
 * @param colonnes les colonnes que l'utilisateur a nommées
 * @param passerelle ce qui distingue cette passerelle d'une autre
 * @param allure à quel pas R2P est interrogé
 */
record Lot(
        Path debiteurs,
        Path resultat,
        FormatCsv format,
        Map<Champ, String> colonnes,
        String passerelle,
        Allure allure) {

    /** Traite ce qui reste à traiter. */
    void executer(Recherche r2p, Interruption interruption, Avancement avancement, Bilan bilan, LongSupplier nanos)
            throws IOException, InterruptedException {
        if (!Files.isRegularFile(debiteurs)) {
            throw new NoSuchFileException(debiteurs.toString());
        }
        for (Path ecrit : ecrits()) {
            if (Files.exists(ecrit) && Files.isSameFile(debiteurs, ecrit)) {
                throw ArretException.aCorriger("Le résultat écraserait le fichier des débiteurs : donnez-en un autre.");
            }
        }
        Examen examen = Examen.de(debiteurs, format, colonnes);
        bilan.aTraiter(examen.lignes());
        Empreinte empreinte = Empreinte.de(examen, format, colonnes, passerelle);
        Duration reste = reste();
        DigestInputStream flux = Examen.condenser(debiteurs);
        try (Entree entree = Entree.de(flux, format, colonnes);
                Sortie sortie = Sortie.ouvrir(
                        resultat, format, empreinte, entree.entete().duResultat())) {
            Ligne temoin = sortie.reprendre(entree, examen.plusLongue(), bilan);
            avancement.commencer(examen.lignes(), bilan.reprises());
            if (sortie.lisibleParDAutres()) {
                avancement.dire("Le fichier de résultat pouvait être lu par d'autres : il ne l'est plus que de vous.");
            }
            if (!reste.isZero() && !bilan.complet()) {
                avancement.dire("Le traitement précédent vient de s'arrêter : reprise dans " + Textes.duree(reste)
                        + ", pour tenir le quota.");
                if (interruption.attendre(reste)) {
                    return;
                }
            }
            new Traitement(
                            entree,
                            new Interrogation(r2p),
                            sortie,
                            new Retenue(allure, temoin),
                            new Patience(allure.patience(), nanos),
                            interruption,
                            avancement,
                            bilan,
                            nanos)
                    .executer();
            if ((bilan.complet() || !interruption.demandee()) && !examen.estCeluiDe(flux)) {
                throw ArretException.aCorriger(
                        "Le fichier des débiteurs a changé pendant le traitement : le résultat mêle"
                                + " l'ancien et le nouveau. Recommencez, vers un autre fichier de résultat.");
            }
        }
    }

    private List<Path> ecrits() {
        Path reprise = Empreinte.chemin(resultat);
        return List.of(resultat, reprise, FichierPrive.brouillon(reprise));
    }

    private Duration reste() throws IOException {
        if (!Files.exists(resultat) || Files.size(resultat) == 0) {
            return Duration.ZERO;
        }
        Duration ecoule = Duration.between(Files.getLastModifiedTime(resultat).toInstant(), Instant.now());
        // Une écriture dans le futur ne dit rien.
        return ecoule.isNegative() || ecoule.compareTo(allure.repos()) >= 0
                ? Duration.ZERO
                : allure.repos().minus(ecoule);
    }
}
