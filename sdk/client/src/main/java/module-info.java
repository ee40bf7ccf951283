/**
 * Client Java de l'API Impôt particulier de la DGFiP.
 *
 * <p>Le point d'entrée est {@link io.github.impotparticulier.ImpotParticulierClient}.
 */
module io.github.impotparticulier.client {
    requires transitive okhttp3;
    requires com.squareup.moshi;
    requires okio;
    requires org.slf4j;
    requires static org.jspecify;

    exports io.github.impotparticulier;
    exports io.github.impotparticulier.appel;
    exports io.github.impotparticulier.autre;
    exports io.github.impotparticulier.donnees;
    exports io.github.impotparticulier.erreur;
    exports io.github.impotparticulier.ifi;
    exports io.github.impotparticulier.ir;
    exports io.github.impotparticulier.lep;
    exports io.github.impotparticulier.millesime;
    exports io.github.impotparticulier.particulier;
    exports io.github.impotparticulier.personne;
    exports io.github.impotparticulier.r2p;
    exports io.github.impotparticulier.sfip;
    exports io.github.impotparticulier.th;
}
