package exemple;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.donnees.Donnees;
import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.ifi.Ifi;
import io.github.impotparticulier.ir.CatalogueLignes;
import io.github.impotparticulier.ir.IrAssiette;
import io.github.impotparticulier.lep.Lep;
import io.github.impotparticulier.millesime.MillesimeCalculator;
import io.github.impotparticulier.millesime.Ressource;
import io.github.impotparticulier.particulier.QuotientFamilialCaf;
import io.github.impotparticulier.personne.Usager;
import io.github.impotparticulier.r2p.R2p;
import io.github.impotparticulier.sfip.Sfip;
import io.github.impotparticulier.th.SituationsTh;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import okhttp3.OkHttpClient;

/** Une application modulaire, la passerelle dans un autre processus. */
public final class Programme {
    /** Un type de chaque paquet exporté, et celui d'OkHttp que la face publique prend en paramètre. */
    private static final List<Class<?>> EXPORTES = List.of(
            ImpotParticulierClient.class,
            Guichet.class,
            Donnees.class,
            AppelException.class,
            Ifi.class,
            IrAssiette.class,
            Lep.class,
            MillesimeCalculator.class,
            QuotientFamilialCaf.class,
            Usager.class,
            R2p.class,
            Sfip.class,
            SituationsTh.class,
            OkHttpClient.class);

    private Programme() {}

    /**
     * Écrit un quotient familial.
     *
     * @param arguments le numéro fiscal
     */
    public static void main(String[] arguments) {
        Module sdk = ImpotParticulierClient.class.getModule();
        System.out.println("module=" + sdk);
        System.out.println("automatique=" + sdk.getDescriptor().isAutomatic());
        TreeSet<String> visibles = new TreeSet<>(sdk.getPackages());
        visibles.removeIf(paquet -> !sdk.isExported(paquet, Programme.class.getModule()));
        System.out.println("visibles=" + visibles);
        System.out.println("types=" + EXPORTES.size());
        System.out.println("calendrier="
                + MillesimeCalculator.officiel()
                        .derniereAnnee(Ressource.IR_ASSIETTE, LocalDate.of(2020, 12, 1))
                        .annee());
        System.out.println("catalogue="
                + CatalogueLignes.officiel().definition("0020", 2023).isPresent());
        try (ImpotParticulierClient client =
                ImpotParticulierClient.builder().depuisEnvironnement().build()) {
            System.out.println("quotient="
                    + client.irAssiette()
                            .pour(Usager.parSpi(arguments[0]), 2024)
                            .quotientFamilial()
                            .orElseThrow());
        }
    }
}
