package io.github.impotparticulier.exemples.demonstrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.bacasable.BacASable;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirDeletionStrategy;

/** La page de cantine au clavier, scripts coupés, dans un vrai navigateur. Sans navigateur, ce test s'abstient. */
class GuichetAuNavigateurTest {
    private static final Clock NOVEMBRE_2024 = Essai.le("2024-11-15");

    private static final String FOCUS = "document.activeElement.id";

    /** Le navigateur écrit encore dans son profil en s'arrêtant : l'effacement est sans garantie. */
    @TempDir(deletionStrategy = TempDirDeletionStrategy.IgnoreFailures.class)
    private Path profil;

    @Test
    void le_clavier_suffit_et_le_focus_va_au_message() throws Exception {
        Optional<Path> programme = Navigateur.installe();
        assumeTrue(programme.isPresent(), "aucun navigateur installé");
        Process processus = Navigateur.demarrer(programme.get(), profil);
        Optional<Navigateur> ouvert = Navigateur.ouvrir(processus);
        try (BacASable bac = BacASable.builder().horloge(NOVEMBRE_2024).demarrer();
                ImpotParticulierClient client = Demonstration.client(bac, NOVEMBRE_2024);
                GuichetCantine guichet = new GuichetCantine(client, panne -> {})) {
            assumeTrue(ouvert.isPresent(), "le navigateur ne démarre pas ici");
            try (Navigateur navigateur = ouvert.get()) {
                parcourir(
                        navigateur, guichet, bac.personne("maries-deux-enfants").spi());
            }
        } finally {
            processus.destroy();
            processus.waitFor(5, TimeUnit.SECONDS);
            processus.destroyForcibly();
        }
    }

    private static void parcourir(Navigateur navigateur, GuichetCantine guichet, String numero) {
        navigateur.aller(guichet.adresse());
        navigateur.tabulation();
        assertThat(navigateur.valeur(FOCUS, "numero")).isEqualTo("numero");
        navigateur.saisir(numero.substring(1));
        navigateur.entree("Page.loadEventFired");

        assertThat(navigateur.valeur(FOCUS, "message")).isEqualTo("message");
        assertThat(navigateur.valeur("document.activeElement.getAttribute('role')"))
                .isEqualTo("alert");
        assertThat(navigateur.valeur("document.title")).startsWith("Erreur : ");
        assertThat(navigateur.valeur("getComputedStyle(document.activeElement).outlineStyle"))
                .as("le focus se voit")
                .isEqualTo("solid");

        // Le lien du message mène au champ, où la saisie est restée.
        navigateur.tabulation();
        navigateur.entree("Page.navigatedWithinDocument");
        assertThat(navigateur.valeur(FOCUS, "numero")).isEqualTo("numero");
        assertThat(navigateur.valeur("document.activeElement.value")).isEqualTo(numero.substring(1));
        navigateur.toutSelectionner();
        navigateur.saisir(numero);
        navigateur.entree("Page.loadEventFired");

        assertThat(navigateur.valeur(FOCUS, "message")).isEqualTo("message");
        assertThat(navigateur.valeur("document.querySelector('#message h2').textContent"))
                .startsWith("Un repas : 4,60 ");
        assertThat(navigateur.valeur("location.href"))
                .isEqualTo(guichet.adresse().toString());
        assertThat(navigateur.valeur("document.documentElement.outerHTML.includes('" + numero + "')"))
                .isEqualTo("false");
        assertThat(navigateur.reproches())
                .as("une politique de sécurité enfreinte, un style refusé")
                .noneMatch(reproche -> reproche.contains("Content Security Policy"));
    }
}
