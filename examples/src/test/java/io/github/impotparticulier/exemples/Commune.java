package io.github.impotparticulier.exemples;

import io.github.impotparticulier.ApiParticulierClient;
import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.bacasable.BacASable;
import io.github.impotparticulier.bacasable.ContratPartenaire;
import io.github.impotparticulier.bacasable.particulier.IdentiteFictive;
import io.github.impotparticulier.bacasable.particulier.PanneParticulier;
import io.github.impotparticulier.millesime.MillesimeCalculator;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Sexe;
import io.github.impotparticulier.personne.Usager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Une commune fictive : un bac à sable arrêté à un jour, et les clients de ses deux API. Une panne n'y est pas refaite. */
final class Commune implements AutoCloseable {
    static final String SIRET = "21350238800019";

    final BacASable bac;
    final ImpotParticulierClient dgfip;
    private ApiParticulierClient particulier;
    private Runnable apresEssai = () -> {};

    Commune(String jour) {
        this(jour, ContratPartenaire.complet());
    }

    Commune(String jour, ContratPartenaire contrat) {
        Clock horloge = Clock.fixed(Instant.parse(jour + "T09:00:00Z"), ZoneOffset.UTC);
        bac = BacASable.builder().horloge(horloge).contrat(contrat).demarrer();
        dgfip = ImpotParticulierClient.builder()
                .passerelle(bac.passerelle())
                .identifiants(bac.cle(), bac.secret())
                .idTeleservice(bac.idTeleservice())
                .essaisMax(1)
                .millesimes(MillesimeCalculator.builder().horloge(horloge).build())
                .build();
        particulier = client(bac.jetonParticulier());
    }

    ApiParticulierClient particulier() {
        return particulier;
    }

    /** À partir de maintenant, l'habilitation n'a plus que ces portées. */
    void habiliter(String... portees) {
        particulier.close();
        particulier = client(bac.jetonParticulier(Set.of(portees)));
    }

    /** La panne ne frappe qu'une fois ces essais servis. */
    void panneApres(int essais, PanneParticulier panne) {
        AtomicInteger restants = new AtomicInteger(essais);
        Runnable compte = () -> {
            if (restants.getAndDecrement() == 0) {
                bac.panne(panne);
            }
        };
        compte.run();
        apresEssai = compte;
    }

    EtatCivil etatCivil(String cas) {
        IdentiteFictive identite = bac.usagerParticulier(cas).identite();
        return EtatCivil.builder()
                .nom(identite.nomNaissance())
                .prenoms(String.join(" ", identite.prenoms()))
                .sexe(identite.sexe().equals("F") ? Sexe.FEMININ : Sexe.MASCULIN)
                .dateNaissance(LocalDate.of(identite.annee(), identite.mois(), identite.jour()))
                .lieuNaissance(identite.codeCommune().orElse(identite.codePays()))
                .build();
    }

    /** Un état civil bien formé, que nulle caisse ne reconnaît. */
    static EtatCivil etatCivilInconnu() {
        return EtatCivil.builder()
                .nom("INTROUVABLE")
                .prenoms("JEAN")
                .sexe(Sexe.MASCULIN)
                .dateNaissance(LocalDate.of(1980, 1, 2))
                .lieuNaissance("35238")
                .build();
    }

    Usager usager(String cas) {
        return Usager.parSpi(bac.personne(cas).spi());
    }

    private ApiParticulierClient client(String jeton) {
        return ApiParticulierClient.builder()
                .adresse(bac.particulier())
                .jeton(jeton)
                .destinataire(SIRET)
                .essaisMax(1)
                .ecouteur(essai -> apresEssai.run())
                .build();
    }

    @Override
    public void close() {
        particulier.close();
        dgfip.close();
        bac.close();
    }
}
