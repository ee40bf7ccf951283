package io.github.impotparticulier.internal.echange;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.HttpUrl;

/** Dit à chaque essai ce qu'OkHttp en fait. */
final class Ecoute extends EventListener {
    static final Ecoute SEULE = new Ecoute();

    private Ecoute() {}

    /** Le premier proxy possible : chercher son nom peut déjà échouer. */
    @Override
    public void proxySelectEnd(Call appel, HttpUrl url, List<Proxy> proxys) {
        noter(appel, proxys.get(0));
    }

    @Override
    public void connectStart(Call appel, InetSocketAddress adresse, Proxy proxy) {
        noter(appel, proxy);
    }

    /** Le proxy, s'il y en a un, a fait ce qu'on lui demandait : ce qui suit est de la passerelle. */
    @Override
    public void secureConnectStart(Call appel) {
        noter(appel, Proxy.NO_PROXY);
        Essai essai = Essai.de(appel);
        if (essai != null) {
            essai.seLieEnTls();
        }
    }

    private static void noter(Call appel, Proxy proxy) {
        Essai essai = Essai.de(appel);
        if (essai != null) {
            essai.passePar(proxy);
        }
    }

    /** Le premier bloc d'en-têtes est lu. */
    @Override
    public void responseHeadersStart(Call appel) {
        Essai essai = Essai.de(appel);
        Garde garde = essai == null ? null : essai.garde();
        if (garde != null) {
            garde.enTetes();
        }
    }
}
