package io.github.impotparticulier.exemples.raccordement;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.HttpUrl;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/** Voit jusqu'où une requête est allée. */
final class TemoinReseau extends EventListener {
    /** Où en est la requête. */
    enum Etape {
        DEPART,
        RESOLUTION,
        CONNEXION,
        TLS,
        ECHANGE
    }

    private volatile Etape etape = Etape.DEPART;
    private volatile List<InetAddress> adresses = List.of();
    private volatile Proxy proxy = Proxy.NO_PROXY;
    private volatile boolean proxyDemandeUnCompte;
    private volatile @Nullable Handshake poignee;

    Etape etape() {
        return etape;
    }

    /** Celles de l'hôte, ou du proxy s'il y en a un ; vide si rien n'a été résolu. */
    List<InetAddress> adresses() {
        return adresses;
    }

    Proxy proxy() {
        return proxy;
    }

    boolean proxyDemandeUnCompte() {
        return proxyDemandeUnCompte;
    }

    /** Ce que TLS a convenu ; vide s'il n'y est pas arrivé, ou sans TLS. */
    Optional<Handshake> poignee() {
        return Optional.ofNullable(poignee);
    }

    void compteDemande() {
        proxyDemandeUnCompte = true;
    }

    @Override
    public void proxySelectEnd(Call appel, HttpUrl adresse, List<Proxy> proxys) {
        if (!proxys.isEmpty()) {
            proxy = proxys.get(0);
        }
    }

    @Override
    public void dnsStart(Call appel, String nom) {
        etape = Etape.RESOLUTION;
    }

    @Override
    public void dnsEnd(Call appel, String nom, List<InetAddress> trouvees) {
        adresses = List.copyOf(trouvees);
    }

    @Override
    public void connectStart(Call appel, InetSocketAddress vers, Proxy par) {
        etape = Etape.CONNEXION;
        proxy = par;
    }

    @Override
    public void secureConnectStart(Call appel) {
        etape = Etape.TLS;
    }

    @Override
    public void secureConnectEnd(Call appel, @Nullable Handshake convenue) {
        poignee = convenue;
    }

    @Override
    public void connectEnd(Call appel, InetSocketAddress vers, Proxy par, @Nullable Protocol protocole) {
        etape = Etape.ECHANGE;
    }

    @Override
    public void connectionAcquired(Call appel, Connection connexion) {
        etape = Etape.ECHANGE;
    }
}
