package io.github.impotparticulier.exemples;

import io.github.impotparticulier.ApiParticulierClient;
import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.AucunResultatException;
import io.github.impotparticulier.particulier.QuotientFamilialCaf;
import io.github.impotparticulier.personne.EtatCivil;
import io.github.impotparticulier.personne.Usager;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Le prix d'un repas de cantine : d'après le quotient familial de la CAF ou de la MSA, et l'avis d'impôt seulement pour qui n'y a pas de
 * dossier. L'un se compte par mois, l'autre par an et d'autres revenus : chacun a sa grille, et ils ne se mêlent jamais.
 *
 * <p>Une panne, une identité non reconnue, une portée non accordée, un quotient que la caisse ne connaît pas, un mois qu'elle n'a pas encore
 * publié ne sont pas « pas de dossier » : ni prix, ni repli, et le motif dit pourquoi.
 */
public record TarifCantine(ApiParticulierClient caisses, ImpotParticulierClient impots) {
    /** Grilles fictives : le plafond de la tranche, compris, en euros par mois (caisse) ou par an (impôt), et le prix du repas. */
    private static final NavigableMap<Long, String> PAR_MOIS =
            new TreeMap<>(Map.of(400L, "1.00", 800L, "2.20", 1_200L, "3.40", Long.MAX_VALUE, "5.90"));

    private static final NavigableMap<Long, String> PAR_AN =
            new TreeMap<>(Map.of(6_000L, "1.00", 10_000L, "2.20", 14_000L, "3.40", Long.MAX_VALUE, "5.90"));

    /** Un prix en euros, ou rien tant qu'un agent n'a pas vu le dossier ; et d'où il vient, ou ce qui manque. */
    public record Tarif(Optional<BigDecimal> prix, String motif) {}

    /** L'état civil est celui de l'allocataire ou de son conjoint ; l'usager, celui dont on lirait l'avis. */
    public Tarif pour(EtatCivil allocataire, Usager contribuable) {
        try {
            QuotientFamilialCaf caf = caisses.quotientFamilial().actuel(allocataire);
            if (caf.valeur().isPresent()) {
                return tarif(PAR_MOIS, caf.valeur().getAsInt(), "quotient familial de la caisse");
            }
            boolean fourni = caf.estFourni("quotient_familial.valeur");
            return aEtablir(fourni ? "quotient inconnu de la caisse" : "quotient hors des portées de l'habilitation");
        } catch (AppelException e) {
            // Cette classe même : une identité inconnue en est une sorte, sans repli.
            boolean sansDossier =
                    e.getClass() == AucunResultatException.class && e.code().isPresent();
            return sansDossier ? selonLAvis(contribuable) : aEtablir(e.explication());
        }
    }

    private Tarif selonLAvis(Usager contribuable) {
        // La CAF ne publie un mois qu'après son premier week-end, passé le 9 au plus tard.
        if (impots.millesimes().aujourdhui().getDayOfMonth() < 9) {
            return aEtablir("pas de dossier à la caisse, qui n'a peut-être pas publié ce mois : redemander le 9");
        }
        try {
            var avis = impots.irAssiette().derniereAnnee(contribuable);
            String motif = "pas de dossier à la caisse : avis d'impôt, revenus de " + avis.annee();
            var parAn = avis.donnees().quotientFamilial().map(annuel -> annuel.setScale(0, RoundingMode.CEILING));
            return parAn.map(annuel -> tarif(PAR_AN, annuel.longValueExact(), motif))
                    .orElse(aEtablir(motif + ", où manquent le revenu ou les parts"));
        } catch (AppelException e) {
            return aEtablir("pas de dossier à la caisse, puis aux impôts : " + e.explication());
        }
    }

    private static Tarif tarif(NavigableMap<Long, String> grille, long quotient, String motif) {
        String prix = grille.ceilingEntry(quotient).getValue();
        return new Tarif(Optional.of(new BigDecimal(prix)), motif);
    }

    private static Tarif aEtablir(String motif) {
        return new Tarif(Optional.empty(), motif);
    }
}
