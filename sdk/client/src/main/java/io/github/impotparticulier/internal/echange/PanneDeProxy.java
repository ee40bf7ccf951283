package io.github.impotparticulier.internal.echange;

import java.io.IOException;
import java.io.Serial;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Un proxy qui n'est pas joignable, ou qui refuse d'ouvrir un tunnel : la passerelle n'a rien reçu. */
final class PanneDeProxy extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** OkHttp ne dit le statut que dans son message. */
    private static final Pattern REFUS = Pattern.compile("Unexpected response code for CONNECT: ([0-9]{3})");

    private final boolean passagere;

    private PanneDeProxy(String explication, boolean passagere, IOException cause) {
        super(explication, cause);
        this.passagere = passagere;
    }

    /** Cette panne, si elle est celle d'un proxy ; sinon, la panne telle quelle. */
    static IOException reconnaitre(IOException panne, Essai essai) {
        Proxy proxy = essai.proxy();
        if (proxy == null
                || proxy.type() == Proxy.Type.DIRECT
                || essai.garde() != null
                || panne instanceof AccesProxy.Refus) {
            return panne;
        }
        String nom = AccesProxy.Refus.nom(proxy);
        Matcher refus = REFUS.matcher(String.valueOf(panne.getMessage()));
        if (refus.matches()) {
            int statut = Integer.parseInt(refus.group(1));
            return new PanneDeProxy(
                    "Le proxy " + nom + " refuse d'ouvrir un tunnel vers la passerelle (HTTP " + statut
                            + ") : voyez avec qui le tient s'il l'autorise.",
                    statut >= 500 || statut == 408 || statut == 429,
                    panne);
        }
        if (Demesure.estLaCauseDe(panne)) {
            return new PanneDeProxy(
                    "Le proxy " + nom + " répond plus qu'il ne faut pour ouvrir un tunnel : vérifiez son adresse.",
                    false,
                    panne);
        }
        return injoignable(panne)
                ? new PanneDeProxy(
                        "Le proxy " + nom
                                + " n'est pas joignable, ou ne répond pas : vérifiez son adresse et qu'il est en marche.",
                        true,
                        panne)
                : panne;
    }

    private static boolean injoignable(IOException panne) {
        return panne instanceof ConnectException
                || panne instanceof NoRouteToHostException
                || panne instanceof SocketTimeoutException
                || panne instanceof UnknownHostException;
    }

    String explication() {
        return String.valueOf(getMessage());
    }

    boolean passagere() {
        return passagere;
    }
}
