package io.github.impotparticulier.internal.echange;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.Executor;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;

/**
 * Résout un nom dans un autre fil : une résolution ne s'interrompt pas, l'appel si. Deux clients ne partagent leurs connexions que si
 * leurs résolutions sont égales.
 */
final class ResolutionAPart implements Dns {
    private final Dns dns;
    private final Executor fils;

    ResolutionAPart(Dns dns, Executor fils) {
        this.dns = dns;
        this.fils = fils;
    }

    @Override
    public List<InetAddress> lookup(String hote) throws UnknownHostException {
        Essai essai = Essai.duFil();
        if (essai == null) {
            return dns.lookup(hote);
        }
        RendezVous<Resolution> rendezVous = new RendezVous<>();
        Fils.ailleurs(fils, () -> rendezVous.apporter(resoudre(hote)));
        // L'appel a sa propre borne, que cette attente ne fait que suivre : c'est elle qui nommera la panne.
        Resolution obtenue = rendezVous.attendre(essai.operation(), essai.reste());
        if (obtenue == null) {
            throw new UnknownHostException();
        }
        return obtenue.adresses();
    }

    private Resolution resoudre(String hote) {
        try {
            return new Resolution(dns.lookup(hote), null);
        } catch (Throwable e) {
            // Tout, d'une résolution confiée : l'appelant attend.
            return new Resolution(List.of(), e);
        }
    }

    @Override
    public boolean equals(@Nullable Object autre) {
        return autre instanceof ResolutionAPart autrement && dns.equals(autrement.dns);
    }

    @Override
    public int hashCode() {
        return dns.hashCode();
    }

    /** Ce qu'une résolution a donné, panne comprise. */
    private record Resolution(
            List<InetAddress> trouvees, @Nullable Throwable panne) {
        List<InetAddress> adresses() throws UnknownHostException {
            if (panne instanceof UnknownHostException inconnu) {
                throw inconnu;
            }
            if (panne instanceof Error erreur) {
                throw erreur;
            }
            if (panne != null) {
                throw new IllegalStateException(panne);
            }
            return trouvees;
        }
    }
}
