package io.github.impotparticulier;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.erreur.RequeteInvalideException;
import io.github.impotparticulier.erreur.UsagerInconnuException;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Sexe;
import io.github.impotparticulier.r2p.AdresseRecherchee;
import io.github.impotparticulier.r2p.CriteresPersonne;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Tout critère que le client laisse partir, le bac à sable l'admet : il y cherche quelqu'un, et ne trouve personne. Un critère que l'un
 * admet et que l'autre refuse n'est jamais tenu par le contrat des deux côtés.
 */
class CriteresAdmisTest {
    private static final BacASable BAC = BacASable.demarrer();
    private static final ImpotParticulierClient CLIENT = ImpotParticulierClient.builder()
            .passerelle(BAC.passerelle())
            .identifiants(BAC.cle(), BAC.secret())
            .idTeleservice(BAC.idTeleservice())
            .build();

    @AfterAll
    static void fermer() {
        CLIENT.close();
        BAC.close();
    }

    private static EtatCivil.Builder personne() {
        return EtatCivil.builder().nom("PERSONNE-FICTIVE").prenoms("AUCUNE");
    }

    /** Tous les codes de département et de collectivité, d'hier et d'aujourd'hui, et ce qui ne l'a jamais été. */
    private static List<String> departements() {
        return Stream.of(
                        IntStream.rangeClosed(0, 99).mapToObj(code -> String.format("%02d", code)),
                        IntStream.rangeClosed(970, 989).mapToObj(Integer::toString),
                        Stream.of("2A", "2B"))
                .flatMap(codes -> codes)
                .toList();
    }

    /** Ce que ces codes composent, sans ceux que le client refuse. */
    private static <T> List<T> composer(Function<String, T> composition) {
        List<T> composes = new ArrayList<>();
        for (String code : departements()) {
            try {
                composes.add(composition.apply(code));
            } catch (RequeteInvalideException e) {
                // Jamais envoyé : rien à admettre.
            }
        }
        return composes;
    }

    private static void parR2p(CriteresPersonne criteres) {
        assertThatExceptionOfType(UsagerInconnuException.class)
                .isThrownBy(() -> CLIENT.r2p().personne(criteres));
    }

    private static void parSfip(CriteresPersonne criteres) {
        assertThatExceptionOfType(UsagerInconnuException.class)
                .isThrownBy(() -> CLIENT.sfip().derniereSituation(criteres));
    }

    @Test
    void tout_lieu_de_naissance() {
        List<EtatCivil> nes = new ArrayList<>();
        nes.addAll(composer(code -> personne().naissanceEnFrance(code).build()));
        nes.addAll(composer(code -> personne().naissanceEnFrance(code, "001").build()));
        nes.addAll(composer(code -> personne().naissanceEnFrance(code, "01").build()));
        nes.add(personne().naissanceEnFrance().build());
        nes.add(personne().naissanceALEtranger("99352").build());

        nes.forEach(ne -> {
            parR2p(CriteresPersonne.parEtatCivil(ne));
            parSfip(CriteresPersonne.parEtatCivil(ne));
        });
    }

    @Test
    void toute_date_et_les_noms_les_plus_longs() {
        Stream.of(
                        personne().dateNaissance(Year.of(1975)),
                        personne().dateNaissance(YearMonth.of(1975, 12)),
                        personne().dateNaissance(LocalDate.of(1976, 2, 29)),
                        personne().dateNaissance(LocalDate.of(1850, 1, 1)),
                        personne().sexe(Sexe.FEMININ).nom("É".repeat(100)),
                        personne().sexe(Sexe.MASCULIN).prenoms(("À".repeat(20) + " ").repeat(9)))
                .map(EtatCivil.Builder::build)
                .map(CriteresPersonne::parEtatCivil)
                .forEach(criteres -> {
                    parR2p(criteres);
                    parSfip(criteres);
                });
    }

    @Test
    void toute_adresse_de_r2p() {
        List<AdresseRecherchee> adresses = new ArrayList<>();
        adresses.addAll(
                composer(code -> AdresseRecherchee.builder().departement(code).build()));
        adresses.addAll(composer(
                code -> AdresseRecherchee.builder().commune(code, "001").build()));
        adresses.addAll(composer(code -> AdresseRecherchee.builder().tom(code).build()));
        // Refusées par R2P seul, avant l'envoi : elles s'y donnent par tom(…).
        adresses.removeIf(adresse -> adresse.departement()
                .filter(code -> code.matches("975|977|978|98."))
                .isPresent());
        adresses.add(AdresseRecherchee.builder().pays("99100").build());
        Stream.of("B", "T", "Q")
                .map(indice -> AdresseRecherchee.builder()
                        .pays("99100")
                        .commune("974", "411")
                        .typeVoie("AVEN")
                        .libelleVoie("DU GÉNÉRAL DE LA FICTION 1")
                        .numeroVoie("12345")
                        .indiceRepetition(indice)
                        .build())
                .forEach(adresses::add);

        adresses.forEach(
                adresse -> parR2p(CriteresPersonne.parAdresse(personne().build(), adresse)));
    }

    @Test
    void toute_adresse_de_sfip() {
        List<AdresseRecherchee> adresses = new ArrayList<>();
        adresses.addAll(
                composer(code -> AdresseRecherchee.builder().departement(code).build()));
        adresses.addAll(composer(
                code -> AdresseRecherchee.builder().commune(code, "001").build()));
        adresses.addAll(
                composer(code -> AdresseRecherchee.builder().commune(code, "01").build()));
        adresses.add(AdresseRecherchee.builder().pays("99100").build());
        adresses.add(AdresseRecherchee.builder()
                .commune("2A", "004")
                .codeVoie("A123")
                .libelleVoie("RUE DE L'ESSAI ET DE LA FICTION-MODÈLE")
                .numeroVoie("99999")
                .indiceRepetition("Q")
                .build());

        adresses.forEach(
                adresse -> parSfip(CriteresPersonne.parAdresse(personne().build(), adresse)));
    }
}
