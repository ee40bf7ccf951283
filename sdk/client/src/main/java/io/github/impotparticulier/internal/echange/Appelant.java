package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.ReponseIncoherenteException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Qui appelle : un client, ou l'une de ses vues, qui partagent sa passerelle.
 *
 * @param passerelle où vont les requêtes
 * @param delais les bornes de temps
 * @param reference la référence du programme, pour l'écouteur
 * @param tache la tâche asynchrone où se font les appels, s'il y en a une
 */
public record Appelant(
        Passerelle passerelle,
        Delais delais,
        @Nullable String reference,
        @Nullable Tache tache) {
    public Appelant(Passerelle passerelle, Delais delais) {
        this(passerelle, delais, null, null);
    }

    public Appelant avecDelais(Delais nouveaux) {
        return new Appelant(passerelle, nouveaux, reference, tache);
    }

    public Appelant avecDelaiAppel(Duration delai) {
        return avecDelais(delais.avecAppel(Verifications.duree(delai, "delaiAppel")));
    }

    public Appelant avecDelaiEssai(Duration delai) {
        return avecDelais(delais.avecEssai(Verifications.duree(delai, "delaiEssai")));
    }

    public Appelant avecDelaiConnexion(Duration delai) {
        return avecDelais(delais.avecConnexion(Verifications.duree(delai, "delaiConnexion")));
    }

    public Appelant avecReference(String nouvelle) {
        return new Appelant(passerelle, delais, nouvelle, tache);
    }

    public Clock horloge() {
        return passerelle.horloge();
    }

    /** Commence une opération, dont toutes les requêtes partagent une échéance. */
    public Operation commencer() {
        return passerelle.commencer(delais, reference, tache);
    }

    /** Fait cette action dans un autre fil, pour un appelant qui ne sert qu'à elle. */
    public <T> CompletableFuture<T> async(Function<Appelant, ? extends T> action) {
        return passerelle.async(
                delais, tache, nouvelle -> action.apply(new Appelant(passerelle, delais, reference, nouvelle)));
    }

    /** Envoie la requête, et lit la réponse. */
    public <T> T lire(Operation operation, Requete requete, Function<Reponse, T> decodeur) {
        Reponse reponse = passerelle.lire(requete, operation);
        try {
            return decodeur.apply(reponse);
        } catch (ReponseIllisibleException e) {
            throw reponse.illisible(e);
        } catch (ReponseIncoherenteException e) {
            throw reponse.incoherente(e);
        }
    }

    /** Un texte fixe : la référence est du programme. */
    @Override
    public String toString() {
        return "Appelant";
    }
}
