package io.github.impotparticulier.bacasable;

import io.github.impotparticulier.bacasable.particulier.Hote;
import io.github.impotparticulier.bacasable.particulier.UsagerParticulier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ce que le bac à sable prête à API Particulier : son horloge, son registre, ses citoyens et son journal. */
final class HoteParticulier implements Hote {
    private final Horloge horloge;
    private final Annuaire annuaire;
    private final JetonsFranceConnect franceConnect;
    private final Journal journal;

    HoteParticulier(Horloge horloge, Annuaire annuaire, JetonsFranceConnect franceConnect, Journal journal) {
        this.horloge = horloge;
        this.annuaire = annuaire;
        this.franceConnect = franceConnect;
        this.journal = journal;
    }

    @Override
    public Instant maintenant() {
        return horloge.instant();
    }

    @Override
    public List<UsagerParticulier> registre() {
        List<UsagerParticulier> usagers = new ArrayList<>();
        for (PersonneFictive personne : annuaire.personnes()) {
            String suffixe = "";
            for (PersonnePhysique inscription : personne.inscriptions()) {
                usagers.add(new UsagerParticulier(
                        personne.cas() + suffixe,
                        personne.description(),
                        Optional.of(inscription.spi()),
                        inscription.identiteFictive(),
                        Optional.empty(),
                        Optional.empty()));
                suffixe = "-conjoint";
            }
        }
        return usagers;
    }

    @Override
    public Optional<Citoyen> citoyen(String jeton) {
        return franceConnect.identification(jeton).map(usager -> new Citoyen(usager.spi(), usager.scopes()));
    }

    @Override
    public void noter(String methode, String route, int statut, @Nullable String motif) {
        journal.noter(new EchangeServi(Aiguillage.methodeConnue(methode), route, statut, Optional.ofNullable(motif)));
    }
}
