package io.github.impotparticulier.exemples;

import io.github.impotparticulier.erreur.AccesRefuseException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.ir.IrAssiette;
import io.github.impotparticulier.millesime.RessourceAnnuelle;
import io.github.impotparticulier.personne.Usager;
import io.github.impotparticulier.th.SituationsTh;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * Une carte de stationnement résident : la zone d'après le domicile, la tranche d'après le revenu fiscal de référence. La taxe d'habitation,
 * de 2022 au plus tard, passe avant l'adresse d'imposition ; contraires, rien n'est tranché. Une panne et l'absence d'avis lèvent.
 */
public record CarteResident(IrAssiette ir, RessourceAnnuelle<SituationsTh> th, Set<String> zone) {
    /** Grille fictive : le plafond du revenu, compris, et le prix d'un an. */
    private static final TreeMap<Long, String> TARIFS =
            new TreeMap<>(Map.of(15_000L, "20.00", 30_000L, "60.00", 50_000L, "120.00", Long.MAX_VALUE, "180.00"));

    /** Une commune, sans code postal, trait d'union ni arrondissement, et ce qui le dit : « IR 2025 », « TH 2022 ». */
    public record Domicile(String commune, String source) {
        static Domicile de(String ecrite, String source) {
            String nom = ecrite.replaceFirst("^\\d{5} +", "").replaceAll("[-']", " ");
            return new Domicile(nom.replaceFirst(" \\d{1,2}(ER|EME)$", ""), source);
        }
    }

    /** Le prix, ou rien : la remarque dit alors si c'est « hors de la zone » ou ce qui manque. */
    public record Carte(
            int annee, OptionalLong rfr, Optional<Domicile> domicile, Optional<BigDecimal> prix, String remarque) {
        @Override
        public String toString() {
            return "Carte[" + annee + "]";
        }
    }

    public Carte pour(Usager usager) {
        var avis = ir.derniereAnnee(usager);
        OptionalLong rfr = avis.donnees().rfr();
        Optional<String> adresse = avis.donnees().aftDetail().flatMap(lue -> lue.codePostal());
        Optional<Domicile> selonIr = adresse.map(commune -> Domicile.de(commune, "IR " + avis.annee()));
        Optional<Domicile> domicile = selonLaTaxeDHabitation(usager).or(() -> selonIr);
        String remarque = remarque(domicile, selonIr, rfr);
        Optional<Long> revenu = remarque.isEmpty() ? Optional.of(rfr.getAsLong()) : Optional.empty();
        var prix = revenu.map(euros -> TARIFS.ceilingEntry(euros).getValue()).map(BigDecimal::new);
        return new Carte(avis.annee(), rfr, domicile, prix, remarque);
    }

    private String remarque(Optional<Domicile> domicile, Optional<Domicile> selonIr, OptionalLong rfr) {
        if (domicile.isEmpty()) {
            return "aucune adresse communiquée : demander un justificatif de domicile";
        }
        String commune = domicile.get().commune();
        if (selonIr.isPresent() && !selonIr.get().commune().equals(commune)) {
            return selonIr.get().commune() + " d'après " + selonIr.get().source()
                    + " : adresses contraires, demander un justificatif de domicile";
        }
        String manque = rfr.isPresent() ? "" : "revenu non communiqué : demander un justificatif de revenus";
        return zone.contains(commune) ? manque : "hors de la zone";
    }

    /** Rien si la personne n'a pas de taxe d'habitation, ou si cette ressource, qui s'éteint, n'est plus ouverte. */
    private Optional<Domicile> selonLaTaxeDHabitation(Usager usager) {
        try {
            var taxe = th.derniereAnnee(usager);
            return taxe.donnees().situations().stream()
                    .filter(situation -> situation.regimeTax().equals(Optional.of("P")))
                    .flatMap(situation -> situation.libelleCommune().stream())
                    .findFirst()
                    .map(commune -> Domicile.de(commune, "TH " + taxe.annee()));
        } catch (AucunResultatException | AccesRefuseException e) {
            return Optional.empty();
        }
    }
}
