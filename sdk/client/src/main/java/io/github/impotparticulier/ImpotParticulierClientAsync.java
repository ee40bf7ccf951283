package io.github.impotparticulier;

import io.github.impotparticulier.ifi.IfiAsync;
import io.github.impotparticulier.ir.AvisIr;
import io.github.impotparticulier.ir.IrAssietteAsync;
import io.github.impotparticulier.lep.LepAsync;
import io.github.impotparticulier.r2p.R2pAsync;
import io.github.impotparticulier.sfip.SfipAsync;
import io.github.impotparticulier.th.SituationsTh;

/**
 * Les mêmes ressources qu'{@link ImpotParticulierClient}, sans bloquer : chaque méthode rend un
 * {@link java.util.concurrent.CompletableFuture}. Aucun fil n'attend pendant un appel.
 *
 * <p>L'annuler ({@code cancel}) coupe l'échange ; à l'échéance de l'appel il se complète par
 * {@link io.github.impotparticulier.erreur.ServiceIndisponibleException}. Annulez ce qui vous a été rendu, pas ce que vous en
 * dérivez ({@code thenApply}…) : l'annulation ne remonte pas.
 *
 * <p>Ce que vous enchaînez s'exécute dans un fil du SDK. Un travail long y est permis mais mieux placé ailleurs
 * ({@code thenApplyAsync(…, executeur)}).
 *
 * <p>Obtenu par {@link ImpotParticulierClient#async()}, et fermé avec lui.
 */
public final class ImpotParticulierClientAsync {
    private final Lecteur lecteur;

    ImpotParticulierClientAsync(Lecteur lecteur) {
        this.lecteur = lecteur;
    }

    /** {@return la ressource « IR assiette » : les données de la déclaration de revenus} */
    public IrAssietteAsync irAssiette() {
        return new IrAssietteAsyncClient(new LecteurIrAssiette(lecteur));
    }

    /** {@return la ressource « IR facture » : le foyer et les lignes de l'avis d'impôt sur le revenu} */
    public RessourceAnnuelleAsync<AvisIr> irFacture() {
        return new AnnuelleAsynchrone<>(IrFactureClient.annuel(lecteur));
    }

    /** {@return la ressource « TH » : la taxe d'habitation, jusqu'en 2022} */
    public RessourceAnnuelleAsync<SituationsTh> th() {
        return new AnnuelleAsynchrone<>(ThClient.annuel(lecteur));
    }

    /** {@return la ressource « ISF/IFI » : le foyer est-il imposé} */
    public IfiAsync ifi() {
        return new IfiAsyncClient(new LecteurIfi(lecteur));
    }

    /** {@return la ressource « LEP », pour les banques} */
    public LepAsync lep() {
        return new LepAsyncClient(new LecteurLep(lecteur));
    }

    /** {@return l'API « R2P » : la recherche d'une personne} */
    public R2pAsync r2p() {
        return new R2pAsyncClient(new LecteurR2p(lecteur));
    }

    /** {@return l'API « SFiP » : le courtier qui cherche la personne et lit ses données} */
    public SfipAsync sfip() {
        return new SfipAsyncClient(new LecteurSfip(lecteur));
    }

    /** {@return un texte fixe, sans réglage} */
    @Override
    public String toString() {
        return "ImpotParticulierClientAsync";
    }
}
