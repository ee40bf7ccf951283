package io.github.impotparticulier.exemples.demonstrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.EchangeServi;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.ServiceIndisponibleException;
import io.github.impotparticulier.exemples.demonstrations.EditeurMultiCommunes.Commune;
import io.github.impotparticulier.exemples.demonstrations.EditeurMultiCommunes.Demande;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EditeurMultiCommunesTest {
    private static final Clock NOVEMBRE_2024 = Essai.le("2024-11-15");

    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final List<String> journal = Collections.synchronizedList(new ArrayList<>());

    private static List<String> demonstration() {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        // Trois dossiers de la ville, trois du port, et le troisième du val, au-delà de son quota.
        assertThat(EditeurMultiCommunes.surLesBacsASable(
                        NOVEMBRE_2024, new PrintStream(octets, true, StandardCharsets.UTF_8)))
                .isEqualTo(7);
        return octets.toString(StandardCharsets.UTF_8)
                .lines()
                .map(ligne -> ligne.replaceAll(" {2,}", " | "))
                .toList();
    }

    @Test
    void les_ennuis_d_une_commune_ne_sont_pas_ceux_des_autres() {
        assertThat(demonstration())
                .contains(
                        // 47 880 / 3 ; 25 020 / 2,5 ; 23 490 / 1
                        "Bourg-Fictif | agent-1 | C-101 | 2023 | 15 960,00 €",
                        "Bourg-Fictif | agent-2 | C-102 | 2023 | 10 008,00 €",
                        "Bourg-Fictif | agent-3 | C-103 | 2023 | 23 490,00 €",
                        "Val-Modele | agent-1 | C-101 | 2023 | 15 960,00 €",
                        "Val-Modele | agent-2 | C-102 | 2023 | 10 008,00 €")
                .anyMatch(ligne -> ligne.startsWith("Ville-Exemple | agent-3 | C-103 | ? | ? | Identifiants refusés"))
                .anyMatch(ligne -> ligne.startsWith("Port-Essai | agent-3 | C-103 | ? | ? | La passerelle refuse la"))
                .anyMatch(ligne -> ligne.startsWith("Val-Modele | agent-3 | C-103 | ? | ? | "));
    }

    @Test
    void une_ligne_du_journal_dit_qui_quand_quoi_et_rien_de_fiscal() {
        List<String> lignes = demonstration();
        List<String> acces = lignes.subList(lignes.indexOf("Journal des accès") + 2, lignes.size());

        // Le bourg et le val ont lu ; la ville et le port n'ont eu ni jeton, ni donc accès.
        assertThat(acces)
                .hasSize(5)
                .allMatch(ligne -> ligne.matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z commune=(Bourg-Fictif|Val-Modele)"
                        + " agent=agent-[1-3] dossier=C-10[1-3] ressource=irAssiette annee=2023 statut=200 essai=1"
                        + " correlation=" + UUID));
        // L'instant et l'identifiant peuvent porter n'importe quels chiffres.
        assertThat(acces.stream().map(ligne -> ligne.replaceAll("^\\S+|correlation=\\S+", "")))
                .noneMatch(ligne -> ligne.matches(".*(399\\d|15.?960|10.?008|SPECIMEN).*"));
        assertThat(acces.stream().map(ligne -> ligne.replaceAll(".*correlation=", "")))
                .doesNotHaveDuplicates();
    }

    @Test
    void chaque_commune_a_son_jeton_et_ses_identifiants() {
        try (BacASable une = BacASable.builder().horloge(NOVEMBRE_2024).demarrer();
                BacASable autre = BacASable.builder().horloge(NOVEMBRE_2024).demarrer();
                EditeurMultiCommunes editeur = new EditeurMultiCommunes(NOVEMBRE_2024, journal::add)) {
            for (BacASable bac : List.of(une, autre)) {
                editeur.ajouter(commune(bac == une ? "une" : "autre", bac));
            }
            Demandeur demandeur = Demandeur.fictif(une, "celibataire");
            assertThat(editeur.lire(new Demande("une", "a", "1", demandeur)).donnees())
                    .isPresent();
            assertThat(editeur.lire(new Demande("une", "a", "2", demandeur)).donnees())
                    .isPresent();
            assertThat(autre.journal()).isEmpty();

            assertThat(editeur.lire(new Demande("autre", "b", "3", demandeur)).donnees())
                    .isPresent();
            assertThat(une.journal().stream().map(EchangeServi::route).filter("/token"::equals))
                    .hasSize(1);
            assertThat(autre.journal().stream().map(EchangeServi::route).filter("/token"::equals))
                    .hasSize(1);
        }
    }

    @Test
    void une_commune_inconnue_ou_un_agent_qui_truquerait_le_journal_sont_refuses() {
        Demandeur demandeur = new Demandeur("", "");
        try (EditeurMultiCommunes editeur = new EditeurMultiCommunes(NOVEMBRE_2024, journal::add)) {
            assertThatThrownBy(() -> editeur.lire(new Demande("ailleurs", "a", "1", demandeur)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Commune inconnue : ailleurs");
        }
        assertThatThrownBy(() -> new Demande("une", "a\n2024 commune=une", "1", demandeur))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Demande("une", "a", "1 agent=b", demandeur))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Commune("une commune", "", "", "", "", 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void deux_communes_du_meme_nom_ne_prennent_pas_les_identifiants_l_une_de_l_autre() {
        try (BacASable une = BacASable.builder().horloge(NOVEMBRE_2024).demarrer();
                BacASable homonyme = BacASable.builder().horloge(NOVEMBRE_2024).demarrer();
                EditeurMultiCommunes editeur = new EditeurMultiCommunes(NOVEMBRE_2024, journal::add)) {
            editeur.ajouter(commune("Saint-Fictif", une));
            assertThatThrownBy(() -> editeur.ajouter(commune("Saint-Fictif", homonyme)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "Commune déjà ouverte : Saint-Fictif. Deux homonymes se distinguent, par leur code INSEE par exemple.");

            Demandeur demandeur = Demandeur.fictif(une, "celibataire");
            assertThat(editeur.lire(new Demande("Saint-Fictif", "a", "1", demandeur))
                            .donnees())
                    .isPresent();
            assertThat(une.journal()).isNotEmpty();
            assertThat(homonyme.journal()).isEmpty();
        }
    }

    private static Commune commune(String nom, BacASable bac) {
        return new Commune(nom, bac.passerelle(), bac.cle(), bac.secret(), bac.idTeleservice(), 50);
    }

    @Test
    void une_reponse_ne_montre_ni_quotient_ni_ce_qui_en_est_lu() {
        EditeurMultiCommunes.Reponse reponse =
                new EditeurMultiCommunes.Reponse(2023, Optional.of(new BigDecimal("15960.00")));

        assertThat(reponse).hasToString("Reponse[2023]");
        assertThat(Lecture.de(() -> List.of("SPECIMEN", "15960"))).hasToString("Lecture[lue]");
        assertThat(Lecture.de(() -> {
                    throw new ServiceIndisponibleException("Plus rien.", Circonstances.aucunes());
                }))
                .hasToString("Lecture[Plus rien.]");
    }

    @Test
    void le_secret_d_une_commune_ne_se_montre_pas() {
        assertThat(new Commune("une", "http://127.0.0.1", "cle", "secret", "t", 1))
                .hasToString("Commune[une]");
    }
}
