package io.github.impotparticulier.bacasable;

import io.github.impotparticulier.bacasable.fenetre.ServiceFenetre;
import io.github.impotparticulier.bacasable.particulier.ServiceParticulier;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Ce que le programme sert de plus que la DGFiP, sur le même port : les {@link Commandes}, et une page à la racine, pour qu'il n'y ait
 * qu'une adresse à retenir. Lui seul : dans une JVM, le bac à sable reste strict, et sa racine est une route inconnue comme une autre, car
 * un client qui se trompe d'adresse doit l'apprendre de son test ; et Java y fait déjà, par {@link BacASable}, tout ce que fait la page.
 */
final class Annexe {
    private final Moyens moyens;
    private final ServiceParticulier particulier;
    private final Commandes commandes;
    private volatile @Nullable ServiceFenetre fenetre;

    Annexe(Moyens moyens, Journal journal, ServiceParticulier particulier) {
        this.moyens = moyens;
        this.particulier = particulier;
        this.commandes = new Commandes(moyens, journal, particulier);
    }

    /** L'ouvre sur un bac à sable dont les adresses sont connues ; jusque-là, elle ne sert rien. */
    void ouvrir(BacASable bac) {
        fenetre = new ServiceFenetre(new HoteFenetre(bac, moyens, particulier));
    }

    boolean concerne(HttpUrl adresse) {
        return fenetre != null && (commandes.concerne(adresse) || ServiceFenetre.concerne(adresse));
    }

    MockResponse repondre(RecordedRequest requete) {
        ServiceFenetre ouverte = fenetre;
        return ouverte != null && ServiceFenetre.concerne(requete.getUrl())
                ? ouverte.repondre(requete)
                : commandes.repondre(requete).versHttp(!requete.getMethod().equals("HEAD"));
    }
}
